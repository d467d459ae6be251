"""The order of the hits.

    score = (sum of BM25 over the words of the query) * coverage ** 2

where coverage is the mean over the words of 1 for a word that the pair has, 0.5 for one that only the pair
before it or the interview's title or topics have, and 0 otherwise. BM25 alone prefers a pair that repeats one
word of the query to one that has them all once; in speech, where answers ramble, that is usually the wrong
one. Equal scores are ordered as the list of all pairs is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from interviews.index.arrays import Array, Mask, Rows
from interviews.index.matching import Unit
from interviews.index.table import Table

NEARBY_CREDIT = 0.5
COVERAGE_EXPONENT = 2.0


class Weights(NamedTuple):
    """What can be switched off to see what it does."""

    nearby_credit: float = NEARBY_CREDIT
    coverage_exponent: float = COVERAGE_EXPONENT


def score(table: Table, units: Sequence[Unit], weights: Weights = Weights()) -> Array:
    """The score of every row; 0 where no word is found."""
    total: Array = np.zeros(table.size, np.float32)
    credit: Array = np.zeros(table.size, np.float32)
    for unit in units:
        total += unit.scores
        credit += np.maximum(
            unit.found, weights.nearby_credit * (unit.nearby | _in_pair_before(table, unit.found))
        )
    coverage = credit / max(len(units), 1)
    return total * coverage**weights.coverage_exponent


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
