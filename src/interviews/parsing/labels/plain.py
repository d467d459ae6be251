"""Labels without marks: `Name: text`, initials, names with a time, a name alone, numbered questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import category

from msgspec.structs import replace

from interviews.parsing.labels.label import (
    Form,
    Label,
    is_answer_label,
    is_question_label,
    label_of_name,
    may_be_label,
    plain,
    without_bold,
)
from interviews.parsing.labels.spelling import label_spelled, read_spelling
from interviews.parsing.requests import ends_as_question
from interviews.parsing.source import tidy
from interviews.parsing.timestamps import BEGINNINGS, Time, take_leading_time, time_at
from interviews.parsing.vocabulary import SMALL_WORDS_IN_NAMES

_NAME = r"[^\W_][^:：\n*\[\]<>|`\t?!。？！=]{0,60}?"
_NAME_ALONE = re.compile(rf"\s*(?P<name>{_NAME})[\s,;·•|@–—-]*(?P<colon>[:：]?)[\s,;·•|@–—-]*")
_PLAIN = re.compile(rf"\s{{0,3}}(?P<unclosed>\*{{2,3}})?(?P<name>{_NAME}|\?{{3}})\s*[:：]+(?!//)\s*")
_WITH_INITIALS = re.compile(
    rf"\s{{0,3}}(?P<unclosed>\*{{2,3}})?(?P<name>{_NAME}\s\[[^\W\d_a-z]{{2,5}}\]):\s*"
)
"""`Ana Roe [AR]: text`."""
_DOTTED = re.compile(r"\s{0,3}(?P<name>[^\W\d_]{1,12}\s?\d{0,3})[.、](?:\s+|(?=[^\x00-\x7f]))")
_DASHED = re.compile(rf"\s{{0,3}}(?P<name>{_NAME})(?:(?P<stop>\.)\s?(?:[—–]+\s*|-+\s+)|\s+[—–]\s+)(?=\S)")
"""`Ana Roe.— text`, as newspapers in Spanish have it, and `Ana Roe – text`."""
_SPACED = re.compile(r"[ \t\u00a0]*(?P<name>[QA])(?:[ \u00a0]{2,}|\t)\s*(?=\S)")
"""Minutes of courts and briefings set off questions and answers by a letter and a gap."""
_NUMBERED = re.compile(r"\s{0,3}\d{1,3}\s?(?:[.)、）．]|-(?=\s))\s*(?P<text>\S.*)")
_CLOSING_BREAK = re.compile(r"</?br ?/?>|\\")
LONGEST_NUMBERED = 4_000
"""Characters of a line that may be a numbered question."""
_BEFORE_SPACED = frozenset("QA \t\u00a0")
_DIGIT = re.compile("[0-9]")
_NO_NAME = frozenset("#|*")
_COLON_BEHIND = re.compile(r"\s*[:：]+\s*")
_BREAK = re.compile(r"\s*(?:\\+|<br ?/?>)?\s*$")
_COLON_WITHIN = 72
MOST_WORDS_ALONE = 5
_TIME_WITHIN = 90
"""Characters within which a time begins that stands behind a name."""


def read_timed(line: str, lines: Sequence[str], index: int, end: int) -> Label | None:
    """`Name  0:44`, `Name (00:00:08):`, `Name: 00:00:22`, `Name [0:12] text`."""
    if line[:1] in _NO_NAME or _DIGIT.search(line, 1, _TIME_WITHIN) is None:
        return None
    time = _first_time(line)
    if time is None:
        return None
    before = _NAME_ALONE.fullmatch(line, 0, time.start)
    if before is None or not may_be_label(before["name"]) or not _capitalised(before["name"]):
        return None
    rest = line[time.end :]
    colon = _COLON_BEHIND.match(rest)
    if colon is not None and not before["colon"]:
        text = rest[colon.end() :].strip()
    elif _BREAK.match(rest) is not None:
        text = ""
    elif time.is_marked and not before["colon"] and _like_a_name(before["name"]) and rest[:1].isspace():
        text = rest.strip()
    else:
        return None
    return label_spelled(Form.TIMED_NAME, read_spelling(before["name"]), index, text, time.clock)


def _first_time(line: str) -> Time | None:
    for found in BEGINNINGS.finditer(line, 0, _TIME_WITHIN):
        if found.start():
            time = time_at(line, found.start())
            if time is not None:
                return time
    return None


def read_plain(line: str, lines: Sequence[str], index: int, end: int) -> Label | None:
    """`Name: text`, `KO: text`, `Q. text`, `Name.— text`, `Name Surname – text`."""
    head = line[:_COLON_WITHIN]
    spaced = _SPACED.match(head) if head[:1] in _BEFORE_SPACED else None
    if spaced is None and (":" in head or "：" in head):
        found = _PLAIN.match(line) or (_WITH_INITIALS.match(line) if "]:" in head else None)
        if found is not None:
            spelling = read_spelling(found["name"])
            if may_be_label(spelling.written):
                # A bold that is closed wrongly or not at all is no bold, and the label a plain one.
                said = line[found.end() :].lstrip("* ") if found["unclosed"] else line[found.end() :]
                timestamp, text = take_leading_time(said)
                text = "" if _BREAK.match(text) is not None else text.strip()
                return label_spelled(Form.PLAIN_LABEL, spelling, index, text, timestamp)
    dotted = spaced or _DOTTED.match(head)
    if dotted is not None:
        written = tidy(dotted["name"])
        asks = is_question_label(written)
        if asks or is_answer_label(written):
            said = without_bold(line[dotted.end() :])
            label = Label(
                Form.PLAIN_LABEL, written, written, index, index + 1, said, as_written=dotted["name"]
            )
            return replace(label, complete=asks)
    dashed = _DASHED.match(line) if "—" in head or "–" in head or ".-" in head else None
    if dashed is not None:
        spelling = read_spelling(dashed["name"])
        text = line[dashed.end() :].strip()
        # What goes on in lower case says what something is: `Red Wine – a drink`.
        opens = dashed["stop"] or (" " in spelling.name and not text[0].islower())
        if opens and _like_a_name(spelling.written):
            return label_spelled(Form.PLAIN_LABEL, spelling, index, text, None)
    return None


def read_name_alone(line: str, lines: Sequence[str], index: int, end: int) -> Label | None:
    """A line with a name and nothing else, with what is said on the next line."""
    if len(line) > 48 or index + 1 >= end:
        return None
    written = tidy(line).removesuffix("\\")
    if lines[index + 1].startswith(": "):
        said = lines[index + 1][2:].strip()
        label = Label(Form.DEFINITION, written, written, index, index + 2, said, as_written=line.strip())
        return label if may_be_label(written) else None
    return name_alone(Form.PLAIN_NAME, line, index)


def read_numbered(line: str, lines: Sequence[str], index: int, end: int) -> Label | None:
    """`1. What do you grow?`, `1- What do you grow?`, with what is said below."""
    found = _NUMBERED.fullmatch(line) if len(line) <= LONGEST_NUMBERED else None
    if found is None:
        return None
    text = found["text"].rstrip()
    while (start := max(text.rfind("<"), text.rfind("\\"))) > 0 and _CLOSING_BREAK.fullmatch(text, start):
        text = text[:start].rstrip()
    if not ends_as_question(text):
        return None
    return Label(Form.NUMBERED_QUESTION, "", "", index, index + 1, text, complete=True)


def name_alone(form: Form, line: str, index: int) -> Label | None:
    """The label that a line which is nothing but a name makes."""
    if len(line.split(None, MOST_WORDS_ALONE)) > MOST_WORDS_ALONE and not any(map(line.__contains__, "<[*_")):
        return None
    written = tidy(line).removesuffix("\\").rstrip()
    if not _like_a_name(written):
        return None
    return label_of_name(form, written, index, written)


def _capitalised(written: str) -> bool:
    first = written[0]
    return not first.islower() and not first.isdigit()


def _like_a_name(written: str) -> bool:
    words = plain(written).split()
    if not 1 <= len(words) <= MOST_WORDS_ALONE or not may_be_label(written) or written[-1] in ".,:;-)":
        return False
    if not all(
        character.isalnum()
        or character in " .'’-&()\"“”\u200c\u200d"
        # Vowels of Indian scripts are marks on letters.
        or category(character) in ("Mn", "Mc")
        for character in written
    ):
        return False
    return all(
        word[0].isupper()
        or word[0].isdigit()
        or word.casefold() in SMALL_WORDS_IN_NAMES
        or not word[0].isascii()
        for word in words
    )
