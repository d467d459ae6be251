"""Makes one segment out of several, without the deleted documents, and decides which to merge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from interviews.index.engine.building import write_lengths, write_places
from interviews.index.engine.files import FileWriter, SectionWriter, new_name, verify_file
from interviews.index.engine.inverting import Postings, gathered, write_postings
from interviews.index.engine.lengths import total_length
from interviews.index.engine.toc import SegmentRecord
from interviews.index.engine.values import write_ordinals

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from whoosh.fields import Schema

    from interviews.index.engine.files import Array
    from interviews.index.engine.segments import FieldReader, SegmentFile

    MergePolicy = Callable[[Sequence[SegmentRecord]], list[int]]
    """Gives the places of the segments to merge into one; fewer than two with nothing deleted means none."""

MOST_SEGMENTS: Final = 8
"""Each segment costs a query about 0.1 ms, and merging costs a commit about 0.1 ms a document."""

MOST_DELETED: Final = 0.5
"""Share of deleted documents from which a segment is written anew."""


def merge_small(segments: Sequence[SegmentRecord]) -> list[int]:
    """Choose the smallest segments once there are too many, and those that are mostly deleted."""
    living = [segment.documents - segment.deleted for segment in segments]
    chosen = {
        place for place, segment in enumerate(segments) if segment.deleted > MOST_DELETED * segment.documents
    }
    if len(segments) > MOST_SEGMENTS:
        by_size = sorted(range(len(segments)), key=lambda place: living[place])
        chosen.update(by_size[: len(segments) - MOST_SEGMENTS // 2])
    return sorted(chosen)


def merge_everything(segments: Sequence[SegmentRecord]) -> list[int]:
    """Choose all segments."""
    return list(range(len(segments)))


def merge_nothing(_segments: Sequence[SegmentRecord]) -> list[int]:
    """Choose none."""
    return []


def merge_segments(
    folder: Path, schema: Schema, sources: Sequence[SegmentFile], numbers: Mapping[str, Array]
) -> SegmentRecord:
    """Write one segment with the living documents of several, in their order.

    Args:
        folder: The folder of the index.
        schema: Its schema.
        sources: The segments, opened with the deletions to apply.
        numbers: For columns of numbers, what each number becomes.

    Returns:
        The record of the new segment. Field lengths are added up anew from the documents' length bytes, as
        Whoosh does when it merges.

    Raises:
        DamagedFileError: If a source has changed since it was written; damage is not carried over.
        StorageError: If the disk or the folder refuses; nothing is left behind.
    """
    for source in sources:
        verify_file(folder, source.record.file)
    with FileWriter(folder, new_name("segment")) as file:
        merger = _Merger(SectionWriter(file), sources)
        merger.write_stored()
        for name, field in schema.items():
            if field.indexed:
                merger.write_field(name)
            if all(source.has_ordinals(name) for source in sources):
                merger.write_texts(name)
            if all(source.has_numbers(name) for source in sources):
                merger.write_numbers(name, numbers.get(name))
        return merger.finish()


class _Merger:
    """The work of one merge: for each source, which documents live and what their new numbers are."""

    def __init__(self, writer: SectionWriter, sources: Sequence[SegmentFile]) -> None:
        self._writer = writer
        self._sources = sources
        self._kept = [
            np.arange(source.documents) if source.living is None else np.flatnonzero(source.living)
            for source in sources
        ]
        self._numbers = []
        self._lengths: dict[str, int] = {}
        first = 0
        for source, kept in zip(sources, self._kept, strict=True):
            numbers = np.full(source.documents, -1, dtype="i8")
            numbers[kept] = np.arange(first, first + len(kept))
            self._numbers.append(numbers)
            first += len(kept)
        self._documents = first

    def finish(self) -> SegmentRecord:
        record = self._writer.finish({"documents": self._documents})
        return SegmentRecord(record, self._documents, self._lengths)

    def write_stored(self) -> None:
        ends = [0]
        for source, kept in zip(self._sources, self._kept, strict=True):
            for document in kept.tolist():
                data = source.stored_bytes(document)
                self._writer.append(data)
                ends.append(ends[-1] + len(data))
        self._writer.end_stream("stored")
        self._writer.add("stored ends", np.array(ends, dtype="u8"))

    def write_field(self, name: str) -> None:
        fields = [source.field(name) for source in self._sources]
        readers = [field for field in fields if field is not None]
        if len(readers) < len(fields):
            raise ValueError(f"a segment lacks the field {name!r}")
        postings = self._merged_postings(readers)
        write_postings(self._writer, name, postings)
        if all(reader.has_places for reader in readers):
            self._write_places(name, readers)
        length_bytes = [source.length_bytes(name) for source in self._sources]
        parts = [
            lengths[kept]
            for lengths, kept in zip(length_bytes, self._kept, strict=True)
            if lengths is not None
        ]
        if len(parts) == len(self._sources):
            merged = np.concatenate(parts)
            write_lengths(self._writer, name, merged, postings.documents)
            if total := total_length(merged):
                self._lengths[name] = total

    def _merged_postings(self, readers: list[FieldReader]) -> Postings:
        terms = sorted(set().union(*(reader.terms for reader in readers)))
        rank = {term: place for place, term in enumerate(terms)}
        keys, weights, kept_postings = [], [], []
        for reader, numbers in zip(readers, self._numbers, strict=True):
            ranks = np.fromiter((rank[term] for term in reader.terms), dtype="u8", count=len(reader.terms))
            documents = numbers[reader.documents]
            kept = np.flatnonzero(documents >= 0)
            of_posting = np.repeat(ranks, reader.document_frequencies())
            keys.append((of_posting[kept] << np.uint64(32)) | documents[kept].astype("u8"))
            weights.append(reader.weights[kept].astype("f4"))
            kept_postings.append(kept)
        all_keys = np.concatenate(keys)
        order = np.argsort(all_keys)
        sorted_keys = all_keys[order]
        frequencies = np.bincount((sorted_keys >> np.uint64(32)).astype("i8"), minlength=len(terms))
        used = np.flatnonzero(frequencies)
        merged = Postings(
            terms=[terms[place] for place in used.tolist()],
            starts=np.concatenate([[0], np.cumsum(frequencies[used])]),
            documents=(sorted_keys & np.uint64(0xFFFFFFFF)).astype("u4"),
            weights=np.concatenate(weights)[order],
        )
        if all(reader.has_positions for reader in readers):
            merged.values, merged.positions = _merged_positions(readers, kept_postings, order)
        return merged

    def _write_places(self, name: str, readers: list[FieldReader]) -> None:
        all_counts, all_starts, all_widths = [], [], []
        for reader, kept in zip(readers, self._kept, strict=True):
            counts, starts, widths = reader.all_places()
            places = gathered((np.cumsum(counts) - counts)[kept], counts[kept])
            all_counts.append(counts[kept])
            all_starts.append(starts[places])
            all_widths.append(widths[places])
        joined = map(np.concatenate, (all_counts, all_starts, all_widths))
        write_places(self._writer, name, *joined)

    def write_texts(self, name: str) -> None:
        columns = [source.ordinals(name) for source in self._sources]
        texts: list[bytes] = sorted(set().union(*(column.texts for column in columns)))
        rank = {text: place for place, text in enumerate(texts)}
        ordinals: list[Array] = []
        counts: list[Array] = []
        for column, kept in zip(columns, self._kept, strict=True):
            ranks = np.fromiter((rank[text] for text in column.texts), dtype="u4", count=len(column.texts))
            starts = column.starts.astype("i8")
            own = np.diff(starts)[kept]
            counts.append(own)
            ordinals.append(ranks[column.ordinals[gathered(starts[:-1][kept], own)]])
        merged = np.concatenate(ordinals)
        used = np.unique(merged)
        write_ordinals(
            self._writer,
            name,
            [texts[place] for place in used.tolist()],
            np.searchsorted(used, merged),
            np.concatenate(counts),
        )

    def write_numbers(self, name: str, becomes: Array | None) -> None:
        parts = [source.numbers(name)[kept] for source, kept in zip(self._sources, self._kept, strict=True)]
        numbers = np.concatenate(parts)
        self._writer.add(
            f"{name}/numbers", numbers if becomes is None else becomes[numbers].astype(numbers.dtype)
        )


def _merged_positions(
    readers: Sequence[FieldReader], kept_postings: Sequence[Array], order: Array
) -> tuple[Array, Array]:
    """Return where the positions of each posting start, and all positions.

    Args:
        readers: The field in each source.
        kept_postings: For each source the places of its postings that stay.
        order: The places, in all kept postings one after the other, in their new order.
    """
    starts, counts, first = [], [], 0
    for reader, kept in zip(readers, kept_postings, strict=True):
        own = reader.values[kept].astype("i8")
        counts.append(reader.values[kept + 1] - own)
        starts.append(own + first)
        first += len(reader.positions)
    new_counts = np.concatenate(counts)[order]
    places = gathered(np.concatenate(starts)[order], new_counts)
    values = np.concatenate([[0], np.cumsum(new_counts)])
    return values, np.concatenate([reader.positions for reader in readers])[places]
