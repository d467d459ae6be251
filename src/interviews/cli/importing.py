"""`interviews import`: makes Markdown transcripts of files of other tools."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from interviews.building.reports import RebuildProgress
from interviews.cli.common import add_json_option, path_name
from interviews.cli.output import counted, one_line, print_error, print_json, print_message, print_result
from interviews.cli.progress import rebuild_progress
from interviews.importing.formats import FORMATS
from interviews.importing.service import Outcome, Task, import_all
from interviews.importing.sources import files_to_import

EXAMPLES = f"""\
examples:
  interviews import interviews-2024/                    a transcript beside each file of a folder
  interviews import call.vtt notes.docx --into talks/   into another folder
  interviews import interviews-2024/ --dry-run          say what would be written
  interviews rebuild interviews-2024/ --import          import what is new, and index it

kinds: {" ".join(FORMATS)}

sources stay as they are, unchanged ones are left alone, and a transcript that you edited is never overwritten
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", type=path_name, help="a file of another tool, or a folder of them"
    )
    parser.add_argument(
        "--into", metavar="FOLDER", type=path_name, help="where transcripts go (default: beside)"
    )
    parser.add_argument("--dry-run", action="store_true", help="write nothing, and say what would be written")
    add_json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Imports; 1 when nothing could be, 3 when some files could not."""
    tasks = list(dict.fromkeys(_tasks(arguments.paths, arguments.into)))
    if not tasks:
        named = ", ".join(one_line(str(path)) for path in arguments.paths)
        print_error(f"{named}: there is nothing to import. Known are {', '.join(FORMATS)}.")
        return 1
    counts: Counter[str] = Counter()
    for outcome in imported(tasks, write=not arguments.dry_run):
        counts[outcome.status] += 1
        if arguments.json:
            print_json(_as_json(outcome))
        else:
            print_outcome(outcome)
    if not arguments.json:
        print_result(summary(counts, dry_run=arguments.dry_run))
    if counts["failed"]:
        return 1 if counts.total() == counts["failed"] else 3
    return 0


def imported(tasks: list[Task], *, write: bool = True) -> Iterator[Outcome]:
    """What becomes of each file, with a bar on the way."""
    with rebuild_progress() as progress:
        yield from import_all(
            tasks,
            write=write,
            progress=lambda done, total, path: progress(RebuildProgress("importing", done, total, path.name)),
        )


def print_outcome(outcome: Outcome) -> None:
    """Says what became of a file, unless nothing did."""
    if outcome.status in ("imported", "renewed"):
        turns = counted(outcome.turns, "turn")
        print_result(one_line(f"{outcome.status}: {outcome.source} -> {outcome.target} ({turns})"))
    if outcome.message:
        stated = outcome.status in ("failed", "edited") or str(outcome.source) in outcome.message
        print_message(one_line(outcome.message if stated else f"{outcome.source}: {outcome.message}"))


def summary(counts: Counter[str], *, dry_run: bool = False) -> str:
    words = {
        "imported": "imported",
        "renewed": "imported again",
        "unchanged": "unchanged",
        "edited": "edited by you",
        "failed": "could not be read",
    }
    said = ", ".join(f"{counts[status]:,} {word}" for status, word in words.items() if counts[status])
    return f"{said}{'; nothing was written' if dry_run else ''}."


def folder_tasks(folder: Path, into: Path | None = None) -> Iterator[Task]:
    """What can be imported of a folder, into the same places below another one if it is given."""
    for file in files_to_import(folder):
        yield Task(file, file.parent if into is None else into / file.parent.relative_to(folder))


def _tasks(paths: Iterable[Path], into: Path | None) -> Iterator[Task]:
    for path in paths:
        if path.is_dir():
            yield from folder_tasks(path, into)
        else:
            yield Task(path, into or path.parent)


def _as_json(outcome: Outcome) -> dict[str, Any]:
    return {
        "source": str(outcome.source),
        "status": outcome.status,
        "target": str(outcome.target) if outcome.target else None,
        "turns": outcome.turns,
        "message": outcome.message,
    }
