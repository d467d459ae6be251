"""The transcripts that arguments of a command name: files, and folders with the files in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from interviews.cli.output import print_message
from interviews.errors import SourceError
from interviews.library.folders import list_folder


@dataclass(frozen=True, slots=True)
class NamedFile:
    """One file to read."""

    path: Path
    root: Path | None
    """The folder that was named; None for a file that was named itself."""


def named_files(paths: Sequence[str]) -> Iterator[NamedFile]:
    """The files in the order of the arguments; notes about what a folder leaves out go to standard error.

    Raises:
        SourceError: a path does not exist, or a folder holds no transcripts.
    """
    for text in paths:
        path = Path(text)
        if not path.is_dir():
            if not path.exists():
                raise SourceError(f"{text}: there is no such file or folder. Check the name.")
            yield NamedFile(path, None)
            continue
        listing = list_folder(path)
        for note in listing.notes:
            print_message(f"{text}: {note}")
        if not listing.files:
            raise SourceError(f"{text}: no transcripts (*.md, *.markdown) in this folder.")
        for file in listing.files:
            yield NamedFile(path / file.relative, path)
