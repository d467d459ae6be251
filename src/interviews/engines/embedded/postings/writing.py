"""Whoosh's writer with a pool of arrays: documents in, one file a segment out."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from interviews.engines.embedded.arrays import Array, Rows, write_arrays
from interviews.engines.embedded.checksums import CheckedFile
from interviews.engines.embedded.postings.codec import ArrayCodec, ArraySegment, file_of, path_of
from interviews.engines.embedded.postings.fields import FIELDS, IDENTIFIER, ROW, arrays_of_postings
from interviews.engines.embedded.postings.merging import Source, write_merged
from interviews.engines.embedded.postings.opening import SafeIndex
from interviews.engines.embedded.postings.pool import FieldPool
from interviews.engines.embedded.postings.segments import SegmentArrays
from interviews.search.lengths import bytes_of_lengths

MOST_SEGMENTS: Final = 8
"""Each costs a query about 0.1 ms, and merging costs a commit about 0.1 ms a document."""
MOST_DELETED: Final = 0.5
"""The share of deleted documents from which on a segment is written anew."""


class PoolOfWords:
    """The documents of a segment in the making."""

    def __init__(self, schema: Any) -> None:
        self._fields = {name: FieldPool(schema[name].analyzer.splitter) for name in FIELDS}
        self._rows = array("I")
        self._identifiers = array("Q")
        self.words = 0
        """Words so far, which is what a segment costs in memory."""

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, fields: dict[str, Any]) -> None:
        number = len(self._rows)
        for name, pool in self._fields.items():
            text = fields.get(name)
            if text is not None:
                self.words += pool.add(number, text)
        self._rows.append(fields.get(ROW, number))
        self._identifiers.append(int(fields.get(IDENTIFIER, "0"), 16))

    def arrays(self) -> dict[str, Array]:
        """The arrays of a segment of these documents; the pool is of no more use afterwards."""
        arrays: dict[str, Array] = {}
        for name in FIELDS:
            pool = self._fields.pop(name)
            lengths = pool.lengths(len(self))
            arrays |= arrays_of_postings(name, pool.postings(), lengths, bytes_of_lengths(lengths))
        arrays[ROW] = np.frombuffer(self._rows, "<u4")
        arrays[IDENTIFIER] = np.frombuffer(self._identifiers, "<u8")
        return arrays

    def cleanup(self) -> None:
        """Does nothing: there is nothing on the disk."""


class ArrayWriter(SegmentWriter):
    """Adds documents to an index and deletes some; nothing counts before `commit`."""

    def __init__(self, index: SafeIndex, timeout: float = 0.0) -> None:
        super().__init__(index, timeout=timeout, codec=ArrayCodec(), compound=False)
        # Whoosh takes no pool from outside.
        self.pool: Any = PoolOfWords(self.schema)
        self._merged: list[Source] = []
        self.renumbered: Rows | None = None
        """For each row its new number, where rows get new ones: all segments must then be merged."""

    def add_document(self, **fields: Any) -> None:
        """Adds a document; its texts may be split already."""
        self._check_state()
        self._check_fields(self.schema, fields)
        self.pool.add(fields)
        self._added = True
        self.docnum += 1

    def add_reader(self, reader: SegmentReader) -> None:
        """Takes the living documents of a segment, which are merged when the writer commits."""
        self._check_state()
        segment: Any = reader.segment()
        arrays = SegmentArrays(file_of(self.storage, segment))
        source = Source(arrays, np.array(sorted(segment.deleted), np.int64), self.docnum)
        self._merged.append(source)
        self.docnum += source.living
        self._added = True

    def _flush_segment(self) -> None:
        path = path_of(self.storage, self.newsegment)
        if not self._merged and self.renumbered is None:
            write_arrays(path, self.pool.arrays())
            return
        sources = self._merged
        if len(self.pool):
            # What is new is merged like the rest, from a file of its own.
            beside = path.with_suffix(".new")
            write_arrays(beside, self.pool.arrays())
            sources = [Source(SegmentArrays(CheckedFile(beside)), np.zeros(0, np.int64), 0), *sources]
            beside.unlink()
        write_merged(path, sources, self.renumbered)


def merge_small(writer: SegmentWriter, segments: Sequence[ArraySegment]) -> list[ArraySegment]:
    """Merges the smallest segments once there are too many, and those that are mostly deleted."""
    chosen = [
        segment for segment in segments if segment.deleted_count() > MOST_DELETED * segment.doc_count_all()
    ]
    others = sorted((each for each in segments if each not in chosen), key=ArraySegment.doc_count)
    if len(segments) > MOST_SEGMENTS:
        chosen += others[: max(0, len(others) - MOST_SEGMENTS // 2)]
    return _merge(writer, segments, chosen)


def merge_nothing(writer: SegmentWriter, segments: Sequence[ArraySegment]) -> list[ArraySegment]:
    return list(segments)


def merge_everything(writer: SegmentWriter, segments: Sequence[ArraySegment]) -> list[ArraySegment]:
    return _merge(writer, segments, segments)


def _merge(
    writer: SegmentWriter, segments: Sequence[ArraySegment], chosen: Sequence[ArraySegment]
) -> list[ArraySegment]:
    for segment in segments:
        if segment in chosen and segment.doc_count():
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            reader.close()
    return [segment for segment in segments if segment not in chosen]
