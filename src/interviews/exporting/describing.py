"""How a pair is called in one line: in lists, and in the file of a basket, by which it is found again."""

from __future__ import annotations

from collections.abc import Sequence

from interviews.exporting.untrusted import one_line, plain_words
from interviews.search.results import IndexedPair

SEPARATOR = " · "
BEGINNING = 300
"""Characters of a passage that stand for all of it."""


def joined(*parts: str | None) -> str:
    """The parts that say something, with a dot between them."""
    return SEPARATOR.join(one_line(part) for part in parts if part)


def names(people: Sequence[str], most: int = 3) -> str:
    """The names, those after the first `most` as a number."""
    shown = ", ".join(one_line(name) for name in people[:most])
    return f"{shown} and {len(people) - most} more" if len(people) > most else shown


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
