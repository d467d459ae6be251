"""The records of people: who is known from around an interview, and who speaks in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from interviews.model import NameParts, Person, Role
from interviews.parsing.labels.label import label_key, role_key
from interviews.parsing.names import is_initials
from interviews.parsing.plausibility import ROLE_LABELS
from interviews.parsing.vocabulary import (
    ANONYMOUS_WORDS,
    ARTICLES,
    SPEAKER_LABELS,
    SPEAKING_ROLES,
)

SPEAKERS_FILE = "named in the speakers file"
"""The source of what the user has said about people."""

_NUMBERED = re.compile(r"(?:(?P<word>[^\W\d_]+)[\s._-]*)?#?\d{1,6}")
_WORD = re.compile(r"[^\W\d_]+")
_ADDED = "(unnamed)"
"""What the names of speakers end in whom only the layout shows."""
_SAY_NO_NAME = ROLE_LABELS | SPEAKER_LABELS | ANONYMOUS_WORDS


class Known(msgspec.Struct, frozen=True):
    """Somebody whom the speakers file, the metadata or the prose around an interview name."""

    person: Person
    role: Role | None
    """What speakers file or metadata give; it stands."""
    source: str
    """Where the name comes from, in words."""
    said: Role | None = None
    """What the prose says they do; it is weighed."""
    short: str | None = None
    """The initials, letter or number that a list gives them as a label."""


AUTHOR = "named as author or participant"
BYLINE = "byline"
"""Sources of people who wrote the text, or take part in it."""


def is_author(known: Known) -> bool:
    """Whether somebody is named as the author and nothing says what they do."""
    return known.role is None and known.said is None and known.source in (AUTHOR, BYLINE)


class Cast(msgspec.Struct):
    name: str
    spellings: list[str] = msgspec.field(default_factory=list)
    """As written, in order of appearance."""
    keys: set[str] = msgspec.field(default_factory=set)
    known: Known | None = None
    affiliation: str | None = None
    initials: str | None = None
    by_layout: Role | None = None
    """The role of somebody without any label, whom the layout alone shows."""
    is_word_for_question: bool = False
    """Whether the label, though it may be a name, says that a question follows: another says `Answer`."""
    joins: bool = False
    """Whether the label joins people who have labels of their own, too, and so is none of them."""
    facts: dict[str, float] = msgspec.field(default_factory=dict)
    """What label, title and prose say about the role, under the names of weights."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """All spellings but the canonical one."""
        given = self.known.person.aliases if self.known and self.known.source == SPEAKERS_FILE else ()
        return tuple(dict.fromkeys(one for one in (*self.spellings, *given) if one != self.name))

    @property
    def name_parts(self) -> NameParts | None:
        return self.known.person.name_parts if self.known else None

    @property
    def is_role(self) -> bool:
        """Whether the label says what somebody does and not who they are."""
        return self.is_word_for_question or (
            bool(self.keys) and all(role_key(key) in ROLE_LABELS and not is_letter(key) for key in self.keys)
        )

    @property
    def is_letter(self) -> bool:
        """Whether the label is a single letter: of a word for what somebody does, or of a name."""
        return bool(self.keys) and all(is_letter(key) for key in self.keys)

    @property
    def is_named(self) -> bool:
        """Whether the file says who this is."""
        if self.joins:
            return False
        if self.known is None:
            return bool(self.keys) and not self.is_word_for_question and not names_nobody(self.name)
        return is_person(self.known.person)


def is_letter(key: str) -> bool:
    """Whether a key is one letter that may be an initial; `q` and `a` say what they are."""
    return len(key) == 1 and key.isalpha() and key not in "qa" and key.upper() != key


def is_person(listed: Person) -> bool:
    """Whether metadata name somebody with an entry: lists of speakers may hold no more than their labels.

    Name parts are given to nobody but a person or an organisation.
    """
    return listed.name_parts is not None or not names_nobody(listed.name)


def names_nobody(name: str) -> bool:
    """Whether a label is a role, a letter, a number or what a recogniser writes, and no person's name."""
    key = label_key(name)
    if role_key(key) in ROLE_LABELS or len(key) == 1 or name.endswith(_ADDED):
        return True
    if _NUMBERED.fullmatch(key) is not None:
        return True
    words = _WORD.findall(name)
    folded = [word.casefold() for word in words]
    if _say_no_name(folded):
        return True
    says_role = not SPEAKING_ROLES.isdisjoint(folded)
    return says_role and not is_initials(name) and not all(word[0].isupper() for word in words)


def _say_no_name(words: Sequence[str]) -> bool:
    """Whether words are those of roles with at most letters and articles: `The Host`, `Speaker A`."""
    telling = [word for word in words if len(word) > 1 and word not in ARTICLES]
    return bool(telling) and all(word in _SAY_NO_NAME for word in telling)
