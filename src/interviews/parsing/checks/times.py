"""Times that come too early, and what looks like a time and was read as words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviews.model import Finding
from interviews.parsing.checks.checked import Checked, LinesOf

EDGE = 48
"""Characters at the beginning and at the end of a turn within which a time at its edge lies."""
NEAR = 8
"""Characters of these among which its first or last digit is."""
_DIGITS = frozenset("0123456789")
_BARE = r"\d{1,3}[:：]\d{2}(?:[:：;]\d{1,2}){0,2}(?:[.,]\d{1,3})?(?!\s?[AaPp]\.?[Mm]\b)"
_TIME = (
    r"(?:\d{1,3}(?:[:：;.]\s?\d{1,2}){2,3}(?:[.,]\d{1,3})?|\d{1,3}[:：;]\d{2}"
    r"|\d{1,2}\s?h\s?\d{1,2}(?:\s?m(?:in)?\s?\d{1,2}\s?s?)?)"
)
"""The same in forms that are not read as times, too: `12.5.33`, `00:12:34:07`, `12;33`, `0h12`."""
_OPENERS = r"\\?[\[({<{【（]"
_CLOSERS = r"\\?[\])}>】）]"
_MARKED = rf"{_OPENERS}\s?[#@~]?\s?(?P<marked>{_TIME})\s?{_CLOSERS}"
_LEADING = re.compile(
    rf"[*_#`~\s]{{0,4}}(?:{_MARKED}|(?P<bare>{_BARE})(?=[*_`]{{0,3}}(?:$|\n|\s*[-–—|>:：]\s|\s+[A-ZÀ-ÞА-ЯΑ-Ω])))"
)
"""At the beginning: between marks, or before the end of the line, a dash or a capital letter."""
_CLOSING = re.compile(
    rf"(?:{_MARKED}|(?:(?<=[.!?…\n»”\"])\s*|(?<=[.!?…\n»”\"]\s))(?P<bare>{_BARE}))[*_#`~\s.]{{0,4}}$"
)
"""At the end: between marks, or behind the end of a sentence; `we met at 10:30` is said."""


def timestamp_order(checked: Checked) -> Iterator[Finding]:
    """Times that are earlier than the one before them."""
    latest = ""
    for turn in checked.interview.turns:
        if turn.timestamp is None:
            continue
        if turn.timestamp < latest:
            yield Finding(
                line=turn.start_line,
                code="timestamp-order",
                message=f"{turn.timestamp} comes after {latest}; is one of the two mistyped?",
            )
        latest = turn.timestamp


def untaken_times(checked: Checked) -> Iterator[Finding]:
    """What looks like a time at the beginning or end of a turn and is part of its words."""
    turns = checked.interview.turns
    near = [turn for turn in turns if not _DIGITS.isdisjoint(turn.text[:NEAR] + turn.text[-NEAR:])]
    for turn in near:
        text = turn.text
        left = None
        if not _DIGITS.isdisjoint(text[:NEAR]):
            left = _LEADING.match(text[:EDGE])
        if left is None and not _DIGITS.isdisjoint(text[-NEAR:]):
            left = _CLOSING.search(text[-EDGE:])
        if left is not None:
            written = left["marked"] or left["bare"]
            yield Finding(
                line=LinesOf(checked.source, turn).holding(written),
                code="untaken-time",
                message=f"{written!r} looks like a time and counts as words; write [00:12:34] if it is one",
            )
