"""Words that follow one another, from positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np

from interviews.engines.embedded.arrays import Array, Rows, stretches
from interviews.engines.embedded.postings.fields import FieldArrays

FEW: Final = 8
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
    if len(few) * FEW < len(many):
        places: Rows = np.searchsorted(many, few)
        places = places[places < len(many)]
        found: Rows = places[many[places] == few[: len(places)]]
        return found
    mask = np.zeros(size, np.bool_)
    mask[few] = True
    return np.flatnonzero(mask[many])
