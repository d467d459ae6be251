"""Labels in bold: `**Name:** text` in all its variants, a name alone, a whole question in bold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from interviews.parsing.labels.label import (
    LONGEST_LABEL,
    Form,
    Label,
    is_answer_label,
    is_question_label,
    may_be_label,
    plain,
    split_name,
    without_bold,
)
from interviews.parsing.requests import ends_as_question
from interviews.parsing.source import tidy
from interviews.parsing.timestamps import ENCLOSED_TIME, TIME, clock, is_bare_time, take_leading_time

_OPENING = re.compile(
    r"[\s\u200b\u2060\ufeff]*(?:\d{1,3}[.)]\s+)?(\*\*\*|\*\*_|_\*\*|\*\*|___|__|<b>|<strong>|\*|_)(?=[^\s*])"
)
_CLOSING = {"***": "***", "**_": "_**", "_**": "**_", "**": "**", "___": "___", "__": "__", "<b>": "</b>",
"<strong>": "</strong>", "*": "*", "_": "_"}  # fmt: skip
_INNER = re.compile(r"([^:：\n]{1,70})[:：]+\s*")
_SHORT_INNER = re.compile(r"((?:[^\W\d_]{1,12})\s?\d{0,3})[.、:：]\s*")
_AFTER = re.compile(
    rf"\s*(?P<remark>[(（][^()（）\n]{{1,40}}[)）])?\s*(?P<time>{ENCLOSED_TIME})?\s*(?P<colon>[:：]+)\s*"
)
_TIME_AFTER = re.compile(rf"\s*(?P<time>\\?[\[(]\s*{TIME}\s*\\?[\])])\s*")
_DASH_AFTER = re.compile(r"\s*(?P<remark>\([^()\n]{1,40}\))?\s+[-–—]{1,2}\s+")
_LOOSE_TIME = re.compile(rf"\s*(?:{ENCLOSED_TIME}|\d{{1,3}}\.\d{{2}})?\s*")
_SENTENCE_ENDS = (".", "?", "!", "…", "”", '"')
LONGEST_QUESTION_LINES = 30
"""Lines over which one bold may run; hard-wrapped questions in the wild reach 9."""


def read_bold(lines: Sequence[str], index: int, end: int) -> Label | None:
    """The label that bold marks at the beginning of a line make, if they may make one."""
    line = lines[index]
    opening = _OPENING.match(line)
    if opening is None:
        return None
    found = _enclosed(lines, index, end, opening.end(), _CLOSING[opening[1]])
    if found is None:
        return None
    inner, rest, last = found
    if is_bare_time(inner):
        return None
    if opening[1] in ("*", "_"):
        return _label_in_italics(inner, rest, index) or _question_in_italics(inner, rest, index, last)
    if "\n" not in inner:
        label = _label_alone(inner, rest, index) or _label_before(inner, rest, index)
        if label is not None:
            return label
    label = _label_inside(inner, rest, opening[1], index, last)
    if label is not None:
        return label
    if rest.strip():
        return _label_without_colon(inner, rest, index)
    text = tidy(inner)
    return Label(Form.BOLD_QUESTION, "", "", index, last, text, complete=True) if text else None


def _enclosed(
    lines: Sequence[str], index: int, end: int, start: int, closing: str
) -> tuple[str, str, int] | None:
    """What the marks enclose, the rest of the line where they close, and the index after that line."""
    line = lines[index]
    place = _find(closing, line, start)
    if place >= 0:
        return line[start:place], line[place + len(closing) :], index + 1
    parts = [line[start:]]
    for number in range(index + 1, min(end, index + LONGEST_QUESTION_LINES)):
        line = lines[number]
        place = _find(closing, line, 0)
        if place >= 0:
            parts.append(line[:place])
            return "\n".join(parts), line[place + len(closing) :], number + 1
        parts.append(line)
    return None


def _find(closing: str, line: str, start: int) -> int:
    """The place of the first mark that no backslash makes a letter, or -1."""
    place = line.find(closing, start)
    while place > 0 and line[place - 1] == "\\":
        place = line.find(closing, place + 1)
    return place


def _label_alone(inner: str, rest: str, index: int) -> Label | None:
    """`**Name:** text`, `**Q.** text`, `**Name (RK):**`, `**Name [00:12]:** text`."""
    label = _read_label_alone(inner)
    if label is None:
        return None
    said, following = take_leading_time(rest)
    text = following.strip()
    question = without_bold(text) if text[:1] in ("*", "_") and is_question_label(label.name) else text
    return Label(
        Form.BOLD_LABEL,
        label.written,
        label.name,
        index,
        index + 1,
        question,
        label.initials,
        label.remark,
        label.timestamp or said,
        complete=question != text,
    )


@lru_cache(maxsize=4096)
def _read_label_alone(inner: str) -> Label | None:
    """The label that some words in bold are, wherever they stand: labels come back hundreds of times."""
    text = tidy(plain(inner)).strip("_* ")
    stopped = text.endswith((":", "："))
    if not stopped and not (text.endswith(".") and (is_question_label(text) or is_answer_label(text))):
        return None
    written = text.rstrip(":：. ") if stopped else text.rstrip(". ")
    timestamp, written = _take_time(written)
    if not may_be_label(written):
        return None
    name, initials, remark = split_name(written)
    return Label(Form.BOLD_LABEL, written, name, 0, 0, "", initials, remark, timestamp)


def _label_in_italics(inner: str, rest: str, index: int) -> Label | None:
    """`*Name:* text`, `*Name*: text`; a name alone in italics is none, and a whole sentence neither."""
    if len(inner) > LONGEST_LABEL or "\n" in inner:
        return None
    label = _label_alone(inner, rest, index)
    if label is None and rest.lstrip().startswith((":", "：")):
        label = _label_before(inner, rest, index)
    return label


def _question_in_italics(inner: str, rest: str, index: int, last: int) -> Label | None:
    """A whole paragraph in italics that asks."""
    text = tidy(inner)
    if rest.strip() or not ends_as_question(text):
        return None
    return Label(Form.ITALIC_QUESTION, "", "", index, last, text, complete=True)


def _label_before(inner: str, rest: str, index: int) -> Label | None:
    """`**Name**: text`, `**Name** (00:34):`, `**Name** - text`, `**Name**`."""
    written = tidy(plain(inner)).strip("_ ")
    if not may_be_label(written):
        return None
    after = _AFTER.match(rest)
    form = Form.BOLD_LABEL
    if after is None:
        after = _TIME_AFTER.match(rest)
    if after is None:
        after, form = _DASH_AFTER.match(rest), Form.BOLD_DASH
    name, initials, remark = split_name(written)
    if after is not None:
        groups = after.groupdict()
        timestamp = clock(groups.get("time") or "") or clock(groups.get("remark") or "")
        if groups.get("remark") and timestamp is None:
            written = f"{written} {groups['remark']}"
            _, initials, remark = split_name(written)
        said, following = take_leading_time(rest[after.end() :])
        return Label(
            form, written, name, index, index + 1, following.strip(), initials, remark, timestamp or said
        )
    if _LOOSE_TIME.fullmatch(rest) and not written.endswith("."):
        return Label(Form.BOLD_NAME, written, name, index, index + 1, "", initials, remark, clock(rest))
    return None


def _label_without_colon(inner: str, rest: str, index: int) -> Label | None:
    """`**Name** A whole sentence.`, `**Name.** A whole sentence.`: a label if it is one elsewhere.

    `**Name** is a baker` and `**Name** Baker, Bole Bread` are about somebody.
    """
    said = rest.strip()
    if not rest[0].isspace() or not said[0].isupper() or not said.endswith(_SENTENCE_ENDS):
        return None
    written = tidy(inner).removesuffix(".")
    is_initial = len(written) < 2 and not (is_question_label(written) or is_answer_label(written))
    if is_initial or not may_be_label(written):
        return None
    return Label(Form.BOLD_BEGINNING, written, written, index, index + 1, said)


def _label_inside(inner: str, rest: str, marks: str, index: int, last: int) -> Label | None:
    """`**Name: the whole question?**`, `**Q. The whole question?**`, `**Name: I**n fact`."""
    found = _SHORT_INNER.match(inner.lstrip("_* "))
    if found is None or not (is_question_label(found[1]) or is_answer_label(found[1])):
        found = _INNER.match(inner.lstrip("_* "))
    if found is None:
        return None
    timestamp, written = _take_time(tidy(plain(found[1])).strip("_* "))
    said = inner.lstrip("_* ")[found.end() :].strip()
    if not may_be_label(written) or (not said and not rest.strip()):
        return None
    name, initials, remark = split_name(written)
    complete = not rest.strip()
    # The bold that went over the label goes on over the words: it is opened again in front of them.
    text = said.strip("_") if complete else f"{marks}{said}{marks[::-1]}{rest}"
    return Label(
        Form.BOLD_LABEL,
        written,
        name,
        index,
        last,
        text.strip(),
        initials,
        remark,
        timestamp,
        complete=complete,
    )


def _take_time(written: str) -> tuple[str | None, str]:
    found = re.search(rf"\s*[,(\[]*\s*{ENCLOSED_TIME}\s*[)\]]*\s*$", written)
    if found is None or not written[: found.start()].strip():
        return None, written
    return clock(found[0]), written[: found.start()].strip()
