"""One generation of an index, opened as a whole, and the cleaning up after others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whoosh.reading import EmptyReader, IndexReader, MultiReader

from interviews.index.engine.codec import ArraySegmentReader
from interviews.index.engine.errors import DamagedFileError, EngineError, MissingIndexError, NotAnIndexError
from interviews.index.engine.files import (
    FILE_NAME,
    TEMPORARY_NAME,
    map_file,
    remove_quietly,
    storage_errors,
    verify_file,
)
from interviews.index.engine.schemas import require_same
from interviews.index.engine.toc import TOC_NAME, Contents, read_contents

if TYPE_CHECKING:
    import mmap
    from collections.abc import Mapping
    from pathlib import Path

    from whoosh.fields import Schema

ATTEMPTS: Final = 20
"""How often opening starts over because commits keep replacing the generation."""


class Generation:
    """All files of one generation, mapped at once, so that later commits cannot take any away.

    Args:
        folder: The folder of the index.
        schema: The schema it must have been built with.
        contents: The generation's table of contents.

    Raises:
        SchemaMismatchError: If it was built with another schema.
        DamagedFileError: If a file is not what the table of contents says.
    """

    def __init__(self, folder: Path, schema: Schema, contents: Contents) -> None:
        require_same(folder, schema, contents.schema)
        self.folder = folder
        self.schema = schema
        self.contents = contents
        self.readers: list[IndexReader] = [
            ArraySegmentReader(folder, schema, record, contents.generation) for record in contents.segments
        ]
        self._attachments: Mapping[str, mmap.mmap | bytes] = {
            name: map_file(folder / record.name, record.size) for name, record in contents.attachments.items()
        }

    @property
    def number(self) -> int:
        """The number of the generation."""
        return self.contents.generation

    def reader(self) -> IndexReader:
        """Return a Whoosh reader of the whole generation."""
        if not self.readers:
            return EmptyReader(self.schema)
        if len(self.readers) == 1:
            return self.readers[0]
        return MultiReader(self.readers, self.number)

    def attachment(self, name: str) -> bytes | None:
        """Return the bytes attached under a name, None if there are none."""
        content = self._attachments.get(name)
        return None if content is None else bytes(content[:])


def open_generation(folder: Path, schema: Schema) -> Generation:
    """Open the current generation, starting over when a commit replaces it meanwhile.

    Raises:
        MissingIndexError, NotAnIndexError, SchemaMismatchError, DamagedFileError: As `read_contents` and
            `Generation` do.
    """
    contents = read_contents(folder)
    for _ in range(ATTEMPTS):
        try:
            return Generation(folder, schema, contents)
        except DamagedFileError:
            newer = read_contents(folder)
            if newer.generation == contents.generation:
                raise
            contents = newer
    return Generation(folder, schema, contents)


def verify(folder: Path) -> list[EngineError]:
    """Read every file of the current generation and compare it with its checksum.

    Returns:
        One error per file that is wrong; an empty list for a sound index.

    Raises:
        MissingIndexError, NotAnIndexError: If there is no index.
    """
    try:
        contents = read_contents(folder)
    except DamagedFileError as error:
        return [error]
    errors: list[EngineError] = []
    for record in contents.files():
        try:
            verify_file(folder, record)
        except EngineError as error:
            errors.append(error)
    if errors and read_contents(folder).generation != contents.generation:
        return verify(folder)
    return errors


def require_own_folder(folder: Path) -> None:
    """Create the folder if need be, and make sure that it holds nothing but an index.

    Raises:
        NotAnIndexError: If it holds anything else.
        StorageError: If it cannot be created or read.
    """
    with storage_errors(folder, "create"):
        folder.mkdir(parents=True, exist_ok=True)
    with storage_errors(folder, "read"):
        names = {entry.name for entry in folder.iterdir()}
    strangers = sorted(name for name in names if not _is_ours(name))
    if strangers:
        raise NotAnIndexError(
            f"The folder {str(folder)!r} holds {strangers[0]!r} and is no index; it is left alone. "
            "Choose an empty folder for the index."
        )


def clean(folder: Path) -> None:
    """Remove files that an interrupted or replaced generation left behind.

    Only for the holder of the writer's lock. Nothing is removed unless the table of contents is sound.
    """
    try:
        needed = {record.name for record in read_contents(folder).files()}
    except MissingIndexError:
        needed = set()
    except EngineError:
        return
    with storage_errors(folder, "read"):
        names = [entry.name for entry in folder.iterdir()]
    for name in names:
        abandoned = FILE_NAME.fullmatch(name) and name not in needed
        if abandoned or TEMPORARY_NAME.fullmatch(name):
            remove_quietly(folder / name)


def _is_ours(name: str) -> bool:
    # Deferred: who finds an index asks nothing of locks.
    from interviews.index.engine.locking import LOCK_NAME

    return name in {TOC_NAME, LOCK_NAME} or bool(FILE_NAME.fullmatch(name) or TEMPORARY_NAME.fullmatch(name))
