"""What goes with a rebuild: checking transcripts, importing what waits, and finding out what answers mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from interviews.building.reports import FileFinding, RebuildProgress, SkippedFile
from interviews.engines.engine import Engine
from interviews.errors import InterviewsError
from interviews.search.meaning import is_available, load_model
from interviews.wording import counted

MOST_SAID = 3
"""Files that are named; of the rest, the number is said."""


def check_folders(
    folders: Sequence[Path], progress: Callable[[int, int], None], stopped: Callable[[], bool]
) -> Iterator[FileFinding | SkippedFile]:
    """What `interviews check` says of every transcript, in the order of the files.

    Args:
        folders: the transcripts folders.
        progress: told how many files are done, and how many there are.
        stopped: asked between two files whether to stop.
    """
    # Deferred: the parser takes 100 ms to import.
    from interviews.library.checking import Checker
    from interviews.library.folders import list_folder

    files = []
    for folder in folders:
        try:
            files += [(folder, file.relative) for file in list_folder(folder).files]
        except InterviewsError as error:
            yield SkippedFile(str(folder), str(error))
    checker = Checker()
    for done, (folder, path) in enumerate(files, 1):
        if stopped():
            return
        try:
            for finding in checker.check(folder / path, folder, path):
                yield FileFinding(path, finding.line, finding.code, finding.message)
        except InterviewsError as error:
            yield SkippedFile(path, str(error))
        progress(done, len(files))


def file_in(folders: Sequence[Path], path: str) -> Path:
    """The file that a report names: below the folder that has it, the first one where none does."""
    candidates = [folder / path for folder in folders] or [Path(path)]
    return next((file for file in candidates if file.exists()), candidates[0])


def waiting_in(folders: Iterable[Path]) -> str:
    """How many files of which other kinds wait in some folders; empty where none does."""
    # Deferred: the first paint does not wait for it.
    from interviews.importing.sources import left_alone

    kinds: Counter[str] = Counter()
    for folder in folders:
        found = left_alone(folder)
        kinds.update(dict(found.kinds) if found is not None else {})
    named = ", ".join(f"{number:,} {kind}" for kind, number in kinds.most_common())
    return f"{counted(kinds.total(), 'file')} of other kinds: {named}" if kinds else ""


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
    return "\n".join([f"{counted(made, 'transcript')} made.", *said[:MOST_SAID], *more])


def make_vectors(
    engine: Engine, named: str, progress: Callable[[RebuildProgress], None], cancelled: Callable[[], bool]
) -> str:
    """Makes those that are missing, where there is a model; what there is to say of it, empty for nothing.

    A model that cannot be used takes nothing from the rebuild, and is only told.

    Args:
        engine: Of an index that was built.
        named: The model, as the settings name it.
        progress: Is told how far it is.
        cancelled: Says whether to stop; what is made stays.
    """
    if not is_available(named):
        return ""
    try:
        made = engine.make_vectors(load_model(named), progress, cancelled)
    except InterviewsError as error:
        return str(error)
    if cancelled():
        return "The next rebuild goes on finding out what answers mean."
    return f"{counted(made, 'answer')} more can be found by meaning (W)." if made else ""
