"""Which files are new, changed, gone or renamed since they were last read.

Size and time of change are compared first; only a file where one of them differs is read, and only when its
content differs too is it changed. A new file with the content of one that is gone is that one, renamed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from interviews.errors import SourceError
from interviews.library.folders import TranscriptFile
from interviews.library.reading import content_digest, read_bytes

SAME_MOMENT = 2_000_000_000
"""Nanoseconds. A file changed this shortly before it was read may have changed again without a new time."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a file was like when it was read."""

    size: int
    modified: int
    """Nanoseconds since 1970."""
    digest: str
    read: int = 0
    """When it was read, in nanoseconds since 1970."""

    def surely_matches(self, file: TranscriptFile) -> bool:
        """Whether the file is the same without looking into it."""
        return (
            self.size == file.size
            and self.modified == file.modified
            and self.modified + SAME_MOMENT < self.read
        )


Place = tuple[str, str]
"""The folder, absolute, and the path below it."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What to do with the files of some folders."""

    added: tuple[TranscriptFile, ...]
    """With the renamed ones."""
    changed: tuple[TranscriptFile, ...]
    unchanged: tuple[TranscriptFile, ...]
    touched: tuple[TranscriptFile, ...]
    """Those of `unchanged` that have a new time and their old content."""
    removed: tuple[Place, ...]
    """With the old places of renamed ones."""
    renamed: Mapping[Place, Place]
    """From the new place to the old one."""


def place(file: TranscriptFile) -> Place:
    """Where a file is, as the index keeps it."""
    return str(file.folder), file.relative


def compare(files: Iterable[TranscriptFile], known: Mapping[Place, Fingerprint]) -> Changes:
    """What has changed between `known` and the files that are there now."""
    added, changed, unchanged, touched = [], [], [], []
    seen = set()
    for file in files:
        seen.add(place(file))
        before = known.get(place(file))
        if before is None:
            added.append(file)
        elif before.surely_matches(file):
            unchanged.append(file)
        elif before.size == file.size and _digest(file) == before.digest:
            unchanged.append(file)
            if before.modified != file.modified:
                touched.append(file)
        else:
            changed.append(file)
    removed = tuple(there for there in known if there not in seen)
    return Changes(
        added=tuple(added),
        changed=tuple(changed),
        unchanged=tuple(unchanged),
        touched=tuple(touched),
        removed=removed,
        renamed=_renamed(added, removed, known),
    )


def _renamed(
    added: Iterable[TranscriptFile], removed: Iterable[Place], known: Mapping[Place, Fingerprint]
) -> dict[Place, Place]:
    gone: dict[int, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for there in removed:
        gone[known[there].size][known[there].digest].append(there)
    renamed = {}
    for file in added:
        candidates = gone.get(file.size)
        former = candidates.get(_digest(file)) if candidates else None
        if former:
            renamed[place(file)] = former.pop(0)
    return renamed


def _digest(file: TranscriptFile) -> str:
    try:
        return content_digest(read_bytes(file.path)[0])
    except SourceError:
        return ""  # Whoever reads the file next says what is wrong with it.
