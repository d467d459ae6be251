"""Words that follow one another, from positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Final, NamedTuple

import numpy as np

from interviews.engines.embedded.arrays import Array, Rows
from interviews.engines.embedded.postings.fields import FieldArrays

FEW: Final = 8
"""Times: documents are looked up in a list that is so much longer."""


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
    all_have = reduce(lambda few, many: many[_places_in(many, few, size)], sorted(lists.values(), key=len))
    places = {term: _places_in(own, all_have, size) for term, own in lists.items()}
    occurrences = {term: field.positions_of(term, own) for term, own in places.items()}
    # Documents laid end to end: an occurrence is one number, its place on the line, and words that follow
    # one another are neighbours on it. No phrase reaches from one document into the next.
    lengths = field.lengths[all_have].astype(np.int64) + len(terms)
    begins = np.cumsum(lengths) - lengths + len(terms)
    # The rarest is looked for beside the others.
    rarest = min(range(len(terms)), key=lambda place: len(occurrences[terms[place]][1]))
    counts, positions = occurrences[terms[rarest]]
    numbers = np.repeat(np.arange(len(all_have)), counts)
    line = begins[numbers] - rarest + positions
    for place, term in enumerate(terms):
        if place != rarest:
            counts, positions = occurrences[term]
            marked = np.zeros(int(lengths.sum()) + 2 * len(terms), np.bool_)
            marked[np.repeat(begins, counts) + positions] = True
            kept = np.flatnonzero(marked[line + place])
            numbers, line = numbers[kept], line[kept]
    having = np.zeros(len(all_have), np.bool_)
    having[numbers] = True
    renumbered = np.cumsum(having) - 1
    return PhraseFound(
        documents=all_have[having],
        places={term: own[having] for term, own in places.items()},
        numbers=renumbered[numbers],
        positions=line - begins[numbers],
    )


def _places_in(many: Array, few: Array, size: int) -> Rows:
    """Where the documents of one ascending list stand in another; those that do not are left out."""
    # Bisecting for a few beats looking at every document of a long list.
    if len(few) * FEW < len(many):
        places: Rows = np.searchsorted(many, few)
        places = places[places < len(many)]
        found: Rows = places[many[places] == few[: len(places)]]
        return found
    mask = np.zeros(size, np.bool_)
    mask[few] = True
    return np.flatnonzero(mask[many])
