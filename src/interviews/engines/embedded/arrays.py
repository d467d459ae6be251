"""Named NumPy arrays in one file that is mapped into memory and never unpickled.

A file is a line of JSON (for each array its name, type, shape and place), padded to 64 bytes, then the
arrays, each beginning at a multiple of 64 bytes. Only integer, float and boolean types are read.
"""

from __future__ import annotations

import json
import math
import mmap
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from interviews.engines.embedded.files import open_plain_file, taking_apart

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


def read_arrays(path: Path) -> dict[str, Array]:
    """The arrays of a file, read-only and mapped.

    Raises:
        ClosedIndexError: there is no permission to read it.
        DamagedIndexError: the file is not what `write_arrays` wrote.
        FileNotFoundError: there is no such file.
    """
    with taking_apart(path):
        with open_plain_file(path) as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        end = mapped.find(b"\n", 0, _LONGEST_HEADER) + 1
        start = _padded(end)
        arrays = {}
        for name, place in json.loads(mapped[:end]).items():
            kind = np.dtype(place["type"])
            if kind.kind not in "iufb":
                raise ValueError(f"arrays of type {kind} are not read")
            count = math.prod(place["shape"])
            array = np.frombuffer(mapped, kind, count, start + place["offset"])
            arrays[name] = array.reshape(place["shape"])
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
