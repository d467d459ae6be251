"""What is read from a file of another tool: who says what and when, and what the file knows about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Source(NamedTuple):
    """A file that is read."""

    path: Path
    """For messages, and for its suffix; nothing is read from there."""
    data: bytes


class Paragraph(NamedTuple):
    text: str
    """Markdown, on one line or on several."""
    seconds: float | None = None
    """From the beginning of the recording to the first word."""


class Speech(NamedTuple):
    """What somebody says in one turn, or a text that nobody is named for."""

    label: str | None
    """In plain words, as the source has it."""
    paragraphs: tuple[Paragraph, ...]


class Heading(NamedTuple):
    text: str
    """Markdown, on one line."""
    level: int = 2


Part = Speech | Heading


@dataclass(frozen=True, slots=True)
class ImportedTranscript:
    """One transcript of a source."""

    parts: tuple[Part, ...]
    title: str | None = None
    date: str | None = None
    language: str | None = None
    media: str | None = None
    """The recording: an address, or the name of a file."""
    interviewers: tuple[str, ...] = ()
    interviewees: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    name: str | None = None
    """What tells it from the others of a source that holds several."""

    told_by_layout: int = 0
    """Turns of speakers without labels, as where all questions are in bold; they stay in their paragraphs."""

    @property
    def labelled(self) -> int:
        """How many turns have a speaker."""
        return sum(isinstance(part, Speech) and part.label is not None for part in self.parts)


Reader = Callable[[Source], tuple[ImportedTranscript, ...]]
"""Reads the transcripts of a source: most hold one.

Raises:
    SourceError: it is none of the kind, damaged, or larger than any transcript.
"""
