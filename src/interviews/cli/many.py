"""Parses many transcripts, in as many processes as that is worth."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from interviews.cli.sources import NamedFile
from interviews.errors import InterviewsError
from interviews.library.transcripts import parse_file

if TYPE_CHECKING:
    from interviews.model import Interview

MANY_FILES = 40
"""Files from which other processes are worth their start of half a second."""

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
    processes = jobs or ((os.cpu_count() or 1) if len(files) >= MANY_FILES else 1)
    task = partial(_outcome, work)
    if processes == 1:
        yield from map(task, files)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(task, files, chunksize=8)


def _outcome(work: Callable[[Sequence[Interview]], Found], file: NamedFile) -> Outcome[Found]:
    try:
        interviews = parse_file(file.path, root=file.root)
    except InterviewsError as error:
        return Outcome(None, str(error))
    return Outcome(work(interviews), None)
