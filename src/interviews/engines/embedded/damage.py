"""What is wrong with a generation: its files compared with their checksums."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interviews.engines.embedded.contents import Contents, read_contents
from interviews.engines.embedded.files import open_plain_file
from interviews.errors import DamagedIndexError, InterviewsError

SAID = 3
"""Damaged files named in a message; of the rest, the number is said."""


def damaged_files(generation: Path, contents: Contents) -> list[str]:
    """The files of a generation whose content is not what was written.

    Raises:
        ClosedIndexError: there is no permission to read one.
    """
    return [path for path, known in contents.files.items() if is_damaged(generation / path, known)]


def is_damaged(path: Path, known: tuple[int, str]) -> bool:
    """Whether a file has gone or has another size or digest than it had.

    Raises:
        ClosedIndexError: there is no permission to read it.
    """
    try:
        return checksum(path) != known
    except OSError:
        return True


def checksum(path: Path) -> tuple[int, str]:
    """The size of a file and what identifies its content."""
    # Deferred: opening an index computes no checksum.
    from hashlib import blake2b

    digest, size = blake2b(digest_size=16), 0
    with open_plain_file(path) as file:
        while block := file.read(1 << 20):
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()


@contextmanager
def damage_explained(generation: Path) -> Iterator[None]:
    """Names the damaged files where an error comes up that nobody foresaw, if there are any.

    Reading all files takes a third of a second for 50,000 pairs, which opening an index cannot spend; once
    something went wrong, it can.

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
