"""The window of a pair's text that shows best why it was found, with the matches marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import cast

from interviews.search.analysis import ANALYZER, WORD, WORD_IN_ASCII, base_language, spans
from interviews.search.requests import Scope
from interviews.search.results import MARK, Snippet

WINDOW = 220
"""Characters: three lines of a terminal."""
COMMON = 0.5
"""The share of all pairs from which on a word that they say tells nothing about one of them."""
MANY = 1_000
"""Pairs from which on that can be known."""
_STRONG = re.compile(r"(?<!\\)\*\*(?=\S)(.+?)(?<=[^\s\\])\*\*", re.DOTALL)
_WORD_IN_ASCII = re.compile(WORD_IN_ASCII, re.ASCII)
_APART = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))
"""For each character of ASCII its small letter, or a space where it is of no word."""
CHANGE_BEGINNINGS = frozenset(("eo", "ga", "id", "nl", "sr", "st"))
"""Languages whose stemmers take prefixes away or write the first letters otherwise ("gegeven", "dj")."""
_ENDINGS = ("+", "#", "'")
"""What may stand after the letters of a word and belong to it."""


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
    base = base_language(language)
    known = ANALYZER.terms(base)
    if base in CHANGE_BEGINNINGS or not ANALYZER.is_plain(text):
        words = ((start, end, known[text[start:end]]) for start, end in spans(text))
        return [word for word in words if word[2] in terms]
    if not text.isascii():
        matches = _in_any(terms, base).finditer(text)
        return [(*match.span(), term) for match in matches if (term := known[match[0]]) in terms]
    # Every word stands between spaces here, one place later: to look for a space and the letters after it is
    # to leap from word to word.
    apart = f" {text.translate(_APART)} "
    found = []
    for beginning in _in_ascii(terms, base):
        start = apart.find(beginning)
        while start >= 0:
            end = apart.find(" ", start + 1)
            if text[end - 1 : end] in _ENDINGS:
                end = cast("re.Match[str]", _WORD_IN_ASCII.match(text, start)).end() + 1
            term = known[text[start : end - 1].lower()]
            if term in terms:
                found.append((start, end - 1, term))
            start = apart.find(beginning, end - 1)
    found.sort()
    return found


@lru_cache(maxsize=64)
def _in_ascii(terms: frozenset[str], language: str) -> tuple[str, ...]:
    """How words of terms begin in ASCII text, after a space; none begins like another."""
    beginnings = _beginnings(terms, language)
    return tuple(
        f" {letters}" for letters in beginnings if not letters.startswith(tuple(beginnings - {letters}))
    )


@lru_cache(maxsize=64)
def _in_any(terms: frozenset[str], language: str) -> re.Pattern[str]:
    """Finds the words that begin like a term in any text, and those beyond ASCII, which may fold to any."""
    # Two letters: "Straße" folds to "strasse", and "naïve" to "naive".
    beginnings = "|".join(map(re.escape, sorted({each[:2] for each in _beginnings(terms, language)})))
    return re.compile(rf"(?<![^\W_])(?={beginnings}|.?[^\x00-\x7f]){WORD}", re.IGNORECASE)


def _beginnings(terms: frozenset[str], language: str) -> set[str]:
    """How words of terms begin: stemming keeps the first letter, and the second changes in few languages.

    The English stemmer changes no more than the last letter of a stem, but for "die" ("dying").
    """
    if language != "en":
        return {term[0] for term in terms}
    letters = {letters for term in terms if (letters := term.rstrip("+#")).isalnum()}
    beginnings = {each[: max(2, len(each) - 1)] for each in letters}
    return beginnings | {f"{each[0]}y" for each in letters if each[1:] == "ie"}


def _window(text: str, marks: Sequence[tuple[int, int, str]]) -> Snippet:
    start = _best_start(marks, len(text))
    end = min(len(text), start + WINDOW)
    start, end = _at_words(text, start, end)
    before, after = "… " if start > 0 else "", " …" if end < len(text) else ""
    inside = _apart((first, last) for first, last, _ in marks if start <= first and last <= end)
    window = text[start:end]
    if " ".join(window.split()) == window:
        # As good as always; all that is left to do is to count from where the window begins.
        shift = len(before) - start
        matches = [(first + shift, last + shift) for first, last in inside]
        return Snippet(f"{before}{window}{after}", tuple(matches))
    shown, matches, place = before, [], start
    for first, last in inside:
        shown = _continued(shown, text[place:first])
        matches.append((len(shown), len(shown) + last - first))
        shown += text[first:last]
        place = last
    shown = _continued(shown, text[place:end]).rstrip()
    return Snippet(shown + after, tuple(matches))


def _apart(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of some ascending places that do not begin inside the one before."""
    apart: list[tuple[int, int]] = []
    for first, last in places:
        if not apart or first >= apart[-1][1]:
            apart.append((first, last))
    return apart


def _continued(shown: str, text: str) -> str:
    """A line with more text, white space as one space."""
    words = " ".join(text.split())
    before = " " if shown and not shown.endswith(" ") and text[:1].isspace() else ""
    after = " " if words and text[-1].isspace() else ""
    return f"{shown}{before}{words}{after}"


def _best_start(marks: Sequence[tuple[int, int, str]], length: int) -> int:
    """Where the window with the most different terms begins, a little before its first match."""
    if marks and marks[-1][1] <= marks[0][0] + WINDOW * 3 // 4:
        return max(0, min(marks[0][0] - WINDOW // 4, length - WINDOW))
    best, best_start = (0, 0), 0
    inside: dict[str, int] = {}
    last, different = 0, len({term for _, _, term in marks})
    for number, (start, _, own) in enumerate(marks):
        if best[0] == different and len(marks) - number <= best[1]:
            break
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
