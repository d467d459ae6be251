"""From a query to arrays: which pairs match, and what each word of the query contributes to each of them.

Everything is an array over the rows of the table, so that `and`, `or` and `not` are one operation each and
the same whatever engine finds the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from interviews.engines.embedded.arrays import Array, Mask
from interviews.engines.embedded.generation import Generation
from interviews.engines.embedded.postings.schema import BODY, TITLE, TOPIC
from interviews.engines.embedded.words import Matches, Occurrences
from interviews.search.analysis import DEFAULT_LANGUAGE, fold, fold_word, normalise, words
from interviews.search.dates import FIRST_DAY, LAST_DAY, days
from interviews.search.explaining import path_in_words, times_in_words
from interviews.search.inflections import other_forms
from interviews.search.names import matching_names
from interviews.search.query import FieldValue, Group, Named, Node, Query, Text, Without
from interviews.search.requests import Scope, SearchRequest
from interviews.search.spelling import similar_words

MOST_EXPANSIONS = 64
"""Words that `word*` and `word~` stand for; the most frequent ones."""

POSITION_BITS = 32
"""For a position in a pair, which makes one number with its row."""


class QueryWord(NamedTuple):
    """One word of the query, or what counts as one: a phrase, a beginning, alternatives."""

    text: str
    """As in the query."""
    terms: frozenset[str]
    """Of the body, for marking them in snippets."""
    found: Mask
    """The rows whose body has it."""
    scores: Array
    """BM25 of each row; 0 where it is not found."""
    nearby: Mask
    """The rows whose title or topics have it."""
    phrase: tuple[str, ...] = ()
    """The terms in order, where it is a phrase."""
    spoken: Mask | None = None
    """The rows where one of those speaks whom it names; None where it names nobody."""
    answered: Mask | None = None
    """Those of them where they answer."""


class Matching(NamedTuple):
    """What a query matches."""

    mask: Mask
    """All rows that match, dead ones left out."""
    query_words: list[QueryWord]
    """What is ranked by; empty for a query without words."""
    lost_phrases: list[str]
    """Phrases that are nowhere and were searched as words."""
    allowed: Mask
    """The rows that have all that is required, whether they have any of the optional words or not."""


def match(generation: Generation, query: Query, within: Scope | None) -> Matching:
    """The rows of a view that match a query, and its words; `within` says where these must stand."""
    return _Matcher(generation, within).match(query.nodes)


class _Matcher:
    def __init__(self, generation: Generation, within: Scope | None) -> None:
        self._generation = generation
        self._within = within
        self._lost_phrases: list[str] = []
        # A node is asked whether it occurs, what it matches and what it scores, and looked up once.
        self._words_of_terms: dict[tuple[str, frozenset[str]], QueryWord] = {}
        self._words_of_phrases: dict[str, QueryWord] = {}

    def match(self, nodes: Sequence[Node]) -> Matching:
        query_words: list[QueryWord] = []
        mask = self._generation.table.alive.copy()
        optional: Mask | None = None
        required_text = False
        for node in nodes:
            if isinstance(node, Without):
                mask &= ~self._mask(node.node)
            elif isinstance(node, FieldValue):
                mask &= self._mask(node)
            elif not isinstance(node, Named) and (node.kind == "both" or self._occurs(node)):
                mask &= self._mask(node)
                query_words += self._query_words(node)
                required_text = required_text or bool(self._has_words(node))
            else:
                query_words += self._query_words(node)
                reached = self._reached(node)
                optional = reached if optional is None else optional | reached
        allowed = mask
        if optional is not None and not required_text:
            mask = mask & optional
        return Matching(mask, query_words, self._lost_phrases, allowed)

    def _reached(self, node: Node) -> Mask:
        """The rows that an optional node finds by itself, whatever stands beside it in the query.

        So a word more never loses a hit. Whoever types a topic wants what was said about it, also where the
        word itself was not said.
        """
        if isinstance(node, Group) and node.kind == "either":
            either: Mask = np.logical_or.reduce([self._reached(each) for each in node.nodes])
            return either
        if not isinstance(node, Text | Named):
            return self._mask(node)
        found = self._query_words(node)
        if isinstance(node, Named):
            # Of a name each word is optional, too.
            found += [self._single_word(word) for word in words(node.text)]
        mask = _any(found, self._size)
        if self._within is None:
            for query_word in found:
                mask |= query_word.nearby
        return mask

    @property
    def _size(self) -> int:
        return self._generation.table.size

    def _has_words(self, node: Node) -> bool:
        if isinstance(node, Group):
            return any(map(self._has_words, node.nodes))
        return isinstance(node, Text)

    def _occurs(self, phrase: Node) -> bool:
        if not isinstance(phrase, Text) or phrase.kind != "phrase":
            return False
        if (self._mask(phrase) & self._generation.table.alive).any():
            return True
        if len(words(phrase.text)) > 1:
            self._lost_phrases.append(phrase.text)
        return False

    def _mask(self, node: Node) -> Mask:
        if isinstance(node, Without):
            return ~self._mask(node.node)
        if isinstance(node, Group):
            masks = [self._mask(each) for each in node.nodes]
            joined: Mask = (np.logical_and if node.kind == "both" else np.logical_or).reduce(masks)
            return joined
        if isinstance(node, FieldValue):
            return field_mask(self._generation, node)
        if isinstance(node, Named):
            return self._person(node).found
        if node.kind in ("words", "phrase"):
            return self._phrase(node.text).found
        return _any(self._query_words(node), self._size)

    def _query_words(self, node: Node) -> list[QueryWord]:
        if isinstance(node, Group):
            query_words = [query_word for each in node.nodes for query_word in self._query_words(each)]
            return [_joined(query_words)] if query_words and node.kind == "either" else query_words
        if isinstance(node, Named):
            return [self._person(node)]
        if not isinstance(node, Text):
            return []
        if node.kind == "beginning":
            return [self._beginning(node.text)]
        if node.kind == "similar":
            spellings = similar_words(self._generation.lexicon, fold_word(node.text))
            return [self._query_word(f"{node.text}~", self._terms([node.text, *spellings]))]
        if node.kind == "phrase" and node.text not in self._lost_phrases:
            return [self._phrase(node.text)]
        return [self._single_word(word) for word in words(node.text)]

    def _single_word(self, word: str) -> QueryWord:
        # Irregular forms are other words to a stemmer.
        forms = {form for language in self._languages for form in other_forms(word, language)}
        return self._query_word(word, self._terms([word, *forms]))

    def _person(self, node: Named) -> QueryWord:
        """Whoever speaks has their name as if it were said as often as anywhere."""
        said = self._phrase(node.text)
        table = self._generation.table
        spoken = table.speakers.rows_with(list(node.speakers))
        answered = table.answerers.rows_with(list(node.speakers))
        scores = np.where(spoken, max(float(said.scores.max(initial=0)), 1.0), said.scores)
        return said._replace(
            found=said.found | spoken,
            scores=scores.astype(np.float32),
            spoken=spoken,
            answered=answered,
        )

    def _beginning(self, beginning: str) -> QueryWord:
        folded = fold(beginning)
        spellings = self._generation.lexicon.starting_with(folded, MOST_EXPANSIONS)
        stems = self._generation.words.terms_starting_with(BODY, folded, MOST_EXPANSIONS)
        return self._query_word(f"{beginning}*", self._terms(spellings) | set(stems))

    def _terms(self, spellings: Iterable[str]) -> set[str]:
        return {normalise(word, language) for word in spellings for language in self._languages}

    @property
    def _languages(self) -> Sequence[str]:
        return self._generation.names.languages or [DEFAULT_LANGUAGE]

    def _query_word(self, text: str, terms: set[str]) -> QueryWord:
        key = text, frozenset(terms)
        if key not in self._words_of_terms:
            self._words_of_terms[key] = self._look_up(text, terms)
        return self._words_of_terms[key]

    def _look_up(self, text: str, terms: set[str]) -> QueryWord:
        found, scores = self._spread(*self._generation.words.any_of(BODY, sorted(terms)))
        if self._within is not None:
            found = self._in_one_part([(term,) for term in terms], found)
            scores *= found
        nearby = self._anywhere(TITLE, terms) | self._anywhere(TOPIC, terms)
        return QueryWord(text, frozenset(terms), found, scores, nearby)

    def _phrase(self, text: str) -> QueryWord:
        parts = words(text)
        if len(parts) < 2:
            return self._query_word(text, self._terms(parts)) if parts else self._nothing(text)
        if text not in self._words_of_phrases:
            self._words_of_phrases[text] = self._look_up_phrase(text, parts)
        return self._words_of_phrases[text]

    def _look_up_phrase(self, text: str, parts: Sequence[str]) -> QueryWord:
        # One reading a language: a phrase is in one.
        readings = {tuple(normalise(word, language) for word in parts) for language in self._languages}
        terms = {term for reading in readings for term in reading}
        matching, scores = self._spread(
            *(
                matches
                for reading in sorted(readings)
                for matches in self._generation.words.phrase(BODY, reading)
            )
        )
        doubtful = (
            matching if self._within in ("question", "answer") else self._at_the_answer(readings, matching)
        )
        found = (matching & ~doubtful) | self._in_one_part(readings, doubtful)
        scores *= found
        return QueryWord(text, frozenset(terms), found, scores, np.zeros(self._size, np.bool_), min(readings))

    def _spread(self, *matches: Matches) -> tuple[Mask, Array]:
        """Matches as arrays over all rows."""
        found = np.zeros(self._size, np.bool_)
        scores = np.zeros(self._size, np.float32)
        for each in matches:
            found[each.rows] = True
            scores[each.rows] += each.scores
        return found, scores

    def _in_one_part(self, readings: Iterable[tuple[str, ...]], among: Mask) -> Mask:
        """The rows where the terms of a reading follow one another in the part that is asked for.

        The body is the question and then the answer: what begins in one and ends in the other, nobody says.
        """
        inside = np.zeros(self._size, np.bool_)
        for terms in readings:
            rows, first = self._starts(terms, among)
            boundary = self._generation.table.question_words[rows]
            if self._within == "question":
                chosen = first + len(terms) <= boundary
            elif self._within == "answer":
                chosen = first >= boundary
            else:
                chosen = (first + len(terms) <= boundary) | (first >= boundary)
            inside[rows[chosen]] = True
        return inside

    def _at_the_answer(self, readings: Iterable[tuple[str, ...]], among: Mask) -> Mask:
        """The rows that have a term of a reading where a phrase must have one that reaches into the answer.

        Few rows are left to be looked at closely: "of the" in 54,000 pairs takes 70 ms, and 300 without it.
        Such a phrase has a later term first in the answer, and an earlier one last in the question: what is
        rarer is looked for.
        """
        later = {term for terms in readings for term in terms[1:]}
        earlier = {term for terms in readings for term in terms[:-1]}
        looked_for, to_answer = min((later, 0), (earlier, 1), key=lambda choice: self._frequency(choice[0]))
        rows = np.zeros(self._size, np.bool_)
        for term in looked_for:
            found = self._generation.words.occurrences(term, among)
            boundary = self._generation.table.question_words[found.rows]
            rows[found.rows[np.flatnonzero(found.positions + to_answer == boundary)]] = True
        return rows

    def _frequency(self, terms: Iterable[str]) -> int:
        return sum(self._generation.words.frequency(BODY, term) for term in terms)

    def _starts(self, terms: Sequence[str], among: Mask) -> Occurrences:
        """Where terms begin to follow one another."""
        first = self._generation.words.occurrences(terms[0], among)
        for offset, term in enumerate(terms[1:], 1):
            following = self._generation.words.occurrences(term, among)
            followed = np.isin(
                first.rows << POSITION_BITS | first.positions + offset,
                following.rows << POSITION_BITS | following.positions,
            )
            first = Occurrences(first.rows[followed], first.positions[followed])
        return first

    def _anywhere(self, field_name: str, terms: set[str]) -> Mask:
        mask = np.zeros(self._size, np.bool_)
        for matches in self._generation.words.any_of(field_name, sorted(terms)):
            mask[matches.rows] = True
        return mask

    def _nothing(self, text: str) -> QueryWord:
        none = np.zeros(self._size, np.bool_)
        return QueryWord(text, frozenset(), none, np.zeros(self._size, np.float32), none)


def field_mask(generation: Generation, node: FieldValue) -> Mask:
    """The rows that a value of a field admits."""
    table, names = generation.table, generation.names
    if node.name in ("speaker", "interviewer", "guest"):
        numbers = matching_names(names.speakers, node.value)
        if node.name == "speaker":
            return table.speakers.rows_with(numbers)
        if node.name == "interviewer":
            return table.questioners.rows_with(numbers)
        return table.answerers.rows_with(numbers)
    if node.name == "topic":
        return table.topics.rows_with(matching_names(names.topics, node.value))
    if node.name == "outlet":
        numbers = matching_names(names.outlets, node.value)
        return _of_interviews(generation, np.isin(table.interview_outlet, numbers))
    if node.name == "file":
        part = fold(node.value)
        numbers = [number for number, (_, path) in enumerate(names.sources) if part in fold(path)]
        return _of_interviews(generation, np.isin(table.interview_source, numbers))
    if node.name == "title":
        return _title_mask(generation, node.value)
    return date_mask(generation, *_ends(node.value))


def date_mask(generation: Generation, since: str | None, until: str | None) -> Mask:
    """The rows of interviews whose date may lie between two dates, both included."""
    table = generation.table
    first = days(since)[0] if since else FIRST_DAY
    last = days(until)[1] if until else LAST_DAY
    dated = (table.first_day > 0) & (table.last_day >= first) & (table.first_day <= last)
    return _of_interviews(generation, dated)


def bound_masks(generation: Generation, request: SearchRequest) -> dict[str, Mask]:
    """For the time and the file that a request is bound to, in words, the rows that they admit."""
    masks = {}
    if request.since or request.until:
        masks[times_in_words(request)] = date_mask(generation, request.since, request.until)
    if request.path is not None:
        inside = np.zeros(generation.table.size, np.bool_)
        inside[generation.rows_of_file(request.path)] = True
        masks[path_in_words(request)] = inside
    return masks


def _of_interviews(generation: Generation, chosen: Mask) -> Mask:
    mask: Mask = chosen[generation.table.interview]
    return mask


def _title_mask(generation: Generation, value: str) -> Mask:
    mask = np.zeros(generation.table.size, np.bool_)
    for language in generation.names.languages:
        terms = [normalise(word, language) for word in words(value)]
        if terms:
            for matches in generation.words.phrase(TITLE, terms):
                mask[matches.rows] = True
    return mask


def _ends(value: str) -> tuple[str | None, str | None]:
    since, mark, until = value.partition("..")
    return since or None, (until if mark else since) or None


def _any(query_words: Sequence[QueryWord], size: int) -> Mask:
    return (
        np.logical_or.reduce([query_word.found for query_word in query_words])
        if query_words
        else np.zeros(size, np.bool_)
    )


def _joined(query_words: Sequence[QueryWord]) -> QueryWord:
    if len(query_words) == 1:
        return query_words[0]
    return QueryWord(
        text=" OR ".join(query_word.text for query_word in query_words),
        terms=frozenset(term for query_word in query_words for term in query_word.terms),
        found=_any(query_words, len(query_words[0].found)),
        scores=np.add.reduce([query_word.scores for query_word in query_words]),
        nearby=np.logical_or.reduce([query_word.nearby for query_word in query_words]),
    )
