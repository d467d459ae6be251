"""The words that a text has in lower case, which tells names from ordinary words."""

from __future__ import annotations

import re

_WORD = re.compile(r"(?<![\w/@.#-])[^\W\d_]+(?![\w/@#-]|\.\w|://)")


def ordinary_words(text: str) -> frozenset[str]:
    """All words of a text that stand in it in lower case; parts of addresses and compounds are none."""
    return frozenset(word for word in _WORD.findall(text) if word.islower())
