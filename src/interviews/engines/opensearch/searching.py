"""One search from the request to the page of hits."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from interviews.building.records import InterviewOfPair, indexed_pair
from interviews.engines.opensearch.clauses import NOTHING, Clause, all_of, named, none_of, with_any
from interviews.engines.opensearch.matching import (
    FIELD_OF_FACET,
    Matching,
    QueryWord,
    bound_clauses,
    facet_clauses,
    match,
)
from interviews.engines.opensearch.scoring import (
    Here,
    Said,
    Scored,
    Spread,
    Statistics,
    look_closely,
    score_exactly,
    scoring_clause,
    share_of,
)
from interviews.engines.opensearch.vocabulary import (
    KINDS,
    MOST_VALUES,
    ClusterVocabulary,
    in_order_of_counts,
    values_of,
)
from interviews.search.analysis import normalise, words
from interviews.search.explaining import (
    MOST_WORDS,
    FilterFound,
    Nothing,
    WordFound,
    explain,
    explain_hit,
    facet_in_words,
)
from interviews.search.query import Query
from interviews.search.ranking import LOOKED_AT_CLOSELY
from interviews.search.requests import FACETS, Scope, SearchRequest, chosen
from interviews.search.results import FoundBy, Hit, IndexedPair, SearchResults
from interviews.search.snippets import snippet, telling
from interviews.search.understanding import Understood, for_outside, understand

NEWEST_FIRST: Sequence[Any] = ({"first_day": "desc"}, {"source": "asc"}, {"order": "asc"})
"""The order of the list of all pairs."""
STORED = ("id", "record", "about", "folder", "source", "interview")
"""What a pair is made of."""
SCORED = ("question", "answer", "answer_characters", "place", "twin")
"""What its score is made of."""
SCORED_HERE = 3 * LOOKED_AT_CLOSELY
"""Hits among which the best are to be: the cluster's order is near to the exact one."""
DEEPEST = 10_000
"""Hits from which on pages are reached from the one before them only."""


class _Found(NamedTuple):
    """What a request asks for, before it is searched."""

    understood: Understood[ClusterVocabulary]
    matching: Matching
    unfiltered: Clause
    """What matches without the filters that are counted."""
    filters: Mapping[str, Clause]

    @property
    def vocabulary(self) -> ClusterVocabulary:
        """With the pairs in view, or the passages."""
        return self.understood.view


def pair_of(vocabulary: ClusterVocabulary, source: Mapping[str, Any]) -> IndexedPair:
    """The pair of a stored document."""
    folder, path = source["source"].partition("\0")[0], vocabulary.shown(source["source"])
    place = {"id": source["id"], "path": path, "folder": folder, "interview": source["interview"]}
    interview = InterviewOfPair.of(json.loads(source["about"]))
    return indexed_pair(json.loads(source["record"]), interview, **place)


def search(vocabulary: ClusterVocabulary, request: SearchRequest) -> SearchResults:
    """The page of hits that a request asks for, with counts over all hits."""
    started = time.perf_counter()
    found = _find(vocabulary, request)
    understood = found.understood
    seen, matching = found.vocabulary, found.matching
    repeated = _Repeated.of(found)
    statistics = statistics_of(seen, matching.query_words) if matching.query_words else None
    answer, hits = _page(found, request, statistics, repeated)
    counts = [spread.pairs for spread in statistics.spreads] if statistics is not None else ()
    marked = [matching.query_words[place] for place in telling(counts, seen.indexed)]
    terms = frozenset(term for query_word in marked for term in query_word.terms)
    also_in = _other_files(seen, hits) if matching.query_words else lambda source: ()
    page = []
    for hit in hits:
        pair = pair_of(seen, hit.source)
        window = snippet(pair.question, pair.answer, terms, pair.language, understood.within)
        reason = None
        if request.explained:
            reason = explain_hit(hit.reasons() if matching.query_words else None)
        found_by: FoundBy = "words" if hit.says_any or not matching.query_words else "topics"
        page.append(Hit(pair, round(hit.score, 4), window, reason, found_by, also_in(hit.source)))
    total: int = answer["hits"]["total"]["value"]
    return SearchResults(
        request=request,
        total=total,
        hits=tuple(page),
        facets=_facets(answer["aggregations"], repeated),
        milliseconds=(time.perf_counter() - started) * 1000,
        corrected=understood.corrected,
        explanation=explain(
            request,
            understood.query,
            understood.within,
            matching.lost_phrases,
            seen.names_of,
            seen.lexicon,
            None if total else _why_nothing(found, request),
        )
        or None,
        within=understood.within,
        people=understood.people,
    )


def _other_files(
    vocabulary: ClusterVocabulary, hits: Sequence[Scored]
) -> Callable[[Mapping[str, Any]], tuple[str, ...]]:
    """What gives the other files that hold the pair of a hit, in the same interview."""
    groups = {hit.source["twin"] for hit in hits if hit.source.get("twin")}
    order = [{"twin": "asc"}, {"twin_place": "asc"}]
    twins = (
        vocabulary.stored(with_any("twin", groups), ["id", "twin", "source"], order, DEEPEST)
        if groups
        else []
    )

    def of(source: Mapping[str, Any]) -> tuple[str, ...]:
        others = [twin for twin in twins if twin["twin"] == source.get("twin") and twin["id"] != source["id"]]
        return tuple(dict.fromkeys(vocabulary.shown(other["source"]) for other in others))

    return of


def count_outside(vocabulary: ClusterVocabulary, request: SearchRequest) -> int:
    """How many passages match the words of a request for questions and answers; see `Index.outside`."""
    outside = for_outside(request)
    if outside is None:
        return 0
    found = _find(vocabulary, outside)
    return found.vocabulary.count(
        all_of([found.unfiltered, *found.filters.values(), _Repeated.of(found).once()])
    )


def _find(vocabulary: ClusterVocabulary, request: SearchRequest) -> _Found:
    def view(query: Query, within: Scope | None) -> ClusterVocabulary:
        seen = vocabulary.of_passages() if within == "outside" else vocabulary
        # Each of these is asked for in a moment.
        seen.said_by_many({normalise(word, each) for word in words(query.text) for each in seen.languages})
        return seen

    understood = understand(request, vocabulary.folders, view)
    seen = understood.view
    matching = match(seen, understood.query, understood.within)
    return _Found(
        understood=understood,
        matching=matching,
        unfiltered=all_of([matching.clause, *bound_clauses(seen, request).values()]),
        filters=facet_clauses(seen, request),
    )


class _Repeated(NamedTuple):
    """Of pairs that were published more than once, what is not counted again."""

    later: Sequence[str]
    """The ids of hits that have a twin before them among the hits."""
    counts: Mapping[str, Mapping[str | int, int]]
    """For each facet and value, how many hits have it after a twin that has it."""

    @classmethod
    def of(cls, found: _Found) -> _Repeated:
        vocabulary, filters = found.vocabulary, found.filters
        # Who lists everything sees every interview.
        if not found.matching.query_words or not vocabulary.total("twins"):
            return cls((), {})
        asked = [named(facet, clause) for facet, clause in filters.items()]
        body = {
            "size": MOST_VALUES,
            "query": {"bool": {"filter": [found.unfiltered, {"exists": {"field": "twin"}}], "should": asked}},
            "_source": ["id", "twin", *FIELD_OF_FACET.values()],
            "sort": [{"twin": "asc"}, {"twin_place": "asc"}],
        }
        later, seen = [], set()
        had: dict[str, set[tuple[str, str | int]]] = defaultdict(set)
        counts: dict[str, dict[str | int, int]] = {facet: defaultdict(int) for facet in FACETS}
        for hit in vocabulary.search(body)["hits"]["hits"]:
            source, passed = hit["_source"], set(hit.get("matched_queries", ()))
            if passed >= filters.keys():
                if source["twin"] in seen:
                    later.append(source["id"])
                seen.add(source["twin"])
            for facet, field in FIELD_OF_FACET.items():
                if passed >= filters.keys() - {facet}:
                    for value in _listed(source.get(field)):
                        key = (source["twin"], value)
                        counts[facet][value] += key in had[facet]
                        had[facet].add(key)
        return cls(later, counts)

    def once(self) -> Clause:
        """What is not a later twin."""
        return none_of(with_any("id", self.later)) if self.later else {"match_all": {}}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _facets(aggregations: Mapping[str, Any], repeated: _Repeated) -> dict[str, list[tuple[str, int]]]:
    facets = {}
    for facet in FACETS:
        less = repeated.counts.get(facet, {})
        buckets = [
            {"key": bucket["key"], "doc_count": bucket["doc_count"] - less.get(bucket["key"], 0)}
            for bucket in aggregations[facet]["values"]["buckets"]
        ]
        facets[facet] = in_order_of_counts(buckets)
    return facets


def statistics_of(vocabulary: ClusterVocabulary, query_words: Sequence[QueryWord]) -> Statistics:
    """What the scores of some words depend on."""
    terms = sorted({term for word in query_words for term in word.terms})
    said: list[Clause] = [{"term": {"body": term}} for term in terms]
    return Statistics(
        indexed=vocabulary.indexed,
        average=vocabulary.total("words") / max(vocabulary.indexed, 1),
        frequencies=dict(zip(terms, vocabulary.counts(said), strict=True)),
        interviews=vocabulary.total("interviews"),
        spreads=_spreads(vocabulary, query_words),
    )


def _spreads(vocabulary: ClusterVocabulary, query_words: Sequence[QueryWord]) -> Sequence[Spread]:
    filters = {str(place): word.found for place, word in enumerate(query_words)}
    # Up to the threshold, this counts exactly.
    interviews = {"cardinality": {"field": "interview", "precision_threshold": 40_000}}
    body = {
        "size": 0,
        "query": with_any("kind", KINDS),
        "aggs": {"words": {"filters": {"filters": filters}, "aggs": {"interviews": interviews}}},
    }
    buckets = vocabulary.search(body)["aggregations"]["words"]["buckets"] if filters else {}
    return [Spread(each["doc_count"], each["interviews"]["value"]) for each in map(buckets.get, filters)]


def _page(
    found: _Found, request: SearchRequest, statistics: Statistics | None, repeated: _Repeated
) -> tuple[dict[str, Any], Sequence[Scored]]:
    """What the cluster answers, and the hits of the page in their order."""
    query_words = found.matching.query_words
    ranked = statistics is not None and request.sort == "relevance"
    close = ranked and request.offset < LOOKED_AT_CLOSELY
    first = 0 if close else request.offset
    size = max(request.offset + request.limit, SCORED_HERE) if close else request.limit
    body = _body(found, request, statistics, repeated)
    answer, hits = _hits(found.vocabulary, body, first, size)
    scored = [
        Scored(hit["_source"], Said.of(hit["_source"]), query_words, (), hit["_score"] or 0.0) for hit in hits
    ]
    if statistics is None:
        return answer, scored
    best = scored[:SCORED_HERE] if close else scored
    _score_here(found, hits, best, statistics)
    if not close:
        return answer, scored
    ranks = {id(hit): _rank(answered) for hit, answered in zip(best, hits, strict=False)}
    best.sort(key=lambda hit: (-round(hit.score, 6), ranks[id(hit)]))
    closest = best[:LOOKED_AT_CLOSELY]
    look_closely(closest)
    closest.sort(key=lambda hit: (-round(hit.score, 6), ranks[id(hit)]))
    ordered = [*closest, *best[LOOKED_AT_CLOSELY:], *scored[SCORED_HERE:]]
    # Those that the cluster alone has scored come after the others, as they came.
    for hit in scored[SCORED_HERE:]:
        hit.score = min(hit.score, best[-1].score)
    return answer, ordered[request.offset : request.offset + request.limit]


def _rank(hit: Mapping[str, Any]) -> tuple[int, str, int]:
    """The place of a hit in the list of all pairs."""
    _, first_day, source, order = hit["sort"]
    return -first_day, source, order


def _body(
    found: _Found, request: SearchRequest, statistics: Statistics | None, repeated: _Repeated
) -> dict[str, Any]:
    query_words, filters = found.matching.query_words, found.filters
    query = found.unfiltered
    if statistics is not None:
        query = scoring_clause(query_words, statistics, query)
        query = {"bool": {"must": [query], "should": _asked(query_words)}}
    aggregations = {}
    for facet in FACETS:
        others = all_of(clause for other, clause in filters.items() if other != facet)
        values = values_of(FIELD_OF_FACET[facet])
        aggregations[facet] = {"filter": others, "aggs": {"values": values}}
    order: dict[str, list[Any]] = {
        "relevance": [{"_score": "desc"}] if statistics is not None else [],
        "date": [],
        "speaker": [{"first_speaker": {"order": "asc", "missing": "_last"}}],
        "length": [{"answer_characters": "desc"}],
    }
    return {
        "query": query,
        "post_filter": all_of([*filters.values(), repeated.once()]),
        "aggs": aggregations,
        "sort": [*order[request.sort], *NEWEST_FIRST],
        "track_scores": statistics is not None,
        "track_total_hits": True,
        "_source": [*STORED, *SCORED],
    }


def _asked(query_words: Sequence[QueryWord]) -> list[Clause]:
    """Clauses that tell of each hit where it has which word."""
    return [
        named(f"{kind}-{place}", clause)
        for place, word in enumerate(query_words)
        for kind, clause in (
            ("found", word.found),
            ("nearby", word.nearby),
            ("spoken", word.spoken),
            ("answered", word.answered),
        )
        if clause is not None and clause is not NOTHING
    ]


def _hits(
    vocabulary: ClusterVocabulary, body: dict[str, Any], first: int, size: int
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The first answer, and so many hits from the first one wanted."""
    within = min(first, DEEPEST)
    body |= {"from": within if first + size <= DEEPEST else 0, "size": min(size, DEEPEST)}
    if first + size <= DEEPEST:
        answer = vocabulary.search(body)
        return answer, answer["hits"]["hits"]
    hits: list[dict[str, Any]] = []
    body["size"], body["from"] = MOST_VALUES // 10, 0
    answer = page = vocabulary.search(body)
    following = {name: value for name, value in body.items() if name not in ("aggs", "from")}
    skipped = 0
    while True:
        found = page["hits"]["hits"]
        hits += found[max(first - skipped, 0) :]
        skipped += len(found)
        if len(found) < body["size"] or len(hits) >= size:
            return answer, hits[:size]
        following["search_after"] = found[-1]["sort"]
        page = vocabulary.search(following)


def _score_here(
    found: _Found, hits: Sequence[Mapping[str, Any]], scored: Sequence[Scored], statistics: Statistics
) -> None:
    """Gives hits what is known of their words and their exact scores."""
    vocabulary, query_words = found.vocabulary, found.matching.query_words
    if not scored:
        return
    interviews = sorted({hit.source["interview"] for hit in scored})
    said = {str(place): word.found for place, word in enumerate(query_words)}
    body = {
        "size": 0,
        "query": all_of([with_any("kind", KINDS), with_any("interview", interviews)]),
        "aggs": {
            "interviews": {
                "terms": {"field": "interview", "size": len(interviews)},
                "aggs": {"said": {"filters": {"filters": said}}},
            }
        },
    }
    buckets = vocabulary.search(body)["aggregations"]["interviews"]["buckets"]
    counts = {bucket["key"]: bucket["said"]["buckets"] for bucket in buckets}
    for hit, answered in zip(scored, hits, strict=False):
        matched = set(answered.get("matched_queries", ()))
        hit.here = [
            Here(
                found=f"found-{place}" in matched,
                nearby=f"nearby-{place}" in matched,
                share=share_of(counts[hit.source["interview"]][str(place)]["doc_count"]),
                spoken=f"spoken-{place}" in matched,
                answered=f"answered-{place}" in matched,
            )
            for place in range(len(query_words))
        ]
    score_exactly(scored, statistics, [_name_score(vocabulary, word, statistics) for word in query_words])


def _name_score(vocabulary: ClusterVocabulary, word: QueryWord, statistics: Statistics) -> float:
    """What a name counts where its bearer speaks: as if it were said as often as anywhere."""
    if word.spoken is None:
        return 0.0
    of_terms = [{"term": {"body": term}} for term in sorted(word.terms)]
    body = {
        "size": LOOKED_AT_CLOSELY,
        "query": {"bool": {"should": of_terms}},
        "_source": ["question", "answer"],
    }
    said = [Said.of(hit["_source"]) for hit in vocabulary.search(body)["hits"]["hits"]]
    return max([1.0, *(each.bm25(word, statistics) for each in said)])


def _why_nothing(found: _Found, request: SearchRequest) -> Nothing:
    vocabulary, matching = found.vocabulary, found.matching
    view, asked = vocabulary.view, matching.query_words[:MOST_WORDS]
    filters = {facet_in_words(facet, chosen(request)[facet]): found.filters[facet] for facet in found.filters}
    filters |= bound_clauses(vocabulary, request)
    counts = iter(
        vocabulary.counts(
            [
                view,
                matching.clause,
                *(all_of([matching.clause, clause]) for clause in filters.values()),
                *(all_of([view, clause]) for word in asked for clause in (word.found, word.nearby)),
            ]
        )
    )
    return Nothing(
        in_view=next(counts),
        matching=next(counts),
        filters=[FilterFound(says, next(counts)) for says in filters],
        words=[WordFound(word.text, next(counts), next(counts)) for word in asked],
    )
