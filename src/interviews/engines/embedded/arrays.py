"""Named NumPy arrays in one file that is mapped into memory and never unpickled.

A file is a line of JSON (for each array its name, type, shape and place), padded to 64 bytes, then the
arrays, each beginning at a multiple of 64 bytes. Only integer, float and boolean types are read.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np

from interviews.engines.embedded.checksums import CheckedFile
from interviews.engines.embedded.files import taking_apart

if TYPE_CHECKING:
    # Deferred: the types of NumPy take 4 ms to import.
    from numpy.typing import NDArray

Array: TypeAlias = "NDArray[Any]"
Mask: TypeAlias = "NDArray[np.bool_]"
Rows: TypeAlias = "NDArray[np.int64]"
ALIGNMENT = 64
_LONGEST_HEADER = 64 * 1024


def write_arrays(path: Path, arrays: Mapping[str, Array]) -> None:
    with path.open("wb") as file:
        file.write(header_of({name: (array.dtype.str, array.shape) for name, array in arrays.items()}))
        for array in arrays.values():
            if array.size:
                file.write(np.ascontiguousarray(array).data.cast("B"))
            file.write(bytes(-file.tell() % ALIGNMENT))


def header_of(kinds: Mapping[str, tuple[str, tuple[int, ...]]]) -> bytes:
    """What a file begins with, for the types and shapes of its arrays."""
    places: dict[str, dict[str, Any]] = {}
    offset = 0
    for name, (kind, shape) in kinds.items():
        places[name] = {"type": kind, "shape": list(shape), "offset": offset}
        offset += _padded(np.dtype(kind).itemsize * math.prod(shape))
    header = json.dumps(places).encode() + b"\n"
    return header.rjust(_padded(len(header)))


class MappedArray(NamedTuple):
    """An array of a file. Who reads a part of `array` asks for it with `require` first."""

    array: Array
    file: CheckedFile
    start: int
    """The place of its first byte."""

    def require(self, first: int, last: int) -> None:
        """Makes sure that the values from place `first` to before `last` are those that were written.

        Raises:
            DamagedIndexError: they are not.
        """
        size = self.array.itemsize
        self.file.require(self.start + first * size, self.start + last * size)

    def whole(self) -> Array:
        """The array, all of which is what was written.

        Raises:
            DamagedIndexError: it is not.
        """
        self.file.require(self.start, self.start + self.array.nbytes)
        return self.array


def read_arrays(file: CheckedFile) -> dict[str, Array]:
    """The arrays of a file, read-only, mapped, and all of them as they were written.

    Raises:
        DamagedIndexError: the file is not what `write_arrays` wrote.
    """
    file.require_all()
    return {name: mapped.array for name, mapped in map_arrays(file).items()}


def map_arrays(file: CheckedFile) -> dict[str, MappedArray]:
    """The same where only parts of the arrays are going to be read.

    Raises:
        DamagedIndexError: the file is not what `write_arrays` wrote.
    """
    with taking_apart(file.path):
        end = file.data.find(b"\n", 0, _LONGEST_HEADER) + 1
        start = _padded(end)
        file.require(0, start)
        arrays = {}
        for name, place in json.loads(file.data[:end]).items():
            kind = np.dtype(place["type"])
            if kind.kind not in "iufb":
                raise ValueError(f"arrays of type {kind} are not read")
            count, first = math.prod(place["shape"]), start + place["offset"]
            array = np.frombuffer(file.data, kind, count, first)
            arrays[name] = MappedArray(array.reshape(place["shape"]), file, first)
        return arrays


def _padded(length: int) -> int:
    return -(-length // ALIGNMENT) * ALIGNMENT


def stretches(starts: Rows, counts: Rows) -> Rows:
    """The places of several stretches one after the other: 5, 6, 7, 2, 3 for 5 + 3 and 2 + 2."""
    total = int(counts.sum())
    offsets = np.cumsum(counts) - counts
    places: Rows = np.repeat(starts - offsets, counts)
    places += np.arange(total)
    return places
