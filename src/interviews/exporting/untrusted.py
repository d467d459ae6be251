"""The one place where text from transcripts, file names and the index becomes fit to be shown.

Such text could hold control characters that move the cursor, retitle the window or fill the clipboard, and
direction overrides that make it read as something else. Markup cannot act: the terminal UI shows texts as
Textual `Content` made from plain strings, never parsed as markup.
"""

from __future__ import annotations

import re

TAB_WIDTH = 4

_HARMFUL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BREAKS = re.compile(r"\r\n?|[\u2028\u2029]")

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"(?<![\\\w])(\*{1,3}|_{1,3}|`)(?=\S)(.+?)(?<=[^\s\\])\1(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def visible(text: str) -> str:
    """The text with control characters and direction overrides as their codes, tabs as spaces.

    Newlines stay, and so do the direction marks that right-to-left scripts need.
    """
    text = _BREAKS.sub("\n", text).expandtabs(TAB_WIDTH)
    return _HARMFUL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def one_line(text: str) -> str:
    """The text as `visible` gives it, with every run of white space as one space."""
    return " ".join(visible(text).split())


def plain_words(markdown: str) -> str:
    """The words of a short Markdown text on one line: for lists, where its marks would only be in the way."""
    text = _LINK.sub(r"\1", one_line(markdown))
    text = _EMPHASIS.sub(r"\2", text)
    return without_escapes(text)


def without_escapes(markdown: str) -> str:
    """The text without the backslashes that keep Markdown from reading a character as a mark."""
    return _ESCAPE.sub(r"\1", markdown)
