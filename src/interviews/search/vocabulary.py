"""What mending a query needs to know of the index that it is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol


class Lexicon(Protocol):
    """Every word that is said, folded, and in about how many pairs."""

    def count(self, word: str) -> int:
        """In about how many pairs a folded word occurs."""

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


class Vocabulary(Protocol):
    """The words and the speakers of an index."""

    @property
    def lexicon(self) -> Lexicon:
        """The words as they are written."""

    @property
    def languages(self) -> Sequence[str]:
        """Those that words are stemmed in."""

    @property
    def indexed(self) -> int:
        """How many pairs and passages there are whose words are counted."""

    @property
    def speakers(self) -> Sequence[str]:
        """The names of all speakers; their places here are their numbers."""

    def names_of(self, facet: str) -> Sequence[str]:
        """All names of a facet such as "topic"; their places here are their numbers."""

    @property
    def folded_speakers(self) -> str:
        """The same folded, one a line."""

    def frequency(self, term: str) -> int:
        """In how many pairs and passages a term is said."""

    def pairs_of_speakers(self) -> Sequence[int]:
        """For each speaker, in how many of the pairs that are searched they speak."""

    def words_of_speakers(self) -> Mapping[str, int]:
        """The folded words of the speakers' names, and in how many of these pairs who bears them speaks."""

    def pairs_with_any(self, speakers: Sequence[int]) -> int:
        """In how many of the pairs that are searched any of some speakers speaks."""

    def mentions(self, word: str, speakers: Sequence[int]) -> Mentions:
        """Where a word is said, in the interviews where any of some speakers speaks and in others."""
