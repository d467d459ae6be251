"""Lays the blocks of a file out as turns, background and headings, every line in exactly one of them.

A turn begins at a label and goes on until the next one: unlabelled paragraphs, lists and quotations belong
to whoever spoke last, also across a heading in the middle of an answer. Only where the layout itself marks
the change, a question that is in bold or a heading as a whole, the next words are the answer.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from interviews.parsing.blocks import Block, BlockKind
from interviews.parsing.edges import take_edge_times
from interviews.parsing.labels import Container, Form, Label
from interviews.parsing.labels.label import is_data_label, is_question_label, label_key, plain
from interviews.parsing.labels.table import words_of_row
from interviews.parsing.notes import without_note_marks
from interviews.parsing.timestamps import clock, is_bare_time, is_cue


class Piece(msgspec.Struct, frozen=True, gc=False):
    """Consecutive lines of one block, cut where a label begins."""

    kind: BlockKind
    start: int
    end: int
    label: Label | None = None
    level: int = 0
    text: str = ""
    """Of a heading."""


class Draft(msgspec.Struct):
    """A turn before its speaker is known."""

    label: Label | None
    """None for an answer that only the layout marks."""
    pieces: list[Piece] = msgspec.field(default_factory=list)
    text: str = ""
    timestamp: str | None = None
    """HH:MM:SS at the label, or at an edge of what is said."""
    unsaid: int = -1
    """The index of a line that tells the time of the next turn; -1 for none."""

    @property
    def start(self) -> int:
        """The index of its first line."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """The index of the line after its last one."""
        return self.pieces[-1].end


@dataclass(frozen=True, slots=True)
class Layout:
    """A file, or one section of it, laid out."""

    drafts: tuple[Draft, ...]
    background: tuple[tuple[int, int], ...]
    """Pairs of first index and index after the last."""
    headings: tuple[Piece, ...]


LINES_ABOVE_CAPTIONS = 60
"""Lines in which the mark of WebVTT stands, also below front matter."""
WITHIN_ABOVE = 4
"""Lines above a label within which its time stands, blank ones included."""
LONGEST_TIME_LINE = 420
_NOTE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_MAY_BE_TIME = re.compile(r"[^0-9\n]{0,24}[0-9]|[^\w\n]{0,16}<")
_LINE_MARKS = re.compile(r"^(?:\s{0,3}>)+[ \t]?|^#{1,6}\s")
_QUOTE_MARKS = re.compile(r"^(?:\s{0,3}>)+[ \t]?")
_CUE_NAME = re.compile(r"(?=[^\s]*\d)[\w-]{4,60}(?:/[\w-]{1,20})?")
"""An identifier above the timing of a caption."""
_VOICE_TAGS = re.compile(
    r"</?[cv](?:\.[\w.-]{1,60})?(?:\s[^<>\n]{0,80})?>|<\d{1,2}:\d{2}(?::\d{2})?\.\d{1,3}>"
)
_INVISIBLE = "\n \u200b\u2060\ufeff"
_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?|\[!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?\]\([^)]*\)")
_STAGE_DIRECTION = re.compile(r"[*_]{0,3}\\?[\[(（【][^\n]{1,120}[\])）】][*_]{0,3}\.?")
_TAGS_ONLY = re.compile(r"(?:\s|<[^<>]{0,400}>|&nbsp;|\{[%{][^}]{0,200}[%}]\})*")
_FOOTER_LABEL = re.compile(r"[*_]{0,2}([^\W\d_][^:：\n*]{0,30})[*_]{0,2}\s*[:：]")


def lay_out(lines: Sequence[str], blocks: Sequence[Block], labels: Sequence[Label]) -> Layout:
    """The turns that begin at `labels`, the background and the headings of some blocks."""
    habits = _Habits(labels)
    has_notes = any(line.startswith("WEBVTT") for line in lines[:LINES_ABOVE_CAPTIONS])
    drafts: list[Draft] = []
    loose: list[Piece] = []
    headings: list[Piece] = []
    for piece in _cut(blocks, labels):
        if piece.label is not None:
            drafts.append(Draft(piece.label, [piece], timestamp=piece.label.timestamp))
            continue
        if has_notes and _is_note(lines, piece):
            loose.append(piece)
            continue
        if piece.kind is BlockKind.HEADING:
            headings.append(piece)
        if drafts:
            drafts[-1].pieces.append(piece)
        elif piece.kind is not BlockKind.HEADING:
            loose.append(piece)
    _take_times_above(lines, drafts)
    finished: list[Draft] = []
    for number, draft in enumerate(drafts):
        left_over = _close(lines, draft, last=number == len(drafts) - 1) if len(draft.pieces) > 1 else []
        finished.append(draft)
        if habits.answered_without_label(draft):
            answer, between = _split_answer(lines, draft)
            left_over += between
            if answer is not None:
                left_over += _trim(lines, answer)
                finished.append(answer)
        if left_over:
            loose += [piece for piece in left_over if piece.kind is not BlockKind.HEADING]
    edges = take_edge_times([_text_of(lines, draft) for draft in finished])
    for draft, edge in zip(finished, edges, strict=True):
        draft.text = edge.text
        draft.timestamp = draft.timestamp or edge.first or edge.last
    headings.sort(key=lambda piece: piece.start)
    return Layout(tuple(finished), tuple(_merge(lines, loose)), tuple(headings))


def _is_note(lines: Sequence[str], piece: Piece) -> bool:
    """Whether a paragraph of captions is the transcriber's, or a style sheet."""
    return piece.kind is BlockKind.PARAGRAPH and _NOTE.match(lines[piece.start]) is not None


def _take_times_above(lines: Sequence[str], drafts: Sequence[Draft]) -> None:
    """Gives each turn the time on a line of its own above its label.

    Where none stands above the first label and one below the last words, these lines belong to the turn above.
    """
    above = [_line_above(lines, draft.start) for draft in drafts]
    if not drafts:
        return
    last = _line_above(lines, drafts[-1].end)
    times_close = above[0] < 0 and last > drafts[-1].start and is_bare_time(lines[last])
    for draft in drafts:
        below = draft.label.end if draft.label is not None else len(lines)
        if draft.timestamp is None and below < len(lines) and is_cue(lines[below]):
            draft.timestamp = clock(lines[below])
    for number, (draft, index) in enumerate(zip(drafts, above, strict=True)):
        is_said_before = number > 0 and index <= drafts[number - 1].start
        if index < 0 or is_said_before or (times_close and not is_cue(lines[index])):
            continue
        draft.timestamp = draft.timestamp or clock(lines[index])
        if number and not is_cue(lines[index]):
            drafts[number - 1].unsaid = index


def _line_above(lines: Sequence[str], end: int) -> int:
    """The index of the last line above `end` that is not blank, if it holds a time and nothing else; else -1."""
    index = end - 1
    while index >= 0 and end - index <= WITHIN_ABOVE and not lines[index].strip():
        index -= 1
    if index < 0 or not lines[index].strip():
        return -1
    line = lines[index]
    if len(line) > LONGEST_TIME_LINE or not _MAY_BE_TIME.match(line):
        return -1
    return index if is_cue(line) or is_bare_time(_LINE_MARKS.sub("", line)) else -1


class _Habits:
    """How the labels of a file are used, which tells whether an answer needs a label."""

    def __init__(self, labels: Sequence[Label]) -> None:
        counts = Counter(label.key for label in labels)
        self._complete = Counter(label.key for label in labels if label.complete)
        self._asks_in_bold = {key for key, count in counts.items() if self._complete[key] * 5 >= count * 3}
        self._only_questions = bool(labels) and all(
            is_question_label(label.name) for label in labels if label.written
        )

    def answered_without_label(self, draft: Draft) -> bool:
        """Whether words below a turn, without a label of their own, are the answer to it."""
        label = draft.label
        if label is None:
            return False
        if label.complete and (
            not label.written or label.key in self._asks_in_bold or label.text.endswith("?")
        ):
            return True
        return self._only_questions


def _cut(blocks: Sequence[Block], labels: Sequence[Label]) -> Iterator[Piece]:
    by_line: dict[int, list[Label]] = defaultdict(list)
    for label in labels:
        by_line[label.line].append(label)
    labelled = sorted(by_line)
    for block in blocks:
        cuts = labelled[bisect_left(labelled, block.start) : bisect_left(labelled, block.end)]
        first = cuts[0] if cuts else block.end
        if block.start < first:
            yield Piece(block.kind, block.start, first, None, block.level, block.text)
        for number, line in enumerate(cuts):
            stop = cuts[number + 1] if number + 1 < len(cuts) else block.end
            own = by_line[line]
            for label in own[:-1]:
                yield Piece(block.kind, line, line + 1, label)
            yield Piece(block.kind, line, stop, own[-1], block.level)


def _speaks(lines: Sequence[str], piece: Piece) -> bool:
    """Whether a piece holds words that somebody says."""
    if piece.label is not None:
        return True
    if piece.kind in (BlockKind.HEADING, BlockKind.RULE, BlockKind.DEFINITION):
        return False
    text = "\n".join(lines[piece.start : piece.end]).strip()
    if piece.kind is BlockKind.HTML and not text.startswith("<!--"):
        return _TAGS_ONLY.fullmatch(text) is None
    if text.startswith("<!--"):
        return False
    if "![" in text and not _IMAGE.sub("", text).strip():
        return False
    return bool(text) and _TAGS_ONLY.fullmatch(text) is None


def _is_stage_direction(lines: Sequence[str], piece: Piece) -> bool:
    return (
        piece.label is None
        and piece.end - piece.start == 1
        and _STAGE_DIRECTION.fullmatch(lines[piece.start].strip()) is not None
    )


def _is_footer(lines: Sequence[str], piece: Piece) -> bool:
    """Whether a piece is data about the file: `via: …`, `Translator: …`."""
    if piece.kind is not BlockKind.PARAGRAPH or piece.label is not None:
        return False
    found = _FOOTER_LABEL.match(lines[piece.start].strip())
    return found is not None and is_data_label(label_key(plain(found[1])))


def _close(lines: Sequence[str], draft: Draft, *, last: bool) -> list[Piece]:
    """Takes from a draft what does not belong to it, and returns that.

    The last turn ends at the first heading, rule or footer below its words; there nobody comes after it to
    show that the interview goes on.
    """
    taken: list[Piece] = []
    if last:
        spoken = bool(draft.label and draft.label.text) or draft.pieces[0].end > draft.pieces[0].start + 1
        for number, piece in enumerate(draft.pieces[1:], 1):
            closing = piece.kind in (BlockKind.HEADING, BlockKind.RULE) or _is_footer(lines, piece)
            if closing and spoken:
                taken = draft.pieces[number:]
                del draft.pieces[number:]
                break
            spoken = spoken or _speaks(lines, piece)
    return _trim(lines, draft) + taken


def _trim(lines: Sequence[str], draft: Draft) -> list[Piece]:
    """Takes the pieces at the end of a draft that nobody says, and returns them."""
    keep = len(draft.pieces)
    while keep > 1:
        piece = draft.pieces[keep - 1]
        spoken = _speaks(lines, piece) and piece.kind is not BlockKind.TABLE
        if spoken and not (_is_stage_direction(lines, piece) and _has_words(lines, draft, keep - 1)):
            break
        keep -= 1
    taken = draft.pieces[keep:]
    del draft.pieces[keep:]
    return taken


def _has_words(lines: Sequence[str], draft: Draft, before: int) -> bool:
    first = draft.pieces[0]
    if draft.label is None or draft.label.text or first.end > draft.label.end:
        return True
    return any(_speaks(lines, piece) for piece in draft.pieces[1:before])


def _split_answer(lines: Sequence[str], draft: Draft) -> tuple[Draft | None, list[Piece]]:
    """The unlabelled answer below a question, and what stands between the two: pictures and pull quotes."""
    label = draft.label
    assert label is not None
    first = draft.pieces[0]
    rest = draft.pieces[1:]
    if first.end > label.end and (label.complete or label.text):
        below = Piece(BlockKind.PARAGRAPH, label.end, first.end)
        if any(line.strip() for line in lines[below.start : below.end]):
            rest = [below, *rest]
        draft.pieces[0] = Piece(first.kind, first.start, label.end, label, first.level)
    asked = bool(label.text)
    between: list[Piece] = []
    for number, piece in enumerate(rest):
        spoken = _speaks(lines, piece) and piece.kind is not BlockKind.QUOTE
        if spoken and not asked:
            asked = True
            draft.pieces = [draft.pieces[0], *between, piece]
            between = []
        elif spoken:
            del draft.pieces[1 + number :]
            draft.pieces = [
                part for part in draft.pieces if part not in rest[number:] and part not in between
            ]
            return Draft(None, rest[number:]), between
        else:
            between.append(piece)
    draft.pieces = [part for part in draft.pieces if part not in between]
    return None, between


def _text_of(lines: Sequence[str], draft: Draft) -> str:
    parts: list[str] = []
    previous: Piece | None = None
    for piece in draft.pieces:
        if piece.kind is BlockKind.HEADING and piece.label is None:
            continue
        text = "\n".join(_body(lines, draft, piece))
        is_code = (
            piece.kind is BlockKind.CODE and piece.label is None and not _is_indented_prose(lines, piece)
        )
        text = text.rstrip(_INVISIBLE) if is_code else text.strip(_INVISIBLE)
        if not text:
            continue
        if parts:
            parts.append(
                "\n" if _is_next_item(lines, previous, piece) or _is_caption(lines, piece) else "\n\n"
            )
        parts.append(text if is_code else without_note_marks(text))
        previous = piece
    return "".join(parts).removeprefix("\\\n")


def _body(lines: Sequence[str], draft: Draft, piece: Piece) -> list[str]:
    """The lines of a piece that are said, without the marks of what the transcript as a whole stands in."""
    label = piece.label
    first = label.end if label is not None else piece.start
    body = list(lines[first : piece.end])
    if first <= draft.unsaid < piece.end:
        body[draft.unsaid - first] = ""
    container = draft.label.container if draft.label is not None else Container.NONE
    if container is Container.NONE and piece.kind is BlockKind.PARAGRAPH:
        pass
    elif container is Container.QUOTE and piece.kind is BlockKind.QUOTE:
        body = [_QUOTE_MARKS.sub("", line) for line in body]
    elif container is Container.TABLE or (label is not None and piece.kind is BlockKind.TABLE):
        body = [words_of_row(line) for line in body]
    elif container is Container.CODE and piece.kind is BlockKind.CODE:
        body = [line.strip() for line in body if not _FENCE.match(line)]
    elif container is Container.LIST:
        body = [line.lstrip() if line[:1].isspace() and not _BULLET.match(line) else line for line in body]
    elif piece.kind is BlockKind.CODE and _is_indented_prose(lines, piece):
        body = [line.strip() for line in body]
    if any("-->" in line for line in body):
        body = _without_cues(body)
    if label is not None:
        body = [label.text, *body]
        if container is Container.LIST:
            body = [line for line in body if _PROPERTY.match(line) is None]
            if not label.text and len(body) > 1:
                body[1] = _BULLET.sub("", body[1], count=1)
        if label.form is Form.VOICE:
            body = [_VOICE_TAGS.sub("", line) for line in body]
    return body


def _is_indented_prose(lines: Sequence[str], piece: Piece) -> bool:
    """Whether lines that Markdown takes for code because they are indented are words that somebody says."""
    if _FENCE.match(lines[piece.start]):
        return False
    said = [line.strip() for line in lines[piece.start : piece.end] if line.strip()]
    words = sum(map(len, map(str.split, said)))
    return words >= LEAST_WORDS_OF_PROSE * len(said) and not any(_CODE_ENDS.search(line) for line in said)


LEAST_WORDS_OF_PROSE = 4
"""Words a line, in the mean, from which indented lines are prose."""
_CODE_ENDS = re.compile(r"[{};=(\[<>]$|^[<>{}\[\]$#/]|=>|\(\)|::|==")
_PROPERTY = re.compile(r"\s*(?:id|collapsed|created-at|updated-at|background-color|logseq\.[\w.-]+)::\s")
"""What Logseq keeps about a block, below its first line."""
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_BULLET = re.compile(r"\s*(?:[-+*]|\d{1,9}[.)])\s")


def _is_caption(lines: Sequence[str], piece: Piece) -> bool:
    """Whether a piece is one more caption of the same turn, which begins with its number and time."""
    return any(map(is_cue, lines[piece.start : piece.start + 2]))


def _is_next_item(lines: Sequence[str], previous: Piece | None, piece: Piece) -> bool:
    """Whether a piece is the item of a list right below another one, without a blank line between them."""
    if previous is None or not piece.kind is previous.kind is BlockKind.LIST_ITEM:
        return False
    return previous.end == piece.start and bool(lines[piece.start - 1].strip())


def _without_cues(body: list[str]) -> list[str]:
    """The lines without the timings of captions and the numbers and names above them."""
    return [
        line
        for number, line in enumerate(body)
        if not is_cue(line)
        and not (number + 1 < len(body) and is_cue(body[number + 1]) and _names_a_cue(body, number))
    ]


def _names_a_cue(body: Sequence[str], number: int) -> bool:
    """Whether what stands above the timing of a caption is its number or name, and no words of the one before."""
    line = body[number].strip()
    return (
        line.isdigit()
        or (number > 0 and not body[number - 1].strip())
        or _CUE_NAME.fullmatch(line) is not None
    )


def _merge(lines: Sequence[str], pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """The pieces as background spans: neighbours with only blank lines between them as one, no blank ends."""
    spans: list[list[int]] = []
    for piece in sorted(pieces, key=lambda piece: piece.start):
        start, end = piece.start, piece.end
        while end > start and not lines[end - 1].strip():
            end -= 1
        while start < end and not lines[start].strip():
            start += 1
        if start == end:
            continue
        if spans and not any(line.strip() for line in lines[spans[-1][1] : start]):
            spans[-1][1] = end
        else:
            spans.append([start, end])
    return ((start, end) for start, end in spans)
