"""What the tests of imports share: a file goes in, and the turns that our parser sees come out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from interviews.importing.service import Outcome, Task, import_all
from interviews.library.transcripts import parse_file
from interviews.model import Interview
from tests.importing.samples import Turn

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def import_file(folder: Path, name: str, data: str | bytes) -> list[Outcome]:
    """Writes a file and imports it."""
    source = folder / name
    source.write_bytes(data if isinstance(data, bytes) else data.encode())
    return import_again(source)


def import_again(*sources: Path) -> list[Outcome]:
    return list(import_all([Task(source, source.parent) for source in sources], jobs=1))


def interview_of(outcome: Outcome) -> Interview:
    assert outcome.target is not None, outcome.message
    (interview,) = parse_file(outcome.target)
    return interview


def turns_of(interviews: Iterable[Interview]) -> list[Turn]:
    return [
        (turn.speaker if turn.label is None else plain(turn.label), turn.timestamp, plain(turn.text))
        for interview in interviews
        for turn in interview.turns
    ]


def plain(text: str) -> str:
    """The words of some Markdown without emphasis, spaces and breaks alike."""
    return " ".join(_ESCAPE.sub(r"\1", text).split())
