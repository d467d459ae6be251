"""What mending a query needs to know of the index that it is for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from interviews.search.analysis import fold
from interviews.search.names import words_of_names


class Lexicon(Protocol):
    """Every word that is said, folded, and in about how many pairs."""

    def count(self, word: str) -> int:
        """In about how many pairs a folded word occurs."""

    def counts(self, words: Sequence[str]) -> Mapping[str, int]:
        """The same of several words, asked at once."""

    def capitals(self, word: str) -> int:
        """In about how many of these it is written with a capital."""

    def starting_with(self, prefix: str, limit: int) -> list[str]:
        """The folded words that begin so, the most frequent first."""

    def frequent(
        self, least: int, shortest: int, longest: int, beginnings: Sequence[str] = ("",)
    ) -> Mapping[str, int]:
        """The words of so many bytes, both included, that occur in at least so many pairs.

        They begin like one of several beginnings, of which none begins another.
        """


class Mentions(NamedTuple):
    """Where a word is said: in the interviews of some speakers, which are its home, or in others."""

    at_home: int
    """How many pairs and passages of their interviews say it."""
    home: int
    """How many there are of their interviews."""
    elsewhere: int
    """How many of the other interviews say it."""
    others: int
    """How many there are of the other interviews."""


class Vocabulary(ABC):
    """The words and the speakers of an index."""

    lexicon: Lexicon
    """The words as they are written."""

    @property
    @abstractmethod
    def languages(self) -> Sequence[str]:
        """Those that words are stemmed in."""

    @property
    @abstractmethod
    def indexed(self) -> int:
        """How many pairs and passages there are whose words are counted."""

    @abstractmethod
    def names_of(self, facet: str) -> Sequence[str]:
        """All names of a facet such as "topic"; their places here are their numbers."""

    @property
    def speakers(self) -> Sequence[str]:
        """Those of all speakers."""
        return self.names_of("speaker")

    @cached_property
    def folded_speakers(self) -> str:
        """The same folded, one a line."""
        return fold("\n".join(name.replace("\n", " ") for name in self.speakers))

    @abstractmethod
    def frequency(self, term: str) -> int:
        """In how many pairs and passages a term is said."""

    @abstractmethod
    def pairs_of_speakers(self) -> Sequence[int]:
        """For each speaker, in how many of the pairs that are searched they speak."""

    def words_of_speakers(self) -> Mapping[str, int]:
        """The folded words of the speakers' names, and in how many of these pairs who bears them speaks."""
        return words_of_names(self.speakers, self.pairs_of_speakers())

    @abstractmethod
    def pairs_with_any(self, speakers: Sequence[int]) -> int:
        """In how many of the pairs that are searched any of some speakers speaks."""

    @abstractmethod
    def mentions(self, word: str, speakers: Sequence[int]) -> Mentions:
        """Where a word is said, in the interviews where any of some speakers speaks and in others."""
