"""Text to terms, fast: one regular expression splits, one dictionary remembers what a word becomes."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

Normaliser = Callable[[str, str], str]
"""Gives the term of a word in a language."""


class Terms(dict[str, str]):
    """What each word of one language becomes; worked out once for each spelling."""

    def __init__(self, normalise: Normaliser, language: str) -> None:
        self._normalise = normalise
        self._language = language

    def __missing__(self, word: str) -> str:
        term = self[word] = self._normalise(word, self._language)
        return term


class _BeyondAscii(NamedTuple):
    """What words are in texts that are not ASCII."""

    pattern: re.Pattern[str]
    unsegmented: re.Pattern[str]
    invisible: re.Pattern[str]
    not_plain: re.Pattern[str]


class WordSplitter:
    """Cuts text into words and knows the term of each.

    Args:
        normalise: Gives the term of a word in a language; it must depend on nothing else.
        pattern: Matches one word; without capturing groups.
        in_ascii: Matches the same words where there is no other character.
        unsegmented: Matches one character of the scripts that are written without spaces. Runs of these are
            cut into overlapping pairs of characters.
        invisible: Matches one character that is as good as not there, wherever it stands.
    """

    def __init__(
        self, normalise: Normaliser, pattern: str, in_ascii: str, unsegmented: str, invisible: str
    ) -> None:
        self._normalise = normalise
        self._in_ascii = re.compile(in_ascii, re.ASCII)
        self._beyond = (pattern, f"(?:{unsegmented})+", invisible, f"{unsegmented}|{invisible}")
        self._terms: dict[str, Terms] = {}

    @cached_property
    def _beyond_ascii(self) -> _BeyondAscii:
        # Compiled for the first text that needs them, which takes 3 ms: many a search shows none.
        return _BeyondAscii(*map(re.compile, self._beyond))

    def terms(self, language: str) -> Terms:
        """The dictionary from words to terms of a language."""
        known = self._terms.get(language)
        if known is None:
            known = self._terms[language] = Terms(self._normalise, language)
        return known

    def is_plain(self, text: str) -> bool:
        """Whether the pattern alone finds the words: every script has spaces, and everything is seen."""
        return text.isascii() or self._beyond_ascii.not_plain.search(text) is None

    def words(self, text: str) -> list[str]:
        """The words of a text as they look, or pairs of characters where there are no spaces."""
        if self.is_plain(text):
            return self._pattern_for(text).findall(text)
        seen = self._beyond_ascii.invisible.sub("", text)
        return [seen[start:end] for start, end in self._spans(seen)]

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """The start and end of each word, or pair of characters where there are no spaces.

        What is not seen is inside of a word or outside, and never makes two of one.
        """
        if self.is_plain(text):
            yield from (found.span() for found in self._pattern_for(text).finditer(text))
            return
        invisible = self._beyond_ascii.invisible
        if invisible.search(text) is None:
            yield from self._spans(text)
            return
        places = [place for place, character in enumerate(text) if not invisible.match(character)]
        for start, end in self._spans("".join(text[place] for place in places)):
            yield places[start], places[end - 1] + 1

    def _pattern_for(self, text: str) -> re.Pattern[str]:
        return self._in_ascii if text.isascii() else self._beyond_ascii.pattern

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        for match in self._beyond_ascii.pattern.finditer(text):
            start, end = match.span()
            for run in self._beyond_ascii.unsegmented.finditer(text, start, end):
                if start < run.start():
                    yield start, run.start()
                start = run.end()
                if run.end() - run.start() == 1:
                    yield run.span()
                for first in range(run.start(), run.end() - 1):
                    yield first, first + 2
            if start < end:
                yield start, end


class SplitText:
    """A text of which only the words are left.

    Args:
        language: What its words are stemmed in.
        vocabulary: Different words; texts that were split together share one list.
        numbers: For each word of the text its place in the vocabulary.
    """

    __slots__ = ("language", "numbers", "vocabulary")

    def __init__(self, language: str, vocabulary: list[str], numbers: array[int]) -> None:
        self.language = language
        self.vocabulary = vocabulary
        self.numbers = numbers

    def __reduce__(self) -> tuple[type[SplitText], tuple[str, list[str], array[int]]]:
        return (SplitText, (self.language, self.vocabulary, self.numbers))


class Splitter:
    """Splits texts that share one vocabulary, ahead of indexing: other processes can do that, too."""

    def __init__(self, words: WordSplitter) -> None:
        self._words = words.words
        self._numbers = Numbering()
        self._split: dict[tuple[str, str], SplitText] = {}
        self.vocabulary = self._numbers.words
        """All words so far; grows with every text."""

    def numbers(self, text: str) -> array[int]:
        """For each word of a text its place in the vocabulary."""
        return array("I", map(self._numbers.__getitem__, self._words(text)))

    def split(self, text: str, language: str) -> SplitText:
        """The text as its words; the same object for the same text, since names come back by the hundred."""
        known = self._split.get((text, language))
        if known is None:
            known = self._split[text, language] = SplitText(language, self.vocabulary, self.numbers(text))
        return known


class Numbering(dict[str, int]):
    """Numbers words in the order in which they are asked for."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        self.words.append(word)
        return number
