"""What a file of a generation must hold: a checksum for each block of it, made once when it is written.

A reader compares each block when it first reads in it, and pays for no others. JSON files, which are read
whole, have a checksum of their own (`files`).
"""

from __future__ import annotations

import mmap
import os
from binascii import a2b_base64, b2a_base64
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple
from zlib import crc32

from interviews.engines.embedded.files import damaged, open_plain_file

_BITS: Final = 13
BLOCK_BYTES: Final = 1 << _BITS
"""A record has about 3,000 bytes, and so has the posting list of most words."""
_DIGEST_BYTES: Final = 4


class FileChecksums(NamedTuple):
    """The size of a file and the CRC-32 of each of its blocks, in Base64."""

    size: int
    blocks: str


Checksums = Mapping[str, FileChecksums]
"""By path below a folder."""


def checksums_of(path: Path) -> FileChecksums:
    """The checksums of a file as it is.

    Raises:
        ClosedIndexError: there is no permission to read it.
        OSError: it cannot be read, or is no plain file.
    """
    size, blocks = 0, bytearray()
    with open_plain_file(path) as file:
        while block := file.read(BLOCK_BYTES):
            size += len(block)
            blocks += _digest(block)
    return FileChecksums(size, b2a_base64(blocks, newline=False).decode())


def _digest(block: bytes | memoryview) -> bytes:
    return crc32(block).to_bytes(_DIGEST_BYTES, "little")


class CheckedFile:
    """A file mapped into memory. Who reads a part of `data` asks for it with `require` first.

    Args:
        path: The file.
        known: Its checksums; None where it is only being written, and trusted.

    Raises:
        ClosedIndexError: there is no permission to read it.
        DamagedIndexError: it has another size than it had.
        OSError: it cannot be read, or is no plain file.
    """

    def __init__(self, path: Path, known: FileChecksums | None = None) -> None:
        self.path = path
        with open_plain_file(path) as file:
            size = os.fstat(file.fileno()).st_size
            self.data: mmap.mmap | bytes = (
                mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
            )
        blocks = -(-size // BLOCK_BYTES)
        self._unread = bytearray(blocks)
        """For each block whether its checksum is still to be looked at."""
        self._digests = b""
        if known is not None:
            self._digests = a2b_base64(known.blocks)
            if known.size != size or len(self._digests) != blocks * _DIGEST_BYTES:
                raise damaged(path, "not in its full size")
            self._unread = bytearray(b"\x01" * blocks)

    def require(self, start: int, end: int) -> None:
        """Makes sure that the bytes from `start` to before `end` are those that were written.

        Raises:
            DamagedIndexError: they are not.
        """
        # Almost always, these were read before.
        if self._unread.find(1, start >> _BITS, (end + BLOCK_BYTES - 1) >> _BITS) >= 0:
            self._check(start >> _BITS, (end + BLOCK_BYTES - 1) >> _BITS)

    def require_all(self) -> None:
        """Makes sure that the whole file is what was written.

        Raises:
            DamagedIndexError: it is not.
        """
        self.require(0, len(self.data))

    def _check(self, first: int, last: int) -> None:
        data = memoryview(self.data)
        for block in range(first, min(last, len(self._unread))):
            if self._unread[block]:
                known = self._digests[block * _DIGEST_BYTES : (block + 1) * _DIGEST_BYTES]
                if _digest(data[block << _BITS : (block + 1) << _BITS]) != known:
                    raise damaged(self.path, "changed on the disk")
                self._unread[block] = 0


class CheckedFolder(NamedTuple):
    """A folder and what is known of the files in it."""

    path: Path
    known: Checksums = MappingProxyType({})

    def file(self, name: str) -> CheckedFile:
        """A file of the folder; see `CheckedFile` for what is raised."""
        return CheckedFile(self.path / name, self.known.get(name))

    def folder(self, name: str) -> CheckedFolder:
        """A folder in the folder."""
        beginning = f"{name}/"
        known = {
            path.removeprefix(beginning): each
            for path, each in self.known.items()
            if path.startswith(beginning)
        }
        return CheckedFolder(self.path / name, known)
