"""The list of what a generation consists of: read whenever an index is opened."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from interviews.engines.embedded.checksums import Checksums, FileChecksums
from interviews.engines.embedded.files import read_json, taking_apart
from interviews.engines.embedded.layout import CONTENTS
from interviews.errors import DamagedIndexError

MISSING = "missing"


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
