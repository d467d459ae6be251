"""The transcripts that arguments of a command name: files, and folders with the files in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from interviews.cli.output import print_error, print_message
from interviews.errors import InterviewsError, SourceError
from interviews.library.folders import list_folder

if TYPE_CHECKING:
    from interviews.model import Interview

Found = TypeVar("Found")
Work = Callable[[Sequence["Interview"]], Found]
"""What is done with the interviews of a file: a function of a module, since other processes call it."""


class NamedFile(NamedTuple):
    """One file to read."""

    path: Path
    root: Path | None
    """The folder that was named; None for a file that was named itself."""


class Sources:
    """Reads transcripts one after the other. What cannot be read is named, and holds up no other."""

    def __init__(self) -> None:
        self.read = 0
        self._refused = 0

    def files(self, paths: Sequence[Path]) -> list[NamedFile]:
        """The files in the order of the arguments; says what folders leave out."""
        files: list[NamedFile] = []
        for path in paths:
            if not _is_folder(path):
                # What is wrong with a file is said by those who read it.
                files.append(NamedFile(path, None))
                continue
            try:
                files += _files_of(path)
            except SourceError as error:
                self.refuse(error)
        return files

    def each(
        self, paths: Sequence[Path], work: Work[Found], jobs: int | None = None
    ) -> Iterator[tuple[Path, Found]]:
        """What a function makes of the interviews of each file, in as many processes as that is worth."""
        # Deferred: whoever reads files one by one needs no other processes.
        from interviews.building.workers import usual_jobs, work_through

        files = self.files(paths)
        outcomes = work_through(partial(_outcome, work), files, jobs or usual_jobs(), lambda: False)
        for file, outcome in zip(files, outcomes, strict=True):
            if isinstance(outcome, _Refused):
                self.refuse(outcome.reason)
            else:
                self.read += 1
                yield file.path, outcome.found

    def refuse(self, reason: object) -> None:
        """Says why something cannot be read."""
        print_error(str(reason))
        self._refused += 1

    @property
    def exit_code(self) -> int:
        """3 when something could not be read, 1 when nothing could."""
        return 0 if not self._refused else 3 if self.read else 1


class _Made(NamedTuple, Generic[Found]):
    found: Found


class _Refused(NamedTuple):
    reason: str


def _outcome(work: Work[Found], file: NamedFile) -> _Made[Found] | _Refused:
    # Deferred: only some commands parse.
    from interviews.library.transcripts import parse_file

    try:
        return _Made(work(parse_file(file.path, root=file.root)))
    except InterviewsError as error:
        return _Refused(str(error))


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
