"""Which files of a folder are transcripts.

Every `*.md` and `*.markdown` file below the folder is one, with these exceptions, each of which is reported
in a note and never passed over in silence:

* hidden files and folders (a name that begins with a full stop),
* the papers of a repository (`README.md`, `CHANGELOG.md` and their like), which hold no interview,
* symbolic links: one that stays within the folder names a file that is read anyway, and one that leaves it
  could name anything on the machine,
* a folder that holds a search index of ours, and a folder that cannot be read.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from interviews.errors import SourceError
from interviews.library.marker import INDEX_MARKER

SUFFIXES = (".md", ".markdown")
PAPERS = frozenset(
    {
        "readme",
        "changelog",
        "contributing",
        "contributors",
        "code_of_conduct",
        "license",
        "licence",
        "security",
        "summary",
        "_index",
    }
)
"""Names without suffix, in lower case, of files that describe a collection and are no part of it."""
LONGEST_SHOWN = 200
"""Characters of a path in a message."""
NOTED_LINKS = 5
"""Links named one by one; of the rest, the number is said."""


@dataclass(frozen=True, slots=True)
class TranscriptFile:
    """A file that is to be read."""

    folder: Path
    """The transcripts folder, absolute."""
    relative: str
    """The path below the folder, with `/`; unique within it."""
    size: int
    """Bytes."""
    modified: int
    """Nanoseconds since 1970."""

    @property
    def path(self) -> Path:
        return self.folder / self.relative


@dataclass(frozen=True, slots=True)
class FolderListing:
    """The transcripts of a folder, and what was left out."""

    files: tuple[TranscriptFile, ...]
    """By path."""
    notes: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    """Folders, relative with `/`, whose files are unknown: not the same as gone."""


@dataclass(slots=True)
class _Walk:
    folder: Path
    pending: list[str] = field(default_factory=lambda: [""])
    """Folders that are still to be visited: a list, since they may be nested deeper than calls may be."""
    files: list[TranscriptFile] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    hidden: Counter[str] = field(default_factory=Counter)
    papers: list[str] = field(default_factory=list)


def list_folder(folder: Path) -> FolderListing:
    """The transcripts below a folder.

    Raises:
        SourceError: there is no such folder, or it cannot be read.
    """
    try:
        is_folder = stat.S_ISDIR(folder.stat().st_mode)
        absolute = Path(os.path.realpath(folder))
    except FileNotFoundError as error:
        raise SourceError(
            f"{folder}: there is no such folder. Check the name, or name the one to which it has moved."
        ) from error
    except OSError as error:
        raise SourceError(f"{_brief(str(folder))}: {error.strerror}. Check the name.") from error
    if not is_folder:
        raise SourceError(f"{folder}: this is no folder. Name the folder that holds the transcripts.")
    walk = _Walk(absolute)
    while walk.pending:
        _visit(walk, walk.pending.pop())
    walk.files.sort(key=lambda file: file.relative)
    return FolderListing(tuple(walk.files), tuple(_notes(walk)), tuple(walk.unreadable))


def _visit(walk: _Walk, relative: str) -> None:
    try:
        with os.scandir(walk.folder / relative) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        if not relative:
            raise SourceError(
                f"{walk.folder}: cannot be read: {error.strerror}. Change its permissions."
            ) from error
        walk.unreadable.append(relative)
        walk.notes.append(f"{_brief(relative)}: this folder cannot be read ({error.strerror}); left out.")
        return
    if any(entry.name == INDEX_MARKER for entry in entries):
        walk.notes.append(f"{relative or '.'}: holds a search index, not transcripts; left out.")
        return
    for entry in entries:
        below = f"{relative}/{entry.name}" if relative else entry.name
        is_transcript = entry.name.lower().endswith(SUFFIXES)
        if entry.name.startswith("."):
            walk.hidden["folder" if entry.is_dir(follow_symlinks=False) else "file"] += 1
        elif entry.is_symlink():
            if is_transcript or _leads_to_folder(entry):
                walk.links.append(below)
        elif entry.is_dir(follow_symlinks=False):
            walk.pending.append(below)
        elif is_transcript:
            _take(walk, entry, below)


def _brief(path: str) -> str:
    """A path as a message can show it; one that is too long to be opened has thousands of characters."""
    return path if len(path) <= LONGEST_SHOWN else f"{path[:LONGEST_SHOWN]}…"


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _take(walk: _Walk, entry: os.DirEntry[str], below: str) -> None:
    if entry.name.lower().rpartition(".")[0] in PAPERS:
        walk.papers.append(below)
        return
    if not entry.is_file(follow_symlinks=False):
        walk.notes.append(f"{below}: a device or pipe, not a file; left out.")
        return
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return  # Deleted between the listing and now.
    walk.files.append(TranscriptFile(walk.folder, below, status.st_size, status.st_mtime_ns))


def _notes(walk: _Walk) -> list[str]:
    notes = list(walk.notes)
    for link in walk.links[:NOTED_LINKS]:
        # Unlike `Path.resolve`, it lets a link to itself pass.
        target = Path(os.path.realpath(walk.folder / link))
        where = "inside the folder" if target.is_relative_to(walk.folder) else "outside the folder"
        notes.append(f"{link}: a symbolic link to something {where}; not followed.")
    if len(walk.links) > NOTED_LINKS:
        notes.append(f"{len(walk.links) - NOTED_LINKS} more symbolic links were not followed.")
    if walk.papers:
        notes.append(
            f"left out as no interviews: {', '.join(walk.papers[:8])}{', …' * (len(walk.papers) > 8)}."
        )
    if walk.hidden:
        counted = " and ".join(
            f"{number} hidden {kind}{'' if number == 1 else 's'}"
            for kind, number in sorted(walk.hidden.items())
        )
        notes.append(f"left out: {counted}.")
    return notes
