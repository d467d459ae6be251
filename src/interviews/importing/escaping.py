r"""Words of other tools as Markdown: what would be a mark gets a backslash, and reads as the same words.

As little as possible is escaped: `C++`, `snake_case`, `[laughs]` and `5 < 6` stay as they are.
"""

from __future__ import annotations

import re

_BREAKS = re.compile(r"[\t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029 ]+")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_MARKS = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)"
    r"|[*`]"
    r"|(?<!\w)_+|_+(?!\w)"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w{1,40};)"
    r"|~(?=~)|(?<=~)~|=(?==)|(?<==)=|%(?=%)|(?<=%)%"
    r"|\](?=[(\[:])|\[(?=[\[^])"
    r"|(?<=\s)\^(?=[\w-]+$)"
)
r"""Marks wherever they stand; `==`, `%%`, `[[` and `^` at the end are those of programs for notes."""
_AT_START = re.compile(r"#{1,6}(?:\s|$)|[-+](?:\s|$)|-{2,}\s*$|=+\s*$|\+{3,}|>|\||:")
_NUMBER = re.compile(r"(\d{1,9})([.)](?:\s|$))")


def tidy_line(text: str) -> str:
    """Words on one line, one space between two, without characters that nobody can see or print."""
    return _BREAKS.sub(" ", _UNPRINTABLE.sub("", text)).strip(" ")


def escaped(text: str) -> str:
    """Plain words on one line as Markdown, wherever in a line they stand."""
    return _MARKS.sub(lambda found: "".join(f"\\{mark}" for mark in found[0]), tidy_line(text))


def escaped_line(text: str) -> str:
    """Plain words as Markdown that may stand at the beginning of a line."""
    return without_number(at_start(escaped(text)))


def at_start(line: str) -> str:
    """Markdown as it may stand at the beginning of a line, the number of a list aside."""
    return "\\" + line if _AT_START.match(line) else line


def without_number(line: str) -> str:
    """A line of Markdown whose number is a word and begins no list."""
    return _NUMBER.sub(r"\1\\\2", line, count=1) if _NUMBER.match(line) else line
