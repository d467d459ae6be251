"""The spellings of an index: every word as it is written, folded, and in how many pairs.

Posting lists hold stems; spelling repair, `word*` and the question whether a surname is an ordinary word
need the words themselves. Each rebuild writes the words of what it read to a file of its own; the counts of
several files add up. Words of pairs that are gone stay counted until the index is rebuilt from scratch: these
counts decide what is common, and need no more accuracy than that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from interviews.index.analysis import ANALYZER, fold_word, spans
from interviews.index.arrays import Array, read_arrays, write_arrays

LEXICON_PREFIX = "lexicon-"
LONGEST_WORD = 40
"""Characters. Longer words are addresses, keys and noise."""


def lexicon_name(number: int) -> str:
    """The name of the lexicon of a record file."""
    return f"{LEXICON_PREFIX}{number:06d}"


class LexiconWriter:
    """Counts the words of pairs."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, text: str) -> None:
        """Counts each word of a pair once."""
        if ANALYZER.is_segmented(text):
            self._counts.update(set(ANALYZER.split(text)[1::2]))
        else:
            self._counts.update({text[start:end] for start, end in spans(text)})

    def write(self, path: Path) -> None:
        """Writes the words, in the order of their bytes."""
        folded: Counter[bytes] = Counter()
        for word, count in self._counts.items():
            if len(word) <= LONGEST_WORD:
                # A pair that holds two cases of a word counts twice: near enough for what is asked.
                folded[fold_word(word).encode("utf-8", "replace")] += count
        words = sorted(word for word in folded if word and b"\n" not in word)
        text = b"\n".join(words)
        write_arrays(
            path,
            {
                "counts": np.array([folded[word] for word in words], "<u4"),
                "text": np.frombuffer(text, np.uint8),
            },
        )


class Lexicon:
    """The words of all files of a generation together."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._arrays = [read_arrays(file) for file in files]

    def count(self, word: str) -> int:
        """In about how many pairs a folded word occurs."""
        wanted = word.encode("utf-8", "replace")
        total = 0
        for words, counts in self._parts:
            place = bisect_left(words, wanted)
            if place < len(words) and words[place] == wanted:
                total += int(counts[place])
        return total

    def starting_with(self, prefix: str, limit: int) -> list[str]:
        """The folded words that begin so, the most frequent first."""
        wanted = prefix.encode("utf-8", "replace")
        found: Counter[bytes] = Counter()
        for words, counts in self._parts:
            first = bisect_left(words, wanted)
            last = bisect_left(words, wanted + b"\xff")
            for place in range(first, last):
                found[words[place]] += int(counts[place])
        return [word.decode() for word, _ in found.most_common(limit)]

    def frequent(self, least: int) -> dict[str, int]:
        """The words that occur in at least so many pairs of one file, with their counts."""
        found: Counter[str] = Counter()
        for words, counts in self._parts:
            for place in np.flatnonzero(counts >= least):
                found[words[int(place)].decode()] += int(counts[place])
        return found

    @cached_property
    def _parts(self) -> list[tuple[Sequence[bytes], Array]]:
        return [(arrays["text"].tobytes().split(b"\n"), arrays["counts"]) for arrays in self._arrays]
