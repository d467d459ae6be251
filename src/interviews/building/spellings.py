"""The words of a file as they are written, and in how many of its pairs each occurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from interviews.search.analysis import fold_word
from interviews.search.splitting import Numbering, SplitText

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


class SpellingCounts:
    """The spellings of files together."""

    def __init__(self) -> None:
        self._numbers = Numbering()
        self._counts = np.zeros(0, "<u4")

    def add(self, spellings: Spellings) -> None:
        """Adds the words of a file, as `count_spellings` gives them."""
        words = spellings.vocabulary
        numbers = np.fromiter(map(self._numbers.__getitem__, words), np.int64, len(words))
        if len(self._numbers) > len(self._counts):
            self._counts = np.append(self._counts, np.zeros(len(self._numbers), "<u4"))
        self._counts[numbers] += spellings.counts

    def folded(self) -> tuple[Counter[str], Counter[str]]:
        """In how many pairs each folded word occurs, and in how many of these with a capital.

        A pair that holds two cases of a word counts twice: near enough for what is asked. The words are valid
        Unicode, whatever the files hold.
        """
        pairs: Counter[str] = Counter()
        capitals: Counter[str] = Counter()
        for word, count in zip(self._numbers, self._counts.tolist(), strict=False):
            folded = fold_word(word).encode("utf-8", "replace").decode()
            if folded and len(word) <= LONGEST_WORD:
                pairs[folded] += count
                if word[0].isupper():
                    capitals[folded] += count
        return pairs, capitals


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
