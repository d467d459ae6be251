"""How much a label by itself looks like a speaker's."""

from __future__ import annotations

import re
from collections.abc import Collection

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
)
from interviews.parsing.words import is_ordinary_word, ordinary_words

ROLE_LABELS = QUESTION_LABELS | ANSWER_LABELS | INTERVIEWER_LABELS | INTERVIEWEE_LABELS | OTHER_LABELS

KNOWN = 2.0
"""The score of a role, and of somebody whom the metadata name."""
LIKE_A_NAME = 1.0
LIKELY = 0.8
"""Initials, and short words of scripts without capitals."""
POSSIBLE = 0.3
"""A single word that may be a handle as well as an ordinary word."""

SOUGHT_SINGLY = 40
"""Words that are sought in a text one by one before all its words are gathered, which takes longer."""

_ANONYMOUS = re.compile(r"[PRSTI][-. ]?\d{1,2}")
"""`P1`: participant, respondent, speaker, teacher, informant number one."""


_PARTS_OF_UNCASED = re.compile(r"[\s·・•‧]+")
_LONGEST_UNCASED_PART = 8
"""Characters; people and outlets in Chinese and Japanese have shorter names; what is longer is a sentence."""


class Plausibility:
    """Judges how much single labels look like those of speakers."""

    def __init__(self, text: str, known_names: Collection[str]) -> None:
        self._text = text
        self._words: frozenset[str] | None = None
        self._sought = 0
        self._known = known_names
        self._seen: dict[str, float] = {}

    @property
    def knows_people(self) -> bool:
        """Whether the metadata name anybody."""
        return bool(self._known)

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
            return 2.0
        if role_key(key) in ROLE_LABELS and not (name[0].islower() and len(key) <= 2):
            return 2.0
        if is_data_label(key) or key.startswith(("http", "www")):
            return 0.0
        if len(key) <= 2 and name[0].islower():
            return 0.0
        words = name.split()
        if _ANONYMOUS.fullmatch(name):
            return 1.0
        if any(character.isdigit() for character in name):
            return 0.0 if len(words) > 2 or not name[0].isalpha() or _numbered(name) else 0.5
        if name[0] in '-–—•"“«#|=':
            return 0.0
        cased = [word for word in words if word[0].isalpha()]
        if not cased:
            return 0.0
        if name.isupper() and len(words) == 1 and len(name) <= 5:
            return 0.8
        names = [
            word
            for word in cased
            if word[0].isupper()
            or word.casefold().strip(".") in SMALL_WORDS_IN_NAMES | CONJUNCTIONS | HONORIFICS
        ]
        uncased = [word for word in cased if word[0].lower() == word[0].upper()]
        if uncased:
            if len(name) > 16 or any(mark in name for mark in "，、“”（《"):
                return 0.0
            parts = _PARTS_OF_UNCASED.split(name)
            return LIKELY if max(map(len, parts)) <= _LONGEST_UNCASED_PART else POSSIBLE
        if len(names) < len(cased) or len(cased) > 6:
            return 0.3 if len(words) == 1 and name.isalnum() else 0.0
        if len(words) == 1 and self.ordinary(name):
            return 0.3
        return 1.0

    def ordinary(self, word: str) -> bool:
        """Whether a word also stands in the text in lower case, as names do not."""
        lowered = word.lower()
        if self._words is None:
            self._sought += 1
            if self._sought <= SOUGHT_SINGLY:
                return is_ordinary_word(lowered, self._text)
            self._words = ordinary_words(self._text)
        return lowered in self._words


def _numbered(name: str) -> bool:
    """`Tweet 1`, `Step 2`: one thing of a row."""
    return re.search(r"[\s.:-]\d+(?:\.\d+)*$", name) is not None
