"""Tells by single words which kinds of phrases may stand in a text.

To seek each phrase of each kind in each turn would take longer than all else that is done with a turn. Each
word of it is told once to be near some of the phrases or near none, and most turns have no such word. Words
come back, from one file to the next, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from itertools import pairwise
from operator import contains, eq
from typing import NamedTuple

from interviews.parsing.cues import CUES
from interviews.parsing.vocabulary import CODE_WORDS, PROMPTS, SIGNS_OF_QUESTIONS
from interviews.parsing.words import FAREWELLS

LONGEST_REMEMBERED = 24
"""Characters of a word that comes back; in scripts without spaces, sentences are no words."""
MOST_REMEMBERED = 50_000
LETTERS = 3
"""Letters by which a phrase is looked up; fewer, if the words of some phrase are shorter."""
_COMMON = frozenset(
    (
        "about", "after", "all", "and", "are", "back", "for", "from", "have", "here", "i'd", "i’d", "like",
        "love", "more", "next", "our", "out", "right", "say", "see", "that's", "that’s", "the", "this",
        "want", "wanted", "we'll", "we’ll", "we're", "we’re", "with", "would", "you", "your",
    )
)  # fmt: skip
"""Words that tell little about a phrase, as they stand in many turns; those of two letters do, too."""


class Kind(Enum):
    """Phrases of one kind."""

    QUESTION = "questions without a mark, other than English ones"
    REQUEST = "requests to tell"
    PROGRAMME = "the programme, its sponsors and breaks"
    FAREWELL = "thanks and farewell"

    __hash__ = object.__hash__
    """Enum's own is written in Python, and kinds are looked up by the ten thousand."""


_Test = Callable[[str, str], bool]


class _Sought(NamedTuple):
    """One phrase, and the word by which it is found."""

    kind: Kind
    phrase: str
    word: str
    stands_at: _Test
    """Whether a word of a text may be that word of the phrase."""


def _sought(kind: Kind, phrase: str) -> _Sought:
    """A phrase under its most telling word; at its ends letters may go on: `tell us` in `tell using`."""
    first, *others = phrase.casefold().split(" ")
    if not others:
        return _Sought(kind, first, first, contains)
    *inner, last = others
    places: list[tuple[str, _Test]] = [
        (first, str.endswith),
        *((word, eq) for word in inner),
        (last, str.startswith),
    ]
    word, stands_at = max(places, key=_how_telling)
    # Thanks are sought across the ends of lines.
    return _Sought(kind, word if kind is Kind.FAREWELL else phrase.casefold(), word, stands_at)


def _how_telling(place: tuple[str, _Test]) -> tuple[bool, int]:
    word = place[0]
    return len(word) > 2 and word not in _COMMON, len(word)


class _Hints(dict[str, tuple[_Sought, ...]]):
    """The phrases that a word may be part of, for all words that have been asked for."""

    def __init__(self, phrases: Mapping[Kind, Iterable[str]]) -> None:
        super().__init__()
        every = [_sought(kind, phrase) for kind, own in phrases.items() for phrase in dict.fromkeys(own)]
        self._letters = min(LETTERS, *[len(sought.word) for sought in every if sought.word.isascii()])
        self._by_beginning: dict[str, list[_Sought]] = defaultdict(list)
        """By the first letters of their telling word; words of two letters are common beyond ASCII."""
        for sought in every:
            self._by_beginning[sought.word[: self._letters]].append(sought)

    def __missing__(self, word: str) -> tuple[_Sought, ...]:
        size = self._letters
        beginnings = {word[place : place + size] for place in range(len(word) - size + 1)}
        if not word.isascii():
            beginnings.update(word, map("".join, pairwise(word)))
        near = tuple(
            [
                sought
                for beginning in self._by_beginning.keys() & beginnings
                for sought in self._by_beginning[beginning]
                if sought.stands_at(word, sought.word)
            ]
        )
        if len(word) <= LONGEST_REMEMBERED:
            if len(self) >= MOST_REMEMBERED:
                self.clear()
            self[word] = near
        return near


ALL_KINDS = frozenset(Kind)
NO_KINDS: frozenset[Kind] = frozenset()
_HINTS = _Hints(
    {
        Kind.QUESTION: SIGNS_OF_QUESTIONS,
        Kind.REQUEST: PROMPTS,
        Kind.PROGRAMME: [*CODE_WORDS, *(phrase for cues in CUES.values() for phrase in cues.programme)],
        Kind.FAREWELL: FAREWELLS,
    }
)


def kinds_in(text: str) -> frozenset[Kind]:
    """The kinds of phrases of which one may stand in a text; those that are left out do not."""
    folded = text.casefold()
    near = _HINTS.__getitem__
    telling = list(filter(near, folded.split()))
    if not telling:
        return NO_KINDS
    return frozenset([sought.kind for word in telling for sought in near(word) if sought.phrase in folded])
