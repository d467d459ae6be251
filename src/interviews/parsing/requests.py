"""Tells whether words ask: with a question mark, or by requesting to tell."""

from __future__ import annotations

import re

from interviews.parsing.vocabulary import PROMPTS

ASKING = re.compile(r"[?？؟⁇]")
ENDING = 300
"""Characters at the end of a turn in which a question leaves the floor to the other."""
LONGEST_REQUEST = 600
"""Characters of a turn that requests to tell without a question mark."""

_NOT_A_WORD = re.compile(r"[^\w'’]+")
_PROMPT_WORDS = frozenset(max(prompt.split(), key=len) for prompt in PROMPTS)


def asks(text: str) -> bool:
    """Whether a turn ends in a question, or is short and requests to tell.

    Who answers asks, if at all, in the middle, and says `describe` and `tell me` in other senses.
    """
    end = text[-ENDING:]
    return ASKING.search(end) is not None or (len(text) <= LONGEST_REQUEST and prompts(end))


def prompts(text: str) -> bool:
    """Whether words request to tell, as `Tell us about …` does."""
    lowered = text.lower()
    # One look at the words spares seventy searches for nearly all turns.
    if lowered.isascii() and _PROMPT_WORDS.isdisjoint(_NOT_A_WORD.split(lowered)):
        return False
    return any(prompt in lowered for prompt in PROMPTS)
