"""`interviews doctor`: whether the index is whole and in line with the transcripts."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from interviews.building.workers import usual_jobs
from interviews.cli.common import add_arguments
from interviews.cli.output import one_line, print_json, print_message, print_result
from interviews.cli.progress import rebuild_progress
from interviews.cli.workspace import chosen_workspace
from interviews.engines import engine_for
from interviews.engines.checkup import Checkup, Remedy, remedy_of
from interviews.engines.engine import Engine
from interviews.importing.sources import LeftAlone, left_alone
from interviews.locations import Workspace
from interviews.wording import counted

SHOWN = 20
"""Problems of one kind printed one by one; of the rest, the number is said. `--json` has all."""

EXAMPLES = """\
examples:
  interviews doctor               read every file of the index and every transcript, and say what is wrong
  interviews doctor --repair      and rebuild what has to be rebuilt; transcripts are never written
  interviews doctor --json        every problem with its place and its remedy

exit codes: 0 all is well; 1 the index is damaged or not up to date; 3 only some transcripts cannot be read
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--repair", action="store_true", help="rebuild where that helps")
    add_arguments(parser, "--json", "--index")


def run(arguments: argparse.Namespace) -> int:
    """Examines the index, repairs it where asked to, and says what was found."""
    workspace = chosen_workspace({"index", "search", "transcripts"})
    engine = engine_for(workspace, arguments.index)
    found = engine.examine()
    remedy = remedy_of(found)
    repaired = arguments.repair and remedy in ("rebuild", "full rebuild")
    after = _repair(engine, workspace, found, remedy) if repaired else found
    waiting = [one for folder in after.folders if (one := left_alone(Path(folder))) is not None]
    if arguments.json:
        print_json(_as_json(engine, found, after, waiting, repaired=repaired))
    else:
        _print(found)
        if repaired:
            print_result("Repaired." if remedy_of(after) in ("none", "by hand") else "Rebuilt; still wrong:")
            if remedy_of(after) not in ("none", "by hand"):
                _print(after)
        _print_summary(engine, after)
        for one in waiting:
            print_message(one_line(f"{one.folder}: {one}."))
    return {"none": 0, "by hand": _exit_code_by_hand(after)}.get(remedy_of(after), 1)


def _repair(engine: Engine, workspace: Workspace, found: Checkup, remedy: Remedy) -> Checkup:
    folders: list[Path] = []
    if not found.folders:
        # The index may have lost the names of its folders; then those of the settings are meant.
        folders = list(workspace.transcript_folders())
    with rebuild_progress() as progress:
        engine.rebuild(
            folders,
            full=remedy == "full rebuild",
            jobs=usual_jobs(),
            memory=workspace.settings.rebuild.memory,
            progress=progress,
        )
    return engine.examine()


def _exit_code_by_hand(checkup: Checkup) -> int:
    return 1 if any(problem.code in ("missing", "closed", "damaged") for problem in checkup.problems) else 3


def _as_json(
    engine: Engine, found: Checkup, after: Checkup, waiting: Sequence[LeftAlone], *, repaired: bool
) -> dict[str, Any]:
    return {
        "index": engine.place,
        "sound": remedy_of(after) == "none",
        "repaired": repaired,
        "folders": list(after.folders),
        "files_of_index": after.files_of_index,
        "shards": after.shards,
        "transcripts": after.transcripts,
        "pairs": after.pairs,
        "dead_share": round(after.dead_share, 4),
        "dead_bytes": after.dead_bytes,
        "left_alone": [{"folder": str(one.folder), "kinds": dict(one.kinds)} for one in waiting],
        "problems": [asdict(problem) for problem in found.problems],
        "remaining": [asdict(problem) for problem in after.problems] if repaired else [],
    }


def _print(checkup: Checkup) -> None:
    shown: Counter[str] = Counter()
    for problem in checkup.problems:
        shown[problem.code] += 1
        if shown[problem.code] <= SHOWN:
            place = "" if problem.message.startswith(problem.path) else f"{problem.path}: "
            print_result(one_line(f"{problem.code}: {place}{problem.message}"))
    for code, count in shown.items():
        if count > SHOWN:
            print_result(f"{code}: {count - SHOWN:,} more")


def _print_summary(engine: Engine, checkup: Checkup) -> None:
    remedy = remedy_of(checkup)
    if remedy == "none":
        files, shards = counted(checkup.files_of_index, "file"), counted(checkup.shards, "shard")
        print_result(
            one_line(
                f"{engine.place}: sound. {shards if checkup.shards else files} of the index and "
                f"{counted(checkup.transcripts, 'transcript')} with "
                f"{counted(checkup.pairs, 'Q&A pair')} were read."
            )
        )
        if checkup.dead_share:
            print_result(
                f"{max(checkup.dead_share, 0.01):.0%} of it belongs to text that is gone. `interviews "
                f"rebuild --compact` frees {checkup.dead_bytes / 1e6:,.1f} MB; above a quarter, any does."
            )
    elif remedy == "rebuild":
        print_message("Run `interviews rebuild`, or `interviews doctor --repair`.")
    elif remedy == "full rebuild":
        print_message("Run `interviews doctor --repair`: it makes the index again from the transcripts.")
