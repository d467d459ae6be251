"""The scores of hits by the numbers of `interviews.search.ranking`: in the cluster, and here of the best.

The cluster scores all hits by a clause for each word. What needs more than one document at once it can only
come near to: in how many pairs of an interview a phrase or an irregular word is said, how close together
words stand, and which hits stand beside each other. It rounds the length of a text, and counts otherwise how
rare a word is. So of the best hits is told here what is known of their words, from their stored terms, of
which `interviews.search.scoring` makes scores.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from interviews.engines.opensearch.clauses import (
    Clause,
    all_of,
    any_of,
    counted,
    counts_of,
    multiplied,
    named,
    none_of,
    with_any,
)
from interviews.engines.opensearch.matching import QueryWord
from interviews.engines.opensearch.schema import KINDS
from interviews.engines.opensearch.vocabulary import ClusterVocabulary
from interviews.search.explaining import Reasons
from interviews.search.lengths import rounded_length
from interviews.search.ranking import (
    BM25_CEILING,
    LOOKED_AT_CLOSELY,
    MOST_FORMS,
    WEIGHTS,
    length_norm,
    rarity,
    substance,
    word_factor,
)
from interviews.search.requests import Meaning
from interviews.search.results import FoundBy
from interviews.search.scoring import (
    Array,
    Heard,
    Line,
    Rows,
    add_up,
    beside_likeness,
    put_silent_last,
    saturated,
    telling,
)

NEARBY_OF_CONTEXT = 0.6
"""What of the credit for context the cluster gives for a title or topic alone; the rest for the interview."""
MOST_INTERVIEWS = 300
"""Of which words are counted at once."""
SILENT = 1e-6
"""What the cluster multiplies the score of a hit by that says no word."""
ABOVE_ALL = 1e9
"""More than any score by words."""
BY_WORDS = "by words"
TOLD = ("found", "nearby", "spoken", "answered")
"""What the cluster tells of each word and hit."""
SOLID: Clause = {"field_value_factor": {"field": "substance", "missing": 1}}
"""What it multiplies by the length of the answer, and whether anybody asked for it."""


class Statistics:
    """What scores depend on beside the pairs themselves.

    Args:
        vocabulary: Of the index.
        words: Those of the query.
    """

    def __init__(self, vocabulary: ClusterVocabulary, words: Sequence[QueryWord]) -> None:
        # Asked at once, and then known.
        vocabulary.frequencies({term for word in words for term in word.terms})
        self._vocabulary = vocabulary
        self.indexed, interviews = vocabulary.indexed, vocabulary.total("interviews")
        self.average = vocabulary.total("words") / max(self.indexed, 1) or 1
        """How many words pairs and passages have."""
        # Up to the threshold, this counts exactly.
        having = {"cardinality": {"field": "interview", "precision_threshold": 40_000}}
        said = {**counts_of(word.found for word in words), "aggs": {"interviews": having}}
        found = vocabulary.search(size=0, query=with_any("kind", KINDS), aggs={"said": said})
        buckets = found["aggregations"]["said"]["buckets"]
        self.counts = [bucket["doc_count"] for bucket in buckets]
        """Of each word of the query, how many of these say it."""
        self.telling = [
            telling(bucket["doc_count"], self.indexed, bucket["interviews"]["value"], interviews)
            for bucket in buckets
        ]
        """Of each, how much it tells of an interview that says it."""
        self.names = [_name_score(vocabulary, word, self) for word in words]
        """Of each, what it counts where somebody speaks whom it names: as if said as often as anywhere."""

    def factor(self, term: str) -> float:
        """What BM25 tends to for a term."""
        return word_factor(self._vocabulary.frequency(term), self.indexed)


def told_of_hits(words: Sequence[QueryWord], by_words: Clause) -> list[Clause]:
    """What the cluster tells of each hit that it gives: which words it has where, if it matches by words."""
    clauses = {
        f"{kind}-{place}": clause
        for place, word in enumerate(words)
        for kind in TOLD
        if (clause := getattr(word, kind)) is not None
    }
    return [named(name, clause) for name, clause in {BY_WORDS: by_words, **clauses}.items()]


def scoring_clause(
    words: Sequence[QueryWord], statistics: Statistics, matching: Clause, first: Sequence[str]
) -> Clause:
    """What matches, scored by the cluster, with some in front by their ids."""
    scores: list[Clause] = []
    around: list[Clause] = []
    credits: list[Clause] = []
    silent = {"filter": none_of(any_of(word.found for word in words)), "weight": SILENT}
    factors: list[Clause] = [SOLID, silent]
    context = WEIGHTS.context_credit / len(words)
    for place, word in enumerate(words):
        terms = () if word.is_phrase else sorted(word.terms)
        scores.append(_said(word, statistics.names[place]))
        if terms:
            forms = [{"term": {"words": term}} for term in terms[:MOST_FORMS]]
            share = WEIGHTS.interview_share * rarity(statistics.counts[place], statistics.indexed)
            around.append({"dis_max": {"queries": forms, "boost": share}})
        said_or_named = any_of([word.found, word.nearby])
        credits += [
            {"filter": word.found, "weight": (1 - WEIGHTS.context_credit) / len(words)},
            {"filter": said_or_named, "weight": context * NEARBY_OF_CONTEXT},
            {
                "filter": any_of([said_or_named, _of_interview(with_any("words", terms))]),
                "weight": context * (1 - NEARBY_OF_CONTEXT),
            },
        ]
        if word.spoken is not None:
            factors.append({"filter": word.spoken, "weight": WEIGHTS.asker_boost})
            answering = WEIGHTS.speaker_boost / WEIGHTS.asker_boost
            factors.append({"filter": word.answered, "weight": answering})
    # One look at the parent for all words.
    scores.append(_of_interview(any_of(around)))
    covered = multiplied({"bool": {"filter": [matching], "should": scores}}, credits, "sum")
    scored = multiplied(covered, factors, "multiply")
    return {"bool": {"must": [scored], "should": [counted(with_any("id", first), ABOVE_ALL)]}}


def _said(word: QueryWord, name_score: float) -> Clause:
    """What a word counts in a pair."""
    terms = sorted(word.terms) if len(word.terms) <= MOST_FORMS else []
    scores = [{"term": {"body": {"value": term, "boost": BM25_CEILING}}} for term in terms]
    roughly = counted(word.found, BM25_CEILING)
    said_here = {"bool": {"filter": [word.found], "should": scores or [roughly]}}
    named_here = [] if word.spoken is None else [counted(word.spoken, name_score)]
    return {"dis_max": {"queries": [said_here, *named_here]}}


def _of_interview(clause: Clause) -> Clause:
    return {"has_parent": {"parent_type": "interview", "query": clause, "score": True}}


class Text(NamedTuple):
    """What a pair says, as terms."""

    terms: Sequence[str]
    times: Mapping[str, int]
    """How often each is said."""


def said(source: Mapping[str, Any]) -> Text:
    """What a stored pair says."""
    terms = [*source["question"].split(), *source["answer"].split()]
    return Text(terms, Counter(terms))


def bm25(texts: Iterable[Text], word: QueryWord, statistics: Statistics) -> Array:
    """The score of a word in each of some texts."""
    return np.array([sum(_bm25(text, word, statistics)) for text in texts], float)


def _bm25(text: Text, word: QueryWord, statistics: Statistics) -> Iterator[float]:
    norm = length_norm(rounded_length(len(text.terms)), statistics.average)
    for reading in word.readings:
        if _has(text, reading):
            for term in reading:
                times = text.times[term]
                yield times / (times + norm) * statistics.factor(term)


def _has(text: Text, reading: tuple[str, ...]) -> bool:
    """Whether terms stand in a row."""
    first, size = reading[0], len(reading)
    if size == 1 or first not in text.times:
        return first in text.times
    starts = (place for place, term in enumerate(text.terms) if term == first)
    return any(tuple(text.terms[place : place + size]) == reading for place in starts)


class Scored:
    """Hits that are scored exactly, in an order that equals keep."""

    def __init__(
        self,
        vocabulary: ClusterVocabulary,
        words: Sequence[QueryWord],
        statistics: Statistics,
        hits: Sequence[Mapping[str, Any]],
        meaning: Meaning | None,
    ) -> None:
        self._words = words
        self._sources = [hit["_source"] for hit in hits]
        self._places = {source["id"]: place for place, source in enumerate(self._sources)}
        self._likeness = None
        if meaning is not None and hits:
            identifiers = [source["id"] for source in self._sources]
            self._likeness = vocabulary.vectors.likeness(meaning, identifiers)
        self._texts = [*map(said, self._sources)]
        told = [set(hit.get("matched_queries", ())) for hit in hits]
        counts = _counts_inside(vocabulary, words, self._numbers("interview").tolist())
        self._heard = []
        for place, word in enumerate(words):
            found, nearby, spoken, answered = (
                np.array([f"{kind}-{place}" in each for each in told], np.bool_) for kind in TOLD
            )
            scores = np.where(spoken, statistics.names[place], bm25(self._texts, word, statistics) * found)
            share, tells = saturated(counts[place]), statistics.telling[place]
            self._heard.append(Heard(scores, found, nearby, share, tells, spoken, answered))
        self._passages = np.array([source["kind"] == "passage" for source in self._sources], np.bool_)
        substances = substance(self._numbers("answer_characters"), self._passages)
        self.of = add_up(self._heard, len(words), substances)
        self.saying = np.logical_or.reduce([heard.found for heard in self._heard])
        self.matching = np.array([BY_WORDS in each for each in told], np.bool_)
        put_silent_last(self.of.scores, self.saying)
        self.of.scores[~self.matching] = 0
        self.best_by_words = (0.0, 0.0)
        """What the best of them covers of the query, and its score, before meaning is added."""

    def place_of(self, identifier: str) -> int | None:
        """The place of a hit, by its id."""
        return self._places.get(identifier)

    def _numbers(self, field: str) -> Array:
        return np.array([source[field] for source in self._sources], np.int64)

    def best_first(self, ordered: int) -> list[int]:
        """The places of the hits, the first ones by their scores, the best having been looked at closely.

        Args:
            ordered: How many these are; the others stay where the cluster has them, as on the pages after.
        """
        order = _descending(self.of.scores[:ordered])
        best = np.sort(order[:LOOKED_AT_CLOSELY])
        runs, places = 2 * self._numbers("interview") + self._passages, self._numbers("order")
        self.of.look_closely(best, self.saying, self._line(best.tolist()), runs[best], places[best])
        if self._likeness is not None:
            first = np.argmax(self.of.scores)
            self.best_by_words = float(self.of.coverage[first]), float(self.of.scores[first])
            self.add_likeness(*self.best_by_words)
        return [*_descending(self.of.scores[:ordered]).tolist(), *range(ordered, len(self._sources))]

    def add_likeness(self, worth: float, highest: float) -> None:
        """Adds to the scores the likeness to what is asked, where that has a meaning.

        Args:
            worth: What the best of all hits by their words counts beside it.
            highest: The score of that one.
        """
        if self._likeness is not None:
            scores = beside_likeness(self.of.scores, worth, self._likeness, highest)
            self.of = self.of._replace(scores=scores, likeness=self._likeness)

    def _line(self, hits: Sequence[int]) -> Line:
        lengths = np.array([len(self._texts[hit].terms) for hit in hits], np.int64)
        words = [word for word in self._words if word.spoken is None and not word.is_phrase]
        places = [
            [
                (np.array([place]), np.array(self._positions(hit, word), np.int64))
                for place, hit in enumerate(hits)
                if len(word.terms) <= MOST_FORMS
            ]
            for word in words
        ]
        return Line.of(lengths, self._numbers("question_words")[hits], places)

    def _positions(self, hit: int, word: QueryWord) -> list[int]:
        """Where a hit says a word."""
        terms, text = word.terms, self._texts[hit]
        # Most hits lack most words.
        if not any(term in text.times for term in terms):
            return []
        return [place for place, term in enumerate(text.terms) if term in terms]

    def found_by(self, hit: int) -> FoundBy:
        """What makes it a hit."""
        return "words" if self.saying[hit] else "topics" if self.matching[hit] else "meaning"

    def reasons(self, hit: int) -> Reasons:
        """Why a hit is where it is."""
        return self.of.reasons(
            hit,
            [word.text for word in self._words],
            self._heard,
            lambda number: self._positions(hit, self._words[number]),
            self._sources[hit]["question_words"],
        )


def _descending(scores: Array) -> Rows:
    return np.argsort(-scores.round(6), kind="stable")


def _counts_inside(
    vocabulary: ClusterVocabulary, words: Sequence[QueryWord], interviews: Sequence[int]
) -> Array:
    """For each word how many pairs and passages of each of some interviews say it."""
    said = counts_of(word.found for word in words)
    counts: dict[int, list[int]] = {}
    # OpenSearch gives 65,535 counts at once.
    for first in range(0, len(interviews), MOST_INTERVIEWS):
        some = with_any("interview", interviews[first : first + MOST_INTERVIEWS])
        among = all_of([with_any("kind", KINDS), some])
        for bucket in vocabulary.values("interview", among, said=said):
            counts[bucket["key"]] = [inside["doc_count"] for inside in bucket["said"]["buckets"]]
    found = np.array([counts[interview] for interview in interviews], np.int64)
    return found.reshape(-1, len(words)).T


def _name_score(vocabulary: ClusterVocabulary, word: QueryWord, statistics: Statistics) -> float:
    if word.spoken is None:
        return 0.0
    query = {"bool": {"should": [{"term": {"body": term}} for term in sorted(word.terms)]}}
    fields = ["question", "answer"]
    hits = vocabulary.search(size=LOOKED_AT_CLOSELY, query=query, _source=fields)["hits"]["hits"]
    return float(bm25((said(hit["_source"]) for hit in hits), word, statistics).max(initial=1.0))
