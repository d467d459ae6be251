"""What roles and moves ask of the words of a turn: whether they ask, agree, greet, present or take leave."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

import msgspec

from interviews.parsing.cues import Cues
from interviews.parsing.requests import (
    ALL_KINDS,
    ENDING,
    LONGEST_REQUEST,
    Kind,
    ends_as_question,
    ends_with_prompt,
    holds_question_mark,
    kinds_in,
)
from interviews.parsing.vocabulary import (
    BACKCHANNELS,
    BETWEEN_BACKCHANNELS,
    CODE_WORDS,
    CONFIRMATIONS,
    GREETINGS,
    OBJECTIONS,
)
from interviews.parsing.words import may_be_unspaced

LONGEST_BACKCHANNEL = 100
"""Characters."""
MOST_BACKCHANNEL_WORDS = 8
LOOKED_AT = 600
"""Characters of a turn in which phrases are sought: at its beginning, and of a host or guest at its end."""
GREETING_WITHIN = 80
"""Characters at the beginning of a turn in which it greets."""

WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
"""Words with their apostrophes and hyphens."""
_UNSPACED = "[\u3040-\u9fff]"
"""Letters of scripts that put no spaces between words."""
_CODE = re.compile(
    rf"\b(?:{'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in CODE_WORDS)})"
    r"\s+[„“\"«]?[A-ZÄÖÜ][A-ZÄÖÜ0-9]{3,}\b"
)
"""What listeners enter in a shop."""
_OBJECTION = re.compile(
    rf"\W*(?:[^\W\d_]+\s+)?(?:{'|'.join(sorted(OBJECTIONS))})"
    r"(?:\s*(?:[.,;:!?。！？，—–-]|$)|\s+is\s|\s+to\s+(?:th(?:at|is)|(?:the\s+)?(?:form|question))\b)",
    re.IGNORECASE,
)
"""`Objection to the form`, `The objection is overruled`, but not `Objections to the mill came later`."""
_IN_CAPITALS = re.compile("[A-ZÄÖÜ][A-ZÄÖÜ0-9]{3}")
_LONG_WORD = re.compile(r"\S{4,}")
_SMALL_WORDS = BACKCHANNELS | BETWEEN_BACKCHANNELS
_REMARK = re.compile(r"\\?\[[^\]]*\]|\([^)]*\)")
"""What the transcriber adds, such as `[laughs]`."""
_TAG_QUESTION = re.compile(
    r"(?:^|[,.…]\s*)(?:right|yeah|huh|ok|okay|no|really|you know|is it|isn't it|wow|oh|what)\?\s*$",
    re.IGNORECASE,
)
LONGEST_REMEMBERED = 24
"""Characters of a turn that comes back."""
LONGEST_COUNTED = 800
"""Characters at the beginning of a turn whose words are counted; the rest has as many for its length."""
_GREETINGS_BEYOND_ASCII = tuple(one for one in GREETINGS if not one.isascii())


def is_backchannel(text: str) -> bool:
    """Whether a turn is short agreement that leaves the floor to the other."""
    if len(text) > LONGEST_BACKCHANNEL:
        return False
    stripped = _REMARK.sub(" ", text) if "[" in text or "(" in text else text
    if ("?" in stripped or "？" in stripped) and not _TAG_QUESTION.search(stripped):
        return False
    if is_unspaced(text):
        return len(stripped.strip()) <= 4
    words = WORDS.findall(stripped)
    if len(words) > MOST_BACKCHANNEL_WORDS:
        return False
    small = sum([word.casefold() in _SMALL_WORDS for word in words])
    return small >= len(words) - len(words) // 4


def begins_by_agreeing(text: str) -> bool:
    first = WORDS.search(text)
    return first is not None and first[0].casefold() in BACKCHANNELS


def begins_by_confirming(text: str) -> bool:
    """Whether the first word confirms or denies a statement."""
    first = WORDS.search(text)
    return first is not None and first[0].casefold() in CONFIRMATIONS


def begins_as_objection(text: str) -> bool:
    """Whether the first words object to a question, or rule on that: `Objection.`, `I object to that`."""
    return _OBJECTION.match(text) is not None


def speaks_of_the_programme(text: str, cues: Cues) -> bool:
    """Whether a turn is about a sponsor, a break, the episode or its listeners, or gives them a code."""
    beginning = text[:LOOKED_AT]
    return _holds(beginning.casefold(), cues.programme) or (
        _IN_CAPITALS.search(beginning) is not None and _CODE.search(beginning) is not None
    )


def speaks_as_host(ends: str, cues: Cues) -> bool:
    """Whether the ends of a turn present or thank a guest, or lead from question to question."""
    return _holds(ends, cues.host)


def speaks_as_guest(ends: str, cues: Cues) -> bool:
    """Whether the ends of a turn thank for an invitation."""
    return _holds(ends, cues.guest)


def welcomes(text: str) -> bool:
    beginning = text[:GREETING_WITHIN].casefold()
    if not GREETINGS.isdisjoint([word.strip(",.!?") for word in beginning.split()]):
        return True
    return not beginning.isascii() and beginning.startswith(_GREETINGS_BEYOND_ASCII)


def ends_of(text: str) -> str:
    """The beginning and the end of a turn, folded; a short one as a whole."""
    ends = text if len(text) <= 2 * LOOKED_AT else f"{text[:LOOKED_AT]}\n{text[-LOOKED_AT:]}"
    return ends.casefold()


def _holds(folded: str, phrases: tuple[str, ...]) -> bool:
    return any(
        word in folded and any(map(folded.__contains__, sharing))
        for word, sharing in _by_shared_words(phrases)
    )


@lru_cache(maxsize=256)
def _by_shared_words(phrases: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The phrases under a word that they share, such as `guest`: it is sought in place of all of them."""
    left = list(phrases)
    found = []
    while left:
        uses = Counter(word for phrase in left for word in _LONG_WORD.findall(phrase) or (phrase,))
        word = max(uses, key=lambda word: (uses[word], len(word)))
        found.append((word, tuple(phrase for phrase in left if word in phrase)))
        left = [phrase for phrase in left if word not in phrase]
    return tuple(found)


def is_unspaced(text: str) -> bool:
    """Whether a text is in a script that puts no spaces between words."""
    if not may_be_unspaced(text):
        return False
    beginning = text[:200]
    return len(re.findall(_UNSPACED, beginning)) * 3 > len(beginning)


class Utterance(msgspec.Struct, frozen=True, gc=False):
    text: str
    words: int
    """About how many."""
    questions: bool
    """Whether a question mark stands anywhere."""
    ends_in_question: bool
    asks: bool
    """Whether the end asks, or requests to tell in a turn that is not long."""
    agreement: bool
    """Whether it is short agreement that leaves the floor to the other."""
    kinds: frozenset[Kind] = ALL_KINDS
    """Kinds of phrases of which one may stand in a short statement; all kinds, where nobody has looked."""


def hear(text: str) -> Utterance:
    """What a text is as the words of a turn."""
    return _hear_again(text) if len(text) <= LONGEST_REMEMBERED else _hear(text)


def _hear(text: str) -> Utterance:
    length = len(text)
    questions = holds_question_mark(text)
    asks = questions and (length <= ENDING or holds_question_mark(text[-ENDING:]))
    kinds = ALL_KINDS
    if not asks and length <= LONGEST_REQUEST:
        kinds = kinds_in(text)
        asks = Kind.REQUEST in kinds and ends_with_prompt(text)
    return Utterance(
        text,
        count_words(text),
        questions,
        questions and ends_as_question(text),
        asks,
        length <= LONGEST_BACKCHANNEL and is_backchannel(text),
        kinds,
    )


_hear_again = lru_cache(maxsize=4096)(_hear)
"""For what is said again and again, such as `Yeah.`."""


def count_words(text: str) -> int:
    """About how many words a text has; two characters of a script without spaces count as one.

    Counting spaces is ten times faster than splitting, and close enough for a mean; in a long turn the words
    are as long at its end as at its beginning.
    """
    length = len(text)
    if length > LONGEST_COUNTED:
        return length * count_words(text[:LONGEST_COUNTED]) // LONGEST_COUNTED
    return text.count(" ") + 1 if text.isascii() or " " in text[:200] else max(1, length // 2)
