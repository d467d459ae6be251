"""Tables as lines: in columns where there is room for them, else row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from textual.content import Content

_BETWEEN = "  "
_NARROWEST = 9
"""Cells that a column which has more to say needs; with fewer, each word would have a line of its own."""


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table."""

    head: tuple[Content, ...]
    rows: tuple[tuple[Content, ...], ...]
    right: frozenset[int] = frozenset()
    """The columns that are set at the right, such as numbers."""


def table_lines(table: Table, width: int) -> list[Content]:
    """The lines of a table in at most so many cells."""
    widths = _column_widths(table, width)
    return list(_in_columns(table, widths) if widths else _row_by_row(table, width))


def _column_widths(table: Table, width: int) -> list[int]:
    """How wide each column is; none where they do not fit."""
    natural = [
        max((cell.cell_length for cell in column if cell is not None), default=0)
        for column in zip_longest(table.head, *table.rows)
    ]
    room = width - len(_BETWEEN) * (len(natural) - 1)
    if sum(natural) <= room:
        return natural
    for most in range(max(natural), _NARROWEST - 1, -1):
        widths = [min(column, most) for column in natural]
        if sum(widths) <= room:
            return widths
    return []


def _in_columns(table: Table, widths: Sequence[int]) -> Iterator[Content]:
    yield from _row((cell.stylize_before("strong") for cell in table.head), widths, table.right)
    yield Content.styled(_BETWEEN.join("─" * column for column in widths), "quiet")
    for row in table.rows:
        yield from _row(row, widths, table.right)


def _row(cells: Iterable[Content], widths: Sequence[int], right: frozenset[int]) -> Iterator[Content]:
    wrapped = [
        [line.rstrip() for line in cell.wrap(max(width, 1))]
        for cell, width in zip(cells, widths, strict=False)
    ]
    for pieces in zip_longest(*wrapped, fillvalue=Content()):
        placed = []
        for column, (piece, width) in enumerate(zip(pieces, widths, strict=False)):
            missing = width - piece.cell_length
            placed.append(piece.pad_left(missing) if column in right else piece.pad_right(missing))
        yield Content(_BETWEEN).join(placed).rstrip()


def _row_by_row(table: Table, width: int) -> Iterator[Content]:
    for number, row in enumerate(table.rows):
        if number:
            yield Content()
        for name, cell in zip_longest(table.head, row, fillvalue=Content()):
            if cell:
                label = name.stylize_before("quiet") + ": " if name else Content()
                yield from (label + cell).wrap(width)
