"""The segments of a folder of words, read without Whoosh and without running anything that is in it.

Whoosh keeps its table of contents in pickles: whoever changes it can run any code in the process that opens
the folder with `whoosh.index.open_dir`. Here what is read of the table is checked, and nothing but plain
values and our own segments is unpickled.

Nor does a search wait until Whoosh is imported, which would take as long as the search itself.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from functools import cached_property
from io import SEEK_CUR, BytesIO
from pathlib import Path
from struct import Struct
from typing import Any, Final, NamedTuple, Self, TypeVar

import numpy as np

from interviews.engines.embedded.arrays import Array, Mask, map_arrays
from interviews.engines.embedded.checksums import CheckedFile, CheckedFolder
from interviews.engines.embedded.files import damaged, taking_apart
from interviews.engines.embedded.postings.fields import FIELDS, IDENTIFIER, ROW, FieldArrays

NAME: Final = "MAIN"
"""What Whoosh calls an index that nobody gave a name."""
EXTENSION: Final = ".arrays"
_TABLE_NAME = re.compile(rf"_{NAME}_([0-9]+)\.toc")
_TABLE_VERSION: Final = -111
"""Of the tables of contents that Whoosh writes; older ones have other pickles."""
_TWO_NUMBERS: Final = Struct("!ii")
_SEGMENT_CLASS: Final = ("interviews.engines.embedded.postings.codec", "ArraySegment")
"""What segments are where Whoosh reads them."""


class ListedSegment:
    """A segment as a table of contents has it: its name, its size, and which of its documents are deleted."""

    indexname: str
    segid: str
    documents: int
    deleted: set[int]

    @classmethod
    def of(cls, stored: object) -> Self:
        """A segment by the values that a table of contents has of it, and by nothing else that is there.

        Raises:
            ValueError: there can be no such segment.
        """
        segment = cls.__new__(cls)
        for name in ("indexname", "segid", "documents", "deleted"):
            setattr(segment, name, getattr(stored, name))
        if not segment.is_sound():
            raise ValueError("a segment is none")
        return segment

    @property
    def file_name(self) -> str:
        return f"{self.indexname}_{self.segid}{EXTENSION}"

    def is_sound(self) -> bool:
        """Whether what was read from a table of contents can be a segment."""
        return (
            type(self.segid) is str
            and self.segid.isascii()
            and self.segid.isalnum()
            and self.indexname == NAME
            and type(self.documents) is int
            and self.documents >= 0
            and type(self.deleted) is set
            and all(type(number) is int and 0 <= number < self.documents for number in self.deleted)
        )


Listed = TypeVar("Listed", bound=ListedSegment)


class SegmentArrays:
    """The file of a segment, mapped."""

    def __init__(self, file: CheckedFile) -> None:
        self._arrays = map_arrays(file)
        self.file = file
        self.fields = {name: FieldArrays(self._arrays, name) for name in FIELDS}
        self.rows = self._arrays[ROW].whole()

    @cached_property
    def identifiers(self) -> Array:
        return self._arrays[IDENTIFIER].whole()


class Segment(NamedTuple):
    """A segment of an open index."""

    fields: dict[str, FieldArrays]
    rows: Array
    size: int
    living: Mask | None
    """For each document whether it is not deleted; None where none is."""
    first: int
    """How many documents come before it in the index."""
    first_row: int | None
    """The row of the first document, where those of the others follow it one by one; None where not."""

    def rows_of(self, documents: Array) -> Array:
        """The rows of some documents."""
        if self.first_row is None:
            picked: Array = self.rows[documents]
            return picked
        rows = documents.astype(np.intp, copy=False)
        return rows + self.first_row if self.first_row else rows


def open_segments(folder: CheckedFolder) -> list[Segment]:
    """The segments of an index that have documents.

    Raises:
        DamagedIndexError: one of its files is not what was written.
        FileNotFoundError: there is no index, or a file of it is gone.
    """
    _, segments = listed_segments(folder, ListedSegment)
    return list(_opened(folder, segments))


def _opened(folder: CheckedFolder, segments: list[ListedSegment]) -> Iterator[Segment]:
    first = 0
    for segment in segments:
        size = segment.documents
        if not size:
            continue
        arrays = SegmentArrays(folder.file(segment.file_name))
        if len(arrays.rows) != size:
            raise damaged(arrays.file.path, "another number of documents")
        living: Mask | None = None
        if segment.deleted:
            living = np.ones(size, np.bool_)
            living[list(segment.deleted)] = False
        rows = arrays.rows
        follow = int(rows[-1]) - int(rows[0]) == size - 1 and bool((rows[1:] > rows[:-1]).all())
        yield Segment(arrays.fields, rows, size, living, first, int(rows[0]) if follow else None)
        first += size


def listed_segments(folder: CheckedFolder, kind: type[Listed]) -> tuple[int, list[Listed]]:
    """The number of the newest table of contents and what it lists, built as what `kind` says.

    Raises:
        DamagedIndexError: it cannot be read, or is none of ours.
        FileNotFoundError: there is none.
    """
    number, path = _newest_table(folder.path)
    with taking_apart(path):
        file = folder.file(path.name)
        file.require_all()
        stored = _Unpickler(_at_segments(file.data[:])).load()
        return number, [kind.of(each) for each in stored]


def _newest_table(folder: Path) -> tuple[int, Path]:
    tables = {int(found[1]): path for path in folder.iterdir() if (found := _TABLE_NAME.fullmatch(path.name))}
    if not tables:
        raise FileNotFoundError(None, "there is no table of contents", str(folder))
    number = max(tables)
    return number, tables[number]


def _at_segments(data: bytes) -> BytesIO:
    """A table of contents, read to where the segments begin; `whoosh.index.TOC.write` writes it."""
    stream = BytesIO(data)
    for _ in ("int", "long", "float"):
        _read_varint(stream)
    _, version = _TWO_NUMBERS.unpack(stream.read(_TWO_NUMBERS.size))
    if version != _TABLE_VERSION:
        raise ValueError("another version of Whoosh")
    for _ in ("major", "minor", "build"):
        _read_varint(stream)
    # The schema, which is that of the program.
    stream.seek(_read_varint(stream), SEEK_CUR)
    # The number of the table, and one without use.
    stream.seek(_TWO_NUMBERS.size, SEEK_CUR)
    return stream


def _read_varint(stream: BytesIO) -> int:
    """A number as Whoosh writes it: seven bits a byte, the lowest first; the last byte has no eighth bit."""
    number = 0
    for shift in range(0, 64, 7):
        [byte] = stream.read(1)
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number
    raise ValueError("a number without end")


class _Unpickler(pickle.Unpickler):
    """Builds plain values, and for each segment an object that has them."""

    def __init__(self, stream: BytesIO) -> None:
        super().__init__(stream)
        # Of this table alone: a pickle can set whatever it likes on a class and on what is made of it.
        self._stored = type("Stored", (), {})

    def find_class(self, module: str, name: str) -> Any:
        """The class of what is known of a segment.

        Raises:
            UnpicklingError: for anything else.
        """
        if (module, name) != _SEGMENT_CLASS:
            raise pickle.UnpicklingError(f"{module}.{name} is not allowed in an index")
        return self._stored
