"""Phrases and words near each other, from positions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from interviews.index.engine.inverting import gathered
from interviews.index.engine.nodes import Candidates, Intersection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interviews.index.engine.files import Array
    from interviews.index.engine.nodes import Node, Scored
    from interviews.index.engine.segments import FieldReader

POSITION_BITS: Final = 32
"""An occurrence is one number: the document above these bits, the position in them."""

MUCH_LONGER: Final = 16
"""Times: looking up the fewer in a list that much longer is faster than sorting both together."""

POSITION_MASK: Final = (1 << POSITION_BITS) - 1


@dataclass(frozen=True, eq=False, repr=False)
class PhraseNode:
    """Matches documents that have terms in this order, each at most `slop` positions after the one before."""

    source: FieldReader
    terms: Sequence[int]
    """Places of the terms in the field."""
    words: Sequence[Node]
    """The terms as nodes, for the scores."""
    slop: int
    boost: float
    size: int

    @property
    def estimate(self) -> int:
        """The rarest of the terms."""
        return min(word.estimate for word in self.words)

    def occurrences(self, among: Candidates, term: int) -> Array:
        """Return where a term occurs in documents that all have it, each as one number."""
        extent = self.source.extent(term, term + 1)
        places = extent.start + among.places_in(self.source.documents[extent])
        counts, positions = self.source.positions_of(places)
        occurrences: Array = np.repeat(among.documents.astype("i8"), counts) << POSITION_BITS
        occurrences += positions.astype("i8")
        return occurrences

    def chains(self, documents: Array) -> list[Array]:
        """Return for each term the occurrences that continue a chain from the first term on.

        Args:
            documents: Documents that have all the terms.
        """
        among = Candidates(documents, self.size)
        reached = self.occurrences(among, self.terms[0])
        chains = [reached]
        for term in self.terms[1:]:
            following = self.occurrences(among, term)
            reached = (
                _next_to(reached, following) if self.slop == 1 else _within(reached, following, self.slop)
            )
            chains.append(reached)
        return chains

    def documents(self, among: Candidates | None) -> Array:
        """Return the documents that have the phrase."""
        return self._everywhere if among is None else self._found(among)

    @cached_property
    def _everywhere(self) -> Array:
        return self._found(None)

    def _found(self, among: Candidates | None) -> Array:
        both = Intersection(self.words, 1.0, self.size).documents(among)
        ends = self.chains(both)[-1]
        return _distinct(ends >> POSITION_BITS).astype("u4")

    def scored(self, among: Candidates | None) -> Scored:
        """Return them with the sums of the terms' scores."""
        documents = self.documents(among)
        return Intersection(self.words, self.boost, self.size).scored(Candidates(documents, self.size))


def _next_to(reached: Array, following: Array) -> Array:
    """Return the occurrences in `following` that come right after one in `reached`."""
    if len(reached) * MUCH_LONGER < len(following) or len(following) * MUCH_LONGER < len(reached):
        return _within(reached, following, 1)
    # What is in both lists comes twice in the sorted whole; sorting is faster than looking each up.
    both = np.concatenate([reached + 1, following])
    both.sort()
    twice: Array = both[1:][both[1:] == both[:-1]]
    return twice


def _within(reached: Array, following: Array, slop: int) -> Array:
    """Return the occurrences in `following` that come at most `slop` positions after one in `reached`."""
    if len(following) < len(reached):
        before = np.searchsorted(reached, following) - 1
        near = before >= 0
        near[near] = following[near] - reached[before[near]] <= slop
        return following[near]
    # The fewer are looked up among the more: each has a stretch of followers, and stretches may overlap.
    first = np.searchsorted(following, reached, side="right")
    last = np.searchsorted(following, reached + slop, side="right")
    first[1:] = np.maximum(first[1:], last[:-1])
    return following[gathered(first, last - first)]


def _distinct(values: Array) -> Array:
    """Return ascending values, each once."""
    new = np.ones(len(values), dtype=bool)
    new[1:] = values[1:] != values[:-1]
    return values[new]
