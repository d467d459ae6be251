"""Who else was asked this: candidates from the cluster; `interviews.search.relating` says what is related."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import Any

import numpy as np

from interviews.engines.opensearch.clauses import Clause, all_of, counted, multiplied, none_of, with_any
from interviews.engines.opensearch.matching import QueryWord
from interviews.engines.opensearch.schema import kept_term
from interviews.engines.opensearch.scoring import SOLID, Statistics, bm25, said
from interviews.engines.opensearch.searching import NEWEST_FIRST, SCORED, STORED, pair_of
from interviews.engines.opensearch.vocabulary import ClusterVocabulary
from interviews.search import relating
from interviews.search.analysis import base_language, normalise, words
from interviews.search.ranking import substance
from interviews.search.relating import CANDIDATES, LEAST_OF_PAIR, Candidate, TellingWord
from interviews.search.requests import Meaning
from interviews.search.results import FoundBy, IndexedPair, Related
from interviews.search.scoring import Array, beside_likeness


def find_related(vocabulary: ClusterVocabulary, pair: IndexedPair, own: Clause, limit: int) -> Related:
    """What is related to a pair, at most `limit` of each kind; `own` is what is of its interview."""
    language = base_language(pair.language)
    vocabulary.frequencies({normalise(word, language) for word in words(f"{pair.question}\n{pair.answer}")})
    elsewhere = all_of([vocabulary.view, none_of(own)])
    most = limit * CANDIDATES
    meaning = vocabulary.vectors.of_pair(pair.id)
    near: Sequence[Mapping[str, Any]] = ()
    if meaning is not None:
        nearest = with_any("id", vocabulary.near(meaning, elsewhere).hits)
        near = vocabulary.stored(nearest, [*STORED, *SCORED], NEWEST_FIRST)

    def with_near(found: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
        known = {source["id"] for source in found}
        return [*found, *(source for source in near if source["id"] not in known)]

    def like_question(asked: Sequence[TellingWord]) -> Iterator[Candidate]:
        found = with_near(_having_most(vocabulary, elsewhere, "question", asked, 1, most))
        return _best_first(vocabulary, found, _likeness_of_questions(asked, found), meaning)

    def like_pair(telling: Sequence[TellingWord]) -> Iterator[Candidate]:
        least = ceil(len(telling) * LEAST_OF_PAIR)
        found = with_near(_having_most(vocabulary, elsewhere, "body", telling, least, most))
        return _best_first(vocabulary, found, _likeness_of_pairs(vocabulary, telling, found), meaning)

    return relating.find_related(vocabulary, pair, like_question, like_pair, limit)


def _having_most(
    vocabulary: ClusterVocabulary,
    among: Clause,
    field: str,
    telling: Sequence[TellingWord],
    least: int,
    most: int,
) -> Sequence[Mapping[str, Any]]:
    """The stored pairs that have the most of some words in a field."""
    clauses: list[Clause] = [{"term": {field: kept_term(word.term)}} for word in telling]
    if not clauses:
        return []
    scored = [counted(clause, word.rarity) for clause, word in zip(clauses, telling, strict=True)]
    matching = {"bool": {"filter": [among], "should": scored, "minimum_should_match": max(least, 1)}}
    # Two words in common are more than twice one, as in a search.
    shared = [{"filter": clause, "weight": 1 / len(clauses)} for clause in clauses]
    hits = vocabulary.search(
        query=multiplied(multiplied(matching, shared, "sum"), [SOLID], "multiply"),
        sort=[{"_score": "desc"}, *NEWEST_FIRST],
        size=most,
        _source=[*STORED, *SCORED],
    )["hits"]["hits"]
    return [hit["_source"] for hit in hits]


def _best_first(
    vocabulary: ClusterVocabulary,
    sources: Sequence[Mapping[str, Any]],
    likeness: Array,
    meaning: Meaning | None,
) -> Iterator[Candidate]:
    """Those that are alike at all by their words, or near in meaning, the most alike first."""
    characters = np.array([source["answer_characters"] for source in sources], float)
    scores = likeness * substance(characters, is_passage=False)
    by_words = scores > 0
    if meaning is not None:
        near = vocabulary.vectors.likeness(meaning, [source["id"] for source in sources])
        scores = beside_likeness(scores, 1.0, near)
    for place in np.argsort(-scores.round(6), kind="stable").tolist():
        if scores[place] > 0:
            found_by: FoundBy = "words" if by_words[place] else "meaning"
            yield Candidate(pair_of(vocabulary, sources[place]), float(scores[place]), found_by)


def _likeness_of_questions(asked: Sequence[TellingWord], sources: Sequence[Mapping[str, Any]]) -> Array:
    questions = [source["question"].split() for source in sources]
    has = np.array([[kept_term(word.term) in question for question in questions] for word in asked], float)
    rarities = np.array([[word.rarity] for word in asked])
    lengths = np.array([source["question_words"] for source in sources])
    return relating.likeness_of_questions(asked, (has * rarities).sum(axis=0), has.sum(axis=0), lengths)


def _likeness_of_pairs(
    vocabulary: ClusterVocabulary, telling: Sequence[TellingWord], sources: Sequence[Mapping[str, Any]]
) -> Array:
    if not sources:
        return np.zeros(0)
    terms = [kept_term(word.term) for word in telling]
    query_words = [QueryWord(term, ((term,),), {"term": {"body": term}}) for term in terms]
    statistics = Statistics(vocabulary, query_words)
    texts = [*map(said, sources)]
    scores = np.array([bm25(texts, word, statistics) for word in query_words])
    return relating.likeness_of_pairs(telling, scores.sum(axis=0), (scores > 0).sum(axis=0))
