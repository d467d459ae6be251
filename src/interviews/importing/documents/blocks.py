"""pandoc's blocks as a list of lines, in which a row of a table is a line with tabulators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from interviews.importing.documents.packages import TAB
from interviews.importing.documents.runs import Line, Look, Node, Notes, Run, content_of, lines_of, plain

DEEPEST = 60
"""Blocks within one another; what is deeper is no text that anybody wrote."""


class TextLine(NamedTuple):
    """A line of the document."""

    line: Line
    opens: bool = True
    """Whether a paragraph begins with it."""
    level: int = 0
    """Of a heading; otherwise 0."""
    table: int = 0
    """The number of the table that it is a row of; 0 for none."""
    item: str = ""
    """What stands before the item of a list."""


class Blocks:
    """The lines of a document."""

    def __init__(self) -> None:
        self._notes: Notes = []
        self._tables = 0

    def lines(self, blocks: Sequence[Node]) -> list[TextLine]:
        """The lines of all blocks, the footnotes at the end."""
        found = list(self._lines(blocks, 0))
        # Notes within notes come to the end of the list while it is gone through.
        for number, note in enumerate(self._notes, 1):
            words = " ".join(plain(one.line) for one in self._lines(note, 0))
            found.append(TextLine((Run(words, Look()),), item=f"[^{number}]: "))
        return found

    def _lines(self, blocks: Sequence[Node], depth: int) -> Iterator[TextLine]:
        if depth > DEEPEST:
            return
        for block in blocks:
            kind, content = content_of(block)
            if kind in ("Para", "Plain"):
                yield from self._paragraph(content)
            elif kind == "Header":
                yield from (one._replace(level=content[0]) for one in self._paragraph(content[2]))
            elif kind == "BlockQuote":
                yield from self._lines(content, depth + 1)
            elif kind in ("Div", "Figure"):
                yield from self._lines(content[-1], depth + 1)
            elif kind == "LineBlock":
                for line in content:
                    yield from self._paragraph(line)
            elif kind == "CodeBlock":
                yield from (TextLine((Run(line, Look()),)) for line in content[1].split("\n") if line.strip())
            elif kind == "BulletList":
                yield from self._items(content, ["- "] * len(content), depth)
            elif kind == "OrderedList":
                first = content[0][0]
                numbers = [f"{number}. " for number in range(first, first + len(content[1]))]
                yield from self._items(content[1], numbers, depth)
            elif kind == "DefinitionList":
                for term, definitions in content:
                    yield from self._definition(term, definitions, depth)
            elif kind == "Table":
                self._tables += 1
                yield from self._table(content, self._tables, depth)

    def _paragraph(self, inlines: Sequence[Node]) -> Iterator[TextLine]:
        for number, line in enumerate(lines_of(inlines, self._notes)):
            yield TextLine(line, opens=not number)

    def _items(self, items: Sequence[Sequence[Node]], marks: Sequence[str], depth: int) -> Iterator[TextLine]:
        for item, mark in zip(items, marks, strict=True):
            for number, one in enumerate(self._lines(item, depth + 1)):
                yield one._replace(item=mark) if not number and not one.item else one

    def _definition(
        self, term: Sequence[Node], definitions: Sequence[Sequence[Node]], depth: int
    ) -> Iterator[TextLine]:
        said = [one for blocks in definitions for one in self._lines(blocks, depth + 1)]
        named = lines_of(term, self._notes)
        if named and said:
            yield TextLine((*named[0], Run(TAB, Look()), *said[0].line))
            yield from said[1:]
        else:
            yield from map(TextLine, named)
            yield from said

    def _table(self, content: Sequence[Any], number: int, depth: int) -> Iterator[TextLine]:
        _, _, _, head, bodies, foot = content
        rows = [*head[1], *(row for body in bodies for row in [*body[2], *body[3]]), *foot[1]]
        for row in rows:
            cells = [list(self._lines(cell[4], depth + 1)) for cell in row[1]]
            # Beside each other stand the first lines of the cells; of the last, the rest follows.
            firsts = [cell[0].line for cell in cells if cell]
            line: list[Run] = []
            for first in firsts:
                line += [Run(TAB, Look()), *first] if line else first
            if line:
                yield TextLine(tuple(line), table=number)
            for cell in cells:
                yield from cell[1:]
