"""One writer at a time, and a message that names it.

The lock is the operating system's, through `filelock`, so it ends with its process however that ends. Who
holds it stands in a file beside it, since what is locked cannot be read on every system; what that file says
counts only as long as the lock is held.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from interviews.engines.embedded.files import open_plain_file
from interviews.engines.embedded.layout import HOLDER, LOCK
from interviews.errors import ClosedIndexError, IndexBusyError, SearchIndexError

PATIENCE = 2.0
"""Seconds to wait for another writer: the end of a small rebuild is worth waiting for, a large one is not."""
LONGEST_NUMBER = 20
"""Digits of the number of a process, at most."""


@contextmanager
def writing(index: Path) -> Iterator[None]:
    """Holds the index folder's lock.

    Raises:
        IndexBusyError: another process holds it for longer than `PATIENCE`.
        SearchIndexError: the folder cannot be written.
    """
    lock = FileLock(index / LOCK)
    try:
        lock.acquire(PATIENCE)
    except Timeout:
        raise IndexBusyError(
            f"{index}: another rebuild is writing this index{_named(index / HOLDER)}. "
            "Wait for it to end, then try again."
        ) from None
    except (OSError, NotImplementedError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SearchIndexError(
            f"{index}: cannot be written ({reason}). Change its permissions, or name another "
            "folder with --index."
        ) from error
    try:
        _sign(index / HOLDER)
        yield
    finally:
        with suppress(OSError):
            (index / HOLDER).unlink()
        lock.release()


def _sign(holder: Path) -> None:
    # It only makes a message better: a disk that is full says so where it matters.
    with suppress(OSError):
        # What is there already may be a link to somewhere else.
        holder.unlink(missing_ok=True)
        with holder.open("x", encoding="ascii") as file:
            file.write(str(os.getpid()))


def _named(holder: Path) -> str:
    with suppress(OSError, ClosedIndexError), open_plain_file(holder) as file:
        number = file.read(LONGEST_NUMBER)
        return f" (process {number.decode()})" if number.isdigit() else ""
    return ""
