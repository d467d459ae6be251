"""How the fields of a record are put into words, the same in every list and pane."""

from __future__ import annotations

from pathlib import Path

from interviews.exporting.describing import SEPARATOR, byline, headline, joined, names, nobody, year
from interviews.exporting.untrusted import one_line
from interviews.search.results import IndexedPair, InterviewEntry, SearchResults

__all__ = [
    "SEPARATOR",
    "byline",
    "headline",
    "hit_name",
    "interview_title",
    "joined",
    "names",
    "no_further_question",
    "nobody",
    "place",
    "source_file",
    "year",
]


def place(pair: IndexedPair) -> str:
    """The source as `file:line`."""
    return f"{one_line(pair.path)}:{pair.start_line}"


def hit_name(results: SearchResults) -> str:
    """What one of the hits of a search is called."""
    return "answer" if results.kind == "pair" else results.kind


def no_further_question(pair: IndexedPair, step: int) -> str:
    """Why there is no next (1) or previous (-1) question to go to from a pair or passage."""
    if pair.is_passage:
        return f"No question comes {'after' if step > 0 else 'before'} this passage in its file."
    return f"This is the {'last' if step > 0 else 'first'} question of the interview."


CHANGED = "changed since indexed"
"""What is said of an answer whose transcript is not as it was when it was indexed."""


def source_file(pair: IndexedPair) -> Path:
    """The source file of a pair."""
    return Path(pair.folder) / pair.path


def interview_title(interview: InterviewEntry | IndexedPair) -> str:
    """The title of an interview, or the name of its file; with its part of a file that has several."""
    title = interview.title or Path(interview.path).stem
    part = interview.section
    return one_line(f"{title} — {part}" if part and part != title else title)
