"""Lengths of texts in one byte, exactly as Whoosh rounds them: its scores depend on it."""

from __future__ import annotations

from typing import Final

import numpy as np
from whoosh.util.numeric import byte_to_length, length_to_byte

from interviews.engines.embedded.arrays import Array

LENGTH_OF_BYTE: Final[Array] = np.array([byte_to_length(byte) for byte in range(256)], "<f8")
"""The number of words that each byte stands for."""

_LAST: Final = length_to_byte(1 << 40)


def bytes_of_lengths(lengths: Array) -> Array:
    """The byte of each length: the first that stands for as many words or more."""
    return np.minimum(np.searchsorted(LENGTH_OF_BYTE, lengths, side="left"), _LAST).astype("u1")
