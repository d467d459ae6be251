"""Pairs with the same words: an interview that was published twice takes one place among the hits.

Twins are pairs with the same words and speakers, where most pairs of an interview have one in the same other
interview: "Thank you." is said in many. Of twins that are hits the first stays, in the order of
`interviews.engines.twins`. A count of hits with a value counts them once, too, so that it says how many hits
choosing the value brings.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

import numpy as np

from interviews.engines.embedded.arrays import Array, Mask, Rows
from interviews.engines.embedded.table import Names, Table
from interviews.engines.twins import Member, published_twice


class Twins:
    """The rows that have twins, the first of each group first, and the number of each row's group."""

    def __init__(self, rows: Rows, groups: Rows) -> None:
        self.rows = rows
        self.groups = groups

    def once(self, mask: Mask) -> Mask:
        """The rows in `mask` without those that have a twin before them in it."""
        if not len(self.rows):
            return mask
        rows, groups = self._within(mask)
        later = np.append(False, groups[1:] == groups[:-1])[: len(groups)]
        if not later.any():
            return mask
        kept = mask.copy()
        kept[rows[later]] = False
        return kept

    def beside(self, row: int) -> list[int]:
        """The other rows of the group of a row."""
        group = self._group_of_row.get(row)
        return [] if group is None else [other for other in self._rows_of_group[group] if other != row]

    @cached_property
    def _group_of_row(self) -> dict[int, int]:
        return dict(zip(self.rows.tolist(), self.groups.tolist(), strict=True))

    @cached_property
    def _rows_of_group(self) -> dict[int, list[int]]:
        rows: dict[int, list[int]] = defaultdict(list)
        for row, group in self._group_of_row.items():
            rows[group].append(row)
        return rows

    def repeated(self, mask: Mask, values: Twinned, size: int) -> Array:
        """For each value below `size`, how many of the rows in `mask` have it after a twin that has it."""
        present = mask[values.rows]
        keys = np.sort(values.groups[present] * size + values.values[present])
        return np.bincount(keys[1:][keys[1:] == keys[:-1]] % size, minlength=size)

    def _within(self, mask: Mask) -> tuple[Rows, Rows]:
        present = mask[self.rows]
        return self.rows[present], self.groups[present]


NO_TWINS = Twins(np.zeros(0, np.int64), np.zeros(0, np.int64))


class Twinned(NamedTuple):
    """The values of rows that have twins; one row, group and value for each time."""

    rows: Rows
    groups: Rows
    values: Rows


def find_twins(table: Table, names: Names) -> Twins:
    """The twins of a generation."""
    identifiers = table.identifier[table.by_identifier]
    originals = {original for _, original in names.twins}
    pairs = [(int(identifier, 16), int(original, 16)) for identifier, original in names.twins]
    pairs += [(int(original, 16), int(original, 16)) for original in originals]
    if not pairs or not len(identifiers):
        return NO_TWINS
    ids, groups = (np.array(column, np.uint64) for column in zip(*pairs, strict=True))
    places = np.minimum(np.searchsorted(identifiers, ids), len(identifiers) - 1)
    there = identifiers[places] == ids
    rows = table.by_identifier[places[there]].astype(np.int64)
    numbers = np.searchsorted(np.sort(groups), groups)[there].astype(np.int64)
    days = table.first_day[table.interview[rows]]
    order = np.lexsort((table.rank[rows], days, days == 0, numbers))
    rows, numbers = rows[order], numbers[order]
    kept = _of_the_same_interview(table, rows, numbers)
    return Twins(rows[kept], numbers[kept])


def _of_the_same_interview(table: Table, rows: Rows, groups: Rows) -> Mask:
    """Which of the rows with the same words belong to an interview that was published twice."""
    # Equal lists of speakers have one number.
    columns = (groups, table.interview[rows], table.grouped_speakers.numbers[rows])
    members = list(map(Member, *(column.tolist() for column in columns)))
    pairs = np.bincount(table.interview[table.by_identifier], minlength=len(table.interview_source))
    return np.array(published_twice(members, lambda interview: int(pairs[interview])), np.bool_)


def values_of_twins(twins: Twins, table: Table, facet: str) -> Twinned:
    """The values of a facet that twins have: numbers of names, or years."""
    if facet in ("speaker", "topic"):
        listing = table.listing(facet)
        starts: Rows = listing.starts.astype(np.int64)
        counts = starts[twins.rows + 1] - starts[twins.rows]
        chosen = listing.chosen(twins.rows).values.astype(np.int64)
        return Twinned(np.repeat(twins.rows, counts), np.repeat(twins.groups, counts), chosen)
    interviews = table.interview[twins.rows]
    column = table.interview_outlet if facet == "outlet" else table.first_day // 10_000
    values = column[interviews].astype(np.int64)
    known = values >= 0
    return Twinned(twins.rows[known], twins.groups[known], values[known])
