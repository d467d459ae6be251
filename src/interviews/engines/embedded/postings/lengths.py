"""Lengths of texts in one byte, exactly as Whoosh rounds them: its scores depend on it."""

from __future__ import annotations

from typing import Final

import numpy as np

from interviews.engines.embedded.arrays import Array
from interviews.search.lengths import LENGTHS

LENGTH_OF_BYTE: Final[Array] = np.array(LENGTHS, "<f8")
"""The number of words that each byte stands for."""


def bytes_of_lengths(lengths: Array) -> Array:
    """The byte of each length: the first that stands for as many words or more."""
    last = len(LENGTHS) - 1
    return np.minimum(np.searchsorted(LENGTH_OF_BYTE, lengths, side="left"), last).astype("u1")
