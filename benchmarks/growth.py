"""A larger folder from a small one: copies of its transcripts with other words."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

_ORDINARY = re.compile(r"\b[a-z]{5,}\b")
"""Words that are no names, labels or keys, and seldom those that sentences are built with."""
OTHER = 0.2
"""The share of different words that are others in a copy."""


def altered_copies(folder: Path, place: Path, copies: int) -> None:
    """Writes a folder with the transcripts and copies of them, each in a folder of its own.

    In each copy some words change places with words that are about as frequent, so that posting lists grow as
    they would with more interviews, and no copy is an interview that was published twice.
    """
    texts = {
        file.relative_to(folder): file.read_text(encoding="utf-8", errors="replace")
        for file in sorted(folder.rglob("*.md"))
    }
    frequencies: Counter[str] = Counter()
    for text in texts.values():
        frequencies.update(_ORDINARY.findall(text))
    by_frequency = [word for word, _ in frequencies.most_common()]
    for copy in range(copies):
        exchanged = _exchanged(by_frequency, random.Random(copy)) if copy else {}
        for name, text in texts.items():
            file = place / f"copy-{copy}" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_altered(text, exchanged), encoding="utf-8")


def _altered(text: str, exchanged: Mapping[str, str]) -> str:
    return _ORDINARY.sub(lambda word: exchanged.get(word[0], word[0]), text)


def _exchanged(words: list[str], chance: random.Random) -> dict[str, str]:
    """Some of the words, each with the one that stands in its place."""
    chosen = [word for word in words if chance.random() < OTHER]
    pairs = list(zip(chosen[::2], chosen[1::2], strict=False))
    return {one: other for pair in pairs for one, other in (pair, pair[::-1])}
