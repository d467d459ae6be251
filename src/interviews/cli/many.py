"""Parses many transcripts, in as many processes as that is worth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from interviews.building.workers import usual_jobs, work_through
from interviews.cli.sources import NamedFile
from interviews.errors import InterviewsError
from interviews.library.transcripts import parse_file

if TYPE_CHECKING:
    from interviews.model import Interview

Found = TypeVar("Found")


class Outcome(NamedTuple, Generic[Found]):
    """What became of one file."""

    found: Found | None
    error: str | None
    """Why it could not be read, with the remedy."""


def outcomes(
    files: Sequence[NamedFile], work: Callable[[Sequence[Interview]], Found], jobs: int | None
) -> Iterator[Outcome[Found]]:
    """What a function makes of the interviews of each file, in the order of the files.

    Args:
        files: The files.
        work: A function of a module, since other processes call it.
        jobs: How many processes; None for as many as is worth it.
    """
    return work_through(partial(_outcome, work), files, jobs or usual_jobs(), lambda: False)


def _outcome(work: Callable[[Sequence[Interview]], Found], file: NamedFile) -> Outcome[Found]:
    try:
        interviews = parse_file(file.path, root=file.root)
    except InterviewsError as error:
        return Outcome(None, str(error))
    return Outcome(work(interviews), None)
