"""The scores of rows by the words of a query, before any is looked at closely, and which rows need one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np

from interviews.engines.embedded.arrays import Array, Mask, Rows
from interviews.engines.embedded.generation import Generation
from interviews.engines.embedded.matching import QueryWord
from interviews.engines.embedded.word_scores import Picked
from interviews.search.ranking import Weights
from interviews.search.scoring import Heard, add_up, saturated, telling

ENOUGH = 6_000
"""Hits up to which all are scored; picking some out of them takes as long."""
MARGIN = 1.001
"""How much more a bound must be than a score that has lost something in 32 bits."""


class Scored(NamedTuple):
    """Some rows with the scores and the coverage of each."""

    rows: Rows
    scores: Array
    coverage: Array


class RowScorer:
    """Scores rows for the words of a query, of which there is one at least."""

    def __init__(self, generation: Generation, query_words: Sequence[QueryWord], weights: Weights) -> None:
        self._generation = generation
        self._words = query_words
        self._weights = weights
        table, starts = generation.table, generation.interview_starts
        self._counts: list[Array] = []
        self._telling: list[float] = []
        self._saturated: list[Array] = []
        for word in query_words:
            counts = table.interview_counts(word.found, starts) if word.counts is None else word.counts
            saying = int(np.count_nonzero(counts))
            self._telling.append(
                telling(int(counts.sum()), generation.indexed, saying, generation.interviews)
            )
            self._counts.append(counts)
            self._saturated.append(saturated(counts).astype(np.float32))
        self._nearby = [bool(word.nearby.any()) for word in query_words]

    def score(self, rows: Rows) -> Scored:
        """The scores of some rows."""
        table, picked = self._generation.table, Picked(rows, self._generation.table.size)
        interviews = table.interview[rows]

        def heard(place: int) -> Heard:
            word = self._words[place]
            return Heard(
                scores=word.scores.at(picked),
                found=word.found[rows],
                nearby=word.nearby[rows] if self._nearby[place] else None,
                saturated=self._saturated[place][interviews],
                telling=self._telling[place],
                spoken=None if word.spoken is None else word.spoken[rows],
                answered=None if word.answered is None else word.answered[rows],
            )

        places = range(len(self._words))
        substance = self._generation.substance(self._weights)[rows]
        of = add_up(map(heard, places), len(places), substance, self._weights)
        return Scored(rows, of.scores, of.coverage)

    def likely(self, hits: Mask, most: int) -> Scored:
        """The scores of some hits among which the best are, if these are no more than `most`.

        All hits say a word. Most of those of a long query say its frequent words alone. Of those that say a
        rarer one, the last of the best tells in which interviews others can be as good that say so many of
        the frequent ones.
        """
        rarer = self._rarer()
        among = hits & reduce(np.logical_or, (self._words[place].found for place in rarer))
        scored = self.score(np.flatnonzero(among))
        if len(scored.rows) < most:
            return self.score(np.flatnonzero(hits))
        rest, frequent = hits & ~among, [place for place in range(len(self._words)) if place not in rarer]
        # A quotation that nobody says may have more words than a byte counts.
        said: Array = np.zeros(len(hits), np.uint16)
        for place in frequent:
            said += self._words[place].found
        for count in range(len(frequent), 0, -1):
            last = np.partition(scored.scores, -most)[-most]
            promising = self._bounds(frequent, count) * MARGIN >= last
            if not promising.any():
                break
            rows = np.flatnonzero(rest & (said == count) & self._generation.rows_of_interviews(promising))
            scored = Scored(*map(np.concatenate, zip(scored, self.score(rows), strict=True)))
        return scored

    def _rarer(self) -> list[int]:
        """The places of the rarest words, as many as enough rows say, and of all that name a speaker."""
        totals = [int(counts.sum()) for counts in self._counts]
        named = [word.spoken is not None for word in self._words]
        order = sorted(range(len(totals)), key=lambda place: (not named[place], totals[place]))
        chosen: list[int] = []
        rows = 0
        for place in order:
            if rows >= ENOUGH and not named[place]:
                break
            chosen.append(place)
            rows += totals[place]
        return chosen

    def _bounds(self, frequent: Sequence[int], count: int) -> Array:
        """For each interview, what no row of it can exceed that says so many of some words, and no others."""
        context = self._weights.context_credit
        total = np.zeros(len(self._saturated[0]))
        # Frequent words that it does not say are said elsewhere in the interview, most likely.
        coverage = np.full(len(total), count + context * (len(frequent) - count), float)
        for place, of_interviews in enumerate(self._saturated):
            total += self._weights.interview_share * self._telling[place] * of_interviews
            if place not in frequent:
                coverage += context if self._nearby[place] else context * of_interviews
        total += sum(sorted((self._words[place].scores.bound for place in frequent), reverse=True)[:count])
        coverage /= len(self._words)
        bounds: Array = total * coverage**self._weights.coverage_exponent
        return bounds
