"""The window of a pair's text that shows best why it was found, with the matches marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from interviews.index.analysis import ANALYZER, WORD, base_language, spans
from interviews.index.interface import Part

WINDOW = 220
"""Characters: three lines of a terminal."""
MARK = "**"

_SPACE = re.compile(r"\s+")


def snippet(
    question: str,
    answer: str,
    terms: Iterable[str],
    language: str | None,
    within: Part | None = None,
) -> str:
    """The best window of the answer, or of the question where only that has matches.

    Without any match it is the beginning of the answer.
    """
    wanted = frozenset(terms)
    parts = {"question": [question], "answer": [answer]}.get(within or "", [answer, question])
    for text in parts:
        marks = find_terms(text, wanted, language) if wanted else []
        if marks:
            return _window(text, marks)
    return _window(answer or question, [])


def find_terms(text: str, terms: frozenset[str], language: str | None) -> list[tuple[int, int, str]]:
    """Where terms stand in a text: start, end and term."""
    known = ANALYZER.terms(base_language(language))
    found = []
    for start, end in _candidates(text, terms):
        term = known[text[start:end]]
        if term in terms:
            found.append((start, end, term))
    return found


def _candidates(text: str, terms: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The words that may have one of the terms."""
    if not ANALYZER.is_segmented(text):
        return spans(text)
    # Stemming keeps the first two letters, but for y and i ("dying", "die"), so that most words are passed
    # over by one regular expression. What is beyond ASCII may fold to any letter.
    beginnings = {term[:2] for term in terms} | {f"{term[0]}y" for term in terms if term[1:2] == "i"}
    escaped = "|".join(map(re.escape, sorted(beginnings)))
    pattern = re.compile(rf"(?<![^\W_])(?={escaped}|.?[^\x00-\x7f]){WORD}", re.IGNORECASE)
    return (match.span() for match in pattern.finditer(text))


def _window(text: str, marks: Sequence[tuple[int, int, str]]) -> str:
    start = _best_start(marks, len(text))
    end = min(len(text), start + WINDOW)
    start, end = _at_words(text, start, end)
    pieces, place = [], start
    for first, last, _ in marks:
        if first >= place and last <= end:
            pieces += [text[place:first], MARK, text[first:last], MARK]
            place = last
    pieces.append(text[place:end])
    shown = _SPACE.sub(" ", "".join(pieces)).strip()
    return ("… " if start > 0 else "") + shown + (" …" if end < len(text) else "")


def _best_start(marks: Sequence[tuple[int, int, str]], length: int) -> int:
    """Where the window with the most different terms begins, a little before its first match."""
    best, best_start = (0, 0), 0
    last = 0
    for number, (start, _, _) in enumerate(marks):
        last = max(last, number)
        while last < len(marks) and marks[last][1] <= start + WINDOW * 3 // 4:
            last += 1
        inside = marks[number:last]
        worth = (len({term for _, _, term in inside}), len(inside))
        if worth > best:
            best, best_start = worth, start
    return max(0, min(best_start - WINDOW // 4, length - WINDOW))


def _at_words(text: str, start: int, end: int) -> tuple[int, int]:
    if start > 0:
        space = text.find(" ", start, start + 30)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", end - 30, end)
        end = space if space > start else end
    return start, end
