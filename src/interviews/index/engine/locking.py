"""One writer at a time, and a message that says who it is.

The lock is `flock` on a file of the index folder: the system frees it when the process ends, however it
ends. The holder's process number and start are written into the file for the message only.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
import time
import weakref
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from interviews.index.engine.errors import LockedIndexError
from interviews.index.engine.files import storage_errors

if TYPE_CHECKING:
    from pathlib import Path

LOCK_NAME: Final = "index.lock"
LOCK_TIMEOUT: Final = 10.0
"""Seconds to wait for another writer, if nothing else is asked for."""

POLL_SECONDS: Final = 0.05
HOLDER_BYTES: Final = 512

_held: weakref.WeakSet[WriterLock] = weakref.WeakSet()


class WriterLock:
    """The right to write into an index folder, held from construction to `release`.

    Args:
        folder: The folder of the index.
        timeout: How many seconds to wait for another writer.

    Raises:
        LockedIndexError: If another writer still holds it then.
        StorageError: If the folder cannot be written.
    """

    def __init__(self, folder: Path, timeout: float) -> None:
        self._path = folder / LOCK_NAME
        with storage_errors(self._path, "open"):
            flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
            self._descriptor: int | None = os.open(self._path, flags, 0o644)
        try:
            self._wait(time.monotonic() + timeout)
        except BaseException:
            self._close()
            raise
        self._describe_holder()
        _held.add(self)

    def _wait(self, deadline: float) -> None:
        assert self._descriptor is not None
        while True:
            try:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except OSError as error:
                if error.errno not in {errno.EWOULDBLOCK, errno.EACCES}:
                    with storage_errors(self._path, "lock"):
                        raise
                if time.monotonic() >= deadline:
                    raise LockedIndexError(self._message()) from error
            time.sleep(POLL_SECONDS)

    def _message(self) -> str:
        assert self._descriptor is not None
        folder = str(self._path.parent)
        try:
            holder = json.loads(os.pread(self._descriptor, HOLDER_BYTES, 0))
            process, since = int(holder["process"]), datetime.fromtimestamp(holder["since"], UTC)
        except (ValueError, KeyError, TypeError, OverflowError, OSError):
            return f"Another process is writing to the index in {folder!r}. Wait for it and try again."
        moment = since.strftime("%Y-%m-%d %H:%M:%S UTC")
        return (
            f"Process {process} has been writing to the index in {folder!r} since {moment}. "
            "Wait for it and try again."
        )

    def _describe_holder(self) -> None:
        assert self._descriptor is not None
        holder = json.dumps({"process": os.getpid(), "since": int(time.time())}).encode()
        # A full disk must not keep a writer from deleting: the holder's name is a courtesy.
        with contextlib.suppress(OSError):
            os.ftruncate(self._descriptor, 0)
            os.pwrite(self._descriptor, holder, 0)

    def release(self) -> None:
        """Give the lock up; a second call does nothing."""
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, 0)
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)
            self._close()

    def _close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
        _held.discard(self)


def _forget_in_child() -> None:
    # A forked worker shares the lock with its parent and would keep it after the parent was killed.
    for lock in list(_held):
        lock._close()


os.register_at_fork(after_in_child=_forget_in_child)
