"""What is wrong with an index or its transcripts, and what helps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
