"""The scores of hits by the numbers of `interviews.search.ranking`, over arrays of rows.

Where words stand, and so how close together they are, is slow to look at: only the best hits are.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np

from interviews.engines.embedded.arrays import Array, Mask, Rows
from interviews.engines.embedded.generation import Generation
from interviews.engines.embedded.matching import QueryWord
from interviews.engines.embedded.row_scoring import ENOUGH, RowScorer, Scored
from interviews.engines.embedded.table import Table
from interviews.search.ranking import (
    LEAST_LIKENESS,
    LOOKED_AT_CLOSELY,
    MOST_FORMS,
    NEAREST,
    WEIGHTS,
    Weights,
)
from interviews.search.requests import Sort
from interviews.search.scoring import Line, Scores, beside_likeness, put_silent_last


class Ranking(NamedTuple):
    """The scores of the hits."""

    scores: Array
    """Of each row; the numbers of rows that were not scored mean nothing."""
    scored: Scored
    """What was scored, before any was looked at closely."""
    first: Rows
    """The hits that come first: all, or as many as are looked at closely."""
    closely: Scores
    """Of these."""
    likeness: Array | None = None
    """The cosine of each row to the meaning of the query, where it has one."""

    @property
    def ordered(self) -> int:
        """How many hits that come first are in order; more may be asked for where there are no more."""
        if self.likeness is not None:
            return 0
        return len(self.first) if len(self.first) == LOOKED_AT_CLOSELY else sys.maxsize

    def coverage(self, row: int) -> Array:
        """Of a row, as the only one; 0 where it has no score."""
        found: Array = self.scored.coverage[self.scored.rows == row]
        return found if len(found) else np.zeros(1, np.float32)

    def at(self, row: int, substance: Array) -> Scores:
        """The scores of a row, as the only one; `substance` is of each row."""
        place, closely = np.flatnonzero(self.first == row), self.closely
        gained: list[Array] = [np.zeros(1, np.float32)] * 4
        if len(place):
            gained = [closely.adjoining, closely.together, closely.opening, closely.lent]
            gained = [each[place] for each in gained]
        found = Scores(self.scores[[row]], self.coverage(row), substance[[row]], *gained)
        return found if self.likeness is None else found._replace(likeness=self.likeness[[row]])


def rank(
    generation: Generation,
    query_words: Sequence[QueryWord],
    hits: Mask,
    last: int = sys.maxsize,
    weights: Weights = WEIGHTS,
) -> Ranking:
    """The scores of the hits of a search.

    Args:
        generation: The open index.
        query_words: The words of the query, at least one.
        hits: The rows that match and are not filtered out.
        last: How many of those that come first are asked for. Where all of these are looked at closely, hits
            that come after them may be left without a score.
        weights: The weights of the factors.
    """
    table = generation.table
    said = saying([word.found for word in query_words])
    scorer = RowScorer(generation, query_words, weights)
    saying_hits = hits & said
    if np.count_nonzero(saying_hits) > ENOUGH and last <= LOOKED_AT_CLOSELY:
        # Those that say no word come after these.
        scored = scorer.likely(saying_hits, LOOKED_AT_CLOSELY)
    else:
        scored = scorer.score(np.flatnonzero(hits))
        put_silent_last(scored.scores, said[scored.rows])
    # These only gain, and no other row does, so that they stay the first.
    first = np.sort(_best(table, scored.rows, scored.scores, 0, LOOKED_AT_CLOSELY))
    scores = _spread(scored.scores, scored.rows, table.size)
    none, *gained = (np.zeros(len(first), np.float32) for _ in range(5))
    closely = Scores(scores[first], none, generation.substance(weights)[first], *gained)
    closely.look_closely(
        np.arange(len(first)),
        said[first],
        _line_of(generation, query_words, first),
        # The last pair of an interview is followed by the first of its passages.
        2 * table.interview[first] + table.is_passage[first],
        first,
        weights,
    )
    scores[first] = closely.scores
    order = np.lexsort((table.rank[first], -closely.scores))
    return Ranking(
        scores, scored, first[order], Scores(*(each[order] for each in closely if each is not None))
    )


def _line_of(generation: Generation, query_words: Sequence[QueryWord], rows: Rows) -> Line:
    """Where the words of a query stand in some rows, which ascend.

    What names a speaker counts as no word here, nor does a phrase, whose words are together anyway.
    """
    words = [query_word for query_word in query_words if query_word.spoken is None and not query_word.phrase]
    if len(words) < 2 or not len(rows):
        return Line([], rows, rows)
    bodies = generation.words.bodies(rows)
    few = (word.terms if len(word.terms) <= MOST_FORMS else () for word in words)
    places = (map(bodies.occurrences, terms) for terms in few)
    return Line.of(bodies.lengths, generation.table.question_words[rows], places)


def _spread(values: Array, rows: Rows, size: int) -> Array:
    """The values of some rows over all rows, 0 for the others."""
    spread: Array = np.zeros(size, values.dtype)
    spread[rows] = values
    return spread


def nearest(likeness: Array, among: Mask) -> Mask:
    """The rows that are hits by their meaning."""
    rows = np.flatnonzero(among & (likeness >= LEAST_LIKENESS))
    if len(rows) > NEAREST:
        rows = rows[np.argpartition(-likeness[rows], NEAREST)[:NEAREST]]
    near = np.zeros(len(likeness), np.bool_)
    near[rows] = True
    return near


def with_meaning(ranking: Ranking, by_words: Mask, likeness: Array) -> Ranking:
    """The scores of hits by their words and their meaning together.

    Args:
        ranking: By their words.
        by_words: The hits that it is of.
        likeness: The cosine of each row.
    """
    scores = np.where(by_words, ranking.scores, np.float32(0))
    worth = ranking.coverage(int(np.argmax(scores)))[0]
    return ranking._replace(scores=beside_likeness(scores, worth, likeness), likeness=likeness)


def saying(found: Sequence[Mask]) -> Mask:
    """Where any of some words is said, of which there is one at least, or a speaker they name speaks."""
    # Two by two: all at once would copy all of them first.
    said: Mask = reduce(np.logical_or, found)
    return said


def in_order(generation: Generation, sort: Sort, scores: Array | None) -> Array | None:
    """What hits are ordered by, the highest number first; None for the newest interview first."""
    if sort == "date":
        return None
    if sort == "length":
        return generation.table.answer_characters.astype(np.int64)
    if sort == "speaker":
        return -generation.place_by_speaker
    return scores


def best_rows(table: Table, mask: Mask, scores: Array | None, first: int, last: int) -> Rows:
    """The rows of the hits from the `first` to before the `last`, best first; without scores the newest."""
    rows = np.flatnonzero(mask)
    if scores is None:
        return rows[np.argsort(table.rank[rows], kind="stable")[first:last]]
    return _best(table, rows, scores[rows], first, last)


def _best(table: Table, rows: Rows, found: Array, first: int, last: int) -> Rows:
    """Of some rows and their scores, those from the `first` to before the `last`, best first."""
    if last < len(rows):
        # Ordering all hits costs more than finding them; only the best and their equals need it.
        least = np.partition(found, len(rows) - last)[len(rows) - last] if last else np.inf
        kept = found >= least
        rows, found = rows[kept], found[kept]
    return rows[np.lexsort((table.rank[rows], -found))[first:last]]
