"""Words kept by Whoosh as it comes: for comparison with the array engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.collectors import Collector
from whoosh.query.qcore import Query
from whoosh.scoring import BM25F
from whoosh.searching import Results

from interviews.errors import DamagedIndexError, SearchIndexError
from interviews.index.arrays import Mask, Rows
from interviews.index.engine.stock import create_stock, open_stock
from interviews.index.schema import BODY, ROW, make_schema
from interviews.index.words import Document, Matches, Occurrences

MEMORY = 256
"""MB of postings to collect before they are sorted and put aside."""


class StockEngine:
    """Makes, writes and reads an index of Whoosh's own making."""

    def create(self, folder: Path) -> None:
        """Makes an empty index of words in a new folder."""
        create_stock(folder, make_schema())

    def writer(self, folder: Path) -> StockWriter:
        """For adding to what is in the folder."""
        return StockWriter(folder)

    def reader(self, folder: Path) -> StockReader:
        """For asking what is in the folder."""
        return StockReader(folder)


@contextmanager
def _damage_named(folder: Path) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, SearchIndexError):
        raise
    except Exception as error:
        # Whoosh trusts its files, so that a damaged one can raise anything.
        raise DamagedIndexError(f"{folder}: damaged ({error}). Run `interviews rebuild --full`.") from error


class StockWriter:
    """One Whoosh writer."""

    def __init__(self, folder: Path) -> None:
        with _damage_named(folder):
            self._index: Any = open_stock(folder, make_schema())
            self._writer: Any = self._index.writer(limitmb=MEMORY)

    def delete(self, rows: Iterable[int]) -> None:
        """Forgets some rows."""
        with self._index.reader() as reader:
            document_of_row = {int(row): document for document, row in enumerate(_rows_of_documents(reader))}
        for row in rows:
            self._writer.delete_document(document_of_row[row])

    def add(self, document: Document) -> None:
        """Adds a row."""
        self._writer.add_document(
            row=document.row,
            body=document.body.joined(),
            title=document.title.joined(),
            topics=document.topics.joined(),
        )

    def commit(self) -> None:
        """Writes everything to disk."""
        self._writer.commit()
        self._index.close()

    def cancel(self) -> None:
        """Lets go of everything that was not committed; does nothing after `commit`."""
        if not self._writer.is_closed:
            self._writer.cancel()
        self._index.close()


class StockReader:
    """One Whoosh searcher."""

    def __init__(self, folder: Path) -> None:
        with _damage_named(folder):
            index: Any = open_stock(folder, make_schema())
            self._searcher = index.searcher(weighting=BM25F())
            self._reader = self._searcher.reader()
            self._rows = _rows_of_documents(self._reader)

    def matches(self, query: Query) -> Matches:
        """All rows that match a query, with their scores."""
        collector = _EveryMatch()
        self._searcher.search_with_collector(query, collector)
        return Matches(self._rows[collector.documents], np.array(collector.scores, np.float32))

    def occurrences(self, term: str, among: Mask) -> Occurrences:
        """Where a term of the body occurs in some of the rows."""
        rows: list[int] = []
        positions: list[int] = []
        if (BODY, term) in self._reader:
            matcher = self._reader.postings(BODY, term)
            while matcher.is_active():
                row = int(self._rows[matcher.id()])
                if among[row]:
                    here = matcher.value_as("positions")
                    positions += here
                    rows += [row] * len(here)
                matcher.next()
        return Occurrences(np.array(rows, np.int64), np.array(positions, np.int64))

    def frequency(self, field: str, term: str) -> int:
        """In how many rows a term occurs."""
        return int(self._reader.doc_frequency(field, term))

    def terms_starting_with(self, field: str, prefix: str, limit: int) -> list[str]:
        """Terms that begin so, in their order."""
        found = []
        for term in self._reader.expand_prefix(field, prefix):
            found.append(term.decode())
            if len(found) == limit:
                break
        return found

    def close(self) -> None:
        """Lets go of its files."""
        self._searcher.close()


class _EveryMatch(Collector):
    """Takes every match with its score, in the order of the documents."""

    def __init__(self) -> None:
        self.documents: list[int] = []
        self.scores: list[float] = []

    def collect_matches(self) -> None:
        matcher, offset = self.matcher, self.offset
        while matcher.is_active():
            self.documents.append(matcher.id() + offset)
            self.scores.append(matcher.score())
            matcher.next()

    def collect(self, sub_docnum: int) -> None:
        raise NotImplementedError("collect_matches does all")

    def results(self) -> Results:
        raise NotImplementedError("the matches themselves are asked for")

    def sort_key(self, sub_docnum: int) -> int:
        return sub_docnum


def _rows_of_documents(reader: Any) -> Rows:
    if not reader.doc_count_all():
        return np.zeros(0, np.int64)
    return np.array(reader.column_reader(ROW).load(), np.int64)
