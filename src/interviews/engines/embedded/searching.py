"""One search from the request to the page of hits."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial, reduce
from typing import NamedTuple

import numpy as np

from interviews.engines.embedded.arrays import Array, Mask, Rows
from interviews.engines.embedded.facets import count_facets
from interviews.engines.embedded.generation import Generation
from interviews.engines.embedded.matching import QueryWord, RowMatcher
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
from interviews.search.explaining import Reasons
from interviews.search.requests import Scope, SearchRequest
from interviews.search.results import SearchResults
from interviews.search.searching import Ranked, Sought, present, seek
from interviews.search.understanding import for_outside


class _Found(NamedTuple):
    """What a request finds, before it is ranked and shown."""

    sought: Sought[Generation, Mask, QueryWord]
    hits: Mask
    twins: Twins
    """Of which one alone is among the hits."""
    likeness: Array | None
    """Of each row to the meaning of the request."""


def search(generation: Generation, request: SearchRequest) -> SearchResults:
    """The page of hits that a request asks for, with counts over all hits."""
    started = time.perf_counter()
    found = _find(generation, request)
    sought, words = found.sought, found.sought.words
    by_words = found.hits & sought.matched.matching
    shown = request.offset + request.limit
    last = shown if request.sort == "relevance" and found.likeness is None else sys.maxsize
    ranking = rank(sought.view, words, by_words, last) if words else None
    if ranking is not None and found.likeness is not None:
        ranking = with_meaning(ranking, by_words, found.likeness)
    return present(
        sought,
        _ranked(found, ranking, _page(found, request, ranking)),
        said=[_count(word.found) for word in words],
        total=_count(found.hits),
        outside=_count_outside(generation, found),
        facets=count_facets(sought.view, sought.unfiltered, sought.filters, found.twins),
        counts=lambda masks: list(map(_count, masks)),
        started=started,
    )


def _count(mask: Mask) -> int:
    return int(np.count_nonzero(mask))


def _ranked(found: _Found, ranking: Ranking | None, rows: Rows) -> Iterator[Ranked]:
    sought, seen = found.sought, found.sought.view
    said = saying([word.found[rows] for word in sought.words]) if sought.words else found.hits[rows]
    matching = sought.matched.matching[rows]
    scores = np.zeros(len(rows)) if ranking is None else ranking.scores[rows]
    each = zip(rows.tolist(), scores.tolist(), said.tolist(), matching.tolist(), strict=True)
    for row, score, says, matches in each:
        yield Ranked(
            pair=seen.pair(row),
            score=score,
            found_by="words" if says else "topics" if matches else "meaning",
            also_in=_also_in(seen, found.twins.beside(row)),
            reasons=partial(_reasons, sought, ranking, row),
        )


def _reasons(
    sought: Sought[Generation, Mask, QueryWord], ranking: Ranking | None, row: int
) -> Reasons | None:
    if ranking is None:
        return None
    here = np.zeros(sought.view.table.size, np.bool_)
    here[row] = True

    def positions(number: int) -> list[int]:
        said = (sought.view.words.occurrences(term, here) for term in sought.words[number].terms)
        return [position for each in said for position in each.positions.tolist()]

    asked = int(sought.view.table.question_words[row])
    here_alone = ranking.at(row, sought.view.substance())
    words = [_told_of(word, row) for word in sought.words]
    return here_alone.reasons(0, [word.text for word in sought.words], words, positions, asked)


class _Told(NamedTuple):
    """What is known of a word in one row."""

    found: Mask
    nearby: Mask
    spoken: Mask | None
    answered: Mask | None


def _told_of(word: QueryWord, row: int) -> _Told:
    spoken, answered = (None if mask is None else mask[[row]] for mask in (word.spoken, word.answered))
    return _Told(word.found[[row]], word.nearby[[row]], spoken, answered)


def _also_in(seen: Generation, twins: Sequence[int]) -> tuple[str, ...]:
    """The other files that hold the same pair of the same interview, in the order of their rows."""
    if not twins:
        return ()
    interviews = [int(seen.table.interview[twin]) for twin in twins]
    return tuple(dict.fromkeys(seen.source(interview)[1] for interview in interviews))


def _page(found: _Found, request: SearchRequest, ranking: Ranking | None) -> Rows:
    """The rows of the hits that are asked for, in their order."""
    first, last = request.offset, request.offset + request.limit
    if ranking is not None and request.sort == "relevance" and last <= ranking.ordered:
        return ranking.first[first:last]
    seen = found.sought.view
    order = in_order(seen, request.sort, None if ranking is None else ranking.scores)
    return best_rows(seen.table, found.hits, order, first, last)


def _count_outside(generation: Generation, found: _Found) -> int:
    if found.sought.understood.within is None:
        return _count(found.hits & generation.table.is_passage)
    outside = for_outside(found.sought.request)
    return 0 if outside is None else _count(_find(generation, outside).hits)


def _find(generation: Generation, request: SearchRequest) -> _Found:
    sought = seek(
        request,
        generation.names.folders,
        lambda _, within: _view(generation, within),
        RowMatcher,
    )
    likeness = _likeness(sought.view, request)
    if likeness is not None and sought.words and sought.understood.within != "outside":
        sought = sought._replace(unfiltered=sought.unfiltered | nearest(likeness, sought.allowed))
    # Who lists everything sees every interview.
    twins = sought.view.twins if sought.words else NO_TWINS
    hits = twins.once(reduce(np.logical_and, sought.filters.values(), sought.unfiltered))
    return _Found(sought, hits, twins, likeness)


def _view(generation: Generation, within: Scope | None) -> Generation:
    if within is None:
        return generation.everything
    return generation.passages if within == "outside" else generation


def _likeness(generation: Generation, request: SearchRequest) -> Array | None:
    if request.meaning is None:
        return None
    # Deferred: few searches ask for it.
    from interviews.engines.embedded.vectors import Vectors

    vectors = Vectors(generation, request.meaning.model)
    return (
        vectors.likeness(np.frombuffer(request.meaning.vector, np.float32)) if vectors.known.any() else None
    )
