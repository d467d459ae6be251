"""Files of other tools in the folders of a session: what waits, and transcripts of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from interviews.building.reports import RebuildProgress
from interviews.session.wording import count

MOST_SAID = 3
"""Files that are named; of the rest, the number is said."""


def waiting_in(folders: Iterable[Path]) -> str:
    """How many files of which other kinds wait in some folders; empty where none does."""
    # Deferred: the first paint does not wait for it.
    from interviews.importing.sources import left_alone

    kinds: Counter[str] = Counter()
    for folder in folders:
        found = left_alone(folder)
        kinds.update(dict(found.kinds) if found is not None else {})
    named = ", ".join(f"{number:,} {kind}" for kind, number in kinds.most_common())
    return f"{count(kinds.total(), 'file')} of other kinds: {named}" if kinds else ""


def import_waiting(
    folders: Iterable[Path], progress: Callable[[RebuildProgress], None], cancelled: Callable[[], bool]
) -> str:
    """Makes transcripts beside the files of other kinds; what was done, and what could not be, in words."""
    from interviews.importing.service import import_all, tasks_of

    tasks = [task for folder in folders for task in tasks_of(folder)]
    outcomes = list(
        import_all(
            tasks,
            cancelled=cancelled,
            progress=lambda done, total, path: progress(RebuildProgress("importing", done, total, path.name)),
        )
    )
    made = sum(one.status in ("imported", "renewed") for one in outcomes)
    said = [one.message for one in outcomes if one.status in ("failed", "edited") and one.message]
    more = (
        [f"and {len(said) - MOST_SAID:,} more: interviews import names them."]
        if len(said) > MOST_SAID
        else []
    )
    return "\n".join([f"{count(made, 'transcript')} made.", *said[:MOST_SAID], *more])
