"""Exact counts over all hits.

A facet with values chosen is counted without its own choice, so that it keeps showing the alternatives: with
one outlet chosen, the outlet counts say how many hits each other one would bring.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, reduce

import numpy as np

from interviews.engines.embedded.arrays import Array, Mask, Rows
from interviews.engines.embedded.generation import Generation
from interviews.engines.embedded.twins import NO_TWINS, Twins
from interviews.search.requests import FACETS
from interviews.search.results import FacetCounts


def count_facets(
    generation: Generation, mask: Mask, masks: Mapping[str, Mask], twins: Twins = NO_TWINS
) -> FacetCounts:
    """The values of all facets with their counts over `mask` and every facet's mask but its own.

    Of twins only one is counted for a value.
    """
    counts = {}
    # What no filter is set for is counted over the same hits.
    within_all = _Hits(generation, reduce(np.logical_and, masks.values(), mask))
    for facet in FACETS:
        hits = within_all
        if facet in masks:
            others = (masks[other] for other in masks if other != facet)
            hits = _Hits(generation, reduce(np.logical_and, others, mask))
        found = hits.counts(facet)
        if hits.repeats(twins):
            found = found - twins.repeated(hits.mask, generation.twinned(facet), len(found))
        counts[facet] = _named(generation, facet, found)
    return counts


def count_facet(generation: Generation, facet: str) -> list[tuple[str, int]]:
    """The values of one facet over all that is in view, most frequent first, equals by name."""
    return _named(generation, facet, _Hits(generation, generation.table.alive).counts(facet))


def count_words(generation: Generation) -> dict[str, int]:
    """How many words each speaker says in what is in view; those of several in equal parts."""
    table, names = generation.table, generation.names
    rows = np.flatnonzero(table.alive)
    asked = table.question_words[rows].astype(np.int64)
    answered = generation.words.bodies(rows).lengths - asked
    total = np.zeros(len(names.speakers))
    for listing, words in ((table.questioners, asked), (table.answerers, answered)):
        chosen = listing.chosen(rows)
        starts: Rows = chosen.starts.astype(np.int64)
        speakers: Rows = starts[1:] - starts[:-1]
        shares = np.repeat(words / np.maximum(speakers, 1), speakers)
        total += np.bincount(chosen.values, shares, minlength=len(total))
    return {names.speakers[number]: round(total[number]) for number in np.flatnonzero(total).tolist()}


class _Hits:
    """Some of the rows in view, counted by their values."""

    def __init__(self, generation: Generation, mask: Mask) -> None:
        self._generation = generation
        self.mask = mask
        self._repeats: bool | None = None

    def counts(self, facet: str) -> Array:
        """How many have each value, by the number of its name, or by year."""
        table, names = self._generation.table, self._generation.names
        if facet in ("speaker", "topic"):
            size = len(self._generation.names_of(facet))
            if not size:
                return np.zeros(0, np.int64)
            if np.count_nonzero(self.mask) * 2 <= np.count_nonzero(table.alive):
                return table.counts(facet, self._rows, size)
            # The fewer are looked at.
            return self._generation.totals(facet) - table.counts(facet, self._others, size)
        if facet == "outlet":
            known = table.interview_outlet >= 0
            weights = self._interviews[known]
            return np.bincount(table.interview_outlet[known], weights, minlength=len(names.outlets))
        return np.bincount(table.first_day // 10_000, weights=self._interviews)

    def repeats(self, twins: Twins) -> bool:
        """Whether any of twins is there twice."""
        if self._repeats is None:
            self._repeats = twins.once(self.mask) is not self.mask
        return self._repeats

    @cached_property
    def _rows(self) -> Rows:
        return np.flatnonzero(self.mask)

    @cached_property
    def _others(self) -> Rows:
        return np.flatnonzero(self._generation.table.alive & ~self.mask)

    @cached_property
    def _interviews(self) -> Array:
        return self._generation.table.interview_counts(self.mask, self._generation.interview_starts)


def _named(generation: Generation, facet: str, counts: Array) -> list[tuple[str, int]]:
    """The values with their counts, the most frequent first, equals by name."""
    if facet != "year":
        numbers, names = generation.alphabetical(facet)
        return _most_frequent(names, counts[numbers])
    dated = np.flatnonzero(counts[1:]) + 1
    return _most_frequent(np.array([f"{year:04d}" for year in dated.tolist()], object), counts[dated])


def _most_frequent(names: Array, counts: Array) -> list[tuple[str, int]]:
    """The names that are counted at all, which come in their order."""
    places = np.flatnonzero(counts)
    found = counts[places].astype(np.int32)
    # NumPy sorts numbers of 16 bits without comparing them.
    few = found.max(initial=0) <= np.iinfo(np.int16).max
    order = np.argsort(-(found.astype(np.int16) if few else found), kind="stable")
    return list(zip(names[places[order]].tolist(), found[order].tolist(), strict=True))
