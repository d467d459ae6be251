"""A segment as Whoosh sees it: codec, terms reader, per-document reader, columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NoReturn

from whoosh.codec import base
from whoosh.columns import ColumnReader
from whoosh.reading import SegmentReader, TermInfo, TermNotFound

from interviews.index.engine.lengths import LENGTH_OF_BYTE
from interviews.index.engine.schemas import VALUE_SEPARATOR
from interviews.index.engine.segments import SegmentFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from whoosh.columns import Column
    from whoosh.fields import FieldType, Schema
    from whoosh.formats import Format
    from whoosh.scoring import BaseScorer

    from interviews.index.engine.matcher import ArrayMatcher
    from interviews.index.engine.segments import FieldReader, OrdinalReader
    from interviews.index.engine.toc import SegmentRecord


READ_ONLY: Final = "segments of arrays are written by SegmentBuilder and ArrayWriter"


class ArraySegment(base.Segment):
    """A segment of the index, for Whoosh's bookkeeping."""

    def __init__(self, file: SegmentFile) -> None:
        self.file = file
        self.indexname = "array"
        self.segid = file.record.file.name
        self.compound = False

    def codec(self) -> ArrayCodec:
        """Return the codec that reads this segment."""
        return ArrayCodec(self.file)

    def doc_count_all(self) -> int:
        """Return the number of documents, deleted ones included."""
        return self.file.documents

    def deleted_count(self) -> int:
        """Return the number of deleted documents."""
        return len(self.file.deleted)

    def deleted_docs(self) -> frozenset[int]:
        """Return the numbers of the deleted documents."""
        return self.file.deleted_set

    def is_deleted(self, docnum: int) -> bool:
        """Return whether a document is deleted."""
        return docnum in self.file.deleted_set

    def delete_document(self, docnum: int, delete: bool = True) -> NoReturn:
        """Refuse: an opened segment never changes."""
        raise NotImplementedError(READ_ONLY)


class ArrayCodec(base.Codec):
    """Reads a segment of arrays; writing is the task of `SegmentBuilder`."""

    def __init__(self, file: SegmentFile) -> None:
        self._file = file

    def terms_reader(self, storage: Any, segment: base.Segment) -> ArrayTermsReader:
        """Return the reader of terms and postings."""
        return ArrayTermsReader(self._file)

    def per_document_reader(self, storage: Any, segment: base.Segment) -> ArrayDocumentReader:
        """Return the reader of lengths, columns and stored fields."""
        return ArrayDocumentReader(self._file)

    def per_document_writer(self, storage: Any, segment: base.Segment) -> NoReturn:
        """Refuse."""
        raise NotImplementedError(READ_ONLY)

    def field_writer(self, storage: Any, segment: base.Segment) -> NoReturn:
        """Refuse."""
        raise NotImplementedError(READ_ONLY)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> NoReturn:
        """Refuse."""
        raise NotImplementedError(READ_ONLY)

    def postings_reader(self, *_arguments: Any, **_options: Any) -> NoReturn:
        """Refuse; `ArrayTermsReader.matcher` reads postings."""
        raise NotImplementedError(READ_ONLY)

    def new_segment(self, storage: Any, indexname: str) -> NoReturn:
        """Refuse."""
        raise NotImplementedError(READ_ONLY)


class ArraySegmentReader(SegmentReader):
    """Whoosh's reader of one segment, on a mapped file.

    Args:
        folder: The folder of the index.
        schema: Its schema.
        record: The segment's record.
        generation: The generation it is read for.

    Raises:
        DamagedFileError: If a file of the segment is not what the record says.
    """

    def __init__(self, folder: Path, schema: Schema, record: SegmentRecord, generation: int) -> None:
        self.file = SegmentFile(folder, record)
        segment = ArraySegment(self.file)
        storage: Any = None  # The map is all it needs.
        super().__init__(storage, schema, segment, generation, segment.codec())


class ArrayCursor(base.FieldCursor):
    """A place among the terms of a field."""

    def __init__(self, field: FieldReader, decode: Callable[[bytes], str]) -> None:
        self._field = field
        self._decode = decode
        self._place = 0

    def is_valid(self) -> bool:
        """Return whether there is a current term."""
        return self._place < len(self._field.terms)

    def first(self) -> str | None:
        """Go to the first term and return it."""
        self._place = 0
        return self.text()

    def find(self, string: bytes | str) -> str | None:
        """Go to the first term that is not less and return it."""
        text = string if isinstance(string, bytes) else string.encode()
        self._place = self._field.terms.lower_bound(text)
        return self.text()

    def next(self) -> str | None:
        """Go to the next term and return it, None after the last."""
        self._place += 1
        return self.text()

    def text(self) -> str | None:
        """Return the current term, None after the last."""
        return self._decode(self._field.terms[self._place]) if self.is_valid() else None

    term = text

    def term_info(self) -> TermInfo | None:
        """Return statistics of the current term."""
        return term_info(self._field, self._place) if self.is_valid() else None


class ArrayTermsReader(base.TermsReader):
    """The terms of a segment."""

    def __init__(self, file: SegmentFile) -> None:
        self._file = file

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        field = self._file.field(term[0])
        return field is not None and field.terms.find(term[1]) is not None

    def indexed_field_names(self) -> list[str]:
        """Return the names of the fields that have terms."""
        return self._file.indexed_names()

    def cursor(self, fieldname: str, fieldobj: FieldType) -> base.FieldCursor:
        """Return a cursor at the first term of a field."""
        field = self._file.field(fieldname)
        if field is None:
            return base.EmptyCursor()
        return ArrayCursor(field, fieldobj.from_bytes)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield all terms in order."""
        for name in self.indexed_field_names():
            yield from self.terms_of(name, b"")

    def terms_of(self, name: str, start: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the terms of a field that are not less than `start`."""
        field = self._file.field(name)
        if field is not None:
            terms = field.terms
            yield from ((name, term) for term in terms.between(terms.lower_bound(start), len(terms)))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the terms from a place on, through all later fields."""
        for name in self.indexed_field_names():
            if name >= fieldname:
                yield from self.terms_of(name, prefix if name == fieldname else b"")

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield all terms with their statistics."""
        return self._with_infos(self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield the terms from a place on with their statistics."""
        return self._with_infos(self.terms_from(fieldname, prefix))

    def _with_infos(self, terms: Iterable[tuple[str, bytes]]) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in terms)

    def _find(self, fieldname: str, text: bytes) -> tuple[FieldReader, int]:
        field = self._file.field(fieldname)
        place = None if field is None else field.terms.find(text)
        if field is None or place is None:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        return field, place

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return statistics of a term.

        Raises:
            TermNotFound: If no document has it.
        """
        return term_info(*self._find(fieldname, text))

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return the sum of a term's weights, 0 if no document has it."""
        try:
            field, place = self._find(fieldname, text)
        except TermNotFound:
            return 0
        return float(field.postings(place).weights.sum(dtype="f8"))

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many documents have a term, deleted ones included."""
        field = self._file.field(fieldname)
        return 0 if field is None else field.document_frequency(text)

    def matcher(
        self, fieldname: str, text: bytes, format_: Format, scorer: BaseScorer | None = None
    ) -> ArrayMatcher:
        """Return a matcher for a term.

        Raises:
            TermNotFound: If no document has it.
        """
        # Deferred: what is computed on arrays needs no matcher.
        from interviews.index.engine.matcher import ArrayMatcher

        field, place = self._find(fieldname, text)
        return ArrayMatcher(field, place, format_, (fieldname, text), scorer)


def term_info(field: FieldReader, place: int) -> TermInfo:
    """Return the statistics of a term that Whoosh's scorers ask for."""
    postings = field.postings(place)
    shortest = longest = 0
    if postings.lengths is not None:
        shortest, longest = (
            int(LENGTH_OF_BYTE[byte]) for byte in (postings.lengths.min(), postings.lengths.max())
        )
    info: Callable[..., TermInfo] = TermInfo
    return info(
        weight=float(postings.weights.sum(dtype="f8")),
        df=len(postings.documents),
        minlength=shortest,
        maxlength=longest,
        maxweight=float(postings.weights.max()),
        minid=int(postings.documents[0]),
        maxid=int(postings.documents[-1]),
    )


class ArrayDocumentReader(base.PerDocumentReader):
    """Lengths, columns and stored fields of a segment's documents."""

    def __init__(self, file: SegmentFile) -> None:
        self._file = file

    def doc_count(self) -> int:
        """Return the number of documents that are not deleted."""
        return self._file.documents - len(self._file.deleted)

    def doc_count_all(self) -> int:
        """Return the number of documents, deleted ones included."""
        return self._file.documents

    def has_deletions(self) -> bool:
        """Return whether any document is deleted."""
        return bool(len(self._file.deleted))

    def is_deleted(self, docnum: int) -> bool:
        """Return whether a document is deleted."""
        return docnum in self._file.deleted_set

    def deleted_docs(self) -> frozenset[int]:
        """Return the numbers of the deleted documents."""
        return self._file.deleted_set

    def supports_columns(self) -> bool:
        """Return True."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Return whether there is a column of that name."""
        return self._file.has_ordinals(fieldname) or self._file.has_numbers(fieldname)

    def column_reader(self, fieldname: str, column: Column) -> ArrayColumnReader:
        """Return a reader of the column of that name."""
        if self._file.has_ordinals(fieldname):
            values: Any = JoinedTexts(self._file.ordinals(fieldname))
        else:
            values = self._file.numbers(fieldname)
        return ArrayColumnReader(values, self._file.documents)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return the number of words of a document in a field, `default` if it has none."""
        return self._file.document_length(fieldname, docnum) or default

    def field_length(self, fieldname: str) -> int:
        """Return the number of words of a field, in deleted documents too."""
        return self._file.field_length(fieldname)

    def min_field_length(self, fieldname: str) -> int:
        """Return the number of words of the shortest document."""
        lengths = self._file.length_bytes(fieldname)
        return 0 if lengths is None or not len(lengths) else int(LENGTH_OF_BYTE[lengths.min()])

    def max_field_length(self, fieldname: str) -> int:
        """Return the number of words of the longest document."""
        lengths = self._file.length_bytes(fieldname)
        return 0 if lengths is None or not len(lengths) else int(LENGTH_OF_BYTE[lengths.max()])

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return the stored fields of a document."""
        return self._file.stored_fields(docnum)


class JoinedTexts:
    """The texts of each document in one byte string, as `FACET.from_column_value` takes them."""

    def __init__(self, ordinals: OrdinalReader) -> None:
        self._ordinals = ordinals

    def __getitem__(self, document: int) -> bytes:
        return VALUE_SEPARATOR.join(self._ordinals.of(document))


class ArrayColumnReader(ColumnReader):
    """Whoosh's view of a column, for sorting and grouping by its own collectors."""

    def __init__(self, values: Any, documents: int) -> None:
        self._values = values
        self._doccount = documents
        self._sign = 1

    def __getitem__(self, docnum: int) -> Any:
        value = self._values[docnum]
        return value if isinstance(value, bytes) else value.item()

    def set_reverse(self) -> None:
        """Make `sort_key` order from high to low.

        Raises:
            NotImplementedError: For a column of texts, as with Whoosh's own.
        """
        if isinstance(self._values, JoinedTexts):
            raise NotImplementedError("columns of texts have no reverse order")
        self._sign = -1

    def sort_key(self, docnum: int) -> Any:
        """Return what to order a document by."""
        value = self[docnum]
        return value if isinstance(value, bytes) else self._sign * value
