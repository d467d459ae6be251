"""The writer: add, update and delete documents, then make all of it visible in one step."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, NoReturn

import numpy as np
from whoosh.writing import IndexWriter

from interviews.index.engine.building import SegmentBuilder
from interviews.index.engine.deletions import read_deletions, with_deletions
from interviews.index.engine.errors import EngineError, WriterClosedError
from interviews.index.engine.files import FileWriter, new_name
from interviews.index.engine.generation import Generation, clean, open_generation, require_own_folder
from interviews.index.engine.locking import LOCK_TIMEOUT, WriterLock
from interviews.index.engine.merging import merge_segments, merge_small
from interviews.index.engine.schemas import check_schema, describe
from interviews.index.engine.searcher import ArraySearcher
from interviews.index.engine.segments import SegmentFile
from interviews.index.engine.toc import Contents, read_contents, write_contents

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from whoosh.fields import Schema
    from whoosh.query.qcore import Query
    from whoosh.reading import IndexReader
    from whoosh.searching import Searcher

    from interviews.index.engine.files import Array, FileRecord
    from interviews.index.engine.merging import MergePolicy
    from interviews.index.engine.toc import SegmentRecord

MOST_WORDS: Final = 8_000_000
"""Words per segment; the sort at the end of a segment takes about 60 bytes of memory for each."""


@dataclass
class _Edited:
    """A segment and which of its documents the writer has deleted."""

    record: SegmentRecord
    deleted: set[int] = field(default_factory=set)
    """In addition to those of the record."""

    def all_deleted(self, folder: Path) -> Array:
        """Return the numbers of all deleted documents, ascending."""
        before = read_deletions(folder, self.record)
        return np.union1d(before, np.fromiter(self.deleted, dtype="u4", count=len(self.deleted)))


class ArrayWriter(IndexWriter):
    """Changes an index; nothing is visible to readers before `commit`.

    Used as a context manager it commits at the end of the block, or cancels if the block raises.

    Args:
        folder: The folder of the index.
        schema: Its schema.
        timeout: Seconds to wait for another writer.

    Raises:
        LockedIndexError: If another writer does not finish in time.
        MissingIndexError, NotAnIndexError, DamagedFileError, SchemaMismatchError: If the index cannot be
            opened; `replacing` needs none.
        StorageError: If the folder cannot be written.
    """

    def __init__(self, folder: Path, schema: Schema, timeout: float = LOCK_TIMEOUT) -> None:
        # Before the lock, so that no lock file is left in a folder that is no index.
        read_contents(folder)
        self._prepare(folder, schema, WriterLock(folder, timeout))
        try:
            self._opened: Generation | None = open_generation(folder, schema)
            self._adopt(self._opened.contents)
            clean(folder)
        except BaseException:
            self._lock.release()
            raise

    @classmethod
    def replacing(cls, folder: Path, schema: Schema, timeout: float = LOCK_TIMEOUT) -> ArrayWriter:
        """Return a writer that starts from nothing, whatever the folder's index holds or suffers from.

        The old generation stays in use until `commit`.

        Raises:
            LockedIndexError: If another writer does not finish in time.
            NotAnIndexError: If the folder holds anything but an index.
            UnsupportedFieldError: If the engine does not keep what the schema asks for.
            StorageError: If the folder cannot be created or written.
        """
        check_schema(schema)
        require_own_folder(folder)
        writer = cls.__new__(cls)
        writer._prepare(folder, schema, WriterLock(folder, timeout))
        try:
            writer._opened = None
            writer._generation = _number_of(folder)
            writer._changed = True
            clean(folder)
        except BaseException:
            writer._lock.release()
            raise
        return writer

    def _prepare(self, folder: Path, schema: Schema, lock: WriterLock) -> None:
        self.folder = folder
        self.schema = schema
        self._lock = lock
        self.is_closed = False
        self._changed = False
        self._generation = 0
        self._segments: list[_Edited] = []
        self._attachments: dict[str, FileRecord] = {}
        self._builder: SegmentBuilder | None = None
        self._unique = [name for name, field_type in schema.items() if field_type.unique]
        self._added: dict[tuple[str, bytes], tuple[SegmentBuilder | _Edited, int]] = {}

    def _adopt(self, contents: Contents) -> None:
        self._generation = contents.generation
        self._segments = [_Edited(record) for record in contents.segments]
        self._attachments = dict(contents.attachments)

    def _check_open(self) -> None:
        if self.is_closed:
            raise WriterClosedError("This writer has committed or cancelled; open another one.")

    def reader(self, **_options: Any) -> IndexReader:
        """Return a reader of the generation the writer started from."""
        return self.searcher().reader()

    def searcher(self, **options: Any) -> Searcher:
        """Return a searcher of the generation the writer started from."""
        self._check_open()
        opened = self._opened or Generation(self.folder, self.schema, Contents(0, describe(self.schema)))
        return ArraySearcher.of(opened, closereader=False, **options)

    def add_document(self, **fields: Any) -> None:
        """Add a document; see `SegmentBuilder.add`."""
        self._check_open()
        self._changed = True
        if self._builder is None:
            self._builder = SegmentBuilder(self.folder, self.schema)
        number = self._builder.add(fields)
        for name in self._unique:
            if fields.get(name) is not None:
                self._added[name, self.schema[name].to_bytes(fields[name])] = (self._builder, number)
        if self._builder.words >= MOST_WORDS:
            self._finish_builder()

    def add_reader(self, reader: IndexReader) -> NoReturn:
        """Refuse: documents of another index are added one by one.

        Raises:
            NotImplementedError: Always.
        """
        raise NotImplementedError("add the documents of another index with add_document")

    def update_document(self, **fields: Any) -> None:
        """Add a document in place of all that have the same value in a unique field.

        Unlike with Whoosh's own writer, documents added since the last commit are replaced too.
        """
        self._check_open()
        for name in self._unique:
            if fields.get(name) is None:
                continue
            term = self.schema[name].to_bytes(fields[name])
            self._delete_term(name, term)
            place, number = self._added.pop((name, term), (None, 0))
            if isinstance(place, SegmentBuilder):
                place.discard(number)
            elif place is not None:
                place.deleted.add(number)
        self.add_document(**fields)

    def _delete_term(self, name: str, term: bytes) -> None:
        readers = self._opened.readers if self._opened else []
        for reader, edited in zip(readers, self._segments, strict=False):
            file: SegmentFile = reader.file  # type: ignore[attr-defined]
            field_reader = file.field(name)
            place = None if field_reader is None else field_reader.terms.find(term)
            if field_reader is not None and place is not None:
                edited.deleted.update(field_reader.postings(place).documents.tolist())
                self._changed = True

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Delete a document, or take its deletion by this writer back.

        Args:
            docnum: Its number in the generation the writer started from.
            delete: False to take a deletion back.

        Raises:
            EngineError: If there is no such document.
        """
        self._check_open()
        self._changed = True
        first = 0
        for edited in self._segments:
            if first <= docnum < first + edited.record.documents:
                edited.deleted.add(docnum - first) if delete else edited.deleted.discard(docnum - first)
                return
            first += edited.record.documents
        raise EngineError(f"There is no document number {docnum} in {str(self.folder)!r}.")

    def delete_documents(self, numbers: Iterable[int]) -> None:
        """Delete documents by their numbers in the generation the writer started from."""
        for number in numbers:
            self.delete_document(number)

    def delete_by_query(self, q: Query, searcher: Searcher | None = None) -> int:
        """Delete the documents that match a query, and return their number."""
        own = self.searcher() if searcher is None else searcher
        assert isinstance(own, ArraySearcher)
        numbers = own.matching(q).documents.tolist()
        self.delete_documents(numbers)
        return len(numbers)

    def clear(self) -> None:
        """Delete all documents and attachments, also those added by this writer."""
        self._check_open()
        self._changed = True
        self._discard_builder()
        self._segments = []
        self._attachments = {}
        self._added = {}
        self._opened = None

    def attach(self, name: str, data: bytes) -> None:
        """Keep bytes of the caller with the new generation, in place of those of the same name.

        Attachments are read by `Generation.attachment`, are checksummed like all files, and stay from
        generation to generation until replaced.

        Raises:
            StorageError: If the disk or the folder refuses.
        """
        self._check_open()
        self._changed = True
        with FileWriter(self.folder, new_name("attached")) as file:
            file.write(data)
            self._attachments[name] = file.finish()

    def commit(
        self, policy: MergePolicy = merge_small, numbers: Mapping[str, Array] | None = None, **_options: Any
    ) -> None:
        """Make all changes visible in one step, and close the writer.

        Args:
            policy: Chooses the segments to merge.
            numbers: For columns of numbers, what each number becomes in merged segments.

        Raises:
            StorageError: If the disk is full or fails. The old generation is then still the current one,
                and nothing is left behind.
        """
        self._check_open()
        try:
            self._finish_builder()
            if self._changed:
                segments = self._settled(policy, numbers or {})
                contents = Contents(
                    self._generation + 1, describe(self.schema), tuple(segments), self._attachments
                )
                write_contents(self.folder, contents)
        finally:
            self._close()

    def _settled(self, policy: MergePolicy, numbers: Mapping[str, Array]) -> list[SegmentRecord]:
        """Return the segments of the new generation, with their deletions written and merges done."""
        all_deleted = [edited.all_deleted(self.folder) for edited in self._segments]
        living = [
            (edited, deleted)
            for edited, deleted in zip(self._segments, all_deleted, strict=True)
            if len(deleted) < edited.record.documents
        ]
        chosen = policy([replace(edited.record, deleted=len(deleted)) for edited, deleted in living])
        if not numbers and len(chosen) < 2 and not any(len(living[place][1]) for place in chosen):
            chosen = []
        records = [
            with_deletions(self.folder, edited.record, deleted) if edited.deleted else edited.record
            for edited, deleted in living
        ]
        if not chosen:
            return records
        sources = [SegmentFile(self.folder, records[place]) for place in chosen]
        records[chosen[0]] = merge_segments(self.folder, self.schema, sources, numbers)
        merged = set(chosen[1:])
        return [record for place, record in enumerate(records) if place not in merged]

    def _finish_builder(self) -> None:
        builder, self._builder = self._builder, None
        if builder is None:
            return
        with builder:
            edited = _Edited(builder.finish())
        self._segments.append(edited)
        for key, (place, number) in self._added.items():
            if place is builder:
                self._added[key] = (edited, number)

    def _discard_builder(self) -> None:
        builder, self._builder = self._builder, None
        if builder is not None:
            builder.__exit__(None, None, None)

    def cancel(self, **_options: Any) -> None:
        """Forget all changes, remove every file written for them, and close the writer."""
        self._check_open()
        self._close()

    def _close(self) -> None:
        # What is current is read from disk: after an interrupt nobody knows whether the rename happened.
        self.is_closed = True
        try:
            self._discard_builder()
            clean(self.folder)
        finally:
            self._lock.release()


def _number_of(folder: Path) -> int:
    try:
        return read_contents(folder).generation
    except EngineError:
        return 0
