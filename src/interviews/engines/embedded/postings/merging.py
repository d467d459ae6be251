"""One segment out of several, without the deleted documents, in bounded memory.

The terms of all sources are gone through in their order, so many at once that their postings fit; what comes
out is appended to the arrays of the new file.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, cast

import numpy as np

from interviews.engines.embedded.arrays import ALIGNMENT, Array, Rows, header_of, stretches
from interviews.engines.embedded.postings.fields import (
    FIELDS,
    IDENTIFIER,
    MOST_IN_BYTE,
    ROW,
    FieldArrays,
    ends_of,
    smallest,
    smallest_type,
)
from interviews.engines.embedded.postings.segments import SegmentArrays
from interviews.search.lengths import bytes_of_lengths


class ArrayFileWriter:
    """Writes the file of `write_arrays` when the arrays come in pieces, in any order.

    Pieces wait in files without a name, so that an interrupt leaves nothing behind.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._parts: dict[str, _Part] = {}

    def __enter__(self) -> ArrayFileWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        try:
            if kind is None:
                self._write()
        finally:
            for part in self._parts.values():
                part.file.close()

    def append(self, name: str, array: Array) -> None:
        """Adds values to the end of an array; all pieces of an array have one type."""
        part = self._parts.get(name)
        if part is None:
            part = self._parts[name] = _Part(array.dtype.str, _waiting_room(self._path.parent))
        if array.dtype.str != part.kind:
            raise TypeError(f"{name}: {array.dtype.str} after {part.kind}")
        part.count += len(array)
        part.file.write(np.ascontiguousarray(array).data)

    def _write(self) -> None:
        header = header_of({name: (part.kind, (part.count,)) for name, part in self._parts.items()})
        with self._path.open("wb") as file:
            file.write(header)
            for part in self._parts.values():
                part.file.seek(0)
                shutil.copyfileobj(part.file, file, 1 << 20)
                file.write(bytes(-file.tell() % ALIGNMENT))


@dataclass(slots=True)
class _Part:
    kind: str
    file: IO[bytes]
    count: int = 0


def _waiting_room(folder: Path) -> IO[bytes]:
    return cast("IO[bytes]", tempfile.SpooledTemporaryFile(1 << 16, dir=str(folder)))


AT_ONCE: Final = 1 << 20
"""Postings that are merged at once; each costs about 100 bytes."""


class Source:
    """A segment to merge, and the numbers that its documents get.

    Args:
        arrays: Its file.
        deleted: The documents that are left out, ascending.
        first: The new number of the first that stays.
    """

    def __init__(self, arrays: SegmentArrays, deleted: Rows, first: int) -> None:
        # Everything is written anew, under new checksums.
        arrays.file.require_all()
        self.arrays = arrays
        alive = np.ones(len(arrays.rows), np.bool_)
        alive[deleted] = False
        self.kept: Rows = np.flatnonzero(alive)
        self.living = len(self.kept)
        self.numbers: Rows = np.full(len(alive), -1, np.int64)
        self.numbers[self.kept] = np.arange(first, first + self.living)


def write_merged(path: Path, sources: Sequence[Source], renumbered: Rows | None) -> None:
    """Writes the file of a segment with the living documents of all sources, one source after the other.

    Args:
        path: The file.
        sources: What is merged, in the order of the new numbers.
        renumbered: For each row its new number, where rows get new ones.
    """
    rows = np.concatenate([source.arrays.rows[source.kept] for source in sources])
    with ArrayFileWriter(path) as file:
        for name in FIELDS:
            _FieldMerger(file, name, sources).write()
        file.append(ROW, (rows if renumbered is None else renumbered[rows]).astype("<u4"))
        for source in sources:
            file.append(IDENTIFIER, source.arrays.identifiers[source.kept])


class _FieldMerger:
    def __init__(self, file: ArrayFileWriter, name: str, sources: Sequence[Source]) -> None:
        self._file = file
        self._name = name
        self._sources = sources
        self._fields = [source.arrays.fields[name] for source in sources]
        lengths = [field.lengths[source.kept] for field, source in zip(self._fields, sources, strict=True)]
        self._lengths = smallest(np.concatenate([each.astype("<u4") for each in lengths]))
        self._position_type = smallest_type(
            max((int(np.iinfo(field.positions.dtype).max) for field in self._fields), default=0)
        )
        self._postings = self._positions = self._bytes = 0

    def write(self) -> None:
        self._append("ends", np.zeros(1, "<u8"))
        self._append("starts", np.zeros(1, "<u8"))
        self._append("position_starts", np.zeros(1, "<u8"))
        for name, kind in (("terms", "|u1"), ("documents", "<u4"), ("weights", "|u1")):
            self._append(name, np.zeros(0, kind))
        self._append("often_at", np.zeros(0, "<u8"))
        self._append("often", np.zeros(0, "<u4"))
        self._append("positions", np.zeros(0, self._position_type))
        self._append("lengths", self._lengths)
        self._append("rounded", bytes_of_lengths(self._lengths))
        terms = sorted(set().union(*(field.terms.between(0, len(field.terms)) for field in self._fields)))
        ranks = [_ranks(terms, field) for field in self._fields]
        for first, last in self._parts(len(terms), ranks):
            self._write_part(terms[first:last], first, ranks)

    def _append(self, name: str, values: Array) -> None:
        self._file.append(f"{self._name}/{name}", values)

    def _parts(self, terms: int, ranks: Sequence[Array]) -> Iterator[tuple[int, int]]:
        """The stretches of terms that are merged at once."""
        counts = np.zeros(terms, np.int64)
        for field, own in zip(self._fields, ranks, strict=True):
            counts[own] += _lengths_of_lists(field.starts)
        total = np.cumsum(counts)
        first, before = 0, 0
        while first < terms:
            last = max(int(np.searchsorted(total, before + AT_ONCE, "right")), first + 1)
            yield first, last
            first, before = last, int(total[last - 1])

    def _write_part(self, terms: Sequence[bytes], first: int, ranks: Sequence[Array]) -> None:
        keys, weights, positions = [], [], []
        for field, source, own in zip(self._fields, self._sources, ranks, strict=True):
            low, high = np.searchsorted(own, (first, first + len(terms))).tolist()
            if low == high:
                continue
            extent = field.extent(low, high)
            documents = source.numbers[field.documents[extent]]
            frequencies = _lengths_of_lists(field.starts[low : high + 1])
            of_terms = np.repeat(own[low:high].astype(np.int64) - first, frequencies)
            own_weights = field.weights(extent).astype(np.int64)
            here = field.positions[int(field.position_starts[low]) :][: int(own_weights.sum())]
            living = documents >= 0
            if not living.all():
                here = here[np.repeat(living, own_weights)]
                documents, of_terms, own_weights = documents[living], of_terms[living], own_weights[living]
            keys.append(of_terms << 32 | documents)
            weights.append(own_weights)
            positions.append(here.astype(self._position_type, copy=False))
        if not keys:
            return
        key = np.concatenate(keys)
        order = np.argsort(key, kind="stable")
        weight = np.concatenate(weights)
        begins = np.cumsum(weight) - weight
        key, weight = key[order], weight[order]
        self._write_postings(terms, key >> 32, key & 0xFFFFFFFF, weight)
        self._append("positions", np.concatenate(positions)[stretches(begins[order], weight)])

    def _write_postings(
        self, terms: Sequence[bytes], of_terms: Array, documents: Array, weights: Array
    ) -> None:
        frequencies = np.bincount(of_terms, minlength=len(terms))
        used = np.flatnonzero(frequencies)
        known = [terms[place] for place in used.tolist()]
        ends = ends_of(known, self._bytes)[1:]
        last_postings = np.cumsum(frequencies[used])
        before = np.append(0, np.cumsum(weights))
        often = np.flatnonzero(weights >= MOST_IN_BYTE)
        self._append("terms", np.frombuffer(b"".join(known), "u1"))
        self._append("ends", ends)
        self._append("starts", (last_postings + self._postings).astype("<u8"))
        self._append("position_starts", (before[last_postings] + self._positions).astype("<u8"))
        self._append("documents", documents.astype("<u4"))
        self._append("weights", np.minimum(weights, MOST_IN_BYTE).astype("u1"))
        self._append("often_at", (often + self._postings).astype("<u8"))
        self._append("often", weights[often].astype("<u4"))
        self._bytes = int(ends[-1]) if len(ends) else self._bytes
        self._postings += len(documents)
        self._positions += int(before[-1])


def _lengths_of_lists(starts: Array) -> Rows:
    lengths: Rows = starts[1:].astype(np.int64) - starts[:-1].astype(np.int64)
    return lengths


def _ranks(terms: Sequence[bytes], field: FieldArrays) -> Array:
    """For each term of a field its place among all terms."""
    ranks = np.empty(len(field.terms), np.int64)
    place = 0
    for number, term in enumerate(field.terms.between(0, len(field.terms))):
        while terms[place] != term:
            place += 1
        ranks[number] = place
    return ranks
