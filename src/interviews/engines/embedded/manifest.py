"""What an index knows of the transcripts it was made from; only a rebuild reads it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from interviews.engines.embedded.files import read_json, taking_apart, write_json
from interviews.engines.embedded.layout import FILES, generation_folder, newest_generation
from interviews.errors import SearchIndexError
from interviews.library.fingerprints import Fingerprint, Place


@dataclass(slots=True)
class KnownFile:
    source: int
    """Its number in `Names.sources`."""
    fingerprint: Fingerprint
    people: str | None
    """The digest of the speakers and topics files that went with it."""
    first: int
    """The lower, the earlier it was first indexed: the earlier file keeps an id that two files claim."""
    salted: dict[str, str]
    """For pairs whose own id was taken by an earlier file, the id they got instead."""
    interviews: int
    pairs: int
    warnings: int
    passages: int = 0
    """Not in the manifests of before; an index of an older version still says which file came first."""


@dataclass(slots=True)
class Manifest:
    folders: list[str] = field(default_factory=list)
    files: dict[Place, KnownFile] = field(default_factory=dict)
    next_first: int = 0
    """For the next file that is new."""


def read_manifest(generation: Path) -> Manifest:
    """The manifest of a generation.

    Raises:
        DamagedIndexError: it is not whole.
        FileNotFoundError: it is gone.
    """
    with taking_apart(generation / FILES):
        found = read_json(generation / FILES)
        return Manifest(
            folders=found["folders"],
            next_first=found["next_first"],
            files={(entry.pop("folder"), entry.pop("path")): _known(entry) for entry in found["files"]},
        )


def write_manifest(generation: Path, manifest: Manifest) -> None:
    write_json(
        generation / FILES,
        {
            "folders": manifest.folders,
            "next_first": manifest.next_first,
            "files": [
                {"folder": folder, "path": path, **asdict(known)}
                for (folder, path), known in manifest.files.items()
            ],
        },
    )


def _known(entry: dict[str, Any]) -> KnownFile:
    return KnownFile(**{**entry, "fingerprint": Fingerprint(**entry["fingerprint"])})


def digests_of_newest(index: Path) -> dict[Place, str]:
    """For each transcript of the newest generation what tells its content from any other."""
    try:
        manifest = read_manifest(generation_folder(index, newest_generation(index)))
    except (SearchIndexError, FileNotFoundError):
        return {}
    return {there: f"{known.fingerprint.digest}/{known.people}" for there, known in manifest.files.items()}
