"""The same schema and documents under stock Whoosh, for comparison.

Everything an `ArrayIndex` can index stock Whoosh can index too, with the same terms, positions and scores.
Its files are pickles, which is why they are read through an allow-list; they have no checksums.
"""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING

from whoosh.filedb.filestore import FileStorage
from whoosh.index import EmptyIndexError, FileIndex
from whoosh.index import IndexError as WhooshIndexError

from interviews.index.engine.errors import DamagedFileError, MissingIndexError
from interviews.index.engine.schemas import check_schema
from interviews.index.engine.unpickling import restrict_whoosh

if TYPE_CHECKING:
    from whoosh.fields import Schema


def create_stock(folder: Path | str, schema: Schema) -> FileIndex:
    """Make an empty index of stock Whoosh in a folder.

    Raises:
        UnsupportedFieldError: If an `ArrayIndex` could not keep what the schema asks for.
    """
    check_schema(schema)
    restrict_whoosh()
    Path(folder).mkdir(parents=True, exist_ok=True)
    FileIndex.create(FileStorage(str(folder)), schema)  # type: ignore[no-untyped-call]
    return open_stock(folder, schema)


def open_stock(folder: Path | str, schema: Schema) -> FileIndex:
    """Open an index of stock Whoosh; nothing outside the allow-list is unpickled.

    Raises:
        MissingIndexError: If the folder holds none.
        DamagedFileError: If its table of contents cannot be read.
    """
    restrict_whoosh()
    try:
        return FileIndex(FileStorage(str(folder)), schema=schema)  # type: ignore[no-untyped-call]
    except EmptyIndexError as error:
        raise MissingIndexError(
            f"There is no index of Whoosh in {str(folder)!r}. Build one first."
        ) from error
    except (pickle.UnpicklingError, WhooshIndexError, EOFError, AssertionError, ValueError) as error:
        raise DamagedFileError(Path(folder), f"cannot be read by Whoosh ({error})") from error
