"""Labels in headings: `##### Q. …`, `#### 问：…####`, a name as a heading, a question as a heading."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from string import ascii_uppercase

from msgspec.structs import replace

from interviews.parsing.blocks import Block
from interviews.parsing.labels.label import (
    Form,
    Label,
    is_answer_label,
    is_question_label,
    may_be_label,
)
from interviews.parsing.labels.spelling import label_spelled, read_spelling, take_times
from interviews.parsing.requests import ends_as_question
from interviews.parsing.source import tidy
from interviews.parsing.timestamps import is_bare_time

_LABELLED = re.compile(r"([^:：\n]{1,70})[:：]+\s*(?=\S)")
_SHORT = re.compile(r"([^\W\d_]{1,12}\s?\d{0,3})[.、:：]\s*")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LETTER = re.compile(r"[*_]{0,3}([A-Z]|[IVX]{2,4})[.):][*_]{0,3}\s")
_ENCLOSING = re.compile(r"([*_]{1,3})(?![*_\s])((?:(?!\1).)+)\1")
_CLOSING_MARKS = re.compile(r"\s*#+\s*$")


def read_heading(block: Block) -> Label | None:
    """The label that a heading may be; a heading without one is a candidate for a question."""
    timestamp, text = _time_and_words(block)
    if not text:
        return None
    found = _SHORT.match(text)
    if found is None or not (is_question_label(found[1]) or is_answer_label(found[1])):
        found = _LABELLED.match(text)
    spelling = read_spelling(found[1]) if found is not None else None
    if found is not None and spelling is not None and may_be_label(spelling.written):
        said = text[found.end() :].lstrip("*_ ").strip()
        label = label_spelled(Form.HEADING_LABEL, spelling, block.start, said, timestamp)
        return replace(label, end=block.end, complete=bool(said), level=block.level)
    return _question(block, timestamp, text)


def read_lettered(block: Block) -> Label | None:
    """The question in a heading of which the first letter is a number; without one it is a topic."""
    timestamp, text = _time_and_words(block)
    return _question(block, timestamp, text) if ends_as_question(text) else None


def lettered(headings: Iterable[Block]) -> frozenset[int]:
    """The lines of headings that letters or numerals number within a level: `A. What`, `B. How`."""
    by_level: dict[int, dict[int, str]] = defaultdict(dict)
    for block in headings:
        if (found := _LETTER.match(block.text)) is not None:
            by_level[block.level][block.start] = found[1]
    return frozenset(
        start
        for found in by_level.values()
        if _number(found.values()) or _number_in_roman(found.values())
        for start in found
    )


def _number_in_roman(numerals: Collection[str]) -> bool:
    return len(numerals) > 1 and tuple(numerals) == ROMAN[: len(numerals)]


def _number(letters: Iterable[str]) -> bool:
    """Whether letters count from A on; where they begin again, A and B alone are two who speak in turn."""
    first, *runs = "".join(letters).split("A")
    least = 1 if len(runs) == 1 else 2
    return not first and all(len(run) >= least and ascii_uppercase[1:].startswith(run) for run in runs)


def _time_and_words(block: Block) -> tuple[str | None, str]:
    """The time of a heading and its words without marks around them; no words where there is only a time."""
    if is_bare_time(block.text):
        return None, ""
    timestamp, text = take_times(tidy(block.text))
    text = _CLOSING_MARKS.sub("", text)
    enclosing = _ENCLOSING.fullmatch(text)
    text = (enclosing[2] if enclosing else text).strip()
    if timestamp is None:
        timestamp, text = take_times(text)
    return timestamp, text


def _question(block: Block, timestamp: str | None, text: str) -> Label:
    return Label(
        Form.HEADING_QUESTION,
        "",
        "",
        block.start,
        block.end,
        text.rstrip(":： ") or text,
        timestamp=timestamp,
        complete=True,
        level=block.level,
    )
