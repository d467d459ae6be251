"""From a query to clauses: which pairs match, and what each word of the query is in OpenSearch's terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from interviews.engines.opensearch.clauses import NOTHING, Clause, all_of, any_of, none_of, phrase, with_any
from interviews.engines.opensearch.schema import kept_term
from interviews.engines.opensearch.vocabulary import ClusterVocabulary
from interviews.search.analysis import fold, normalise, words
from interviews.search.dates import days_between, ends_of
from interviews.search.explaining import path_in_words, times_in_words
from interviews.search.matching import Matcher, Reading
from interviews.search.names import matching_names
from interviews.search.query import FieldValue, Query
from interviews.search.requests import Scope, SearchRequest, chosen

FIELD_OF_FACET = {"speaker": "speakers", "topic": "topics", "outlet": "outlet", "year": "year"}


class QueryWord(NamedTuple):
    """One word of the query, or what counts as one: a phrase, a beginning, alternatives."""

    text: str
    """As in the query."""
    readings: tuple[Reading, ...]
    """What is looked for in what is said; any of them."""
    found: Clause
    """The pairs that say it."""
    nearby: Clause = NOTHING
    """The pairs whose title or topics have it."""
    is_phrase: bool = False
    spoken: Clause | None = None
    """The pairs where one of those speaks whom it names; None where it names nobody."""
    answered: Clause | None = None
    """Those of them where they answer."""

    @property
    def terms(self) -> frozenset[str]:
        """Of what is said, for marking them in snippets."""
        return frozenset(term for reading in self.readings for term in reading)


class Matching(NamedTuple):
    """What a query matches."""

    clause: Clause
    """All that matches."""
    query_words: list[QueryWord]
    """What is ranked by; empty for a query without words."""
    lost_phrases: list[str]
    """Phrases that are nowhere and were searched as words."""


def match(vocabulary: ClusterVocabulary, query: Query, within: Scope | None) -> Matching:
    """What matches a query in the view of a vocabulary; `within` says where its words must stand."""
    matched = _ClauseMatcher(vocabulary, within).match(query.nodes)
    return Matching(matched.matching, matched.query_words, matched.lost_phrases)


class _ClauseMatcher(Matcher[Clause, QueryWord]):
    def __init__(self, vocabulary: ClusterVocabulary, within: Scope | None) -> None:
        super().__init__(vocabulary, within)
        self._index = vocabulary

    def everything(self) -> Clause:
        return self._index.view

    def any_of(self, found: Sequence[Clause]) -> Clause:
        return any_of(found)

    def all_of(self, found: Sequence[Clause]) -> Clause:
        return all_of(found)

    def none_of(self, found: Clause) -> Clause:
        return none_of(found)

    def occurs(self, found: Clause) -> bool:
        return self._index.count(all_of([self._index.view, found])) > 0

    def field(self, node: FieldValue) -> Clause:
        return _field_clause(self._index, node)

    def terms_starting_with(self, beginning: str, limit: int) -> Sequence[str]:
        return self._index.terms_starting_with(beginning, limit)

    def look_up(self, text: str, terms: frozenset[str]) -> QueryWord:
        kept = {kept_term(term) for term in terms}
        field = self._within if self._within in ("question", "answer") else "body"
        nearby = any_of(with_any(name, kept) for name in ("title", "topic_words"))
        return QueryWord(text, tuple((term,) for term in sorted(kept)), with_any(field, kept), nearby)

    def look_up_phrase(self, text: str, readings: frozenset[Reading]) -> QueryWord:
        kept = sorted({tuple(map(kept_term, reading)) for reading in readings})
        fields = [self._within] if self._within in ("question", "answer") else ["question", "answer"]
        found = any_of(phrase(str(field), reading) for field in fields for reading in kept)
        return QueryWord(text, tuple(kept), found, is_phrase=True)

    def named(self, said: QueryWord, speakers: Sequence[int]) -> QueryWord:
        names = [self._index.speakers[number] for number in speakers]
        spoken = with_any("speakers", names)
        found = any_of([said.found, spoken])
        return said._replace(found=found, spoken=spoken, answered=with_any("answerers", names))

    def alternatives(self, found: Sequence[QueryWord]) -> QueryWord:
        return QueryWord(
            text=" OR ".join(word.text for word in found),
            readings=tuple(reading for word in found for reading in word.readings),
            found=any_of(word.found for word in found),
            nearby=any_of(word.nearby for word in found),
        )


def _field_clause(vocabulary: ClusterVocabulary, node: FieldValue) -> Clause:
    """What a value of a field admits."""
    if node.name in ("speaker", "interviewer", "guest"):
        known = vocabulary.speakers
        names = [known[number] for number in matching_names(known, node.value)]
        field = {"speaker": "speakers", "interviewer": "questioners", "guest": "answerers"}[node.name]
        return with_any(field, names)
    if node.name in ("topic", "outlet"):
        return _with_values(vocabulary, node.name, [node.value])
    if node.name == "file":
        escaped = "".join(f"\\{sign}" if sign in "*?\\" else sign for sign in fold(node.value))
        return {"wildcard": {"folded_path": {"value": f"*{escaped}*"}}}
    if node.name == "title":
        readings = {
            tuple(kept_term(normalise(word, language)) for word in words(node.value))
            for language in vocabulary.languages
        }
        return any_of(phrase("title", reading) for reading in sorted(readings) if reading)
    return _dated(*ends_of(node.value))


def _dated(since: str | None, until: str | None) -> Clause:
    """The pairs of interviews whose date may lie between two dates, both included."""
    first, last = days_between(since, until)
    return all_of([{"range": {"first_day": {"gt": 0, "lte": last}}}, {"range": {"last_day": {"gte": first}}}])


def bound_clauses(vocabulary: ClusterVocabulary, request: SearchRequest) -> dict[str, Clause]:
    """For the time and the file that a request is bound to, in words, what they admit."""
    clauses = {}
    if request.since or request.until:
        clauses[times_in_words(request)] = _dated(request.since, request.until)
    if request.path is not None:
        clauses[path_in_words(request)] = vocabulary.in_file(request.path)
    return clauses


def facet_clauses(vocabulary: ClusterVocabulary, request: SearchRequest) -> dict[str, Clause]:
    """For each facet with chosen values, the pairs that have any of them."""
    return {facet: _with_values(vocabulary, facet, values) for facet, values in chosen(request).items()}


def _with_values(vocabulary: ClusterVocabulary, facet: str, values: Sequence[str]) -> Clause:
    if facet == "year":
        # As it is counted: by the first day.
        years = [int(year) for year in values if year.isascii() and year.isdigit() and len(year) <= 4]
        return with_any("year", years)
    known = vocabulary.names_of(facet)
    field = FIELD_OF_FACET[facet]
    return with_any(field, [known[number] for value in values for number in matching_names(known, value)])
