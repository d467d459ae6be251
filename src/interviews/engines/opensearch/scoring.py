"""The scores of hits by the numbers of `interviews.search.ranking`: in the cluster, and here of the best.

The cluster scores all hits by a clause for each word. What needs more than one document at once it can only
come near to: in how many pairs of an interview a phrase or an irregular word is said, how close together
words stand, and which hits stand beside each other. The length of a text it rounds. So the best hits are
scored here exactly, from their stored terms.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log
from typing import Any, NamedTuple

from interviews.engines.opensearch.clauses import Clause, any_of, counted, none_of, with_any
from interviews.engines.opensearch.matching import QueryWord
from interviews.engines.opensearch.schema import neighbours_of, substance
from interviews.search.explaining import Reasons, Where, where_said
from interviews.search.lengths import rounded_length
from interviews.search.matching import Reading
from interviews.search.ranking import (
    BM25_B,
    BM25_CEILING,
    BM25_K1,
    INTERVIEW_SATURATION,
    MOST_FORMS,
    STRETCH,
    WEIGHTS,
    rarity,
)

NEARBY_OF_CONTEXT = 0.6
"""What of the credit for context the cluster gives for a title or topic alone; the rest for the interview."""
MOST_TERMS = 200
"""Terms of a query that are scored one by one."""
SILENT = 1e-6
"""What the cluster multiplies the score of a hit by that says no word."""


class Spread(NamedTuple):
    """Where a word is said."""

    pairs: int
    """In how many pairs and passages."""
    interviews: int
    """In how many interviews."""


class Statistics(NamedTuple):
    """What scores depend on beside the pairs themselves."""

    indexed: int
    """How many pairs and passages there are."""
    average: float
    """How many words these have."""
    frequencies: Mapping[str, int]
    """Of each term, in how many of these it is said."""
    interviews: int
    """How many interviews there are."""
    spreads: Sequence[Spread]
    """Of each word of the query."""

    def factor(self, term: str) -> float:
        """The inverse document frequency of a term times what BM25 tends to."""
        return (log(max(self.indexed, 1) / (self.frequencies.get(term, 0) + 1)) + 1) * BM25_CEILING

    def telling(self, place: int) -> float:
        """How much a word of the query tells of an interview that says it."""
        spread = self.spreads[place]
        return rarity(spread.pairs, self.indexed) * rarity(spread.interviews, self.interviews)


def scoring_clause(words: Sequence[QueryWord], statistics: Statistics, matching: Clause) -> Clause:
    """What matches, scored by the cluster."""
    closely = sum(len(word.terms) for word in words) <= MOST_TERMS
    scores = [
        clause for place, word in enumerate(words) for clause in _scores(word, place, statistics, closely)
    ]
    credits = [credit for word in words for credit in _credits(word, len(words))]
    said = {"filter": none_of(any_of(word.found for word in words)), "weight": SILENT}
    boosts = [boost for word in words for boost in _boosts(word)]
    covered = multiplied({"bool": {"filter": [matching], "should": scores}}, credits, "sum")
    solid = {"field_value_factor": {"field": "substance", "missing": 1}}
    return multiplied(covered, [solid, said, *boosts], "multiply")


def multiplied(clause: Clause, functions: list[Clause], mode: str) -> Clause:
    """A clause whose score is multiplied by those of functions, put together by a mode."""
    return {
        "function_score": {
            "query": clause,
            "functions": functions,
            "score_mode": mode,
            "boost_mode": "multiply",
        }
    }


def _scores(word: QueryWord, place: int, statistics: Statistics, closely: bool) -> Iterable[Clause]:
    said = rarity(statistics.spreads[place].pairs, statistics.indexed)
    share = WEIGHTS.interview_share * statistics.telling(place)
    if not closely or len(word.terms) > MOST_FORMS:
        # A query has a thousand clauses at most; terms in one have no scores of their own.
        yield counted(word.found, BM25_CEILING * said / 2)
        yield _of_interview(counted(with_any("words", word.terms), 0.5), share)
        return
    of_terms = [
        {"term": {"body": {"value": term, "boost": statistics.factor(term)}}} for term in sorted(word.terms)
    ]
    yield {"bool": {"filter": [word.found], "should": of_terms}}
    around = [{"term": {"words": term}} for term in sorted(word.terms)]
    if around and not word.is_phrase:
        yield _of_interview({"dis_max": {"queries": around}}, share)


def _of_interview(clause: Clause, boost: float = 1.0) -> Clause:
    return {"has_parent": {"parent_type": "interview", "query": clause, "score": True, "boost": boost}}


def _credits(word: QueryWord, number: int) -> Iterable[Clause]:
    """The parts of the credit of a word, which add up."""
    context = WEIGHTS.context_credit / number
    yield {"filter": word.found, "weight": (1 - WEIGHTS.context_credit) / number}
    if word.is_phrase:
        yield {"filter": word.found, "weight": context}
        return
    around = _of_interview(with_any("words", word.terms))
    yield {"filter": any_of([word.found, word.nearby]), "weight": context * NEARBY_OF_CONTEXT}
    yield {"filter": any_of([word.found, word.nearby, around]), "weight": context * (1 - NEARBY_OF_CONTEXT)}


def _boosts(word: QueryWord) -> Iterable[Clause]:
    if word.spoken is not None and word.answered is not None:
        yield {"filter": word.spoken, "weight": WEIGHTS.asker_boost}
        yield {"filter": word.answered, "weight": WEIGHTS.speaker_boost / WEIGHTS.asker_boost}


class Here(NamedTuple):
    """What is known of one word of the query in one hit."""

    found: bool
    nearby: bool
    """The title or topics have it."""
    share: float
    """What its being said elsewhere in the interview counts, from 0 to 1."""
    spoken: bool
    answered: bool


@dataclass
class Said:
    """What a hit says, as terms."""

    question: list[str]
    answer: list[str]

    @classmethod
    def of(cls, source: Mapping[str, Any]) -> Said:
        return cls(source["question"].split(), source["answer"].split())

    @cached_property
    def terms(self) -> list[str]:
        return self.question + self.answer

    @cached_property
    def different(self) -> frozenset[str]:
        return frozenset(self.terms)

    def positions(self, terms: Collection[str]) -> list[int]:
        """Where any of some terms stands."""
        return [place for place, term in enumerate(self.terms) if term in terms]

    def has(self, reading: Reading) -> bool:
        """Whether the terms stand in a row."""
        size = len(reading)
        return size == 1 or any(
            tuple(self.terms[place : place + size]) == reading for place in self.positions({reading[0]})
        )

    def bm25(self, word: QueryWord, statistics: Statistics) -> float:
        """The score of a word that it says."""
        readings = [
            reading for reading in word.readings if reading[0] in self.different and self.has(reading)
        ]
        return sum(self._bm25(term, statistics) for reading in readings for term in reading)

    def _bm25(self, term: str, statistics: Statistics) -> float:
        times = self.terms.count(term)
        if not times:
            return 0.0
        length = rounded_length(len(self.terms)) / (statistics.average or 1)
        return times / (times + BM25_K1 * (1 - BM25_B + BM25_B * length)) * statistics.factor(term)


@dataclass
class Scored:
    """One of the best hits, with what its score is made of."""

    source: Mapping[str, Any]
    said: Said
    words: Sequence[QueryWord]
    here: Sequence[Here]
    score: float = 0.0
    coverage: float = 0.0
    adjoining: float = 0.0
    together: float = 0.0
    opening: float = 0.0
    beside: float = 0.0

    @property
    def says_any(self) -> bool:
        return any(here.found for here in self.here)

    def reasons(self) -> Reasons:
        """Why it is where it is."""
        return Reasons(
            places=[
                (word.text, self._where(word, here)) for word, here in zip(self.words, self.here, strict=True)
            ],
            score=self.score,
            coverage=self.coverage,
            substance=substance(self.source["answer_characters"]),
            boosts=_boosts_here(self.here),
            adjoining=self.adjoining,
            together=self.together,
            opening=self.opening,
            beside=self.beside,
            likeness=None,
        )

    def _where(self, word: QueryWord, here: Here) -> Where:
        if here.spoken:
            return "speaks"
        if not here.found:
            return "title or topics" if here.nearby else "not said here"
        return where_said(self.said.positions(word.terms), len(self.said.question))


def _boosts_here(here: Iterable[Here]) -> list[float]:
    return [WEIGHTS.speaker_boost if each.answered else WEIGHTS.asker_boost for each in here if each.spoken]


def score_exactly(hits: Sequence[Scored], statistics: Statistics, names: Sequence[float]) -> None:
    """Gives hits their scores, before any is looked at closely.

    Args:
        hits: Hits of a query with words.
        statistics: Of the index.
        names: For each word of the query, what it counts where somebody speaks whom it names.
    """
    for hit in hits:
        _score(hit, statistics, names)
    _put_silent_last(hits)


def look_closely(hits: Sequence[Scored]) -> None:
    """Adds what the best hits gain by how close their words stand, and by the hits beside them."""
    for hit in hits:
        hit.adjoining, hit.together, hit.opening = _closeness(hit)
        hit.score *= 1 + WEIGHTS.side_by_side * hit.adjoining
        hit.score *= 1 + WEIGHTS.together * hit.together
        hit.score *= 1 + WEIGHTS.opening * hit.opening
    scores = {hit.source["place"]: hit.score for hit in hits}
    for hit in hits:
        if hit.says_any:
            beside = max(scores.get(place, 0.0) for place in neighbours_of(hit.source["place"]))
            hit.beside = WEIGHTS.beside * beside
            hit.score += hit.beside


def _score(hit: Scored, statistics: Statistics, names: Sequence[float]) -> None:
    total, credit = 0.0, 0.0
    for place, (word, here) in enumerate(zip(hit.words, hit.here, strict=True)):
        if here.spoken:
            total += names[place]
        elif here.found:
            total += hit.said.bm25(word, statistics)
        total += WEIGHTS.interview_share * statistics.telling(place) * here.share
        context = WEIGHTS.context_credit * max(here.share, float(here.nearby))
        credit += max(context, float(here.found))
    hit.coverage = credit / len(hit.words)
    total *= hit.coverage**WEIGHTS.coverage_exponent
    total *= substance(hit.source["answer_characters"])
    for boost in _boosts_here(hit.here):
        total *= boost
    hit.score = total


def _put_silent_last(hits: Sequence[Scored]) -> None:
    """Lowers the scores of hits that say no word below those of all that say one; their order stays."""
    silent = [hit for hit in hits if not hit.says_any]
    saying = [hit.score for hit in hits if hit.says_any]
    if not silent or not saying:
        return
    highest, lowest = max(hit.score for hit in silent), min(saying)
    if highest >= lowest:
        for hit in silent:
            hit.score *= lowest / (highest * 1.01)


def _closeness(hit: Scored) -> tuple[float, float, float]:
    """What `Closeness` of the embedded engine has: neighbours, words of one stretch, words of the opening."""
    words = [word for word in hit.words if word.spoken is None and not word.is_phrase]
    if len(words) < 2:
        return 0.0, 0.0, 0.0
    places = [hit.said.positions(word.terms) if len(word.terms) <= MOST_FORMS else [] for word in words]
    following = [set(each) for each in places]
    adjoining = sum(any(place + 1 in second for place in first) for first, second in pairwise(following))
    most, last = 0, [-STRETCH] * len(words)
    for place, number in sorted((place, number) for number, each in enumerate(places) for place in each):
        last[number] = place
        most = max(most, sum(place - other < STRETCH for other in last))
    begins = len(hit.said.question)
    opening = sum(any(-STRETCH <= place - begins < STRETCH for place in each) for each in places)
    return adjoining / (len(words) - 1), most / len(words), opening / len(words)


def share_of(count: int) -> float:
    """What a word counts that so many pairs of an interview say."""
    return count / (count + INTERVIEW_SATURATION)
