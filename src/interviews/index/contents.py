"""The list of what a generation consists of: read whenever an index is opened."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from interviews.errors import DamagedIndexError
from interviews.index.layout import CONTENTS, read_json

Checksums = dict[str, tuple[int, str]]
"""By path below the generation's folder: size and digest."""


class Contents(NamedTuple):
    """What a generation consists of."""

    schema: int
    engine: str
    parser: str
    """What identifies the parser that structured the transcripts."""
    files: Checksums


def read_contents(generation: Path) -> Contents:
    """The contents of a generation.

    Raises:
        DamagedIndexError: the list is not whole.
        FileNotFoundError: the generation is gone.
    """
    found = read_json(generation / CONTENTS)
    try:
        files = {path: (int(size), str(digest)) for path, (size, digest) in found.pop("files").items()}
        return Contents(**found, files=files)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DamagedIndexError(
            f"{generation / CONTENTS}: damaged ({error}). Run `interviews rebuild --full`."
        ) from error


def require_complete(generation: Path, contents: Contents) -> None:
    """Makes sure that every file of a generation is there in its full size, without reading it.

    Raises:
        DamagedIndexError: one is not.
        FileNotFoundError: the whole generation is gone.
    """
    for path, (size, _) in contents.files.items():
        try:
            found = (generation / path).stat().st_size
        except FileNotFoundError:
            if not generation.exists():
                raise
            found = -1
        if found != size:
            raise DamagedIndexError(
                f"{generation / path}: {'missing' if found < 0 else 'not in its full size'}. "
                "Run `interviews rebuild --full`."
            )
