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
from interviews.index.engine.phrases import POSITION_BITS, POSITION_MASK, PhraseNode
from interviews.index.engine.searcher import damage_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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

    def spans(self, documents: Sequence[int]) -> list[list[tuple[int, int]]]:
        """Return for each document start and end of each matching word in its text, in order, in characters.

        All documents of a page at once take little longer than one.

        Raises:
            DamagedFileError: If the positions do not belong to the text.
        """
        found: dict[int, list[tuple[int, int]]] = {document: [] for document in documents}
        firsts = [first for _, first in self._scopes]
        wanted = np.unique(np.array(documents, dtype="i8"))
        segments = np.searchsorted(firsts, wanted, side="right") - 1
        for place in np.unique(segments).tolist():
            scope, first = self._scopes[place]
            field = scope.field(self._name)
            if field is None or not field.has_places:
                continue
            own = (wanted[segments == place] - first).astype("u4")
            occurrences = self._occurrences(place, scope, field, own)
            members, positions = occurrences >> POSITION_BITS, occurrences & POSITION_MASK
            with damage_named(scope):
                starts, ends = field.places_of(members, positions)
            for document, start, end in zip(members.tolist(), starts.tolist(), ends.tolist(), strict=True):
                found[first + document].append((start, end))
        return [found[document] for document in documents]

    def _occurrences(self, place: int, scope: Scope, field: FieldReader, documents: Array) -> Array:
        with damage_named(scope):
            if place not in self._sources:
                self._sources[place] = list(_sources(scope, field, self._query))
            parts = [source.occurrences(documents) for source in self._sources[place]]
        return np.unique(np.concatenate([np.zeros(0, dtype="i8"), *parts]))


def character_spans(searcher: ArraySearcher, query: Query, document: int, name: str) -> list[tuple[int, int]]:
    """Return start and end of each matching word of one document; see `SpanFinder` for several."""
    return SpanFinder(searcher, query, name).spans([document])[0]


class _Source:
    """Some terms of a field whose positions count as matches."""

    def __init__(self, scope: Scope, field: FieldReader, ranges: list[tuple[int, int]]) -> None:
        self._size = scope.size
        self._field = field
        self._ranges = ranges

    def occurrences(self, documents: Array) -> Array:
        """Return where the terms occur in some documents, as document and position in one number."""
        candidates = Candidates(documents, self._size)
        places = []
        for first, last in self._ranges:
            extent = self._field.extent(first, last)
            members = self._field.documents[extent]
            if last - first == 1:
                places.append(candidates.places_in(members) + extent.start)
            else:
                places.append(np.flatnonzero(candidates.mask[members]) + extent.start)
        postings = np.concatenate(places)
        counts, positions = self._field.positions_of(postings)
        found: Array = np.repeat(self._field.documents[postings].astype("i8"), counts) << POSITION_BITS
        found += positions.astype("i8")
        return found


class _ChainSource(_Source):
    """A phrase: only positions that take part in it count."""

    def __init__(self, node: PhraseNode) -> None:
        self._node = node

    def occurrences(self, documents: Array) -> Array:
        members = self._node.documents(Candidates(documents, self._node.size))
        line, (*earlier, kept) = self._node.chains(members)
        taking_part = [kept]
        for chain in reversed(earlier):
            after = np.searchsorted(kept, chain, side="right")
            near = after < len(kept)
            near[near] = kept[after[near]] - chain[near] <= self._node.slop
            kept = chain[near]
            taking_part.append(kept)
        return line.occurrences(np.concatenate(taking_part))


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
                yield _Source(scope, field, [(place, place + 1)])
        case MultiTerm() if query.field() == field.name:
            ranges = scope.term_ranges(query, field)
            if ranges:
                yield _Source(scope, field, ranges)
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
