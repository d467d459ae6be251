"""How pairs, interviews and hits are put into words, the same in every list, pane and file.

By the line that a basket keeps of a pair, it is found again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from interviews.exporting.untrusted import one_line, plain_words
from interviews.search.results import IndexedPair, InterviewEntry, SearchResults

SEPARATOR = " · "
BEGINNING = 300
"""Characters of a passage that stand for all of it."""
CHANGED = "changed since indexed"
"""What is said of an answer whose transcript is not as it was when it was indexed."""
NAMED = 3
"""Interviews whose names stand in a remark; the others are a number."""


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


def said_once(remarks: Iterable[str]) -> list[str]:
    """Remarks of the form `NAME: words`, those with the same words as one, where the first of them stood."""
    names_of: dict[str, dict[str, None]] = {}
    for remark in remarks:
        name, _, words = remark.partition(": ")
        names_of.setdefault(words, {})[name] = None
    return [_together(list(names), words) for words, names in names_of.items()]


def _together(names: list[str], words: str) -> str:
    if len(names) > 1:
        more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
        return f"{len(names):,} interviews ({', '.join(names[:NAMED])}{more}): {words}"
    return f"{names[0]}: {words}" if words else names[0]


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


def interview_title(interview: InterviewEntry | IndexedPair) -> str:
    """The title of an interview, or the name of its file; with its part of a file that has several."""
    title = interview.title or Path(interview.path).stem
    part = interview.section
    return one_line(f"{title} — {part}" if part and part != title else title)
