"""BM25F over whole posting lists at once, by the formula and the statistics of Whoosh's own scorer.

    score = idf * w * (BM25_K1 + 1) / (w + K1 * (1 - B + B * length / average length))

`w` is how often the term occurs in the document and `length` what its length byte stands for. Statistics are
those of the whole index, deleted documents included, whatever the segment. The sources of the formulas are
`whoosh.scoring.bm25` and `whoosh.scoring.WeightingModel.idf`; Whoosh's searcher on the same files gives the
same documents and scores. Phrases are found here, too: words whose positions follow one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np

from interviews.engines.embedded.arrays import Array, Rows, stretches
from interviews.engines.embedded.postings.fields import FieldArrays
from interviews.engines.embedded.postings.segments import Segment
from interviews.search.lengths import LENGTH_OF_BYTE
from interviews.search.ranking import length_norm, word_factor

FEW: Final = 4
"""Terms up to which each is added up by itself."""
MUCH_LONGER: Final = 8
"""Times: documents are looked up in a list that is so much longer."""
AT_ONCE: Final = 8192
"""Times that a word is said: what is known of them stays in the cache of a processor."""


class PhraseFound(NamedTuple):
    """Where terms of a field follow one another."""

    documents: Array
    """Those of the segment where they do, ascending."""
    places: Mapping[int, Rows]
    """For each term where these stand in its list."""
    numbers: Rows
    """For each time that they do, the number of its document among these."""
    positions: Rows
    """And where the first of the terms stands."""


def find_phrase(field: FieldArrays, terms: Sequence[int], size: int) -> PhraseFound:
    """Finds terms that follow one another.

    Args:
        field: The field of a segment.
        terms: The places of the terms in the field, in their order.
        size: How many documents the segment has.
    """
    lists = {term: field.documents[field.extent(term, term + 1)] for term in terms}
    shortest, *longer = sorted(lists, key=lambda term: len(lists[term]))
    all_have, places = lists[shortest], dict[int, Rows]()
    for term in longer:
        # Those of the last list stay: all others lose documents later on.
        places = {term: _places_in(lists[term], all_have, size)}
        all_have = lists[term][places[term]]
    places |= {term: _places_in(own, all_have, size) for term, own in lists.items() if term not in places}
    spans = {term: field.places_of_positions(term, own) for term, own in places.items()}
    # Each time that the rarest is said, it is looked where the others must stand.
    rarest, *others = sorted(range(len(terms)), key=lambda place: int(spans[terms[place]][0].sum()))
    counts, begins = spans[terms[rarest]]
    numbers = np.repeat(np.arange(len(all_have)), counts)
    firsts = field.positions[stretches(begins, counts)].astype(np.int64) - rarest
    for place in others:
        counts, begins = spans[terms[place]]
        kept = [np.zeros(0, np.int64)]
        for start in range(0, len(numbers), AT_ONCE):
            own = numbers[start : start + AT_ONCE]
            wanted = firsts[start : start + AT_ONCE] + place
            kept.append(start + _standing(field.positions, begins[own], counts[own], wanted))
        chosen = np.concatenate(kept)
        numbers, firsts = numbers[chosen], firsts[chosen]
    having = np.zeros(len(all_have), np.bool_)
    having[numbers] = True
    renumbered = np.cumsum(having) - 1
    return PhraseFound(
        documents=all_have[having],
        places={term: own[having] for term, own in places.items()},
        numbers=renumbered[numbers],
        positions=firsts,
    )


def _standing(positions: Array, begins: Rows, counts: Rows, wanted: Rows) -> Rows:
    """Which of some numbers stand each in a stretch of `positions`, which ascends."""
    # As many numbers as there are are bisected at once, from the first of each stretch on.
    sought, places, lasts = wanted.astype(positions.dtype), begins, begins + counts - 1
    step = 1 << int(counts.max()).bit_length() >> 1
    while step:
        further = np.minimum(places + step, lasts)
        # To multiply takes half the time of choosing by a mask.
        places = places + (further - places) * (positions[further] <= sought)
        step >>= 1
    return np.flatnonzero(positions[places] == wanted)


def _places_in(many: Array, few: Array, size: int) -> Rows:
    """Where the documents of one ascending list stand in another; those that do not are left out."""
    # Bisecting for a few beats looking at every document of a long list.
    if len(few) * MUCH_LONGER < len(many):
        places: Rows = np.searchsorted(many, few)
        places = places[places < len(many)]
        found: Rows = places[many[places] == few[: len(places)]]
        return found
    mask = np.zeros(size, np.bool_)
    mask[few] = True
    return np.flatnonzero(mask[many])


class Scored(NamedTuple):
    """Documents of a segment, ascending, and their scores."""

    documents: Array
    scores: Array


class Begun(NamedTuple):
    """Where a phrase begins in the documents of a segment; one of each for each time."""

    documents: Array
    positions: Rows


class WholeListScorer:
    """Scores the segments of an open index."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self.documents = sum(segment.size for segment in self.segments)
        """How many there are, deleted ones included."""
        self._norms: dict[str, Array] = {}

    def any_of(self, field: str, terms: Sequence[bytes]) -> Iterator[tuple[Segment, Scored]]:
        """The living documents that have any of the terms; scores are added."""
        factors = {term: self._factor(field, term) for term in terms}
        for segment in self.segments:
            yield segment, _living(segment, self._any_of(segment, field, terms, factors))

    def phrase(self, field: str, terms: Sequence[bytes]) -> Iterator[tuple[Segment, Scored, Begun]]:
        """The living documents that have the terms one right after the other; scores are added."""
        factors = [self._factor(field, term) for term in terms]
        for segment in self.segments:
            arrays = segment.fields[field]
            places = [arrays.terms.find(term) for term in terms]
            known = [place for place in places if place is not None]
            if len(known) == len(places):
                found = find_phrase(arrays, known, segment.size)
                scored = self._score_phrase(arrays, field, found, zip(known, factors, strict=True))
                yield segment, _living(segment, scored), _begun(segment, found)

    def frequency(self, field: str, term: bytes) -> int:
        """How many documents have a term, deleted ones included."""
        return sum(segment.fields[field].frequency(term) for segment in self.segments)

    def _factor(self, field: str, term: bytes) -> float:
        return word_factor(self.frequency(field, term), self.documents)

    def _norms_of(self, field: str) -> Array:
        """What is added to the weight in the denominator, for each length byte."""
        norms = self._norms.get(field)
        if norms is None:
            total = sum(int(segment.fields[field].lengths.sum(dtype=np.int64)) for segment in self.segments)
            average = total / max(self.documents, 1) or 1
            norms = length_norm(LENGTH_OF_BYTE, average)
            self._norms[field] = norms
        return norms

    def _any_of(
        self, segment: Segment, field: str, terms: Sequence[bytes], factors: dict[bytes, float]
    ) -> Scored:
        arrays, norms = segment.fields[field], self._norms_of(field)
        found = [(term, place) for term in terms if (place := arrays.terms.find(term)) is not None]
        lists = []
        for term, place in found:
            extent = arrays.extent(place, place + 1)
            # NumPy would turn 32-bit places into its own kind at each use.
            documents = arrays.documents[extent].astype(np.intp)
            scores = score(arrays.weights(extent), arrays.rounded.take(documents), factors[term], norms)
            lists.append(Scored(documents, scores))
        if len(lists) < 2:
            return lists[0] if lists else _NOTHING
        if len(lists) > FEW:
            documents = np.concatenate([each.documents for each in lists])
            scores = np.concatenate([each.scores for each in lists])
            totals: Array = np.bincount(documents, scores, minlength=segment.size)
        else:
            totals = np.zeros(segment.size)
            for each in lists:
                totals[each.documents] += each.scores
        mask = np.zeros(segment.size, np.bool_)
        for each in lists:
            mask[each.documents] = True
        places = np.flatnonzero(mask)
        return Scored(places, totals[places])

    def _score_phrase(
        self, arrays: FieldArrays, field: str, found: PhraseFound, factors: Iterable[tuple[int, float]]
    ) -> Scored:
        norms, rounded = self._norms_of(field), arrays.rounded.take(found.documents)
        totals = np.zeros(len(found.documents))
        for place, factor in factors:
            weights = arrays.weights(arrays.extent(place, place + 1))[found.places[place]]
            totals += score(weights, rounded, factor, norms)
        return Scored(found.documents, totals)


_NOTHING = Scored(np.zeros(0, "<u4"), np.zeros(0))


def score(weights: Array, rounded: Array, factor: float, norms: Array) -> Array:
    """The scores of postings.

    Args:
        weights: How often the term occurs in each document.
        rounded: The length byte of each document.
        factor: The term's idf times K1 + 1.
        norms: What is added to the weight in the denominator, for each length byte.
    """
    # Weights and lengths of one byte each allow few different scores: for a long list it is six times faster
    # to compute each of those once and to look them up.
    highest = int(weights.max(initial=0)) if weights.dtype == np.uint8 else len(weights)
    if len(norms) * (highest + 1) < len(weights):
        each = np.arange(highest + 1, dtype="f8")[:, np.newaxis]
        table = (each / (each + norms) * factor).ravel()
        places = weights.astype(np.uint16)
        places *= np.uint16(len(norms))
        places += rounded
        looked_up: Array = table.take(places)
        return looked_up
    own = weights.astype("f8")
    scores: Array = own / (own + norms[rounded])
    scores *= factor
    return scores


def _living(segment: Segment, found: Scored) -> Scored:
    if segment.living is None:
        return found
    kept = segment.living[found.documents]
    return Scored(found.documents[kept], found.scores[kept])


def _begun(segment: Segment, found: PhraseFound) -> Begun:
    documents, positions = found.documents[found.numbers], found.positions
    if segment.living is not None:
        kept = segment.living[documents]
        documents, positions = documents[kept], positions[kept]
    return Begun(documents, positions)
