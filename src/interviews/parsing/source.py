"""The text of one file as numbered lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
"""Zero-width characters, which copying from web pages leaves around labels."""


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of a file without their ends; line numbers in the records are one more than an index here."""

    lines: Sequence[str]

    def text(self, start: int, end: int) -> str:
        """The lines from `start` up to, not including, `end`."""
        return "\n".join(self.lines[start:end])


def read_source(text: str) -> Source:
    """The text as lines; any of LF, CRLF and CR ends a line, as in CommonMark 2.1."""
    if text.startswith("\ufeff"):
        text = text[1:]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Source(text.replace("\0", "\ufffd").split("\n"))


def tidy(text: str) -> str:
    """A label or name without zero-width characters, every run of spaces (also no-break) one space."""
    return " ".join((text if text.isascii() else text.translate(_INVISIBLE)).split())
