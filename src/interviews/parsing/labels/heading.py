"""Labels in headings: `##### Q. …`, `#### 问：…####`, a name as a heading, a question as a heading."""

from __future__ import annotations

import re

from interviews.parsing.blocks import Block
from interviews.parsing.labels.label import (
    Form,
    Label,
    is_answer_label,
    is_question_label,
    may_be_label,
    plain,
    split_name,
)
from interviews.parsing.source import tidy

_LABELLED = re.compile(r"([^:：\n]{1,70})[:：]+\s*(?=\S)")
_SHORT = re.compile(r"([^\W\d_]{1,12}\s?\d{0,3})[.、:：]\s*")
_ENCLOSING = re.compile(r"([*_]{1,3})(?![*_\s])((?:(?!\1).)+)\1")
_CLOSING_MARKS = re.compile(r"\s*#+\s*$")


def read_heading(block: Block) -> Label | None:
    """The label that a heading may be; a heading without one is a candidate for a question."""
    text = tidy(_CLOSING_MARKS.sub("", block.text))
    enclosing = _ENCLOSING.fullmatch(text)
    text = (enclosing[2] if enclosing else text).strip()
    if not text:
        return None
    found = _SHORT.match(text)
    if found is None or not (is_question_label(found[1]) or is_answer_label(found[1])):
        found = _LABELLED.match(text)
    written = tidy(plain(found[1])).strip("_* ") if found is not None else ""
    if found is not None and may_be_label(written):
        name, initials, remark = split_name(written)
        said = text[found.end() :].lstrip("*_ ").strip()
        return Label(
            Form.HEADING_LABEL,
            written,
            name,
            block.start,
            block.end,
            said,
            initials,
            remark,
            complete=bool(said),
            level=block.level,
        )
    return Label(
        Form.HEADING_QUESTION, "", "", block.start, block.end, text, complete=True, level=block.level
    )
