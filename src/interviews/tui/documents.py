"""Documents: what a reading pane shows, as blocks that are wrapped to lines.

A transcript of 500 KB is 7,000 lines; wrapping all takes about 0.1 s, finding words in it less, and only the
lines on the screen are drawn. Styles are names such as `heading`; the widget that draws knows their colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from textual.content import Content

from interviews.tui.marking import Terms

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


@dataclass(frozen=True, slots=True)
class Block:
    """Text that is wrapped together."""

    content: Content
    first: str = ""
    """What stands before its first line, such as a bullet."""
    rest: str = ""
    """What stands before its other lines."""
    gap: int = 1
    """Blank lines above it; none above the first block."""
    anchor: str | None = None
    """A name to scroll to, such as the id of a pair."""
    searched: bool = True
    """Whether matches are marked in it."""
    table: Table | None = None
    """A table in place of the content."""
    is_answer: bool = False
    """Whether it is what somebody answers, which can be quoted."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a laid-out document."""

    content: Content
    block: int
    """The number of its block, -1 for a blank line between blocks."""
    prefix: int = 0
    """How many characters at its start belong to no text."""
    searched: bool = False
    """Whether matches are marked in it."""
    continues: bool = False
    """Whether only the width parts it from the line before."""


@dataclass(frozen=True, slots=True)
class Match:
    """A found word: its line, and its offsets in it."""

    line: int
    start: int
    end: int


@dataclass(frozen=True)
class Layout:
    """A document wrapped to a width."""

    width: int
    lines: list[Line] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)
    """The first line of each anchored block."""

    def text_between(self, start: tuple[int, int], end: tuple[int, int]) -> str:
        """The text from one (line, character) to another; lines that only wrapping parted are joined."""
        pieces: list[str] = []
        for number in range(start[0], min(end[0] + 1, len(self.lines))):
            line = self.lines[number]
            text = line.content.plain
            first = start[1] if number == start[0] else 0
            last = end[1] if number == end[0] else len(text)
            if number > start[0]:
                pieces.append(" " if line.continues else "\n")
                first = max(first, line.prefix) if line.continues else first
            pieces.append(text[first:last])
        return "".join(pieces)

    def matches(self, terms: Terms) -> list[Match]:
        """Where the terms are, from the first line to the last."""
        return [
            Match(number, line.prefix + start, line.prefix + end)
            for number, line in enumerate(self.lines)
            if line.searched
            for start, end in terms.spans(line.content.plain[line.prefix :])
        ]


def lay_out(blocks: Sequence[Block], width: int) -> Layout:
    """Wraps blocks to a width in cells."""
    layout = Layout(width)
    lines = layout.lines
    for number, block in enumerate(blocks):
        if lines:
            lines.extend([Line(Content(), -1)] * block.gap)
        if block.anchor is not None:
            layout.anchors.setdefault(block.anchor, len(lines))
        room = max(width - max(len(block.first), len(block.rest)), 4)
        prefix = block.first
        for piece, continues in _pieces(block, room):
            line = Content.assemble((prefix, "prefix"), piece) if prefix else piece
            lines.append(Line(line, number, len(prefix), block.searched, continues))
            prefix = block.rest
    return layout


def _pieces(block: Block, width: int) -> Iterator[tuple[Content, bool]]:
    """The lines of a block, and whether each only continues the one before."""
    if block.table is not None:
        yield from ((line, False) for line in table_lines(block.table, width))
        return
    for line in block.content.split("\n", allow_blank=True) or [block.content]:
        for row, piece in enumerate(line.wrap(width) or [Content()]):
            yield piece, row > 0
