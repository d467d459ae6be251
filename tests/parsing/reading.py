"""Reads fixture files, and writes an interview in the short form in which they say what is expected.

A case is a title, an input and the expected reading, each ended by a line with a single full stop.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from interviews.model import Interview

FIXTURES = Path(__file__).parent / "fixtures"
OUTLINES = Path(__file__).parent / "outlines"
"""Transcripts in many languages and layouts of which only speakers and pairs are compared."""


@dataclass(frozen=True)
class Case:
    file: str
    title: str
    text: str
    expected: str


def read_cases(folder: Path = FIXTURES) -> Iterator[Case]:
    for path in sorted(folder.glob("*.md")):
        parts = path.read_text(encoding="utf-8").split("\n.\n")
        for title, text, expected in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
            yield Case(path.stem, title.strip().splitlines()[-1], text, expected.strip("\n"))


def reading_of(interviews: tuple[Interview, ...]) -> str:
    return "\n".join(line for interview in interviews for line in _lines(interview))


def outline_of(interviews: tuple[Interview, ...]) -> str:
    return "\n".join(line for interview in interviews for line in _outline(interview))


def _outline(interview: Interview) -> Iterator[str]:
    for speaker in interview.speakers:
        yield f"{speaker.role}: {speaker.name}{'' if speaker.named else ' (unnamed)'}"
    lines = {turn.number: turn.start_line for turn in interview.turns}
    for pair in interview.qa_pairs:
        time = f" @{pair.timestamp}" if pair.timestamp else ""
        asked = ", ".join(str(lines[number]) for number in pair.question_turns)
        answered = ", ".join(str(lines[number]) for number in pair.answer_turns)
        yield f"{asked} -> {answered}{time}"


def _lines(interview: Interview) -> Iterator[str]:
    if interview.section is not None:
        yield f"section: {interview.section}"
    if interview.title is not None:
        yield f"title: {interview.title}"
    if interview.issued is not None:
        yield f"issued: {interview.issued}"
    for speaker in interview.speakers:
        aliases = f" = {'; '.join(speaker.aliases)}" if speaker.aliases else ""
        affiliation = f" ({speaker.affiliation})" if speaker.affiliation else ""
        yield f"{speaker.role}: {speaker.name}{aliases}{affiliation}"
    for turn in interview.turns:
        time = f" @{turn.timestamp}" if turn.timestamp else ""
        text = turn.text.replace("\n", "⏎")
        pages = "".join(f" p. {page.number}{f' at {page.start}' * (page.start > 0)}" for page in turn.pages)
        yield f"{turn.number}. {turn.start_line}-{turn.end_line} {turn.speaker}{time}{pages}: {text}"
    for pair in interview.qa_pairs:
        yield f"pair {pair.number}: {_numbers(pair.question_turns)} -> {_numbers(pair.answer_turns)}"
    for span in interview.background:
        yield f"background: {span.start_line}-{span.end_line}"


def _numbers(turns: tuple[int, ...]) -> str:
    return ", ".join(map(str, turns))
