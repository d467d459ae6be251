"""The parts of a query as operations on whole posting lists of one segment.

A node answers two questions: which documents match, and with which scores. Both may be narrowed to
candidates, so that an intersection scores only what is left of it. Documents are numbers within the
segment in ascending order, each once; deleted documents are removed at the end, not here.

What each node computes is what the Whoosh matcher of the same name computes, term for term.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from interviews.index.engine.scoring import Scorer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interviews.index.engine.files import Array
    from interviews.index.engine.segments import FieldReader, PostingList

    Scored = tuple[Array, Array]
    """Documents and their scores."""


class Candidates:
    """Documents that a node is narrowed to."""

    def __init__(self, documents: Array, size: int) -> None:
        self.documents = documents
        self._size = size

    @cached_property
    def mask(self) -> Array:
        """For each document of the segment whether it is a candidate."""
        mask = np.zeros(self._size, dtype=bool)
        mask[self.documents] = True
        return mask

    def places_in(self, documents: Array) -> Array:
        """Return the places in an ascending list of documents that hold candidates."""
        # Bisecting for a few candidates beats looking at every document of a long list.
        if len(self.documents) * 8 < len(documents):
            places = np.searchsorted(documents, self.documents)
            places = places[places < len(documents)]
            found = self.documents[: len(places)]
            hits: Array = places[documents[places] == found]
            return hits
        return np.flatnonzero(self.mask[documents])

    def kept(self, documents: Array) -> Array:
        """Return the candidates in an ascending list of documents."""
        return documents[self.places_in(documents)]


class Node(Protocol):
    """A part of a query, bound to a segment."""

    @property
    def estimate(self) -> int:
        """No fewer documents than match, as far as that is known without looking."""

    def documents(self, among: Candidates | None) -> Array:
        """Return the matching documents, all or those among the candidates."""

    def scored(self, among: Candidates | None) -> Scored:
        """Return the matching documents and their scores."""


def empty() -> Array:
    """Return no documents."""
    return np.zeros(0, dtype="u4")


class Nothing(NamedTuple):
    """Matches no document."""

    estimate: int = 0

    def documents(self, among: Candidates | None) -> Array:
        """Return none."""
        return empty()

    def scored(self, among: Candidates | None) -> Scored:
        """Return none."""
        return empty(), np.zeros(0)


class Fixed(NamedTuple):
    """Matches given documents, all with one score."""

    members: Array
    score: float = 1.0

    @property
    def estimate(self) -> int:
        """The number of documents."""
        return len(self.members)

    def documents(self, among: Candidates | None) -> Array:
        """Return them."""
        return self.members if among is None else among.kept(self.members)

    def scored(self, among: Candidates | None) -> Scored:
        """Return them with the score."""
        documents = self.documents(among)
        return documents, np.full(len(documents), self.score)


class TermNode(NamedTuple):
    """Matches the documents of one term."""

    postings: PostingList
    scorer: Scorer
    boost: float = 1.0

    @property
    def estimate(self) -> int:
        """The number of documents."""
        return len(self.postings.documents)

    def documents(self, among: Candidates | None) -> Array:
        """Return the term's documents."""
        documents = self.postings.documents
        return documents if among is None else among.kept(documents)

    def scored(self, among: Candidates | None) -> Scored:
        """Return them with the scores of their postings."""
        documents, weights, lengths = self.postings.documents, self.postings.weights, self.postings.lengths
        if among is not None:
            places = among.places_in(documents)
            documents, weights = documents[places], weights[places]
            lengths = None if lengths is None else lengths[places]
        return documents, self.scorer.score(weights, lengths, self.boost)


class TermsNode(NamedTuple):
    """Matches the documents of any of several terms of a field, each scored, scores added."""

    field: FieldReader
    ranges: Sequence[tuple[int, int]]
    """Stretches of neighbouring terms: the first and the place after the last."""
    scorers: Sequence[Scorer]
    """One for each term, in order."""
    boost: float
    size: int
    """Documents in the segment."""

    @property
    def estimate(self) -> int:
        """The number of postings."""
        return sum(len(self.field.postings(*ends).documents) for ends in self.ranges)

    def documents(self, among: Candidates | None) -> Array:
        """Return the documents of all terms."""
        mask = np.zeros(self.size, dtype=bool)
        for ends in self.ranges:
            mask[self.field.postings(*ends).documents] = True
        if among is not None:
            mask &= among.mask
        return np.flatnonzero(mask).astype("u4")

    def scored(self, among: Candidates | None) -> Scored:
        """Return them with the sums of their postings' scores."""
        totals = np.zeros(self.size)
        used = 0
        for first, last in self.ranges:
            postings = self.field.postings(first, last)
            counts = np.diff(self.field.starts[first : last + 1].astype("i8"))
            factors = np.array([scorer.factor for scorer in self.scorers[used : used + last - first]])
            used += last - first
            combined = self.scorers[0].with_factor(np.repeat(factors, counts))
            scores = combined.score(postings.weights, postings.lengths, self.boost)
            totals += np.bincount(postings.documents, weights=scores, minlength=self.size)
        documents = self.documents(among)
        return documents, totals[documents]


class Union(NamedTuple):
    """Matches what any part matches; scores are added."""

    parts: Sequence[Node]
    boost: float
    size: int

    @property
    def estimate(self) -> int:
        """The sum over the parts."""
        return sum(part.estimate for part in self.parts)

    def documents(self, among: Candidates | None) -> Array:
        """Return the documents of all parts."""
        mask = np.zeros(self.size, dtype=bool)
        for part in self.parts:
            mask[part.documents(among)] = True
        return np.flatnonzero(mask).astype("u4")

    def scored(self, among: Candidates | None) -> Scored:
        """Return them with the sums of scores."""
        totals = np.zeros(self.size)
        mask = np.zeros(self.size, dtype=bool)
        for part in self.parts:
            documents, scores = part.scored(among)
            # NumPy would turn 32-bit places into its own kind twice, and does it slower.
            places = documents.astype(np.intp)
            totals[places] += scores
            mask[places] = True
        places = np.flatnonzero(mask)
        return places.astype("u4"), totals[places] * self.boost


class Intersection(NamedTuple):
    """Matches what all parts match; scores are added."""

    parts: Sequence[Node]
    boost: float
    size: int

    @property
    def estimate(self) -> int:
        """The smallest of the parts."""
        return min(part.estimate for part in self.parts)

    def documents(self, among: Candidates | None) -> Array:
        """Return the documents that all parts have."""
        documents = empty()
        for part in sorted(self.parts, key=lambda part: part.estimate):
            documents = part.documents(among)
            among = Candidates(documents, self.size)
        return documents

    def scored(self, among: Candidates | None) -> Scored:
        """Return them with the sums of scores."""
        first, *others = sorted(self.parts, key=lambda part: part.estimate)
        documents, totals = first.scored(among)
        for part in others:
            kept, scores = part.scored(Candidates(documents, self.size))
            totals = totals[np.searchsorted(documents, kept)] + scores
            documents = kept
        return documents, totals * self.boost


class Difference(NamedTuple):
    """Matches what the first part matches and the second does not."""

    wanted: Node
    unwanted: Node
    size: int

    @property
    def estimate(self) -> int:
        """That of the first part."""
        return self.wanted.estimate

    def _kept(self, documents: Array) -> Array:
        unwanted = self.unwanted.documents(Candidates(documents, self.size))
        return np.flatnonzero(~Candidates(unwanted, self.size).mask[documents])

    def documents(self, among: Candidates | None) -> Array:
        """Return the first part's documents without the second's."""
        documents = self.wanted.documents(among)
        return documents[self._kept(documents)]

    def scored(self, among: Candidates | None) -> Scored:
        """Return them with the first part's scores."""
        documents, scores = self.wanted.scored(among)
        kept = self._kept(documents)
        return documents[kept], scores[kept]


class Complement(NamedTuple):
    """Matches what the part does not match, with the score 1 that Whoosh gives it."""

    part: Node
    size: int

    @property
    def estimate(self) -> int:
        """All documents."""
        return self.size

    def documents(self, among: Candidates | None) -> Array:
        """Return all other documents."""
        mask = np.ones(self.size, dtype=bool) if among is None else among.mask.copy()
        mask[self.part.documents(among)] = False
        return np.flatnonzero(mask).astype("u4")

    def scored(self, among: Candidates | None) -> Scored:
        """Return them with score 1."""
        documents = self.documents(among)
        return documents, np.ones(len(documents))


class Optional(NamedTuple):
    """Matches what the first part matches; the second only adds to scores."""

    wanted: Node
    welcome: Node
    size: int

    @property
    def estimate(self) -> int:
        """That of the first part."""
        return self.wanted.estimate

    def documents(self, among: Candidates | None) -> Array:
        """Return the first part's documents."""
        return self.wanted.documents(among)

    def scored(self, among: Candidates | None) -> Scored:
        """Return them with the sums of scores."""
        documents, totals = self.wanted.scored(among)
        both, scores = self.welcome.scored(Candidates(documents, self.size))
        totals = totals.copy()
        totals[np.searchsorted(documents, both)] += scores
        return documents, totals


class Required(NamedTuple):
    """Matches what both parts match, with the first part's scores."""

    wanted: Node
    required: Node
    size: int

    @property
    def estimate(self) -> int:
        """The smaller of the two."""
        return min(self.wanted.estimate, self.required.estimate)

    def documents(self, among: Candidates | None) -> Array:
        """Return the documents of both."""
        return Intersection((self.wanted, self.required), 1.0, self.size).documents(among)

    def scored(self, among: Candidates | None) -> Scored:
        """Return them with the first part's scores."""
        return self.wanted.scored(Candidates(self.required.documents(among), self.size))


class Constant(NamedTuple):
    """Matches what the part matches, all with one score."""

    part: Node
    score: float

    @property
    def estimate(self) -> int:
        """That of the part."""
        return self.part.estimate

    def documents(self, among: Candidates | None) -> Array:
        """Return the part's documents."""
        return self.part.documents(among)

    def scored(self, among: Candidates | None) -> Scored:
        """Return them with the score."""
        documents = self.part.documents(among)
        return documents, np.full(len(documents), self.score)
