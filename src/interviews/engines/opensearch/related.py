"""Who else was asked this: candidates from the cluster; `interviews.search.relating` says what is related."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, sqrt

from interviews.engines.opensearch.clauses import Clause, all_of, counted, none_of
from interviews.engines.opensearch.matching import QueryWord
from interviews.engines.opensearch.schema import kept_term, substance
from interviews.engines.opensearch.scoring import Said, Statistics, multiplied
from interviews.engines.opensearch.searching import NEWEST_FIRST, SCORED, STORED, pair_of, statistics_of
from interviews.engines.opensearch.vocabulary import ClusterVocabulary
from interviews.search.analysis import base_language, normalise, words
from interviews.search.relating import (
    CANDIDATES,
    LEAST_OF_PAIR,
    LEAST_OF_QUESTION,
    SHORT_QUESTION,
    Candidate,
    TellingWord,
    choose_related,
    interviews_apart,
    people_apart,
    words_of_pair,
    words_of_question,
)
from interviews.search.results import IndexedPair, Related

Score = Callable[[Said], float]
"""The score of what a pair says, apart from the length of its answer; 0 for what is not related."""


def find_related(vocabulary: ClusterVocabulary, pair: IndexedPair, own: Clause, limit: int) -> Related:
    """What is related to a pair, at most `limit` of each kind; `own` is what is of its interview."""
    language = base_language(pair.language)
    said_here = words(f"{pair.question}\n{pair.answer}")
    vocabulary.said_by_many({normalise(word, language) for word in said_here})
    elsewhere = all_of([vocabulary.view, none_of(own)])
    asked, said = words_of_question(vocabulary, pair), words_of_pair(vocabulary, pair)
    questions = _best(vocabulary, elsewhere, "question", asked, 1, _likeness_of_questions(asked), limit)
    least = ceil(len(said) * LEAST_OF_PAIR)
    answers = _best(vocabulary, elsewhere, "body", said, least, _nearness(vocabulary, said), limit)
    return Related(
        pair,
        choose_related(questions, limit, asked, interviews_apart(pair)),
        choose_related(answers, limit, said, people_apart, pair.identities),
    )


def _best(
    vocabulary: ClusterVocabulary,
    among: Clause,
    field: str,
    looked_for: Sequence[TellingWord],
    least: int,
    score: Score,
    limit: int,
) -> list[Candidate]:
    """The pairs that have the most of some words in a field, the best first."""
    clauses: list[tuple[Clause, float]] = [
        ({"term": {field: kept_term(word.term)}}, word.rarity) for word in looked_for
    ]
    if not clauses:
        return []
    matching = {
        "bool": {
            "filter": [among],
            "should": [counted(clause, rarity) for clause, rarity in clauses],
            "minimum_should_match": max(least, 1),
        }
    }
    # Two words in common are more than twice one, as in a search.
    shared = [{"filter": clause, "weight": 1 / len(clauses)} for clause, _ in clauses]
    body = {
        "query": multiplied(multiplied(matching, shared, "sum"), [_SOLID], "multiply"),
        "sort": [{"_score": "desc"}, *NEWEST_FIRST],
        "size": limit * CANDIDATES,
        "_source": [*STORED, *SCORED],
    }
    found = []
    for hit in vocabulary.search(body)["hits"]["hits"]:
        source = hit["_source"]
        exact = score(Said.of(source)) * substance(source["answer_characters"])
        if exact:
            found.append(Candidate(pair_of(vocabulary, source), exact, "words"))
    return sorted(found, key=lambda candidate: -round(candidate.score, 6))


_SOLID: Clause = {"field_value_factor": {"field": "substance", "missing": 1}}


def _likeness_of_questions(asked: Sequence[TellingWord]) -> Score:
    total = sum(word.rarity for word in asked) or 1.0

    def score(said: Said) -> float:
        terms = set(said.question)
        shared = [word.rarity for word in asked if kept_term(word.term) in terms]
        if sum(shared) < total * LEAST_OF_QUESTION:
            return 0.0
        length = sqrt(1 + len(said.question) / SHORT_QUESTION)
        return sum(shared) / total * len(shared) / max(len(asked), 1) / length

    return score


def _nearness(vocabulary: ClusterVocabulary, looked_for: Sequence[TellingWord]) -> Score:
    query_words = [
        QueryWord(word.term, ((term,),), {"term": {"body": term}})
        for word in looked_for
        for term in (kept_term(word.term),)
    ]
    statistics: Statistics = statistics_of(vocabulary, query_words)

    def score(said: Said) -> float:
        terms = set(said.terms)
        shared = sum(kept_term(word.term) in terms for word in looked_for)
        if not shared or shared < len(looked_for) * LEAST_OF_PAIR:
            return 0.0
        scores = sum(said.bm25(word, statistics) for word in query_words)
        return scores * shared / max(len(looked_for), 1)

    return score
