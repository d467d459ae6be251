"""Turns that are empty or too long, words that nobody says or could hear, times out of order or unread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from interviews.parsing.checks.checked import Checked, LinesOf, Remark

LONG_TURN = 900
"""Words; a turn is long from here on and above `LONG_TURN_RATIO` times the median of its file."""
LONG_TURN_RATIO = 12
LEAST_WORDS_OF_PROSE = 12
LONGEST_REMARK = 60
"""Characters behind a bracket within which a remark says what could not be heard."""

_INAUDIBLE = re.compile(
    r"\\?[\[(](?:\?{2,}|[^\[\]()<>\n]{0,20}\b(?:inaudible|unintelligible|indistinct|unverständlich|unhörbar|"
    r"inaudible|ininteligible|inintelligible|incomprensible|incomprensibile|неразборчиво|неразб|听不清|聞き取り不能)\b"
    r"[^\[\]()<>\n]{0,30})\\?[\])]",
    re.IGNORECASE,
)
_HINTS_IN_ASCII = ("igible", "audible", "distinct", "comprens", "??")
_HINTS = (*_HINTS_IN_ASCII, "verständlich", "hörbar", "неразб", "听不清", "聞き取り")
"""One of these stands in every remark of the kind, once it is in lower case."""
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


def empty_turns(checked: Checked) -> Iterator[Remark]:
    """Labels without words; a break or a jingle is one by nature."""
    for turn in checked.interview.turns:
        if not turn.text and checked.roles.get(turn.speaker) != "other":
            yield (
                turn.start_line,
                f"nothing stands behind the label {turn.label!r}; write what is said, or take it out",
            )


def long_turns(checked: Checked) -> Iterator[Remark]:
    turns = checked.interview.turns
    if len(turns) < 4:
        return
    # Words are counted where there may be as many; in most files that is nowhere.
    long = [turn for turn in turns if len(turn.text) > 2 * LONG_TURN and turn.text.count(" ") >= LONG_TURN]
    if not long:
        return
    least = max(LONG_TURN, LONG_TURN_RATIO * median([turn.text.count(" ") + 1 for turn in turns]))
    for turn in long:
        length = turn.text.count(" ") + 1
        if length > least:
            yield (
                turn.start_line,
                f"{turn.speaker} speaks {length} words at a stretch; is a label missing below?",
            )


def unattributed(checked: Checked) -> Iterator[Remark]:
    """Prose between two turns that nobody says."""
    turns = checked.interview.turns
    if not turns:
        return
    first, last = turns[0].start_line, turns[-1].end_line
    for span in checked.interview.background:
        words = len(span.text.split())
        is_prose = not span.text.lstrip().startswith(("!", "|", "[", "<", ">", "-", "*"))
        if first < span.start_line < last and words >= LEAST_WORDS_OF_PROSE and is_prose:
            yield (
                span.start_line,
                f"{words} words between two turns that nobody says; give them a label if need be",
            )


def before_first_label(checked: Checked) -> Iterator[Remark]:
    """Prose above the first label, which may be an introduction."""
    turns = checked.interview.turns
    if not turns or not checked.interview.background:
        return
    above = [span for span in checked.interview.background if span.end_line < turns[0].start_line]
    words = sum(len(span.text.split()) for span in above)
    if words >= LEAST_WORDS_OF_PROSE:
        yield above[0].start_line, f"{words} words above the first label are kept as background"


def inaudible(checked: Checked) -> Iterator[Remark]:
    turns = checked.interview.turns
    for turn in [turn for turn in turns if "[" in turn.text or "(" in turn.text]:
        remarks = _beginnings_of_remarks(turn.text)
        if not any(map(remarks.__contains__, _HINTS_IN_ASCII if remarks.isascii() else _HINTS)):
            continue
        for number in range(turn.start_line - 1, turn.end_line):
            for found in _INAUDIBLE.finditer(checked.source.lines[number]):
                yield number + 1, f"{found[0]} in what {turn.speaker} says"


def _beginnings_of_remarks(text: str) -> str:
    """What stands behind the opening brackets of a text, in lower case."""
    behind = text.replace("(", "[").split("[")[1:]
    return "\n".join([words[:LONGEST_REMARK] for words in behind]).lower()


def timestamp_order(checked: Checked) -> Iterator[Remark]:
    latest = ""
    for turn in checked.interview.turns:
        if turn.timestamp is None:
            continue
        if turn.timestamp < latest:
            yield turn.start_line, f"{turn.timestamp} comes after {latest}; is one of the two mistyped?"
        latest = turn.timestamp


def untaken_times(checked: Checked) -> Iterator[Remark]:
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
            yield (
                LinesOf(checked.source, turn).holding(written),
                f"{written!r} looks like a time and counts as words; write [00:12:34] if it is one",
            )
