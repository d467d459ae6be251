"""The words of an index, by rows of the table: what is written to the Whoosh index and asked of it.

The answers are arrays over all matches: ranking, filters and counts are made from these, not from a page of
results.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from interviews.engines.embedded.arrays import Array, Mask, Rows
from interviews.engines.embedded.checksums import CheckedFolder
from interviews.engines.embedded.postings.fields import BODY, term_of
from interviews.engines.embedded.postings.scoring import WholeListScorer
from interviews.engines.embedded.postings.segments import Segment, open_segments
from interviews.search.splitting import SplitText

if TYPE_CHECKING:
    from interviews.engines.embedded.postings.writing import ArrayWriter


class Document(NamedTuple):
    """What is indexed of a pair."""

    row: int
    id: str
    body: SplitText
    title: SplitText
    topic: SplitText
    speaker: SplitText


class Matches(NamedTuple):
    """The pairs of a segment that match."""

    rows: Rows
    """Each once, in no particular order; no other segment has them."""
    scores: Array
    """BM25 of each row."""


class Occurrences(NamedTuple):
    """Where a term occurs; one row and one position for each time."""

    rows: Rows
    positions: Rows
    """The number of terms before it in the body: those of the question, then those of the answer."""


_NOWHERE = Occurrences(np.zeros(0, np.int64), np.zeros(0, np.int64))


class WordsWriter:
    """Changes the words of a generation in the making.

    Args:
        folder: Where the Whoosh index is, or is to be.
        memory: MB that words may take before they are written to a segment of their own.
    """

    def __init__(self, folder: CheckedFolder, memory: int) -> None:
        # Deferred: a search does not wait for Whoosh and what only writes (25 ms).
        from interviews.engines.embedded.postings.opening import SafeIndex
        from interviews.engines.embedded.postings.pool import BYTES_A_WORD

        self._index = SafeIndex(folder) if folder.path.exists() else SafeIndex.make(folder.path)
        self._most_words = memory * 1_000_000 // BYTES_A_WORD
        self._writer = self._open()

    def _open(self) -> ArrayWriter:
        from interviews.engines.embedded.postings.writing import ArrayWriter

        return ArrayWriter(self._index)

    def delete(self, rows: Iterable[int]) -> None:
        gone = np.array(list(rows), np.int64)
        for segment in open_segments(self._index.folder):
            for document in np.flatnonzero(np.isin(segment.rows, gone)).tolist():
                self._writer.delete_document(segment.first + document)

    def add(self, document: Document) -> None:
        from interviews.engines.embedded.postings.writing import merge_nothing

        self._writer.add_document(**document._asdict())
        if self._writer.pool.words >= self._most_words:
            self._writer.commit(mergetype=merge_nothing)
            self._writer = self._open()

    def commit(self, renumbered: Rows | None = None) -> None:
        """Writes everything to disk.

        With `renumbered`, which has for each row its new number, deleted rows are dropped for good and the
        others get theirs.
        """
        from interviews.engines.embedded.postings.writing import merge_everything, merge_small

        self._writer.renumbered = renumbered
        policy = merge_small if renumbered is None else merge_everything
        self._writer.commit(mergetype=policy)

    def cancel(self) -> None:
        """Lets go of everything that was not committed; does nothing after `commit`."""
        if not self._writer.is_closed:
            self._writer.cancel()


class Bodies:
    """The bodies of some rows, in which terms are looked for.

    Args:
        parts: The segments that hold them, with the places of theirs among the rows asked for, and the
            documents that these are, ascending.
        count: How many rows there are.
    """

    def __init__(self, parts: Sequence[tuple[Segment, Rows, Array]], count: int) -> None:
        self._parts = parts
        self.lengths: Rows = np.zeros(count, np.int64)
        """How many terms each has."""
        for segment, numbers, documents in parts:
            self.lengths[numbers] = segment.fields[BODY].lengths[documents]

    def occurrences(self, term: str) -> Occurrences:
        """Where a term occurs; in place of rows their places among those asked for."""
        found = list(self._occurrences(term_of(term)))
        if len(found) == 1:
            return found[0]
        return Occurrences(*(np.concatenate(arrays) for arrays in zip(_NOWHERE, *found, strict=True)))

    def _occurrences(self, term: bytes) -> Iterator[Occurrences]:
        for segment, numbers, documents in self._parts:
            field = segment.fields[BODY]
            place = field.terms.find(term)
            if place is None:
                continue
            having = field.documents[field.extent(place, place + 1)]
            if not len(having):
                continue
            # Bisecting for a few beats looking at every document of a long list.
            places = np.minimum(np.searchsorted(having, documents), len(having) - 1)
            there = having[places] == documents
            counts, positions = field.positions_of(place, places[there])
            yield Occurrences(np.repeat(numbers[there], counts), positions.astype(np.int64))


class WordsReader:
    def __init__(self, folder: CheckedFolder) -> None:
        self._scorer = WholeListScorer(open_segments(folder))

    def bodies(self, rows: Rows) -> Bodies:
        """The bodies of some rows."""
        parts = []
        for segment, document_of in zip(self._scorer.segments, self._documents_of_rows, strict=True):
            documents = document_of[np.minimum(rows, len(document_of) - 1)]
            numbers = np.flatnonzero((documents >= 0) & (rows < len(document_of)))
            numbers = numbers[np.argsort(documents[numbers])]
            if len(numbers):
                parts.append((segment, numbers, documents[numbers].astype("<u4")))
        return Bodies(parts, len(rows))

    @cached_property
    def _documents_of_rows(self) -> list[Array]:
        """For each segment the document that holds a row; -1 for none of it."""
        found = []
        for segment in self._scorer.segments:
            documents: Array = np.full(int(segment.rows.max()) + 1, -1, np.int32)
            documents[segment.rows] = np.arange(segment.size, dtype=np.int32)
            if segment.living is not None:
                documents[segment.rows[~segment.living]] = -1
            found.append(documents)
        return found

    def any_of(self, field: str, terms: Iterable[str]) -> list[Matches]:
        """The rows that have any of the terms in a field; their scores are added."""
        return [
            Matches(segment.rows_of(scored.documents), scored.scores)
            for segment, scored in self._scorer.any_of(field, [term_of(term) for term in terms])
            if len(scored.documents)
        ]

    def phrase(self, field: str, terms: Sequence[str]) -> list[tuple[Matches, Occurrences]]:
        """The rows that have the terms one right after the other in a field, and where the first stands."""
        return [
            (
                Matches(segment.rows_of(scored.documents), scored.scores),
                Occurrences(segment.rows_of(begun.documents).astype(np.int64), begun.positions),
            )
            for segment, scored, begun in self._scorer.phrase(field, [term_of(term) for term in terms])
            if len(scored.documents)
        ]

    def occurrences(self, term: str, among: Mask) -> Occurrences:
        """Where a term of the body occurs in some of the rows."""
        parts = list(self._occurrences(term_of(term), among))
        if len(parts) == 1:
            return parts[0]
        return Occurrences(*(np.concatenate(arrays) for arrays in zip(_NOWHERE, *parts, strict=True)))

    def _occurrences(self, term: bytes, among: Mask) -> Iterator[Occurrences]:
        for segment in self._scorer.segments:
            field = segment.fields[BODY]
            place = field.terms.find(term)
            if place is None:
                continue
            rows = segment.rows[field.documents[field.extent(place, place + 1)]].astype(np.int64)
            chosen = np.flatnonzero(among[rows])
            counts, positions = field.positions_of(place, chosen)
            yield Occurrences(np.repeat(rows[chosen], counts), positions.astype(np.int64))

    def frequency(self, field: str, term: str) -> int:
        """In how many rows a term occurs, deleted ones included."""
        return self._scorer.frequency(field, term_of(term))

    def terms_starting_with(self, field: str, prefix: str, limit: int) -> list[str]:
        """Terms that begin so, in their order."""
        found: set[bytes] = set()
        for segment in self._scorer.segments:
            terms = segment.fields[field].terms
            first, last = terms.starting_with(term_of(prefix))
            found.update(terms.between(first, min(last, first + limit)))
        return [term.decode() for term in sorted(found)[:limit]]

    def rows(self) -> Rows:
        kept = [
            segment.rows if segment.living is None else segment.rows[segment.living]
            for segment in self._scorer.segments
        ]
        return np.concatenate([np.zeros(0, np.int64), *kept])
