"""Parts of answers, as users pick them out where an answer is shown without the marks of Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from interviews.search.results import IndexedPair

LEFT_OUT = "[…]"
"""Stands between two parts of one answer."""

_WORD = re.compile(r"[^\W_]+")
_MARKS = "*_`~"
_TIME = re.compile(r"\[(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d+)?\\?\]")


def excerpt(answer: str, selected: str) -> str | None:
    """The part of a Markdown text whose words were selected; None where they do not stand in it in a row.

    Where only a part of the first or the last word was selected, the whole word is taken.
    """
    places = [found.span() for found in _WORD.finditer(answer)]
    words = list(_WORD.finditer(selected))
    if not words:
        return None
    run = " ".join(answer[start:end] for start, end in places)
    wanted = " ".join(word[0] for word in words)
    at = f" {run} ".find(f" {wanted} ")
    if at < 0:
        at = run.find(wanted)
    if at < 0:
        return None
    starts = list(accumulate((end - start + 1 for start, end in places), initial=0))
    start = places[bisect_right(starts, at) - 1][0]
    end = places[bisect_left(starts, at + len(wanted)) - 1][1]
    closing = selected[words[-1].end() :] + _MARKS
    while start and answer[start - 1] in _MARKS:
        start -= 1
    while end < len(answer) and answer[end] in closing and not answer[end].isspace():
        end += 1
    part = answer[start:end]
    return part.replace("**", "") if part.count("**") % 2 else part


def holds(answer: str, parts: str) -> bool:
    """Whether an answer still has all the parts that were picked out of it."""
    return all(excerpt(answer, part) is not None for part in parts.split(LEFT_OUT))


def quoted_part(pair: IndexedPair, parts: str) -> IndexedPair:
    """The pair with only some parts of its answer, by who says them, with pages and the first one's time."""
    # Deferred: the parser takes as long to import as the first list of the terminal UI to be drawn.
    from interviews.parsing.timestamps import clock

    first = parts.split(LEFT_OUT)[0]
    speakers = [
        speech.speaker
        for speech in pair.answer_speeches
        if any(excerpt(speech.text, part) is not None for part in parts.split(LEFT_OUT))
    ]
    time = pair.timestamp
    for speech in pair.answer_speeches:
        time = speech.timestamp or time
        if (words := excerpt(speech.text, first)) is not None:
            times = _TIME.findall(speech.text.partition(words)[0])
            time = clock(times[-1]) if times else time
            break
    return pair._replace(
        answer=parts,
        answerers=tuple(dict.fromkeys(speakers)) or pair.answerers,
        answer_speeches=(),
        timestamp=time,
        pages=_pages_of(pair, parts.split(LEFT_OUT)),
    )


def _pages_of(pair: IndexedPair, parts: Sequence[str]) -> tuple[str, ...]:
    """The pages from that on which the first part begins to that on which the last one ends."""
    found: list[str] = []
    for part in parts:
        for speech in pair.answer_speeches:
            words = excerpt(speech.text, part) if speech.pages else None
            if words is not None:
                start = max(0, speech.text.find(words))
                found += _pages_within(speech.pages, start, start + len(words))
                break
    return tuple(dict.fromkeys(found)) or pair.pages


def _pages_within(pages: Sequence[tuple[str, int]], start: int, end: int) -> list[str]:
    """The pages on which the characters of a text stand from one place up to another."""
    ends = (*(begin for _, begin in pages[1:]), end + 1)
    return [page for (page, begin), stop in zip(pages, ends, strict=True) if begin < end and start < stop]
