"""How the fields of a record are put into words, the same in every list and pane."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from interviews.index.interface import IndexedPair, InterviewEntry
from interviews.tui.untrusted import one_line, plain_words

SEPARATOR = " · "
BEGINNING = 300
"""Characters of a passage that stand for all of it in a list."""


def joined(*parts: str | None) -> str:
    """The parts that say something, with a dot between them."""
    return SEPARATOR.join(one_line(part) for part in parts if part)


def names(people: Sequence[str], most: int = 3) -> str:
    """The names, those after the first `most` as a number."""
    shown = ", ".join(one_line(name) for name in people[:most])
    return f"{shown} and {len(people) - most} more" if len(people) > most else shown


def count(number: int, singular: str, plural: str | None = None) -> str:
    """The number with thousands separated, and its noun."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def year(date: str | None) -> str:
    """The year of a date, or nothing."""
    return date[:4] if date else ""


def byline(pair: IndexedPair, most: int = 2) -> str:
    """Who answers, where and when, in one line; people after the first `most` as a number."""
    return joined(names(pair.answerers, most) or nobody(pair), pair.outlet, year(pair.date))


def nobody(pair: IndexedPair) -> str:
    """What stands in place of a name where nobody is known to answer."""
    return "Text around the interview" if pair.is_passage and not pair.answer_speeches else "Unknown speaker"


def headline(pair: IndexedPair) -> str:
    """What is asked; of a passage, which nobody asked for, how it begins."""
    if pair.is_passage:
        return plain_words(pair.answer[:BEGINNING])
    return plain_words(pair.question) or "(no question)"


def experts(pair: IndexedPair) -> str:
    """Those who answer, each with the affiliation that is known."""
    described = []
    for name in pair.answerers:
        affiliation = pair.affiliations.get(name)
        described.append(f"{name}, {affiliation}" if affiliation else name)
    return one_line("; ".join(described)) or nobody(pair)


def place(pair: IndexedPair) -> str:
    """The source as `file:line`."""
    return f"{one_line(pair.path)}:{pair.start_line}"


def source_file(pair: IndexedPair) -> Path:
    """The source file of a pair."""
    return Path(pair.folder) / pair.path


def interview_title(interview: InterviewEntry | IndexedPair) -> str:
    """The title of an interview, or the name of its file; with its part of a file that has several."""
    title = interview.title or Path(interview.path).stem
    part = interview.section
    return one_line(f"{title} — {part}" if part and part != title else title)
