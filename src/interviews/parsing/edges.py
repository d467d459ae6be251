"""Times at the edges of what somebody says: they tell when it is said and are no part of the words.

A time between marks, in full, or on a line of its own is one; a bare `0:12` in front of words is one where the
turns of the file begin so. Times within a turn stay: they tell when what follows them is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from interviews.parsing.timestamps import Time, after_time, closing_time, leading_time

LEAST_BARE = 3
"""Turns of a file that begin or end with a bare time, from which that is its habit; they are half of all, too."""
_BREAK = re.compile(r"\s*(?:\\(?=\s)|<br ?/?>)\s*")
_LOOKS_LIKE_A_TIME = re.compile(r"(?<![\w.,:])\d{1,3}(?:[:.]\d{2}){1,3}(?![\w%€$£]|[.,:]\d)")
EDGE = 24
"""Characters at the beginning and at the end of a turn in which a time stands at its edge."""
_MOST = 3
"""Times one after the other at an edge."""


class Edges(msgspec.Struct, gc=False):
    """What a turn says, and the times that stood at its edges."""

    text: str
    first: str | None = None
    """HH:MM:SS at the beginning."""
    last: str | None = None
    """HH:MM:SS at the end: of the first paragraph, where every paragraph ends with a time."""


def take_edge_times(texts: Sequence[str]) -> list[Edges]:
    """The turns of a file without the times at their edges, with these."""
    leads = [leading_time(text) for text in texts]
    closes = [closing_time(text) for text in texts]
    bare_leads, bare_closes = _is_habit(leads), _is_habit(closes)
    return [
        Edges(text) if lead is None and close is None else _without_edges(text, bare_leads, bare_closes)
        for text, lead, close in zip(texts, leads, closes, strict=True)
    ]


def time_left_at_edge(text: str) -> str | None:
    """What looks like a time at the beginning or end of what somebody says, as written; None for nothing."""
    for edge in (text[:EDGE], text[-EDGE:] if len(text) > EDGE else ""):
        if not any(map(str.isdigit, edge)):
            continue
        found = _LOOKS_LIKE_A_TIME.search(edge)
        if found is not None and not _WORDS.search(
            edge[: found.start()] if edge is not text[-EDGE:] else edge[found.end() :]
        ):
            return found[0]
    return None


_WORDS = re.compile(r"[^\W\d_]{3}")


def _is_habit(found: Sequence[Time | None]) -> bool:
    """Whether times, in their order, begin or end most turns of a file."""
    clocks = [time.clock for time in found if time is not None]
    return len(clocks) >= LEAST_BARE and 2 * len(clocks) >= len(found) and clocks == sorted(clocks)


def _without_edges(text: str, bare_leads: bool, bare_closes: bool) -> Edges:
    one = Edges(text)
    for _ in range(_MOST):
        time = leading_time(one.text)
        if time is None or not (bare_leads or _stands_apart(time, one.text)):
            break
        one.first = one.first or time.clock
        one.text = _without_break(after_time(one.text, time))
    for _ in range(_MOST):
        time = closing_time(one.text)
        if time is None or not (bare_closes or _closes_apart(time, one.text)):
            break
        one.last = one.last or _first_close(one.text) or time.clock
        one.text = one.text[: time.start].rstrip()
    return one


def _stands_apart(time: Time, text: str) -> bool:
    rest = text[time.end :].lstrip(" \t\u00a0*_:：")
    return time.is_marked or time.is_full or not rest or rest[0] in "\n\\" or rest.startswith("<br")


def _closes_apart(time: Time, text: str) -> bool:
    before = text[: time.start].rstrip(" \t\u00a0*_")
    return (
        time.is_marked
        or not before
        or before.endswith("\n")
        or (time.is_full and before[-1] in '.?!…。？！»”"')
    )


def _first_close(text: str) -> str | None:
    """The time with which the first paragraph ends."""
    if "\n\n" not in text:
        return None
    time = closing_time(text[: text.index("\n\n")])
    return time.clock if time is not None and time.is_marked else None


def _without_break(text: str) -> str:
    broken = _BREAK.match(text)
    return text[broken.end() :] if broken is not None else text
