"""What the tests of imports share: a file goes in, and the turns that our parser sees come out.

`samples/` has true-to-form files of each tool, of invented people; for each, `turns.txt` says the label, the
time and the words of the turns that a reader sees in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from interviews.importing.service import Outcome, Task, import_all
from interviews.library.transcripts import parse_file
from interviews.model import Interview

Turn = tuple[str, str | None, str]
"""Label, time and words."""

ANA, BO = "Ana Ruiz", "Bo Lind"
FOLDER = Path(__file__).parent / "samples"
PROJECT = FOLDER / "project.qde"


class Sample(NamedTuple):
    name: str
    data: bytes
    turns: list[Turn]


def read_samples() -> dict[str, Sample]:
    """The samples in which somebody speaks, by name."""
    found = {}
    for part in (FOLDER / "turns.txt").read_text(encoding="utf-8").split("\n\n"):
        name, *lines = part.strip().splitlines()
        turns = [
            (who, None if time == "-" else time, said)
            for who, time, said in (line.split(" | ") for line in lines)
        ]
        found[name] = Sample(name, (FOLDER / name).read_bytes(), turns)
    return found


SAMPLES = read_samples()
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
