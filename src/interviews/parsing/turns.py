"""Lays the blocks of a file out as turns, background and headings, every line in exactly one of them.

A turn begins at a label and goes on until the next one: unlabelled paragraphs, lists and quotations belong
to whoever spoke last, also across a heading in the middle of an answer. Only where the layout itself marks
the change, a question that is in bold or a heading as a whole, the next words are the answer.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from interviews.parsing.blocks import Block, BlockKind
from interviews.parsing.colophon import is_closing_note, is_in_italics
from interviews.parsing.edges import take_edge_times, take_times_around
from interviews.parsing.labels import Form, Label
from interviews.parsing.labels.label import is_data_label, is_question_label, label_key, plain, without_dash
from interviews.parsing.pages import PageMarks
from interviews.parsing.pieces import Draft, Piece
from interviews.parsing.requests import ends_as_question
from interviews.parsing.spoken import has_captions, is_note, text_of


class Layout(msgspec.Struct, frozen=True):
    """A file, or one section of it, laid out."""

    drafts: tuple[Draft, ...]
    background: tuple[tuple[int, int], ...]
    """Pairs of first index and index after the last."""
    headings: tuple[Piece, ...]


_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?|\[!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?\]\([^)]*\)")
_STAGE_DIRECTION = re.compile(r"[*_]{0,3}\\?[\[(（【][^\n]{1,120}[\])）】][*_]{0,3}\.?")
_IN_BOLD = re.compile(r"(\*\*|__)(?![\s*_])[^*_\n]{0,60}\w\1")
_TAGS_ONLY = re.compile(r"(?:\s|<[^<>]{0,400}>|&nbsp;|\{[%{][^}]{0,200}[%}]\})*")
_FOOTER_LABEL = re.compile(r"[*_]{0,2}([^\W\d_][^:：\n*]{0,30})[*_]{0,2}\s*[:：]")


def lay_out(
    lines: Sequence[str], blocks: Sequence[Block], labels: Sequence[Label], page_marks: PageMarks
) -> Layout:
    """The turns that begin at `labels`, the background and the headings of some blocks."""
    drafts, loose, headings = _sorted(lines, blocks, labels)
    take_times_around(lines, drafts)
    habits = _Habits(labels)
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
    if finished:
        first = _first_note(lines, finished[-1], {label.name for label in labels if label.written})
        loose += finished[-1].pieces[first:]
        del finished[-1].pieces[first:]
    for number, draft in enumerate(finished):
        draft.text = text_of(lines, draft)
        asked = finished[number - 1].label if number and draft.label is None else None
        if asked is not None and asked.form is Form.DASHED_QUESTION:
            draft.text = without_dash(draft.text)
    page_marks.take_out(lines, finished)
    take_edge_times(finished)
    headings.sort(key=lambda piece: piece.start)
    return Layout(tuple(finished), tuple(_merge(lines, loose)), tuple(headings))


def _sorted(
    lines: Sequence[str], blocks: Sequence[Block], labels: Sequence[Label]
) -> tuple[list[Draft], list[Piece], list[Piece]]:
    """The turns with all that follows their labels, what stands above the first, and the headings."""
    captions = has_captions(lines)
    drafts: list[Draft] = []
    loose: list[Piece] = []
    headings: list[Piece] = []
    for piece in _cut(blocks, labels):
        if piece.label is not None:
            drafts.append(Draft(piece.label, [piece], timestamp=piece.label.timestamp))
            continue
        if piece.kind is BlockKind.HEADING:
            headings.append(piece)
        if captions and is_note(lines, piece):
            piece = replace(piece, is_said=False)
        if drafts:
            drafts[-1].pieces.append(piece)
        elif piece.kind is not BlockKind.HEADING:
            loose.append(piece)
    return drafts, loose, headings


class _Habits:
    """How the labels of a file are used, which tells whether an answer needs a label."""

    def __init__(self, labels: Sequence[Label]) -> None:
        counts = Counter([label.key for label in labels])
        self._complete = Counter([label.key for label in labels if label.complete])
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
            not label.written or label.key in self._asks_in_bold or ends_as_question(label.text)
        ):
            return True
        return self._only_questions


_NO_LABELS: Sequence[Label] = ()


def _cut(blocks: Sequence[Block], labels: Sequence[Label]) -> Iterator[Piece]:
    by_line: dict[int, list[Label]] = defaultdict(list)
    for label in labels:
        by_line[label.line].append(label)
    labelled = sorted(by_line)
    for block in blocks:
        if block.end - block.start == 1:
            # Most blocks are one line, and most lines begin one turn or none.
            labelling = by_line.get(block.start, _NO_LABELS)
            if len(labelling) < 2:
                only = labelling[0] if labelling else None
                text = "" if labelling else block.text
                yield Piece(block.kind, block.start, block.end, only, block.level, text)
                continue
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
    if piece.label is not None:
        return True
    if piece.kind in (BlockKind.HEADING, BlockKind.RULE, BlockKind.DEFINITION) or not piece.is_said:
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


def _is_subheading(lines: Sequence[str], piece: Piece) -> bool:
    """Whether a paragraph is a line in bold, unlike a sentence, as stands above the next turn."""
    return (
        piece.label is None
        and piece.kind is BlockKind.PARAGRAPH
        and piece.end - piece.start == 1
        and _IN_BOLD.fullmatch(lines[piece.start].strip()) is not None
        and not _is_led_to(lines, piece)
    )


def _is_led_to(lines: Sequence[str], piece: Piece) -> bool:
    """Whether words of the same turn lead to a paragraph: `This is what I said:`."""
    above = "".join(lines[max(0, piece.start - 2) : piece.start])
    return above.rstrip(" *_").endswith((":", "："))


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


def _first_note(lines: Sequence[str], draft: Draft, names: Collection[str]) -> int:
    """The number of the piece with which the editor's notes below the words of the last turn begin."""
    first = len(draft.pieces)
    for number in range(len(draft.pieces) - 1, 0, -1):
        piece = draft.pieces[number]
        text = "\n".join(lines[piece.start : piece.end]).strip()
        if piece.kind is not BlockKind.PARAGRAPH or not _has_words(lines, draft, number):
            break
        if _is_led_to(lines, piece):
            break
        if is_closing_note(text, names):
            first = number
        elif not is_in_italics(text) and _speaks(lines, piece):
            break
    return first


def _trim(lines: Sequence[str], draft: Draft) -> list[Piece]:
    """Takes the pieces at the end of a draft that nobody says, and returns them."""
    keep = len(draft.pieces)
    while keep > 1:
        piece = draft.pieces[keep - 1]
        spoken = _speaks(lines, piece) and piece.kind is not BlockKind.TABLE
        apart = _is_stage_direction(lines, piece) or _is_subheading(lines, piece)
        if spoken and not (apart and _has_words(lines, draft, keep - 1)):
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
    if label.answer:
        draft.pieces = [Piece(first.kind, first.start, label.end, label, first.level)]
        begun = replace(label, line=label.end - 1, text=label.answer)
        return Draft(None, [Piece(first.kind, begun.line, first.end, begun, first.level), *rest]), []
    in_quotation = _is_in_quotation(lines, rest)
    if first.end > label.end and (label.complete or label.text) and not in_quotation:
        below = Piece(BlockKind.PARAGRAPH, label.end, first.end)
        if any(line.strip() for line in lines[below.start : below.end]):
            rest = [below, *rest]
        draft.pieces[0] = Piece(first.kind, first.start, label.end, label, first.level)
    asked = bool(label.text)
    between: list[Piece] = []
    for number, piece in enumerate(rest):
        spoken = _speaks(lines, piece) and (in_quotation or piece.kind is not BlockKind.QUOTE)
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


def _is_in_quotation(lines: Sequence[str], pieces: Sequence[Piece]) -> bool:
    """Whether all that is said below a question is quoted, and so its answer and no pull quote."""
    kinds = {piece.kind for piece in pieces if _speaks(lines, piece)}
    return kinds == {BlockKind.QUOTE}


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
