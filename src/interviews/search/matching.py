"""What a query means: which of its words must be there, which may, and what each stands for.

An engine says what matches in a form of its own, a mask of rows or a clause of its query language; how these
are put together is the same for all.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from interviews.search.analysis import DEFAULT_LANGUAGE, fold, fold_word, normalise, words
from interviews.search.dates import days_between, ends_of
from interviews.search.explaining import (
    MOST_WORDS,
    FilterFound,
    Nothing,
    WordFound,
    facet_in_words,
    path_in_words,
    times_in_words,
)
from interviews.search.inflections import other_forms
from interviews.search.names import matching_names
from interviews.search.query import FieldValue, Group, Named, Node, Text, Without, has_words
from interviews.search.requests import Scope, SearchRequest, chosen
from interviews.search.spelling import apart, joined, similar_words
from interviews.search.vocabulary import Vocabulary

MOST_EXPANSIONS = 64
"""Words that `word*` and `word~` stand for; the most frequent ones."""

_FACET_OF_FIELD = {"interviewer": "speaker", "guest": "speaker"}
"""By whose names a field is told that is none itself."""

Reading = tuple[str, ...]
"""The terms of a phrase in one language."""
Found = TypeVar("Found")
"""What matches, as an engine has it."""
Found_co = TypeVar("Found_co", covariant=True)


class FoundWord(Protocol[Found_co]):
    """One word of a query, or what counts as one: a phrase, a beginning, alternatives."""

    @property
    def text(self) -> str:
        """As in the query."""

    @property
    def terms(self) -> frozenset[str]:
        """Of what is said, for marking them in snippets."""

    @property
    def found(self) -> Found_co:
        """What says it."""

    @property
    def nearby(self) -> Found_co:
        """What has it in the title or the topics."""


Word = TypeVar("Word", bound=FoundWord[object])


class Matched(NamedTuple, Generic[Found, Word]):
    """What a query matches."""

    required: Found
    """What has all that is required, whether it has any of the optional words or not."""
    matching: Found
    query_words: list[Word]
    """What is ranked by; empty for a query without words."""
    lost_phrases: list[str]
    """Phrases that are nowhere and were searched as words."""


class Matcher(ABC, Generic[Found, Word]):
    """Matches the nodes of a query.

    Args:
        vocabulary: Of the index.
        within: Where all words must stand.
    """

    def __init__(self, vocabulary: Vocabulary, within: Scope | None) -> None:
        self._vocabulary = vocabulary
        self._part = within if within in ("question", "answer") else None
        self._lost_phrases: list[str] = []
        # A node is asked whether it occurs, what it matches and what it scores, and looked up once.
        self._words_of_terms: dict[tuple[str, frozenset[str]], Word] = {}
        self._words_of_phrases: dict[str, Word] = {}

    @abstractmethod
    def everything(self) -> Found:
        """All that is in view."""

    @abstractmethod
    def any_of(self, found: Sequence[Found]) -> Found:
        """What is in any of several; at least one."""

    @abstractmethod
    def all_of(self, found: Sequence[Found]) -> Found:
        """What is in all of several; at least one."""

    @abstractmethod
    def none_of(self, found: Found) -> Found:
        """What is not in it."""

    @abstractmethod
    def occurs(self, found: Found) -> bool:
        """Whether there is any in view."""

    @abstractmethod
    def having(self, field: str, names: Sequence[int]) -> Found:
        """What has any of some names, by their numbers, as its "speaker", "guest", "topic" and so on."""

    @abstractmethod
    def of_years(self, years: Sequence[int]) -> Found:
        """What is of interviews that are dated to any of some years, by their first day."""

    @abstractmethod
    def dated(self, first: int, last: int) -> Found:
        """What is of interviews whose date may lie between two days, both included."""

    @abstractmethod
    def titled(self, readings: frozenset[Reading]) -> Found:
        """What is of interviews whose title has the terms of any reading in a row."""

    @abstractmethod
    def in_files_named(self, part: str) -> Found:
        """What is of the files whose folded path has a part."""

    @abstractmethod
    def in_file(self, path: str) -> Found:
        """What is of a file, by the path it is shown by or its absolute path."""

    @abstractmethod
    def look_up(self, text: str, terms: frozenset[str]) -> Word:
        """The word that stands for any of some terms; of none, it is found nowhere."""

    @abstractmethod
    def look_up_phrase(self, text: str, readings: frozenset[Reading]) -> Word:
        """The terms of a reading in a row, in the question or the answer.

        What begins in one and ends in the other, nobody says.
        """

    @abstractmethod
    def named(self, said: Word, speakers: Sequence[int]) -> Word:
        """The word for a name, which is said, or borne by who speaks."""

    @abstractmethod
    def alternatives(self, found: Sequence[Word]) -> Word:
        """Several words as one; at least two."""

    @abstractmethod
    def terms_starting_with(self, beginning: str, limit: int) -> Sequence[str]:
        """Terms that begin so."""

    def match(self, nodes: Sequence[Node]) -> Matched[Found, Word]:
        """What the nodes of a query match together."""
        query_words: list[Word] = []
        required = [self.everything()]
        optional: list[Found] = []
        required_text = False
        for node in nodes:
            if isinstance(node, Without | FieldValue):
                required.append(self._found(node))
            elif not isinstance(node, Named) and (node.kind == "both" or self._occurs(node)):
                required.append(self._found(node))
                query_words += self._query_words(node)
                required_text = required_text or has_words(node)
            else:
                query_words += self._query_words(node)
                optional.append(self._reached(node))
        allowed = matching = self.all_of(required)
        if optional and not required_text:
            matching = self.all_of([allowed, self.any_of(optional)])
        return Matched(allowed, matching, query_words, self._lost_phrases)

    def bounds(self, request: SearchRequest) -> dict[str, Found]:
        """For the time and the file that a request is bound to, in words, what they admit."""
        bounds = {}
        if request.since or request.until:
            bounds[times_in_words(request)] = self.dated(*days_between(request.since, request.until))
        if request.path is not None:
            bounds[path_in_words(request)] = self.in_file(request.path)
        return bounds

    def filters(self, request: SearchRequest) -> dict[str, Found]:
        """For each facet with chosen values, what has any of them."""
        return {facet: self._with_values(facet, values) for facet, values in chosen(request).items()}

    def _with_values(self, facet: str, values: Sequence[str]) -> Found:
        if facet == "year":
            digits = [value for value in values if value.isascii() and value.isdigit()]
            return self.of_years([int(year) for year in digits if len(year) <= len("9999")])
        known = self._vocabulary.names_of(_FACET_OF_FIELD.get(facet, facet))
        return self.having(facet, [number for value in values for number in matching_names(known, value)])

    def field(self, node: FieldValue) -> Found:
        """What a value of a field admits."""
        if node.name == "date":
            return self.dated(*days_between(*ends_of(node.value)))
        if node.name == "file":
            return self.in_files_named(fold(node.value))
        if node.name == "title":
            parts = words(node.value)
            readings = {tuple(normalise(word, language) for word in parts) for language in self._languages}
            return self.titled(frozenset(filter(None, readings)))
        return self._with_values(node.name, [node.value])

    def why_nothing(
        self,
        request: SearchRequest,
        matched: Matched[Found, Word],
        counts: Callable[[Sequence[Found]], Sequence[int]],
    ) -> Nothing:
        """What is known of a search that found nothing; `counts` says how many are in each of some."""
        view, asked = self.everything(), matched.query_words[:MOST_WORDS]
        filters = {
            facet_in_words(facet, chosen(request)[facet]): admitted
            for facet, admitted in self.filters(request).items()
        }
        filters |= self.bounds(request)
        inside: list[Found] = []
        for word in asked:
            inside += [self.all_of([view, place]) for place in (word.found, word.nearby)]  # type: ignore[list-item]
        numbers = iter(
            counts(
                [
                    view,
                    matched.matching,
                    *(self.all_of([matched.matching, admitted]) for admitted in filters.values()),
                    *inside,
                ]
            )
        )
        return Nothing(
            in_view=next(numbers),
            matching=next(numbers),
            filters=[FilterFound(says, next(numbers)) for says in filters],
            words=[WordFound(word.text, next(numbers), next(numbers)) for word in asked],
        )

    def _reached(self, node: Node) -> Found:
        """What an optional node finds by itself, whatever stands beside it in the query.

        So a word more never loses a hit. Whoever types a topic wants what was said about it, also where the
        word itself was not said.
        """
        if isinstance(node, Group) and node.kind == "either":
            return self.any_of([self._reached(each) for each in node.nodes])
        if not isinstance(node, Text | Named):
            return self._found(node)
        query_words = self._query_words(node)
        if isinstance(node, Named):
            # Of a name each word is optional, too.
            query_words += [self._single_word(word) for word in words(node.text)]
        found = self._any(query_words)
        if self._part is not None or not query_words:
            return found
        return self.any_of([found, *(word.nearby for word in query_words)])  # type: ignore[list-item]

    def _any(self, query_words: Sequence[Word]) -> Found:
        found = query_words or [self.look_up("", frozenset())]
        return self.any_of([word.found for word in found])  # type: ignore[misc]

    def _occurs(self, node: Node) -> bool:
        if not isinstance(node, Text) or node.kind != "phrase":
            return False
        if self.occurs(self._found(node)):
            return True
        if len(words(node.text)) > 1:
            self._lost_phrases.append(node.text)
        return False

    def _found(self, node: Node) -> Found:
        if isinstance(node, Without):
            return self.none_of(self._found(node.node))
        if isinstance(node, Group):
            join = self.all_of if node.kind == "both" else self.any_of
            return join([self._found(each) for each in node.nodes])
        if isinstance(node, FieldValue):
            return self.field(node)
        if isinstance(node, Text) and node.kind == "words":
            return self._any([self._together(node.text)])
        if isinstance(node, Text) and node.kind == "phrase":
            return self._any([self._phrase(node.text)])
        return self._any(self._query_words(node))

    def _query_words(self, node: Node) -> list[Word]:
        if isinstance(node, Group):
            query_words = [query_word for each in node.nodes for query_word in self._query_words(each)]
            if len(query_words) > 1 and node.kind == "either":
                return [self.alternatives(query_words)]
            return query_words
        if isinstance(node, Named):
            return [self.named(self._phrase(node.text), node.speakers)]
        if not isinstance(node, Text):
            return []
        if node.kind == "beginning":
            return [self._beginning(node.text)]
        if node.kind == "similar":
            spellings = similar_words(self._vocabulary.lexicon, fold_word(node.text))
            return [self._word(f"{node.text}~", self._terms([node.text, *spellings]))]
        if node.kind == "phrase" and node.text not in self._lost_phrases:
            return [self._phrase(node.text)]
        parts = words(node.text)
        if len(parts) > 1 and (whole := self._joined(node.text, parts)) is not None:
            return [whole]
        return [self._apart(word) or self._single_word(word) for word in parts]

    def _together(self, text: str) -> Word:
        """What is written without a space, of one word or several, as one."""
        parts = words(text)
        other = self._apart(text) if len(parts) == 1 else self._joined(text, parts)
        return other or self._phrase(text)

    def _joined(self, text: str, parts: Sequence[str]) -> Word | None:
        """The word for `e-mail` where nobody writes it so and somebody writes `email`."""
        word = joined(self._vocabulary.lexicon, [fold_word(part) for part in parts])
        return (
            None if word is None or self.occurs(self._any([self._phrase(text)])) else self._single_word(word)
        )

    def _apart(self, word: str) -> Word | None:
        """The word for `email` where nobody says that and somebody says `e-mail`; None otherwise."""
        lexicon, folded = self._vocabulary.lexicon, fold_word(word)
        if any(map(self._vocabulary.frequency, self._terms([word]))):
            return None
        for parts in apart(lexicon, folded, self._vocabulary.indexed):
            phrase = self._phrase(" ".join(parts))
            if self.occurs(self._any([phrase])):
                return phrase
        return None

    def _single_word(self, word: str) -> Word:
        # Irregular forms are other words to a stemmer.
        forms = {form for language in self._languages for form in other_forms(word, language)}
        return self._word(word, self._terms([word, *forms]))

    def _beginning(self, beginning: str) -> Word:
        folded = fold(beginning)
        spellings = self._vocabulary.lexicon.starting_with(folded, MOST_EXPANSIONS)
        stems = self.terms_starting_with(folded, MOST_EXPANSIONS)
        return self._word(f"{beginning}*", self._terms(spellings) | set(stems))

    def _phrase(self, text: str) -> Word:
        parts = words(text)
        if len(parts) < 2:
            return self._word(text, self._terms(parts))
        if text not in self._words_of_phrases:
            # One reading a language: a phrase is in one.
            readings = {tuple(normalise(word, language) for word in parts) for language in self._languages}
            self._words_of_phrases[text] = self.look_up_phrase(text, frozenset(readings))
        return self._words_of_phrases[text]

    def _word(self, text: str, terms: set[str]) -> Word:
        key = text, frozenset(terms)
        if key not in self._words_of_terms:
            self._words_of_terms[key] = self.look_up(*key)
        return self._words_of_terms[key]

    def _terms(self, spellings: Iterable[str]) -> set[str]:
        return {normalise(word, language) for word in spellings for language in self._languages}

    @property
    def _languages(self) -> Sequence[str]:
        return self._vocabulary.languages or [DEFAULT_LANGUAGE]
