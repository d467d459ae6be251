"""The steps of a search that are the same whatever engine finds: what is looked for, and what comes back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from interviews.search.explaining import Reasons, explain, explain_hit
from interviews.search.matching import Found, FoundWord, Matched, Matcher
from interviews.search.query import Query
from interviews.search.requests import Scope, SearchRequest
from interviews.search.results import FacetCounts, FoundBy, Hit, IndexedPair, SearchResults
from interviews.search.snippets import snippet, telling
from interviews.search.understanding import Understood, understand
from interviews.search.vocabulary import Vocabulary

View = TypeVar("View", bound=Vocabulary)
Word = TypeVar("Word", bound=FoundWord[object])


class Sought(NamedTuple, Generic[View, Found, Word]):
    """What a request asks for, before anything is ranked."""

    request: SearchRequest
    understood: Understood[View]
    matcher: Matcher[Found, Word]
    matched: Matched[Found, Word]
    allowed: Found
    """What has all that is required, whether it has any of the optional words or not, without the filters."""
    unfiltered: Found
    """What matches without the filters, which are counted."""
    filters: Mapping[str, Found]

    @property
    def view(self) -> View:
        """Of the pairs, of the passages, or of both."""
        return self.understood.view

    @property
    def words(self) -> Sequence[Word]:
        """What is ranked by; empty for a query without words."""
        return self.matched.query_words


def seek(
    request: SearchRequest,
    folders: Iterable[str],
    view: Callable[[Query, Scope | None], View],
    matcher_of: Callable[[View, Scope | None], Matcher[Found, Word]],
) -> Sought[View, Found, Word]:
    """Finds out what a request asks for.

    Args:
        request: What is asked.
        folders: Of the transcripts, where synonyms may be.
        view: Gives what is searched, for the query and where its words must stand.
        matcher_of: Gives what matches in that.
    """
    understood = understand(request, folders, view)
    matcher = matcher_of(understood.view, understood.within)
    matched = matcher.match(understood.query.nodes)
    bounds = matcher.bounds(request).values()
    return Sought(
        request=request,
        understood=understood,
        matcher=matcher,
        matched=matched,
        allowed=matcher.all_of([matched.required, *bounds]),
        unfiltered=matcher.all_of([matched.matching, *bounds]),
        filters=matcher.filters(request),
    )


class Ranked(NamedTuple):
    """A hit of the page."""

    pair: IndexedPair
    score: float
    found_by: FoundBy
    also_in: tuple[str, ...]
    """The other files that hold it."""
    reasons: Callable[[], Reasons | None]
    """What its score is made of, None where nothing was looked for; asked only for an explanation."""


def present(
    sought: Sought[View, Found, Word],
    page: Iterable[Ranked],
    *,
    said: Sequence[int],
    total: int,
    outside: int,
    facets: FacetCounts,
    counts: Callable[[Sequence[Found]], Sequence[int]],
    started: float,
) -> SearchResults:
    """The results of a search.

    Args:
        sought: What was asked for.
        page: The hits of the page.
        said: How many pairs say each word of the query.
        total: How many hits there are.
        outside: How many passages; see `SearchResults.outside`.
        facets: Counts over all of them.
        counts: Says how many are in each of some; asked where there are no hits.
        started: The time of `time.perf_counter` when the search began.
    """
    request, understood, matched = sought.request, sought.understood, sought.matched
    seen, within = understood.view, understood.within
    marked = [matched.query_words[place] for place in telling(said, seen.indexed)]
    terms = frozenset(term for query_word in marked for term in query_word.terms)
    hits = tuple(
        Hit(
            hit.pair,
            round(hit.score, 4),
            snippet(hit.pair.question, hit.pair.answer, terms, hit.pair.language, within),
            explain_hit(hit.reasons(), hit.pair) if request.explained else None,
            hit.found_by,
            hit.also_in,
        )
        for hit in page
    )
    nothing = None if total else sought.matcher.why_nothing(request, matched, counts)
    explanation = explain(
        request, understood.query, within, matched.lost_phrases, seen.names_of, seen.lexicon, nothing
    )
    return SearchResults(
        request=request,
        total=total,
        hits=hits,
        facets=facets,
        milliseconds=(time.perf_counter() - started) * 1000,
        corrected=understood.corrected,
        explanation=explanation or None,
        within=within,
        outside=outside,
        people=understood.people,
    )
