"""Phrases and words near each other, from positions."""

from __future__ import annotations

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
"""Times: the fewer are looked up in a list that much longer."""

POSITION_MASK: Final = (1 << POSITION_BITS) - 1


class PhraseNode:
    """Matches documents that have terms in this order, each at most `slop` positions after the one before.

    Args:
        source: The field.
        terms: Places of the terms in the field.
        words: The terms as nodes, for the scores.
        slop: The distance that is still a phrase.
        boost: What the scores are multiplied by.
        size: Documents in the segment.
    """

    def __init__(
        self,
        source: FieldReader,
        terms: Sequence[int],
        words: Sequence[Node],
        slop: int,
        boost: float,
        size: int,
    ) -> None:
        self.source = source
        self.terms = terms
        self.words = words
        self.slop = slop
        self.boost = boost
        self.size = size

    @property
    def estimate(self) -> int:
        """The rarest of the terms."""
        return min(word.estimate for word in self.words)

    def chains(self, documents: Array) -> tuple[Line, list[Array]]:
        """Return for each term the occurrences that continue a chain from the first term on.

        Args:
            documents: Documents that have all the terms.

        Returns:
            A line with the documents, and for each term places on it.
        """
        among = Candidates(documents, self.size)
        found = {term: self._positions(among, term) for term in set(self.terms)}
        line = Line(documents, [_lasts(*each) for each in found.values()], self.slop)
        reached = line.places(*found[self.terms[0]])
        chains = [reached]
        for term in self.terms[1:]:
            following = line.places(*found[term])
            if self.slop == 1 and not _much_longer(reached, following):
                reached = line.next_to(reached, following)
            else:
                reached = _within(reached, following, self.slop)
            chains.append(reached)
        return line, chains

    def _positions(self, among: Candidates, term: int) -> tuple[Array, Array]:
        extent = self.source.extent(term, term + 1)
        return self.source.positions_of(extent.start + among.places_in(self.source.documents[extent]))

    def documents(self, among: Candidates | None) -> Array:
        """Return the documents that have the phrase."""
        return self._everywhere if among is None else self._found(among)

    @cached_property
    def _everywhere(self) -> Array:
        return self._found(None)

    def _found(self, among: Candidates | None) -> Array:
        both = Intersection(self.words, 1.0, self.size).documents(among)
        line, chains = self.chains(both)
        return line.documents_with(chains[-1])

    def scored(self, among: Candidates | None) -> Scored:
        """Return them with the sums of the terms' scores."""
        documents = self.documents(among)
        return Intersection(self.words, self.boost, self.size).scored(Candidates(documents, self.size))


class Line:
    """Documents laid end to end: an occurrence is one number, its place on the line.

    Words that follow one another in a document are neighbours on the line, and no two documents come nearer
    to each other than what is still a phrase.

    Args:
        documents: The documents.
        lasts: For some terms, the position of the last occurrence in each document.
        slop: The distance that is still a phrase.
    """

    def __init__(self, documents: Array, lasts: Sequence[Array], slop: int) -> None:
        self._documents = documents
        lengths = np.maximum.reduce([last.astype("i8") for last in lasts]) + slop + 1
        ends = np.cumsum(lengths)
        self._begins = ends - lengths
        self._length = int(ends[-1]) if len(ends) else 0

    def places(self, counts: Array, positions: Array) -> Array:
        """Return the places of a term's occurrences.

        Args:
            counts: How many each document has.
            positions: The positions in the documents, one after the other.
        """
        places = np.repeat(self._begins, counts)
        places += positions
        return places

    def next_to(self, reached: Array, following: Array) -> Array:
        """Return the places in `following` that come right after one in `reached`."""
        # To mark places on the line and to look there takes a third of the time of sorting both lists; of the
        # two, looking is faster.
        marked = np.zeros(self._length, dtype=bool)
        if len(following) < len(reached):
            marked[following] = True
            continued = reached + 1
        else:
            marked[reached + 1] = True
            continued = following
        found: Array = continued[np.flatnonzero(marked[continued])]
        return found

    def documents_with(self, places: Array) -> Array:
        """Return the documents that ascending places lie in, each once."""
        before = np.searchsorted(places, self._begins)
        found: Array = self._documents[np.flatnonzero(np.diff(before, append=len(places)))]
        return found

    def occurrences(self, places: Array) -> Array:
        """Return document and position of places, each as one number."""
        numbers = np.searchsorted(self._begins, places, side="right") - 1
        occurrences: Array = self._documents[numbers].astype("i8")
        occurrences <<= POSITION_BITS
        occurrences += places - self._begins[numbers]
        return occurrences


def _lasts(counts: Array, positions: Array) -> Array:
    """Return the last of each document's positions."""
    lasts: Array = positions[np.cumsum(counts) - 1]
    return lasts


def _much_longer(one: Array, other: Array) -> bool:
    """Return whether looking up the fewer in the other list is faster than anything that reads both."""
    return len(one) * MUCH_LONGER < len(other) or len(other) * MUCH_LONGER < len(one)


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
