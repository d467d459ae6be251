"""Labels without marks: `Name: text`, initials, names with a time, a name alone on its line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interviews.parsing.labels.label import (
    Form,
    Label,
    is_answer_label,
    is_question_label,
    may_be_label,
    plain,
    split_name,
    without_bold,
)
from interviews.parsing.source import tidy
from interviews.parsing.timestamps import ENCLOSED_TIME, clock, take_leading_time
from interviews.parsing.vocabulary import SMALL_WORDS_IN_NAMES

_NAME = r"[^\W_][^:：\n*\[\]<>|`\t?!。？！=]{0,60}?"
_TIME_FIRST = re.compile(
    rf"\s*(?P<time>{ENCLOSED_TIME})\s*[-–—]?\s*(?P<name>{_NAME})\s*(?P<colon>[:：]+|$)\s*"
)
_TIME_LAST = re.compile(
    rf"\s*(?P<name>{_NAME})\s*(?:[:：]\s*(?P<loose>{ENCLOSED_TIME})\s*$|\s(?P<time>{ENCLOSED_TIME})\s*(?P<colon>[:：]+|$))\s*"
)
_PLAIN = re.compile(rf"\s{{0,3}}(?P<unclosed>\*{{2,3}})?(?P<name>{_NAME}|\?{{3}})\s*[:：]+(?!//)\s*")
_DOTTED = re.compile(r"\s{0,3}(?P<name>[^\W\d_]{1,12}\s?\d{0,3})[.、](?:\s+|(?=[^\x00-\x7f]))")
_COLON_WITHIN = 72


def read_timed(lines: Sequence[str], index: int, end: int) -> Label | None:
    """`Name  0:44`, `Name (00:00:08):`, `Name: 00:00:22`, `[0:00:41.9] CC: text`."""
    line = lines[index]
    if ":" not in line[:_COLON_WITHIN] or not any(map(str.isdigit, line[:_COLON_WITHIN])):
        return None
    found = _TIME_FIRST.match(line) or _TIME_LAST.match(line)
    if found is None:
        return None
    groups = found.groupdict()
    written = tidy(found["name"])
    timestamp = clock(groups.get("time") or groups.get("loose") or "")
    if not may_be_label(written) or not _capitalised(written):
        return None
    name, initials, remark = split_name(written)
    text = line[found.end() :].strip()
    if not groups.get("colon") and text:
        return None
    return Label(Form.TIMED_NAME, written, name, index, index + 1, text, initials, remark, timestamp)


def read_plain(lines: Sequence[str], index: int, end: int) -> Label | None:
    """`Name: text`, `KO: text`, `Q. text`."""
    line = lines[index]
    head = line[:_COLON_WITHIN]
    if ":" in head or "：" in head:
        found = _PLAIN.match(line)
        if found is not None:
            written = tidy(plain(found["name"]))
            if may_be_label(written):
                name, initials, remark = split_name(written)
                # A bold that is closed wrongly or not at all is no bold, and the label a plain one.
                said = line[found.end() :].lstrip("* ") if found["unclosed"] else line[found.end() :]
                timestamp, text = take_leading_time(said)
                return Label(
                    Form.PLAIN_LABEL,
                    written,
                    name,
                    index,
                    index + 1,
                    text.strip(),
                    initials,
                    remark,
                    timestamp,
                )
    dotted = _DOTTED.match(head)
    if dotted is not None:
        written = tidy(dotted["name"])
        if is_question_label(written) or is_answer_label(written):
            text = without_bold(line[dotted.end() :])
            return Label(
                Form.PLAIN_LABEL,
                written,
                written,
                index,
                index + 1,
                text,
                complete=is_question_label(written),
            )
    return None


def read_name_alone(lines: Sequence[str], index: int, end: int) -> Label | None:
    """A line with a name and nothing else, with what is said on the next line."""
    line = lines[index]
    if len(line) > 48 or index + 1 >= end:
        return None
    written = tidy(line)
    if lines[index + 1].startswith(": "):
        if may_be_label(written):
            return Label(Form.DEFINITION, written, written, index, index + 2, lines[index + 1][2:].strip())
        return None
    if not _like_a_name(written):
        return None
    name, initials, remark = split_name(written)
    return Label(Form.PLAIN_NAME, written, name, index, index + 1, "", initials, remark)


def _capitalised(written: str) -> bool:
    first = written[0]
    return not first.islower() and not first.isdigit()


def _like_a_name(written: str) -> bool:
    words = plain(written).split()
    if not 1 <= len(words) <= 5 or not may_be_label(written) or written[-1] in ".,:;-)":
        return False
    if not all(
        character.isalpha() or character in " .'’-&()\"“”" or character.isdigit() for character in written
    ):
        return False
    return all(
        word[0].isupper()
        or word[0].isdigit()
        or word.casefold() in SMALL_WORDS_IN_NAMES
        or not word[0].isascii()
        for word in words
    )
