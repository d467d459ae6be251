"""Builds a generation beside the newest one and makes it the newest, all at once or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interviews.engines.embedded.checksums import FileChecksums, checksums_of
from interviews.engines.embedded.contents import Contents
from interviews.engines.embedded.files import write_json
from interviews.engines.embedded.layout import (
    CONTENTS,
    GENERATION_PREFIX,
    WORDS,
    generation_folder,
    newest_generation,
    publish,
)
from interviews.engines.embedded.lexicon import LEXICON_PREFIX
from interviews.engines.embedded.records import RECORDS_PREFIX
from interviews.errors import SearchIndexError


@contextmanager
def new_generation(index: Path, number: int, before: Path | None) -> Iterator[Path]:
    """A folder for a generation, with links to what stays of the one `before`; gone again after an error.

    Raises:
        SearchIndexError: the disk is full, or refuses for another reason.
    """
    folder = generation_folder(index, number)
    try:
        try:
            folder.mkdir(parents=True)
            if before is not None:
                _link_all(before, folder)
            yield folder
        except OSError as error:
            raise _explained(index, number, error) from error
    except BaseException:
        # An interrupt may come after the moment from which on the generation counts.
        if not _is_newest(index, number):
            shutil.rmtree(folder, ignore_errors=True)
        raise


def complete(
    index: Path, folder: Path, contents: Contents, before: Contents | None, folders: list[str]
) -> None:
    """Writes the list of contents, sees everything onto the disk, and makes the generation the newest."""
    files: dict[str, FileChecksums] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != CONTENTS:
            name = path.relative_to(folder).as_posix()
            known = before.files.get(name) if before is not None and path.stat().st_nlink > 1 else None
            if known is None:
                _sync(path)
            files[name] = known or checksums_of(path)
    write_json(folder / CONTENTS, contents._replace(files=files)._asdict())
    for path in (folder / WORDS, folder, index):
        _sync(path)
    publish(index, int(folder.name.removeprefix(GENERATION_PREFIX)), folders)
    _sync(index)


def generations(index: Path) -> dict[int, Path]:
    """The folders of generations that are there, finished or not, by number in ascending order."""
    found = {}
    for folder in index.glob(f"{GENERATION_PREFIX}*"):
        number = folder.name.removeprefix(GENERATION_PREFIX)
        if number.isascii() and number.isdigit():
            found[int(number)] = folder
    return dict(sorted(found.items()))


def orphans(index: Path, newest: int) -> list[Path]:
    """The folders of generations that were never finished: a rebuild was killed."""
    return [folder for number, folder in generations(index).items() if number > newest]


def clean(index: Path, newest: int) -> None:
    """Removes what no reader needs; only for the holder of the lock.

    That is all but the newest generation and the one before it, which readers may just be opening.
    """
    before = [folder for number, folder in generations(index).items() if number < newest]
    for folder in (*before[:-1], *orphans(index, newest)):
        shutil.rmtree(folder, ignore_errors=True)


def _link_all(before: Path, folder: Path) -> None:
    for path in before.iterdir():
        if path.name.startswith((RECORDS_PREFIX, LEXICON_PREFIX)):
            _link(path, folder / path.name)
    (folder / WORDS).mkdir()
    for path in (before / WORDS).iterdir():
        if path.is_file() and not path.name.upper().endswith("LOCK"):
            _link(path, folder / WORDS / path.name)


def _link(path: Path, target: Path) -> None:
    try:
        target.hardlink_to(path)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EXDEV, errno.EMLINK, errno.EACCES):
            raise
        shutil.copy2(path, target)


def _sync(path: Path) -> None:
    if sys.platform == "win32" and path.is_dir():
        # Cannot be opened there; the file system keeps its names itself.
        return
    handle = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_newest(index: Path, number: int) -> bool:
    try:
        return newest_generation(index) == number
    except SearchIndexError:
        return False


def _explained(index: Path, number: int, error: OSError) -> SearchIndexError:
    if _is_newest(index, number):
        return SearchIndexError(
            f"{index}: rebuilt, but the disk did not confirm it ({error.strerror or error}). Check the disk, "
            "then the index with `interviews doctor`."
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return SearchIndexError(f"{index}: the disk is full. Free some space; the index is as it was before.")
    return SearchIndexError(
        f"{index}: cannot be written ({error.strerror or error}). The index is as it was before; check the "
        "folder's permissions and the disk."
    )
