"""A transcript of another tool as ours: front matter, and one labelled paragraph a turn with its time.

What is written is parsed again: a paragraph of somebody's words that would be read as the label of another
turn joins the paragraph above it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from interviews.importing.escaping import escaped, tidy_line
from interviews.importing.transcript import Heading, ImportedTranscript, Paragraph, Speech

Entry = tuple[str, str | Sequence[str] | None]
"""A key of front matter, and its value or values; None is not written."""
ATTEMPTS = 4
"""Rewritings after which a text is left as it is: each of them takes what the one before has uncovered."""


def clock(seconds: float) -> str:
    """Seconds as HH:MM:SS."""
    minutes, second = divmod(int(seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02}:{minute:02}:{second:02}"


def markdown_of(transcript: ImportedTranscript, head: Sequence[Entry]) -> str:
    """The transcript as Markdown; `head` stands in the front matter behind what it knows of itself."""
    front_matter = _front_matter(transcript, head)
    joined: set[tuple[int, int]] = set()
    for _ in range(ATTEMPTS):
        lines, places = _lines(transcript, front_matter, joined)
        text = "\n".join(lines) + "\n"
        misread = _misread(text, places) if transcript.labelled else set()
        if misread <= joined:
            break
        joined |= misread
    return text


def _front_matter(transcript: ImportedTranscript, head: Sequence[Entry]) -> list[str]:
    known: list[Entry] = [
        ("title", transcript.title),
        ("date", transcript.date),
        ("language", transcript.language),
        ("media", transcript.media),
        ("interviewers", transcript.interviewers),
        ("interviewees", transcript.interviewees),
        ("topics", transcript.topics),
        *head,
    ]
    lines = ["---"]
    for key, value in known:
        if isinstance(value, str) and tidy_line(value):
            lines.append(f"{key}: {_quoted(value)}")
        elif value and not isinstance(value, str):
            lines.append(f"{key}: [{', '.join(map(_quoted, value))}]")
    return [*lines, "---", ""]


def _quoted(value: str) -> str:
    return json.dumps(tidy_line(value), ensure_ascii=False)


Place = tuple[int, int]
"""A paragraph: the index of its turn, and its own in it."""


def _lines(
    transcript: ImportedTranscript, head: Iterable[str], joined: set[Place]
) -> tuple[list[str], dict[int, Place]]:
    """The lines, and which paragraph begins in each of those that go on with somebody's words, 1-based."""
    lines = list(head)
    places: dict[int, Place] = {}
    for number, part in enumerate(transcript.parts):
        if isinstance(part, Heading):
            lines += [f"{'#' * part.level} {part.text}", ""]
            continue
        for index, text in _paragraphs(part, number, joined):
            for offset, line in enumerate(text.split("\n")):
                if index or offset or part.label is None:
                    places[len(lines) + 1] = (number, index)
                lines.append(line)
            lines.append("")
    while lines and not lines[-1]:
        lines.pop()
    return lines, places


def _paragraphs(speech: Speech, number: int, joined: set[Place]) -> Iterator[tuple[int, str]]:
    """The paragraphs of a turn with their indexes, the label before the first."""
    label = f"**{escaped(speech.label)}:** " if speech.label is not None else ""
    waiting, first = "", 0
    for index, paragraph in enumerate(speech.paragraphs):
        if index and (number, index) in joined:
            waiting = f"{waiting} {_on_one_line(paragraph.text)}"
            continue
        if waiting:
            yield first, waiting
        text = _on_one_line(paragraph.text) if (number, index) in joined else paragraph.text
        waiting, first = f"{'' if index else label}{_time(paragraph)}{text}".rstrip(), index
    if waiting:
        yield first, waiting


def _on_one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def _time(paragraph: Paragraph) -> str:
    return "" if paragraph.seconds is None else f"[{clock(paragraph.seconds)}] "


def _misread(text: str, places: dict[int, Place]) -> set[Place]:
    """The paragraphs in which the parser lets another turn begin."""
    from interviews.parsing import parse

    starts = {turn.start_line for interview in parse(text) for turn in interview.turns}
    return {places[line] for line in starts if line in places}
