"""Makes the next table from the last one: marks rows dead, adds rows, and puts all in order again."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from interviews.building.preparing import PreparedInterview, PreparedPair
from interviews.engines.embedded.arrays import Array, Mask
from interviews.engines.embedded.table import COLUMN_TYPES, LISTINGS, Listing, Names, Table
from interviews.search.dates import days

Place = tuple[int, int, int]
"""Record file (an index into `Names.records`), start and length."""


@dataclass(slots=True)
class _Column:
    """Rows of several values each, in the making."""

    values: array[int] = field(default_factory=lambda: array("I"))
    counts: array[int] = field(default_factory=lambda: array("I"))

    def add(self, numbers: Iterable[int]) -> None:
        different = list(dict.fromkeys(numbers))
        self.values.extend(different)
        self.counts.append(len(different))


class TableBuilder:
    """Collects rows; `finish` gives the table."""

    def __init__(self, before: Table, names: Names) -> None:
        self._before = before
        self._names = names
        self._alive = before.alive.copy()
        self._interview_alive = before.interview_alive.copy()
        # A list of Python numbers would take four times the memory.
        self._columns = {name: array(_typecode(kind)) for name, kind in COLUMN_TYPES.items()}
        self._listings = {name: _Column() for name in LISTINGS}
        self._numbers = {
            name: {value: number for number, value in enumerate(getattr(names, name))}
            for name in ("speakers", "topics", "outlets")
        }

    @property
    def size(self) -> int:
        return self._before.size + len(self._columns["identifier"])

    def remove_sources(self, sources: set[int]) -> Mask:
        """Marks all rows of some files dead; which rows that are, over the table as it was."""
        interviews = np.isin(self._before.interview_source, list(sources)) & self._interview_alive
        self._interview_alive &= ~interviews
        gone: Mask = self._alive & interviews[self._before.interview]
        self._alive &= ~gone
        return gone

    def add_interview(self, source: int, interview: PreparedInterview, place: Place) -> int:
        """Adds an interview; its number."""
        first, last = days(interview.issued)
        outlet = -1 if interview.outlet is None else self._number("outlets", interview.outlet)
        self._extend(
            interview_source=source,
            interview_records=place[0],
            interview_start=place[1],
            interview_length=place[2],
            interview_outlet=outlet,
            first_day=first,
            last_day=last,
        )
        if interview.language not in self._names.languages:
            self._names.languages.append(interview.language)
        return len(self._before.interview_source) + len(self._columns["interview_source"]) - 1

    def add_pair(
        self, interview: int, pair: PreparedPair, identifier: str, place: Place, question_words: int
    ) -> int:
        """Adds a pair under an identifier; its row."""
        self._extend(
            identifier=int(identifier, 16),
            interview=interview,
            records=place[0],
            start=place[1],
            length=place[2],
            question_words=question_words,
            answer_characters=pair.answer_characters,
            is_passage=int(pair.is_passage),
        )
        questioners = [self._number("speakers", name) for name in pair.questioners]
        answerers = [self._number("speakers", name) for name in pair.answerers]
        self._listings["questioners"].add(questioners)
        self._listings["answerers"].add(answerers)
        self._listings["speakers"].add(questioners + answerers)
        self._listings["topics"].add(self._number("topics", topic) for topic in pair.topics)
        return self.size - 1

    def finish(self) -> Table:
        """The table with everything that was added."""
        new = {name: np.array(values, COLUMN_TYPES[name]) for name, values in self._columns.items()}
        columns: dict[str, Any] = {
            name: np.concatenate([getattr(self._before, name), values]) for name, values in new.items()
        }
        pairs, interviews = len(new["identifier"]), len(new["interview_source"])
        columns["alive"] = np.concatenate([self._alive, np.ones(pairs, np.bool_)])
        columns["interview_alive"] = np.concatenate([self._interview_alive, np.ones(interviews, np.bool_)])
        listings = {name: _join(getattr(self._before, name), self._listings[name]) for name in LISTINGS}
        table = Table(**{**columns, **listings})
        return table._replace(rank=self._rank(table), by_identifier=_by_identifier(table))

    def _rank(self, table: Table) -> Array:
        paths = [(self._names.folders[folder], path) for folder, path in self._names.sources]
        order_of_source = np.empty(len(paths), np.int64)
        order_of_source[sorted(range(len(paths)), key=paths.__getitem__)] = np.arange(len(paths))
        order = np.lexsort(
            (
                np.arange(table.size),
                order_of_source[table.interview_source[table.interview]],
                -table.first_day[table.interview].astype(np.int64),
            )
        )
        rank = np.empty(table.size, "<u4")
        rank[order] = np.arange(table.size)
        return rank

    def _extend(self, **values: int) -> None:
        for name, value in values.items():
            self._columns[name].append(value)

    def _number(self, kind: str, value: str) -> int:
        numbers = self._numbers[kind]
        number = numbers.setdefault(value, len(numbers))
        known: list[str] = getattr(self._names, kind)
        if number == len(known):
            known.append(value)
        return number


def _typecode(kind: str) -> str:
    """How the `array` module calls whole numbers that hold those of a column."""
    return "Q" if kind == "<u8" else "q"


def _by_identifier(table: Table) -> Array:
    live = np.flatnonzero(table.alive)
    return live[np.argsort(table.identifier[live], kind="stable")].astype("<u4")


def _join(before: Listing, added: _Column) -> Listing:
    values = np.concatenate([before.values, np.array(added.values, "<u4")])
    ends = len(before.values) + np.cumsum(added.counts, dtype=np.int64)
    return Listing(np.concatenate([before.starts, ends]).astype("<u4"), values)
