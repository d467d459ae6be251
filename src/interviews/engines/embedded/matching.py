"""From a query to arrays: which pairs match, and what each word of the query contributes to each of them.

What matches is a mask over the rows of the table, so that `and`, `or` and `not` are one operation each.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, reduce
from typing import NamedTuple

import numpy as np

from interviews.engines.embedded.arrays import Array, Mask, Rows
from interviews.engines.embedded.generation import Generation
from interviews.engines.embedded.postings.fields import BODY, TITLE, TOPIC
from interviews.engines.embedded.word_scores import (
    ListedScores,
    NamedScores,
    Picked,
    SummedScores,
    WordScores,
)
from interviews.engines.embedded.words import Occurrences
from interviews.search.analysis import fold
from interviews.search.matching import Matcher, Reading
from interviews.search.requests import Scope


class QueryWord(NamedTuple):
    """One word of the query, or what counts as one: a phrase, a beginning, alternatives."""

    text: str
    """As in the query."""
    terms: frozenset[str]
    """Of the body, for marking them in snippets."""
    found: Mask
    """The rows whose body has it."""
    scores: WordScores
    """BM25 of each row."""
    nearby: Mask
    """The rows whose title or topics have it."""
    counts: Array | None = None
    """How many rows of each interview have it in their body, where that is known."""
    phrase: tuple[str, ...] = ()
    """The terms in order, where it is a phrase."""
    spoken: Mask | None = None
    """The rows where one of those speaks whom it names; None where it names nobody."""
    answered: Mask | None = None
    """Those of them where they answer."""


class RowMatcher(Matcher[Mask, QueryWord]):
    """Matches the rows of a view of a generation; `within` says where all words must stand."""

    def __init__(self, generation: Generation, within: Scope | None) -> None:
        super().__init__(generation, within)
        self._generation = generation

    @property
    def _size(self) -> int:
        return self._generation.table.size

    def everything(self) -> Mask:
        return self._generation.table.alive

    def any_of(self, found: Sequence[Mask]) -> Mask:
        # Two by two: all at once would copy all of them first.
        somewhere = [mask for mask in found if mask is not self._nowhere]
        return reduce(np.logical_or, somewhere) if somewhere else self._nowhere

    def all_of(self, found: Sequence[Mask]) -> Mask:
        return reduce(np.logical_and, found)

    def none_of(self, found: Mask) -> Mask:
        return ~found

    def occurs(self, found: Mask) -> bool:
        return bool((found & self._generation.table.alive).any())

    def having(self, field: str, names: Sequence[int]) -> Mask:
        table = self._generation.table
        if field == "outlet":
            return self._generation.rows_of_interviews(np.isin(table.interview_outlet, names))
        listings = {"interviewer": table.questioners, "guest": table.answerers, "topic": table.topics}
        return listings.get(field, table.speakers).rows_with(list(names))

    def of_years(self, years: Sequence[int]) -> Mask:
        # As they are counted: by the first day.
        return self._generation.rows_of_interviews(np.isin(self._generation.table.first_day // 10_000, years))

    def dated(self, first: int, last: int) -> Mask:
        table = self._generation.table
        dated = (table.first_day > 0) & (table.last_day >= first) & (table.first_day <= last)
        return self._generation.rows_of_interviews(dated)

    def titled(self, readings: frozenset[Reading]) -> Mask:
        words = self._generation.words
        return self._mask(*(matches.rows for terms in readings for matches, _ in words.phrase(TITLE, terms)))

    def in_files_named(self, part: str) -> Mask:
        sources = self._generation.names.sources
        numbers = [number for number, (_, path) in enumerate(sources) if part in fold(path)]
        return self._generation.rows_of_interviews(np.isin(self._generation.table.interview_source, numbers))

    def in_file(self, path: str) -> Mask:
        return self._mask(self._generation.rows_of_file(path))

    def terms_starting_with(self, beginning: str, limit: int) -> Sequence[str]:
        return self._generation.words.terms_starting_with(BODY, beginning, limit)

    def named(self, said: QueryWord, speakers: Sequence[int]) -> QueryWord:
        """Whoever speaks has their name as if it were said as often as anywhere."""
        table = self._generation.table
        spoken = self._generation.rows_of_speakers(speakers)
        answered = table.answerers.rows_with(list(speakers))
        everywhere = said.scores.at(Picked(np.flatnonzero(said.found), self._size))
        return said._replace(
            found=said.found | spoken,
            scores=NamedScores(said.scores, spoken, max(float(everywhere.max(initial=0)), 1.0)),
            counts=None,
            spoken=spoken,
            answered=answered,
        )

    def alternatives(self, found: Sequence[QueryWord]) -> QueryWord:
        return QueryWord(
            text=" OR ".join(query_word.text for query_word in found),
            terms=frozenset(term for query_word in found for term in query_word.terms),
            found=self.any_of([query_word.found for query_word in found]),
            scores=SummedScores([query_word.scores for query_word in found]),
            nearby=self.any_of([query_word.nearby for query_word in found]),
        )

    def look_up(self, text: str, terms: frozenset[str]) -> QueryWord:
        nearby = self._anywhere((TITLE, TOPIC), terms)
        frequent = self._generation.frequent_word(terms) if self._part is None else None
        if frequent is not None:
            return QueryWord(text, terms, frequent.found, frequent, nearby, frequent.counts)
        listed = ListedScores.of(self._generation.words.any_of(BODY, sorted(terms)))
        if self._part is not None:
            said = self._mask(listed.rows)
            each = [self._generation.words.occurrences(term, said) for term in terms]
            found = self._mask(*(self._in_one_part(begins, 1) for begins in each))
            return QueryWord(text, terms, found, listed.within(found), nearby)
        table = self._generation.table
        counts = np.bincount(table.interview[listed.rows], minlength=len(table.interview_source))
        return QueryWord(text, terms, self._mask(listed.rows), listed, nearby, counts)

    def look_up_phrase(self, text: str, readings: frozenset[Reading]) -> QueryWord:
        terms = {term for reading in readings for term in reading}
        said = {reading: self._generation.words.phrase(BODY, reading) for reading in sorted(readings)}
        begins = [(each, len(reading)) for reading, segments in said.items() for _, each in segments]
        found = self._mask(*(self._in_one_part(*each) for each in begins))
        listed = [ListedScores.of([matches for matches, _ in segments]) for segments in said.values()]
        scores = SummedScores([each.within(found) for each in listed])
        return QueryWord(text, frozenset(terms), found, scores, self._nowhere, phrase=min(readings))

    def _mask(self, *rows: Rows) -> Mask:
        mask = np.zeros(self._size, np.bool_)
        for each in rows:
            mask[each] = True
        return mask

    def _in_one_part(self, begins: Occurrences, length: int) -> Rows:
        """The rows where so many words stand in the part that is asked for, by where their first ones do.

        The body is the question and then the answer: what begins in one and ends in the other, nobody says.
        """
        rows, first = begins
        boundary = self._generation.table.question_words[rows]
        in_question, in_answer = first + length <= boundary, first >= boundary
        parts = {"question": in_question, "answer": in_answer}
        return rows[parts.get(self._part or "", in_question | in_answer)]

    def _anywhere(self, fields: Sequence[str], terms: frozenset[str]) -> Mask:
        words = self._generation.words
        known = [(name, [term for term in terms if words.frequency(name, term)]) for name in fields]
        found = [each for name, own in known if own for each in words.any_of(name, own)]
        return self._mask(*(matches.rows for matches in found)) if found else self._nowhere

    @cached_property
    def _nowhere(self) -> Mask:
        """No row; one for all words, since most are in no title and in no topic."""
        return np.zeros(self._size, np.bool_)
