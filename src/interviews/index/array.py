"""Words kept by the array engine (`interviews.index.engine`)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.query.qcore import Query
from whoosh.scoring import BM25F

from interviews.index.arrays import Mask, Rows
from interviews.index.engine.generation import open_generation
from interviews.index.engine.merging import merge_everything
from interviews.index.engine.searcher import ArraySearcher
from interviews.index.schema import BODY, ROW, make_schema
from interviews.index.words import Document, Matches, Occurrences


class ArrayEngine:
    """Makes, writes and reads an index of arrays."""

    def create(self, folder: Path) -> None:
        """Makes an empty index of words in a new folder."""
        # Deferred, here and below: a search does not wait for what only writes (15 ms).
        from interviews.index.engine.index import ArrayIndex

        ArrayIndex.create(folder, make_schema())

    def writer(self, folder: Path) -> ArrayWordsWriter:
        """For adding to what is in the folder."""
        return ArrayWordsWriter(folder)

    def reader(self, folder: Path) -> ArrayWordsReader:
        """For asking what is in the folder."""
        return ArrayWordsReader(folder)


class ArrayWordsWriter:
    """One writer of the array engine."""

    def __init__(self, folder: Path) -> None:
        from interviews.index.engine.index import ArrayIndex

        self._index = ArrayIndex(folder, make_schema())
        self._writer = self._index.writer()

    def delete(self, rows: Iterable[int]) -> None:
        """Forgets some rows."""
        rows_of_documents = self._index.searcher().keys(ROW)
        self._writer.delete_documents(np.flatnonzero(np.isin(rows_of_documents, list(rows))).tolist())

    def add(self, document: Document) -> None:
        """Adds a row."""
        self._writer.add_document(
            row=document.row, body=document.body, title=document.title, topics=document.topics
        )

    def commit(self, renumbered: Rows | None = None) -> None:
        """Writes everything to disk; see `WordsWriter.commit`."""
        if renumbered is None:
            self._writer.commit()
        else:
            self._writer.commit(merge_everything, {ROW: renumbered})

    def cancel(self) -> None:
        """Lets go of everything that was not committed; does nothing after `commit`."""
        if not self._writer.is_closed:
            self._writer.cancel()


class ArrayWordsReader:
    """One searcher of the array engine."""

    def __init__(self, folder: Path) -> None:
        opened = open_generation(folder, make_schema())
        self._searcher = ArraySearcher.of(opened, weighting=BM25F())
        self._rows: Rows = self._searcher.keys(ROW).astype(np.int64)

    def matches(self, query: Query) -> Matches:
        """All rows that match a query, with their scores."""
        found = self._searcher.matching(query)
        return Matches(self._rows[found.documents], found.scores)

    def occurrences(self, term: str, among: Mask) -> Occurrences:
        """Where a term of the body occurs in some of the rows."""
        wanted = term.encode("utf-8", "replace")
        found: list[Occurrences] = [Occurrences(np.zeros(0, np.int64), np.zeros(0, np.int64))]
        for scope, first_document in self._searcher.scopes():
            field = scope.file.field(BODY)
            place = None if field is None else field.terms.find(wanted)
            if field is None or place is None:
                continue
            rows = self._rows[field.postings(place).documents.astype(np.int64) + first_document]
            chosen = np.flatnonzero(among[rows])
            counts, positions = field.positions_of(field.extent(place, place + 1).start + chosen)
            found.append(Occurrences(np.repeat(rows[chosen], counts), positions.astype(np.int64)))
        return Occurrences(*(np.concatenate(arrays) for arrays in zip(*found, strict=True)))

    def frequency(self, field: str, term: str) -> int:
        """In how many rows a term occurs."""
        return int(self._searcher.reader().doc_frequency(field, term))

    def terms_starting_with(self, field: str, prefix: str, limit: int) -> list[str]:
        """Terms that begin so, in their order."""
        found: list[str] = []
        wanted = prefix.encode("utf-8", "replace")
        for scope, _ in self._searcher.scopes():
            reader = scope.file.field(field)
            if reader is not None:
                first, last = reader.terms.prefix_range(wanted)
                found += [term.decode() for term in reader.terms.between(first, min(last, first + limit))]
        return sorted(set(found))[:limit]

    def close(self) -> None:
        """Lets go of its files."""
        searcher: Any = self._searcher
        searcher.close()
