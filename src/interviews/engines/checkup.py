"""What is wrong with an index or its transcripts, and what helps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from interviews.building.preparing import CompanionProblems
from interviews.engines.manifest import KnownFile, Manifest
from interviews.errors import SourceError
from interviews.library.fingerprints import Place, place
from interviews.library.folders import TranscriptFile, list_folder
from interviews.library.reading import content_digest, read_bytes, read_transcript
from interviews.library.transcripts import parser_version

Remedy = Literal["none", "rebuild", "full rebuild", "by hand"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it should be."""

    code: str
    """Of the index: `damaged`, `inconsistent`, `outdated`, `unfinished`, `closed`. Of its transcripts: `new`,
    `changed`, `missing`, `unreadable`."""
    path: str
    message: str
    """What it means and what to do."""
    remedy: Remedy
    """What the program itself can do about it."""


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was found."""

    problems: tuple[Problem, ...]
    folders: tuple[str, ...] = ()
    """The transcripts folders, as far as they are known."""
    files_of_index: int = 0
    shards: int = 0
    """Of an index on a cluster, which has no files here."""
    transcripts: int = 0
    pairs: int = 0
    dead_share: float = 0.0
    """Which share of the rows stands for nothing any more; a rebuild drops them when they are many."""
    dead_bytes: int = 0
    """About how much smaller the index would be without them."""


def remedy_of(checkup: Checkup) -> Remedy:
    """The most thorough of the remedies that its problems need; `none` for a sound index."""
    needed = {problem.remedy for problem in checkup.problems}
    order: tuple[Remedy, ...] = ("full rebuild", "rebuild", "by hand", "none")
    return next((remedy for remedy in order if remedy in needed), "none")


def outdated(place: str, is_of_this_schema: bool, parser: str) -> list[Problem]:
    """What is wrong with an index that another version of the program has written."""
    if not is_of_this_schema:
        message = "written by another version of this program. Rebuild it."
        return [Problem("outdated", place, message, "full rebuild")]
    if parser != parser_version():
        message = (
            "the transcripts were structured by another version of this program. The next rebuild reads them "
            "all again."
        )
        return [Problem("outdated", place, message, "rebuild")]
    return []


def problems_of_transcripts(manifest: Manifest) -> Iterator[Problem]:
    """What is not as the manifest says; every transcript is read."""
    there: dict[Place, TranscriptFile] = {}
    lost = set()
    for name in manifest.folders:
        try:
            there |= {place(file): file for file in list_folder(Path(name)).files}
        except SourceError as error:
            lost.add(name)
            yield Problem("missing", name, f"{error} Its pairs stay in the index until you do.", "by hand")
    companions = CompanionProblems()
    for problem in dict.fromkeys(filter(None, map(companions.of, there.values()))):
        yield Problem("unreadable", problem.partition(": ")[0], problem, "by hand")
    for known_place, known in manifest.files.items():
        if known_place[0] not in lost:
            yield from _source(known_place, known, known_place in there)
    for new in there.keys() - manifest.files.keys():
        yield from _new(there[new])


def _source(known_place: Place, known: KnownFile, is_there: bool) -> Iterator[Problem]:
    path = Path(*known_place)
    if not is_there:
        yield Problem("missing", str(path), "deleted or moved since the last rebuild.", "rebuild")
        return
    try:
        digest = content_digest(read_bytes(path)[0])
    except SourceError as error:
        yield Problem("unreadable", str(path), str(error), "by hand")
        return
    if digest != known.fingerprint.digest:
        status = path.stat()
        unseen = (status.st_size, status.st_mtime_ns) == (known.fingerprint.size, known.fingerprint.modified)
        yield Problem(
            "changed",
            str(path),
            "changed since the last rebuild, though its size and time are the same."
            if unseen
            else "changed since the last rebuild.",
            "full rebuild" if unseen else "rebuild",
        )


def _new(file: TranscriptFile) -> Iterator[Problem]:
    try:
        read_transcript(file.path)
    except SourceError as error:
        yield Problem("unreadable", str(file.path), str(error), "by hand")
        return
    yield Problem("new", str(file.path), "not in the index yet.", "rebuild")
