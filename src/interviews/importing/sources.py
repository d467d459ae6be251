"""The files of a folder that can be imported, and which of them have not been."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from interviews.importing.formats import FORMATS, suffix_of
from interviews.importing.placing import SUFFIX, source_named_in, way_to
from interviews.library.folders import PAPERS
from interviews.library.marker import INDEX_MARKER

KINDS_SHOWN = 6
CLOSED = (".doc", ".docm", ".pages", ".pdf", ".wpd", ".wps")
"""Kinds of documents that may hold transcripts and are not read."""
_NO_TRANSCRIPTS = ("~$", ".")
"""What the names of files begin with that a word processor keeps while it runs, and of hidden ones."""


class LeftAlone(NamedTuple):
    """Files of a folder that are no Markdown and have not been imported."""

    folder: Path
    kinds: tuple[tuple[str, int], ...]
    """Suffixes, most frequent first, with how many files have them."""

    @property
    def total(self) -> int:
        return sum(count for _, count in self.kinds)

    def __str__(self) -> str:
        shown = ", ".join(f"{count:,} {suffix}" for suffix, count in self.kinds[:KINDS_SHOWN])
        more = ", …" if len(self.kinds) > KINDS_SHOWN else ""
        files = (
            "1 file of another kind was" if self.total == 1 else f"{self.total:,} files of other kinds were"
        )
        return f"{files} left alone: {shown}{more}; `interviews import` makes transcripts of them"


def files_to_import(folder: Path) -> Iterator[Path]:
    """The files below a folder whose kind can be imported, by path.

    Hidden files, links, the papers of a repository and index folders are passed over, as by a rebuild.
    """
    return _files_below(folder, _is_importable)


def closed_documents(folder: Path) -> Counter[str]:
    """How many documents of a folder are of each of the kinds that first have to be saved as another one."""
    return Counter(suffix_of(file.name) for file in _files_below(folder, _is_closed))


def _files_below(folder: Path, is_wanted: Callable[[str], bool]) -> Iterator[Path]:
    pending = [folder]
    while pending:
        place = pending.pop()
        try:
            with os.scandir(place) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            # Whoever lists the transcripts of the folder says what is wrong with it.
            continue
        if any(entry.name == INDEX_MARKER for entry in entries):
            continue
        folders = []
        for entry in entries:
            if entry.name.startswith(_NO_TRANSCRIPTS) or entry.is_symlink():
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(place / entry.name)
            elif is_wanted(entry.name) and entry.is_file(follow_symlinks=False):
                yield place / entry.name
        pending += reversed(folders)


def _is_importable(name: str) -> bool:
    return suffix_of(name) in FORMATS and name.rpartition(".")[0].lower() not in PAPERS


def _is_closed(name: str) -> bool:
    return suffix_of(name) in CLOSED


def left_alone(folder: Path) -> LeftAlone | None:
    """What of a folder waits to be imported; None where nothing does."""
    kinds: Counter[str] = Counter()
    for place, files in groupby(files_to_import(folder), key=lambda file: file.parent):
        imported = _sources_of(place)
        kinds.update(suffix_of(file.name) for file in files if way_to(file, place) not in imported)
    if not kinds:
        return None
    return LeftAlone(folder, tuple(sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0]))))


def _sources_of(folder: Path) -> frozenset[str]:
    """The sources of which there are transcripts in a folder."""
    try:
        with os.scandir(folder) as found:
            names = [entry.name for entry in found if entry.name.endswith(SUFFIX)]
    except OSError:
        return frozenset()
    return frozenset(filter(None, (source_named_in(folder / name) for name in names)))
