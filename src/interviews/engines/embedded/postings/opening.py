"""Opens a folder of words as a Whoosh index, to write to it, without running anything that is in it.

The schema is that of the program; `segments` reads the rest.
"""

from __future__ import annotations

from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex

from interviews.engines.embedded.checksums import CheckedFolder
from interviews.engines.embedded.postings.codec import ArraySegment, CheckedStorage
from interviews.engines.embedded.postings.schema import make_schema
from interviews.engines.embedded.postings.segments import NAME, listed_segments


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
        number, segments = listed_segments(self.folder, ArraySegment)
        return TOC(self._schema, segments, number)
