"""The scores of hits by the formula of `interviews.search.ranking`, over arrays of hits.

Engines say what is known of each word in each hit, and which hits are to be looked at closely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

import numpy as np

from interviews.search.explaining import Reasons, Where, where_said
from interviews.search.ranking import (
    INTERVIEW_SATURATION,
    MEANING_WEIGHT,
    STRETCH,
    WEIGHTS,
    Weights,
    rarity,
)

if TYPE_CHECKING:
    # Deferred: the types of NumPy take 4 ms to import.
    from numpy.typing import NDArray

NO_VECTOR = -1.0
"""In place of the cosine of what has no vector, as a passage: it is like nothing."""

Array: TypeAlias = "NDArray[Any]"
Mask: TypeAlias = "NDArray[np.bool_]"
Rows: TypeAlias = "NDArray[np.int64]"


class Heard(NamedTuple):
    """What is known of one word of a query in some hits."""

    scores: Array
    """BM25 of each; 0 where it is not found."""
    found: Mask
    nearby: Mask | None
    """Where the title or the topics have it; None where these have it nowhere."""
    saturated: Array
    """What the pairs of the interview with the word count, from 0 to 1; see `saturated`."""
    telling: float
    """How much it tells of an interview that says it; see `telling`."""
    spoken: Mask | None = None
    """Where one of those speaks whom it names; None where it names nobody."""
    answered: Mask | None = None
    """Where they answer."""


class Told(Protocol):
    """Of what is known of a word, what an explanation needs."""

    @property
    def found(self) -> Mask: ...
    @property
    def nearby(self) -> Mask | None: ...
    @property
    def spoken(self) -> Mask | None: ...
    @property
    def answered(self) -> Mask | None: ...


class Line(NamedTuple):
    """Some hits laid end to end, each with room for a stretch behind it: none reaches into the next."""

    words: Sequence[Rows]
    """For each word that stands beside others, where it does, ascending."""
    begins: Rows
    """Where each hit begins."""
    answers: Rows
    """Where its answer begins."""

    @classmethod
    def of(cls, lengths: Rows, question_words: Rows, words: Iterable[Iterable[tuple[Rows, Rows]]]) -> Line:
        """The line of some hits.

        Args:
            lengths: How many terms each has.
            question_words: How many of these are the question's.
            words: For each word and each of its terms, the hits that have it, and where it stands in these.
        """
        begins = np.cumsum(lengths + STRETCH) - lengths - STRETCH
        places = [[begins[hits] + positions for hits, positions in terms] for terms in words]
        nowhere = np.zeros(0, np.int64)
        ascending = [np.sort(np.concatenate([nowhere, *each])) for each in places]
        return cls(ascending, begins, begins + question_words)


class Scores(NamedTuple):
    """The scores of hits, and what they are made of."""

    scores: Array
    coverage: Array
    substance: Array
    adjoining: Array
    """Which share of the neighbours in the query are neighbours in the pair."""
    together: Array
    """Which share of the words of the query the pair says within one stretch."""
    opening: Array
    """Which share of them it says within a stretch of where the answer begins."""
    lent: Array
    """What the scores have from the pair before or after."""
    likeness: Array | None = None
    """The cosine to the meaning of the query, where it has one; `NO_VECTOR` for a hit without a vector."""

    def look_closely(
        self, best: Rows, said: Mask, line: Line, runs: Array, places: Array, weights: Weights = WEIGHTS
    ) -> None:
        """Adds to the scores of the best hits what they gain by their words' places and the hits beside them.

        Args:
            best: Which they are.
            said: Which of all hits say any word.
            line: Where these say the words.
            runs: A number for the pairs of each interview and one for its passages: of which each of them is.
            places: The number of each among these.
            weights: The weights of the factors.
        """
        own = self.scores[best]
        if len(line.words) > 1 and len(best):
            self.adjoining[best] = adjoining = _adjoining(line.words, line.begins)
            self.together[best] = together = _together(line.words, line.begins)
            self.opening[best] = opening = _opening(line.words, line.answers)
            own *= 1 + weights.side_by_side * adjoining
            own *= 1 + weights.together * together
            own *= 1 + weights.opening * opening
        self.lent[best] = lent = weights.beside * _beside(runs, places, own) * said[best]
        self.scores[best] = own + lent

    def reasons(
        self,
        hit: int,
        texts: Sequence[str],
        words: Sequence[Told],
        positions: Callable[[int], Sequence[int]],
        question_words: int,
    ) -> Reasons:
        """Why a hit is where it is.

        Args:
            hit: Which.
            texts: The words of the query as they are typed.
            words: Where the hits have them.
            positions: Tells where the hit says one of these, by its number.
            question_words: How many words of the hit are the question's.
        """
        spoken = [word for word in words if word.spoken is not None and word.spoken[hit]]
        return Reasons(
            places=[
                (text, _where(word, hit, partial(positions, number), question_words))
                for number, (text, word) in enumerate(zip(texts, words, strict=True))
            ],
            score=float(self.scores[hit]),
            coverage=float(self.coverage[hit]),
            substance=float(self.substance[hit]),
            boosts=[
                WEIGHTS.asker_boost
                if word.answered is None or not word.answered[hit]
                else WEIGHTS.speaker_boost
                for word in spoken
            ],
            adjoining=float(self.adjoining[hit]),
            together=float(self.together[hit]),
            opening=float(self.opening[hit]),
            beside=float(self.lent[hit]),
            likeness=None
            if self.likeness is None or self.likeness[hit] == NO_VECTOR
            else float(self.likeness[hit]),
        )


def _where(word: Told, hit: int, positions: Callable[[], Sequence[int]], question_words: int) -> Where:
    if word.spoken is not None and word.spoken[hit]:
        return "speaks"
    if not word.found[hit]:
        return "title or topics" if word.nearby is not None and word.nearby[hit] else "not said here"
    return where_said(positions(), question_words)


def telling(pairs: int, of_pairs: int, interviews: int, of_interviews: int) -> float:
    """How much a word tells of an interview that says it, by how many of all pairs and interviews do."""
    return rarity(pairs, of_pairs) * rarity(interviews, of_interviews)


def saturated(counts: Array) -> Array:
    """What numbers of pairs of an interview with a word count, from 0 to 1."""
    found: Array = counts / (counts + INTERVIEW_SATURATION)
    return found


def add_up(words: Iterable[Heard], number: int, substance: Array, weights: Weights = WEIGHTS) -> Scores:
    """The scores of some hits, before any is looked at closely.

    Args:
        words: Those of the query.
        number: How many they are.
        substance: Of each hit; the scores are numbers of its type.
        weights: The weights of the factors.
    """
    total, credit, boosts = (np.zeros_like(substance) for _ in range(3))
    boosts += 1
    share = np.empty_like(substance)
    for word in words:
        total += word.scores
        np.multiply(word.saturated, weights.interview_share * word.telling, out=share)
        total += share
        around = word.saturated if word.nearby is None else np.maximum(word.saturated, word.nearby)
        np.multiply(around, weights.context_credit, out=share)
        credit += np.maximum(share, word.found, out=share)
        if word.spoken is not None and word.answered is not None:
            boost = np.where(word.answered, weights.speaker_boost, weights.asker_boost)
            np.multiply(boosts, boost, out=boosts, where=word.spoken)
    credit /= max(number, 1)
    total *= credit if weights.coverage_exponent == 1 else credit**weights.coverage_exponent
    total *= substance
    total *= boosts
    return Scores(total, credit, substance, *(np.zeros(total.shape, total.dtype) for _ in range(4)))


def beside_likeness(scores: Array, worth: float, likeness: Array, highest: float | None = None) -> Array:
    """The scores of hits by their words and their meaning together.

    Args:
        scores: By their words; 0 for hits by their meaning alone.
        worth: What the best of these counts beside the likeness of a hit.
        likeness: The cosine of each to what is asked.
        highest: The score of the best of all by its words, where it may not be one of these hits.
    """
    highest = scores.max(initial=0) if highest is None else highest
    shares: Array = scores * (worth / highest) if highest > 0 else scores
    return shares + MEANING_WEIGHT * np.maximum(likeness, 0)


def put_silent_last(scores: Array, said: Mask) -> None:
    """Lowers the scores of hits that say no word below those of all that say one; their order stays."""
    if said.all() or not said.any():
        return
    highest, lowest = scores[~said].max(), scores[said].min()
    if highest >= lowest:
        scores[~said] *= lowest / (highest * 1.01)


def _adjoining(words: Sequence[Rows], begins: Rows) -> Array:
    pairs: Array = np.zeros(len(begins), np.float32)
    for first, second in pairwise(words):
        nearest = np.searchsorted(second, first + 1)
        inside = nearest < len(second)
        neighbours = first[inside][second[nearest[inside]] == first[inside] + 1]
        having = np.zeros(len(begins), np.bool_)
        having[np.searchsorted(begins, neighbours, "right") - 1] = True
        pairs += having
    pairs /= np.float32(len(words) - 1)
    return pairs


def _together(words: Sequence[Rows], begins: Rows) -> Array:
    line = np.concatenate(words)
    order = np.argsort(line, kind="stable")
    line = line[order]
    numbers = np.repeat(np.arange(len(words), dtype=np.int16), [len(each) for each in words])[order]
    # At each occurrence, how many words occurred within the stretch that ends there; the last counts nothing
    # and only ends the line.
    most = np.zeros(len(line) + 1, np.int16)
    for number in range(len(words)):
        last = np.maximum.accumulate(np.where(numbers == number, line, -STRETCH))
        most[:-1] += line - last < STRETCH
    first = np.searchsorted(line, begins)
    having = np.diff(first, append=len(line)) > 0
    shares: Array = np.zeros(len(begins), np.float32)
    if having.any():
        shares[having] = np.maximum.reduceat(most, first[having])
    shares /= np.float32(len(words))
    return shares


def _opening(words: Sequence[Rows], answers: Rows) -> Array:
    # Before a question there is room for a stretch, and so there is after an answer.
    bounds = np.stack([answers - STRETCH, answers + STRETCH])
    shares: Array = np.zeros(len(answers), np.float32)
    for each in words:
        first, last = np.searchsorted(each, bounds)
        shares += last > first
    shares /= np.float32(len(words))
    return shares


def _beside(runs: Array, places: Array, scores: Array) -> Array:
    """The higher of the scores of those hits that come right before and after each."""
    order = np.lexsort((places, runs))
    own = scores[order]
    follows = (np.diff(places[order]) == 1) & (np.diff(runs[order]) == 0)
    highest: Array = np.zeros_like(own)
    highest[1:] = own[:-1] * follows
    np.maximum(highest[:-1], own[1:] * follows, out=highest[:-1])
    found: Array = np.empty_like(own)
    found[order] = highest
    return found
