"""The full-text half of an index as the rest sees it, whatever keeps it.

An engine keeps, for each pair, the words of its body, title and topics with their positions, and the pair's
row in the table. It is asked Whoosh queries and answers with arrays over all matches: ranking, filters and
counts are made from these, not from a page of results.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Protocol

from whoosh.query.qcore import Query

from interviews.index.arrays import Array, Mask, Rows
from interviews.index.engine.analysis import SplitText


class Document(NamedTuple):
    """What is indexed of a pair."""

    row: int
    body: SplitText
    title: SplitText
    topics: SplitText


class Matches(NamedTuple):
    """All pairs that match a query."""

    rows: Rows
    """In no particular order, each once."""
    scores: Array
    """BM25 of each row."""


class Occurrences(NamedTuple):
    """Where a term occurs; one row and one position for each time."""

    rows: Rows
    positions: Rows
    """The number of terms before it in the body: those of the question, then those of the answer."""


class WordsWriter(Protocol):
    """Changes the words of a generation in the making."""

    def delete(self, rows: Iterable[int]) -> None:
        """Forgets some rows."""

    def add(self, document: Document) -> None:
        """Adds a row."""

    def commit(self, renumbered: Rows | None = None) -> None:
        """Writes everything to disk.

        With `renumbered`, which has for each row its new number, deleted rows are dropped for good and the
        others get theirs.
        """

    def cancel(self) -> None:
        """Lets go of everything that was not committed."""


class WordsReader(Protocol):
    """Asks the words of an open generation."""

    def matches(self, query: Query) -> Matches:
        """All rows that match a query, with their scores."""

    def occurrences(self, term: str, among: Mask) -> Occurrences:
        """Where a term of the body occurs in some of the rows."""

    def frequency(self, field: str, term: str) -> int:
        """In how many rows a term occurs."""

    def terms_starting_with(self, field: str, prefix: str, limit: int) -> list[str]:
        """Terms that begin so, in their order."""

    def close(self) -> None:
        """Lets go of its files."""


class WordsEngine(Protocol):
    """A way to keep words in a folder."""

    def create(self, folder: Path) -> None:
        """Makes an empty index of words in a new folder."""

    def writer(self, folder: Path) -> WordsWriter:
        """For adding to what is in the folder."""

    def reader(self, folder: Path) -> WordsReader:
        """For asking what is in the folder."""


def words_engine() -> WordsEngine:
    """The engine that keeps the words."""
    # Deferred: it brings modules of its own.
    from interviews.index.array import ArrayEngine

    return ArrayEngine()
