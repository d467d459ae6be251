"""Who speaks in transcripts without being named: by file, with what helps to tell who it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interviews.cli.common import print_styled, styled
from interviews.cli.output import one_line, print_message
from interviews.cli.sources import Sources
from interviews.wording import counted

if TYPE_CHECKING:
    from interviews.model import Interview, Role

LONGEST_BEGINNING = 70
"""Characters of what somebody says first."""


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


def find_unnamed(paths: Sequence[Path]) -> tuple[list[Unnamed], int]:
    """The unnamed speakers of some transcripts, and the exit code: 3 when a file could not be read."""
    sources = Sources()
    found = [one for _, speakers in sources.each(paths, unnamed_of) for one in speakers]
    return found, sources.exit_code


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


def print_unnamed(found: Sequence[Unnamed]) -> None:
    """Prints them, one a line below the names of their files."""
    label = max((len(one.label) for one in found), default=0)
    path = None
    for one in found:
        if one.path != path:
            path = one.path
            print_styled(styled(one_line(path), "1"))
        turns = counted(one.turns, "turn")
        about = f"  {one.label:<{label}}  {one.role:<11}  {turns:>9}  line {one.line}: {one.first_words}"
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


def folders_of(index_folders: Sequence[str]) -> list[Path]:
    """The transcripts folders that are there, named as briefly as from the current folder."""
    here = Path.cwd()
    folders = map(Path, index_folders)
    return [folder.relative_to(here) if folder.is_relative_to(here) else folder for folder in folders]
