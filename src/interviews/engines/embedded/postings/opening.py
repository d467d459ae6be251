"""Opens a Whoosh index without running anything that is in it.

Whoosh keeps its table of contents in pickles: whoever changes it can run any code in the process that opens
the folder with `whoosh.index.open_dir`. Here the schema is that of the program, what is read of the table is
checked, and nothing but plain values and our own segments is unpickled.
"""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import _CURRENT_TOC_VERSION, TOC, FileIndex

from interviews.engines.embedded.checksums import CheckedFolder
from interviews.engines.embedded.files import open_plain_file, taking_apart
from interviews.engines.embedded.postings.codec import ArraySegment, CheckedStorage
from interviews.engines.embedded.postings.schema import make_schema

NAME = "MAIN"
"""What Whoosh calls an index that nobody gave a name."""
_ALLOWED = {(ArraySegment.__module__, ArraySegment.__qualname__): ArraySegment}


class SafeIndex(FileIndex):
    """A Whoosh index in a folder.

    Raises:
        DamagedIndexError: its table of contents cannot be read, or is none of ours.
        FileNotFoundError: there is none.
    """

    def __init__(self, folder: CheckedFolder) -> None:
        self.folder = folder
        self.storage = CheckedStorage(folder)
        self._schema = make_schema()
        self.indexname = NAME
        self._read_toc()

    @classmethod
    def make(cls, folder: Path) -> SafeIndex:
        """An empty index in a new folder."""
        folder.mkdir()
        TOC.create(FileStorage(str(folder)), make_schema(), NAME)
        return cls(CheckedFolder(folder))

    def _read_toc(self) -> TOC:
        generation = TOC._latest_generation(self.storage, NAME)
        name = TOC._filename(NAME, generation)
        path = self.folder.path / name
        if generation < 0:
            raise FileNotFoundError(None, "there is no table of contents", str(path))
        with taking_apart(path):
            self.folder.file(name).require_all()
            segments = _segments_in(path)
            if not all(isinstance(segment, ArraySegment) and segment.is_sound() for segment in segments):
                raise ValueError("a segment is none")
        return TOC(self._schema, segments, generation)


def _segments_in(path: Path) -> list[ArraySegment]:
    """The segments of a table of contents; reads what `TOC.write` writes, as `TOC.read` does."""
    with StructFile(open_plain_file(path), name=path.name) as stream:
        for _ in ("int", "long", "float"):
            stream.read_varint()
        stream.read_int()
        # Older versions have other pickles.
        if stream.read_int() != _CURRENT_TOC_VERSION:
            raise ValueError("another version of Whoosh")
        for _ in ("major", "minor", "build"):
            stream.read_varint()
        stream.skip_string()
        stream.read_int()
        stream.read_int()
        return list(_Unpickler(stream.file).load())


class _Unpickler(pickle.Unpickler):
    """Builds plain values and segments."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of a segment.

        Raises:
            UnpicklingError: for anything else.
        """
        try:
            return _ALLOWED[(module, name)]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} is not allowed in an index") from None
