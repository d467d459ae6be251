"""Whether the transcripts are what an index was made from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from interviews.building.companions import CompanionProblems
from interviews.engines.checkup import Problem
from interviews.engines.manifest import KnownFile, Manifest
from interviews.errors import SourceError
from interviews.library.fingerprints import Place, place
from interviews.library.folders import TranscriptFile, list_folder
from interviews.library.reading import content_digest, read_bytes, read_transcript


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
