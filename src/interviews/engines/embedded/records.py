"""The pairs and interviews themselves, as JSON in files that are only ever appended to by a new file.

Each rebuild writes what it read to one file. A record is found by its file, start and length, which the table
holds; reading one is a slice of a mapped file.
"""

from __future__ import annotations

import json
import mmap
from pathlib import Path
from typing import Any, BinaryIO

from interviews.engines.embedded.files import damaged, open_plain_file

RECORDS_PREFIX = "records-"
BUFFER_BYTES = 1 << 20
"""A record has about 3,000; writing each by itself takes as long as splitting its words."""


def records_name(number: int) -> str:
    return f"{RECORDS_PREFIX}{number:06d}"


class RecordWriter:
    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("xb", buffering=BUFFER_BYTES)
        self._end = 0

    def add(self, record: bytes) -> tuple[int, int]:
        """Appends a record; its start and length."""
        start = self._end
        self._file.write(record)
        self._end += len(record)
        return start, len(record)

    def close(self) -> None:
        self._file.close()


class RecordFile:
    def __init__(self, path: Path) -> None:
        self._path = path
        with open_plain_file(path) as file:
            size = path.stat().st_size
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""

    def bytes(self, start: int, length: int) -> bytes:
        """The record at a place as it is kept."""
        return self._data[start : start + length]

    def read(self, start: int, length: int) -> Any:
        """The record at a place.

        Raises:
            DamagedIndexError: there is none.
        """
        try:
            return json.loads(self._data[start : start + length].decode("utf-8", "surrogatepass"))
        except ValueError as error:
            raise damaged(self._path, error) from error
