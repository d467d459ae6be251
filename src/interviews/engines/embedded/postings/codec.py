"""A segment as Whoosh sees it: codec, terms, documents, postings.

Whoosh's own readers, searchers and query parsers work on these. The program itself scores whole lists
(`interviews.engines.embedded.postings.scoring`) and takes no step here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np
from whoosh.codec import base
from whoosh.columns import ColumnReader
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import TermInfo, TermNotFound

from interviews.engines.embedded.arrays import Array
from interviews.engines.embedded.checksums import CheckedFile, CheckedFolder
from interviews.engines.embedded.postings.fields import FIELDS, IDENTIFIER, ROW, FieldArrays
from interviews.engines.embedded.postings.segments import ListedSegment, SegmentArrays
from interviews.search.lengths import LENGTH_OF_BYTE

if TYPE_CHECKING:
    from whoosh.columns import Column
    from whoosh.fields import FieldType
    from whoosh.formats import Format
    from whoosh.matching.mcore import Matcher
    from whoosh.scoring import BaseScorer


class CheckedStorage(FileStorage):
    """A folder of Whoosh whose files are compared with their checksums."""

    def __init__(self, folder: CheckedFolder) -> None:
        super().__init__(str(folder.path))
        self.checked = folder


class ArraySegment(ListedSegment, base.Segment):
    """A segment as Whoosh reads and writes it in its table of contents."""

    def __init__(self, indexname: str) -> None:
        super().__init__(indexname)
        self.documents = 0
        self.deleted: set[int] = set()

    def codec(self) -> ArrayCodec:
        return ArrayCodec()

    def set_doc_count(self, count: int) -> None:
        self.documents = count

    def doc_count_all(self) -> int:
        return self.documents

    def doc_count(self) -> int:
        return self.documents - len(self.deleted)

    def has_deletions(self) -> bool:
        return bool(self.deleted)

    def deleted_count(self) -> int:
        return len(self.deleted)

    def deleted_docs(self) -> Iterable[int]:
        return self.deleted

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        if delete:
            self.deleted.add(docnum)
        else:
            self.deleted.discard(docnum)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self.deleted


class ArrayCodec(base.Codec):
    """Reads a segment of arrays; what writes one is `interviews.engines.embedded.postings.writing`."""

    def __init__(self) -> None:
        self._arrays: SegmentArrays | None = None

    def _of(self, storage: Any, segment: ArraySegment) -> SegmentArrays:
        if self._arrays is None:
            self._arrays = SegmentArrays(file_of(storage, segment))
        return self._arrays

    def terms_reader(self, storage: Any, segment: Any) -> ArrayTermsReader:
        return ArrayTermsReader(self._of(storage, segment))

    def per_document_reader(self, storage: Any, segment: Any) -> ArrayDocumentReader:
        return ArrayDocumentReader(self._of(storage, segment), segment)

    def per_document_writer(self, storage: Any, segment: Any) -> NothingToWrite:
        return NothingToWrite()

    def field_writer(self, storage: Any, segment: Any) -> NothingToWrite:
        return NothingToWrite()

    def postings_reader(self, *_arguments: Any, **_options: Any) -> NoReturn:
        """Refuses: the terms reader has the postings."""
        raise NotImplementedError

    def postings_writer(self, *_arguments: Any, **_options: Any) -> NoReturn:
        """Refuses: all postings are written at once."""
        raise NotImplementedError

    def new_segment(self, storage: Any, indexname: str) -> ArraySegment:
        return ArraySegment(indexname)


class NothingToWrite:
    """In place of Whoosh's writers of single documents and postings: all are written at once in the end."""

    is_closed = True

    def close(self) -> None:
        """Does nothing."""


def path_of(storage: Any, segment: ArraySegment) -> Path:
    return Path(storage.folder, segment.file_name)


def file_of(storage: Any, segment: ArraySegment) -> CheckedFile:
    """The file of a segment; Whoosh's own storage knows no checksums."""
    known = storage.checked if isinstance(storage, CheckedStorage) else CheckedFolder(Path(storage.folder))
    return known.file(segment.file_name)


class ArrayCursor(base.FieldCursor):
    """A place among the terms of a field."""

    def __init__(self, field: FieldArrays, decode: Callable[[bytes], str]) -> None:
        self._field = field
        self._decode = decode
        self._place = 0

    def is_valid(self) -> bool:
        return self._place < len(self._field.terms)

    def first(self) -> str | None:
        self._place = 0
        return self.text()

    def find(self, string: bytes | str) -> str | None:
        term = string if isinstance(string, bytes) else string.encode()
        self._place = self._field.terms.lower_bound(term)
        return self.text()

    def next(self) -> str | None:
        self._place += 1
        return self.text()

    def text(self) -> str | None:
        return self._decode(self._field.terms[self._place]) if self.is_valid() else None

    term = text

    def term_info(self) -> TermInfo | None:
        return _term_info(self._field, self._place) if self.is_valid() else None


class ArrayTermsReader(base.TermsReader):
    """The terms of a segment and their posting lists."""

    def __init__(self, arrays: SegmentArrays) -> None:
        self.arrays = arrays

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        field = self.arrays.fields.get(term[0])
        return field is not None and field.terms.find(term[1]) is not None

    def indexed_field_names(self) -> list[str]:
        return list(FIELDS)

    def cursor(self, fieldname: str, fieldobj: FieldType) -> base.FieldCursor:
        return ArrayCursor(self.arrays.fields[fieldname], fieldobj.from_bytes)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return self.terms_from(FIELDS[0], b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        for name in FIELDS:
            if name >= fieldname:
                terms = self.arrays.fields[name].terms
                first = terms.lower_bound(prefix) if name == fieldname else 0
                yield from ((name, term) for term in terms.between(first, len(terms)))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return self.items_from(FIELDS[0], b"")

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def _find(self, fieldname: str, text: bytes) -> tuple[FieldArrays, int]:
        field = self.arrays.fields.get(fieldname)
        place = None if field is None else field.terms.find(text)
        if field is None or place is None:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        return field, place

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        return _term_info(*self._find(fieldname, text))

    def frequency(self, fieldname: str, text: bytes) -> float:
        try:
            return self.term_info(fieldname, text).weight()
        except TermNotFound:
            return 0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        field = self.arrays.fields.get(fieldname)
        return 0 if field is None else field.frequency(text)

    def matcher(
        self, fieldname: str, text: bytes, format_: Format, scorer: BaseScorer | None = None
    ) -> Matcher:
        # Deferred: what scores whole lists needs no matcher.
        from interviews.engines.embedded.postings.matcher import PostingMatcher

        return PostingMatcher(*self._find(fieldname, text), format_, (fieldname, text), scorer)


def _term_info(field: FieldArrays, place: int) -> TermInfo:
    extent = field.extent(place, place + 1)
    documents, weights = field.documents[extent], field.weights(extent)
    rounded = field.rounded[documents]
    info: Callable[..., TermInfo] = TermInfo
    return info(
        weight=float(weights.sum(dtype="f8")),
        df=len(documents),
        minlength=int(LENGTH_OF_BYTE[rounded.min()]),
        maxlength=int(LENGTH_OF_BYTE[rounded.max()]),
        maxweight=float(weights.max()),
        minid=int(documents[0]),
        maxid=int(documents[-1]),
    )


class ArrayDocumentReader(base.PerDocumentReader):
    """Lengths, rows and ids of a segment's documents."""

    def __init__(self, arrays: SegmentArrays, segment: ArraySegment) -> None:
        self._arrays = arrays
        self._segment = segment

    def doc_count(self) -> int:
        return self._segment.doc_count()

    def doc_count_all(self) -> int:
        return self._segment.doc_count_all()

    def has_deletions(self) -> bool:
        return self._segment.has_deletions()

    def is_deleted(self, docnum: int) -> bool:
        return self._segment.is_deleted(docnum)

    def deleted_docs(self) -> Iterable[int]:
        return self._segment.deleted_docs()

    def supports_columns(self) -> bool:
        return True

    def has_column(self, fieldname: str) -> bool:
        return fieldname == ROW

    def column_reader(self, fieldname: str, column: Column) -> RowReader:
        return RowReader(self._arrays.rows)

    @cached_property
    def _rounded(self) -> dict[str, list[int]]:
        return {
            name: LENGTH_OF_BYTE[field.rounded].astype(int).tolist()
            for name, field in self._arrays.fields.items()
        }

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        return self._rounded[fieldname][docnum] or default if fieldname in self._rounded else default

    def field_length(self, fieldname: str) -> int:
        field = self._arrays.fields.get(fieldname)
        return 0 if field is None else int(field.lengths.sum(dtype=np.int64))

    def min_field_length(self, fieldname: str) -> int:
        return min(self._rounded[fieldname], default=0)

    def max_field_length(self, fieldname: str) -> int:
        return max(self._rounded[fieldname], default=0)

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        return {IDENTIFIER: f"{int(self._arrays.identifiers[docnum]):016x}"}


class RowReader(ColumnReader):
    """The rows of documents as Whoosh reads a column."""

    def __init__(self, rows: Array) -> None:
        self._rows = rows
        self._doccount = len(rows)

    def __getitem__(self, docnum: int) -> int:
        return int(self._rows[docnum])

    def sort_key(self, docnum: int) -> Any:
        return self[docnum]
