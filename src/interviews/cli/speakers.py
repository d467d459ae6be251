"""`interviews speakers`: who asks and answers, with counts."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from interviews.cli.common import open_chosen_index
from interviews.cli.facets import configure_list, print_change, print_list, print_number_of_proposals
from interviews.cli.output import one_line, print_json, print_message
from interviews.search.results import InterviewEntry
from interviews.wording import counted

FILES_NAMED = 3
"""Files with unnamed speakers that are named below the list."""

EXAMPLES = """\
examples:
  interviews speakers                 everybody: Q&A pairs, affiliation, interviews answered and asked in
  interviews speakers okonjo          those with this in their name
  interviews speakers --limit 20 --json
  interviews speakers --suggest       who may be one person, as a diff of speakers.toml; changes nothing
  interviews speakers --suggest | patch transcripts/speakers.toml
  interviews speakers --unnamed       who speaks without a name, with role, turns and first words
  interviews speakers --unnamed talks/ --json
  interviews speakers name talk.md SPEAKER_01 "Ana Ruiz"   names somebody; interviews speakers name --help

Who is known by a role, a letter or a number alone is nobody outside the file, and not in this list.

exit codes: 0 done; 1 could not be done; 2 wrong usage; 3 done, but some files were skipped (--unnamed)
"""


def configure(parser: argparse.ArgumentParser) -> None:
    configure_list(parser, "speakers")
    other = parser.add_mutually_exclusive_group()
    other.add_argument(
        "--suggest", action="store_true", help="propose merges and hosts as a diff of speakers.toml"
    )
    other.add_argument(
        "--unnamed",
        action="store_true",
        help="list who speaks without a name; TEXT are files and folders then (those of the index)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Prints the speakers, those without a name, or proposes merges."""
    if arguments.unnamed:
        return _unnamed(arguments)
    return _suggest(arguments) if arguments.suggest else _list(arguments)


def _list(arguments: argparse.Namespace) -> int:
    with closing(open_chosen_index(arguments)) as index:
        # What is read by a program is names and numbers alone.
        entries = () if arguments.json else index.interviews()
        print_list(arguments, index, "speaker", _who_they_are(entries) if entries else {})
    if not arguments.text:
        _say_how_many(entries)
    return 0


def _who_they_are(entries: Sequence[InterviewEntry]) -> dict[str, str]:
    # Deferred, as is the parser below.
    from interviews.session.people import people_of

    return {name: person.words() for name, person in people_of(entries).items()}


def _say_how_many(entries: Sequence[InterviewEntry]) -> None:
    """Says below a list of speakers how many are not in it, and where they speak."""
    unnamed = {entry.path: len(entry.unnamed) for entry in entries if entry.unnamed}
    if not unnamed:
        return
    number = sum(len(entry.unnamed) for entry in entries)
    files = sorted(unnamed, key=lambda path: (-unnamed[path], path))
    shown = ", ".join(map(one_line, files[:FILES_NAMED])) + (", …" if len(files) > FILES_NAMED else "")
    print_message(
        f"Not listed: {counted(number, 'speaker')} in {counted(len(files), 'file')} ({shown}) known by a "
        "role, a letter or a number alone. `interviews speakers --unnamed` lists them."
    )


def _unnamed(arguments: argparse.Namespace) -> int:
    # Deferred: a list of speakers does not wait for the parser.
    from interviews.cli.unnamed import find_unnamed, folders_of, print_unnamed

    paths = [Path(text) for text in arguments.text]
    if not paths:
        with closing(open_chosen_index(arguments)) as index:
            paths = folders_of(index.summary().folders)
    found, code = find_unnamed(paths)
    if arguments.json:
        print_json([one._asdict() for one in found])
    else:
        print_unnamed(found)
    return code


def _suggest(arguments: argparse.Namespace) -> int:
    with closing(open_chosen_index(arguments)) as index:
        folders = index.summary().folders
        casts: dict[str, list[InterviewEntry]] = {folder: [] for folder in folders}
        for entry in index.interviews():
            folder = next((one for one in folders if entry.path.startswith(one + "/")), folders[0])
            casts[folder].append(entry)
    print_number_of_proposals(sum(_proposals(folder, interviews) for folder, interviews in casts.items()))
    return 0


def _proposals(folder: str, interviews: Sequence[InterviewEntry]) -> int:
    """Prints what the speakers file of a folder would become; how many proposals that is."""
    # Deferred: a list of speakers does not wait for the parser.
    from interviews.library.transcripts import SPEAKERS_FILE
    from interviews.parsing.suggestions import hosts_of, proposed_speakers_file, suggest_merges

    names = [{*entry.interviewees, *entry.interviewers} for entry in interviews]
    merges = suggest_merges(Counter(name for cast in names for name in cast), names)
    hosts = hosts_of(
        [entry.interviewers for entry in interviews], [entry.interviewees for entry in interviews]
    )
    is_news = print_change(
        folder, SPEAKERS_FILE, lambda text, path: proposed_speakers_file(text, merges, hosts, path)
    )
    return len(merges) + len(hosts) if is_news else 0
