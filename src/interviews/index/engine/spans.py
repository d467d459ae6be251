"""Where in a document's text a query matches, from stored positions: nothing is analysed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from whoosh.query.compound import AndNot
from whoosh.query.positional import Phrase
from whoosh.query.spans import SpanNear2
from whoosh.query.terms import MultiTerm, Term
from whoosh.query.wrappers import Not

from interviews.index.engine.nodes import Candidates
from interviews.index.engine.phrases import POSITION_BITS, PhraseNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whoosh.query.qcore import Query

    from interviews.index.engine.compiling import Scope
    from interviews.index.engine.files import Array
    from interviews.index.engine.searcher import ArraySearcher
    from interviews.index.engine.segments import FieldReader


class SpanFinder:
    """Finds the matching words of a query in one field of documents.

    Words of a phrase are marked only where the phrase stands, all words that a prefix, a pattern or a
    misspelling stands for are marked, and words that the query excludes are not.

    Args:
        searcher: The searcher that found the documents.
        query: The query.
        name: The field; it must keep character offsets, as `TEXT(chars=True)` does.
    """

    def __init__(self, searcher: ArraySearcher, query: Query, name: str) -> None:
        self._scopes = list(searcher.scopes())
        self._query = query
        self._name = name
        self._sources: dict[int, list[_Source]] = {}

    def spans(self, document: int) -> list[tuple[int, int]]:
        """Return start and end of each matching word in the text of a document, in order, in characters.

        Raises:
            DamagedFileError: If the positions do not belong to the text.
        """
        firsts = [first for _, first in self._scopes]
        place = int(np.searchsorted(firsts, document, side="right")) - 1
        scope, first = self._scopes[place]
        field = scope.field(self._name)
        if field is None or not field.has_places:
            return []
        if place not in self._sources:
            self._sources[place] = list(_sources(scope, field, self._query))
        found = [source.positions(document - first) for source in self._sources[place]]
        positions = np.unique(np.concatenate([np.zeros(0, dtype="i8"), *found]))
        return field.places_of(document - first, positions)


def character_spans(searcher: ArraySearcher, query: Query, document: int, name: str) -> list[tuple[int, int]]:
    """Return start and end of each matching word of one document; see `SpanFinder` for several."""
    return SpanFinder(searcher, query, name).spans(document)


class _Source:
    """Some terms of a field whose positions count as matches."""

    def __init__(self, field: FieldReader, ranges: list[tuple[int, int]]) -> None:
        self._field = field
        self._ranges = ranges

    def positions(self, document: int) -> Array:
        places = []
        for first, last in self._ranges:
            extent = self._field.extent(first, last)
            documents = self._field.documents[extent]
            if last - first == 1:
                place = int(np.searchsorted(documents, document))
                own = [place] if place < len(documents) and documents[place] == document else []
                places.append(np.array(own, dtype="i8") + extent.start)
            else:
                places.append(np.flatnonzero(documents == document) + extent.start)
        return self._field.positions_of(np.concatenate(places))[1]


class _ChainSource(_Source):
    """A phrase: only positions that take part in it count."""

    def __init__(self, node: PhraseNode) -> None:
        self._node = node

    def positions(self, document: int) -> Array:
        documents = np.array([document], dtype="u4")
        alone = Candidates(documents, self._node.size)
        if not all(len(word.documents(alone)) for word in self._node.words):
            return np.zeros(0, dtype="i8")
        *earlier, kept = self._node.chains(documents)
        taking_part = [kept]
        for chain in reversed(earlier):
            after = np.searchsorted(kept, chain, side="right")
            near = after < len(kept)
            near[near] = kept[after[near]] - chain[near] <= self._node.slop
            kept = chain[near]
            taking_part.append(kept)
        positions: Array = np.concatenate(taking_part) & ((1 << POSITION_BITS) - 1)
        return positions


def _sources(scope: Scope, field: FieldReader, query: Query) -> Iterator[_Source]:
    match query:
        case Not():
            return
        case AndNot():
            yield from _sources(scope, field, query.a)
        case Phrase() | SpanNear2():
            yield from _phrase_sources(scope, field, query)
        case Term() if query.fieldname == field.name:
            place = field.terms.find(scope.searcher.schema[field.name].to_bytes(query.text))
            if place is not None:
                yield _Source(field, [(place, place + 1)])
        case MultiTerm() if query.field() == field.name:
            ranges = scope.term_ranges(query, field)
            if ranges:
                yield _Source(field, ranges)
        case _:
            for part in query.children():
                yield from _sources(scope, field, part)


def _phrase_sources(scope: Scope, field: FieldReader, query: Phrase | SpanNear2) -> Iterator[_Source]:
    node = scope.compile(query)
    if isinstance(node, PhraseNode):
        if node.source.name == field.name:
            yield _ChainSource(node)
    elif isinstance(query, SpanNear2):
        for part in query.qs:
            yield from _sources(scope, field, part)
