"""The table: one row a pair with all that pairs are filtered, counted and ordered by.

Each column is an array over the rows, so that a filter is one comparison and a count one pass, however many
pairs match. Rows are added; those of files that changed or went are marked dead, and dropped when they are
many (see `compaction`). A column of several values a row (speakers, topics) is two arrays: the values of row
r are `values[starts[r]:starts[r + 1]]`, numbers into a list of `Names`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from functools import reduce
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from interviews.engines.embedded.arrays import Array, Mask, Rows, read_arrays, stretches, write_arrays
from interviews.engines.embedded.checksums import CheckedFolder
from interviews.engines.embedded.files import read_json, taking_apart, write_json
from interviews.engines.embedded.layout import NAMES, TABLE

FEW = 8
"""Numbers that are looked for one by one."""
WORTH_GROUPING = 0.25
"""Rows for each value of the lists of all groups from which on these are counted faster than those."""


class Listing(NamedTuple):
    """Some numbers a row."""

    starts: Array
    """One more than there are rows."""
    values: Array

    def chosen(self, rows: Rows) -> Listing:
        """The numbers of some rows, in their order."""
        starts: Rows = self.starts[rows].astype(np.int64)
        counts = self.starts[rows + 1] - starts
        ends = np.cumsum(counts, dtype=np.int64)
        return Listing(np.append(0, ends).astype("<u4"), self.values[stretches(starts, counts)])

    def rows_with(self, numbers: list[int]) -> Mask:
        """The rows that have one of the numbers."""
        mask = np.zeros(len(self.starts) - 1, np.bool_)
        # For a few, comparing with each takes a tenth of the time.
        having = (
            reduce(np.logical_or, (self.values == number for number in numbers))
            if 0 < len(numbers) <= FEW
            else np.isin(self.values, numbers)
        )
        hits = np.flatnonzero(having)
        mask[np.searchsorted(self.starts, hits, "right") - 1] = True
        return mask

    def counts(self, rows: Rows, size: int) -> Array:
        """How many of some rows have each of the numbers below `size`."""
        if not len(self.values):
            return np.zeros(size, np.int64)
        starts: Rows = self.starts[rows].astype(np.int64)
        return np.bincount(self.values[stretches(starts, self.starts[rows + 1] - starts)], minlength=size)


class Grouped(NamedTuple):
    """The different lists of a listing, and the number of each row's: there are a tenth as many as rows."""

    numbers: Array
    lists: Listing

    def counts(self, rows: Rows, size: int) -> Array:
        """How many of some rows have each of the numbers below `size`."""
        starts: Rows = self.lists.starts.astype(np.int64)
        rows_of_list = np.bincount(self.numbers[rows], minlength=len(starts) - 1)
        weights = np.repeat(rows_of_list, starts[1:] - starts[:-1])
        return np.bincount(self.lists.values, weights, minlength=size).astype(np.int64)


NO_LISTS = Listing(np.zeros(1, "<u4"), np.zeros(0, "<u4"))
UNGROUPED = Grouped(np.zeros(0, "<u4"), NO_LISTS)


def grouped(listing: Listing) -> Grouped:
    """A listing whose equal lists are one."""
    data, bounds = listing.values.tobytes(), (listing.starts * listing.values.itemsize).tolist()
    known: dict[bytes, int] = {}
    numbers = [known.setdefault(data[start:end], len(known)) for start, end in pairwise(bounds)]
    values = np.frombuffer(b"".join(known), listing.values.dtype)
    ends = np.cumsum([0, *map(len, known)]) // listing.values.itemsize
    return Grouped(np.array(numbers, "<u4"), Listing(ends.astype("<u4"), values))


@dataclass(slots=True)
class Names:
    """The lists that numbers in the table point into."""

    folders: list[str] = field(default_factory=list)
    """Transcripts folders, absolute."""
    sources: list[tuple[int, str]] = field(default_factory=list)
    """For each file, the number of its folder and the path below it."""
    speakers: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    """Those that words are stemmed in."""
    records: list[int] = field(default_factory=list)
    """The numbers of the record files."""
    built: str = ""
    """ISO 8601 with time zone."""
    twins: list[list[str]] = field(default_factory=list)
    """For each pair that was published before, its id and that of the pair with the same words."""


class Table(NamedTuple):
    """The columns of an open generation."""

    identifier: Array
    """The id of each pair, a number of 64 bits."""
    by_identifier: Array
    """The live rows in the order of their ids."""
    interview: Array
    """The number of the interview that the row belongs to, into the columns of interviews."""
    records: Array
    """The record file that holds the pair, an index into `Names.records`."""
    start: Array
    length: Array
    alive: Array
    """As written, the rows that stand for something in the transcripts; in a view, those seen in it."""
    is_passage: Array
    """Whether the row is no pair, but said outside of pairs."""
    rank: Array
    """The place of each row when all are listed: newest interview first, then by path and place in it."""
    question_words: Array
    """How many of the words of a pair are the question's; they come first."""
    answer_characters: Array
    """The length of the answer."""
    speakers: Listing
    """Who asks or answers."""
    questioners: Listing
    answerers: Listing
    topics: Listing
    interview_source: Array
    """The file of each interview, an index into `Names.sources`."""
    interview_records: Array
    interview_start: Array
    interview_length: Array
    interview_alive: Array
    interview_outlet: Array
    """An index into `Names.outlets`, -1 for none."""
    first_day: Array
    """YYYYMMDD, 00 for an unknown day or month, 0 for no date."""
    last_day: Array
    """The last day that the date may mean; 0 for no date."""
    grouped_speakers: Grouped = UNGROUPED
    """Made when the table is written, for counting."""
    grouped_topics: Grouped = UNGROUPED

    def of_pairs(self) -> Table:
        """A view in which only Q&A pairs are seen."""
        return self._replace(alive=self.alive & ~self.is_passage)

    def of_passages(self) -> Table:
        """A view in which only passages are seen."""
        return self._replace(alive=self.alive & self.is_passage)

    def listing(self, facet: str) -> Listing:
        """The values of a facet of several a row: "speaker" or "topic"."""
        return self.speakers if facet == "speaker" else self.topics

    def counts(self, facet: str, rows: Rows, size: int) -> Array:
        """How many of some rows have each value of such a facet, of which there are so many."""
        grouped = self.grouped_speakers if facet == "speaker" else self.grouped_topics
        many = len(rows) > WORTH_GROUPING * len(grouped.lists.values)
        return grouped.counts(rows, size) if many else self.listing(facet).counts(rows, size)

    @property
    def size(self) -> int:
        """How many rows there are, dead ones included."""
        return len(self.identifier)

    def interview_starts(self) -> Rows:
        """The first row of each interview that has any; its rows follow one another."""
        begins = np.ones(self.size, np.bool_)
        np.not_equal(self.interview[1:], self.interview[:-1], out=begins[1:])
        return np.flatnonzero(begins)

    def interview_counts(self, mask: Mask, starts: Rows) -> Array:
        """How many of the rows in `mask` each interview has; `starts` as `interview_starts` gives them."""
        counts = np.zeros(len(self.interview_source), np.int32)
        counts[self.interview[starts]] = counts_between(mask, starts)
        return counts


def counts_between(mask: Mask, starts: Rows) -> Array:
    """How many of the rows in `mask` there are from each start to the next."""
    # Ten times as fast as counting the interview of each row.
    return np.add.reduceat(mask, starts, dtype=np.int32) if len(starts) else np.zeros(0, np.int32)


LISTINGS = ("speakers", "questioners", "answerers", "topics")
GROUPED = {"grouped_speakers": "speakers", "grouped_topics": "topics"}
"""The listings that are counted."""
COLUMN_TYPES: dict[str, str] = {
    "identifier": "<u8",
    "by_identifier": "<u4",
    "interview": "<i8",
    "records": "<u2",
    "start": "<u8",
    "length": "<u4",
    "alive": "|b1",
    "rank": "<u4",
    "question_words": "<u4",
    "answer_characters": "<u4",
    "is_passage": "|b1",
    "interview_source": "<u4",
    "interview_records": "<u2",
    "interview_start": "<u8",
    "interview_length": "<u4",
    "interview_alive": "|b1",
    "interview_outlet": "<i4",
    "first_day": "<i4",
    "last_day": "<i4",
}


def empty_table() -> Table:
    columns: dict[str, Any] = {name: np.zeros(0, kind) for name, kind in COLUMN_TYPES.items()}
    return Table(**columns, speakers=NO_LISTS, questioners=NO_LISTS, answerers=NO_LISTS, topics=NO_LISTS)


def read_table(generation: CheckedFolder) -> Table:
    """The table of a generation, mapped.

    Raises:
        DamagedIndexError: it is not whole.
        FileNotFoundError: it is gone.
    """
    with taking_apart(generation.path / TABLE):
        arrays = read_arrays(generation.file(TABLE))
        listings = {
            name: Listing(arrays.pop(f"{name}_starts"), arrays.pop(f"{name}_values"))
            for name in (*LISTINGS, *GROUPED)
        }
        groups = {name: Grouped(arrays.pop(f"{name}_numbers"), listings.pop(name)) for name in GROUPED}
        columns: dict[str, Any] = {**arrays, **listings, **groups}
        return Table(**columns)


def write_table(generation: Path, table: Table) -> None:
    arrays: dict[str, Array] = {}
    groups = {name: grouped(getattr(table, listing)) for name, listing in GROUPED.items()}
    for name, value in {**table._asdict(), **groups}.items():
        if isinstance(value, Grouped):
            arrays[f"{name}_numbers"] = value.numbers
        listing = value.lists if isinstance(value, Grouped) else value
        if isinstance(listing, Listing):
            arrays[f"{name}_starts"] = listing.starts
            arrays[f"{name}_values"] = listing.values
        else:
            arrays[name] = value
    write_arrays(generation / TABLE, arrays)


def read_names(generation: Path) -> Names:
    """The lists of a generation.

    Raises:
        DamagedIndexError: they are not whole.
        FileNotFoundError: they are gone.
    """
    with taking_apart(generation / NAMES):
        names = Names(**read_json(generation / NAMES))
        names.sources = [(int(folder), str(path)) for folder, path in names.sources]
        names.records = [int(number) for number in names.records]
        return names


def write_names(generation: Path, names: Names) -> None:
    write_json(generation / NAMES, asdict(names))
