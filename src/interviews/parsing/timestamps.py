"""Times of a recording, in every written form that transcripts use, as HH:MM:SS."""

from __future__ import annotations

import re

TIME = r"(?:\d{1,3}:[0-5]\d:\s?[0-5]\d|\d{1,3}:[0-5]\d)(?:[.,]\d{1,3})?"
"""`0:44`, `00:12:34`, `0:00:41.9`, `00:11: 57.25` (a slip seen in the wild)."""

ENCLOSED_TIME = rf"(?:\\?[\[(]\s*{TIME}\s*\\?[\])]|{TIME})"
"""The same, alone or in brackets, which may be escaped."""

_TIME = re.compile(r"(\d{1,3}):(\d{2})(?::\s?(\d{2}))?")
_LEADING = re.compile(rf"\s*[*_]{{0,2}}(\\?[\[(]\s*{TIME}\s*\\?[\])])[*_]{{0,2}}:?\s*")
_ONLY = re.compile(rf"\s*[*_]{{0,3}}{ENCLOSED_TIME}[*_]{{0,3}}:?[*_]{{0,3}}\s*")
_CUE = re.compile(rf"\s*{TIME}\s*-->\s*{TIME}.*")


def clock(text: str) -> str | None:
    """The first time in `text` as HH:MM:SS, or None."""
    found = _TIME.search(text)
    if found is None:
        return None
    first, second, third = (int(part) if part else None for part in found.groups())
    assert first is not None and second is not None
    hours, minutes, seconds = (first, second, third) if third is not None else (0, first, second)
    return f"{hours + minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}"


def take_leading_time(text: str) -> tuple[str | None, str]:
    """A bracketed time at the start of what somebody says, and the words after it."""
    if "[" not in text[:6] and "(" not in text[:6]:
        return None, text
    found = _LEADING.match(text)
    return (clock(found[1]), text[found.end() :]) if found else (None, text)


def is_bare_time(line: str) -> bool:
    """Whether a line holds a time and nothing else."""
    return len(line) < 40 and not line[:1].isalpha() and _ONLY.fullmatch(line) is not None


def is_cue(line: str) -> bool:
    """Whether a line is the timing of a WebVTT or SubRip cue."""
    return "-->" in line and _CUE.fullmatch(line) is not None
