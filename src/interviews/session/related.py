"""Whose answers stand beside an answer: one of each other person, the nearest first."""

from __future__ import annotations

from interviews.search.results import Hit, IndexedPair
from interviews.session.query import Query
from interviews.session.shared_index import SharedIndex

CANDIDATES = 40
"""Hits of the search looked through for other people."""
MOST_RELATED = 12
"""Pairs of each kind that the index is asked for."""


def others_asked(pair: IndexedPair, query: Query, index: SharedIndex) -> list[IndexedPair]:
    """One answer each of other people.

    First of those whom the search that led to the pair is narrowed to, then of all whom its words find, then
    of those who were asked a question like that of the pair, then of those who speak of the same.

    Raises:
        SearchIndexError: the index cannot be read.
    """
    found: list[Hit] = []
    if query.filters:
        found += index.search(query, CANDIDATES).hits
    if query.text:
        found += index.search(Query(query.text), CANDIDATES).hits
    related = index.related(pair, MOST_RELATED)
    found += [*related.questions, *related.answers]
    people = set(pair.identities)
    others: list[IndexedPair] = []
    for hit in found:
        answerers = set(hit.pair.identities)
        if hit.pair.id != pair.id and answerers and not answerers & people:
            people |= answerers
            others.append(hit.pair)
    return others
