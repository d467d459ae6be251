"""The list of what a generation consists of, read whenever an index is opened, and what of it is damaged."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from interviews.engines.embedded.checksums import Checksums, FileChecksums, checksums_of
from interviews.engines.embedded.files import read_json, taking_apart
from interviews.engines.embedded.layout import CONTENTS
from interviews.errors import DamagedIndexError, InterviewsError

MISSING = "missing"
SAID = 3
"""Damaged files named in a message; of the rest, the number is said."""


class Contents(NamedTuple):
    """What a generation consists of."""

    schema: int
    parser: str
    """What identifies the parser that structured the transcripts."""
    files: Checksums


def read_contents(generation: Path) -> Contents:
    """The contents of a generation.

    Raises:
        DamagedIndexError: the list is not whole.
        FileNotFoundError: the generation is gone.
    """
    with taking_apart(generation / CONTENTS):
        found = read_json(generation / CONTENTS)
        files = {
            _below(path): FileChecksums(int(size), str(blocks))
            for path, (size, blocks) in found["files"].items()
        }
        return Contents(found["schema"], found["parser"], files)


def require_complete(generation: Path, contents: Contents) -> None:
    """Makes sure that every file of a generation is there in its full size, without reading it.

    Raises:
        DamagedIndexError: one is not, or is something else than a plain file.
        FileNotFoundError: the whole generation is gone.
    """
    for path, (size, _) in contents.files.items():
        problem = _problem(f"{generation}/{path}", size)
        if problem == MISSING and not generation.exists():
            raise FileNotFoundError(None, "the generation is gone", str(generation))
        if problem:
            raise DamagedIndexError(f"{generation / path}: {problem}. Run `interviews rebuild --full`.")


def _problem(path: str, size: int) -> str | None:
    try:
        status = os.lstat(path)
    except OSError:
        return MISSING
    if not stat.S_ISREG(status.st_mode):
        return "no plain file"
    return None if status.st_size == size else "not in its full size"


def _below(path: str) -> str:
    parts = PurePosixPath(path).parts
    if not parts or parts[0] == "/" or ".." in parts:
        raise ValueError(f"{path!r} lies outside the generation")
    return path


def damaged_files(generation: Path, contents: Contents) -> list[str]:
    """The files of a generation whose content is not what was written.

    Raises:
        ClosedIndexError: there is no permission to read one.
    """
    return [path for path, known in contents.files.items() if is_damaged(generation / path, known)]


def is_damaged(path: Path, known: FileChecksums) -> bool:
    """Whether a file has gone or is not what was written.

    Raises:
        ClosedIndexError: there is no permission to read it.
    """
    try:
        return checksums_of(path) != known
    except OSError:
        return True


@contextmanager
def damage_explained(generation: Path) -> Iterator[None]:
    """Names the damaged files where an error comes up that nobody foresaw, if there are any.

    To read all files takes longer than to open an index; once something went wrong, it does not matter.

    Raises:
        DamagedIndexError: files are not what was written.
    """
    try:
        yield
    except (InterviewsError, FileNotFoundError):
        raise
    except Exception as error:
        try:
            damaged = damaged_files(generation, read_contents(generation))
        except FileNotFoundError:
            raise error from None
        if not damaged:
            raise
        named = ", ".join(damaged[:SAID]) + (f" and {len(damaged) - SAID} more" if damaged[SAID:] else "")
        raise DamagedIndexError(
            f"{generation}: damaged ({named} changed on the disk). Run `interviews rebuild --full`."
        ) from error
