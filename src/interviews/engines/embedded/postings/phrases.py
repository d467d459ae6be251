"""Words that follow one another, from positions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Final

import numpy as np

from interviews.engines.embedded.arrays import Array, Rows
from interviews.engines.embedded.postings.fields import FieldArrays

FEW: Final = 8
"""Times: documents are looked up in a list that is so much longer."""
MUCH_LONGER: Final = 16
"""The same for occurrences."""


class Phrase:
    """Terms of a field that follow one another.

    Args:
        field: The field of a segment.
        terms: The places of the terms in the field, in their order.
        size: How many documents the segment has.
    """

    def __init__(self, field: FieldArrays, terms: Sequence[int], size: int) -> None:
        self._field = field
        self._terms = terms
        self._size = size

    def documents(self) -> Array:
        """The documents that have the phrase, ascending."""
        field = self._field
        lists = {term: field.documents[field.extent(term, term + 1)] for term in self._terms}
        both = reduce(self._kept, sorted(lists.values(), key=len))
        if not len(both):
            return both
        found = {
            term: field.positions_of(term, None if len(own) == len(both) else self.places_in(own, both))
            for term, own in lists.items()
        }
        # Documents laid end to end: an occurrence is one number, its place on the line, and words that follow
        # one another are neighbours on it. No two documents touch.
        lengths = reduce(np.maximum, (_lasts(*each) for each in found.values())) + 2
        ends = np.cumsum(lengths)
        begins = ends - lengths
        places = {term: np.repeat(begins, counts) + positions for term, (counts, positions) in found.items()}
        reached = places[self._terms[0]]
        for term in self._terms[1:]:
            reached = _next_to(reached, places[term], int(ends[-1]))
        before = np.searchsorted(reached, begins)
        having: Array = both[np.flatnonzero(np.diff(before, append=len(reached)))]
        return having

    def _kept(self, few: Array, many: Array) -> Array:
        kept: Array = many[self.places_in(many, few)]
        return kept

    def places_in(self, many: Array, few: Array) -> Rows:
        """Where the documents of one ascending list stand in another; those that do not are left out."""
        # Bisecting for a few beats looking at every document of a long list.
        if len(few) * FEW < len(many):
            places: Rows = np.searchsorted(many, few)
            places = places[places < len(many)]
            found: Rows = places[many[places] == few[: len(places)]]
            return found
        mask = np.zeros(self._size, np.bool_)
        mask[few] = True
        return np.flatnonzero(mask[many])


def _lasts(counts: Array, positions: Array) -> Array:
    """The last of each document's positions."""
    lasts: Array = positions[np.cumsum(counts, dtype=np.int64) - 1].astype(np.int64)
    return lasts


def _next_to(reached: Array, following: Array, length: int) -> Array:
    """The places in `following` that come right after one in `reached`, on a line so long."""
    few, many = sorted((reached + 1, following), key=len)
    if len(few) * MUCH_LONGER < len(many):
        places = np.minimum(np.searchsorted(many, few), len(many) - 1)
        is_there: Array = many[places] == few
    else:
        # To mark places on the line and to look there takes a third of the time of sorting both lists.
        marked = np.zeros(length + 1, np.bool_)
        marked[many] = True
        is_there = marked[few]
    found: Array = few[is_there]
    return found
