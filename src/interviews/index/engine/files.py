"""Files of an index: written once, checksummed, read through a memory map.

A *section file* holds named, typed arrays one after the other, then a directory of them in JSON, then a
fixed trailer (see README.md for the picture). Nothing in it is executable and nothing is unpickled: a
reader takes an array by `numpy.frombuffer` after checking that it lies inside the file.

Every file is written under a temporary name, forced to disk and renamed, so a file with a final name is
complete. Names are random; no file is ever changed after the rename.
"""

from __future__ import annotations

import contextlib
import errno
import json
import mmap
import os
import re
import stat
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from interviews.index.engine.errors import DamagedFileError, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from numpy.typing import NDArray

    Array = NDArray[Any]

MAGIC: Final = b"ivsect\x00\x01"
"""First eight bytes of a section file; the last of them is the version of the layout."""

TRAILER: Final = struct.Struct("<QII8s")
"""Offset of the directory, its length, its CRC-32, and `MAGIC` again."""

FILE_NAME: Final = re.compile(r"(?:segment|deleted|attached)-[0-9a-f]{16}\.bin")
"""Names a generation may refer to; anything else in a table of contents is refused."""

TEMPORARY_NAME: Final = re.compile(r"(?:segment|deleted|attached|index)-[0-9a-f]{16}\.tmp")
"""Names of files that are being written, or were when a process died."""

ARRAY_TYPES: Final = frozenset({"|u1", "<u2", "<u4", "<u8", "<i4", "<i8", "<f4", "<f8"})
ALIGNMENT: Final = 8
BUFFER_BYTES: Final = 1 << 20


@dataclass(frozen=True)
class FileRecord:
    """What the table of contents knows about a file."""

    name: str
    size: int
    """Bytes."""
    checksum: int
    """CRC-32 of the whole file."""


@contextlib.contextmanager
def storage_errors(path: Path, action: str) -> Iterator[None]:
    """Turn operating system errors into a `StorageError` that names the file.

    Args:
        path: The file or folder at hand.
        action: What was tried, as an infinitive: "write", "open".

    Raises:
        StorageError: In place of any `OSError`.
    """
    try:
        yield
    except OSError as error:
        remedy = "Free some space and try again." if error.errno == errno.ENOSPC else "Check the folder."
        reason = error.strerror or str(error)
        raise StorageError(f"Cannot {action} {str(path)!r}: {reason}. {remedy}") from error


def new_name(kind: str) -> str:
    """Return an unused file name: "segment" gives "segment-0f…3a.bin"."""
    return f"{kind}-{os.urandom(8).hex()}.bin"


def open_regular_file(path: Path) -> int:
    """Open a file for reading, provided it is a plain file and not a link, pipe or device.

    Returns:
        A file descriptor that the caller closes.

    Raises:
        DamagedFileError: If the file is absent or is not a plain file.
        StorageError: If the operating system refuses.
    """
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
    try:
        descriptor = os.open(path, flags)
    except FileNotFoundError as error:
        raise DamagedFileError(path, "is missing") from error
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise DamagedFileError(path, "is a symbolic link, which is not followed") from error
        reason = error.strerror or str(error)
        raise StorageError(f"Cannot open {str(path)!r}: {reason}. Check the folder.") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise DamagedFileError(path, "is not a plain file")
    return descriptor


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to disk, so that a rename survives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_quietly(path: Path) -> None:
    """Delete a file if that is possible; a leftover is harmless and removed by a later commit."""
    with contextlib.suppress(OSError):
        path.unlink()


class FileWriter:
    """Writes one file under a temporary name and gives it its final name when complete.

    Used as a context manager: leaving the block before `finish` removes the temporary file.

    Args:
        folder: Where the file goes.
        name: Its final name.

    Raises:
        StorageError: If the folder refuses.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder / name
        self._temporary = self.path.with_suffix(".tmp")
        self._checksum = 0
        self._size = 0
        with storage_errors(self.path, "write"):
            self._file = self._temporary.open("xb", buffering=BUFFER_BYTES)

    def __enter__(self) -> FileWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._file.closed:
            self.discard()

    @property
    def size(self) -> int:
        """Bytes written so far."""
        return self._size

    def write(self, data: bytes | memoryview) -> None:
        """Append bytes.

        Raises:
            StorageError: If the disk is full or fails.
        """
        with storage_errors(self.path, "write"):
            self._file.write(data)
        self._checksum = zlib.crc32(data, self._checksum)
        self._size += len(data)

    def finish(self) -> FileRecord:
        """Force the file to disk, give it its final name, and return its record.

        Raises:
            StorageError: If the disk is full or fails.
        """
        return self.finish_as(self.path)

    def finish_as(self, path: Path) -> FileRecord:
        """Do the same under another final name, in place of a file that may have it.

        Raises:
            StorageError: If the disk is full or fails.
        """
        with storage_errors(path, "write"):
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._temporary.replace(path)
        return FileRecord(path.name, self._size, self._checksum)

    def discard(self) -> None:
        """Remove the unfinished file."""
        with contextlib.suppress(OSError):
            self._file.close()
        remove_quietly(self._temporary)


class SectionWriter:
    """Writes a section file: arrays by name, then their directory."""

    def __init__(self, writer: FileWriter) -> None:
        self._writer = writer
        self._directory: dict[str, list[object]] = {}
        self._stream_start: int | None = None
        writer.write(MAGIC)

    def add(self, name: str, array: Array) -> None:
        """Append an array under a name that is not taken yet."""
        values = np.ascontiguousarray(array)
        if values.dtype.byteorder == ">" or values.dtype.str not in ARRAY_TYPES:
            raise TypeError(f"{name}: arrays of type {values.dtype} are not stored")
        if name in self._directory:
            raise ValueError(f"the section {name!r} is already written")
        padding = -self._writer.size % ALIGNMENT
        self._writer.write(bytes(padding))
        self._directory[name] = [self._writer.size, values.dtype.str, len(values)]
        if len(values):
            self._writer.write(values.data.cast("B"))

    def append(self, data: bytes) -> None:
        """Append to the section of bytes that `end_stream` names; it begins with the first call."""
        if self._stream_start is None:
            self._writer.write(bytes(-self._writer.size % ALIGNMENT))
            self._stream_start = self._writer.size
        self._writer.write(data)

    def end_stream(self, name: str) -> None:
        """Name the bytes appended since the last call."""
        start = self._writer.size if self._stream_start is None else self._stream_start
        if start % ALIGNMENT:
            self._writer.write(bytes(-start % ALIGNMENT))
            start = self._writer.size
        self._directory[name] = [start, "|u1", self._writer.size - start]
        self._stream_start = None

    def finish(self, header: dict[str, Any]) -> FileRecord:
        """Write the directory and close the file.

        Args:
            header: Facts about the whole file that JSON can hold.

        Returns:
            The record for the table of contents.
        """
        directory = json.dumps({"header": header, "sections": self._directory}).encode()
        offset = self._writer.size
        self._writer.write(directory)
        self._writer.write(TRAILER.pack(offset, len(directory), zlib.crc32(directory), MAGIC))
        return self._writer.finish()


class SectionFile:
    """A section file opened for reading; its arrays stay valid after the file is deleted.

    Raises:
        DamagedFileError: If its size, one of its marks or its directory is wrong.
    """

    def __init__(self, folder: Path, record: FileRecord) -> None:
        self.path = folder / record.name
        self.record = record
        self._map = map_file(self.path, record.size)
        self.header, self._sections = self._read_directory()

    def _read_directory(self) -> tuple[dict[str, Any], dict[str, Any]]:
        size = len(self._map)
        if size < len(MAGIC) + TRAILER.size or self._map[: len(MAGIC)] != MAGIC:
            raise DamagedFileError(self.path, "does not start like a file of this index")
        offset, length, checksum, magic = TRAILER.unpack_from(self._map, size - TRAILER.size)
        if magic != MAGIC or offset + length + TRAILER.size != size:
            raise DamagedFileError(self.path, "does not end like a file of this index")
        text = self._map[offset : offset + length]
        if zlib.crc32(text) != checksum:
            raise DamagedFileError(self.path, "has a changed directory")
        try:
            content = json.loads(text)
            header, sections = content["header"], content["sections"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise DamagedFileError(self.path, "has a malformed directory") from error
        if not isinstance(header, dict) or not isinstance(sections, dict):
            raise DamagedFileError(self.path, "has a malformed directory")
        return header, sections

    def __contains__(self, name: str) -> bool:
        return name in self._sections

    def names_before(self, suffix: str) -> list[str]:
        """Return what comes before the suffix in the names of sections, in order."""
        return sorted(name.removesuffix(suffix) for name in self._sections if name.endswith(suffix))

    def array(self, name: str) -> Array:
        """Return the array of that name as a read-only view of the file.

        Raises:
            DamagedFileError: If there is none or it does not lie inside the file.
        """
        try:
            offset, kind, count = self._sections[name]
        except (KeyError, TypeError, ValueError) as error:
            raise DamagedFileError(self.path, f"lacks the section {name!r}") from error
        if (
            not isinstance(kind, str)
            or kind not in ARRAY_TYPES
            or type(offset) is not int
            or type(count) is not int
        ):
            raise DamagedFileError(self.path, f"has a malformed section {name!r}")
        width = np.dtype(kind).itemsize
        if offset < 0 or count < 0 or offset % ALIGNMENT or offset + count * width > len(self._map):
            raise DamagedFileError(self.path, f"has a section {name!r} outside the file")
        return np.frombuffer(self._map, dtype=kind, count=count, offset=offset)

    def text(self, name: str) -> memoryview:
        """Return a section of bytes without NumPy around it."""
        values = self.array(name)
        return values.data.cast("B") if len(values) else memoryview(b"")


def map_file(path: Path, size: int) -> mmap.mmap | bytes:
    """Map a file read-only after checking its size.

    Returns:
        The map; no bytes for an empty file, which cannot be mapped.

    Raises:
        DamagedFileError: If it is missing, not a plain file, or of another size.
    """
    descriptor = open_regular_file(path)
    try:
        actual = os.fstat(descriptor).st_size
        if actual != size:
            raise DamagedFileError(path, f"has {actual:,} bytes in place of {size:,}")
        if not size:
            return b""
        with storage_errors(path, "map"):
            return mmap.mmap(descriptor, size, access=mmap.ACCESS_READ)
    finally:
        os.close(descriptor)


def read_whole(path: Path, most_bytes: int) -> bytes:
    """Read a small file.

    Raises:
        DamagedFileError: If it is missing, not a plain file, or larger than `most_bytes`.
        StorageError: If the operating system refuses.
    """
    descriptor = open_regular_file(path)
    with os.fdopen(descriptor, "rb") as file, storage_errors(path, "read"):
        data = file.read(most_bytes + 1)
    if len(data) > most_bytes:
        raise DamagedFileError(path, f"is larger than {most_bytes:,} bytes")
    return data


def verify_file(folder: Path, record: FileRecord) -> None:
    """Read a whole file and compare its size and checksum with the record.

    Raises:
        DamagedFileError: If either differs.
    """
    path = folder / record.name
    content = map_file(path, record.size)
    checksum = 0
    with memoryview(content) as view:
        for start in range(0, record.size, BUFFER_BYTES):
            checksum = zlib.crc32(view[start : start + BUFFER_BYTES], checksum)
    if checksum != record.checksum:
        raise DamagedFileError(path, "has changed since it was written")
