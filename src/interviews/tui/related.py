"""Who else was asked such a question: one answer of each other person, the most similar question first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interviews.index.interface import Hit, IndexedPair
from interviews.tui.marking import stem, terms_of
from interviews.tui.query import Filter, Query
from interviews.tui.workbench import OpenIndex

CANDIDATES = 40
"""Hits looked through for other people."""
MOST_WORDS = 14
"""Words of a question that are looked for; long questions tell stories first."""
NEAR = 0.15
"""A question counts as like another from this share of the score that the other has for itself."""

_WORD = re.compile(r"[^\W\d_]{3,}")


def others_asked(pair: IndexedPair, query: Query, index: OpenIndex) -> list[IndexedPair]:
    """One answer each of other people.

    First of those whom the search that led to the pair is narrowed to, then of all whom its words find, then
    of those who were asked a question like that of the pair.

    Raises:
        SearchIndexError: the index cannot be read.
    """
    asked = _telling_words(pair.question)
    found: list[Hit] = []
    if query.filters:
        found += index.search(query, CANDIDATES).hits
    if query.text:
        found += index.search(Query(query.text), CANDIDATES).hits
    if asked:
        found += _near(index.search(Query(asked, within="question"), CANDIDATES).hits)
    if pair.topics:
        topics = tuple(Filter("topic", topic) for topic in pair.topics[:3])
        found += _near(index.search(Query(asked or pair.question, topics), CANDIDATES).hits)
    people = set(pair.answerers)
    others: list[IndexedPair] = []
    for hit in found:
        answerers = set(hit.pair.answerers)
        if hit.pair.id != pair.id and answerers and not answerers & people:
            people |= answerers
            others.append(hit.pair)
    return others


def _near(hits: Sequence[Hit]) -> list[Hit]:
    return [hit for hit in hits if hit.score >= NEAR * hits[0].score]


def _telling_words(question: str) -> str:
    wanted = terms_of(question).stems
    words = [word for word in _WORD.findall(question) if stem(word) in wanted]
    return " ".join(dict.fromkeys(words[-MOST_WORDS:]))
