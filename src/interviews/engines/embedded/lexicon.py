"""The spellings of an index: every word folded, in how many pairs, and in how many of these with a capital.

Posting lists hold stems; spelling repair, `word*` and the question whether a surname is an ordinary word
need the words themselves. Each rebuild writes the words of what it read to a file of its own; the counts of
several files add up. Words of pairs that are gone stay counted until their rows are dropped (see
`compaction`): these counts decide what is common, and need no more accuracy than that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from interviews.building.spellings import SpellingCounts
from interviews.engines.embedded.arrays import Array, read_arrays, stretches, write_arrays
from interviews.engines.embedded.checksums import CheckedFile

LEXICON_PREFIX = "lexicon-"
_END = b"\n"


def lexicon_name(number: int) -> str:
    return f"{LEXICON_PREFIX}{number:06d}"


class LexiconWriter(SpellingCounts):
    def write(self, path: Path) -> None:
        """Writes the words, in the order of their bytes, each between two ends of line."""
        _write(path, *self.folded())


class Lexicon:
    """The words of all files of a generation together."""

    def __init__(self, files: Iterable[CheckedFile]) -> None:
        self._parts = [_Part(file) for file in files]

    def count(self, word: str) -> int:
        """In about how many pairs a folded word occurs."""
        wanted = word.encode("utf-8", "replace")
        return sum(part.count(wanted) for part in self._parts)

    def counts(self, words: Sequence[str]) -> dict[str, int]:
        """The same of several words."""
        return {word: self.count(word) for word in words}

    def capitals(self, word: str) -> int:
        """In about how many of these it is written with a capital."""
        wanted = word.encode("utf-8", "replace")
        return sum(part.capitals(wanted) for part in self._parts)

    def starting_with(self, prefix: str, limit: int) -> list[str]:
        """The folded words that begin so, the most frequent first."""
        wanted = prefix.encode("utf-8", "replace")
        found: Counter[bytes] = Counter()
        for part in self._parts:
            for word, count, _ in part.starting_with(wanted):
                found[word] += count
        return [word.decode() for word, _ in found.most_common(limit)]

    def frequent(
        self, least: int, shortest: int, longest: int, beginnings: Sequence[str] = ("",)
    ) -> dict[str, int]:
        """The words of so many bytes that occur in at least so many pairs of one file, with their counts."""
        found: Counter[str] = Counter()
        for part in self._parts:
            for beginning in beginnings:
                found.update(part.frequent(least, shortest, longest, beginning.encode("utf-8", "replace")))
        return found


def merge_lexicons(files: Iterable[CheckedFile], path: Path) -> None:
    """Writes the words of several files to one, with their counts added up."""
    total: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for file in files:
        for word, count, capitals in _Part(file).starting_with(b""):
            total[word.decode()] += count
            capital[word.decode()] += capitals
    _write(path, total, capital)


def _write(path: Path, counts: Counter[str], capitals: Counter[str]) -> None:
    end = _END.decode()
    # The order of characters is that of their bytes.
    words = sorted(word for word in counts if word and end not in word)
    text = f"{end}{end.join(words)}{end}".encode()
    write_arrays(
        path,
        {
            "counts": np.array([counts[word] for word in words], "<u4"),
            "capitals": np.array([capitals[word] for word in words], "<u4"),
            "text": np.frombuffer(text, np.uint8),
        },
    )


class _Part:
    """The words of one file, found by bisection in the mapped text: splitting it takes 5 ms."""

    def __init__(self, file: CheckedFile) -> None:
        arrays = read_arrays(file)
        self._counts = arrays["counts"]
        self._capitals = arrays["capitals"]
        self._text = arrays["text"]

    @cached_property
    def _ends(self) -> Array:
        return np.flatnonzero(self._text == _END[0])

    @cached_property
    def _views(self) -> tuple[memoryview, memoryview]:
        """The text and the ends: a memory view gives Python numbers in a third of NumPy's time."""
        return self._text.data, self._ends.data

    def count(self, word: bytes) -> int:
        return self._number_at(word, self._counts)

    def capitals(self, word: bytes) -> int:
        return self._number_at(word, self._capitals)

    def _number_at(self, word: bytes, numbers: Array) -> int:
        place = self._first_from(word)
        return int(numbers[place]) if place < len(numbers) and self._word(place) == word else 0

    def starting_with(self, prefix: bytes) -> Iterator[tuple[bytes, int, int]]:
        first, last = self._beginning_with(prefix)
        # All taken apart at once.
        words = self._text[self._ends[first] + 1 : self._ends[last] + 1].tobytes().split(_END)[:-1]
        return zip(words, self._counts[first:last].tolist(), self._capitals[first:last].tolist(), strict=True)

    def frequent(self, least: int, shortest: int, longest: int, prefix: bytes) -> dict[str, int]:
        first, last = self._beginning_with(prefix)
        numbers = first + np.flatnonzero(self._counts[first:last] >= least)
        starts, ends = self._ends[numbers] + 1, self._ends[numbers + 1]
        lengths = ends - starts
        chosen = (lengths >= shortest) & (lengths <= longest)
        if not chosen.any():
            return {}
        # Each with the end of line behind it, decoded and taken apart all at once.
        text = self._text[stretches(starts[chosen], lengths[chosen] + 1)].tobytes()
        known = text.decode().split(_END.decode())[:-1]
        return dict(zip(known, self._counts[numbers[chosen]].tolist(), strict=True))

    def _beginning_with(self, prefix: bytes) -> tuple[int, int]:
        """The first word that begins so, and the first after them that does not."""
        above = prefix.rstrip(b"\xff")
        if not above:
            return 0, len(self._counts)
        return self._first_from(prefix), self._first_from(above[:-1] + bytes([above[-1] + 1]))

    def _first_from(self, word: bytes) -> int:
        return bisect_left(range(len(self._counts)), word, key=self._word)

    def _word(self, number: int) -> bytes:
        text, ends = self._views
        return bytes(text[ends[number] + 1 : ends[number + 1]])
