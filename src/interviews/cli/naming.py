"""`interviews speakers name`: says who somebody is whom a transcript knows by a label alone."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from interviews.cli.common import path_name
from interviews.cli.output import one_line, print_message, print_result
from interviews.cli.sources import Sources
from interviews.cli.workspace import chosen_workspace
from interviews.errors import InterviewsError, SourceError, UsageError
from interviews.library.naming import Change, name_in_front_matter, name_in_speakers_file
from interviews.library.reading import read_bytes
from interviews.library.transcripts import SPEAKERS_FILE

PLACES = {"front-matter": name_in_front_matter, "speakers-file": name_in_speakers_file}
SUMMARY = "name somebody whom a transcript knows by a label alone"
EXAMPLES = """\
examples:
  interviews speakers name talk.md SPEAKER_01 "Ana Ruiz"
  interviews speakers name talk.md I "Milo Tarrantine" --role interviewer
  interviews speakers name talk.md "Speaker 2" "Bo Li" --yes         without being asked
  interviews speakers name talk.md AR "Ana Ruiz" --to speakers-file  for all transcripts of the folder

The change is shown as a diff first, and what it does; nothing is written before you agree. What is there
stays as it is to the byte. `interviews speakers --unnamed` lists who has no name.

exit codes: 0 named, or named so already; 1 not named, with the reason; 2 wrong usage
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=path_name, help="a transcript")
    parser.add_argument("label", metavar="LABEL", help="as the transcript has it, such as SPEAKER_01 or I")
    parser.add_argument("name", metavar="NAME", help="as it is to be cited")
    parser.add_argument(
        "--role",
        choices=["interviewer", "interviewee", "other"],
        help="what the person does (default: what the transcript shows for sure, if anything)",
    )
    parser.add_argument(
        "--to",
        choices=list(PLACES),
        default="front-matter",
        help=f"where it is written: into the transcript itself, or into {SPEAKERS_FILE} beside it, which "
        "counts for the whole folder (front-matter)",
    )
    parser.add_argument("--yes", action="store_true", help="do not ask")


def run(arguments: argparse.Namespace) -> int:
    """Shows the change and makes it when the user agrees; 1 when not."""
    file = arguments.file
    if file.is_dir():
        raise SourceError(f"{file}: this is a folder. Name one transcript.")
    change = PLACES[arguments.to](file, _root_of(file), arguments.label, arguments.name, arguments.role)
    if change.after == (change.before or b""):
        print_message(f"{one_line(arguments.label)} is named so already; nothing was changed.")
        return 0
    _show(change)
    if arguments.to == "speakers-file":
        _warn_of_others(change)
    if not arguments.yes and not _agrees(change):
        print_message("Nothing was changed.")
        return 1
    _write(change)
    print_message(f"{change.path}: written. `interviews rebuild` brings it into the index.")
    return 0


def _root_of(file: Path) -> Path | None:
    """The transcripts folder of the workspace in which a file is."""
    absolute = file.absolute()
    folders = chosen_workspace({"transcripts"}, absolute.parent).transcript_folders()
    return next((folder for folder in folders if absolute.is_relative_to(folder)), None)


def _show(change: Change) -> None:
    # Deferred: the parser's names are not needed where the command ends with an error.
    from interviews.parsing.suggestions import as_diff

    diff = as_diff(*change.shown, str(change.path))
    if diff:
        print_result(diff.rstrip("\n"))
    sys.stdout.flush()
    for effect in change.effects:
        print_message(one_line(effect) + ".")


def _warn_of_others(change: Change) -> None:
    """Says which other transcripts of the folder have the same label, for all of them are named."""
    from interviews.library.transcripts import parse_file

    folder = change.path.absolute().parent
    others = []
    for file in Sources().files([folder]):
        try:
            interviews = parse_file(file.path, root=folder)
        except InterviewsError:
            continue
        spelled = {
            name
            for one in interviews
            for speaker in one.speakers
            for name in (speaker.name, *speaker.aliases)
        }
        if change.label in spelled:
            others.append(str(file.path.relative_to(folder)))
    if len(others) > 1:
        shown = ", ".join(map(one_line, others[:5])) + (", …" if len(others) > 5 else "")
        print_message(
            f"{SPEAKERS_FILE} counts for the whole folder: {change.label} is a label of {len(others)} "
            f"transcripts ({shown}). With --to front-matter it is named in one."
        )


def _agrees(change: Change) -> bool:
    if not sys.stdin.isatty():
        raise UsageError(
            f"{change.path}: nothing was changed. Add --yes to write this unasked, or apply the diff."
        )
    print_message(f"Write this into {one_line(str(change.path))}? [y/N]")
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _write(change: Change) -> None:
    """Puts the new content in place at once, unless the file is no longer what was shown.

    Raises:
        InterviewsError: it changed meanwhile, or cannot be written.
    """
    # Deferred: exporting is slow to import.
    from interviews.library.saving import save_new, save_over

    if change.before is None:
        save_new([change.after], change.path)
        return
    if read_bytes(change.path)[0] != change.before:
        raise SourceError(
            f"{change.path}: it changed meanwhile, so nothing was written. Run the command again."
        )
    if not _is_writable(change.path):
        raise SourceError(f"{change.path}: it may not be written. Change its permissions first.")
    save_over([change.after], change.path)


def _is_writable(path: Path) -> bool:
    """Whether the permissions allow writing, which putting a new file in place would not ask."""
    return bool(path.stat().st_mode & 0o222)
