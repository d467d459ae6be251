"""A file of arrays whose arrays come in pieces."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import numpy as np

from interviews.engines.embedded.arrays import ALIGNMENT, Array, header_of


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
