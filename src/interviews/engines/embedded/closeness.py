"""Where the words of a query stand in some hits, to see how close together they are.

Looking at positions is slow, so that only the best hits are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from interviews.engines.embedded.arrays import Rows
from interviews.engines.embedded.generation import Generation
from interviews.engines.embedded.matching import QueryWord
from interviews.engines.embedded.words import Bodies
from interviews.search.ranking import MOST_FORMS, STRETCH
from interviews.search.scoring import Line


def line_of(generation: Generation, query_words: Sequence[QueryWord], rows: Rows) -> Line:
    """The line of some rows, which ascend.

    What names a speaker counts as no word here, nor does a phrase, whose words are together anyway.
    """
    words = [query_word for query_word in query_words if query_word.spoken is None and not query_word.phrase]
    if len(words) < 2 or not len(rows):
        return Line([], rows, rows)
    bodies = generation.words.bodies(rows)
    lengths = bodies.lengths + STRETCH
    begins = np.cumsum(lengths) - lengths
    places = [_places(bodies, query_word, begins) for query_word in words]
    return Line(places, begins, begins + generation.table.question_words[rows])


def _places(bodies: Bodies, query_word: QueryWord, begins: Rows) -> Rows:
    """Where a word stands on the line, ascending."""
    if len(query_word.terms) > MOST_FORMS:
        return np.zeros(0, np.int64)
    found = map(bodies.occurrences, query_word.terms)
    places = [begins[each.rows] + each.positions for each in found]
    return np.sort(np.concatenate([np.zeros(0, np.int64), *places]))
