"""Tells which kinds of phrases may stand in a text.

To seek each phrase of each kind in each turn would take longer than all else that is done with a turn. All of
them are sought at once, by one expression that looks at the beginnings of words, and most turns have none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache

from interviews.parsing.cues import CUES
from interviews.parsing.vocabulary import CODE_WORDS, PROMPTS, SIGNS_OF_QUESTIONS, THANKS_AND_FAREWELL


class Kind(Enum):
    """Phrases of one kind."""

    QUESTION = "questions without a mark"
    REQUEST = "requests to tell"
    PROGRAMME = "the programme, its sponsors and breaks"
    FAREWELL = "thanks and farewell"

    __hash__ = object.__hash__
    """Enum's own is written in Python, and kinds are looked up by the ten thousand."""


ALL_KINDS = frozenset(Kind)
NO_KINDS: frozenset[Kind] = frozenset()
_PHRASES: Mapping[Kind, Iterable[str]] = {
    Kind.QUESTION: SIGNS_OF_QUESTIONS,
    Kind.REQUEST: PROMPTS,
    Kind.PROGRAMME: [*CODE_WORDS, *(phrase for cues in CUES.values() for phrase in cues.programme)],
    Kind.FAREWELL: THANKS_AND_FAREWELL,
}


def _kinds_by_phrase() -> dict[str, frozenset[Kind]]:
    """For each phrase its kinds, with those of the phrases that it begins with: `see you next`, `see you`."""
    kinds: dict[str, set[Kind]] = defaultdict(set)
    for kind, phrases in _PHRASES.items():
        for phrase in phrases:
            kinds[" ".join(phrase.casefold().split())].add(kind)
    return {
        phrase: frozenset(kind for other, own in kinds.items() if phrase.startswith(other) for kind in own)
        for phrase in kinds
    }


def _any_of(phrases: Iterable[str]) -> str:
    """An expression for the longest of some phrases, which tells them apart letter by letter."""
    rests: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        rests[phrase[:1]].append(phrase[1:])
    is_optional = rests.pop("", None) is not None
    branches = [
        (r"\s+" if letter == " " else re.escape(letter)) + _any_of(rest) for letter, rest in rests.items()
    ]
    together = "|".join(branches)
    if is_optional:
        return f"(?:{together})?" if together else ""
    return f"(?:{together})" if len(branches) > 1 else together


_KINDS = _kinds_by_phrase()
_SEAM = re.compile("[\u3040-\ud7ff](?<=[a-z].)")
"""Where a script without spaces goes on behind a word of ASCII."""


def _at_beginnings(phrases: Iterable[str]) -> re.Pattern[str]:
    """Finds phrases behind anything but a letter of ASCII, since some scripts put no spaces between words."""
    return re.compile(f"[^a-z](?=({_any_of(phrases)}))")


@cache
def _all_phrases() -> re.Pattern[str]:
    return _at_beginnings(_KINDS)


@cache
def _phrases_in_ascii() -> re.Pattern[str]:
    """Finds them in half the time, and most English needs no others."""
    return _at_beginnings(filter(str.isascii, _KINDS))


def kinds_in(text: str) -> frozenset[Kind]:
    """The kinds of phrases of which one may stand in a text; those that are left out do not."""
    folded = f" {text.casefold()}"
    if folded.isascii():
        found = _phrases_in_ascii().findall(folded)
    else:
        found = _all_phrases().findall(_SEAM.sub(r" \g<0>", folded))
    return NO_KINDS.union(*[_KINDS[" ".join(phrase.split())] for phrase in found]) if found else NO_KINDS
