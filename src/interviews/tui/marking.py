"""Finds again, in a whole text, the words by which the index found it.

The index says where matches are only for the snippet. In the reader and in a whole interview the words of
the query, and those that matched in the snippet, are looked for anew; a simple cutting of English endings
stands in for the analysis of the index, so that `refill` is marked in "refilled".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from textual.content import Content

from interviews.search.analysis import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*[+#]*")
_QUERY_PART = re.compile(r"(?P<minus>-)?(?:(?P<field>\w+):)?(?:\"(?P<phrase>[^\"]*)\"?|(?P<word>\S+))")
_OPERATORS = frozenset({"AND", "OR", "NOT"})
_WORD_FIELDS = frozenset({"question", "answer", "q", "a", "text"})
_ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "e", "y")
_LITTLE = frozenset(
    word
    for line in (
        "a about an and are as at be been by can could did do does for from had has have he her his how i if",
        "in is it its me my no not of on or our she should so than that the their them then there these they",
        "this those to us was we were what when where which who why will with would you your",
    )
    for word in line.split()
)


def stem(word: str) -> str:
    """The folded word without a common ending; words of fewer than five letters stay whole."""
    folded = fold(word).split("'")[0].split("’")[0]
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= 3:
            return folded[: -len(ending)]
    return folded


@dataclass(frozen=True)
class Terms:
    """The words to mark."""

    stems: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    _known: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def __bool__(self) -> bool:
        return bool(self.stems or self.prefixes)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where in the text the words are, as offsets of characters."""
        if not self:
            return []
        return [found.span() for found in _WORD.finditer(text) if self._matches(found[0])]

    def _matches(self, word: str) -> bool:
        # A transcript of 500 KB has 90,000 words but only some thousand different ones.
        known = self._known.get(word)
        if known is None:
            known = stem(word) in self.stems or (bool(self.prefixes) and fold(word).startswith(self.prefixes))
            self._known[word] = known
        return known


def terms_of(query: str, matched: Iterable[str] = ()) -> Terms:
    """The words that a query looks for, and those that the index has matched."""
    words: set[str] = set()
    prefixes: set[str] = set()
    for part in _QUERY_PART.finditer(query):
        name = part["field"]
        if part["minus"] or part["word"] in _OPERATORS or (name and name.lower() not in _WORD_FIELDS):
            continue
        text = part["phrase"] if part["phrase"] is not None else part["word"]
        if text.endswith("*") and len(text) > 2:
            prefixes.add(fold(text.rstrip("*")))
            continue
        words.update(_WORD.findall(text))
    for match in matched:
        words.update(_WORD.findall(match))
    telling = {word for word in words if fold(word) not in _LITTLE}
    return Terms(frozenset(stem(word) for word in telling or words), tuple(sorted(prefixes)))


def literal_terms(text: str) -> Terms:
    """The words of a text to be found as they begin: for finding within an interview as one types."""
    return Terms(prefixes=tuple(sorted({fold(word) for word in _WORD.findall(text)})))


def mark(content: Content, terms: Terms, style: str) -> Content:
    """The content with every term in a style."""
    for start, end in terms.spans(content.plain):
        content = content.stylize(style, start, end)
    return content
