"""The order of the hits.

    score = (sum over the words of pair + 0.2 * nearby + 0.5 * interview) * coverage * substance

`pair` is the word's BM25 in the pair. `nearby` is its inverse document frequency where the pair before has
it, or the interview's title or topics. `interview` is what BM25 tends to for a word repeated without end,
times n / (n + 3), n being the number of pairs of the same interview that have the word: people search for an
answer by what the conversation was about, which the answer itself often leaves unsaid.

`coverage` is the mean over the words of a credit: 1 for a word that the pair has, 0.5 for one that is only
nearby, up to 0.5 for one that is only elsewhere in the interview, 0 otherwise. BM25 alone prefers a pair that
repeats one word of the query to one that has them all once; in speech, where answers ramble, that is usually
the wrong one. `substance` goes from 0.5 to 1 with the length of the answer: of the pairs of a podcast, a
quarter are answered in 16 words or fewer, and nobody looks for "Yeah, exactly".

Where somebody speaks whom the query names, all counts four times. The best hits then gain up to half for
words that stand side by side as in the query (see `adjoining`). Equal scores are ordered as the list of all
pairs.

The form is that of a coordination factor as in Lucene's classic similarity, with partial credit for context.
On 82 known-item queries over 1,225 podcast transcripts no weight is at a peak: the credit from 0.4 to 0.7,
`interview` from 0.4 to 0.7, `nearby` from 0.1 to 0.3, adjoining words from 0.35 to 0.75, the power of
coverage from 1 to 2 and a speaker's boost from 2 to 8 leave MRR@10 from 0.59 to 0.62 and Recall@10 from 0.84
to 0.89.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from interviews.index.adjoining import adjoining_share
from interviews.index.arrays import Array, Mask, Rows
from interviews.index.matching import Unit
from interviews.index.opened import OpenGeneration
from interviews.index.table import Table, counts_between

INTERVIEW_SATURATION = 3.0
"""Pairs of an interview with a word at which half of its share counts."""
BM25_CEILING = 2.2
"""K1 + 1: what BM25 tends to, times the inverse document frequency, for a word repeated without end."""
BRIEF_ANSWER = 50
"""Characters at which an answer has half of what a long one gains."""
LOOKED_AT_CLOSELY = 100
"""Hits whose words are looked at for standing side by side."""
FEW = 3
"""Rows to a hit from which on the hits alone are scored."""


class Weights(NamedTuple):
    """What can be switched off, to see what it does."""

    context_credit: float = 0.5
    nearby_share: float = 0.2
    interview_share: float = 0.5
    coverage_exponent: float = 1.0
    substance: float = 0.5
    adjoining: float = 0.5
    speaker_boost: float = 4.0
    """Off at 1, all others at 0."""


WEIGHTS = Weights()


class Ranking(NamedTuple):
    """The scores of the hits, and what they are made of; the numbers of other rows mean nothing."""

    scores: Array
    coverage: Array
    adjoining: Array
    """Which share of the neighbours in the query are neighbours here; 0 for what is not among the best."""


def rank(
    generation: OpenGeneration, units: Sequence[Unit], hits: Mask, weights: Weights = WEIGHTS
) -> Ranking:
    """The scores of the hits of a search.

    Args:
        generation: The open index.
        units: The words of the query, at least one.
        hits: The rows that match and are not filtered out.
        weights: The weights of the factors.
    """
    table = generation.table
    rows = np.flatnonzero(hits)
    # Where most rows are hits, to score the others too is faster than to pick the hits out of every array.
    considered = rows if len(rows) * FEW < table.size else slice(None)
    scores, coverage, adjoining = (np.zeros(table.size, np.float32) for _ in range(3))
    scores[considered], coverage[considered] = _score(generation, units, weights, considered)
    if weights.adjoining and len(units) > 1:
        best = best_rows(table, hits, scores, 0, LOOKED_AT_CLOSELY)
        adjoining = adjoining_share(generation, units, best)
        # These only gain, and no other row does, so that they stay the first.
        scores[best] *= 1 + weights.adjoining * adjoining[best]
    return Ranking(scores, coverage, adjoining)


def substance(answer_characters: Array, weight: float = WEIGHTS.substance) -> Array:
    """For the length of each answer, 1 for a long one and down to 1 - weight for none."""
    length = answer_characters.astype(np.float32)
    factors: Array = 1 - np.float32(weight * BRIEF_ANSWER) / (length + np.float32(BRIEF_ANSWER))
    return factors


def _score(
    generation: OpenGeneration, units: Sequence[Unit], weights: Weights, considered: Rows | slice
) -> tuple[Array, Array]:
    """The scores and the coverage of some rows, words side by side left out."""
    table, starts = generation.table, generation.interview_starts
    # The rows of an interview follow one another: what it counts is spread over them by repetition.
    sizes = np.diff(starts, append=table.size)
    of_interviews: Array = np.zeros(len(starts), np.float32)
    goes_on = np.ones(table.size, np.bool_)
    goes_on[starts] = False
    # The passages of an interview come after its pairs: the first of them goes on where no pair ended.
    goes_on[1:] &= table.is_passage[1:] == table.is_passage[:-1]
    follows = np.zeros(table.size, np.bool_)
    context = np.float32(weights.context_credit)
    lengths = table.answer_characters[considered]
    total: Array = np.zeros(len(lengths), np.float32)
    credit = np.zeros_like(total)
    for unit in units:
        counts = counts_between(unit.found, starts)
        rarity = np.float32(np.log((generation.indexed + 1) / (int(counts.sum()) + 1)))
        saturated = (counts / (counts + INTERVIEW_SATURATION)).astype(np.float32)
        of_interviews += BM25_CEILING * rarity * saturated
        np.logical_and(unit.found[:-1], goes_on[1:], out=follows[1:])
        nearby = (follows | unit.nearby)[considered]
        share = np.repeat(saturated, sizes)[considered]
        np.maximum(share, nearby, out=share)
        share *= context
        credit += np.maximum(share, unit.found[considered], out=share)
        total += unit.scores[considered]
        total += np.multiply(nearby, np.float32(weights.nearby_share) * rarity, out=share)
    total += np.repeat(np.float32(weights.interview_share) * of_interviews, sizes)[considered]
    credit /= np.float32(max(len(units), 1))
    total *= credit**weights.coverage_exponent
    total *= substance(lengths, weights.substance)
    for unit in units:
        if unit.spoken is not None:
            np.multiply(total, weights.speaker_boost, out=total, where=unit.spoken[considered])
    return total, credit


def best_rows(table: Table, mask: Mask, scores: Array | None, first: int, last: int) -> Rows:
    """The rows of the hits from the `first` to before the `last`, best first."""
    rows = np.flatnonzero(mask)
    if scores is None:
        return rows[np.argsort(table.rank[rows], kind="stable")[first:last]]
    found = scores[rows]
    if last < len(rows):
        # Ordering all hits costs more than finding them; only the best and their equals need it.
        least = np.partition(found, len(rows) - last)[len(rows) - last] if last else np.inf
        rows = rows[found >= least]
        found = scores[rows]
    return rows[np.lexsort((table.rank[rows], -found))[first:last]]
