"""The pairs and interviews themselves, as JSON in files that are only ever appended to by a new file.

Each rebuild writes what it read to one file. A record is found by its file, start and length, which the table
holds; reading one is a slice of a mapped file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, BinaryIO

from interviews.engines.embedded.checksums import CheckedFile
from interviews.engines.embedded.files import damaged

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
    def __init__(self, file: CheckedFile) -> None:
        self._file = file

    def bytes(self, start: int, length: int) -> bytes:
        """The record at a place as it is kept.

        Raises:
            DamagedIndexError: it is not what was written.
        """
        self._file.require(start, start + length)
        return self._file.data[start : start + length]

    def read(self, start: int, length: int) -> Any:
        """The record at a place.

        Raises:
            DamagedIndexError: there is none, or it is not what was written.
        """
        try:
            return json.loads(self.bytes(start, length).decode("utf-8", "surrogatepass"))
        except ValueError as error:
            raise damaged(self._file.path, error) from error
