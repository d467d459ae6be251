"""Who else was asked this, over arrays of rows; `interviews.search.relating` says what is related."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from interviews.engines.embedded.arrays import Array, Mask
from interviews.engines.embedded.generation import Generation
from interviews.engines.embedded.layout import MEANING
from interviews.engines.embedded.postings.schema import BODY
from interviews.engines.embedded.ranking import best_rows, nearest, substance
from interviews.errors import PairReferenceError
from interviews.search.relating import (
    CANDIDATES,
    LEAST_OF_PAIR,
    LEAST_OF_QUESTION,
    SHORT_QUESTION,
    Candidate,
    Kinds,
    TellingWord,
    choose_related,
    interviews_apart,
    people_apart,
    words_of_pair,
    words_of_question,
)
from interviews.search.results import Hit, IndexedPair, Related


def find_related(generation: Generation, pair: IndexedPair, limit: int) -> Related:
    """What is related to a pair, at most `limit` of each kind; the index need not hold the pair."""
    elsewhere = generation.table.alive & ~_same_interview(generation, pair)
    likeness = _likeness(generation, pair)
    return Related(
        pair,
        _similar_questions(generation, pair, elsewhere, likeness, limit),
        _other_answers(generation, pair, elsewhere, likeness, limit),
    )


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


def _similar_questions(
    generation: Generation, pair: IndexedPair, elsewhere: Mask, likeness: Array | None, limit: int
) -> tuple[Hit, ...]:
    """The pairs whose question shares the most telling words, or means the same, one an interview."""
    table = generation.table
    asked = words_of_question(generation, pair)
    shared: Array = np.zeros(table.size, np.float32)
    number: Array = np.zeros(table.size, np.float32)
    for word in asked:
        found = generation.words.occurrences(word.term, elsewhere)
        in_question = found.rows[found.positions < table.question_words[found.rows]]
        having = np.zeros(table.size, np.bool_)
        having[in_question] = True
        shared += np.float32(word.rarity) * having
        number += having
    total = sum(word.rarity for word in asked) or 1.0
    # Two words in common are more than twice one, as in a search.
    scores = shared / np.float32(total) * number / np.float32(max(len(asked), 1))
    scores *= substance(generation)
    scores /= np.sqrt(1 + table.question_words / np.float32(SHORT_QUESTION))
    return _chosen(
        generation,
        _Found(scores, (shared > 0) & (shared >= np.float32(total * LEAST_OF_QUESTION)), elsewhere, likeness),
        limit,
        asked,
        interviews_apart(pair),
    )


def _other_answers(
    generation: Generation, pair: IndexedPair, elsewhere: Mask, likeness: Array | None, limit: int
) -> tuple[Hit, ...]:
    """The pairs that are most about the same, one for each other person who answers."""
    table = generation.table
    said = words_of_pair(generation, pair)
    scores: Array = np.zeros(table.size, np.float32)
    shared: Array = np.zeros(table.size, np.float32)
    for word in said:
        for matches in generation.words.any_of(BODY, [word.term]):
            scores[matches.rows] += matches.scores
            shared[matches.rows] += 1
    scores *= shared / np.float32(max(len(said), 1)) * substance(generation)
    return _chosen(
        generation,
        _Found(scores, (shared > 0) & (shared >= len(said) * LEAST_OF_PAIR), elsewhere, likeness),
        limit,
        said,
        people_apart,
        pair.identities,
    )


class _Found(NamedTuple):
    """What may be related."""

    scores: Array
    """By words."""
    by_words: Mask
    elsewhere: Mask
    """The rows of other interviews."""
    likeness: Array | None

    def by_meaning_too(self) -> tuple[Mask, Array]:
        """The rows that words or meaning find, and their scores."""
        hits = self.elsewhere & self.by_words
        if self.likeness is None:
            return hits, self.scores
        scores = np.where(hits, self.scores, np.float32(0))
        scores /= max(float(scores.max(initial=0)), 1e-9)
        scores += np.maximum(self.likeness, 0)
        return hits | nearest(self.likeness, self.elsewhere), scores


def _chosen(
    generation: Generation,
    related: _Found,
    limit: int,
    looked_for: Sequence[TellingWord],
    kinds: Kinds,
    taken: Iterable[object] = (),
) -> tuple[Hit, ...]:
    hits, scores = related.by_meaning_too()
    rows = best_rows(generation.table, hits, scores, 0, limit * CANDIDATES).tolist()
    candidates = (
        Candidate(generation.pair(row), float(scores[row]), "words" if related.by_words[row] else "meaning")
        for row in rows
    )
    return choose_related(candidates, limit, looked_for, kinds, taken)


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
