"""Who else was asked this: questions like that of a pair, and what other people say about the same.

Both are searched by the words that set the pair apart: those of few pairs. Of a question that tells a story
first, the sentences that ask count. Where a model has made vectors, what means the same in other words is
found beside them. A pair's own interview is left out, and so is the same conversation published a second
time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from interviews.engines.embedded.arrays import Array, Mask
from interviews.engines.embedded.generation import Generation
from interviews.engines.embedded.layout import MEANING
from interviews.engines.embedded.postings.schema import BODY
from interviews.engines.embedded.ranking import best_rows, nearest, substance
from interviews.errors import PairReferenceError
from interviews.search.analysis import base_language, fold, normalise, words
from interviews.search.results import FoundBy, Hit, IndexedPair, Related
from interviews.search.snippets import snippet

MOST_WORDS = 12
"""Words of a pair that are looked for; the next ones say little more about it."""
COMMON_SHARE = 0.2
"""A word of more pairs than this says nothing about any of them, unless there is no other."""
FEWEST_WORDS = 3
"""Words below which common ones are taken too: "How did you get started?" has no others."""
_ASKING = re.compile(r"[^.!?…？؟]*[?？؟]")
SHORT_QUESTION = 30
"""Words; a question far longer than this shares words by chance."""
CANDIDATES = 20
"""Pairs that are read for each that is wanted, since many are of the same people."""


LEAST_OF_QUESTION = 1 / 3
"""The share of what sets a question apart that another one must have to be like it; with less, pairs of the
samples share a word by chance."""
LEAST_OF_PAIR = 1 / 4
"""The share of the words of a pair that another one must have to be about the same."""


class TellingWord(NamedTuple):
    """A word that sets a pair apart."""

    term: str
    rarity: float
    """The logarithm of all pairs over those that have it."""
    times: int


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


def telling_words(generation: Generation, text: str, language: str | None) -> list[TellingWord]:
    """The words that set a text apart, the most telling first."""
    pairs = max(generation.indexed, 1)
    times = Counter(normalise(word, base_language(language)) for word in words(text))
    known = []
    for term, count in times.items():
        found = generation.words.frequency(BODY, term)
        if found > 1:  # One is the pair itself.
            known.append((found, TellingWord(term, float(np.log(1 + pairs / found)), count)))
    rare = [word for found, word in known if found <= COMMON_SHARE * pairs]
    chosen = rare if len(rare) >= FEWEST_WORDS else [word for _, word in known]
    # A second mention counts for something, a tenth for hardly more.
    return sorted(chosen, key=lambda word: (-word.rarity * (1 + np.log(word.times)), word.term))[:MOST_WORDS]


def _similar_questions(
    generation: Generation, pair: IndexedPair, elsewhere: Mask, likeness: Array | None, limit: int
) -> tuple[Hit, ...]:
    """The pairs whose question shares the most telling words, or means the same, one an interview."""
    table = generation.table
    asked = telling_words(generation, _asking_part(pair.question), pair.language)
    if len(asked) < FEWEST_WORDS:
        asked = telling_words(generation, pair.question, pair.language)
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
    scores *= substance(table.answer_characters)
    scores /= np.sqrt(1 + table.question_words / np.float32(SHORT_QUESTION))
    same = fold(pair.question)
    return _chosen(
        generation,
        _Found(scores, (shared > 0) & (shared >= np.float32(total * LEAST_OF_QUESTION)), elsewhere, likeness),
        limit,
        asked,
        lambda other: None if fold(other.question) == same else [(other.path, other.section)],
        [],
    )


def _asking_part(question: str) -> str:
    """The sentences that end with a question mark; all where none does."""
    return " ".join(_ASKING.findall(question)) or question


def _other_answers(
    generation: Generation, pair: IndexedPair, elsewhere: Mask, likeness: Array | None, limit: int
) -> tuple[Hit, ...]:
    """The pairs that are most about the same, one for each other person who answers."""
    table = generation.table
    said = telling_words(generation, f"{pair.question}\n{pair.answer}", pair.language)
    scores: Array = np.zeros(table.size, np.float32)
    shared: Array = np.zeros(table.size, np.float32)
    for word in said:
        matches = generation.words.any_of(BODY, [word.term])
        scores[matches.rows] += matches.scores
        shared[matches.rows] += 1
    scores *= shared / np.float32(max(len(said), 1)) * substance(table.answer_characters)
    return _chosen(
        generation,
        _Found(scores, (shared > 0) & (shared >= len(said) * LEAST_OF_PAIR), elsewhere, likeness),
        limit,
        said,
        lambda other: other.identities or None,
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
    kinds: Callable[[IndexedPair], Iterable[object] | None],
    taken: Iterable[object],
) -> tuple[Hit, ...]:
    """The best pairs, none of a kind that is taken already; those without a kind are left out."""
    seen = set(taken)
    terms = {word.term for word in looked_for}
    found: list[Hit] = []
    hits, scores = related.by_meaning_too()
    for row in best_rows(generation.table, hits, scores, 0, limit * CANDIDATES).tolist():
        if len(found) == limit:
            break
        other = generation.pair(row)
        kind = kinds(other)
        if kind is None or seen & set(kind):
            continue
        seen.update(kind)
        window = snippet(other.question, other.answer, terms, other.language, "answer")
        found_by: FoundBy = "words" if related.by_words[row] else "meaning"
        found.append(Hit(other, round(float(scores[row]), 4), window, found_by=found_by))
    return tuple(found)


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
