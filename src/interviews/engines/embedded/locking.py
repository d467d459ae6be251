"""One writer at a time, and a message that names it.

The lock is the operating system's (`flock`), so it ends with its process however that ends. The file says
who holds it; it stays behind, empty of meaning, when nobody does.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interviews.engines.embedded.layout import LOCK
from interviews.errors import IndexBusyError, SearchIndexError

PATIENCE = 2.0
"""Seconds to wait for another writer: the end of a small rebuild is worth waiting for, a large one is not."""


@contextmanager
def writing(index: Path) -> Iterator[None]:
    """Holds the index folder's lock.

    Raises:
        IndexBusyError: another process holds it for longer than `PATIENCE`.
        SearchIndexError: the folder cannot be written.
    """
    path = index / LOCK
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
    except OSError as error:
        raise SearchIndexError(
            f"{index}: cannot be written ({error.strerror}). Change its permissions, or name another "
            "folder with --index."
        ) from error
    try:
        _acquire(file, index)
        os.ftruncate(file, 0)
        os.pwrite(file, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(file)


def _acquire(file: int, index: Path) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                holder = os.pread(file, 32, 0).decode("ascii", "replace").strip()
                named = f" (process {holder})" if holder.isdigit() else ""
                raise IndexBusyError(
                    f"{index}: another rebuild is writing this index{named}. "
                    "Wait for it to end, then try again."
                ) from None
            time.sleep(0.05)
        else:
            return
