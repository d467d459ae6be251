"""The order of the hits.

    score = (sum over the words of the query of pair + 0.4 * interview) * coverage ** 2

`pair` is the word's BM25 in the pair. `interview` is its inverse document frequency times n / (n + 3), n
being the number of pairs of the same interview that have it: people search for an answer by what the
conversation was about, which the answer itself often leaves unsaid. `coverage` is the mean over the words of
a credit: 1 for a word that the pair has, 0.5 for one that only the pair before it or the interview's title or
topics have, up to 0.5 for one that is only elsewhere in the interview, 0 otherwise. BM25 alone prefers a pair
that repeats one word of the query to one that has them all once; in speech, where answers ramble, that is
usually the wrong one. Pairs of each speaker whom the query names count four times. Equal scores are ordered
as the list of all pairs is.

The form is that of a coordination factor as in Lucene's classic similarity, with partial credit for context.
On known-item queries over 1,225 podcast transcripts (MRR@10) no factor is at a peak: 0.3 to 0.5 for the
credits, 0.2 to 0.8 for the interview's share, 1.5 to 3 for the exponent all stay within 0.015.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from interviews.index.arrays import Array, Mask, Rows
from interviews.index.matching import Unit
from interviews.index.table import Table

CONTEXT_CREDIT = 0.5
INTERVIEW_SHARE = 0.4
INTERVIEW_SATURATION = 3.0
"""Pairs of an interview with a word at which half of its share counts."""
COVERAGE_EXPONENT = 2.0
SPEAKER_BOOST = 4.0
BM25_CEILING = 2.2
"""K1 + 1: what BM25 tends to, times the inverse document frequency, for a word repeated without end."""


class Weights(NamedTuple):
    """What can be switched off, with 0 (for the boost, 1), to see what it does."""

    context_credit: float = CONTEXT_CREDIT
    interview_share: float = INTERVIEW_SHARE
    coverage_exponent: float = COVERAGE_EXPONENT
    speaker_boost: float = SPEAKER_BOOST


WEIGHTS = Weights()


def score(
    table: Table, units: Sequence[Unit], spoken: Sequence[Mask] = (), weights: Weights = WEIGHTS
) -> Array:
    """The score of every row, also of those that do not match.

    Args:
        table: The table of the generation.
        units: The words of the query.
        spoken: For each speaker whom the query names, the rows where they speak.
        weights: The weights of the factors.
    """
    total: Array = np.zeros(table.size, np.float32)
    credit: Array = np.zeros(table.size, np.float32)
    of_interviews: Array = np.zeros(len(table.interview_source), np.float32)
    pairs = max(int(table.alive.sum()), 1)
    for unit in units:
        rows = np.flatnonzero(unit.found)
        counts = np.bincount(table.interview[rows], minlength=len(of_interviews))
        saturated = (counts / (counts + INTERVIEW_SATURATION)).astype(np.float32)
        of_interviews += BM25_CEILING * np.log((pairs + 1) / (len(rows) + 1)) * saturated
        nearby = unit.nearby | _in_pair_before(table, unit.found)
        partly = np.maximum(saturated[table.interview], nearby)
        credit += np.maximum(unit.found, weights.context_credit * partly)
        total += unit.scores
    total += weights.interview_share * of_interviews[table.interview]
    total *= (credit / max(len(units), 1)) ** weights.coverage_exponent
    for rows_of_speaker in spoken:
        total[rows_of_speaker] *= weights.speaker_boost
    return total


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


def _in_pair_before(table: Table, found: Mask) -> Mask:
    before = np.zeros_like(found)
    before[1:] = found[:-1] & (table.interview[1:] == table.interview[:-1])
    return before
