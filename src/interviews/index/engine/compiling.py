"""From a Whoosh query to nodes: one function per kind of query, and Whoosh's matcher for every other kind.

Where Whoosh's own evaluation has a peculiarity, it is followed, so that both give the same scores:

- A compound with a single part ignores its own boost.
- A prefix, wildcard, fuzzy or range query with one term scores that term. With several it scores 1 if
  Whoosh would preload an array (1,024 terms or more, or more than two in a segment of up to 5,000
  documents) and `constantscore` is left on; otherwise it adds up the scores of its terms. Pass
  `constantscore=False` for scores that do not depend on the size of the segment.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from whoosh.matching.mcore import ListMatcher
from whoosh.query.compound import (
    And,
    AndMaybe,
    AndNot,
    CompoundQuery,
    DefaultOr,
    Or,
    Otherwise,
    PreloadedOr,
    Require,
)
from whoosh.query.positional import Phrase
from whoosh.query.qcore import Every, NullQuery, Query
from whoosh.query.ranges import DateRange, NumericRange, TermRange
from whoosh.query.spans import SpanNear2
from whoosh.query.terms import FuzzyTerm, MultiTerm, Prefix, Regex, Term, Variations, Wildcard
from whoosh.query.wrappers import ConstantScoreQuery, Not
from whoosh.reading import TermNotFound

from interviews.index.engine import nodes
from interviews.index.engine.expansion import term_ranges
from interviews.index.engine.phrases import PhraseNode
from interviews.index.engine.scoring import can_score, norms_for, scorer_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whoosh.searching import Searcher

    from interviews.index.engine.files import Array
    from interviews.index.engine.nodes import Candidates, Node, Scored
    from interviews.index.engine.scoring import Scorer
    from interviews.index.engine.segments import FieldReader, SegmentFile

MANY_TERMS: Final = Or.TOO_MANY_CLAUSES
SMALL_SEGMENT: Final = 5000
"""Documents; `whoosh.query.compound.Or._matcher` preloads in segments no larger."""


class ArrayQuery(Query):
    """A query of our own: it says itself which node computes it."""

    boost = 1.0

    def node(self, scope: Scope) -> Node:
        """Return the node for a segment."""
        raise NotImplementedError

    def field(self) -> None:
        """Return None: such a query belongs to no single field."""

    def estimate_size(self, ixreader: Any) -> int:
        """Return the number of documents."""
        return int(ixreader.doc_count())

    def matcher(self, searcher: Searcher, context: Any = None) -> Any:
        """Return the computed documents and scores as a Whoosh matcher."""
        documents, scores = scope_of(searcher).scored(self)
        make: Callable[..., Any] = ListMatcher
        return make(documents.tolist(), weights=scores.tolist())


class Scope:
    """One segment and all that evaluating a query on it needs."""

    def __init__(self, searcher: Searcher, file: SegmentFile) -> None:
        self.searcher = searcher
        self.file = file
        self.size = file.documents
        self._norms: dict[str, Array] = {}

    def compile(self, query: Query) -> Node:
        """Return the node of a query on this segment."""
        if isinstance(query, ArrayQuery):
            return query.node(self)
        compiler = COMPILERS.get(type(query))
        if compiler is None or not can_score(self.searcher):
            return MatcherNode(query, self)
        return compiler(query, self)

    def scored(self, query: Query) -> Scored:
        """Return the living documents that match a query, and their scores."""
        documents, scores = self.compile(query).scored(None)
        living = self.file.living
        if living is not None:
            kept = living[documents]
            documents, scores = documents[kept], scores[kept]
        return documents, scores

    def documents(self, query: Query) -> Array:
        """Return the living documents that match a query."""
        documents = self.compile(query).documents(None)
        living = self.file.living
        return documents if living is None else documents[living[documents]]

    def field(self, name: str | None) -> FieldReader | None:
        """Return the reader of an indexed field of the schema, None if there is none."""
        if name is None or name not in self.searcher.schema:
            return None
        return self.file.field(name)

    def term_ranges(self, query: MultiTerm, field: FieldReader) -> list[tuple[int, int]]:
        """Return the stretches of terms of a field that a query stands for."""
        searcher = self.searcher
        return term_ranges(query, field, searcher.schema[field.name], searcher.reader())

    def scorer(self, name: str, term: bytes) -> Scorer:
        """Return the scorer of a term of a field."""
        norms = self._norms.get(name)
        if norms is None:
            norms = self._norms[name] = norms_for(self.searcher, name)
        return scorer_for(self.searcher, name, term, norms)

    def all_documents(self) -> Array:
        """Return the numbers of all documents of the segment."""
        return np.arange(self.size, dtype="u4")


def scope_of(searcher: Searcher) -> Scope:
    """Return the scope of a leaf searcher."""
    return Scope(searcher, searcher.reader().file)  # type: ignore[attr-defined]


class MatcherNode:
    """Matches what Whoosh's own matcher of a query matches."""

    def __init__(self, query: Query, scope: Scope) -> None:
        self.query = query
        self.scope = scope

    @property
    def estimate(self) -> int:
        """All documents: it is evaluated after everything cheaper."""
        return self.scope.size

    @cached_property
    def _scored(self) -> Scored:
        searcher = self.scope.searcher
        documents, scores = [], []
        try:
            context = searcher.context()  # type: ignore[no-untyped-call]
            matcher = self.query.matcher(searcher, context)
            while matcher.is_active():
                documents.append(matcher.id())
                scores.append(matcher.score())
                matcher.next()
        except TermNotFound:
            pass
        return np.array(documents, dtype="u4"), np.array(scores, dtype="f8")

    def documents(self, among: Candidates | None) -> Array:
        """Return the documents."""
        documents, _ = self._scored
        return documents if among is None else among.kept(documents)

    def scored(self, among: Candidates | None) -> Scored:
        """Return them with their scores."""
        documents, scores = self._scored
        if among is None:
            return documents, scores
        places = among.places_in(documents)
        return documents[places], scores[places]


def _term(query: Term, scope: Scope) -> Node:
    field = scope.field(query.fieldname)
    if field is None:
        return nodes.Nothing()
    try:
        term = scope.searcher.schema[query.fieldname].to_bytes(query.text)
    except ValueError:
        return nodes.Nothing()
    return _term_node(scope, field, term, query.boost)


def _term_node(scope: Scope, field: FieldReader, term: bytes, boost: float) -> Node:
    place = field.terms.find(term)
    if place is None:
        return nodes.Nothing()
    return nodes.TermNode(field.postings(place), scope.scorer(field.name, term), boost)


def _or(query: Or, scope: Scope) -> Node:
    if query.scale:
        return MatcherNode(query, scope)
    return _compound(query, scope, nodes.Union)


def _and(query: And, scope: Scope) -> Node:
    return _compound(query, scope, nodes.Intersection)


def _compound(query: CompoundQuery, scope: Scope, kind: type[nodes.Union] | type[nodes.Intersection]) -> Node:
    parts = [scope.compile(part) for part in query.subqueries]
    if not parts:
        return nodes.Nothing()
    return parts[0] if len(parts) == 1 else kind(parts, query.boost, scope.size)


def _not(query: Not, scope: Scope) -> Node:
    return nodes.Complement(scope.compile(query.query), scope.size)


def _and_not(query: AndNot, scope: Scope) -> Node:
    return nodes.Difference(scope.compile(query.a), scope.compile(query.b), scope.size)


def _and_maybe(query: AndMaybe, scope: Scope) -> Node:
    return nodes.Optional(scope.compile(query.a), scope.compile(query.b), scope.size)


def _require(query: Require, scope: Scope) -> Node:
    return nodes.Required(scope.compile(query.a), scope.compile(query.b), scope.size)


def _otherwise(query: Otherwise, scope: Scope) -> Node:
    first = scope.compile(query.a)
    documents = first.documents(None)
    living = scope.file.living
    if len(documents) if living is None else living[documents].any():
        return first
    return scope.compile(query.b)


def _constant(query: ConstantScoreQuery, scope: Scope) -> Node:
    return nodes.Constant(scope.compile(query.child), query.score or 1.0)


def _every(query: Every, scope: Scope) -> Node:
    if query.fieldname is None:
        return nodes.Fixed(scope.all_documents(), query.boost)
    return _all_of_field(query.fieldname, query.boost, scope)


def _all_of_field(name: str, boost: float, scope: Scope) -> Node:
    field = scope.field(name)
    return nodes.Nothing() if field is None else nodes.Fixed(documents_with(field, scope.size), boost)


def documents_with(field: FieldReader, size: int) -> Array:
    """Return the documents that have any term of a field."""
    mask = np.zeros(size, dtype=bool)
    mask[field.documents] = True
    return np.flatnonzero(mask).astype("u4")


def _null(_query: Any, _scope: Scope) -> Node:
    return nodes.Nothing()


def _phrase(query: Phrase, scope: Scope) -> Node:
    field = scope.field(query.fieldname)
    if field is None:
        return nodes.Nothing()
    if not field.has_positions:
        return MatcherNode(query, scope)
    try:
        terms = [scope.searcher.schema[query.fieldname].to_bytes(word) for word in query.words]
    except ValueError:
        return nodes.Nothing()
    return _chain(scope, field, terms, query.slop, query.boost)


def _span_near(query: SpanNear2, scope: Scope) -> Node:
    names = {part.fieldname if type(part) is Term else None for part in query.qs}
    boosted = any(getattr(part, "boost", 1.0) != 1.0 for part in query.qs)
    name = names.pop() if len(names) == 1 else None
    field = scope.field(name)
    if (
        name is None
        or boosted
        or not query.ordered
        or query.mindist != 1
        or not (field and field.has_positions)
    ):
        return MatcherNode(query, scope)
    terms = [scope.searcher.schema[name].to_bytes(part.text) for part in query.qs]
    return _chain(scope, field, terms, query.slop, 1.0)


def _chain(scope: Scope, field: FieldReader, terms: list[bytes], slop: int, boost: float) -> Node:
    places = [field.terms.find(term) for term in terms]
    known = [place for place in places if place is not None]
    if not terms or len(known) < len(places) or (slop < 1 and len(terms) > 1):
        return nodes.Nothing()
    words = [_term_node(scope, field, term, 1.0) for term in terms]
    return PhraseNode(field, known, words, slop, boost, scope.size)


def _prefix(query: Prefix, scope: Scope) -> Node:
    if query.text == "":
        return _all_of_field(query.fieldname, query.boost, scope)
    return _terms(query, scope)


def _wildcard(query: Wildcard, scope: Scope) -> Node:
    if query.text == "*":
        return _all_of_field(query.fieldname, query.boost, scope)
    return _terms(query, scope)


def _terms(query: MultiTerm, scope: Scope) -> Node:
    field = scope.field(query.field())
    if field is None:
        return nodes.Nothing()
    ranges = scope.term_ranges(query, field)
    count = sum(last - first for first, last in ranges)
    if not count:
        return nodes.Nothing()
    boost = getattr(query, "boost", 1.0)
    if count == 1:
        return _term_node(scope, field, field.terms[ranges[0][0]], boost)
    preloaded = count >= MANY_TERMS or (count > 2 and scope.size <= SMALL_SEGMENT)
    if preloaded and query.constantscore:
        return nodes.Constant(nodes.TermsNode(field, ranges, (), boost, scope.size), 1.0)
    terms = _terms_in(field, ranges)
    scorers = [scope.scorer(field.name, term) for term in terms]
    return nodes.TermsNode(field, ranges, scorers, boost, scope.size)


def _terms_in(field: FieldReader, ranges: list[tuple[int, int]]) -> Iterator[bytes]:
    for first, last in ranges:
        yield from field.terms.between(first, last)


def _numeric_range(query: NumericRange, scope: Scope) -> Node:
    if scope.field(query.fieldname) is None:
        return nodes.Nothing()
    tiers = query._compile_query(scope.searcher.reader())  # type: ignore[no-untyped-call]
    return scope.compile(tiers)


COMPILERS: Final[dict[type[Query], Callable[[Any, Scope], Node]]] = {
    Term: _term,
    Or: _or,
    DefaultOr: _or,
    PreloadedOr: _or,
    And: _and,
    Not: _not,
    AndNot: _and_not,
    AndMaybe: _and_maybe,
    Require: _require,
    Otherwise: _otherwise,
    ConstantScoreQuery: _constant,
    Every: _every,
    type(NullQuery): _null,
    Phrase: _phrase,
    SpanNear2: _span_near,
    Prefix: _prefix,
    Wildcard: _wildcard,
    FuzzyTerm: _terms,
    TermRange: _terms,
    Variations: _terms,
    Regex: _terms,
    NumericRange: _numeric_range,
    DateRange: _numeric_range,
}
"""Queries computed on arrays; subclasses of them are not assumed to mean the same."""
