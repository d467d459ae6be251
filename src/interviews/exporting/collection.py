"""What is exported: pairs with their interviews, presented and grouped in some way; and what is read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from interviews.exporting.excerpts import quoted_part
from interviews.search.analysis import alphabetical
from interviews.search.results import IndexedPair

if TYPE_CHECKING:
    from interviews.exporting.transcripts import SourceText
    from interviews.model import InterviewDescription

USUAL_STYLE = "apa"
Grouping = Literal["topic", "expert", "none"]
_WITHOUT = {"topic": "No topic", "expert": "Unknown speaker"}
"""Headings of pairs that belong under no other."""


@dataclass(frozen=True, slots=True)
class Entry:
    pair: IndexedPair
    interview: InterviewDescription
    note: str = ""
    """The user's own words about it."""
    part: str = ""
    """The part of the answer that is quoted where people read it; empty where all of it is."""

    @property
    def quoted(self) -> IndexedPair:
        """The pair as it is quoted: with the part of its answer, or all of it."""
        return quoted_part(self.pair, self.part) if self.part else self.pair


@dataclass(frozen=True, slots=True)
class Presentation:
    """How people are to see a collection; formats for programs take no notice of it."""

    title: str = "Interviews"
    group: Grouping = "topic"
    style: str = USUAL_STYLE
    """A citation style, not a format of entries."""
    locale: str = ""
    cache: Path | None = None
    """Where formatted citations are kept; None keeps none."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Pairs in the order in which they are to appear."""

    entries: tuple[Entry, ...]
    presentation: Presentation = field(default_factory=Presentation)
    made: datetime = field(default_factory=lambda: datetime.now(UTC))
    """In UTC; formats that say when they were made say this."""
    transcript: Callable[[IndexedPair], SourceText | None] = lambda _pair: None
    """Reads the transcript of a pair; None where it cannot be read. Only whole-transcript formats ask."""
    others: Callable[[], Iterable[SourceText]] = lambda: ()
    """Reads the transcripts of which no pair is exported and which are to be there all the same."""
    report: Callable[[str], None] = lambda _message: None
    """Takes in what the user should know of the outcome, such as an interview that lacks a date."""


def pair_key(pair: IndexedPair) -> tuple[str, str, int]:
    """What tells the interview of a pair from all others."""
    return pair.folder, pair.path, pair.interview


@dataclass(frozen=True, slots=True)
class Quoted:
    """What an exported file quotes, as it is read back to be checked."""

    line: int
    """1-based in the file where it begins."""
    id: str
    path: str | None = None
    """Of the transcript, as in `IndexedPair.path`; None where the file does not say."""
    start_line: int | None = None
    """In the transcript, when it was exported."""
    question: str | None = None
    """None where the file does not quote it; in a basket, the beginning of a passage stands in its place."""
    answer: str | None = None
    in_part: bool = False
    """Whether the answer is only a part of what was said."""


@dataclass(frozen=True, slots=True)
class Group:
    """The pairs under one heading."""

    heading: str
    """Empty where all pairs stand in their own order."""
    entries: tuple[Entry, ...]
    """Those that stand here, in the order of the collection."""
    elsewhere: tuple[tuple[Entry, str], ...]
    """Those that belong here as well, and the heading under which they stand."""


def groups(entries: Sequence[Entry], by: Grouping) -> tuple[Group, ...]:
    """The groups in alphabetical order, that of pairs without a topic or a named expert last.

    A pair stands under the first of its topics or experts, so that nobody quotes it twice.
    """
    if by == "none":
        return (Group("", tuple(entries), ()),)
    standing: dict[str, list[Entry]] = {}
    elsewhere: dict[str, list[tuple[Entry, str]]] = {}
    for entry in entries:
        values = entry.pair.topics if by == "topic" else entry.pair.named_answerers
        headings = list(dict.fromkeys(value for value in values if value.strip())) or [_WITHOUT[by]]
        standing.setdefault(headings[0], []).append(entry)
        for heading in headings[1:]:
            elsewhere.setdefault(heading, []).append((entry, headings[0]))
    return tuple(
        Group(heading, tuple(standing.get(heading, ())), tuple(elsewhere.get(heading, ())))
        for heading in _in_order([*(standing | elsewhere)], last=_WITHOUT[by])
    )


def _in_order(headings: list[str], last: str) -> list[str]:
    ordered = [headings[place] for place in alphabetical(headings)]
    return sorted(ordered, key=lambda heading: heading == last)
