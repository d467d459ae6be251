"""What an index knows of the transcripts it was made from; only a rebuild and a checkup read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from interviews.library.fingerprints import Fingerprint, Place


@dataclass(slots=True)
class KnownFile:
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

    def totals(self) -> dict[str, int]:
        """How many `interviews`, `pairs` and `passages` the files hold together."""
        return {
            name: sum(getattr(file, name) for file in self.files.values())
            for name in ("interviews", "pairs", "passages")
        }

    def twins(self) -> list[tuple[str, str]]:
        """For each pair that was published before, its id and that of the pair with the same words."""
        return [
            (identifier, original)
            for file in self.files.values()
            for original, identifier in file.salted.items()
        ]

    def digests(self) -> dict[Place, str]:
        """For each transcript what tells its content from any other."""
        return {there: f"{known.fingerprint.digest}/{known.people}" for there, known in self.files.items()}


def known_file(entry: dict[str, Any]) -> KnownFile:
    """What is known of a file, from the plain values that it was kept as."""
    return KnownFile(**{**entry, "fingerprint": Fingerprint(**entry["fingerprint"])})
