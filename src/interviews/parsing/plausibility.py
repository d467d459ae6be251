"""How much a label by itself looks like a speaker's."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from interviews.parsing.labels import Label
from interviews.parsing.labels.label import NUMBER_WORD, is_data_label, label_key, role_key
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
from interviews.parsing.words import Kind, LowerCaseWords

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


_ANONYMOUS = re.compile(r"[^\W\d_]{1,2}[-. ]?\d{1,5}")
"""`P1`, `IP 12`, `R-1023`: participant, interview partner, respondent of that number."""
_NUMBER_BEHIND = re.compile(rf"[\s.:-]\d+$|{NUMBER_WORD}", re.IGNORECASE)
_NUMBER_OF_A_PART = re.compile(r"[^\W\d_]{3}\s+\d+\.\d+$")
"""As of chapters, versions and decisions, and of nobody: `Action 62.2`."""
_NO_LABEL = ("http", "www", "-", "–", "—", "•", '"', "“", "«", "#", "|", "=", "(")
_IN_SENTENCES = "，、“”（《"
_PARTS_OF_UNCASED = re.compile(r"[\s·・•‧]+")
_LONGEST_UNCASED = 16
_LONGEST_UNCASED_PART = 8
"""Characters; people and outlets in Chinese and Japanese have shorter names; what is longer is a sentence."""
_ASKING = {"what", "when", "where", "which", "who", "why"}
"""A label of several words that begins so is a heading: `What we heard`. How is a surname, too."""
_SMALL_WORDS = SMALL_WORDS_IN_NAMES | CONJUNCTIONS | HONORIFICS
_LONGEST_INITIALS = 5
_MOST_WORDS = 6


class Plausibility:
    """Judges how much single labels look like those of speakers."""

    def __init__(self, text: str, known_names: Collection[str], calls_itself: Kind) -> None:
        self._ordinary = LowerCaseWords(text)
        self.length = len(text)
        """Characters of the text."""
        self._known = known_names
        self.knows_people = bool(known_names)
        self.expects_people = calls_itself is Kind.INTERVIEW
        """Whether the metadata say who asks or answers, or the text calls itself an interview."""
        self.expects_nobody = not known_names and calls_itself is Kind.QUESTIONS
        """Whether the text calls itself a list of questions."""
        self._seen: dict[str, float] = {}

    def known(self, key: str) -> bool:
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
        score = _by_spelling(name, key)
        if score is not None:
            return score
        return POSSIBLE if " " not in name and self.ordinary(name) else LIKE_A_NAME

    def ordinary(self, word: str) -> bool:
        """Whether a word also stands in the text in lower case, as names do not."""
        return word.lower() in self._ordinary


def is_role(words: str) -> bool:
    """Whether words say what somebody does in an interview, and nothing else: `Host`, `guest`."""
    return role_key(label_key(words)) in ROLE_LABELS


def _by_spelling(name: str, key: str) -> float | None:
    """What the spelling of a label shows; None for one that is spelled like a name."""
    words = name.split()
    begins_small = name[:1].islower()
    if len(key) == 1 and begins_small:
        return NEVER
    if role_key(key) in ROLE_LABELS or _is_titled_in_capitals(name, words):
        return KNOWN
    if is_data_label(key) or key.startswith(_NO_LABEL) or key in SOUNDS:
        return NEVER
    if len(key) == 2 and begins_small:
        # `pc`, which may be the initials of a site.
        return BY_USE
    if not any(map(str.isalpha, name)):
        return NEVER
    if any(map(str.isdigit, name)) or _NUMBER_BEHIND.search(name):
        return _with_digits(name, words)
    if name.isupper() and len(words) == 1 and len(name) <= _LONGEST_INITIALS:
        return LIKELY
    return _by_case(name, words)


def _is_titled_in_capitals(name: str, words: Sequence[str]) -> bool:
    """`MR. ROE`, as minutes spell those who speak."""
    return len(words) > 1 and name.isupper() and words[0].casefold().strip(".") in HONORIFICS


def _with_digits(name: str, words: Sequence[str]) -> float:
    if _NUMBER_OF_A_PART.search(name) and not is_role(" ".join(words[:-1])):
        return NEVER
    if name[:1].isupper() and _ANONYMOUS.fullmatch(name):
        return LIKE_A_NAME
    if len(words) <= 2 and name[:1].isalpha() and not _NUMBER_BEHIND.search(name):
        # `xena42`, but not `Tweet 1`, which is one thing of a row.
        return ONE_OF_A_ROW
    return BY_USE if len(words) <= _MOST_WORDS else NEVER


def _by_case(name: str, words: Sequence[str]) -> float | None:
    """What capitals show, and where a script has none, the length."""
    lettered = [word for word in words if word[0].isalpha()]
    if len(words) > 1 and words[0].casefold() in _ASKING:
        return NEVER
    if any(word[0].lower() == word[0].upper() for word in lettered):
        if len(name) > _LONGEST_UNCASED or any(mark in name for mark in _IN_SENTENCES):
            return NEVER
        return LIKELY if max(map(len, _PARTS_OF_UNCASED.split(name))) <= _LONGEST_UNCASED_PART else POSSIBLE
    if len(lettered) <= _MOST_WORDS and all(
        word[0].isupper() or word.casefold().strip(".") in _SMALL_WORDS for word in lettered
    ):
        return None
    if len(words) == 1 and name.isalnum():
        return POSSIBLE
    return BY_USE if len(words) <= _MOST_WORDS else NEVER
