"""What a rebuild tells while it runs, and at its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple


@dataclass(frozen=True, slots=True)
class SkippedFile:
    path: str
    reason: str
    """What is wrong and the remedy."""


class FileFinding(NamedTuple):
    """Something in a transcript that a reader should look at."""

    path: str
    line: int
    code: str
    message: str


class RebuildProgress(NamedTuple):
    """How far a rebuild is."""

    stage: Literal["looking", "importing", "parsing", "writing", "meaning", "publishing"]
    done: int
    total: int
    path: str | None = None
    """The file just finished."""


@dataclass(frozen=True, slots=True)
class RebuildReport:
    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    skipped: tuple[SkippedFile, ...] = ()
    kept: int = 0
    """Files that stay in the index as they were, since their speakers or topics file is wrong."""
    findings: tuple[FileFinding, ...] = ()
    """In the files that were read; `interviews check` lists those of all."""
    files: int = 0
    interviews: int = 0
    pairs: int = 0
    passages: int = 0
    """The totals of the index afterwards."""
    without_pairs: int = 0
    """Files in which nobody is asked and answers."""
    seconds: float = 0.0
    notes: tuple[str, ...] = field(default=())
    """Such as links that were not followed."""
