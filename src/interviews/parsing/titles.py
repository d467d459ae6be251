"""The title that a text gives itself: its first heading, or a line in bold or italics above the interview."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interviews.parsing.blocks import Block, BlockKind
from interviews.parsing.dates import issued
from interviews.parsing.labels.label import is_data_label, label_key, plain
from interviews.parsing.mentions import says_who_wrote
from interviews.parsing.source import tidy
from interviews.parsing.vocabulary import HEADINGS_OF_PARTS

LONGEST_TITLE = 160
MOST_BLOCKS = 4
"""Blocks at the head of a text, pictures and rules included, among which its title stands."""
_ANCHOR = re.compile(r"\s*\{[#.:][^{}]{0,80}\}\s*$")
_FOOTNOTE = re.compile(r"\[\^[^\[\]]{1,20}\]")
_EMPHASIS = re.compile(r"(?<![^\W_])[*_`]+|[*_`]+(?![^\W_])|\*+")
_ENCLOSED = re.compile(
    r"(?P<bold>\*\*\*?|__|<b>|<strong>)(?P<text>[^*<>\n]+?)(?:\*\*\*?|__|</b>|</strong>)"
    r"|(?P<mark>[*_])(?P<italic>[^*_\n]+?)(?P=mark)"
)
_BREAK = re.compile(r"(?:\s{2,}|\\|<br ?/?>)$")
_LABEL = re.compile(r"^(?P<label>[^:：]{1,40})[:：]")


def as_read(title: str) -> str:
    """A title without Markdown, footnote marks and anchors."""
    without = _FOOTNOTE.sub("", _ANCHOR.sub("", title))
    return tidy(_EMPHASIS.sub("", plain(without))).strip("# ")


def title_above(
    lines: Sequence[str], blocks: Sequence[Block], first_turn: int, language: str | None
) -> str | None:
    """The title above the first turn: the first heading of the highest rank, or a line in bold or italics."""
    headings = [
        (block.level != 1, block.start, text)
        for block in blocks
        if block.kind is BlockKind.HEADING and block.start < first_turn and (text := as_read(block.text))
    ]
    telling = [heading for heading in headings if not _is_generic(heading[2])]
    enclosed = _enclosed_line(lines, blocks, first_turn, language) if not telling else None
    if telling:
        return min(telling)[2]
    return enclosed or (min(headings)[2] if headings else None)


def _is_generic(text: str) -> bool:
    return text.casefold().strip(" :.") in HEADINGS_OF_PARTS


def _enclosed_line(
    lines: Sequence[str], blocks: Sequence[Block], first_turn: int, language: str | None
) -> str | None:
    """The first line of the first paragraph, where it is in bold or italics as a whole and names nobody."""
    for block in blocks[:MOST_BLOCKS]:
        if block.start >= first_turn:
            return None
        if block.kind is BlockKind.PARAGRAPH and not lines[block.start].lstrip().startswith(("![", "[![")):
            return _enclosed(lines[block.start], alone=block.end - block.start == 1, language=language)
    return None


def _enclosed(line: str, *, alone: bool, language: str | None) -> str | None:
    found = _ENCLOSED.fullmatch(_BREAK.sub("", line.strip()))
    if found is None or not (alone or _BREAK.search(line) or found["bold"]):
        return None
    text = as_read(found["text"] or found["italic"])
    label = _LABEL.match(text)
    is_label = text.endswith((":", "：")) or (label is not None and is_data_label(label_key(label["label"])))
    is_sentence = found["italic"] is not None and text.endswith((".", "。", "…"))
    short = len(text.split()) < 2 and not any("\u3040" <= character <= "\ud7a3" for character in text)
    if short or len(text) > LONGEST_TITLE or is_label or is_sentence:
        return None
    return None if issued(text, language) or says_who_wrote(text, language) else text
