"""What is wrong with a generation: its files compared with their checksums."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interviews.engines.embedded.checksums import FileChecksums, checksums_of
from interviews.engines.embedded.contents import Contents, read_contents
from interviews.errors import DamagedIndexError, InterviewsError

SAID = 3
"""Damaged files named in a message; of the rest, the number is said."""


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
