"""Who else was asked such a question: one answer of each other person, the most similar question first."""

from __future__ import annotations

import re

from interviews.index.interface import Hit, IndexedPair
from interviews.tui.marking import stem, terms_of
from interviews.tui.query import Filter, Query
from interviews.tui.workbench import OpenIndex

CANDIDATES = 40
"""Hits looked through for other people."""
MOST_WORDS = 14
"""Words of a question that are looked for; long questions tell stories first."""

_WORD = re.compile(r"[^\W\d_]{3,}")


def others_asked(pair: IndexedPair, words: str, index: OpenIndex) -> list[IndexedPair]:
    """One answer each of other people: on the words that led to the pair, then to questions like its own.

    Raises:
        SearchIndexError: the index cannot be read.
    """
    asked = _telling_words(pair.question)
    found: list[Hit] = []
    if words:
        found += index.search(Query(words), CANDIDATES).hits
    if asked:
        found += index.search(Query(asked, within="question"), CANDIDATES).hits
    if pair.topics:
        topics = tuple(Filter("topic", topic) for topic in pair.topics[:3])
        found += index.search(Query(asked or pair.question, topics), CANDIDATES).hits
    people = set(pair.answerers)
    others: list[IndexedPair] = []
    for hit in found:
        answerers = set(hit.pair.answerers)
        if hit.pair.id != pair.id and answerers and not answerers & people:
            people |= answerers
            others.append(hit.pair)
    return others


def _telling_words(question: str) -> str:
    wanted = terms_of(question).stems
    words = [word for word in _WORD.findall(question) if stem(word) in wanted]
    return " ".join(dict.fromkeys(words[-MOST_WORDS:]))
