"""Keeps an index current while its transcripts are edited."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from interviews.building.reports import RebuildReport
from interviews.errors import InterviewsError
from interviews.library.fingerprints import Place
from interviews.library.folders import SUFFIXES
from interviews.library.transcripts import COMPANIONS

if TYPE_CHECKING:
    from threading import Event

    from watchfiles import Change

    from interviews.engines.engine import Engine

QUIET = 50
"""Milliseconds without another change after which a rebuild begins: editors write a file in several steps."""
LONGEST = 400
"""Milliseconds after which it begins although the changes go on."""
AGAIN = 1000
"""Milliseconds after which a rebuild that could not be done is tried again."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """What happened to a transcript in the index."""

    kind: Literal["added", "changed", "removed"]
    folder: str
    relative: str


@dataclass(frozen=True, slots=True)
class Update:
    """One rebuild that had a reason."""

    changes: tuple[FileChange, ...]
    report: RebuildReport | None
    """None when it could not be done."""
    problem: str | None = None
    """Why not; it is tried again."""


def follow(
    engine: Engine,
    rebuild: Callable[[], RebuildReport],
    stop: Event | None = None,
    besides: Collection[str] = (),
) -> Iterator[Update]:
    """Rebuilds whenever transcripts change, until `stop` is set or the user interrupts.

    Args:
        engine: Keeps an index that has been built; its folders are watched.
        rebuild: Brings it in line.
        stop: Ends the watching when set.
        besides: Suffixes of other files whose changes matter to `rebuild`.

    Yields:
        The rebuilds that changed the index or could not be done.

    Raises:
        KeyboardInterrupt: the user pressed Ctrl-C.
    """
    # Deferred: only watching needs it.
    from watchfiles import watch

    # The watcher starts with the loop; what changed between the rebuild before and now is found by the first.
    due, said = True, None
    for events in watch(
        *engine.folders(),
        watch_filter=partial(_may_matter, (*SUFFIXES, *besides)),
        step=QUIET,
        debounce=LONGEST,
        rust_timeout=AGAIN,
        yield_on_timeout=True,
        stop_event=stop,
        raise_interrupt=True,
    ):
        if not events and not due:
            continue
        before = engine.transcripts()
        try:
            report = rebuild()
        except InterviewsError as error:
            due = True
            if str(error) != said:
                said = str(error)
                yield Update((), None, said)
            continue
        due, said = False, None
        changes = _differences(before, engine.transcripts())
        if changes or report.skipped:
            yield Update(changes, report)


def _may_matter(suffixes: tuple[str, ...], _: Change, path: str) -> bool:
    name = Path(path).name
    # A folder that is moved or deleted is reported alone, without its files.
    return not name.startswith(".") and (
        name.lower().endswith(suffixes) or name in COMPANIONS or "." not in name
    )


def _differences(before: Mapping[Place, str], after: Mapping[Place, str]) -> tuple[FileChange, ...]:
    changes = [FileChange("removed", *there) for there in before.keys() - after.keys()]
    changes += [FileChange("added", *there) for there in after.keys() - before.keys()]
    changes += [
        FileChange("changed", *there)
        for there in before.keys() & after.keys()
        if before[there] != after[there]
    ]
    return tuple(sorted(changes, key=lambda change: (change.folder, change.relative)))
