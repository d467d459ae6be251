"""The words of a file as they are written, and in how many of its pairs each occurs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from interviews.search.splitting import SplitText

if TYPE_CHECKING:
    # Deferred: the types of NumPy take 4 ms to import.
    from numpy.typing import NDArray

LONGEST_WORD = 40
"""Characters. Longer words are addresses, keys and noise, and are no spellings."""


class Spellings(NamedTuple):
    """The words of a file as they are written."""

    vocabulary: list[str]
    counts: NDArray[np.uint32]
    """For each word of the vocabulary in how many pairs it occurs."""


def count_spellings(vocabulary: list[str], texts: Sequence[SplitText]) -> Spellings:
    """In how many of some texts each word of their vocabulary occurs, as it is written."""
    # Text and word in one number: one sort finds the different words of all texts.
    size = len(vocabulary)
    keys = [np.zeros(0, np.int64)]
    for place, text in enumerate(texts):
        keys.append(np.frombuffer(text.numbers, "u4") + np.int64(place * size))
    ordered = np.sort(np.concatenate(keys))
    different = ordered[np.flatnonzero(np.diff(ordered, prepend=-1))] % max(size, 1)
    return Spellings(vocabulary, np.bincount(different, minlength=size).astype("<u4"))
