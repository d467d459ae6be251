"""`interviews speakers`: who asks and answers, with counts."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interviews.cli.common import open_chosen_index, print_styled, styled
from interviews.cli.facets import configure_list, print_change, print_list, print_number_of_proposals
from interviews.cli.output import fitted, one_line, print_json, print_message, width_in_terminal
from interviews.cli.sources import Sources
from interviews.search.results import InterviewEntry
from interviews.wording import counted

if TYPE_CHECKING:
    from interviews.model import Interview, Role

LONGEST_BEGINNING = 70
"""Characters of what somebody says first."""
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


class Unnamed(NamedTuple):
    """Somebody whom a transcript does not name."""

    path: str
    section: str | None
    label: str
    role: Role
    turns: int
    line: int
    """Where the first turn begins."""
    first_words: str


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
    paths = [Path(text) for text in arguments.text]
    if not paths:
        with closing(open_chosen_index(arguments)) as index:
            paths = _folders_of(index.summary().folders)
    sources = Sources()
    found = [one for _, speakers in sources.each(paths, unnamed_of) for one in speakers]
    if arguments.json:
        print_json([one._asdict() for one in found])
    else:
        _print_unnamed(found)
    return sources.exit_code


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


def unnamed_of(interviews: Sequence[Interview]) -> list[Unnamed]:
    """The unnamed speakers of the interviews of one file, in order of appearance."""
    return [one for interview in interviews for one in _of_interview(interview)]


def _of_interview(interview: Interview) -> Iterator[Unnamed]:
    for speaker in interview.speakers:
        turns = [turn for turn in interview.turns if turn.speaker == speaker.name]
        if speaker.named or not turns:
            continue
        words = next((" ".join(turn.text.split()) for turn in turns if turn.text.strip()), "")
        yield Unnamed(
            path=interview.path,
            section=interview.section,
            label=speaker.name,
            role=speaker.role,
            turns=len(turns),
            line=turns[0].start_line,
            first_words=words[:LONGEST_BEGINNING] + "…" * (len(words) > LONGEST_BEGINNING),
        )


def _print_unnamed(found: Sequence[Unnamed]) -> None:
    """Prints them, one a line below the names of their files."""
    label = max((width_in_terminal(one.label) for one in found), default=0)
    path = None
    for one in found:
        if one.path != path:
            path = one.path
            print_styled(styled(one_line(path), "1"))
        turns = counted(one.turns, "turn")
        about = (
            f"  {fitted(one.label, label)}  {one.role:<11}  {turns:>9}  line {one.line}: {one.first_words}"
        )
        print_styled(styled(one_line(about), "0"))
    files = len({one.path for one in found})
    if not found:
        print_message("Everybody who speaks is named.")
        return
    example = found[0]
    print_message(
        f"{counted(len(found), 'unnamed speaker')} in {counted(files, 'file')}. A name goes in with, for "
        f"example, `interviews speakers name {_in_shell(example.path)} {_in_shell(example.label)} NAME`."
    )


def _in_shell(text: str) -> str:
    # Deferred: only an example needs it.
    import shlex

    return shlex.quote(text)


def _folders_of(index_folders: Sequence[str]) -> list[Path]:
    """The transcripts folders that are there, named as briefly as from the current folder."""
    here = Path.cwd()
    folders = map(Path, index_folders)
    return [folder.relative_to(here) if folder.is_relative_to(here) else folder for folder in folders]
