"""A word or phrase in all its contexts, one line for each time that it is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from interviews.counting.said import Said, spoken
from interviews.search.analysis import base_language, fold_word, normalise, spans


class Line(NamedTuple):
    """One time that it is said."""

    before: str
    word: str
    after: str
    turn: Said
    line: int
    """In the source, 1-based."""


Form = Callable[[str, str], str]
"""What of a word has to be the same, told from the word and its language."""


def as_written(word: str, _language: str) -> str:
    """The word itself, in any case and with or without accents."""
    return fold_word(word)


def concordance(
    turns: Iterable[Said], words: Sequence[str], context: int, form: Form = normalise
) -> Iterator[Line]:
    """The lines for words that are said in a row.

    Args:
        turns: Where to look.
        words: One, or a phrase.
        context: How many characters before and after it are shown at most.
        form: What of a word has to be the same: its stem, or what `as_written` leaves of it.
    """
    written = [word for text in words for word in _words(text)]
    for turn in turns:
        language = base_language(turn.language)
        wanted = [form(word, language) for word in written]
        places = list(spans(spoken(turn.text)))
        forms = [form(turn.text[start:end], language) for start, end in places]
        for first in range(len(forms) - len(wanted) + 1):
            if wanted and forms[first : first + len(wanted)] == wanted:
                yield _line(turn, places[first][0], places[first + len(wanted) - 1][1], context)


def _words(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


def _line(turn: Said, start: int, end: int, context: int) -> Line:
    before = _on_one_line(turn.text[:start])[-context:] if context else ""
    after = _on_one_line(turn.text[end:])[:context]
    line = turn.line + turn.text.count("\n", 0, start)
    return Line(before, _on_one_line(turn.text[start:end]), after, turn, line)


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
