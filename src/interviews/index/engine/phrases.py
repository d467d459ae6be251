"""Phrases and words near each other, from positions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from interviews.index.engine.nodes import Candidates, Intersection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interviews.index.engine.files import Array
    from interviews.index.engine.nodes import Node, Scored
    from interviews.index.engine.segments import FieldReader

POSITION_BITS: Final = 32
"""An occurrence is one number: the document above these bits, the position in them."""

POSITION_MASK: Final = (1 << POSITION_BITS) - 1


@dataclass(frozen=True)
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

    def keys(self, documents: Array, term: int) -> Array:
        """Return the occurrences of a term in documents that all have it, as document and position."""
        extent = self.source.extent(term, term + 1)
        places = extent.start + np.searchsorted(self.source.documents[extent], documents)
        counts, positions = self.source.positions_of(places)
        occurrences: Array = np.repeat(documents.astype("i8"), counts) << POSITION_BITS
        occurrences += positions.astype("i8")
        return occurrences

    def chains(self, documents: Array) -> list[Array]:
        """Return for each term the occurrences that continue a chain from the first term on."""
        reached = self.keys(documents, self.terms[0])
        chains = [reached]
        for term in self.terms[1:]:
            following = self.keys(documents, term)
            before = np.searchsorted(reached, following) - 1
            near = before >= 0
            near[near] = following[near] - reached[before[near]] <= self.slop
            reached = following[near]
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
        return np.unique(ends >> POSITION_BITS).astype("u4")

    def scored(self, among: Candidates | None) -> Scored:
        """Return them with the sums of the terms' scores."""
        documents = self.documents(among)
        return Intersection(self.words, self.boost, self.size).scored(Candidates(documents, self.size))
