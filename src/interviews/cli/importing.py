"""`interviews import`: makes Markdown transcripts of files of other tools."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from interviews.building.reports import RebuildProgress
from interviews.cli.common import add_arguments, path_name
from interviews.cli.output import one_line, print_error, print_json, print_message, print_result
from interviews.cli.progress import rebuild_progress
from interviews.importing.formats import FORMATS
from interviews.importing.service import Outcome, Task, import_all, tasks_of
from interviews.importing.sources import closed_documents
from interviews.wording import counted

EXAMPLES = f"""\
examples:
  interviews import interviews-2024/                    a transcript beside each file of a folder
  interviews import call.vtt notes.docx --into talks/   into another folder
  interviews import interviews-2024/ --dry-run          say what would be written
  interviews rebuild interviews-2024/ --import          import what is new, and index it

kinds: {" ".join(FORMATS)}

sources stay as they are, unchanged ones are left alone, and a transcript that you edited is never overwritten
"""

MOST_NAMED = 10
"""Transcripts that a rebuild names one by one."""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", type=path_name, help="a file of another tool, or a folder of them"
    )
    parser.add_argument(
        "--into", metavar="FOLDER", type=path_name, help="where transcripts go (default: beside)"
    )
    parser.add_argument("--dry-run", action="store_true", help="write nothing, and say what would be written")
    add_arguments(parser, "--json")


def run(arguments: argparse.Namespace) -> int:
    """Imports; 1 when nothing could be, 3 when some files could not, 130 when it was interrupted."""
    _name_closed_documents(arguments.paths)
    tasks = list(dict.fromkeys(_tasks(arguments.paths, arguments.into)))
    if not tasks:
        named = ", ".join(one_line(str(path)) for path in arguments.paths)
        print_error(f"{named}: there is nothing to import. Known are {', '.join(FORMATS)}.")
        return 1
    counts: Counter[str] = Counter()
    try:
        for outcome in _imported(tasks, write=not arguments.dry_run):
            counts[outcome.status] += 1
            if arguments.json:
                print_json(asdict(outcome))
            else:
                _print(outcome)
    except KeyboardInterrupt:
        print_error("Interrupted. The transcripts that were made stay; import again to make the others.")
        return 130
    if not arguments.json:
        print_result(_summary(counts, dry_run=arguments.dry_run))
    if counts["failed"]:
        return 1 if counts.total() == counts["failed"] else 3
    return 0


def _name_closed_documents(paths: Iterable[Path]) -> None:
    """Says which documents of folders would have to be saved as another kind."""
    for folder in filter(Path.is_dir, paths):
        kinds = closed_documents(folder)
        if kinds:
            listed = ", ".join(f"{number:,} {suffix}" for suffix, number in sorted(kinds.items()))
            print_message(
                one_line(f"{folder}: left alone: {listed}. To import them, save them as .docx or .txt.")
            )


def import_on_the_way(folders: Iterable[Path]) -> int:
    """Imports what is new or has changed in some folders; how many files could not be read.

    Says what became of them on standard error, what was unchanged aside.
    """
    counts: Counter[str] = Counter()
    for outcome in _imported([task for folder in folders for task in tasks_of(folder)], write=True):
        counts[outcome.status] += 1
        written = counts["imported"] + counts["renewed"]
        if outcome.status in ("imported", "renewed") and written <= MOST_NAMED:
            print_message(one_line(f"{outcome.status}: {outcome.target}"))
        if outcome.message and outcome.status in ("failed", "edited"):
            print_message(one_line(outcome.message))
    if counts["imported"] + counts["renewed"] > MOST_NAMED:
        print_message(_summary(counts, dry_run=False))
    return counts["failed"]


def _imported(tasks: list[Task], *, write: bool) -> Iterator[Outcome]:
    """What becomes of each file, with a bar on the way."""
    with rebuild_progress() as progress:
        yield from import_all(
            tasks,
            write=write,
            progress=lambda done, total, path: progress(RebuildProgress("importing", done, total, path.name)),
        )


def _print(outcome: Outcome) -> None:
    """Says what became of a file, unless nothing did."""
    if outcome.status in ("imported", "renewed"):
        turns = counted(outcome.turns, "turn")
        print_result(one_line(f"{outcome.status}: {outcome.source} -> {outcome.target} ({turns})"))
    if outcome.message:
        stated = outcome.status in ("failed", "edited") or str(outcome.source) in outcome.message
        print_message(one_line(outcome.message if stated else f"{outcome.source}: {outcome.message}"))


def _summary(counts: Counter[str], *, dry_run: bool) -> str:
    words = {
        "imported": "imported",
        "renewed": "imported again",
        "unchanged": "unchanged",
        "edited": "edited by you",
        "failed": "could not be read",
    }
    said = ", ".join(f"{counts[status]:,} {word}" for status, word in words.items() if counts[status])
    return f"{said}{'; nothing was written' if dry_run else ''}."


def _tasks(paths: Iterable[Path], into: Path | None) -> Iterator[Task]:
    for path in paths:
        if path.is_dir():
            yield from tasks_of(path, into)
        else:
            yield Task(path, into or path.parent)
