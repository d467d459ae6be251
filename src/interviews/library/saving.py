"""The one place where files for the user reach the disk: written beside, then put in place at once.

A file that is there already is never touched unless the user asks for it, and then it is replaced as a whole
or not at all.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from interviews.errors import InterviewsError

Pieces = Iterable[str] | Iterable[bytes]
"""A file in parts, one after another: text, or bytes for formats that are no text."""


class WritingError(InterviewsError):
    """A file cannot be written."""


def encoded(piece: str | bytes) -> bytes:
    r"""A piece as it is in the file: UTF-8.

    Halves of surrogate pairs, which YAML and file names can hold and UTF-8 cannot, are written as
    `\udc80`, which JSON reads back as the same half.
    """
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace")


def save_new(pieces: Pieces, path: Path) -> None:
    """Writes a file that is not there yet.

    Raises:
        WritingError: it is there already, or cannot be written.
    """
    if path.exists() or path.is_symlink():
        raise _taken(path)
    with _written_beside(pieces, path) as beside:
        beside.chmod(0o666 & ~_umask())
        try:
            # A link fails where a name is taken, even if it was taken a moment ago; a rename would not.
            os.link(beside, path)
        except FileExistsError as error:
            raise _taken(path) from error
        except OSError:
            # A file system without links, such as FAT.
            if path.exists():
                raise _taken(path) from None
            beside.replace(path)


def save_over(pieces: Pieces, path: Path) -> None:
    """Writes a file in place of the one of that name, if any; a link stays and what it names is replaced.

    Raises:
        WritingError: the name is that of no regular file, or it cannot be written.
    """
    if path.exists() and not path.is_file():
        raise WritingError(f"{path}: this is no regular file, so it is not replaced. Name another file.")
    target = Path(os.path.realpath(path))
    with _written_beside(pieces, target) as beside:
        if target.exists():
            shutil.copymode(target, beside)
        else:
            beside.chmod(0o666 & ~_umask())
        beside.replace(target)


@contextmanager
def _written_beside(pieces: Pieces, path: Path) -> Iterator[Path]:
    """A finished file in the same folder, which is gone afterwards unless it was renamed."""
    beside: Path | None = None
    try:
        with NamedTemporaryFile("wb", dir=path.parent, prefix=".interviews-", delete=False) as file:
            beside = Path(file.name)
            _write(pieces, file)
        yield beside
    except OSError as error:
        raise WritingError(
            f"{path}: cannot be written: {error.strerror or error}. Nothing was changed; name another file "
            "or make room."
        ) from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def _write(pieces: Pieces, file: IO[bytes]) -> None:
    for piece in pieces:
        file.write(encoded(piece))
    file.flush()
    os.fsync(file.fileno())


def _taken(path: Path) -> WritingError:
    return WritingError(f"{path}: there is such a file already. Name another, or replace it with --force.")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
