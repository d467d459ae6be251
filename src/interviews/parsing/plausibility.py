"""How much a label by itself looks like a speaker's."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from interviews.parsing.labels import Label
from interviews.parsing.labels.label import is_data_label, role_key
from interviews.parsing.vocabulary import (
    ANSWER_LABELS,
    CONJUNCTIONS,
    HONORIFICS,
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    OTHER_LABELS,
    QUESTION_LABELS,
    SMALL_WORDS_IN_NAMES,
    SOUNDS,
)
from interviews.parsing.words import LONGEST_WITH_ORDINARY_WORDS, Kind, is_ordinary_word, ordinary_words

ROLE_LABELS = QUESTION_LABELS | ANSWER_LABELS | INTERVIEWER_LABELS | INTERVIEWEE_LABELS | OTHER_LABELS

KNOWN = 2.0
"""The score of a role, and of somebody whom the metadata name."""
LIKE_A_NAME = 1.0
LIKELY = 0.8
"""Initials, and short words of scripts without capitals."""
ONE_OF_A_ROW = 0.5
POSSIBLE = 0.3
"""A single word that may be a handle as well as an ordinary word."""
BY_USE = 0.1
"""Words that only their use can make a label: `Radio host`, `the Guardian`, `18F`, `Nurse 1`."""
NEVER = 0.0

SOUGHT_SINGLY = 40
"""Words that are sought in a text one by one before all its words are gathered, which takes longer."""

_ANONYMOUS = re.compile(r"[^\W\d_]{1,2}[-. ]?\d{1,5}")
"""`P1`, `IP 12`, `R-1023`: participant, interview partner, respondent of that number."""
_NUMBER_BEHIND = re.compile(r"[\s.:-]\d+(?:\.\d+)*$")
_NO_LABEL = ("http", "www", "-", "–", "—", "•", '"', "“", "«", "#", "|", "=")
_IN_SENTENCES = "，、“”（《"
_PARTS_OF_UNCASED = re.compile(r"[\s·・•‧]+")
_LONGEST_UNCASED = 16
_LONGEST_UNCASED_PART = 8
"""Characters; people and outlets in Chinese and Japanese have shorter names; what is longer is a sentence."""
_SMALL_WORDS = SMALL_WORDS_IN_NAMES | CONJUNCTIONS | HONORIFICS
_LONGEST_INITIALS = 5
_MOST_WORDS = 6
_MOST_WORDS_BY_USE = 6


@dataclass(frozen=True, slots=True)
class _Spelled:
    """A label and what its spelling shows."""

    name: str
    key: str
    words: tuple[str, ...]
    lettered: tuple[str, ...]
    """The words that begin with a letter."""


class Plausibility:
    """Judges how much single labels look like those of speakers."""

    def __init__(self, text: str, known_names: Collection[str], calls_itself: Kind) -> None:
        self._text = text[:LONGEST_WITH_ORDINARY_WORDS]
        self.length = len(text)
        """Characters of the text."""
        self._words: frozenset[str] | None = None
        self._sought = 0
        self._known = known_names
        self.knows_people = bool(known_names)
        self.expects_people = calls_itself is Kind.INTERVIEW
        """Whether the metadata say who asks or answers, or the text calls itself an interview."""
        self.expects_nobody = not known_names and calls_itself is Kind.QUESTIONS
        """Whether the text calls itself a list of questions."""
        self._seen: dict[str, float] = {}

    def known(self, key: str) -> bool:
        """Whether the metadata name this person."""
        return key in self._known

    def score(self, label: Label) -> float:
        """How much a label looks like a speaker's: 0 never, 1 like a name, 2 a role or a known person."""
        key = label.key
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._score(label.name, key)
        return found

    def _score(self, name: str, key: str) -> float:
        if key in self._known:
            return KNOWN
        words = tuple(name.split())
        spelled = _Spelled(name, key, words, tuple(word for word in words if word[0].isalpha()))
        for applies, score in _SPELLINGS:
            if applies(spelled):
                return score
        return POSSIBLE if len(words) == 1 and self.ordinary(name) else LIKE_A_NAME

    def ordinary(self, word: str) -> bool:
        """Whether a word also stands in the text in lower case, as names do not."""
        lowered = word.lower()
        if self._words is None:
            self._sought += 1
            if self._sought <= SOUGHT_SINGLY:
                return is_ordinary_word(lowered, self._text)
            self._words = ordinary_words(self._text)
        return lowered in self._words


def _is_letter_of_list(one: _Spelled) -> bool:
    return len(one.key) == 1 and one.name[:1].islower()


def _is_short_and_lower(one: _Spelled) -> bool:
    """`pc`, which may be the initials of a site."""
    return len(one.key) == 2 and one.name[:1].islower()


def _is_role(one: _Spelled) -> bool:
    return role_key(one.key) in ROLE_LABELS


def _is_titled_in_capitals(one: _Spelled) -> bool:
    """`MR. ROE`, as minutes spell those who speak."""
    return len(one.words) > 1 and one.name.isupper() and one.words[0].casefold().strip(".") in HONORIFICS


def _is_no_label(one: _Spelled) -> bool:
    return is_data_label(one.key) or one.key.startswith(_NO_LABEL) or one.key in SOUNDS


def _is_anonymous(one: _Spelled) -> bool:
    return one.name[:1].isupper() and _ANONYMOUS.fullmatch(one.name) is not None


def _has_digits(one: _Spelled) -> bool:
    return any(map(str.isdigit, one.name))


def _is_handle_with_digits(one: _Spelled) -> bool:
    """`xena42`, but not `Tweet 1`, which is one thing of a row."""
    handle = (
        len(one.words) <= 2 and one.name[:1].isalpha() and not re.search(r"[\s.:-]\d+(?:\.\d+)*$", one.name)
    )
    return _has_digits(one) and handle


def _has_no_letters(one: _Spelled) -> bool:
    return not any(map(str.isalpha, one.name))


def _is_initials(one: _Spelled) -> bool:
    return one.name.isupper() and len(one.words) == 1 and len(one.name) <= _LONGEST_INITIALS


def _is_uncased(one: _Spelled) -> bool:
    return any(word[0].lower() == word[0].upper() for word in one.lettered)


def _is_uncased_sentence(one: _Spelled) -> bool:
    return _is_uncased(one) and (
        len(one.name) > _LONGEST_UNCASED or any(mark in one.name for mark in _IN_SENTENCES)
    )


def _is_uncased_name(one: _Spelled) -> bool:
    return _is_uncased(one) and max(map(len, _PARTS_OF_UNCASED.split(one.name))) <= _LONGEST_UNCASED_PART


def _has_lower_case(one: _Spelled) -> bool:
    """Whether words of it are no part of a name by their case."""
    return len(one.lettered) > _MOST_WORDS or not all(
        word[0].isupper() or word.casefold().strip(".") in _SMALL_WORDS for word in one.lettered
    )


def _is_handle(one: _Spelled) -> bool:
    return _has_lower_case(one) and len(one.words) == 1 and one.name.isalnum()


def _is_short(one: _Spelled) -> bool:
    return len(one.words) <= _MOST_WORDS_BY_USE


_SPELLINGS: tuple[tuple[Callable[[_Spelled], bool], float], ...] = (
    (_is_letter_of_list, NEVER),
    (_is_role, KNOWN),
    (_is_titled_in_capitals, KNOWN),
    (_is_no_label, NEVER),
    (_is_short_and_lower, BY_USE),
    (_is_anonymous, LIKE_A_NAME),
    (_is_handle_with_digits, ONE_OF_A_ROW),
    (_has_no_letters, NEVER),
    (lambda one: _has_digits(one) and _is_short(one), BY_USE),
    (_has_digits, NEVER),
    (_is_initials, LIKELY),
    (_is_uncased_sentence, NEVER),
    (_is_uncased_name, LIKELY),
    (_is_uncased, POSSIBLE),
    (_is_handle, POSSIBLE),
    (lambda one: _has_lower_case(one) and _is_short(one), BY_USE),
    (_has_lower_case, NEVER),
)
"""What spellings show, the first that applies; what none applies to is spelled like a name."""
