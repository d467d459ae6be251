"""From a query to clauses: which pairs match, and what each word of the query is in OpenSearch's terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interviews.engines.opensearch.clauses import (
    NOTHING,
    Clause,
    all_of,
    any_of,
    none_of,
    phrase,
    with_any,
)
from interviews.engines.opensearch.schema import kept_term
from interviews.engines.opensearch.vocabulary import ClusterVocabulary
from interviews.search.analysis import DEFAULT_LANGUAGE, fold, fold_word, normalise, words
from interviews.search.dates import FIRST_DAY, LAST_DAY, days
from interviews.search.explaining import path_in_words, times_in_words
from interviews.search.inflections import other_forms
from interviews.search.names import matching_names
from interviews.search.query import FieldValue, Group, Named, Node, Query, Text, Without
from interviews.search.requests import Scope, SearchRequest, chosen
from interviews.search.spelling import similar_words

MOST_EXPANSIONS = 64
"""Words that `word*` and `word~` stand for; the most frequent ones."""

FIELD_OF_FACET = {"speaker": "speakers", "topic": "topics", "outlet": "outlet", "year": "year"}

Reading = tuple[str, ...]
"""Terms in a row: the words of a phrase in one language, or one term alone."""


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
    return _Matcher(vocabulary, within).match(query.nodes)


class _Matcher:
    def __init__(self, vocabulary: ClusterVocabulary, within: Scope | None) -> None:
        self._vocabulary = vocabulary
        self._within = within
        self._lost_phrases: list[str] = []

    def match(self, nodes: Sequence[Node]) -> Matching:
        query_words: list[QueryWord] = []
        required: list[Clause] = [self._vocabulary.view]
        optional: list[Clause] = []
        required_text = False
        for node in nodes:
            if isinstance(node, Without):
                required.append(none_of(self._clause(node.node)))
            elif isinstance(node, FieldValue):
                required.append(self._clause(node))
            elif not isinstance(node, Named) and (node.kind == "both" or self._occurs(node)):
                required.append(self._clause(node))
                query_words += self._query_words(node)
                required_text = required_text or _has_words(node)
            else:
                query_words += self._query_words(node)
                optional.append(self._reached(node))
        if optional and not required_text:
            required.append(any_of(optional))
        return Matching(all_of(required), query_words, self._lost_phrases)

    def _reached(self, node: Node) -> Clause:
        """What an optional node finds by itself, whatever stands beside it in the query."""
        if isinstance(node, Group) and node.kind == "either":
            return any_of(self._reached(each) for each in node.nodes)
        if not isinstance(node, Text | Named):
            return self._clause(node)
        found = self._query_words(node)
        if isinstance(node, Named):
            # Of a name each word is optional, too.
            found += [self._single_word(word) for word in words(node.text)]
        clauses = [word.found for word in found]
        if self._within is None:
            clauses += [word.nearby for word in found if word.nearby is not NOTHING]
        return any_of(clauses)

    def _occurs(self, node: Node) -> bool:
        if not isinstance(node, Text) or node.kind != "phrase":
            return False
        if self._vocabulary.count(all_of([self._vocabulary.view, self._clause(node)])):
            return True
        if len(words(node.text)) > 1:
            self._lost_phrases.append(node.text)
        return False

    def _clause(self, node: Node) -> Clause:
        if isinstance(node, Without):
            return none_of(self._clause(node.node))
        if isinstance(node, Group):
            return (all_of if node.kind == "both" else any_of)(self._clause(each) for each in node.nodes)
        if isinstance(node, FieldValue):
            return _field_clause(self._vocabulary, node)
        if isinstance(node, Named):
            return self._person(node).found
        if node.kind in ("words", "phrase"):
            return self._phrase(node.text).found
        return any_of(word.found for word in self._query_words(node))

    def _query_words(self, node: Node) -> list[QueryWord]:
        if isinstance(node, Group):
            query_words = [query_word for each in node.nodes for query_word in self._query_words(each)]
            return [_joined(query_words)] if query_words and node.kind == "either" else query_words
        if isinstance(node, Named):
            return [self._person(node)]
        if not isinstance(node, Text):
            return []
        if node.kind == "beginning":
            return [self._beginning(node.text)]
        if node.kind == "similar":
            spellings = similar_words(self._vocabulary.lexicon, fold_word(node.text))
            return [self._query_word(f"{node.text}~", self._terms([node.text, *spellings]))]
        if node.kind == "phrase" and node.text not in self._lost_phrases:
            return [self._phrase(node.text)]
        return [self._single_word(word) for word in words(node.text)]

    def _single_word(self, word: str) -> QueryWord:
        # Irregular forms are other words to a stemmer.
        forms = {form for language in self._languages for form in other_forms(word, language)}
        return self._query_word(word, self._terms([word, *forms]))

    def _person(self, node: Named) -> QueryWord:
        said = self._phrase(node.text)
        names = [self._vocabulary.speakers[number] for number in node.speakers]
        spoken = with_any("speakers", names)
        return said._replace(
            found=any_of([said.found, spoken]), spoken=spoken, answered=with_any("answerers", names)
        )

    def _beginning(self, beginning: str) -> QueryWord:
        folded = fold(beginning)
        spellings = self._vocabulary.lexicon.starting_with(folded, MOST_EXPANSIONS)
        stems = self._vocabulary.terms_starting_with(folded, MOST_EXPANSIONS)
        return self._query_word(f"{beginning}*", self._terms(spellings) | set(stems))

    def _terms(self, spellings: Iterable[str]) -> set[str]:
        return {kept_term(normalise(word, language)) for word in spellings for language in self._languages}

    @property
    def _languages(self) -> Sequence[str]:
        return self._vocabulary.languages or [DEFAULT_LANGUAGE]

    def _query_word(self, text: str, terms: set[str]) -> QueryWord:
        field = self._within if self._within in ("question", "answer") else "body"
        nearby = [with_any(name, terms) for name in ("title", "topic_words")] if terms else []
        readings = tuple((term,) for term in sorted(terms))
        return QueryWord(text, readings, with_any(field, terms), any_of(nearby))

    def _phrase(self, text: str) -> QueryWord:
        parts = words(text)
        if len(parts) < 2:
            return self._query_word(text, self._terms(parts))
        # One reading a language: a phrase is in one.
        readings = sorted(
            {tuple(kept_term(normalise(word, language)) for word in parts) for language in self._languages}
        )
        fields = [self._within] if self._within in ("question", "answer") else ["question", "answer"]
        found = any_of(phrase(str(field), reading) for field in fields for reading in readings)
        return QueryWord(text, tuple(readings), found, is_phrase=True)


def _has_words(node: Node) -> bool:
    if isinstance(node, Group):
        return any(map(_has_words, node.nodes))
    return isinstance(node, Text)


def _joined(query_words: Sequence[QueryWord]) -> QueryWord:
    if len(query_words) == 1:
        return query_words[0]
    return QueryWord(
        text=" OR ".join(word.text for word in query_words),
        readings=tuple(reading for word in query_words for reading in word.readings),
        found=any_of(word.found for word in query_words),
        nearby=any_of(word.nearby for word in query_words if word.nearby is not NOTHING),
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
    since, mark, until = node.value.partition("..")
    return _dated(since or None, (until if mark else since) or None)


def _dated(since: str | None, until: str | None) -> Clause:
    """The pairs of interviews whose date may lie between two dates, both included."""
    first = days(since)[0] if since else FIRST_DAY
    last = days(until)[1] if until else LAST_DAY
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
