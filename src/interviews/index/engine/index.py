"""The index as a whole: create it, open it, search it, write to it, verify it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from whoosh.index import Index

from interviews.index.engine.errors import EngineError
from interviews.index.engine.generation import Generation, open_generation, verify
from interviews.index.engine.locking import LOCK_TIMEOUT
from interviews.index.engine.searcher import ArraySearcher
from interviews.index.engine.toc import TOC_NAME, read_contents

if TYPE_CHECKING:
    from whoosh.fields import Schema
    from whoosh.reading import IndexReader

    from interviews.index.engine.writer import ArrayWriter


class ArrayIndex(Index):
    """An index in a folder.

    Nothing of it is unpickled. The schema is not read from the folder but given by the program, and must
    agree with the one the index was built with.

    Args:
        folder: The folder of the index.
        schema: Its schema.

    Raises:
        MissingIndexError: If the folder holds no index.
        NotAnIndexError: If it holds something else, or an index of another version.
        SchemaMismatchError: If the index was built with another schema.
        DamagedFileError: If a file is missing, cut short or malformed.
    """

    def __init__(self, folder: Path | str, schema: Schema) -> None:
        self.folder = Path(folder)
        self.schema = schema
        self._opened = open_generation(self.folder, schema)

    @classmethod
    def create(cls, folder: Path | str, schema: Schema) -> ArrayIndex:
        """Make an empty index, in place of one that may be in the folder.

        Raises:
            NotAnIndexError: If the folder holds anything but an index.
            LockedIndexError: If another process is writing.
            UnsupportedFieldError: If the engine does not keep what the schema asks for.
            StorageError: If the folder cannot be created or written.
        """
        # Deferred, here and below: who only searches does not wait for what writes (10 ms).
        from interviews.index.engine.writer import ArrayWriter

        ArrayWriter.replacing(Path(folder), schema).commit()
        return cls(folder, schema)

    @staticmethod
    def exists(folder: Path | str) -> bool:
        """Return whether a folder holds an index of this format, without opening its segments."""
        try:
            read_contents(Path(folder))
        except EngineError:
            return False
        return True

    def generation(self) -> Generation:
        """Return the current generation, opened; the same object until a commit replaces it."""
        if read_contents(self.folder).generation != self._opened.number:
            self._opened = open_generation(self.folder, self.schema)
        return self._opened

    def latest_generation(self) -> int:
        """Return the number of the current generation, -1 if the index is gone."""
        if not (self.folder / TOC_NAME).exists():
            return -1
        return read_contents(self.folder).generation

    def refresh(self) -> ArrayIndex:
        """Return the index at its current generation."""
        self.generation()
        return self

    def up_to_date(self) -> bool:
        """Return whether the generation opened last is the current one."""
        return self.latest_generation() == self._opened.number

    def is_empty(self) -> bool:
        """Return whether the index has no documents."""
        return not self.generation().contents.segments

    def reader(self, reuse: IndexReader | None = None) -> IndexReader:
        """Return a reader of the current generation; it stays valid whatever is committed later."""
        return self.generation().reader()

    def searcher(self, **options: Any) -> ArraySearcher:
        """Return a searcher of the current generation; it stays valid whatever is committed later."""
        return ArraySearcher.of(self.generation(), closereader=False, fromindex=self, **options)

    def writer(self, timeout: float = LOCK_TIMEOUT, **_options: Any) -> ArrayWriter:
        """Return a writer.

        Args:
            timeout: Seconds to wait for another writer.

        Raises:
            LockedIndexError: If another writer does not finish in time.
        """
        from interviews.index.engine.writer import ArrayWriter

        return ArrayWriter(self.folder, self.schema, timeout)

    def verify(self) -> list[EngineError]:
        """Read every file and compare it with its checksum; return what is wrong."""
        return verify(self.folder)
