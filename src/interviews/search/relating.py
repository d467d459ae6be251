"""What makes pairs related: the words that set a pair apart, and which of the found ones are shown.

Questions like that of a pair, and what other people say about the same, are searched by the words that few
pairs have. Of a question that tells a story first, the sentences that ask count. Where a model has made
vectors, what means the same in other words is found beside them. A pair's own interview is left out, and so
is the same conversation published a second time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import log
from typing import TYPE_CHECKING, NamedTuple

from interviews.search.analysis import base_language, fold, normalise, words
from interviews.search.results import FoundBy, Hit, IndexedPair, Related
from interviews.search.snippets import snippet
from interviews.search.vocabulary import Vocabulary

if TYPE_CHECKING:
    # Deferred: NumPy is loaded where there are arrays.
    from interviews.search.scoring import Array

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


class Candidate(NamedTuple):
    """A pair that may be related."""

    pair: IndexedPair
    score: float
    found_by: FoundBy


def _words_of_question(vocabulary: Vocabulary, pair: IndexedPair) -> list[TellingWord]:
    """The words that set the question of a pair apart, the most telling first."""
    # The sentences that end with a question mark; all where none does.
    asking = " ".join(_ASKING.findall(pair.question)) or pair.question
    asked = _telling_words(vocabulary, asking, pair.language)
    return asked if len(asked) >= FEWEST_WORDS else _telling_words(vocabulary, pair.question, pair.language)


def _words_of_pair(vocabulary: Vocabulary, pair: IndexedPair) -> list[TellingWord]:
    """The words that set a pair apart, the most telling first."""
    return _telling_words(vocabulary, f"{pair.question}\n{pair.answer}", pair.language)


def _telling_words(vocabulary: Vocabulary, text: str, language: str | None) -> list[TellingWord]:
    pairs = max(vocabulary.indexed, 1)
    times = Counter(normalise(word, base_language(language)) for word in words(text))
    known = []
    for term, count in times.items():
        found = vocabulary.frequency(term)
        if found > 1:  # One is the pair itself.
            known.append((found, TellingWord(term, log(1 + pairs / found), count)))
    rare = [word for found, word in known if found <= COMMON_SHARE * pairs]
    chosen = rare if len(rare) >= FEWEST_WORDS else [word for _, word in known]
    # A second mention counts for something, a tenth for hardly more.
    return sorted(chosen, key=lambda word: (-word.rarity * (1 + log(word.times)), word.term))[:MOST_WORDS]


def likeness_of_questions(
    asked: Sequence[TellingWord], shared: Array, number: Array, question_words: Array
) -> Array:
    """How like some questions are to one, apart from the length of their answers; 0 for those that are not.

    Args:
        asked: The words that set it apart.
        shared: For each of the others, the sum of the rarities of the words that it has, too.
        number: How many these are.
        question_words: How long it is.
    """
    total = sum(word.rarity for word in asked) or 1.0
    # Two words in common are more than twice one, as in a search.
    scores = shared / total * number / max(len(asked), 1) / (1 + question_words / SHORT_QUESTION) ** 0.5
    found: Array = scores * ((shared > 0) & (shared >= total * LEAST_OF_QUESTION))
    return found


def likeness_of_pairs(said: Sequence[TellingWord], scores: Array, number: Array) -> Array:
    """How near some pairs are to one, apart from the length of their answers; 0 for those that are not.

    Args:
        said: The words that set it apart.
        scores: For each of the others, the sum of their BM25.
        number: How many of them it has.
    """
    wanted = (number > 0) & (number >= len(said) * LEAST_OF_PAIR)
    found: Array = scores * number / max(len(said), 1) * wanted
    return found


_Kinds = Callable[[IndexedPair], Iterable[object] | None]
"""What a pair is one of, such as the people who answer; None where it is not to be shown."""


def _interviews_apart(pair: IndexedPair) -> _Kinds:
    """One question an interview is shown, and none with the very words of the pair's."""
    same = fold(pair.question)
    return lambda other: None if fold(other.question) == same else [(other.path, other.section)]


def _people_apart(other: IndexedPair) -> Iterable[object] | None:
    """One answer a person is shown."""
    return other.identities or None


def _choose(
    candidates: Iterable[Candidate],
    limit: int,
    looked_for: Iterable[TellingWord],
    kinds: _Kinds,
    taken: Iterable[object] = (),
) -> tuple[Hit, ...]:
    """The first candidates, none of a kind that is taken already; those without a kind are left out."""
    seen = set(taken)
    terms = {word.term for word in looked_for}
    found: list[Hit] = []
    for candidate in candidates:
        if len(found) == limit:
            break
        other = candidate.pair
        kind = kinds(other)
        if kind is None or seen & set(kind):
            continue
        seen.update(kind)
        window = snippet(other.question, other.answer, terms, other.language, "answer")
        found.append(Hit(other, round(candidate.score, 4), window, found_by=candidate.found_by))
    return tuple(found)


Candidates = Callable[[Sequence[TellingWord]], Iterable[Candidate]]
"""Gives the pairs that have most of some words, the best first."""


def find_related(
    vocabulary: Vocabulary, pair: IndexedPair, questions: Candidates, pairs: Candidates, limit: int
) -> Related:
    """What is related to a pair.

    Args:
        vocabulary: Of the index, which need not hold the pair.
        pair: To what.
        questions: Gives pairs by the words of their questions.
        pairs: Gives pairs by all of their words.
        limit: How many are shown of each kind at most.
    """
    asked, said = _words_of_question(vocabulary, pair), _words_of_pair(vocabulary, pair)
    return Related(
        pair,
        _choose(questions(asked), limit, asked, _interviews_apart(pair)),
        _choose(pairs(said), limit, said, _people_apart, pair.identities),
    )
