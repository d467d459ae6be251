"""One search from the request to the page of hits."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from interviews.engines.embedded.arrays import Array, Mask, Rows
from interviews.engines.embedded.explaining import reasons, why_nothing
from interviews.engines.embedded.facets import count_facets, facet_masks
from interviews.engines.embedded.generation import Generation
from interviews.engines.embedded.matching import Matching, bound_masks, match
from interviews.engines.embedded.ranking import (
    Ranking,
    best_rows,
    in_order,
    nearest,
    rank,
    saying,
    with_meaning,
)
from interviews.engines.embedded.twins import NO_TWINS, Twins
from interviews.search.explaining import explain, explain_hit
from interviews.search.query import Query
from interviews.search.requests import Scope, SearchRequest
from interviews.search.results import FoundBy, Hit, SearchResults
from interviews.search.snippets import snippet, telling
from interviews.search.understanding import for_outside, understand


class _Found(NamedTuple):
    """What a request finds, before it is ranked and shown."""

    generation: Generation
    """With the pairs in view, or the passages."""
    within: Scope | None
    query: Query
    """With spelling repaired and names recognised."""
    corrected: str | None
    people: tuple[str, ...]
    matching: Matching
    unfiltered: Mask
    """The hits without the filters that are counted."""
    filters: Mapping[str, Mask]
    hits: Mask
    twins: Twins
    """Of which one alone is among the hits."""
    likeness: Array | None
    """Of each row to the meaning of the request."""


def search(generation: Generation, request: SearchRequest) -> SearchResults:
    """The page of hits that a request asks for, with counts over all hits."""
    started = time.perf_counter()
    found = _find(generation, request)
    seen, matching = found.generation, found.matching
    said = saying(matching.query_words) if matching.query_words else found.hits
    by_words = found.hits & matching.mask
    shown = request.offset + request.limit
    last = shown if request.sort == "relevance" and found.likeness is None else sys.maxsize
    ranking = rank(seen, matching.query_words, by_words, last) if matching.query_words else None
    if ranking is not None and found.likeness is not None:
        ranking = with_meaning(ranking, by_words, found.likeness)
    scores = None if ranking is None else ranking.scores
    rows = _page(found, request, ranking)
    counts = [int(np.count_nonzero(query_word.found)) for query_word in matching.query_words]
    marked = [matching.query_words[place] for place in telling(counts, seen.table.size)]
    terms = frozenset(term for query_word in marked for term in query_word.terms)
    page = []
    for row in rows.tolist():
        pair = seen.pair(row)
        window = snippet(pair.question, pair.answer, terms, pair.language, found.within)
        reason = explain_hit(reasons(seen, matching, ranking, row)) if request.explained else None
        score = 0.0 if scores is None else round(float(scores[row]), 4)
        found_by: FoundBy = "words" if said[row] else "topics" if matching.mask[row] else "meaning"
        page.append(Hit(pair, score, window, reason, found_by, _also_in(seen, found.twins.beside(row))))
    return SearchResults(
        request=request,
        total=int(np.count_nonzero(found.hits)),
        hits=tuple(page),
        facets=count_facets(seen, found.unfiltered, found.filters, found.twins),
        milliseconds=(time.perf_counter() - started) * 1000,
        corrected=found.corrected,
        explanation=explain(
            request,
            found.query,
            found.within,
            matching.lost_phrases,
            seen.names_of,
            seen.lexicon,
            None if found.hits.any() else why_nothing(seen, request, matching),
        )
        or None,
        within=found.within,
        people=found.people,
    )


def _also_in(seen: Generation, twins: Sequence[int]) -> tuple[str, ...]:
    """The other files that hold the same pair of the same interview, in the order of their rows."""
    interviews = [int(seen.table.interview[twin]) for twin in twins]
    return tuple(dict.fromkeys(seen.source(interview)[1] for interview in interviews))


def _page(found: _Found, request: SearchRequest, ranking: Ranking | None) -> Rows:
    """The rows of the hits that are asked for, in their order."""
    first, last = request.offset, request.offset + request.limit
    if ranking is not None and request.sort == "relevance" and last <= ranking.ordered:
        return ranking.first[first:last]
    order = in_order(found.generation, request.sort, None if ranking is None else ranking.scores)
    return best_rows(found.generation.table, found.hits, order, first, last)


def count_outside(generation: Generation, request: SearchRequest) -> int:
    """How many passages match the words of a request for questions and answers; see `Index.outside`."""
    outside = for_outside(request)
    return 0 if outside is None else int(np.count_nonzero(_find(generation, outside).hits))


def _find(generation: Generation, request: SearchRequest) -> _Found:
    understood = understand(
        request,
        generation.names.folders,
        lambda _, within: generation.passages if within == "outside" else generation,
    )
    generation, within = understood.view, understood.within
    matching = match(generation, understood.query, within)
    mask = matching.mask
    allowed = matching.allowed
    for bounds in bound_masks(generation, request).values():
        mask, allowed = mask & bounds, allowed & bounds
    likeness = _likeness(generation, request)
    if likeness is not None and matching.query_words and within != "outside":
        mask = mask | nearest(likeness, allowed)
    masks = facet_masks(generation, request)
    hits = mask
    for mask_of_facet in masks.values():
        hits = hits & mask_of_facet
    # Who lists everything sees every interview.
    twins = generation.twins if matching.query_words else NO_TWINS
    hits = twins.once(hits)
    return _Found(
        generation=generation,
        within=within,
        query=understood.query,
        corrected=understood.corrected,
        people=understood.people,
        matching=matching,
        unfiltered=mask,
        filters=masks,
        hits=hits,
        twins=twins,
        likeness=likeness,
    )


def _likeness(generation: Generation, request: SearchRequest) -> Array | None:
    if request.meaning is None:
        return None
    # Deferred: few searches ask for it.
    from interviews.engines.embedded.vectors import Vectors

    vectors = Vectors(generation, request.meaning.model)
    return (
        vectors.likeness(np.frombuffer(request.meaning.vector, np.float32)) if vectors.known.any() else None
    )
