"""The posting lists of one field of a segment, as they lie in its file.

    terms            the bytes of all terms, ascending, and `ends`, where each ends
    starts           for each term its first posting, and at the end the number of postings
    documents        for each posting its document, ascending within a term
    weights          for each posting how often the term occurs, 255 for more
    often_at, often  the postings with 255 or more, and how often it is
    position_starts  for each term its first position
    positions        the words before each occurrence, posting by posting
    lengths          for each document how many words it has, and `rounded`, that as Whoosh's byte

How often a term occurs says how many positions a posting has, so that nothing need say where they begin.

Long arrays are compared with their checksums only where they are read: terms around the one that is looked
for (`TermTable`), and lists of postings and positions when it is asked where they lie (`FieldArrays`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from interviews.engines.embedded.arrays import Array, MappedArray, Rows, stretches

BODY: Final = "body"
"""The question and the answer, one text: one field ranks better than two."""
TITLE: Final = "title"
TOPIC: Final = "topic"
SPEAKER: Final = "speaker"
FIELDS: Final = (BODY, SPEAKER, TITLE, TOPIC)
"""The fields of words."""
ROW: Final = "row"
"""The pair's row in the table, a column."""
IDENTIFIER: Final = "id"
"""The pair's id, stored."""

MOST_IN_BYTE: Final = 255
REMEMBERED: Final = 4096
"""Terms whose places are kept: a search asks for each word's frequency, postings and positions."""
STRIDE: Final = 16
"""Postings of a long list after which it is remembered how many positions there are before them."""
MOST: Final = 0.7
"""The share of a list that is as good as all of it."""
MUCH_LONGER: Final = 256
"""Times: for so many fewer documents than a list has, that is faster than to add up the list."""
_UNKNOWN: Final = -2
KINDS: Final = (
    *("terms", "ends", "starts", "documents", "weights", "often_at", "often"),
    *("position_starts", "positions", "lengths", "rounded"),
)


class Postings(NamedTuple):
    """The posting lists of a field in memory."""

    terms: list[bytes]
    starts: Array
    documents: Array
    weights: Array
    positions: Array


class TermTable:
    """Terms in ascending order, one after the other, found by bisection."""

    def __init__(self, texts: MappedArray, ends: MappedArray) -> None:
        self._mapped_texts, self._mapped_ends = texts, ends
        self._texts = texts.array.data.cast("B") if len(texts.array) else memoryview(b"")
        # A memory view gives Python numbers, in a third of the time that NumPy needs to give its own.
        self._ends = ends.array.data
        self._found: dict[bytes, int | None] = {}

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, place: int) -> bytes:
        self._require(place, place + 1)
        return self._at(place)

    def _at(self, place: int) -> bytes:
        return bytes(self._texts[self._ends[place] : self._ends[place + 1]])

    def _require(self, first: int, last: int) -> None:
        if first < last:
            self._mapped_ends.require(first, last + 1)
            self._mapped_texts.require(self._ends[first], self._ends[last])

    def between(self, first: int, last: int) -> Iterator[bytes]:
        """The terms from place `first` to before place `last`."""
        self._require(first, last)
        ends = self._ends[first : last + 1].tolist()
        origin = ends[0] if ends else 0
        # One copy and slices of it: half the time of a slice of the map for each.
        texts = bytes(self._texts[origin : ends[-1] if ends else 0])
        for start, end in pairwise(ends):
            yield texts[start - origin : end - origin]

    def lower_bound(self, term: bytes) -> int:
        """The place of the first term that is not less."""
        place = bisect_left(range(len(self)), term, key=self._at)
        # The terms on both sides say that it is right, whatever was seen on the way.
        self._require(max(place - 1, 0), min(place + 1, len(self)))
        return place

    def find(self, term: bytes) -> int | None:
        """The place of a term, None where it does not occur."""
        found = self._found.get(term, _UNKNOWN)
        if found == _UNKNOWN:
            place = self.lower_bound(term)
            found = place if place < len(self) and self._at(place) == term else None
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            self._found[term] = found
        return found

    def starting_with(self, prefix: bytes) -> tuple[int, int]:
        """The first place, and the place after the last, of the terms that begin so."""
        first = self.lower_bound(prefix)
        above = prefix.rstrip(b"\xff")
        if not above:
            return first, len(self)
        return first, self.lower_bound(above[:-1] + bytes([above[-1] + 1]))


class FieldArrays:
    """The posting lists of a field, mapped."""

    def __init__(self, arrays: Mapping[str, MappedArray], name: str) -> None:
        own = {kind: arrays[f"{name}/{kind}"] for kind in KINDS}
        self._mapped = own
        self.terms = TermTable(own["terms"], own["ends"])
        self.starts = own["starts"].array
        self.documents = own["documents"].array
        """To be read where `extent` says that lists lie."""
        self.position_starts = own["position_starts"].array
        self.positions = own["positions"].array
        self._weights = own["weights"].array
        self._often_at = own["often_at"].whole()
        self._often = own["often"].whole()
        self._extents: dict[tuple[int, int], slice] = {}
        self._long_lists: dict[int, LongList] = {}

    @cached_property
    def rounded(self) -> Array:
        return self._mapped["rounded"].whole()

    @cached_property
    def lengths(self) -> Array:
        return self._mapped["lengths"].whole()

    def extent(self, first: int, last: int) -> slice:
        """Where the lists of the terms from `first` to before `last` lie among the postings.

        Raises:
            DamagedIndexError: they are not what was written.
        """
        found = self._extents.get((first, last))
        if found is None:
            mapped = self._mapped
            mapped["starts"].require(first, last + 1)
            mapped["position_starts"].require(first, last)
            found = slice(int(self.starts[first]), int(self.starts[last]))
            mapped["documents"].require(found.start, found.stop)
            mapped["weights"].require(found.start, found.stop)
            if len(self._extents) >= REMEMBERED:
                self._extents.clear()
            self._extents[first, last] = found
        return found

    def frequency(self, term: bytes) -> int:
        """How many documents have a term, deleted ones included."""
        place = self.terms.find(term)
        if place is None:
            return 0
        extent = self.extent(place, place + 1)
        return int(extent.stop) - int(extent.start)

    def weights(self, extent: slice) -> Array:
        """How often the term of each posting occurs in its document; bytes where these hold all."""
        weights = self._weights[extent]
        if len(self._often_at):
            first, last = np.searchsorted(self._often_at, (extent.start, extent.stop))
            if first < last:
                weights = weights.astype("u4")
                weights[self._often_at[first:last] - np.uint64(extent.start)] = self._often[first:last]
        return weights

    def positions_of(self, place: int, chosen: Rows | None = None) -> tuple[Array, Array]:
        """How many positions each posting of a term has, and all positions one after the other.

        `chosen` are places in the list of the term, ascending; without it, these are all postings.
        """
        extent = self.extent(place, place + 1)
        first = int(self.position_starts[place])
        if chosen is None or len(chosen) == extent.stop - extent.start:
            weights = self.weights(extent)
            last = first + int(weights.sum(dtype=np.int64))
            self._mapped["positions"].require(first, last)
            return weights, self.positions[first:last]
        if len(chosen) > MOST * (extent.stop - extent.start):
            # To read all of them and leave some out takes a quarter of the time.
            every, positions = self.positions_of(place)
            kept = np.zeros(len(every), np.bool_)
            kept[chosen] = True
            return every[chosen].astype(np.int64), positions[np.repeat(kept, every)]
        counts, begins = self.places_of_positions(place, chosen)
        return counts, self.positions[stretches(begins, counts)]

    def places_of_positions(self, place: int, chosen: Rows) -> tuple[Rows, Rows]:
        """How many positions some postings of a term have, and where those of each begin in `positions`."""
        extent = self.extent(place, place + 1)
        if not len(chosen):
            return chosen, chosen
        if len(chosen) * MUCH_LONGER < extent.stop - extent.start:
            counts, begins = self._long_list(place, extent).read(chosen)
        else:
            weights = self.weights(extent)
            counts = weights[chosen].astype(np.int64)
            begins = np.cumsum(weights, dtype=np.int64)[chosen] - counts
        begins += int(self.position_starts[place])
        self._mapped["positions"].require(int(begins[0]), int(begins[-1] + counts[-1]))
        return counts, begins

    def _long_list(self, place: int, extent: slice) -> LongList:
        found = self._long_lists.get(place)
        if found is None:
            first, last = np.searchsorted(self._often_at, (extent.start, extent.stop))
            found = self._long_lists[place] = LongList(
                self._weights[extent],
                self._often_at[first:last].astype(np.int64) - extent.start,
                self._often[first:last].astype(np.int64) - MOST_IN_BYTE,
            )
        return found


class LongList:
    """How often the term of a long list occurs in each document, added up from one place to the next.

    Args:
        weights: How often, as bytes have it.
        often_at: Where in the list it is more often.
        more: How much more, there.
    """

    def __init__(self, weights: Array, often_at: Rows, more: Rows) -> None:
        self._weights = weights
        self._often_at = often_at
        self._more = np.append(more, 0)
        sums = np.add.reduceat(weights, np.arange(0, len(weights), STRIDE), dtype=np.int64)
        self._before = np.cumsum(sums) - sums
        self._more_before = np.append(0, np.cumsum(more))

    def read(self, chosen: Rows) -> tuple[Rows, Rows]:
        """How often it occurs in some documents, and how often before each of them."""
        stretch = chosen // STRIDE
        rest = chosen - stretch * STRIDE
        offsets = np.arange(STRIDE)
        places = np.minimum((chosen - rest)[:, np.newaxis] + offsets, len(self._weights) - 1)
        before = (self._weights[places] * (offsets < rest[:, np.newaxis])).sum(axis=1, dtype=np.int64)
        often = np.searchsorted(self._often_at, chosen)
        is_often = np.append(self._often_at, -1)[often] == chosen
        counts: Rows = self._weights[chosen] + self._more[often] * is_often
        return counts, self._before[stretch] + before + self._more_before[often]


def term_of(text: str) -> bytes:
    """A term as it is kept; halves of surrogate pairs, which UTF-8 lacks, become "?"."""
    return text.encode("utf-8", "replace")


def arrays_of_postings(name: str, postings: Postings, lengths: Array, rounded: Array) -> dict[str, Array]:
    """The arrays of a field, by the names that they have in the file of a segment.

    Args:
        name: The field's name.
        postings: Its posting lists.
        lengths: For each document how many words it has.
        rounded: The same in Whoosh's bytes.
    """
    weights = postings.weights
    often = np.flatnonzero(weights >= MOST_IN_BYTE)
    before = np.append(0, np.cumsum(weights, dtype=np.int64))
    return {
        f"{name}/terms": np.frombuffer(b"".join(postings.terms), "u1"),
        f"{name}/ends": ends_of(postings.terms),
        f"{name}/starts": postings.starts.astype("<u8"),
        f"{name}/documents": postings.documents.astype("<u4", copy=False),
        f"{name}/weights": np.minimum(weights, MOST_IN_BYTE).astype("u1"),
        f"{name}/often_at": often.astype("<u8"),
        f"{name}/often": weights[often].astype("<u4"),
        f"{name}/position_starts": before[postings.starts].astype("<u8"),
        f"{name}/positions": smallest(postings.positions),
        f"{name}/lengths": smallest(lengths),
        f"{name}/rounded": rounded,
    }


def ends_of(terms: Iterable[bytes], first: int = 0) -> Array:
    """Where each term ends, after where the first begins."""
    return np.cumsum([first, *map(len, terms)], dtype="<u8")


def smallest(values: Array) -> Array:
    """Whole numbers in the smallest type that holds them all."""
    return values.astype(smallest_type(int(values.max(initial=0))), copy=False)


def smallest_type(largest: int) -> str:
    """The smallest type of whole numbers that holds a number."""
    return next(kind for kind in ("|u1", "<u2", "<u4", "<u8") if largest <= np.iinfo(kind).max)
