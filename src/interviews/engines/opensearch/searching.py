"""One search from the request to the page of hits."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from interviews.building.records import InterviewOfPair, indexed_pair
from interviews.engines.opensearch.clauses import Clause, all_of, any_of, named, none_of, with_any
from interviews.engines.opensearch.connecting import chunks
from interviews.engines.opensearch.matching import ClauseMatcher, QueryWord
from interviews.engines.opensearch.schema import FIELD_OF_FACET, KINDS
from interviews.engines.opensearch.scoring import Scored, Statistics, scoring_clause, told_of_hits
from interviews.engines.opensearch.vocabulary import ClusterVocabulary, Near, in_order_of_counts, values_of
from interviews.search.analysis import normalise, words
from interviews.search.query import Query
from interviews.search.ranking import LOOKED_AT_CLOSELY
from interviews.search.requests import FACETS, Scope, SearchRequest
from interviews.search.results import IndexedPair, SearchResults
from interviews.search.searching import Ranked, Sought, present, seek
from interviews.search.understanding import for_outside

NEWEST_FIRST: Sequence[Any] = ({"first_day": "desc"}, {"source": "asc"}, {"order": "asc"})
"""The order of the list of all pairs."""
STORED = ("id", "record", "about", "source", "interview")
"""What a pair is made of."""
SCORED = (
    *("id", "kind", "interview", "order", "source", "twin"),
    *("question", "answer", "question_words", "answer_characters"),
)
"""What its score is made of."""
SCORED_HERE = 3 * LOOKED_AT_CLOSELY
"""Hits among which the best are to be: the cluster's order is near to the exact one."""
DEEPEST = 10_000
"""Hits from which on OpenSearch reaches a page from the one before it only."""


_Sought: TypeAlias = Sought[ClusterVocabulary, Clause, QueryWord]


def pair_of(vocabulary: ClusterVocabulary, source: Mapping[str, Any]) -> IndexedPair:
    """The pair of a stored document."""
    folder, path = source["source"].partition("\0")[0], vocabulary.shown(source["source"])
    place = {"id": source["id"], "path": path, "folder": folder, "interview": source["interview"]}
    interview = InterviewOfPair.of(json.loads(source["about"]))
    return indexed_pair(json.loads(source["record"]), interview, **place)


def pairs_of(
    vocabulary: ClusterVocabulary, query: Clause, order: Sequence[Any], most: int | None = None
) -> tuple[IndexedPair, ...]:
    """The first pairs in an order that match, or all."""
    return tuple(pair_of(vocabulary, source) for source in vocabulary.stored(query, STORED, order, most))


def search(vocabulary: ClusterVocabulary, request: SearchRequest) -> SearchResults:
    """The page of hits that a request asks for, with counts over all hits."""
    started = time.perf_counter()
    sought = _seek(vocabulary, request)
    near = _near(sought)
    if near is not None:
        sought = sought._replace(unfiltered=any_of([sought.unfiltered, with_any("id", near.hits)]))
    repeated = _Repeated.of(sought)
    statistics = Statistics(sought.view, sought.words) if sought.words else None
    answer, hits = _answer(sought, statistics, repeated, near)
    counted = answer["aggregations"]
    in_both = sought.understood.within is None
    listed = (Ranked(pair_of(sought.view, hit["_source"]), 0.0, "words", (), lambda: None) for hit in hits)
    return present(
        sought,
        listed if statistics is None else _ranked(sought, hits, statistics, near, repeated),
        said=statistics.counts if statistics is not None else (),
        total=answer["hits"]["total"]["value"],
        outside=counted["outside"]["doc_count"] if in_both else _count_outside(vocabulary, request),
        facets={
            facet: in_order_of_counts(counted[facet]["values"]["buckets"], repeated.counts.get(facet))
            for facet in FACETS
        },
        counts=sought.view.counts,
        started=started,
    )


def _count_outside(vocabulary: ClusterVocabulary, request: SearchRequest) -> int:
    """How many passages there are beside all pairs that the filters of a request admit."""
    outside = for_outside(request)
    if outside is None:
        return 0
    sought = _seek(vocabulary, outside)
    return sought.view.count(all_of([sought.unfiltered, *sought.filters.values()]))


def _seek(vocabulary: ClusterVocabulary, request: SearchRequest) -> _Sought:
    def view(query: Query, within: Scope | None) -> ClusterVocabulary:
        seen = vocabulary
        if within in (None, "outside"):
            seen = vocabulary.seeing(KINDS if within is None else ["passage"])
        # Each of these is asked for in a moment.
        seen.frequencies({normalise(word, each) for word in words(query.text) for each in seen.languages})
        return seen

    return seek(request, vocabulary.folders, view, ClauseMatcher)


def _near(sought: _Sought) -> Near | None:
    """What is near what a request means; None where it has no meaning, or no pair's is known."""
    meaning, view = sought.request.meaning, sought.view
    if meaning is None or not sought.words or sought.understood.within == "outside":
        return None
    return view.near(meaning, sought.allowed) if view.vectors.count(meaning.model) else None


class _Repeated(NamedTuple):
    """Of pairs that were published more than once, what is not counted again."""

    later: Sequence[str] = ()
    """The ids of hits that have a twin before them among the hits."""
    counts: Mapping[str, Mapping[str | int, int]] = {}
    """For each facet and value, how many hits have it after a twin that has it."""

    @classmethod
    def of(cls, sought: _Sought) -> _Repeated:
        # Who lists everything sees every interview.
        if not sought.words or not sought.view.total("twins"):
            return cls()
        asked = [named(facet, clause) for facet, clause in sought.filters.items()]
        hits = sought.view.hits(
            query={"bool": {"filter": [sought.unfiltered, {"exists": {"field": "twin"}}], "should": asked}},
            # Reading whole documents takes ten times as long.
            _source=False,
            docvalue_fields=[*FIELD_OF_FACET.values()],
            sort=["twin", "twin_place", "id"],
        )
        later: list[str] = []
        seen: set[Any] = set()
        counts: dict[str, dict[str | int, int]] = {facet: defaultdict(int) for facet in FACETS}
        for hit in hits:
            [twin, _, identifier], passed = hit["sort"], set(hit.get("matched_queries", ()))
            if passed >= sought.filters.keys():
                if twin in seen:
                    later.append(identifier)
                seen.add(twin)
            for facet, field in FIELD_OF_FACET.items():
                if passed >= sought.filters.keys() - {facet}:
                    for value in hit.get("fields", {}).get(field, ()):
                        counts[facet][value] += (twin, facet, value) in seen
                        seen.add((twin, facet, value))
        return cls(later, counts)

    def once(self) -> Clause:
        """What is not a later twin."""
        return none_of(any_of(with_any("id", some) for some in chunks(self.later)))


def _ordered_here(request: SearchRequest, near: Near | None) -> int:
    """How many of the first hits are put in their order here, for a page that begins among them; else 0."""
    most = SCORED_HERE + len(near.close if near else ())
    return most if request.sort == "relevance" and request.offset < most else 0


def _answer(
    sought: _Sought, statistics: Statistics | None, repeated: _Repeated, near: Near | None
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What the cluster answers, and the hits of the page, or those among which they are."""
    request, vocabulary, filters = sought.request, sought.view, sought.filters
    query, order, told = sought.unfiltered, dict(_ORDERS), list[Clause]()
    if statistics is not None:
        query = scoring_clause(sought.words, statistics, query, near.close if near else ())
        order["relevance"] = ({"_score": "desc"},)
        told = told_of_hits(sought.words, sought.matched.matching)
    body: dict[str, Any] = {
        "query": query,
        # Beside a filter, what may match is looked at for the hits alone that are given.
        "post_filter": {"bool": {"filter": [*filters.values(), repeated.once()], "should": told}},
        "sort": [*order[request.sort], *NEWEST_FIRST],
        "track_scores": statistics is not None,
        "_source": STORED if statistics is None else SCORED,
    }
    counts = {}
    for facet, field in FIELD_OF_FACET.items():
        others = all_of(clause for other, clause in filters.items() if other != facet)
        counts[facet] = {"filter": others, "aggs": {"values": values_of(field)}}
    here = 0 if statistics is None else _ordered_here(request, near)
    last = request.offset + request.limit
    first, size = (0, max(here, last)) if here else (request.offset, request.limit)
    deep = first + size > DEEPEST
    page = {"size": 0} if deep else {"from": first, "size": size}
    among_hits = [*filters.values(), repeated.once(), {"term": {"kind": "passage"}}]
    counts["outside"] = {"filter": all_of(among_hits)}
    answer = vocabulary.search(**body, **page, aggs=counts, track_total_hits=True)
    return answer, vocabulary.hits(first + size, **body)[first:] if deep else answer["hits"]["hits"]


_ORDERS: Mapping[str, Sequence[Any]] = {
    "relevance": (),
    "date": (),
    "speaker": ({"first_speaker": {"order": "asc", "missing": "_last"}},),
    "length": ({"answer_characters": "desc"},),
}


def _ranked(
    sought: _Sought,
    hits: Sequence[Mapping[str, Any]],
    statistics: Statistics,
    near: Near | None,
    repeated: _Repeated,
) -> Iterator[Ranked]:
    first, places, here = 0, list(range(len(hits))), _ordered_here(sought.request, near)
    if here:
        # Equals come in the order of the list of all pairs.
        in_list = sorted(hits[:here], key=lambda hit: (-hit["sort"][1], *hit["sort"][2:]))
        hits, first = [*in_list, *hits[here:]], sought.request.offset
    scored = Scored(sought.view, sought.words, statistics, hits, near and near.meaning)
    best = scored
    if here:
        places = scored.best_first(here)
    elif near is not None and hits:
        best = _best_of_all(sought, statistics, near, repeated)
        scored.add_likeness(*best.best_by_words)
    page = places[first : first + sought.request.limit]
    also_in = _other_files(sought.view, [hits[place]["_source"] for place in page])
    # Of some hundreds of hits, what is shown would be most of the answer.
    shown = (pairs_of(sought.view, with_any("id", some), ["id"]) for some in chunks(also_in))
    pairs = {pair.id: pair for pair in chain.from_iterable(shown)}
    for place in page:
        identifier = hits[place]["_source"]["id"]
        known = best.place_of(identifier)
        by, at = (scored, place) if known is None else (best, known)
        yield Ranked(
            pair=pairs[identifier],
            score=float(by.of.scores[at]),
            found_by=by.found_by(at),
            also_in=also_in[identifier],
            reasons=partial(by.reasons, at),
        )


def _best_of_all(sought: _Sought, statistics: Statistics, near: Near, repeated: _Repeated) -> Scored:
    """The best hits by their scores, for a page that has its hits in another order."""
    request = sought.request._replace(sort="relevance", offset=0, limit=1)
    _, hits = _answer(sought._replace(request=request), statistics, repeated, near)
    scored = Scored(sought.view, sought.words, statistics, hits, near.meaning)
    scored.best_first(len(hits))
    return scored


def _other_files(
    vocabulary: ClusterVocabulary, sources: Sequence[Mapping[str, Any]]
) -> Mapping[str, tuple[str, ...]]:
    """For each pair of a page, by its id, the other files that hold it, in the same interview."""
    groups = {source["twin"] for source in sources if source.get("twin")}
    fields, order = ["id", "twin", "source"], ["twin", "twin_place"]
    twins = vocabulary.stored(with_any("twin", groups), fields, order) if groups else []
    files: dict[str, dict[str, None]] = {source["id"]: {} for source in sources}
    for source in sources:
        for twin in twins:
            if twin["twin"] == source.get("twin") and twin["id"] != source["id"]:
                files[source["id"]][vocabulary.shown(twin["source"])] = None
    return {identifier: tuple(found) for identifier, found in files.items()}
