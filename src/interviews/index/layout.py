"""Where things are in an index folder, and which generation is the newest.

    interviews-index.json     marks the folder as ours and names the newest generation
    rebuild.lock              held by the process that writes
    generation-000042/        everything of one generation; files never change once they are written
        contents.json         what is in it: versions, and the size and checksum of each file
        files.json            the transcripts it was made from (`manifest`)
        table, names.json     what is filtered and counted by (`table`)
        records-000007, ...   the pairs and the interviews as JSON (`records`)
        lexicon-000007, ...   the spellings in them (`lexicon`)
        words/                the posting lists

A new generation is built in a folder beside the newest; files that stay the same are hard links. Then
`interviews-index.json` is replaced, which is the moment the new generation counts. The one before stays until
the next rebuild, for readers that are just opening it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from interviews.errors import DamagedIndexError, ForeignFolderError, NoIndexError
from interviews.library.marker import INDEX_MARKER

LAYOUT_VERSION = 1
LOCK = "rebuild.lock"
GENERATION_PREFIX = "generation-"
CONTENTS = "contents.json"
FILES = "files.json"
TABLE = "table"
NAMES = "names.json"
WORDS = "words"

_HARMLESS = frozenset({"README.md", ".gitignore", ".gitkeep", ".DS_Store", LOCK})
"""What a folder without an index may hold and still become one."""


def generation_folder(index: Path, generation: int) -> Path:
    """Where a generation is."""
    return index / f"{GENERATION_PREFIX}{generation:06d}"


def newest_generation(index: Path) -> int:
    """The number of the newest complete generation.

    Raises:
        NoIndexError: there is no index.
        ForeignFolderError: the folder holds something else.
        DamagedIndexError: the marker cannot be read.
    """
    marker = index / INDEX_MARKER
    try:
        found = json.loads(marker.read_text(encoding="utf-8"))
        layout, generation = found["layout"], found["generation"]
        if not isinstance(generation, int):
            raise TypeError("the generation is no number")
    except FileNotFoundError:
        require_ours(index)
        raise NoIndexError(
            f"There is no index in {index} yet. Make one with `interviews rebuild FOLDER`."
        ) from None
    except NotADirectoryError:
        raise ForeignFolderError(f"{index} is a file. Name a folder for the index.") from None
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise DamagedIndexError(f"{marker}: damaged ({error}). Run `interviews rebuild --full`.") from error
    if layout != LAYOUT_VERSION:
        raise DamagedIndexError(
            f"{index}: written by another version of this program. Run `interviews rebuild` to renew it."
        )
    return generation


def require_ours(index: Path) -> None:
    """Makes sure that a folder without a marker may become an index: it is missing or as good as empty.

    Raises:
        ForeignFolderError: it holds something else.
    """
    if not index.exists():
        return
    if not index.is_dir():
        raise ForeignFolderError(f"{index} is a file. Name a folder for the index.")
    if (index / INDEX_MARKER).exists():
        return
    try:
        others = sorted(path.name for path in index.iterdir() if not _may_stay(path))
    except PermissionError as error:
        raise ForeignFolderError(f"{index}: no permission to read it. Change its permissions.") from error
    if others:
        raise ForeignFolderError(
            f"{index} holds something that is no index (such as {others[0]!r}) and is left alone. "
            "Name another folder with --index."
        )


def publish(index: Path, generation: int) -> None:
    """Makes a complete generation the newest, all at once."""
    write_json(index / INDEX_MARKER, {"layout": LAYOUT_VERSION, "generation": generation})


def write_json(path: Path, value: Any) -> None:
    """Writes a JSON file all at once, and to the disk before its name."""
    beside = path.with_name(f"{path.name}.new")
    with beside.open("w", encoding="utf-8") as file:
        json.dump(value, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def read_json(path: Path) -> Any:
    """What a JSON file of a generation holds.

    Raises:
        DamagedIndexError: it holds something else.
        FileNotFoundError: there is no such file.
    """
    try:
        return json.loads(path.read_bytes())
    except FileNotFoundError:
        raise
    except (ValueError, OSError) as error:
        raise DamagedIndexError(f"{path}: damaged ({error}). Run `interviews rebuild --full`.") from error


def _may_stay(path: Path) -> bool:
    # A first rebuild that was killed leaves a generation without a marker.
    return path.name in _HARMLESS or (path.name.startswith(GENERATION_PREFIX) and path.is_dir())
