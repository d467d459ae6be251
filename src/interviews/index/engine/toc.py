"""The table of contents: the one file that says which files make up the index.

It is JSON followed by its CRC-32, replaced as a whole by each commit. Whoever has read one generation
keeps that generation: the files it names never change, and files already mapped outlive their deletion.
"""

from __future__ import annotations

import json
import os
import zlib
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final

from interviews.index.engine.errors import DamagedFileError, MissingIndexError, NotAnIndexError
from interviews.index.engine.files import (
    FILE_NAME,
    FileRecord,
    FileWriter,
    read_whole,
    storage_errors,
    sync_folder,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

TOC_NAME: Final = "index.toc"
FORMAT_NAME: Final = "interviews array index"
FORMAT_VERSION: Final = 1
MOST_TOC_BYTES: Final = 64 << 20
CHECKSUM_LENGTH: Final = 8


@dataclass(frozen=True)
class SegmentRecord:
    """A segment: a file of documents that is never changed, and which of them are deleted."""

    file: FileRecord
    documents: int
    """Deleted ones included; their numbers are 0 to `documents` - 1."""
    lengths: Mapping[str, int]
    """For each scored field the number of words in all documents, deleted ones included."""
    deletions: FileRecord | None = None
    """A file with the numbers of the deleted documents, ascending."""
    deleted: int = 0


@dataclass(frozen=True)
class Contents:
    """One generation of an index."""

    generation: int
    """Grows by one with each commit; no clock is involved."""
    schema: Mapping[str, Any]
    """The description that `schemas.describe` gives of the fields."""
    segments: tuple[SegmentRecord, ...] = ()
    attachments: Mapping[str, FileRecord] = field(default_factory=dict)
    """Files of the caller that belong to the generation, by the caller's name."""

    def files(self) -> Iterator[FileRecord]:
        """All files of the generation except the table of contents itself."""
        for segment in self.segments:
            yield segment.file
            if segment.deletions:
                yield segment.deletions
        yield from self.attachments.values()


def write_contents(folder: Path, contents: Contents) -> None:
    """Make `contents` the current generation, in one step.

    Until the rename the old generation is current, from then on the new one; the files it names must
    already be on disk.

    Raises:
        StorageError: If the disk or the folder refuses; the old generation is then intact.
    """
    body = json.dumps({"format": FORMAT_NAME, "version": FORMAT_VERSION} | asdict(contents)).encode()
    name = f"index-{os.urandom(8).hex()}.bin"
    with FileWriter(folder, name) as writer:
        writer.write(body + b"\n%08x\n" % zlib.crc32(body))
        with storage_errors(folder, "write to"):
            sync_folder(folder)
        writer.finish_as(folder / TOC_NAME)
    with storage_errors(folder, "write to"):
        sync_folder(folder)


def read_contents(folder: Path) -> Contents:
    """Return the current generation.

    Raises:
        MissingIndexError: If the folder has no table of contents.
        NotAnIndexError: If the file of that name is none of ours, or of another version.
        DamagedFileError: If it is cut short, changed or malformed.
    """
    path = folder / TOC_NAME
    try:
        data = read_whole(path, MOST_TOC_BYTES)
    except DamagedFileError as error:
        if error.reason == "is missing":
            raise MissingIndexError(f"There is no index in {str(folder)!r}. Build one first.") from error
        raise
    return _parse(path, data)


def _parse(path: Path, data: bytes) -> Contents:
    body, _, ending = data[:-1].rpartition(b"\n")
    if not data.endswith(b"\n") or len(ending) != CHECKSUM_LENGTH or ending != b"%08x" % zlib.crc32(body):
        if not data.startswith(b'{"format": "' + FORMAT_NAME.encode()):
            raise NotAnIndexError(
                f"The file {str(path)!r} is not an index of this program; it is left alone."
            )
        raise DamagedFileError(path, "is cut short or changed")
    try:
        content = json.loads(body)
        if content["format"] != FORMAT_NAME or content["version"] != FORMAT_VERSION:
            raise NotAnIndexError(f"The index {str(path)!r} has a format of another version. Rebuild it.")
        return Contents(
            generation=_count(content["generation"]),
            schema=_mapping(content["schema"], lambda value: value),
            segments=tuple(_segment(entry) for entry in content["segments"]),
            attachments=_mapping(content["attachments"], _file),
        )
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise DamagedFileError(path, "is malformed") from error


def _segment(entry: Any) -> SegmentRecord:
    deletions = entry["deletions"]
    documents, deleted = _count(entry["documents"]), _count(entry["deleted"])
    if deleted > documents or bool(deleted) != (deletions is not None):
        raise ValueError(entry)
    return SegmentRecord(
        file=_file(entry["file"]),
        documents=documents,
        lengths=_mapping(entry["lengths"], _count),
        deletions=None if deletions is None else _file(deletions),
        deleted=deleted,
    )


def _file(entry: Any) -> FileRecord:
    # A name with a folder in it, or of another pattern, could make a reader or a cleaner touch other files.
    if not FILE_NAME.fullmatch(entry["name"]):
        raise ValueError(entry["name"])
    return FileRecord(entry["name"], _count(entry["size"]), _count(entry["checksum"]))


def _count(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 1 << 62:
        raise ValueError(value)
    return value


def _mapping(value: Any, convert: Callable[[Any], Any]) -> dict[str, Any]:
    return {str(key): convert(item) for key, item in value.items()}
