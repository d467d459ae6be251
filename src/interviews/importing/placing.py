"""Where transcripts are written, and what their front matter keeps so that the next import knows them again.

`imported_from` is the way from the transcript to its source, `imported_digest` what the source was like, and
`written_digest` what was written: a transcript that differs from it has been edited, and is left alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

from interviews.errors import SourceError
from interviews.importing.escaping import tidy_line
from interviews.library.reading import content_digest, read_bytes

SUFFIX = ".md"
NEW = ".new"
"""Behind the name of a transcript that the user edited: what its source says now, which is no transcript."""
SOURCE_KEY, PART_KEY, DIGEST_KEY, WRITTEN_KEY = (
    "imported_from",
    "imported_part",
    "imported_digest",
    "written_digest",
)
LONGEST_PART = 80
"""Characters of the name of a part in a file name."""
LOOKED_BEHIND = 3
"""Free names after which none is ours."""
MOST_NAMES = 100
"""Names that are tried for a transcript."""
_ENTRY = re.compile(r'(imported_from|imported_part|imported_digest|written_digest): "((?:[^"\\]|\\.)*)"')
_HEAD = 64 * 1024
"""Bytes in which the front matter ends."""


class Origin(NamedTuple):
    """What a transcript says of where it comes from."""

    source: str
    part: str | None
    digest: str
    is_edited: bool


def origin_of(path: Path) -> Origin | None:
    """Where a transcript comes from; None for one that no import wrote, or that cannot be read."""
    try:
        if not path.is_file() or source_named_in(path) is None:
            return None
        text = read_bytes(path)[0].decode("utf-8", "surrogateescape").replace("\r\n", "\n")
    except (OSError, SourceError):
        return None
    values = _entries(text)
    if SOURCE_KEY not in values or DIGEST_KEY not in values:
        return None
    edited = values.get(WRITTEN_KEY) != _digest_of(text)
    return Origin(values[SOURCE_KEY], values.get(PART_KEY), values[DIGEST_KEY], edited)


def head_of(source: str, part: str | None, digest: str) -> list[tuple[str, str | None]]:
    """The entries of the front matter by which a transcript is known again."""
    return [(SOURCE_KEY, source), (PART_KEY, part), (DIGEST_KEY, digest)]


def sealed(text: str) -> str:
    """A transcript with the entry that tells whether it has been edited since."""
    head, end, body = text.partition("\n---\n")
    return f'{head}\n{WRITTEN_KEY}: "{_digest_of(text)}"{end}{body}'


def way_to(source: Path, folder: Path) -> str:
    """The way from a folder to a source, with `/`."""
    return tidy_line(os.path.relpath(source, folder).replace(os.sep, "/"))


def names_for(source: Path, part: str | None) -> Iterator[str]:
    """The names that a transcript may have, the most wanted first."""
    stem, suffix = source.stem, source.suffix
    if part is not None:
        tidy = re.sub(r"[^\w .,()&+-]", "_", tidy_line(part)).strip(" .")[:LONGEST_PART]
        stem = f"{stem} - {tidy or 'text'}"
    yield f"{stem}{SUFFIX}"
    yield f"{stem}{suffix}{SUFFIX}"
    yield from (f"{stem}{suffix}-{number}{SUFFIX}" for number in count(2))


class Place(NamedTuple):
    """Where a transcript of a source is, or may be."""

    path: Path
    origin: Origin | None
    """None where there is no file yet."""


def place_for(source: Path, part: str | None, folder: Path) -> Place:
    """The file that an earlier import wrote for a source, otherwise the first name that nobody has.

    Raises:
        SourceError: there are too many files of that name.
    """
    way = way_to(source, folder)
    free: list[Path] = []
    for name in islice(names_for(source, part), MOST_NAMES):
        path = folder / name
        if not os.path.lexists(path):
            free.append(path)
            # A file in front of ours may have been deleted since.
            if len(free) == LOOKED_BEHIND:
                break
            continue
        origin = origin_of(path)
        if origin is not None and (origin.source, origin.part) == (way, part):
            return Place(path, origin)
    if free:
        return Place(free[0], None)
    raise SourceError(
        f"{source}: too many files are named like it in {folder}. Import it --into another folder."
    )


def source_named_in(path: Path) -> str | None:
    """The source that a transcript names, without a look at the rest of it."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8", "replace").replace("\r\n", "\n")
    except OSError:
        return None
    return _entries(head).get(SOURCE_KEY)


def _entries(text: str) -> dict[str, str]:
    """What the front matter of a text says of its source, by key."""
    front_matter = text.partition("\n---\n")[0] if text.startswith("---\n") else ""
    return {key: re.sub(r"\\(.)", r"\1", value) for key, value in _ENTRY.findall(front_matter)}


def _digest_of(text: str) -> str:
    lines = (line for line in text.split("\n") if not line.startswith(f"{WRITTEN_KEY}: "))
    return content_digest("\n".join(lines).encode("utf-8", "surrogateescape"))
