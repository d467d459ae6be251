"""One search from the request to the page of hits."""

from __future__ import annotations

import time

import numpy as np

from interviews.index.arrays import Mask
from interviews.index.correcting import corrected
from interviews.index.explaining import explain, explain_hit
from interviews.index.facets import count_facets, facet_masks
from interviews.index.interface import Hit, SearchRequest, SearchResults
from interviews.index.matching import date_mask, match
from interviews.index.opened import OpenGeneration
from interviews.index.people import recognise_people
from interviews.index.query import parse_query
from interviews.index.ranking import best_rows, rank
from interviews.index.snippets import snippet
from interviews.index.synonyms import synonyms_of, widened


def search(generation: OpenGeneration, request: SearchRequest) -> SearchResults:
    """The page of hits that a request asks for, with counts over all hits."""
    started = time.perf_counter()
    typed = parse_query(request.text)
    if not request.literal and typed.nodes:
        typed = widened(typed, *synonyms_of(generation.names.folders))
    within = request.within or typed.within
    if within == "outside":
        generation = generation.passages()
    repaired = None if request.literal else corrected(generation, typed)
    query, people = repaired or typed, tuple[str, ...]()
    if not request.literal:
        query, people = recognise_people(generation, query)
    matching = match(generation, query, within)
    mask = matching.mask & _bounds(generation, request)
    masks = facet_masks(generation, request)
    hits = mask
    for chosen in masks.values():
        hits = hits & chosen
    ranking = rank(generation, matching.units, hits) if matching.units else None
    scores = None if ranking is None else ranking.scores
    rows = best_rows(generation.table, hits, scores, request.offset, request.offset + request.limit)
    terms = frozenset(term for unit in matching.units for term in unit.terms)
    found = []
    for row in rows.tolist():
        pair = generation.pair(row)
        window = snippet(pair.question, pair.answer, terms, pair.language, within)
        reason = explain_hit(generation, matching, ranking, row) if request.explained else None
        found.append(Hit(pair, 0.0 if scores is None else round(float(scores[row]), 4), window, reason))
    return SearchResults(
        request=request,
        total=int(np.count_nonzero(hits)),
        hits=tuple(found),
        facets=count_facets(generation, mask, masks),
        milliseconds=(time.perf_counter() - started) * 1000,
        corrected=repaired.text if repaired else None,
        explanation=explain(generation, request, query, matching, hits) or None,
        people=people,
    )


def count_outside(generation: OpenGeneration, request: SearchRequest) -> int:
    """How many passages outside questions and answers match the same words; 0 where there are none."""
    query = parse_query(request.text)
    if not query.has_words or request.within or query.within:
        return 0
    return search(generation, request._replace(within="outside", limit=0, explained=False)).total


def _bounds(generation: OpenGeneration, request: SearchRequest) -> Mask:
    mask = generation.table.alive
    if request.since or request.until:
        mask = mask & date_mask(generation, request.since, request.until)
    if request.path is not None:
        inside = mask & False
        inside[generation.rows_of_file(request.path)] = True
        mask = mask & inside
    return mask
