"""The words of a turn: its lines without the marks of what the transcript as a whole stands in.

That is a quotation, a list, a table, code, or captions of a recording, WebVTT and SubRip: timings, numbers,
notes and tags.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from interviews.parsing.blocks import BlockKind
from interviews.parsing.labels import Container, Form
from interviews.parsing.labels.table import words_of_row
from interviews.parsing.notes import without_note_marks
from interviews.parsing.pieces import Draft, Piece
from interviews.parsing.timestamps import is_cue

LEAST_WORDS_OF_PROSE = 4
"""Words a line, in the mean, from which indented lines are prose and no code."""
_INVISIBLE = "\n \u200b\u2060\ufeff"
_QUOTE_MARKS = re.compile(r"^(?:\s{0,3}>)+[ \t]?")
_CODE_ENDS = re.compile(r"[{};=(\[<>]$|^[<>{}\[\]$#/]|=>|\(\)|::|==")
_PROPERTY = re.compile(r"\s*(?:id|collapsed|created-at|updated-at|background-color|logseq\.[\w.-]+)::\s")
"""What Logseq keeps about a block, below its first line."""
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_BARE_FENCE = re.compile(r"\s{0,3}(?:`{3,}|~{3,})\s*")
"""With a word behind it, it ends no code: it stands in it."""
_BULLET = re.compile(r"\s*(?:[-+*]|\d{1,9}[.)])\s")
_EMPTY_TAGS = re.compile(r"\s*(?:<(?P<tag>a|span|i|sup)\b[^<>\n]{0,300}></(?P=tag)>\s*)+", re.IGNORECASE)
"""Anchors between a label and the words behind it."""
_BLOCK_TAGS = re.compile(
    r"</?(?:p|div|dl|dt|dd|ul|ol|li|table|tbody|tr|td|section|article)(?:\s[^<>\n]{0,300})?>", re.IGNORECASE
)
"""What holds a turn, or all of them, in HTML."""
LINES_ABOVE = 60
"""Lines in which the mark of WebVTT stands, also below front matter."""
_NOTE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_CUE_NAME = re.compile(r"(?=[^\s]*\d)[\w-]{4,60}(?:/[\w-]{1,20})?")
"""An identifier above the timing of a caption."""
_TAGS = re.compile(r"</?[cv](?:\.[\w.-]{1,60})?(?:\s[^<>\n]{0,80})?>|<\d{1,2}:\d{2}(?::\d{2})?\.\d{1,3}>")


def text_of(lines: Sequence[str], draft: Draft) -> str:
    """What somebody says in a turn, as Markdown."""
    first = draft.pieces[0]
    label = first.label
    if label is not None and len(draft.pieces) == 1 and first.end == label.end:
        # Most turns are one line, of which the label holds the words.
        text = without_note_marks(label.text.strip(_INVISIBLE))
    else:
        text = _joined(lines, draft)
    text = text.removeprefix("\\\n")
    anchors = _EMPTY_TAGS.match(text) if text[:1] == "<" else None
    return text[anchors.end() :] if anchors is not None else text


def _joined(lines: Sequence[str], draft: Draft) -> str:
    parts: list[str] = []
    previous: Piece | None = None
    for piece in draft.pieces:
        if piece.label is None and (piece.kind is BlockKind.HEADING or not piece.is_said):
            continue
        text = "\n".join(_said(lines, draft, piece))
        is_code = piece.kind is BlockKind.CODE and piece.label is None and not _is_prose(lines, piece)
        text = text.rstrip(_INVISIBLE) if is_code else text.strip(_INVISIBLE)
        if not text:
            continue
        if parts:
            goes_on = _is_next_item(lines, previous, piece) or begins_with_cue(lines, piece)
            parts.append("\n" if goes_on else "\n\n")
        parts.append(text if is_code else without_note_marks(text))
        previous = piece
    return "".join(parts)


def _said(lines: Sequence[str], draft: Draft, piece: Piece) -> list[str]:
    label = piece.label
    first = label.end if label is not None else piece.start
    body = list(lines[first : piece.end])
    if first <= draft.unsaid < piece.end:
        body[draft.unsaid - first] = ""
    container = draft.label.container if draft.label is not None else Container.NONE
    if container is not Container.NONE or piece.kind is not BlockKind.PARAGRAPH:
        body = _without_container(lines, piece, container, body)
    if "-->" in "\n".join(body):
        body = without_cues(body)
    if label is None:
        return body
    if container is Container.LIST and not label.text and body:
        bullet = _BULLET.match(body[0])
        body[0] = body[0][bullet.end() :] if bullet else body[0]
    if label.form is Form.VOICE:
        return [label.text, *map(without_tags, body)]
    return [label.text, *body]


def _without_container(
    lines: Sequence[str], piece: Piece, container: Container, body: Sequence[str]
) -> list[str]:
    """Lines without the marks of the quotation, table, code or list that holds the label of their turn."""
    strip = _STRIPS.get((container, piece.kind)) or _STRIPS.get((container, None))
    if strip is None and piece.label is not None:
        strip = {BlockKind.TABLE: words_of_row, BlockKind.HTML: _untagged}.get(piece.kind)
    if strip is None and piece.kind is BlockKind.CODE and _is_prose(lines, piece):
        strip = str.strip
    if container is Container.LIST:
        body = [line for line in body if _PROPERTY.match(line) is None]
    return list(map(strip, body)) if strip is not None else list(body)


def _unquoted(line: str) -> str:
    return _QUOTE_MARKS.sub("", line)


def _unfenced(line: str) -> str:
    return "" if _BARE_FENCE.fullmatch(line) else line.strip()


def _untagged(line: str) -> str:
    """The line as HTML shows it, but for a space between what stands in several blocks."""
    untagged = _BLOCK_TAGS.sub(" ", line)
    return line if untagged == line else " ".join(untagged.split())


def _unlisted(line: str) -> str:
    return line.lstrip() if line[:1].isspace() and not _BULLET.match(line) else line


_STRIPS: dict[tuple[Container, BlockKind | None], Callable[[str], str]] = {
    (Container.QUOTE, BlockKind.QUOTE): _unquoted,
    (Container.TABLE, None): words_of_row,
    (Container.CODE, BlockKind.CODE): _unfenced,
    (Container.LIST, None): _unlisted,
}


def _is_prose(lines: Sequence[str], piece: Piece) -> bool:
    """Whether lines that Markdown takes for code because they are indented are words that somebody says."""
    if _FENCE.match(lines[piece.start]):
        return False
    said = [line.strip() for line in lines[piece.start : piece.end] if line.strip()]
    words = sum(map(len, map(str.split, said)))
    return words >= LEAST_WORDS_OF_PROSE * len(said) and not any(_CODE_ENDS.search(line) for line in said)


def _is_next_item(lines: Sequence[str], previous: Piece | None, piece: Piece) -> bool:
    """Whether a piece is the item of a list right below another one, without a blank line between them."""
    if previous is None or not piece.kind is previous.kind is BlockKind.LIST_ITEM:
        return False
    return previous.end == piece.start and bool(lines[piece.start - 1].strip())


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
