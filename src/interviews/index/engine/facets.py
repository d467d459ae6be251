"""Counting values over a set of documents: one `bincount` per segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from interviews.index.engine.inverting import gathered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interviews.index.engine.files import Array
    from interviews.index.engine.searcher import ArraySearcher
    from interviews.index.engine.segments import OrdinalReader


class FacetCounter:
    """Counts the values of one column over documents of a searcher; keep it as long as the searcher.

    Args:
        searcher: The searcher whose documents are counted.
        name: The name of a field with a column of texts.

    Raises:
        KeyError: If there is no such column.
    """

    def __init__(self, searcher: ArraySearcher, name: str) -> None:
        scopes = list(searcher.scopes())
        if not all(scope.file.has_ordinals(name) for scope, _ in scopes):
            raise KeyError(name)
        self._columns = [scope.file.ordinals(name) for scope, _ in scopes]
        self._ends = np.array([first + scope.size for scope, first in scopes], dtype="i8")
        texts, self._ranks = text_ranks(self._columns)
        self.values: list[str] = [text.decode("utf-8", "replace") for text in texts]
        """All values of the column, in the order of their bytes."""

    def counts(self, documents: Array) -> Array:
        """Return for each of `values` how many of the documents have it.

        Args:
            documents: Numbers of documents, ascending, such as `Matches.documents`.
        """
        totals = np.zeros(len(self.values), dtype="i8")
        splits = np.searchsorted(documents, self._ends)
        start, first = 0, 0
        for column, ranks, split, end in zip(self._columns, self._ranks, splits, self._ends, strict=True):
            own = documents[start:split].astype("i8") - first
            totals[ranks] += _counted(column, own)
            start, first = split, int(end)
        return totals

    def most_common(self, documents: Array, limit: int | None = None) -> list[tuple[str, int]]:
        """Return the values that the documents have with their counts, highest first, then by value."""
        totals = self.counts(documents)
        order = np.argsort(-totals, kind="stable")[:limit]
        return [(self.values[place], int(totals[place])) for place in order.tolist() if totals[place]]

    def values_of(self, document: int) -> list[str]:
        """Return the values of one document."""
        segment = int(np.searchsorted(self._ends, document, side="right"))
        first = int(self._ends[segment - 1]) if segment else 0
        return [text.decode("utf-8", "replace") for text in self._columns[segment].of(document - first)]


def _counted(column: OrdinalReader, documents: Array) -> Array:
    count = len(column.texts)
    if len(documents) * 4 < len(column.starts):
        starts = column.starts[documents].astype("i8")
        places = gathered(starts, column.starts[documents + 1] - starts)
        return np.bincount(column.ordinals[places], minlength=count)
    mask = np.zeros(len(column.starts) - 1, dtype=bool)
    mask[documents] = True
    return np.bincount(column.ordinals[mask[column.documents]], minlength=count)


def text_ranks(columns: Sequence[OrdinalReader]) -> tuple[list[bytes], list[Array]]:
    """Return the texts of several segments in one order, and for each segment the ranks of its own."""
    tables = [list(column.texts) for column in columns]
    texts = sorted(set().union(*tables))
    rank = {text: place for place, text in enumerate(texts)}
    ranks = [np.array([rank[text] for text in table], dtype="i8") for table in tables]
    return texts, ranks
