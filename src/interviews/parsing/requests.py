"""Tells whether words ask: with a question mark, or by requesting to tell.

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
from interviews.parsing.timestamps import closing_time
from interviews.parsing.vocabulary import CODE_WORDS, PROMPTS, SIGNS_OF_QUESTIONS, THANKS_AND_FAREWELL
from interviews.parsing.words import may_be_unspaced


class Kind(Enum):
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
        phrase: frozenset(kind for end in range(len(phrase)) for kind in kinds.get(phrase[: end + 1], ()))
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
_SEAM = "[\u3040-\ud7ff](?<=[a-z].)"
"""Where a script without spaces goes on behind a word of ASCII."""

_MAY_END_A_TIME = frozenset("])}#>`*_^")
_QUESTION_MARK = re.compile(r"\?(?![^\W_]|[=&%])")
"""In an address it stands before a parameter."""
_OTHER_QUESTION_MARKS = ("？", "؟", "⁇", "か。")
"""Japanese puts a particle and a full stop where others put the mark."""
_ENDS_WITHOUT_MARK = ("ですか", "ますか", "したか", "せんか", "しょうか")
"""Ends of a turn in Japanese that ask without any mark."""
_ENDS = ("?", *_OTHER_QUESTION_MARKS, *_ENDS_WITHOUT_MARK)
_GREEK_QUESTION_MARK = re.compile('[\u0370-\u03ff\u1f00-\u1fff][)"”»*_]{0,4}[;\u037e]')
"""Greek asks with what is a semicolon elsewhere."""
ENDING = 300
"""Characters at the end of a turn in which a question leaves the floor to the other."""
LONGEST_REQUEST = 600
"""Characters of a turn that requests to tell without a question mark."""

_INTERROGATIVE = (
    r"\b(?:(?:how|what|when|where|why|which|who)(?:'s|’s)?\s+(?:\w+\s+){0,2}?(?:did|do|does|are|were|have|has|would|can|could|will|should)\s+"
    r"(?:you|your|that|the|this|it|they|he|she|we)"
    r"|(?:did|do|are|were|have|would|can|could|will)\s+you"
    r"|(?:wie|was|wann|wo|warum|weshalb|welche[rsn]?)\s+(?:hast|haben|bist|sind|war|waren|würden|würdest|kann|können)"
    r"|(?:est-ce que|qu'est-ce|pourquoi|comment)"
    r"|(?:как|почему|когда|зачем)\s+(?:вы|ты))\b"
    r"|¿"
)
"""The beginning of a question, for machine transcripts, which often end questions with a full stop."""
_NOT_A_WORD = re.compile(r"[^\w'’]+")
_PROMPT_WORDS = frozenset(max(_NOT_A_WORD.split(prompt), key=len) for prompt in PROMPTS)
_PROMPTS_IN_ASCII = tuple(filter(str.isascii, PROMPTS))


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
        spaced = re.sub(_SEAM, r" \g<0>", folded) if may_be_unspaced(folded) else folded
        found = _all_phrases().findall(spaced)
    return NO_KINDS.union(*[_KINDS[" ".join(phrase.split())] for phrase in found]) if found else NO_KINDS


def holds_question_mark(text: str) -> bool:
    """Whether a question mark of any script, or what replaces it, stands in a text outside of addresses."""
    if "?" in text and _QUESTION_MARK.search(text) is not None:
        return True
    return not text.isascii() and (
        any(map(text.__contains__, _OTHER_QUESTION_MARKS))
        or text.rstrip().endswith(_ENDS_WITHOUT_MARK)
        or ((";" in text or "\u037e" in text) and _GREEK_QUESTION_MARK.search(text) is not None)
    )


def ends_as_question(text: str) -> bool:
    """Whether the last words are a question, whatever closes behind them: `**"Who?"**`, `Who? [0:12]`."""
    if text[-1:] in _MAY_END_A_TIME and (time := closing_time(text)) is not None and time.is_marked:
        text = text[: time.start]
    text = text.rstrip(' \n*_)"”»」』')
    return text.endswith(_ENDS) or _GREEK_QUESTION_MARK.fullmatch(text[-2:]) is not None


def asks(text: str) -> bool:
    """Whether a turn ends in a question, or is short and requests to tell.

    Who answers asks, if at all, in the middle, and says `describe` and `tell me` in other senses.
    """
    end = text[-ENDING:]
    return holds_question_mark(end) or (len(text) <= LONGEST_REQUEST and prompts(end))


def reads_as_question(text: str) -> bool:
    """Whether words without a question mark are built as a question."""
    return re.search(_INTERROGATIVE, text.lower()) is not None


def ends_with_prompt(text: str) -> bool:
    return prompts(text[-ENDING:])


def prompts(text: str) -> bool:
    """Whether words request to tell, as `Tell us about …` does."""
    if Kind.REQUEST not in kinds_in(text):
        return False
    lowered = text.lower()
    if not lowered.isascii():
        return any(map(lowered.__contains__, PROMPTS))
    # `Go ahead` within `Cargo ahead` is no request.
    return any(map(lowered.__contains__, _PROMPTS_IN_ASCII)) and not _PROMPT_WORDS.isdisjoint(
        _NOT_A_WORD.split(lowered)
    )
