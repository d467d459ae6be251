"""Labels in headings: `##### Q. …`, `#### 问：…####`, a name as a heading, a question as a heading."""

from __future__ import annotations

import re

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
from interviews.parsing.source import tidy
from interviews.parsing.timestamps import is_bare_time

_LABELLED = re.compile(r"([^:：\n]{1,70})[:：]+\s*(?=\S)")
_SHORT = re.compile(r"([^\W\d_]{1,12}\s?\d{0,3})[.、:：]\s*")
_ENCLOSING = re.compile(r"([*_]{1,3})(?![*_\s])((?:(?!\1).)+)\1")
_CLOSING_MARKS = re.compile(r"\s*#+\s*$")


def read_heading(block: Block) -> Label | None:
    """The label that a heading may be; a heading without one is a candidate for a question."""
    if is_bare_time(block.text):
        return None
    timestamp, text = take_times(tidy(block.text))
    text = _CLOSING_MARKS.sub("", text)
    enclosing = _ENCLOSING.fullmatch(text)
    text = (enclosing[2] if enclosing else text).strip()
    if timestamp is None:
        timestamp, text = take_times(text)
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
