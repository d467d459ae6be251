"""The text of one file as numbered lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import category

import msgspec

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
"""Zero-width characters, which copying from web pages leaves around labels."""
_JOINERS = re.compile("[\u200c\u200d]+")
_JOINED = "LMS"
"""The Unicode categories of letters, marks and emoji, which joiners and non-joiners stand between."""


class Source(msgspec.Struct, frozen=True):
    """The lines of a file without their ends; line numbers in the records are one more than an index here."""

    lines: Sequence[str]

    def text(self, start: int, end: int) -> str:
        """The lines from `start` up to, not including, `end`."""
        return "\n".join(self.lines[start:end])

    def opening(self, start: int, characters: int) -> str:
        """The lines from `start` on, as many as have that many characters."""
        end = start
        while end < len(self.lines) and characters > 0:
            characters -= len(self.lines[end]) + 1
            end += 1
        return self.text(start, end)


def read_source(text: str) -> Source:
    """The text as lines; any of LF, CRLF and CR ends a line, as in CommonMark 2.1."""
    if text.startswith("\ufeff"):
        text = text[1:]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Source(text.replace("\0", "\ufffd").split("\n"))


def tidy(text: str) -> str:
    """A label or name without zero-width characters that carry nothing, each run of spaces one space.

    No-break spaces are spaces.
    """
    if not text.isascii():
        text = text.translate(_INVISIBLE)
        if "\u200c" in text or "\u200d" in text:
            text = _JOINERS.sub(_if_it_joins, text)
    return " ".join(text.split())


def _if_it_joins(found: re.Match[str]) -> str:
    """Joiners as they are between letters, where they spell a word, and between emoji; else nothing."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() : found.end() + 1]
    joins = before and after and category(before)[0] in _JOINED and category(after)[0] in _JOINED
    return found[0] if joins else ""
