"""Questions about the words of a text that several steps ask."""

from __future__ import annotations

import re

from interviews.parsing.vocabulary import THANKS_AND_FAREWELL

_WORD = re.compile(r"(?<![\w/@.#-])[^\W\d_]+(?![\w/@#-]|\.\w|://)")


def ordinary_words(text: str) -> frozenset[str]:
    """All words of a text that stand in it in lower case; parts of addresses and compounds are none."""
    return frozenset(word for word in _WORD.findall(text) if word.islower())


def takes_leave(text: str) -> bool:
    """Whether words thank somebody or say goodbye."""
    lowered = f" {' '.join(text.casefold().split())}"
    return any(
        f" {word}" in lowered or (not word.isascii() and word in lowered) for word in THANKS_AND_FAREWELL
    )
