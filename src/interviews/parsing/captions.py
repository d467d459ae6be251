"""Captions of a recording, WebVTT and SubRip, pasted into Markdown: timings, numbers, notes and tags."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interviews.parsing.blocks import BlockKind
from interviews.parsing.pieces import Piece
from interviews.parsing.timestamps import is_cue

LINES_ABOVE = 60
"""Lines in which the mark of WebVTT stands, also below front matter."""
_NOTE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_CUE_NAME = re.compile(r"(?=[^\s]*\d)[\w-]{4,60}(?:/[\w-]{1,20})?")
"""An identifier above the timing of a caption."""
_TAGS = re.compile(r"</?[cv](?:\.[\w.-]{1,60})?(?:\s[^<>\n]{0,80})?>|<\d{1,2}:\d{2}(?::\d{2})?\.\d{1,3}>")


def has_captions(lines: Sequence[str]) -> bool:
    """Whether a file says that it is WebVTT."""
    return any(line.startswith("WEBVTT") for line in lines[:LINES_ABOVE])


def is_note(lines: Sequence[str], piece: Piece) -> bool:
    """Whether a paragraph of captions is the transcriber's, or a style sheet."""
    return piece.kind is BlockKind.PARAGRAPH and _NOTE.match(lines[piece.start]) is not None


def begins_with_cue(lines: Sequence[str], piece: Piece) -> bool:
    """Whether a piece is one more caption of the same turn, which begins with its number and time."""
    return any(map(is_cue, lines[piece.start : piece.start + 2]))


def without_cues(body: Sequence[str]) -> list[str]:
    """The lines without the timings of captions and the numbers and names above them."""
    return [
        line
        for number, line in enumerate(body)
        if not is_cue(line)
        and not (number + 1 < len(body) and is_cue(body[number + 1]) and _names_a_cue(body, number))
    ]


def without_tags(line: str) -> str:
    """What a voice says, without the tags of voices, classes and the times of words."""
    return _TAGS.sub("", line) if "<" in line else line


def _names_a_cue(body: Sequence[str], number: int) -> bool:
    """Whether what stands above a timing is the number or name of its caption, and not said in the last."""
    line = body[number].strip()
    if line.isdigit() or (number > 0 and not body[number - 1].strip()):
        return True
    return _CUE_NAME.fullmatch(line) is not None
