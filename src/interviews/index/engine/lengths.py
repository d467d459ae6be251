"""Field lengths in one byte, exactly as Whoosh rounds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from whoosh.util.numeric import byte_to_length, length_to_byte

if TYPE_CHECKING:
    from numpy.typing import NDArray

LENGTH_OF_BYTE: Final[NDArray[np.float64]] = np.array(
    [byte_to_length(byte) for byte in range(256)], dtype="<f8"
)
"""The number of words that each byte stands for; 0 stands for no words."""

_LAST: Final = length_to_byte(1 << 40)


def bytes_of_lengths(lengths: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Return the byte of each length: the first that stands for as many words or more."""
    return np.minimum(np.searchsorted(LENGTH_OF_BYTE, lengths, side="left"), _LAST).astype("u1")


def total_length(length_bytes: NDArray[np.uint8]) -> int:
    """Return the sum of the lengths that the bytes stand for."""
    counts = np.bincount(length_bytes, minlength=256)
    return int(counts @ LENGTH_OF_BYTE)
