"""Marks of note-taking programs that say nothing: wiki links, highlighting, comments, the names of blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from interviews.parsing.labels.label import WIKI_LINK

_HIGHLIGHT = re.compile(r"(?<![=!<>])==(?=[^\s=])([^=\n]{1,600}?)(?<=[^\s=])==(?!=)")
_COMMENT = re.compile(r"[ \t]*%%[^%]{0,2000}%%")
_BLOCK_NAME = re.compile(r"[ \t]+\^[A-Za-z0-9-]{1,40}[ \t]*$", re.MULTILINE)
_TAG = r"#(?=[\w/-]*[^\W\d])[\w/-]+"
_LINE_OF_TAGS = re.compile(rf"[ \t]*(?:[-*+][ \t]+)?{_TAG}(?:[ \t,]+{_TAG})*[ \t]*")
_EMBEDDED = re.compile(r"!(?=\[\[)")


def without_note_marks(text: str) -> str:
    """What is said, with the words of links and of what is highlighted, and without comments."""
    # One character is found ten times as fast as two, and most texts have none of them.
    if "[" in text and "[[" in text:
        text = WIKI_LINK.sub(_words, _EMBEDDED.sub("", text))
    if "=" in text and "==" in text:
        text = _HIGHLIGHT.sub(r"\1", text)
    if "%" in text and "%%" in text:
        text = _COMMENT.sub("", text)
    if "^" in text:
        text = _BLOCK_NAME.sub("", text)
    return text


def tags_in(lines: Iterable[str]) -> tuple[str, ...]:
    """The tags on lines that hold nothing else: `#water/drought #oral-history`."""
    found = [line for line in lines if "#" in line and _LINE_OF_TAGS.fullmatch(line)]
    return tuple(dict.fromkeys(tag[1:] for line in found for tag in re.findall(_TAG, line)))


def _words(found: re.Match[str]) -> str:
    return found["alias"] or found["target"]
