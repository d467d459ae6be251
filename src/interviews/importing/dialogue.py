"""From a text as people write it to its turns: our own parser tells who speaks, in any of its conventions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from interviews.importing.escaping import tidy_line
from interviews.importing.transcript import Heading, ImportedTranscript, Paragraph, Part, Speech
from interviews.importing.values import seconds_of

if TYPE_CHECKING:
    from interviews.model import Interview, Page, Turn

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*")


def transcript_of_text(text: str, title: str | None = None) -> ImportedTranscript:
    """The transcript that a text in Markdown is, with what the lines above it say about it.

    Args:
        text: Without front matter of its own; it may begin with lines such as `Date: …`.
        title: What the file calls itself elsewhere.
    """
    # Deferred, as everywhere here: who only lists what can be imported does not wait for the parser.
    from interviews.parsing import parse
    from interviews.parsing.front_matter import read_front_matter
    from interviews.parsing.metadata import read_metadata

    interviews = parse(text)
    given = read_metadata(read_front_matter(text.split("\n")).values)
    return ImportedTranscript(
        tuple(_parts(text, interviews)),
        title=title or given.title,
        date=given.issued,
        interviewers=tuple(person.name for person in given.interviewers),
        interviewees=tuple(person.name for person in given.interviewees),
        told_by_layout=sum(turn.label is None for interview in interviews for turn in interview.turns),
    )


def _parts(text: str, interviews: Sequence[Interview]) -> Iterator[Part]:
    """The turns with the headings and other lines around them, all in their order.

    Where turns are told by the layout alone, as questions in bold are, it stays as it is.
    """
    lines = text.split("\n")
    turns = sorted((turn for one in interviews for turn in one.turns), key=lambda turn: turn.start_line)
    if any(turn.label is None for turn in turns):
        turns = []
    done = 0
    for number, turn in enumerate(turns):
        between = lines[done : turn.start_line - 1]
        yield from _plain_parts(_without_time_below(between))
        pages = _own_pages(turn, turns[number - 1] if number else None, between)
        following = turns[number + 1].start_line - 1 if number + 1 < len(turns) else len(lines)
        done = min(turn.end_line, following)
        yield from _parts_of_turn(turn, lines[turn.start_line - 1 : done], pages)
    yield from _plain_parts(lines[done:])


def _parts_of_turn(turn: Turn, lines: Sequence[str], pages: Sequence[Page]) -> Iterator[Part]:
    """A turn with its page marks, cut where headings stand in it."""
    from interviews.parsing.labels.label import plain
    from interviews.parsing.pages import with_page_marks

    label: str | None = plain(turn.label or turn.speaker)
    text = with_page_marks(turn.text, pages)
    seconds, done = seconds_of(turn.timestamp), 0
    for heading, below in _headings_within(lines):
        place = text.find(below, done) if below else len(text)
        if place >= 0 and (label is None or text[done:place].strip()):
            yield Speech(label, _paragraphs(text[done:place], seconds))
            yield heading
            label, seconds, done = None, None, place
    if label is not None or text[done:].strip():
        yield Speech(label, _paragraphs(text[done:], seconds))


def _own_pages(turn: Turn, before: Turn | None, between: Sequence[str]) -> Sequence[Page]:
    """The pages whose marks stand in a turn, and not above it."""
    from interviews.parsing.pages import pages_begun, read_page_marks

    return turn.pages[1:] if read_page_marks("\n".join(between)) else pages_begun(turn, before)


def _headings_within(lines: Sequence[str]) -> list[tuple[Heading, str]]:
    """The headings below the first line of a turn, each with the words below it."""
    found: list[tuple[Heading, str]] = []
    below = ""
    for line in reversed(lines[1:]):
        heading = _HEADING.fullmatch(line) if line.startswith("#") else None
        if heading is not None:
            found.append((Heading(heading[2], len(heading[1])), below))
        elif line.strip():
            below = line.strip()
    return found[::-1]


def _paragraphs(text: str, seconds: float | None) -> tuple[Paragraph, ...]:
    blocks = [block.strip("\n") for block in re.split(r"\n[ \t]*\n", text) if block.strip()] or [""]
    return (Paragraph(blocks[0], seconds), *map(Paragraph, blocks[1:]))


def _without_time_below(lines: Sequence[str]) -> Sequence[str]:
    """Lines without the time at their end, which is that of the turn below."""
    from interviews.parsing.timestamps import is_bare_time, is_cue

    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    if end and (is_cue(lines[end - 1]) or is_bare_time(lines[end - 1])):
        return lines[: end - 1]
    return lines


def _plain_parts(lines: Sequence[str]) -> Iterator[Part]:
    block: list[str] = []
    for line in [*lines, ""]:
        heading = _HEADING.fullmatch(line) if line.startswith("#") else None
        if line.strip() and heading is None:
            block.append(line)
            continue
        if block:
            yield Speech(None, (Paragraph("\n".join(block)),))
            block = []
        if heading is not None and tidy_line(heading[2]):
            yield Heading(heading[2], len(heading[1]))
