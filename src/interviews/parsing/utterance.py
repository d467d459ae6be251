"""What roles and moves ask of the words of a turn, found out once."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from interviews.parsing.hints import ALL_KINDS, Kind, kinds_in
from interviews.parsing.requests import (
    ENDING,
    LONGEST_REQUEST,
    ends_as_question,
    ends_with_prompt,
    holds_question_mark,
)
from interviews.parsing.small_talk import LONGEST_BACKCHANNEL, is_backchannel

LONGEST_REMEMBERED = 24
"""Characters of a turn that comes back."""
LONGEST_COUNTED = 800
"""Characters at the beginning of a turn whose words are counted; the rest has as many for its length."""


class Utterance(msgspec.Struct, frozen=True, gc=False):
    """The words of a turn."""

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
