"""Builds one segment: documents in, one file out.

A segment becomes part of the index when a writer commits its record. To split texts, most of the work, is
left to other processes where they give them as `SplitText`; what remains is one sort a field.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh import formats
from whoosh.fields import UnknownFieldError

from interviews.index.engine.analysis import WordAnalyzer
from interviews.index.engine.deletions import with_deletions
from interviews.index.engine.files import FileWriter, SectionWriter, new_name
from interviews.index.engine.inverting import (
    Postings,
    compact_integers,
    invert_terms,
    invert_tokens,
    write_postings,
)
from interviews.index.engine.lengths import bytes_of_lengths
from interviews.index.engine.recording import Places, TermRecorder, TokenRecorder, Tokens, WordRecorder
from interviews.index.engine.schemas import check_schema
from interviews.index.engine.toc import SegmentRecord
from interviews.index.engine.values import NumberRecorder, OrdinalRecorder, encode_stored, recorder_for

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

    from whoosh.fields import FieldType, Schema

    from interviews.index.engine.files import Array


class SegmentBuilder:
    """Collects documents and writes them as one segment; a context manager that leaves no debris.

    Args:
        folder: The folder of the index.
        schema: Its schema.

    Raises:
        UnsupportedFieldError: If the engine does not keep what the schema asks for.
        StorageError: If the folder refuses.
    """

    def __init__(self, folder: Path, schema: Schema) -> None:
        check_schema(schema)
        self._folder = folder
        self.documents = 0
        """Documents added so far, discarded ones included."""
        self.words = 0
        """Words recorded so far, which is what a segment costs in memory: about 60 bytes each."""
        self._fields = {name: _FieldBuilder(name, field) for name, field in schema.items()}
        self._discarded: set[int] = set()
        self._stored_ends = array("Q", [0])
        self._file = FileWriter(folder, new_name("segment"))
        self._writer = SectionWriter(self._file)

    def __enter__(self) -> SegmentBuilder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.__exit__(kind, error, trace)

    def add(self, document: Mapping[str, Any]) -> int:
        """Add a document.

        Args:
            document: Field values by name. As with Whoosh, `_stored_NAME` gives another value to store,
                `_boost` and `_NAME_boost` multiply weights, and None leaves a field out.

        Returns:
            Its number in the segment.

        Raises:
            UnknownFieldError: If the schema lacks a field; the document is not added.
            ValueError, TypeError: If a field cannot index or store its value; the document is discarded.
        """
        named = [name for name in document if not name.startswith("_")]
        for name in named:
            if name not in self._fields:
                raise UnknownFieldError(f"The schema has no field {name!r}")
        number = self.documents
        self.documents += 1
        data = b""
        try:
            data = encode_stored(self._record(number, named, document))
        except Exception:
            self.discard(number)
            raise
        finally:
            if data:
                self._writer.append(data)
            self._stored_ends.append(self._stored_ends[-1] + len(data))
        return number

    def _record(self, number: int, named: list[str], document: Mapping[str, Any]) -> dict[str, Any]:
        stored: dict[str, Any] = {}
        document_boost = float(document.get("_boost", 1.0))
        is_plain = len(named) == len(document)
        for name in named:
            value = document[name]
            if value is None:
                continue
            boost = 1.0 if is_plain else float(document.get(f"_{name}_boost", document_boost))
            kept = value if is_plain else document.get(f"_stored_{name}", value)
            field = self._fields[name]
            self.words += field.add(number, value, kept, boost)
            if field.stored and kept is not None:
                stored[name] = kept
        return stored

    def discard(self, number: int) -> None:
        """Mark a document of this segment as deleted."""
        self._discarded.add(number)

    def finish(self) -> SegmentRecord:
        """Write the segment and return its record.

        Raises:
            StorageError: If the disk is full or fails.
        """
        writer = self._writer
        writer.end_stream("stored")
        writer.add("stored ends", np.frombuffer(self._stored_ends, dtype="u8"))
        lengths = {name: field.write(writer, self.documents) for name, field in self._fields.items()}
        lengths = {name: total for name, total in lengths.items() if total}
        record = SegmentRecord(writer.finish({"documents": self.documents}), self.documents, lengths)
        return with_deletions(self._folder, record, np.array(sorted(self._discarded), dtype="u4"))


class _FieldBuilder:
    """One field of the segment that is being built."""

    def __init__(self, name: str, field: FieldType) -> None:
        self._name = name
        self._field = field
        self.stored = bool(field.stored)
        self._lengths = array("I")
        self._recorder = _recorder(field) if field.indexed else None
        self._column: OrdinalRecorder | NumberRecorder | None = None
        if field.column_type:
            self._column = recorder_for(field.column_type)

    def add(self, document: int, value: Any, kept: Any, boost: float) -> int:
        words = 0
        if self._recorder is not None:
            words = self._recorder.add(document, value, boost)
            # Of text the words themselves are counted in the end.
            if self._field.scorable and isinstance(self._recorder, TermRecorder):
                self._lengths.extend([0] * (document - len(self._lengths)))
                self._lengths.append(words)
        if self._column is not None and kept is not None:
            self._column.add(document, self._field.to_column_value(kept))
        return words

    def write(self, writer: SectionWriter, documents: int) -> int:
        """Write all of the field and return its length, 0 for a field without scores."""
        total = 0
        if self._recorder is not None:
            postings, tokens = self._inverted()
            write_postings(writer, self._name, postings)
            if tokens is not None and tokens.places is not None:
                write_words(writer, self._name, documents, tokens, tokens.places)
            if self._field.scorable:
                total = self._write_lengths(writer, documents, postings, tokens)
        if self._column is not None:
            self._column.write(writer, self._name, documents)
        return total

    def _inverted(self) -> tuple[Postings, Tokens | None]:
        recorder = self._recorder
        assert recorder is not None
        if isinstance(recorder, TermRecorder):
            return invert_terms(recorder.numbers, *recorder.finish()), None
        assert self._field.format is not None
        tokens = recorder.finish()
        postings = invert_tokens(recorder.numbers, tokens, self._field.format.field_boost)
        if not isinstance(self._field.format, formats.Positions):
            postings.values = postings.positions = None
        return postings, tokens

    def _write_lengths(
        self, writer: SectionWriter, documents: int, postings: Postings, tokens: Tokens | None
    ) -> int:
        if tokens is None:
            self._lengths.extend([0] * (documents - len(self._lengths)))
            lengths = np.frombuffer(self._lengths, dtype="u4").astype("i8")
        else:
            lengths = np.bincount(tokens.documents, minlength=documents)
        write_lengths(writer, self._name, bytes_of_lengths(lengths), postings.documents)
        return int(lengths.sum())


def _recorder(field: FieldType) -> WordRecorder | TokenRecorder | TermRecorder:
    if not isinstance(field.format, formats.Existence):
        if isinstance(field.analyzer, WordAnalyzer):
            return WordRecorder(field)
        if isinstance(field.format, formats.Positions):
            return TokenRecorder(field)
    return TermRecorder(field)


def write_lengths(writer: SectionWriter, field: str, length_bytes: Array, documents: Array) -> None:
    """Write the length byte of each document, and again of each posting, where scoring reads it."""
    writer.add(f"{field}/length bytes", length_bytes)
    writer.add(f"{field}/lengths", length_bytes[documents])


def write_words(writer: SectionWriter, field: str, documents: int, tokens: Tokens, words: Places) -> None:
    """Write where each position of each document lies in its text: `words` says where each word does.

    Several words at one position share its place: from the first start to the last end.
    """
    counts = np.zeros(documents, dtype="i8")
    np.maximum.at(counts, tokens.documents, tokens.positions.astype("i8") + 1)
    origins = np.cumsum(counts) - counts
    places = origins[tokens.documents] + tokens.positions
    if len(places) == counts.sum() and np.array_equal(places, np.arange(len(places))):
        starts, widths = words
    else:
        unset = np.iinfo("i8").max
        starts = np.full(int(counts.sum()), unset, dtype="i8")
        ends = np.zeros(len(starts), dtype="i8")
        np.minimum.at(starts, places, words.starts.astype("i8"))
        np.maximum.at(ends, places, words.starts.astype("i8") + words.widths)
        starts[starts == unset] = 0
        widths = ends - starts
    write_places(writer, field, counts, starts, widths)


def write_places(writer: SectionWriter, field: str, counts: Array, starts: Array, widths: Array) -> None:
    """Write the places of words in texts.

    Args:
        writer: Where to.
        field: The field's name.
        counts: How many positions each document has.
        starts: For each position where it starts, in characters.
        widths: For each position how many characters it has.
    """
    writer.add(f"{field}/word starts", np.concatenate([[0], np.cumsum(counts, dtype="i8")]).astype("u8"))
    writer.add(f"{field}/character starts", compact_integers(starts))
    writer.add(f"{field}/character widths", compact_integers(widths))
