"""`interviews rebuild`: brings the index in line with the transcripts."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from threading import Event, Thread

from interviews.building.reports import RebuildReport
from interviews.building.workers import usual_jobs
from interviews.cli.common import add_arguments, path_name, whole_number
from interviews.cli.output import one_line, print_json, print_message, print_result
from interviews.cli.progress import rebuild_progress
from interviews.cli.workspace import chosen_workspace
from interviews.engines import engine_for
from interviews.engines.engine import Engine
from interviews.errors import InterviewsError, NoIndexError, SourceError
from interviews.importing.formats import FORMATS
from interviews.importing.sources import left_alone
from interviews.search.meaning import is_available, load_model
from interviews.wording import counted

EXAMPLES = """\
examples:
  interviews rebuild ~/transcripts        index a folder; later, only what changed in it
  interviews rebuild                      the folders of the last time
  interviews rebuild a b --index both     several folders in one index
  interviews rebuild --full               read every file again
  interviews rebuild --compact            drop what belongs to text that is gone, however little
  interviews rebuild --watch              and then whenever a transcript changes, until Ctrl-C
  interviews rebuild --import             make transcripts of Word files, captions and the like first

files that cannot be read are named and skipped (exit code 3); while it runs, searches use the old index
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folders",
        metavar="FOLDER",
        nargs="*",
        type=path_name,
        help="folders of transcripts (default: as last time)",
    )
    parser.add_argument("--full", action="store_true", help="read every file again")
    parser.add_argument(
        "--compact",
        action="store_true",
        help="drop what belongs to text that is gone; without it, this waits until that is much",
    )
    parser.add_argument(
        "--jobs",
        type=whole_number(1),
        default=usual_jobs(),
        metavar="N",
        help="processes that read files (one a processor)",
    )
    parser.add_argument(
        "--import",
        dest="importing",
        action="store_true",
        help="make transcripts of new files of other kinds first, as `interviews import` does",
    )
    parser.add_argument("--watch", action="store_true", help="stay and rebuild whenever a transcript changes")
    add_arguments(parser, "--json", "--index")


def run(arguments: argparse.Namespace) -> int:
    workspace = chosen_workspace({"index", "search", "transcripts", "meaning.model"})
    engine = engine_for(workspace, arguments.index)
    memory = workspace.settings.rebuild.memory

    failed = 0

    def work(folders: list[Path]) -> RebuildReport:
        nonlocal failed
        if arguments.importing:
            failed = _import(folders or list(map(Path, engine.folders())))
        with rebuild_progress() as progress:
            return engine.rebuild(
                folders,
                full=arguments.full,
                compacting=arguments.compact,
                jobs=arguments.jobs,
                memory=memory,
                progress=progress,
            )

    try:
        report = work(arguments.folders)
    except NoIndexError:
        if not workspace.transcript_folders():
            raise
        report = work(list(workspace.transcript_folders()))
    except SourceError as error:
        waiting = " ".join(f"{one}." for one in _waiting(arguments.folders or workspace.transcript_folders()))
        raise SourceError(f"{error} {waiting}" if waiting else str(error)) from error
    if not arguments.importing:
        report = replace(report, notes=(*report.notes, *_waiting(map(Path, engine.folders()))))
    if arguments.json:
        print_json(asdict(report))
    _print(report, to_standard_output=not arguments.json)
    model = workspace.settings.meaning.model

    def again() -> RebuildReport:
        if arguments.importing:
            _import(map(Path, engine.folders()))
        return engine.rebuild(jobs=arguments.jobs, memory=memory)

    if arguments.watch:
        with _made_in_background(engine, model) as make_more:
            return _watch(
                engine,
                again,
                make_more,
                as_json=arguments.json,
                besides=tuple(FORMATS) if arguments.importing else (),
            )
    _make_vectors(engine, model)
    return 3 if report.skipped or report.kept or failed else 0


def _import(folders: Iterable[Path]) -> int:
    # Deferred: few rebuilds import.
    from interviews.cli.importing import import_on_the_way

    return import_on_the_way(folders)


def _waiting(folders: Iterable[Path]) -> list[str]:
    """What waits to be imported, one sentence a folder."""
    return [f"{folder}: {found}" for folder in folders if (found := left_alone(folder)) is not None]


def _watch(
    engine: Engine,
    again: Callable[[], RebuildReport],
    make_more: Callable[[], None],
    *,
    as_json: bool,
    besides: Collection[str],
) -> int:
    """Rebuilds until Ctrl-C, which is how it ends; one line a change."""
    # Deferred: a single rebuild does not watch.
    from interviews.engines.watching import follow

    print_message("Watching for changes; Ctrl-C ends it.")
    sys.stdout.flush()
    said_before: set[str] = set()
    try:
        for update in follow(engine, again, besides=besides):
            if update.report is None:
                print_message(f"{update.problem} Trying again.")
                continue
            for change in update.changes:
                if as_json:
                    print_json(asdict(change))
                else:
                    print_result(f"{change.kind}: {one_line(str(Path(change.folder, change.relative)))}")
            report = update.report
            said = dict.fromkeys([*report.notes, *(f"skipped: {file.reason}" for file in report.skipped)])
            for message in said:
                if message not in said_before:
                    print_message(one_line(message))
            said_before = set(said)
            sys.stdout.flush()
            make_more()
    except KeyboardInterrupt:
        # Also in the middle of a rebuild: the index is then as it was before that one.
        print_message("Stopped watching.")
    return 0


def _print(report: RebuildReport, *, to_standard_output: bool) -> None:
    for note in report.notes:
        print_message(one_line(note))
    for reason, number in Counter(file.reason for file in report.skipped).items():
        what = "skipped" if number == 1 else f"skipped {counted(number, 'file')}"
        print_message(f"{what}: {one_line(reason)}")
    if not to_standard_output:
        return
    done = [
        f"{number:,} {word}"
        for number, word in (
            (report.added, "added"),
            (report.changed, "read again"),
            (report.removed, "removed"),
            (len(report.skipped), "skipped"),
        )
        if number
    ]
    print_result(
        f"{', '.join(done) or 'Nothing changed'} in {report.seconds:.1f} s. The index holds "
        f"{counted(report.pairs, 'Q&A pair')} of {counted(report.interviews, 'interview')} in "
        f"{counted(report.files, 'file')}, and {counted(report.passages, 'passage')} outside them."
    )
    if report.without_pairs:
        have = "has" if report.without_pairs == 1 else "have"
        print_message(
            f"{report.without_pairs:,} of the files {have} no question with an answer: `interviews parse "
            "FILE` shows what was understood, `interviews search --in outside` finds what is said there."
        )
    if report.findings:
        print_message(
            f"{counted(len(report.findings), 'finding')} in the files that were read; `interviews check` "
            "lists them."
        )


def _make_vectors(engine: Engine, named: str) -> None:
    """Makes those that are missing, where there is a model, and says how many.

    Args:
        engine: Of an index that was built.
        named: The model, as the settings name it.

    Raises:
        SettingsError: the model is not what it should be.
        SearchIndexError: they cannot be written.
    """
    if not is_available(named):
        return
    started = time.monotonic()
    with rebuild_progress() as progress:
        try:
            made = engine.make_vectors(load_model(named), progress)
        except KeyboardInterrupt:
            print_message("The index is current; the next rebuild goes on finding out what answers mean.")
            raise
    if made:
        print_message(
            f"{counted(made, 'answer')} more can be found by meaning ({time.monotonic() - started:.1f} s)."
        )


@contextmanager
def _made_in_background(engine: Engine, named: str) -> Iterator[Callable[[], None]]:
    """Makes them in a thread that ends with the block; gives what says that there may be more to make."""
    if not is_available(named):
        yield lambda: None
        return
    due, ending = Event(), Event()
    due.set()

    def work() -> None:
        try:
            model = load_model(named)
            while not ending.is_set():
                due.wait()
                due.clear()
                engine.make_vectors(model, cancelled=ending.is_set)
        except InterviewsError as error:
            print_message(f"{error} Answers are not found by meaning until the next start.")

    thread = Thread(target=work)
    thread.start()
    try:
        yield due.set
    finally:
        ending.set()
        due.set()
        thread.join()
