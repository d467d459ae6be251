"""Standard streams as a shell, a cron job or a pipeline left them: closed, full, or without Unicode."""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG})


def prepare_streams() -> None:
    r"""Makes the standard streams safe to use.

    A stream that is closed becomes the null device; otherwise the next file that is opened, one of the index
    for instance, would get its number. What an output's encoding does not have is written as `\uXXXX`, which
    JSON reads as the same character.
    """
    if sys.stdin is None:
        sys.stdin = _null_device("r")
    if sys.stdout is None:
        sys.stdout = _null_device("w")
    if sys.stderr is None:
        sys.stderr = _null_device("w")
    if isinstance(sys.stdout, io.TextIOWrapper):
        codecs.register_error("interviews.escapes", _escaped)
        sys.stdout.reconfigure(errors="interviews.escapes")


def abandon_output() -> None:
    """Lets go of standard output, so that nothing tries to write the rest of it when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_failed_output(error: OSError) -> bool:
    """Whether an error is one of writing to a stream; those of files with names are explained elsewhere."""
    return error.filename is None and error.errno in _NO_ROOM


def _null_device(mode: str) -> io.TextIOWrapper:
    stream = open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115 - as open as the process is
    assert isinstance(stream, io.TextIOWrapper)
    return stream


def _escaped(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    pairs = (units[place : place + 2].hex() for place in range(0, len(units), 2))
    return "".join(f"\\u{pair}" for pair in pairs), error.end
