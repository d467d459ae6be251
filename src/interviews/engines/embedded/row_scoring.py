"""The scores of rows by the words of a query, before any is looked at closely, and which rows need one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np

from interviews.engines.embedded.arrays import Array, Mask, Rows, stretches
from interviews.engines.embedded.generation import Generation
from interviews.engines.embedded.matching import QueryWord
from interviews.engines.embedded.word_scores import Picked
from interviews.search.ranking import Weights, substance
from interviews.search.scoring import Heard, add_up, saturated, telling

ENOUGH = 2_000
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
        answers = table.answer_characters[rows].astype(np.float32)
        substances = substance(answers, self._weights.substance)
        of = add_up(map(heard, places), len(places), substances, self._weights)
        return Scored(rows, of.scores, of.coverage)

    def likely(self, hits: Mask, most: int) -> Scored:
        """The scores of some hits among which the best are, if these are no more than `most`.

        All hits say a word. Most of those of a long query say its frequent words alone. Of those that say a
        rarer one, the last of the best tells in which interviews others can be as good.
        """
        rarer = self._rarer()
        among = hits & reduce(np.logical_or, (self._words[place].found for place in rarer))
        scored = self.score(np.flatnonzero(among))
        if len(scored.rows) < most:
            return self.score(np.flatnonzero(hits))
        last = np.partition(scored.scores, -most)[-most]
        promising = np.flatnonzero(self._bounds(rarer) * MARGIN >= last)
        rest = self._rows_of(promising, hits & ~among) if len(promising) else promising
        if not len(rest):
            return scored
        others = self.score(rest)
        return Scored(*(np.concatenate(both) for both in zip(scored, others, strict=True)))

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

    def _bounds(self, left_out: Sequence[int]) -> Array:
        """For each interview, what no row of it can exceed that says none of some words."""
        context = self._weights.context_credit
        total = np.zeros(len(self._counts[0]))
        coverage = np.zeros_like(total)
        for place, word in enumerate(self._words):
            total += self._weights.interview_share * self._telling[place] * self._saturated[place]
            credit = context * np.maximum(self._saturated[place], self._nearby[place])
            if place not in left_out:
                is_said = self._counts[place] > 0
                total += word.scores.bound * is_said
                credit = np.maximum(credit, is_said)
            coverage += credit
        bounds: Array = total * (coverage / len(self._words)) ** self._weights.coverage_exponent
        return bounds

    def _rows_of(self, interviews: Rows, among: Mask) -> Rows:
        """Those rows in a mask that belong to some interviews."""
        table, starts = self._generation.table, self._generation.interview_starts
        chosen = np.flatnonzero(np.isin(table.interview[starts], interviews))
        ends = np.append(starts[1:], table.size)
        rows = stretches(starts[chosen], ends[chosen] - starts[chosen])
        found: Rows = rows[among[rows]]
        return found
