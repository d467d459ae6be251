"""Exact counts over all hits.

A facet with values chosen is counted without its own choice, so that it keeps showing the alternatives: with
one outlet chosen, the outlet counts say how many hits each other one would bring.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from interviews.index.arrays import Array, Mask
from interviews.index.interface import FACETS, FacetCounts, SearchRequest
from interviews.index.matching import matching_names
from interviews.index.opened import OpenGeneration


def chosen(request: SearchRequest) -> dict[str, tuple[str, ...]]:
    """The values that a request chooses, for the facets that it chooses any of."""
    values = {
        "speaker": request.speakers,
        "topic": request.topics,
        "outlet": request.outlets,
        "year": request.years,
    }
    return {facet: values[facet] for facet in FACETS if values[facet]}


def facet_masks(generation: OpenGeneration, request: SearchRequest) -> dict[str, Mask]:
    """For each facet with chosen values, the rows that have any of them."""
    return {facet: _with_values(generation, facet, values) for facet, values in chosen(request).items()}


def count_facets(generation: OpenGeneration, mask: Mask, masks: Mapping[str, Mask]) -> FacetCounts:
    """The values of all facets with their counts over `mask` and every facet's mask but its own."""
    counts = {}
    for facet in FACETS:
        hits = mask
        for other, other_mask in masks.items():
            if other != facet:
                hits = hits & other_mask
        counts[facet] = count_facet(generation, facet, hits)
    return counts


def count_facet(generation: OpenGeneration, facet: str, mask: Mask) -> list[tuple[str, int]]:
    """The values of one facet over some rows, most frequent first, equals by name."""
    table, names = generation.table, generation.names
    if facet == "speaker":
        return _named(names.speakers, table.speakers.counts(mask, len(names.speakers)))
    if facet == "topic":
        return _named(names.topics, table.topics.counts(mask, len(names.topics)))
    interviews = table.interview_counts(mask, table.interview_starts())
    if facet == "outlet":
        known = table.interview_outlet >= 0
        weighted = np.bincount(
            table.interview_outlet[known], weights=interviews[known], minlength=len(names.outlets)
        )
        return _named(names.outlets, weighted)
    years = np.bincount(table.first_day // 10_000, weights=interviews)
    present = np.flatnonzero(years).tolist()
    return _named([f"{year:04d}" if year else "" for year in present], years[present])


def _with_values(generation: OpenGeneration, facet: str, values: Sequence[str]) -> Mask:
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


def _in_year(generation: OpenGeneration, year: str) -> Mask:
    # As it is counted: by the first day.
    if not (year.isascii() and year.isdigit() and len(year) <= len("9999")):
        return np.zeros(generation.table.size, np.bool_)
    mask: Mask = (generation.table.first_day // 10_000 == int(year))[generation.table.interview]
    return mask


def _named(names: Sequence[str], counts: Array) -> list[tuple[str, int]]:
    present = np.flatnonzero(counts)
    found = [
        (-count, names[number])
        for number, count in zip(present.tolist(), counts[present].astype(np.int64).tolist(), strict=True)
        if names[number]
    ]
    found.sort()
    return [(name, -count) for count, name in found]
