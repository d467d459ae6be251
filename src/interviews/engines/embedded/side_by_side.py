"""Words that stand side by side in a pair as they do in the query.

Whoever remembers "linux desktop" or "venture capital" remembers it as one thing. Only exact neighbours count:
allowing three or eight words between them made known-item search worse, not better. Looking at positions is
slow, so that only the best hits are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from interviews.engines.embedded.arrays import Array, Mask, Rows
from interviews.engines.embedded.generation import Generation
from interviews.engines.embedded.matching import POSITION_BITS, QueryWord

MOST_FORMS = 8
"""Terms of a word; `word*` stands for more, and is no word that was remembered."""


def adjoining_share(generation: Generation, query_words: Sequence[QueryWord], rows: Rows) -> Array:
    """For every row of the table, which share of the neighbours in the query are neighbours in the pair.

    Rows other than those asked for have 0.
    """
    share: Array = np.zeros(generation.table.size, np.float32)
    among = np.zeros(generation.table.size, np.bool_)
    among[rows] = True
    words = [query_word for query_word in query_words if query_word.spoken is None and not query_word.phrase]
    places = [_places(generation, query_word, among) for query_word in words]
    for first, second in pairwise(places):
        for row in {place >> POSITION_BITS for place in first if place + 1 in second}:
            share[row] += 1
    share /= np.float32(max(len(places) - 1, 1))
    return share


def _places(generation: Generation, query_word: QueryWord, among: Mask) -> set[int]:
    """Where a word stands: the row and the position as one number."""
    if len(query_word.terms) > MOST_FORMS:
        return set()
    found = [generation.words.occurrences(term, among) for term in sorted(query_word.terms)]
    return {place for each in found for place in (each.rows << POSITION_BITS | each.positions).tolist()}
