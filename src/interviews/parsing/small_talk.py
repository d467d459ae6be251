"""Words that keep a conversation going and say nothing by themselves: agreement, greetings."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from interviews.parsing.cues import Cues
from interviews.parsing.vocabulary import (
    BACKCHANNELS,
    BETWEEN_BACKCHANNELS,
    CODE_WORDS,
    CONFIRMATIONS,
    GREETINGS,
)

LONGEST_BACKCHANNEL = 100
"""Characters."""
MOST_BACKCHANNEL_WORDS = 8
LOOKED_AT = 600
"""Characters of a turn in which phrases are sought: at its beginning, and of a host or guest at its end."""
GREETING_WITHIN = 80
"""Characters at the beginning of a turn in which it greets."""

WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
"""Words with their apostrophes and hyphens."""
_UNSPACED = re.compile("[\u3040-\u9fff]")
"""Letters of scripts that put no spaces between words."""
_CODE = re.compile(
    rf"\b(?:{'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in CODE_WORDS)})"
    r"\s+[„“\"«]?[A-ZÄÖÜ][A-ZÄÖÜ0-9]{3,}\b"
)
"""What listeners enter in a shop."""
_IN_CAPITALS = re.compile("[A-ZÄÖÜ][A-ZÄÖÜ0-9]{3}")
_LONG_WORD = re.compile(r"\S{4,}")
_SMALL_WORDS = BACKCHANNELS | BETWEEN_BACKCHANNELS
_REMARK = re.compile(r"\\?\[[^\]]*\]|\([^)]*\)")
"""What the transcriber adds, such as `[laughs]`."""
_TAG_QUESTION = re.compile(
    r"(?:^|[,.…]\s*)(?:right|yeah|huh|ok|okay|no|really|you know|is it|isn't it|wow|oh|what)\?\s*$",
    re.IGNORECASE,
)


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
    """Whether the first word is one of a listener."""
    first = WORDS.search(text)
    return first is not None and first[0].casefold() in BACKCHANNELS


def begins_by_confirming(text: str) -> bool:
    """Whether the first word confirms or denies a statement."""
    first = WORDS.search(text)
    return first is not None and first[0].casefold() in CONFIRMATIONS


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
    """Whether a turn begins with a greeting."""
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


_GREETINGS_BEYOND_ASCII = tuple(one for one in GREETINGS if not one.isascii())


def is_unspaced(text: str) -> bool:
    """Whether a text is in a script that puts no spaces between words."""
    if text.isascii():
        return False
    beginning = text[:200]
    return len(_UNSPACED.findall(beginning)) * 3 > len(beginning)
