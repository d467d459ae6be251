"""Which terms are within a few edits of a word: one dynamic programme over all terms at once.

Distances are plain Levenshtein distances (insertion, deletion, substitution), as in Whoosh's automaton.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interviews.index.engine.files import Array


def near_words(word: str, candidates: Sequence[str], most_edits: int) -> list[int]:
    """Return the places of the candidates that are at most `most_edits` edits away from the word."""
    lengths = np.fromiter(map(len, candidates), dtype="i8", count=len(candidates))
    possible = np.flatnonzero((np.abs(lengths - len(word)) <= most_edits) & (lengths > 0))
    close: list[int] = []
    if len(possible):
        letters = _letters([candidates[place] for place in possible.tolist()])
        distances = _distances(word, letters, lengths[possible])
        close = possible[distances <= most_edits].tolist()
    if len(word) <= most_edits:
        close = sorted({*close, *np.flatnonzero(lengths == 0).tolist()})
    return close


def _letters(words: list[str]) -> Array:
    """Return the code points of words, one column per word."""
    table = np.array(words)
    return np.ascontiguousarray(table.view("u4").reshape(len(words), -1).T)


def _distances(word: str, letters: Array, lengths: Array) -> Array:
    width, count = letters.shape
    # Row r holds the distance of each word's first r letters from the part of `word` seen so far.
    row = np.repeat(np.arange(width + 1, dtype="i2")[:, None], count, axis=1)
    for seen, letter in enumerate(word, start=1):
        different = letters != ord(letter)
        previous = row
        row = np.empty_like(previous)
        row[0] = seen
        for place in range(width):
            step = np.minimum(previous[place + 1] + 1, row[place] + 1)
            row[place + 1] = np.minimum(step, previous[place] + different[place])
    return row[lengths, np.arange(count)]
