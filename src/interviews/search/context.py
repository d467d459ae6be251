"""The pairs around a pair, or around a passage, which is none of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from interviews.search.results import IndexedPair


def around(
    pair: IndexedPair, siblings: Sequence[IndexedPair]
) -> tuple[Sequence[IndexedPair], Sequence[IndexedPair]]:
    """The pairs of its file before it, the nearest last, and those after it, the nearest first.

    Args:
        pair: A pair or passage.
        siblings: All pairs of its file in their order.
    """
    place = next((place for place, other in enumerate(siblings) if other.id == pair.id), None)
    if place is not None:
        return siblings[:place], siblings[place + 1 :]
    first = bisect_left(siblings, pair.start_line, key=lambda other: other.start_line)
    return siblings[:first], siblings[first:]
