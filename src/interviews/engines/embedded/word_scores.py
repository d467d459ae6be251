"""What a word of a query adds to the scores of some rows.

The words that everybody says have the longest posting lists and are asked for again and again: what they add
to each row is kept for the searches to come.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

import numpy as np

from interviews.engines.embedded.arrays import Array, Mask, Rows
from interviews.engines.embedded.table import Table
from interviews.engines.embedded.words import Matches

FREQUENT = 16
"""One row in so many says a word that is kept by rows."""
MOST_BYTES = 48_000_000
"""For words that are kept."""


class Picked:
    """Some rows, ascending, whose scores are asked for.

    Args:
        rows: The rows.
        size: How many rows there are in all.
    """

    def __init__(self, rows: Rows, size: int) -> None:
        self.rows = rows
        self._size = size

    @cached_property
    def mask(self) -> Mask:
        mask = np.zeros(self._size, np.bool_)
        mask[self.rows] = True
        return mask

    @cached_property
    def places(self) -> Array:
        """For each row its place among those picked; others have none."""
        places: Array = np.empty(self._size, np.int32)
        places[self.rows] = np.arange(len(self.rows), dtype=np.int32)
        return places


class WordScores(Protocol):
    """BM25 of a word in each row, 0 where it is not found."""

    def at(self, picked: Picked) -> Array:
        """The scores of some rows."""

    @property
    def bound(self) -> float:
        """No row has a higher one."""


class ListedScores(NamedTuple):
    """The rows that have a word, and their scores; the others have 0."""

    rows: Rows
    scores: Array

    @classmethod
    def of(cls, matches: Sequence[Matches]) -> ListedScores:
        """Those of all segments together."""
        if len(matches) == 1:
            return cls(matches[0].rows, matches[0].scores.astype(np.float32))
        return cls(
            np.concatenate([np.zeros(0, np.int64), *(each.rows for each in matches)]),
            np.concatenate([np.zeros(0, np.float32), *(each.scores for each in matches)], dtype=np.float32),
        )

    def within(self, mask: Mask) -> ListedScores:
        """Those of the rows in a mask."""
        kept = mask[self.rows]
        return ListedScores(self.rows[kept], self.scores[kept])

    def at(self, picked: Picked) -> Array:
        found: Array = np.zeros(len(picked.rows), np.float32)
        inside = picked.mask[self.rows]
        found[picked.places[self.rows[inside]]] = self.scores[inside]
        return found

    @property
    def bound(self) -> float:
        return float(self.scores.max(initial=0))


class SummedScores(NamedTuple):
    """The scores of several words as one."""

    words: Sequence[WordScores]

    def at(self, picked: Picked) -> Array:
        total: Array = np.add.reduce([word.at(picked) for word in self.words])
        return total

    @property
    def bound(self) -> float:
        return sum(word.bound for word in self.words)


class NamedScores(NamedTuple):
    """The same score wherever somebody speaks, besides those of rows that say the name."""

    said: WordScores
    spoken: Mask
    score: float

    def at(self, picked: Picked) -> Array:
        scores: Array = np.where(self.spoken[picked.rows], self.score, self.said.at(picked))
        return scores.astype(np.float32)

    @property
    def bound(self) -> float:
        return max(self.score, self.said.bound)


class FrequentWord:
    """A word that is kept by rows.

    Args:
        listed: The rows that say it.
        table: Of the generation.
        starts: As `Table.interview_starts` gives them.
    """

    def __init__(self, listed: ListedScores, table: Table, starts: Rows) -> None:
        self.found: Mask = np.zeros(table.size, np.bool_)
        """The rows that say it."""
        self.found[listed.rows] = True
        self._scores: Array = np.zeros(table.size, np.float32)
        self._scores[listed.rows] = listed.scores
        self.counts = table.interview_counts(self.found, starts)
        """How many rows of each interview say it."""
        self.bound = listed.bound

    @property
    def bytes(self) -> int:
        """What it takes of memory."""
        return self.found.nbytes + self._scores.nbytes

    def at(self, picked: Picked) -> Array:
        scores: Array = self._scores[picked.rows]
        return scores


class FrequentWords:
    """The words that are kept by rows, those that were asked for last."""

    def __init__(self) -> None:
        self._kept: dict[frozenset[str], FrequentWord] = {}

    def get(self, terms: frozenset[str]) -> FrequentWord | None:
        word = self._kept.pop(terms, None)
        if word is not None:
            self._kept[terms] = word
        return word

    def keep(self, terms: frozenset[str], word: FrequentWord) -> None:
        self._kept[terms] = word
        # A copy is gone through, since other threads may search at the same time.
        kept = list(self._kept.items())
        taken = sum(each.bytes for _, each in kept)
        for oldest, each in kept[:-1]:
            # Dictionaries are ordered: first comes what nobody asked for the longest time.
            if taken > MOST_BYTES:
                self._kept.pop(oldest, None)
                taken -= each.bytes
