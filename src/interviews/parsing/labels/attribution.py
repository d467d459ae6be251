"""Answers that name who gives them in a line of their own: `*Answered by Ana Ruiz*`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interviews.parsing.labels.label import Form, Label, may_be_label, plain, split_name
from interviews.parsing.source import tidy

_ANSWERED_BY = re.compile(
    r"\s*(?P<marks>[*_]{1,3})(?:answer(?:ed)?|response|responded|antwort|beantwortet|respuesta|respondid[oa]|réponse|"
    r"répondu|risposta|resposta|ответ(?:ил|ила)?)\s*(?:by|from|von|de|por|par|di)?\s*[:：]?\s+(?P<name>[^*_\n]{2,70}?)\s*"
    r"(?P=marks)\s*",
    re.IGNORECASE,
)
_MARKS = ("*", "_")


def read_answered_by(line: str, lines: Sequence[str], index: int, end: int) -> Label | None:
    """The label that a line in italics makes which says who answers."""
    line = line.strip()
    found = _ANSWERED_BY.fullmatch(line) if line[:1] in _MARKS and line[-1:] in _MARKS else None
    if found is None:
        return None
    written = tidy(plain(found["name"])).rstrip(".:")
    if not may_be_label(written):
        return None
    name, initials, remark = split_name(written)
    name, office = _without_office(name)
    return Label(
        Form.ANSWERED_BY,
        written,
        name,
        index,
        index + 1,
        "",
        initials,
        remark or office,
        as_written=line.strip("*_ "),
    )


def _without_office(name: str) -> tuple[str, str | None]:
    """A name and what somebody is: `Ines Okoro, hydrologist`; `Okoro, Ines` is a name as a whole."""
    before, _, behind = name.partition(", ")
    is_office = behind and (behind[0].islower() or " " in before or " " in behind)
    return (before, behind) if is_office else (name, None)
