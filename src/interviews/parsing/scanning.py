"""Finds every place in a file where somebody may begin to speak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from interviews.parsing.blocks import Block, BlockKind
from interviews.parsing.labels import RULES, Form, Label, read_heading
from interviews.parsing.labels.bold import read_bold
from interviews.parsing.labels.label import role_key
from interviews.parsing.plausibility import ROLE_LABELS
from interviews.parsing.requests import ends_as_question

_SCANNED = (BlockKind.PARAGRAPH, BlockKind.HTML)
_COLON_WITHIN = 72
LONGEST_QUOTED_QUESTION = 8
"""Lines."""


def scan_labels(lines: Sequence[str], blocks: Sequence[Block]) -> list[Label]:
    """All possible labels in order of their place.

    Only paragraphs, headings and the first line of a list item are looked at: what stands in a quotation, a
    table or code is not the transcript's own layout.
    """
    labels: list[Label] = []
    for block in blocks:
        if block.kind in _SCANNED:
            labels += _scan_paragraph(lines, block)
        elif block.kind is BlockKind.HEADING:
            label = read_heading(block)
            if label is not None and not (_is_headline(label) and block is _title_of(blocks)):
                labels.append(label)
        elif block.kind is BlockKind.LIST_ITEM:
            label = read_bold(lines, block.start, block.end)
            if label is not None and label.form is Form.BOLD_QUESTION:
                labels.append(label)
        elif block.kind is BlockKind.QUOTE:
            labels += _quoted_question(lines, block)
    return labels


def _quoted_question(lines: Sequence[str], block: Block) -> Iterator[Label]:
    """A quotation of one paragraph that asks: some set off the questions so."""
    if block.end - block.start > LONGEST_QUOTED_QUESTION:
        return
    said = [line.lstrip().removeprefix(">").strip() for line in lines[block.start : block.end]]
    text = "\n".join(said).strip()
    if text and "\n\n" not in text and ends_as_question(text):
        yield Label(Form.QUOTED_QUESTION, "", "", block.start, block.end, text, complete=True)


def _title_of(blocks: Sequence[Block]) -> Block | None:
    """The first heading, if no other one of the file is as high: of level 1, and alone in that."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    alone = headings[:1] and headings[0].level == 1 and all(block.level > 1 for block in headings[1:])
    return headings[0] if alone else None


def _is_headline(label: Label) -> bool:
    """Whether a title has a colon of its own, as `Conversation: A. Roe` has, and does not ask as `Q: …`."""
    return label.form is Form.HEADING_LABEL and role_key(label.key) not in ROLE_LABELS


def _scan_paragraph(lines: Sequence[str], block: Block) -> Iterator[Label]:
    index = block.start
    while index < block.end:
        line = lines[index]
        label = None
        if _worth_a_look(line):
            for rule in RULES:
                label = rule(lines, index, block.end)
                if label is not None:
                    break
        if label is None:
            index += 1
            continue
        if index > block.start:
            label = replace(label, opens_block=False)
        if "**" in label.text:
            yield from _split_line(label)
        else:
            yield label
        index = label.end


def _worth_a_look(line: str) -> bool:
    """Whether any rule could find a label: most lines of prose are passed over here."""
    if len(line) <= 48:
        return True
    if line[0] in "*_[(<0123456789 \u200b\u00a0\ufeff\t":
        return True
    head = line[:_COLON_WITHIN]
    return ":" in head or "：" in head or head[1:3] in (". ", ".*") or "." in head[2:4] or "、" in head[1:4]


def _split_line(label: Label) -> Iterator[Label]:
    """A question and its answer on one line, each with a label of its own, as two labels."""
    place = _second_label(label.text)
    if place is None:
        yield label
        return
    second = read_bold([label.text[place:]], 0, 1)
    if second is None or second.form is not Form.BOLD_LABEL:
        yield label
        return
    # The bold of the first label's words was opened again because words followed; now none do.
    asked = (
        label.text[:place].strip().removeprefix("_").removeprefix("**").removesuffix("_").removesuffix("**")
    )
    yield replace(label, text=asked.strip("_ "), complete=True)
    yield replace(second, line=label.line, end=label.end, opens_block=False)


def _second_label(text: str) -> int | None:
    """Where a bold label follows a question mark or a closed bold within a line."""
    for mark in ("?** **", "?_****", "?**_**", "?**_ **", "?** _**", "？** **", "？****"):
        place = text.find(mark)
        if place >= 0:
            return place + len(mark) - 2
    return None
