"""From a query to clauses: which pairs match, and what each word of the query is in OpenSearch's terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from interviews.engines.opensearch.clauses import NOTHING, Clause, all_of, any_of, none_of, phrase, with_any
from interviews.engines.opensearch.schema import FIELD_OF_FACET, kept_term
from interviews.engines.opensearch.vocabulary import ClusterVocabulary
from interviews.search.matching import Matcher, Reading
from interviews.search.requests import Scope


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


class ClauseMatcher(Matcher[Clause, QueryWord]):
    """Matches what a vocabulary has in view; `within` says where all words must stand."""

    def __init__(self, vocabulary: ClusterVocabulary, within: Scope | None) -> None:
        super().__init__(vocabulary, within)
        self._index = vocabulary
        self._parts = ["question", "answer"] if self._part is None else [self._part]

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

    def having(self, field: str, names: Sequence[int]) -> Clause:
        own = {"interviewer": "questioners", "guest": "answerers"}
        known = self._index.names_of("speaker" if field in own else field)
        return with_any(own.get(field) or FIELD_OF_FACET[field], [known[number] for number in names])

    def of_years(self, years: Sequence[int]) -> Clause:
        return with_any("year", years)

    def dated(self, first: int, last: int) -> Clause:
        bounds = {"first_day": {"gt": 0, "lte": last}, "last_day": {"gte": first}}
        return all_of({"range": {field: bound}} for field, bound in bounds.items())

    def titled(self, readings: frozenset[Reading]) -> Clause:
        return any_of(phrase("title", [*map(kept_term, reading)]) for reading in sorted(readings))

    def in_files_named(self, part: str) -> Clause:
        escaped = "".join(f"\\{sign}" if sign in "*?\\" else sign for sign in part)
        return {"wildcard": {"folded_path": {"value": f"*{escaped}*"}}}

    def in_file(self, path: str) -> Clause:
        return self._index.in_file(path)

    def terms_starting_with(self, beginning: str, limit: int) -> Sequence[str]:
        return self._index.lexicon.stems_starting_with(beginning, limit)

    def look_up(self, text: str, terms: frozenset[str]) -> QueryWord:
        kept = sorted({kept_term(term) for term in terms})
        found = with_any(self._parts[0] if len(self._parts) == 1 else "body", kept)
        nearby = any_of(with_any(name, kept) for name in ("title", "topic_words"))
        return QueryWord(text, tuple((term,) for term in kept), found, nearby)

    def look_up_phrase(self, text: str, readings: frozenset[Reading]) -> QueryWord:
        kept = sorted({tuple(map(kept_term, reading)) for reading in readings})
        found = any_of(phrase(field, reading) for field in self._parts for reading in kept)
        return QueryWord(text, tuple(kept), found, is_phrase=True)

    def named(self, said: QueryWord, speakers: Sequence[int]) -> QueryWord:
        spoken, answered = self.having("speaker", speakers), self.having("guest", speakers)
        return said._replace(found=any_of([said.found, spoken]), spoken=spoken, answered=answered)

    def alternatives(self, found: Sequence[QueryWord]) -> QueryWord:
        return QueryWord(
            text=" OR ".join(word.text for word in found),
            readings=tuple(reading for word in found for reading in word.readings),
            found=any_of(word.found for word in found),
            nearby=any_of(word.nearby for word in found),
        )
