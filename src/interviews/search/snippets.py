"""The window of a pair's text that shows best why it was found, with the matches marked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from interviews.search.analysis import ANALYZER, WORD, base_language, spans
from interviews.search.requests import Scope
from interviews.search.results import MARK, Snippet

WINDOW = 220
"""Characters: three lines of a terminal."""
COMMON = 0.5
"""The share of all pairs from which on a word that they say tells nothing about one of them."""
MANY = 1_000
"""Pairs from which on that can be known."""
_STRONG = re.compile(r"(?<!\\)\*\*(?=\S)(.+?)(?<=[^\s\\])\*\*", re.DOTALL)
_REST_IN_ASCII = r"[a-z0-9]*(?:\+\+|[+#](?!\w)|'s\b)?"
"""What follows the first letters of a word where there are small letters of ASCII alone; see `WORD`."""


def telling(counts: Sequence[int], total: int) -> list[int]:
    """The places of the words that are marked: all but those that most pairs say, where there are others.

    Args:
        counts: How many pairs say each word.
        total: How many there are.
    """
    most = COMMON * total if total >= MANY else total
    return [place for place, count in enumerate(counts) if count <= most] or list(range(len(counts)))


def snippet(
    question: str,
    answer: str,
    terms: Iterable[str],
    language: str | None,
    within: Scope | None = None,
) -> Snippet:
    """The best window of the answer, or of the question where only that has matches.

    Without any match it is the beginning of the answer. The `**` of the text itself are taken away, so that
    those of a marked snippet are matches.
    """
    wanted = frozenset(terms)
    parts = {"question": [question], "answer": [answer]}.get(within or "", [answer, question])
    for part in parts:
        text = _without_strong(part)
        marks = find_terms(text, wanted, language) if wanted else []
        if marks:
            return _window(text, marks)
    return _window(_without_strong(answer or question), [])


def _without_strong(text: str) -> str:
    return _STRONG.sub(r"\1", text) if MARK in text else text


def find_terms(text: str, terms: frozenset[str], language: str | None) -> list[tuple[int, int, str]]:
    """Where terms stand in a text: start, end and term."""
    known = ANALYZER.terms(base_language(language))
    if not ANALYZER.is_plain(text):
        words = ((start, end, known[text[start:end]]) for start, end in spans(text))
        return [word for word in words if word[2] in terms]
    if not text.isascii():
        matches = _in_any(terms).finditer(text)
        return [(*match.span(), term) for match in matches if (term := known[match[0]]) in terms]
    # In small letters where that changes no place, and one beginning at a time: to look for both cases of
    # each takes five times as long, to look for all beginnings at once twice as long.
    lowered = text.lower()
    places = {
        match.span()
        for beginning in _beginnings(terms)
        for match in _word_beginning(beginning).finditer(lowered)
    }
    found = [(start, end, known[lowered[start:end]]) for start, end in places]
    return sorted(word for word in found if word[2] in terms)


@lru_cache(maxsize=256)
def _word_beginning(letters: str) -> re.Pattern[str]:
    """Finds the words that begin so in an ASCII text in small letters."""
    # It begins with the letters themselves, to which the search can leap; that nothing stands before them is
    # looked at afterwards.
    return re.compile(rf"{re.escape(letters)}(?<![^\W_]{'.' * len(letters)}){_REST_IN_ASCII}", re.ASCII)


@lru_cache(maxsize=64)
def _in_any(terms: frozenset[str]) -> re.Pattern[str]:
    """Finds the words that begin like a term in any text, and those beyond ASCII, which may fold to any."""
    beginnings = "|".join(map(re.escape, sorted(_beginnings(terms))))
    return re.compile(rf"(?<![^\W_])(?={beginnings}|.?[^\x00-\x7f]){WORD}", re.IGNORECASE)


@lru_cache(maxsize=64)
def _beginnings(terms: frozenset[str]) -> set[str]:
    """How words of terms begin: stemming keeps the first two letters, but for y and i ("dying", "die")."""
    beginnings = {term[:2] if term[:2].isalnum() else term[0] for term in terms}
    return beginnings | {f"{term[0]}y" for term in terms if term[1:2] == "i"}


def _window(text: str, marks: Sequence[tuple[int, int, str]]) -> Snippet:
    start = _best_start(marks, len(text))
    end = min(len(text), start + WINDOW)
    start, end = _at_words(text, start, end)
    shown = "… " if start > 0 else ""
    matches: list[tuple[int, int]] = []
    place = start
    for first, last, _ in marks[bisect_left(marks, (start,)) :]:
        if last > end:
            break
        if first >= place:
            shown = _continued(shown, text[place:first])
            matches.append((len(shown), len(shown) + last - first))
            shown += text[first:last]
            place = last
    shown = _continued(shown, text[place:end]).rstrip()
    return Snippet(shown + (" …" if end < len(text) else ""), tuple(matches))


def _continued(shown: str, text: str) -> str:
    """A line with more text, white space as one space."""
    words = " ".join(text.split())
    before = " " if shown and not shown.endswith(" ") and text[:1].isspace() else ""
    after = " " if words and text[-1].isspace() else ""
    return f"{shown}{before}{words}{after}"


def _best_start(marks: Sequence[tuple[int, int, str]], length: int) -> int:
    """Where the window with the most different terms begins, a little before its first match."""
    best, best_start = (0, 0), 0
    inside: dict[str, int] = {}
    last = 0
    for number, (start, _, own) in enumerate(marks):
        last = max(last, number)
        while last < len(marks) and marks[last][1] <= start + WINDOW * 3 // 4:
            term = marks[last][2]
            inside[term] = inside.get(term, 0) + 1
            last += 1
        worth = (len(inside), last - number)
        if worth > best:
            best, best_start = worth, start
        if inside.get(own, 0) > 1:
            inside[own] -= 1
        else:
            inside.pop(own, None)
    return max(0, min(best_start - WINDOW // 4, length - WINDOW))


def _at_words(text: str, start: int, end: int) -> tuple[int, int]:
    if start > 0:
        space = text.find(" ", start, start + 30)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", end - 30, end)
        end = space if space > start else end
    return start, end
