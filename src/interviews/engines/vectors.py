"""How any engine makes the vectors of pairs that are missing, and in which form it keeps them.

A vector goes with the id of its pair, which is made of the pair's own words: no rebuild makes it again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

import numpy as np

from interviews.building.reports import RebuildProgress
from interviews.search.meaning import Model, text_for_model
from interviews.search.results import IndexedPair
from interviews.search.scoring import Array

BATCH = 256
"""Pairs whose vectors are made between two looks at whether to stop."""
KEPT_AT_ONCE = 4_096
"""Pairs whose vectors are written together: an interrupt costs no more."""

Key = TypeVar("Key")


class Packed(NamedTuple):
    """Vectors as they are kept: numbers from -127 to 127, each row with a factor of its own."""

    numbers: Array
    factors: Array


def packed(vectors: Array) -> Packed:
    """The vectors in a quarter of the room."""
    largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
    numbers = np.rint(vectors * (127 / largest)).astype(np.int8)
    return Packed(numbers, (largest[:, 0] / 127).astype(np.float32))


def make_missing(
    missing: Sequence[Key],
    pairs_of: Callable[[Sequence[Key]], Sequence[IndexedPair]],
    keep: Callable[[Sequence[Key], Packed], None],
    model: Model,
    progress: Callable[[RebuildProgress], None],
    cancelled: Callable[[], bool],
) -> int:
    """Makes the vectors of some pairs; how many. What is made stays, whatever happens then.

    Args:
        missing: What an engine knows the pairs by.
        pairs_of: Gives some of them.
        keep: Writes the vectors of some.
        model: Makes them.
        progress: Told how far it is.
        cancelled: Asked whether to stop.
    """
    made = 0
    for first in range(0, len(missing), KEPT_AT_ONCE):
        some = missing[first : first + KEPT_AT_ONCE]
        vectors: list[Array] = []
        for place in range(0, len(some), BATCH):
            if cancelled():
                break
            pairs = pairs_of(some[place : place + BATCH])
            vectors.append(model.vectors([text_for_model(pair.question, pair.answer) for pair in pairs]))
            progress(RebuildProgress("meaning", first + place + len(pairs), len(missing), pairs[-1].path))
        if vectors:
            together = np.concatenate(vectors)
            keep(some[: len(together)], packed(together))
            made += len(together)
        if cancelled():
            break
    return made
