"""Parts of a file on their way to turns."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from interviews.parsing.blocks import BlockKind
from interviews.parsing.labels import Label


class Piece(msgspec.Struct, frozen=True, gc=False):
    """Consecutive lines of one block, cut where a label begins."""

    kind: BlockKind
    start: int
    end: int
    label: Label | None = None
    level: int = 0
    text: str = ""
    """Of a heading."""
    is_said: bool = True
    """Whether its words are somebody's, and no note of the transcriber's."""


class PageBeginning(NamedTuple):
    """Where in a text a page begins."""

    page: int
    start: int
    """Characters before it."""


class Draft(msgspec.Struct):
    """A turn before its speaker is known."""

    label: Label | None
    """None for an answer that only the layout marks."""
    pieces: list[Piece] = msgspec.field(default_factory=list)
    text: str = ""
    timestamp: str | None = None
    """HH:MM:SS at the label, or at an edge of what is said."""
    unsaid: int = -1
    """The index of a line that tells the time of the next turn; -1 for none."""
    pages: tuple[PageBeginning, ...] = ()
    """The pages it stands on, where the file has page marks."""

    @property
    def start(self) -> int:
        """The index of its first line."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """The index of the line after its last one."""
        return self.pieces[-1].end
