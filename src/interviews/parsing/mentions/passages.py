"""Cuts the lines around an interview into passages: paragraphs, headings, items and lines by themselves."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interviews.parsing.mentions.masking import bare

SHORT_LINE = 60
"""Characters below which a line of a paragraph was ended on purpose."""
LONGEST_PASSAGE = 2_500
"""Characters; who talks with whom is said at once."""
MOST_LINES = 120
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<text>.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(?:={3,}|-{3,})\s*$")
_MARK = re.compile(r"\s*(?:>\s?)*(?:[-*+•]\s+|\d{1,2}[.)]\s+)?")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,2}[.)])\s+")
_LINK_ALONE = re.compile(r"\s*(?:[-*+•>]|\d{1,2}[.)])\s+!?\[[^\[\]]*\]\([^()]*\)\W*$")
"""An item that is a link leads to another page."""
_NOISE = re.compile(r"\s*(?:!\[[^\[\]]*\]\([^()]*\)|<[^<>]*>|\[[^\[\]]+\]:.*|\{[{%].*[%}]\}|[-*_=]{3,})?\s*$")


@dataclass(frozen=True, slots=True)
class Passage:
    """Bare text that belongs together."""

    text: str
    is_title: bool
    starts: Sequence[tuple[int, int]]
    """Where each of its lines begins in the text, and its index in the file."""

    def line_of(self, place: int) -> int:
        """The index of the line of the file where a place of the text stands."""
        return self.starts[max(0, bisect_right(self.starts, (place, 1 << 60)) - 1)][1]


def passages_of(lines: Sequence[str], start: int, end: int) -> Iterator[Passage]:
    """The passages of the lines from `start` up to, not including, `end`; as many as `MOST_LINES` hold."""
    gathered: list[tuple[int, str]] = []
    end = min(end, start + MOST_LINES, len(lines))
    for number in range(start, end):
        line = lines[number]
        heading = _HEADING.match(line)
        if gathered and len(gathered) == 1 and _UNDERLINE.match(line):
            yield _passage(gathered, is_title=True)
            gathered = []
        elif heading is not None:
            yield from _finished(gathered)
            gathered = []
            yield _passage([(number, heading["text"])], is_title=True)
        elif not line.strip() or _NOISE.match(line) or _LINK_ALONE.match(line):
            yield from _finished(gathered)
            gathered = []
        else:
            if gathered and (_ITEM.match(line) or _ended_on_purpose(gathered[-1][1], line)):
                yield from _finished(gathered)
                gathered = []
            gathered.append((number, line[_marked(line) :]))
    yield from _finished(gathered)


def _ended_on_purpose(line: str, following: str) -> bool:
    begins = following.lstrip(" >*_[“\"'‘")[:1]
    return len(line) < SHORT_LINE and not begins.islower() and line.count("[") == line.count("]")


def _marked(line: str) -> int:
    found = _MARK.match(line)
    return found.end() if found else 0


def _finished(gathered: Sequence[tuple[int, str]]) -> Iterator[Passage]:
    if gathered:
        yield _passage(gathered, is_title=False)


def _passage(gathered: Sequence[tuple[int, str]], *, is_title: bool) -> Passage:
    starts: list[tuple[int, int]] = []
    parts: list[str] = []
    length = 0
    whole = bare("\n".join(text.strip() for _, text in gathered)[:LONGEST_PASSAGE]).split("\n")
    for (number, _), text in zip(gathered, whole, strict=False):
        starts.append((length, number))
        parts.append(" ".join(text.split()))
        length += len(parts[-1]) + 1
    return Passage(" ".join(parts), is_title, tuple(starts))
