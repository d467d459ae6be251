"""Who else was asked this, over arrays of rows; `interviews.search.relating` says what is related."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from interviews.engines.embedded.arrays import Array, Mask
from interviews.engines.embedded.generation import Generation
from interviews.engines.embedded.layout import MEANING
from interviews.engines.embedded.postings.fields import BODY
from interviews.engines.embedded.ranking import best_rows, nearest
from interviews.errors import PairReferenceError
from interviews.search import relating
from interviews.search.relating import CANDIDATES, Candidate, TellingWord
from interviews.search.results import FoundBy, IndexedPair, Related
from interviews.search.scoring import beside_likeness


def find_related(generation: Generation, pair: IndexedPair, limit: int) -> Related:
    """What is related to a pair, at most `limit` of each kind; the index need not hold the pair."""
    elsewhere = generation.table.alive & ~_same_interview(generation, pair)
    among = _Among(generation, elsewhere, _likeness(generation, pair), limit * CANDIDATES)
    return relating.find_related(generation, pair, among.like_question, among.like_pair, limit)


def _likeness(generation: Generation, pair: IndexedPair) -> Array | None:
    """The cosine of every row to a pair; None where nobody knows what it means."""
    if not (generation.folder.parent / MEANING).is_dir():
        return None
    # Deferred: without a model there are no vectors.
    from interviews.engines.embedded.vectors import Vectors

    try:
        row = generation.row_of(pair.id)
    except PairReferenceError:
        return None
    vectors = Vectors(generation)
    vector = vectors.of_row(row)
    return None if vector is None else vectors.likeness(vector)


class _Among(NamedTuple):
    """The rows of other interviews, some of which may be related."""

    generation: Generation
    elsewhere: Mask
    likeness: Array | None
    """Of every row to what the pair means."""
    most: int
    """How many are looked at."""

    def like_question(self, asked: Sequence[TellingWord]) -> Iterator[Candidate]:
        """Those whose question shares the most telling words, or means the same."""
        table = self.generation.table
        shared: Array = np.zeros(table.size, np.float32)
        number: Array = np.zeros(table.size, np.float32)
        for word in asked:
            found = self.generation.words.occurrences(word.term, self.elsewhere)
            in_question = found.rows[found.positions < table.question_words[found.rows]]
            having = np.zeros(table.size, np.bool_)
            having[in_question] = True
            shared += np.float32(word.rarity) * having
            number += having
        return self._best(relating.likeness_of_questions(asked, shared, number, table.question_words))

    def like_pair(self, said: Sequence[TellingWord]) -> Iterator[Candidate]:
        """Those that are most about the same."""
        scores: Array = np.zeros(self.generation.table.size, np.float32)
        shared: Array = np.zeros(self.generation.table.size, np.float32)
        for word in said:
            for matches in self.generation.words.any_of(BODY, [word.term]):
                scores[matches.rows] += matches.scores
                shared[matches.rows] += 1
        return self._best(relating.likeness_of_pairs(said, scores, shared))

    def _best(self, by_words: Array) -> Iterator[Candidate]:
        scores = by_words * self.generation.substance()
        hits = self.elsewhere & (scores > 0)
        found_by_words = hits
        if self.likeness is not None:
            scores = beside_likeness(np.where(hits, scores, np.float32(0)), 1.0, self.likeness)
            hits = hits | nearest(self.likeness, self.elsewhere)
        for row in best_rows(self.generation.table, hits, scores, 0, self.most).tolist():
            found_by: FoundBy = "words" if found_by_words[row] else "meaning"
            yield Candidate(self.generation.pair(row), float(scores[row]), found_by)


def _same_interview(generation: Generation, pair: IndexedPair) -> Mask:
    table = generation.table
    try:
        row = generation.row_of(pair.id)
    except PairReferenceError:
        same = np.zeros(table.size, np.bool_)
        same[generation.rows_of_file(pair.path)] = True
        return same
    mask: Mask = table.interview == table.interview[row]
    return mask
