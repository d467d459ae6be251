"""Texts that are put into another text, which stays as it is around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\r|\n")


class Insertion(NamedTuple):
    """A text that goes in front of the character at an offset."""

    offset: int
    text: str


class Lines:
    """Where the lines of a text begin and end; any of LF, CRLF and CR ends one."""

    def __init__(self, text: str) -> None:
        self.text = text
        ends = [(found.start(), found.end()) for found in _LINE_END.finditer(text)]
        self._starts = [0, *(end for _, end in ends)]
        self._ends = [*(start for start, _ in ends), len(text)]
        self.end = text[ends[0][0] : ends[0][1]] if ends else "\n"
        """What ends the first line, and new ones."""

    def words(self) -> list[str]:
        """The lines without their ends."""
        return [self.text[start:end] for start, end in zip(self._starts, self._ends, strict=True)]

    def start(self, line: int) -> int:
        """The offset of the line with an index; that of the end of the text where there are fewer lines."""
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def stop(self, line: int) -> int:
        """The offset where the words of the line end."""
        return self._ends[line]


def only_adds(before: str, after: str) -> bool:
    """Whether one text is the other with more in between."""
    characters = iter(after)
    return all(character in characters for character in before)


def inserted(text: str, insertions: Sequence[Insertion]) -> str:
    """The text with all insertions."""
    pieces, place = [], 0
    for one in sorted(insertions, key=lambda one: one.offset):
        pieces += [text[place : one.offset], one.text]
        place = one.offset
    return "".join([*pieces, text[place:]])
