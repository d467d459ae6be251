"""Which documents of a segment are deleted: a small file beside the segment, replaced and never changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from interviews.index.engine.errors import DamagedFileError
from interviews.index.engine.files import FileWriter, SectionFile, SectionWriter, new_name

if TYPE_CHECKING:
    from pathlib import Path

    from interviews.index.engine.files import Array
    from interviews.index.engine.toc import SegmentRecord


def with_deletions(folder: Path, segment: SegmentRecord, deleted: Array) -> SegmentRecord:
    """Write the numbers of a segment's deleted documents and return its new record.

    Args:
        folder: The folder of the index.
        segment: The segment.
        deleted: The numbers of all its deleted documents, ascending; the same record comes back for none.

    Raises:
        StorageError: If the disk or the folder refuses.
    """
    if not len(deleted):
        return replace(segment, deletions=None, deleted=0)
    with FileWriter(folder, new_name("deleted")) as file:
        writer = SectionWriter(file)
        writer.add("deleted", deleted.astype("u4"))
        return replace(segment, deletions=writer.finish({}), deleted=len(deleted))


def read_deletions(folder: Path, segment: SegmentRecord) -> Array:
    """Return the numbers of a segment's deleted documents, ascending.

    Raises:
        DamagedFileError: If they are not that.
    """
    if segment.deletions is None:
        return np.zeros(0, dtype="u4")
    file = SectionFile(folder, segment.deletions)
    deleted = file.array("deleted")
    in_order = len(deleted) == segment.deleted and bool(np.all(deleted[1:] > deleted[:-1]))
    if not in_order or int(deleted[-1]) >= segment.documents:
        raise DamagedFileError(file.path, "names documents that do not exist")
    return deleted
