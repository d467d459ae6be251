"""Where things are in an index folder, and which generation is the newest.

    interviews-index.json     marks the folder as ours and names the newest generation
    rebuild.lock              held by the process that writes
    rebuild.process           the number of that process
    generation-000042/        everything of one generation; files never change once they are written
        contents.json         what is in it: versions, and the size and checksums of each file
        files.json            the transcripts it was made from (`manifest`)
        table, names.json     what is filtered and counted by (`table`)
        records-000007, ...   the pairs and the interviews as JSON (`records`)
        lexicon-000007, ...   the spellings in them (`lexicon`)
        words/                the posting lists

    meaning/                  the vectors of pairs, beside the generations (`vectors`); only with a model

A new generation is built in a folder beside the newest; files that stay the same are hard links. Then
`interviews-index.json` is replaced, which is the moment the new generation counts. The one before stays until
the next rebuild, for readers that are just opening it.
"""

from __future__ import annotations

from pathlib import Path

from interviews.engines.embedded.files import read_json, taking_apart, write_json
from interviews.errors import ClosedIndexError, DamagedIndexError, ForeignFolderError, NoIndexError
from interviews.library.marker import INDEX_MARKER

LAYOUT_VERSION = 1
SCHEMA_VERSION = 10
"""Grows with every change of fields, analysis, table, records or checksums: older indexes are rebuilt."""
LOCK = "rebuild.lock"
HOLDER = "rebuild.process"
GENERATION_PREFIX = "generation-"
CONTENTS = "contents.json"
FILES = "files.json"
TABLE = "table"
NAMES = "names.json"
WORDS = "words"
MEANING = "meaning"

_PARTS = frozenset({CONTENTS, FILES, TABLE, NAMES, WORDS})
_NUMBERED_PARTS = ("records-", "lexicon-")
_HARMLESS = frozenset({"README.md", ".gitignore", ".gitkeep", ".DS_Store", LOCK, HOLDER})
"""What a folder without an index may hold and still become one."""


def generation_folder(index: Path, generation: int) -> Path:
    return index / f"{GENERATION_PREFIX}{generation:06d}"


def newest_generation(index: Path) -> int:
    """The number of the newest complete generation.

    Raises:
        NoIndexError: there is no index.
        ForeignFolderError: the folder holds something else.
        ClosedIndexError: there is no permission to read it.
        DamagedIndexError: the marker is not whole.
    """
    marker = index / INDEX_MARKER
    try:
        with taking_apart(marker):
            found = read_json(marker)
            layout, generation = found["layout"], found["generation"]
            if type(generation) is not int or generation < 1:
                raise TypeError("the generation is no number")
    except FileNotFoundError:
        require_ours(index)
        raise NoIndexError(
            f"There is no index in {index} yet. Make one with `interviews rebuild FOLDER`."
        ) from None
    except NotADirectoryError:
        raise ForeignFolderError(f"{index} is a file. Name a folder for the index.") from None
    if layout != LAYOUT_VERSION:
        raise DamagedIndexError(
            f"{index}: written by another version of this program. Run `interviews rebuild` to renew it."
        )
    return generation


def require_ours(index: Path) -> None:
    """Makes sure that a folder without a marker may become an index: it is missing or as good as empty.

    Raises:
        ForeignFolderError: it holds something else.
        ClosedIndexError: there is no permission to read it.
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
        raise ClosedIndexError(f"{index}: no permission to read it. Change its permissions.") from error
    if others:
        raise ForeignFolderError(
            f"{index} holds something that is no index (such as {others[0]!r}) and is left alone. "
            "Name another folder with --index."
        )


def folders_of_marker(index: Path) -> list[str]:
    """The transcripts folders that the marker names; none where it cannot be read."""
    try:
        folders = read_json(index / INDEX_MARKER)["folders"]
    except (ValueError, KeyError, TypeError, OSError, RecursionError, ClosedIndexError):
        return []
    return [folder for folder in folders if isinstance(folder, str)] if isinstance(folders, list) else []


def publish(index: Path, generation: int, folders: list[str]) -> None:
    """Makes a complete generation the newest, all at once.

    The transcripts folders are named once more, so that a generation whose manifest is damaged can be made
    again without asking for them.
    """
    write_json(index / INDEX_MARKER, {"layout": LAYOUT_VERSION, "generation": generation, "folders": folders})


def _may_stay(path: Path) -> bool:
    return path.name in _HARMLESS or _is_unfinished(path)


def _is_unfinished(path: Path) -> bool:
    """Whether a folder is a generation that a first rebuild left behind when it was killed."""
    return (
        path.name.startswith(GENERATION_PREFIX)
        and path.is_dir()
        and not path.is_symlink()
        and all(
            entry.name.removesuffix(".new") in _PARTS or entry.name.startswith(_NUMBERED_PARTS)
            for entry in path.iterdir()
        )
    )
