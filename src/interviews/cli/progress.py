"""The progress bar of a rebuild: on standard error, and only where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from interviews.building.reports import RebuildProgress
from interviews.cli.output import one_line

OF_FILES = ("importing", "parsing", "publishing")
"""Stages whose rate is one of files."""
LONGEST_NAME = 40
"""Columns for the name of the file just finished."""


@contextmanager
def rebuild_progress() -> Iterator[Callable[[RebuildProgress], None]]:
    """Shows a bar with rate and remaining time; gives the function to report to."""
    if not sys.stderr.isatty():
        yield lambda progress: None
        return
    # Deferred: Rich takes 60 ms, which nobody waits for whose output goes to a file.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[file]}", style="dim", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Looking", total=None, file="", rate="")

        def report(progress: RebuildProgress) -> None:
            speed = bar.tasks[0].speed
            bar.update(
                task,
                description=progress.stage.capitalize(),
                total=progress.total or None,
                completed=progress.done,
                file=_shortened(progress.path or ""),
                rate=f"{speed:.0f} files/s" if speed and progress.stage in OF_FILES else "",
            )

        yield report


def _shortened(path: str) -> str:
    name = one_line(path)
    return name if len(name) <= LONGEST_NAME else "…" + name[1 - LONGEST_NAME :]
