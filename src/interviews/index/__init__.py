"""The search index, behind the small interface of `interviews.index.interface`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from interviews.index.opening import OpenedIndex

__all__ = ["open_index"]


def open_index(folder: Path) -> OpenedIndex:
    """Opens the index in a folder.

    Raises:
        NoIndexError: there is none yet.
        ForeignFolderError: the folder holds something else.
        DamagedIndexError: it is not whole, or of another version.
    """
    # Deferred: whoever needs only the records of the interface does not wait for NumPy and Whoosh.
    from interviews.index.opening import OpenedIndex

    return OpenedIndex(folder)
