"""Reads exported quotations back from a file, whichever format with words in it they are in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from interviews.errors import SourceError
from interviews.exporting import baskets, csv_table, jsonl, packet
from interviews.exporting.collection import Quoted
from interviews.library.reading import decode

Read = Callable[[str], Iterable[Quoted]]

_READERS: dict[str, Read] = {
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".csv": csv_table.read,
    ".tsv": csv_table.read,
    ".md": packet.read,
    ".markdown": packet.read,
    baskets.SUFFIX: baskets.read,
}


def read_quotations(path: Path) -> list[Quoted]:
    """The quotations of a Markdown packet, a JSON Lines or CSV file, or a basket, told by the file's suffix.

    Raises:
        SourceError: the file cannot be read, is none of these, or quotes nothing.
    """
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise SourceError(
            f"{path}: only exports that hold the words can be checked: {', '.join(sorted(_READERS))}. "
            "Export the same pairs in one of these formats."
        )
    try:
        text = decode(path.read_bytes(), path)[0]
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}. Check the name.") from error
    try:
        quotations = list(read(text))
    except SourceError as error:
        raise SourceError(f"{path}: {error} Export it again, or mend it.") from error
    if not quotations:
        raise SourceError(f"{path}: quotes no Q&A pair that was exported by this program.")
    return quotations
