"""What looks wrong in all transcripts, and where each file is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from interviews.building.reports import FileFinding, SkippedFile
from interviews.errors import InterviewsError


def check_folders(
    folders: Sequence[Path], progress: Callable[[int, int], None], stopped: Callable[[], bool]
) -> Iterator[FileFinding | SkippedFile]:
    """What `interviews check` says of every transcript, in the order of the files.

    Args:
        folders: the transcripts folders.
        progress: told how many files are done, and how many there are.
        stopped: asked between two files whether to stop.
    """
    # Deferred: the parser takes 100 ms to import.
    from interviews.library.checking import Checker
    from interviews.library.folders import list_folder

    files = []
    for folder in folders:
        try:
            files += [(folder, file.relative) for file in list_folder(folder).files]
        except InterviewsError as error:
            yield SkippedFile(str(folder), str(error))
    checker = Checker()
    for done, (folder, path) in enumerate(files, 1):
        if stopped():
            return
        try:
            for finding in checker.check(folder / path, folder, path):
                yield FileFinding(path, finding.line, finding.code, finding.message)
        except InterviewsError as error:
            yield SkippedFile(path, str(error))
        progress(done, len(files))


def file_in(folders: Sequence[Path], path: str) -> Path:
    """The file that a report names: below the folder that has it, the first one where none does."""
    candidates = [folder / path for folder in folders] or [Path(path)]
    return next((file for file in candidates if file.exists()), candidates[0])
