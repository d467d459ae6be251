"""What can go wrong with an index, as errors a user can read.

EngineError
├── MissingIndexError       the folder holds no index
├── NotAnIndexError         the folder holds something else, or a format of another version
├── DamagedFileError        a file is missing, cut short, changed or malformed
├── SchemaMismatchError     the index was built with other fields
├── LockedIndexError        another process is writing
├── StorageError            the disk or the folder refused
├── UnsupportedFieldError   a field asks for something the engine does not keep
└── WriterClosedError       a writer was used after commit or cancel
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.errors import (
    DamagedIndexError,
    ForeignFolderError,
    IndexBusyError,
    NoIndexError,
    SearchIndexError,
)

if TYPE_CHECKING:
    from pathlib import Path


class EngineError(SearchIndexError):
    """Any failure of the index that is not a programming mistake."""


class MissingIndexError(EngineError, NoIndexError):
    """The folder holds no index."""


class NotAnIndexError(EngineError, ForeignFolderError):
    """The folder holds files, but not an index this version can read."""


class DamagedFileError(EngineError, DamagedIndexError):
    """A file of the index is missing, cut short, changed or malformed.

    Args:
        path: The damaged file.
        reason: A clause that completes "the file …", such as "is cut short".
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"The index file {str(path)!r} {reason}. Rebuild the index.")
        self.path = path
        self.reason = reason


class SchemaMismatchError(EngineError):
    """The index was built with other fields than the program now uses."""


class LockedIndexError(EngineError, IndexBusyError):
    """Another process is writing to the index."""


class StorageError(EngineError):
    """The disk or the folder refused to read or write."""


class UnsupportedFieldError(EngineError):
    """A field of the schema asks for something the engine does not keep."""


class WriterClosedError(EngineError):
    """A writer was used after its commit or cancel."""
