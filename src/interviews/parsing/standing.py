"""What label, title and prose say about whether somebody asks: facts that are weighed with their conduct."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from interviews.model import Role
from interviews.parsing.cast import Cast, Known, is_author, is_letter
from interviews.parsing.labels.label import initials_of, role_key
from interviews.parsing.names import bare_words, fold, is_initials
from interviews.parsing.outlets import looks_like_outlet, same_outlet
from interviews.parsing.vocabulary import (
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    LETTERS,
    QUESTION_WORDS,
    SPEAKER_LABELS,
)

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ANSWERING = INTERVIEWEE_LABELS - SPEAKER_LABELS
LEAST_WORD_OF_NAME = 3
"""Letters of a name that is sought in a title."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around an interview, as far as it tells roles."""

    title_words: Collection[str]
    """Folded."""
    outlet: str | None
    language: str | None
    people: Sequence[Known]
    hosts: Collection[str]
    """Folded names of those who host the interviews of the folder."""


def add_standing(cast: Sequence[Cast], around: Surroundings) -> None:
    """Adds to each speaker the facts about what is said of them."""
    in_title = {
        index
        for index, one in enumerate(cast)
        if any(
            len(word) >= LEAST_WORD_OF_NAME and word in around.title_words
            for word in bare_words(one.name)[-1:]
        )
    }
    by_label = [one for one in cast if one.is_role and {role_key(key) for key in one.keys} <= QUESTION_WORDS]
    for index, one in enumerate(cast):
        one.facts = dict(_facts(one, around, in_title, index))
        if by_label and one not in by_label:
            one.facts["others are said to ask"] = 1.0


def _facts(one: Cast, around: Surroundings, in_title: set[int], index: int) -> Iterator[tuple[str, float]]:
    words = {word.casefold() for spelling in (one.name, *one.spellings) for word in _WORD.findall(spelling)}
    yield "hosts its folder", float(bool(around.hosts) and fold(one.name) in around.hosts)
    yield "its label says that it asks", float(not INTERVIEWER_LABELS.isdisjoint(words))
    yield "its label says that it answers", float(not _ANSWERING.isdisjoint(words))
    yield "is an outlet", float(_is_outlet(one, around.outlet))
    yield "is named in the title", float(index in in_title)
    yield "others are named in the title", float(bool(in_title - {index}))
    asks, answers = _letters(one, around.language)
    yield "its letter asks", float(asks)
    yield "its letter answers", float(answers)
    yield "is an author of the text", float(one.known is not None and is_author(one.known))
    for role, verb in (("interviewer", "ask"), ("interviewee", "answer")):
        said = [known for known in around.people if role in (known.role, known.said)]
        own = one.known is not None and role in (one.known.role, one.known.said)
        yield f"is said to {verb}", float(own)
        yield f"others are said to {verb}", float(bool(said) and not own)


def _is_outlet(one: Cast, outlet: str | None) -> bool:
    names = (one.name, *one.spellings)
    if outlet and any(same_outlet(name, outlet) or _is_initials_of(name, outlet) for name in names):
        return True
    return any(map(looks_like_outlet, names))


def _is_initials_of(name: str, outlet: str) -> bool:
    return is_initials(name) and name.replace(".", "") == initials_of(outlet)


def _letters(one: Cast, language: str | None) -> tuple[bool, bool]:
    """Whether a letter stands for asking, and for answering, in the language of the text."""
    letters = [role_key(key) for key in one.keys if is_letter(role_key(key))]
    asking, answering = LETTERS.get((language or "en").split("-")[0], LETTERS["en"])
    return (
        any(letter in asking.split() for letter in letters),
        any(letter in answering.split() for letter in letters),
    )


def roles_said(people: Sequence[Known], role: Role) -> list[Known]:
    """The people whom metadata or prose give a role."""
    return [known for known in people if role in (known.role, known.said)]
