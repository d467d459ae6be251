"""What every command says and how: JSON and results to standard output, messages to standard error.

Transcripts and file names are untrusted: control characters in them could move the cursor, retitle the window
or fill the clipboard (ANSI and OSC sequences), so everything printed goes through `harmless`.
"""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from typing import Any

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(text: str) -> str:
    """The text with control characters, direction overrides and undecodable bytes made visible.

    Tabs, newlines and the direction marks that right-to-left scripts need stay.
    """
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def one_line(text: str) -> str:
    """The text on one line, harmless: for file names and titles, which may hold newlines."""
    return harmless(re.sub(r"[\n\t\r]", lambda found: repr(found[0])[1:-1], text))


def width_in_terminal(text: str) -> int:
    """The columns that a text takes: two a Chinese character and the like, none for a mark on a letter."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "FW" else 1
        for character in text
    )


def fitted(text: str, width: int) -> str:
    """As much of the beginning of a text as fits into columns of the terminal, and blanks up to their end."""
    kept = text[:width]
    while width_in_terminal(kept) > width:
        kept = kept[:-1]
    return kept + " " * (width - width_in_terminal(kept))


def print_result(text: str = "") -> None:
    print(harmless(text))


def print_json(value: Any) -> None:
    """Prints one JSON value on one line, harmless as `escaped_json` makes it; a path is a text."""
    print(escaped_json(json.dumps(value, ensure_ascii=False, default=os.fspath)))


def escaped_json(text: str) -> str:
    """JSON with the characters that `harmless` shows as JSON escapes."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def print_message(text: str) -> None:
    """Says something that is not part of the result."""
    print(harmless(text), file=sys.stderr)


def print_error(text: str) -> None:
    print_message(f"interviews: {text}")
