"""Finds what a basket holds again after its transcript was edited, so that the index has it under another id.

A pair is known by its question, who answers, where and when. Of a passage, which nobody asked for, the file
of a basket keeps the beginning, and the edit may be in it: the passage that is most like it is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from interviews.engines.engine import Index
from interviews.errors import PairReferenceError
from interviews.exporting.baskets import Item, words_about
from interviews.exporting.describing import byline, headline
from interviews.search.requests import Scope, SearchRequest
from interviews.search.results import IndexedPair

SIMILAR = 60
"""From this likeness on (0 to 100) a pair is the quoted one, changed. None of 300 pairs was liker than 55 to
another of its interview (the median is 35); questions alone, 61."""

MOST_ALIKE = 20
"""Pairs among which the edited one is looked for."""


def find_again(item: Item, index: Index) -> IndexedPair | None:
    """What an item of a basket is in the index, also where it was edited since; None where it is gone."""
    try:
        return index.pair(item.id)
    except PairReferenceError:
        return find_edited(item, index)


def find_edited(item: Item, index: Index) -> IndexedPair | None:
    """The pair or passage that an item was put into the basket as; None where nothing is like it any more."""
    # Deferred: comparing texts is only needed where something was edited.
    from rapidfuzz import fuzz

    asked = (pair for pair in _alike(item, "question", index) if words_about(pair) == item.words)
    passages = (
        passage
        for passage in _alike(item, "outside", index)
        if item.words == f"{item.headline} ({byline(passage)})"
    )
    return next(asked, None) or most_similar(
        passages, lambda passage: fuzz.ratio(item.headline, headline(passage))
    )


def most_similar(
    pairs: Iterable[IndexedPair], likeness: Callable[[IndexedPair], float]
) -> IndexedPair | None:
    """The pair that is most alike, if any is `SIMILAR`; of several the first."""
    scored = [(score, pair) for pair in pairs if (score := likeness(pair)) >= SIMILAR]
    return max(scored, key=lambda one: one[0])[1] if scored else None


def _alike(item: Item, within: Scope, index: Index) -> Iterator[IndexedPair]:
    """The pairs that have most words of the item in common, the nearest first."""
    # Marks would mean something in a query, and capitals too (`OR`).
    words = " ".join(re.findall(r"\w+", item.headline)).lower()
    if words:
        request = SearchRequest(text=words, within=within, literal=True, limit=MOST_ALIKE)
        yield from (hit.pair for hit in index.search(request).hits)
