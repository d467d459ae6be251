"""Exact counts over all hits.

A facet with values chosen is counted without its own choice, so that it keeps showing the alternatives: with
one outlet chosen, the outlet counts say how many hits each other one would bring.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from interviews.engines.embedded.arrays import Array, Mask, Rows
from interviews.engines.embedded.generation import Generation
from interviews.engines.embedded.twins import NO_TWINS, Twins, values_of_twins
from interviews.search.names import matching_names
from interviews.search.requests import FACETS, SearchRequest, chosen
from interviews.search.results import FacetCounts


def facet_masks(generation: Generation, request: SearchRequest) -> dict[str, Mask]:
    """For each facet with chosen values, the rows that have any of them."""
    return {facet: _with_values(generation, facet, values) for facet, values in chosen(request).items()}


def count_facets(
    generation: Generation, mask: Mask, masks: Mapping[str, Mask], twins: Twins = NO_TWINS
) -> FacetCounts:
    """The values of all facets with their counts over `mask` and every facet's mask but its own.

    Of twins only one is counted for a value.
    """
    counts = {}
    for facet in FACETS:
        hits = mask
        for other, other_mask in masks.items():
            if other != facet:
                hits = hits & other_mask
        found = _counts(generation, facet, hits)
        if len(twins.rows):
            values = values_of_twins(twins, generation.table, facet)
            found = found - twins.repeated(hits, values, len(found))
        counts[facet] = _named(generation, facet, found)
    return counts


def count_facet(generation: Generation, facet: str, mask: Mask) -> list[tuple[str, int]]:
    """The values of one facet over some rows, most frequent first, equals by name."""
    return _named(generation, facet, _counts(generation, facet, mask))


def _counts(generation: Generation, facet: str, mask: Mask) -> Array:
    """How many of some rows have each value, by the number of its name, or by year."""
    table, names = generation.table, generation.names
    if facet == "speaker":
        return table.speakers.counts(mask, len(names.speakers))
    if facet == "topic":
        return table.topics.counts(mask, len(names.topics))
    interviews = table.interview_counts(mask, generation.interview_starts)
    if facet == "outlet":
        known = table.interview_outlet >= 0
        return np.bincount(
            table.interview_outlet[known], weights=interviews[known], minlength=len(names.outlets)
        )
    return np.bincount(table.first_day // 10_000, weights=interviews)


def _named(generation: Generation, facet: str, counts: Array) -> list[tuple[str, int]]:
    if facet != "year":
        known: Sequence[str] = getattr(generation.names, f"{facet}s")
        return _most_frequent(known, counts, generation.alphabetical(facet))
    dated = np.flatnonzero(counts[1:]) + 1
    return _most_frequent([f"{year:04d}" for year in dated.tolist()], counts[dated], np.arange(len(dated)))


def _with_values(generation: Generation, facet: str, values: Sequence[str]) -> Mask:
    table, names = generation.table, generation.names
    if facet == "year":
        any_year: Mask = np.logical_or.reduce([_in_year(generation, year) for year in values])
        return any_year
    known: Sequence[str] = getattr(names, f"{facet}s")
    numbers = [number for value in values for number in matching_names(known, value)]
    if facet == "speaker":
        return table.speakers.rows_with(numbers)
    if facet == "topic":
        return table.topics.rows_with(numbers)
    mask: Mask = np.isin(table.interview_outlet, numbers)[table.interview]
    return mask


def _in_year(generation: Generation, year: str) -> Mask:
    # As it is counted: by the first day.
    if not (year.isascii() and year.isdigit() and len(year) <= len("9999")):
        return np.zeros(generation.table.size, np.bool_)
    mask: Mask = (generation.table.first_day // 10_000 == int(year))[generation.table.interview]
    return mask


def _most_frequent(names: Sequence[str], counts: Array, alphabetical: Rows) -> list[tuple[str, int]]:
    """The names that are counted at all; `alphabetical` are the numbers of those that may be shown."""
    numbers = alphabetical[counts[alphabetical] > 0]
    numbers = numbers[np.argsort(-counts[numbers], kind="stable")]
    shown = [names[number] for number in numbers.tolist()]
    return list(zip(shown, counts[numbers].astype(np.int64).tolist(), strict=True))
