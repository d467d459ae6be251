"""Plain files and JSON files of an index.

A JSON file begins with the checksum of all that follows it, so that what changed on the disk is not believed.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final
from zlib import crc32

from interviews.errors import ClosedIndexError, DamagedIndexError, InterviewsError

_CAREFULLY = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
)
"""How files are opened: no link is followed and no pipe waited for. Each system has some of these flags."""


_CHECKSUM: Final = "crc32"
_BEGINNING: Final = f'{{"{_CHECKSUM}": "'
_DIGITS: Final = 8


@contextmanager
def taking_apart(path: Path) -> Iterator[None]:
    """Whatever goes wrong while the content of a file is taken apart is damage of that file.

    Raises:
        DamagedIndexError: something went wrong.
        FileNotFoundError: the file is gone.
    """
    try:
        yield
    except (InterviewsError, FileNotFoundError, NotADirectoryError):
        raise
    except Exception as error:
        raise damaged(path, error) from error


def damaged(path: Path, error: object) -> DamagedIndexError:
    """The error for a file whose content is not what was written; `error` says what is wrong with it."""
    return DamagedIndexError(f"{path}: damaged ({error}). Run `interviews rebuild --full`.")


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Writes a JSON file all at once, and to the disk before its name."""
    rest = f'", {json.dumps(value)[1:]}'
    beside = path.with_name(f"{path.name}.new")
    # What is there already may be a link to somewhere else.
    beside.unlink(missing_ok=True)
    try:
        with beside.open("x", encoding="utf-8") as file:
            file.write(f"{_BEGINNING}{_checksum(rest.encode())}{rest}")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def read_json(path: Path) -> Any:
    """What a JSON file of the index holds.

    Raises:
        ClosedIndexError: there is no permission to read it.
        ValueError: it is no JSON, or not what was written.
        OSError: there is no such file, or it cannot be read.
    """
    data = read_plain_file(path)
    found = json.loads(data)
    # Those of earlier versions have none.
    known = found.pop(_CHECKSUM, None) if isinstance(found, dict) else None
    if known is not None and known != _checksum(data[len(_BEGINNING) + _DIGITS :]):
        raise ValueError("changed on the disk")
    return found


def _checksum(rest: bytes) -> str:
    return f"{crc32(rest):0{_DIGITS}x}"


def open_plain_file(path: Path) -> BinaryIO:
    """Opens a file that is no link, pipe or device: these could lead anywhere, or never end.

    Raises:
        ClosedIndexError: there is no permission to read it.
        OSError: it cannot be read, or is something else.
    """
    try:
        handle = os.open(path, _CAREFULLY)
    except PermissionError as error:
        raise ClosedIndexError(f"{path}: no permission to read it. Change its permissions.") from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "no plain file", str(path))
    return os.fdopen(handle, "rb")


def read_plain_file(path: Path) -> bytes:
    """The bytes of a file; see `open_plain_file` for what is refused."""
    with open_plain_file(path) as file:
        return file.read()
