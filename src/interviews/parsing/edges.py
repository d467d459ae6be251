"""Times at the edges of what somebody says: they tell when it is said and are no part of the words.

A time between marks, in full, or on a line of its own is one; a bare `0:12` in front of words is one where
the turns of the file begin so. Times within a turn stay: they tell when what follows them is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from interviews.parsing.pieces import Draft, PageBeginning
from interviews.parsing.timestamps import (
    Time,
    after_time,
    clock,
    closing_time,
    is_bare_time,
    is_cue,
    leading_time,
)

LEAST_BARE = 3
"""Turns of a file that begin or end with a bare time, from which that is its habit; half of all do, too."""
WITHIN_ABOVE = 4
"""Lines above a label within which its time stands, blank ones included."""
_MOST = 3
"""Times one after the other at an edge."""
_BREAK = re.compile(r"\s*(?:\\(?=\s)|<br ?/?>)\s*")
_MAY_BE_TIME = re.compile(r"[^0-9\n]{0,24}[0-9]|[^\w\n]{0,16}<")
_LINE_MARKS = re.compile(r"^(?:\s{0,3}>)+[ \t]?|^#{1,6}\s")


def take_times_around(lines: Sequence[str], drafts: Sequence[Draft]) -> None:
    """Gives each turn the time on a line of its own above its label, or in the timing of its caption.

    Where none stands above the first label and one below the last words, these lines belong to the turn
    above.
    """
    if not drafts:
        return
    last = _line_above(lines, drafts[-1].end)
    times_close = (
        last > drafts[-1].start and not is_cue(lines[last]) and _line_above(lines, drafts[0].start) < 0
    )
    # What stands in the line of the label above, or higher up, is no time of this one's.
    above = -1
    for number, draft in enumerate(drafts):
        start = draft.start
        if draft.timestamp is None and draft.label is not None and is_cue(_line(lines, draft.label.end)):
            draft.timestamp = clock(lines[draft.label.end])
        index = _line_above(lines, draft.end if times_close else start, start if times_close else above)
        above = start
        if index < 0:
            continue
        draft.timestamp = draft.timestamp or clock(lines[index])
        owner = drafts[number] if times_close else drafts[number - 1]
        if (number or times_close) and not is_cue(lines[index]):
            owner.unsaid = index


def _line(lines: Sequence[str], index: int) -> str:
    return lines[index] if index < len(lines) else ""


def _line_above(lines: Sequence[str], end: int, after: int = -1) -> int:
    """The index of the last line above `end` that is not blank, if it is a time and nothing else; else -1.

    The same where it is not behind the line `after`.
    """
    index = end - 1
    while index > after and end - index <= WITHIN_ABOVE and (not lines[index] or lines[index].isspace()):
        index -= 1
    if index <= after:
        return -1
    line = lines[index]
    if not _MAY_BE_TIME.match(line):
        return -1
    return index if is_cue(line) or is_bare_time(_LINE_MARKS.sub("", line)) else -1


def take_edge_times(drafts: Sequence[Draft]) -> None:
    """Takes the times at the edges out of the texts of a file's turns, and dates the turns by them."""
    leads = [leading_time(draft.text) for draft in drafts]
    closes = [closing_time(draft.text) for draft in drafts]
    leads_are_bare, closes_are_bare = _is_habit(leads), _is_habit(closes)
    for draft, lead, close in zip(drafts, leads, closes, strict=True):
        if lead is not None:
            length = len(draft.text)
            _take_leads(draft, bare_too=leads_are_bare)
            if draft.pages:
                taken = length - len(draft.text)
                draft.pages = tuple([PageBeginning(page, max(0, at - taken)) for page, at in draft.pages])
        if close is not None:
            _take_closes(draft, bare_too=closes_are_bare)


def _is_habit(found: Sequence[Time | None]) -> bool:
    """Whether times, in their order, begin or end most turns of a file."""
    clocks = [time.clock for time in found if time is not None]
    return len(clocks) >= LEAST_BARE and 2 * len(clocks) >= len(found) and clocks == sorted(clocks)


def _take_leads(draft: Draft, *, bare_too: bool) -> None:
    for _ in range(_MOST):
        time = leading_time(draft.text)
        if time is None or not (bare_too or _stands_apart(time, draft.text)):
            return
        draft.timestamp = draft.timestamp or time.clock
        draft.text = after_time(draft.text, time)
        broken = _BREAK.match(draft.text)
        draft.text = draft.text[broken.end() :] if broken is not None else draft.text


def _take_closes(draft: Draft, *, bare_too: bool) -> None:
    for _ in range(_MOST):
        time = closing_time(draft.text)
        if time is None or not (bare_too or _closes_apart(time, draft.text)):
            return
        draft.timestamp = draft.timestamp or _first_close(draft.text) or time.clock
        draft.text = draft.text[: time.start].rstrip()


def _stands_apart(time: Time, text: str) -> bool:
    """Whether a time at the beginning is no word of the sentence behind it."""
    rest = text[time.end :].lstrip(" \t\u00a0*_:：")
    return time.is_marked or time.is_full or not rest or rest[0] in "\n\\" or rest.startswith("<br")


def _closes_apart(time: Time, text: str) -> bool:
    """Whether a time at the end is no word of the sentence before it."""
    before = text[: time.start].rstrip(" \t\u00a0*_")
    if time.is_marked or not before or before.endswith("\n"):
        return True
    return time.is_full and before.endswith((".", "?", "!", "…", "。", "？", "！", "»", "”", '"'))


def _first_close(text: str) -> str | None:
    """The time with which the first paragraph ends, where every paragraph of a turn ends with one."""
    if "\n\n" not in text:
        return None
    time = closing_time(text[: text.index("\n\n")])
    return time.clock if time is not None and time.is_marked else None
