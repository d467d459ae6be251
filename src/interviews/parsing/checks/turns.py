"""Turns that are empty or too long, words that nobody says, and words that nobody could hear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from interviews.model import Finding
from interviews.parsing.checks.checked import Checked

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


def empty_turns(checked: Checked) -> Iterator[Finding]:
    """Labels without words; a break or a jingle is one by nature."""
    for turn in checked.interview.turns:
        if not turn.text and checked.roles.get(turn.speaker) != "other":
            yield Finding(
                line=turn.start_line,
                code="empty-turn",
                message=f"nothing stands behind the label {turn.label!r}; write what is said, or take it out",
            )


def long_turns(checked: Checked) -> Iterator[Finding]:
    """Turns much longer than the others, in which a label may be lost."""
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
            yield Finding(
                line=turn.start_line,
                code="long-turn",
                message=f"{turn.speaker} speaks {length} words at a stretch; is a label missing below?",
            )


def unattributed(checked: Checked) -> Iterator[Finding]:
    """Prose between two turns that nobody says."""
    turns = checked.interview.turns
    if not turns:
        return
    first, last = turns[0].start_line, turns[-1].end_line
    for span in checked.interview.background:
        words = len(span.text.split())
        is_prose = not span.text.lstrip().startswith(("!", "|", "[", "<", ">", "-", "*"))
        if first < span.start_line < last and words >= LEAST_WORDS_OF_PROSE and is_prose:
            yield Finding(
                line=span.start_line,
                code="unattributed",
                message=f"{words} words between two turns that nobody says; give them a label if need be",
            )


def before_first_label(checked: Checked) -> Iterator[Finding]:
    """Prose above the first label, which may be an introduction."""
    turns = checked.interview.turns
    if not turns or not checked.interview.background:
        return
    above = [span for span in checked.interview.background if span.end_line < turns[0].start_line]
    words = sum(len(span.text.split()) for span in above)
    if words >= LEAST_WORDS_OF_PROSE:
        yield Finding(
            line=above[0].start_line,
            code="before-first-label",
            message=f"{words} words above the first label are kept as background",
        )


def inaudible(checked: Checked) -> Iterator[Finding]:
    """Words that the transcriber could not hear."""
    turns = checked.interview.turns
    for turn in [turn for turn in turns if "[" in turn.text or "(" in turn.text]:
        remarks = _beginnings_of_remarks(turn.text)
        if not any(map(remarks.__contains__, _HINTS_IN_ASCII if remarks.isascii() else _HINTS)):
            continue
        for number in range(turn.start_line - 1, turn.end_line):
            for found in _INAUDIBLE.finditer(checked.source.lines[number]):
                yield Finding(
                    line=number + 1, code="inaudible", message=f"{found[0]} in what {turn.speaker} says"
                )


def _beginnings_of_remarks(text: str) -> str:
    """What stands behind the opening brackets of a text, in lower case."""
    behind = text.replace("(", "[").split("[")[1:]
    return "\n".join([words[:LONGEST_REMARK] for words in behind]).lower()
