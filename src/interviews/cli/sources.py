"""The transcripts that arguments of a command name: files, and folders with the files in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from interviews.cli.output import print_error, print_message
from interviews.errors import SourceError
from interviews.library.folders import list_folder


@dataclass(frozen=True, slots=True)
class NamedFile:
    """One file to read."""

    path: Path
    root: Path | None
    """The folder that was named; None for a file that was named itself."""


def named_files(paths: Sequence[Path]) -> tuple[list[NamedFile], int]:
    """The files in the order of the arguments, and how many arguments name a folder that cannot be read.

    Says what is wrong with those, and what a folder leaves out, on standard error. They hold up no other.
    """
    files: list[NamedFile] = []
    unreadable = 0
    for path in paths:
        if not _is_folder(path):
            # What is wrong with a file is said by those who read it.
            files.append(NamedFile(path, None))
            continue
        try:
            files += _files_of(path)
        except SourceError as error:
            print_error(str(error))
            unreadable += 1
    return files, unreadable


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # A name that is too long, or in a folder that is closed to us.
        return False


def _files_of(folder: Path) -> list[NamedFile]:
    listing = list_folder(folder)
    for note in listing.notes:
        print_message(f"{folder}: {note}")
    # Deferred: only folders can have files of other kinds.
    from interviews.importing.sources import left_alone

    waiting = left_alone(folder)
    if not listing.files:
        more = f" {waiting}." if waiting is not None else ""
        raise SourceError(f"{folder}: no transcripts (*.md, *.markdown) in this folder.{more}")
    if waiting is not None:
        print_message(f"{folder}: {waiting}.")
    return [NamedFile(folder / file.relative, folder) for file in listing.files]
