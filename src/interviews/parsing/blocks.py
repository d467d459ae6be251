"""A transcript as a sequence of top-level Markdown blocks, by markdown-it-py's block rules.

Inline rules are not run: they cost three times what the block rules do, and a label is told from the first
characters of a line. Nor are the block rules run on what cannot be anything but paragraphs: transcripts are
mostly that, and it is ten times faster to see it than to parse it. A property test holds the result equal
to that of the block rules alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from html import unescape

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token

from interviews.parsing.source import Source


class BlockKind(Enum):
    """What a block is; a list gives one block for each of its items."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    QUOTE = "quote"
    CODE = "code"
    HTML = "HTML"
    TABLE = "table"
    RULE = "rule"
    DEFINITION = "definition"
    """Lines that Markdown takes out of the text: link targets and footnotes."""

    __hash__ = object.__hash__
    """Enum's own is written in Python, and kinds are looked up by the ten thousand."""


class Block(msgspec.Struct, frozen=True, gc=False):
    """Consecutive lines of one kind; `end` is the index of the first line after it."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    """Of a heading, 1 to 6."""
    text: str = ""
    """Of a heading, without its marks."""


_KINDS = {
    "paragraph_open": BlockKind.PARAGRAPH,
    "blockquote_open": BlockKind.QUOTE,
    "fence": BlockKind.CODE,
    "code_block": BlockKind.CODE,
    "html_block": BlockKind.HTML,
    "table_open": BlockKind.TABLE,
    "hr": BlockKind.RULE,
}

_PLAIN_LINE = re.compile(
    r"[^\W\d_]|\*\*[^\s*]|\\\[|[\"“”„«»‘’'(¿¡…]"
    r"|(?P<mark>\*[^\s*]|_{1,3}[^\s_]|\d{1,9}(?![\d.)])|[!?.,;&@$%/•])"
)
"""The beginning of a line that can only belong to a paragraph: no rule of a block begins so.

A stop or a parenthesis behind digits would make them the number of a list. Below a list, paragraphs that
begin with a `mark` are left to the block rules, which say where the list ends.
"""
_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")
_HTML_HEADING = re.compile(
    r"\s*<h(?P<level>[1-6])\b[^<>]{0,300}>(?P<text>(?:(?!</?(?:h[1-6]|p|div|li)\b).){1,4000})</h(?P=level)>\s*$",
    re.IGNORECASE,
)
_HIDING = re.compile(r"<!--|-->|</?(?P<name>pre|script|style|template|textarea)\b", re.IGNORECASE)
_HTML_TAG = re.compile(r"<[^<>]*>")
_FOOTNOTE = re.compile(r"\[\^[^\s\[\]]{1,40}\]:\s")
"""The beginning of a footnote, which CommonMark takes for a paragraph unless it is a single word."""
_NEVER_ENDS = re.compile(r"\s{0,3}(?:```|~~~|<)")
"""What may make a block that goes on over blank lines."""


def _block_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["block"])
    return parser


_PARSER = _block_parser()


def split_blocks(source: Source, start: int) -> list[Block]:
    """The blocks of the lines from `start` on, in order; every non-blank line lies in exactly one."""
    lines = source.lines
    blocks: list[Block] = []
    for first, last, kind in _regions(lines, start):
        if kind is BlockKind.PARAGRAPH:
            blocks.append(Block(kind, first, last))
            continue
        if kind is BlockKind.HEADING:
            blocks.append(_heading(lines[first], first))
            continue
        covered = first
        for block in _merge_lazy_headings(_read(_PARSER.parse(source.text(first, last)), first)):
            blocks += _uncovered(lines, covered, block.start)
            blocks += _headings_in_html(lines, block) if block.kind is BlockKind.HTML else (block,)
            covered = block.end
        blocks += _uncovered(lines, covered, last)
    return blocks


def _heading(line: str, index: int) -> Block:
    """The heading that a line with number signs is, as CommonMark 4.2 has it."""
    text = line.lstrip("#")
    level = len(line) - len(text)
    text = text.rstrip(" \t")
    without_closing = text.rstrip("#")
    if without_closing[-1:] in (" ", "\t"):
        text = without_closing
    return Block(BlockKind.HEADING, index, index + 1, level, text.strip())


def _regions(lines: Sequence[str], start: int) -> Iterator[tuple[int, int, BlockKind | None]]:
    """The lines as regions: plain paragraphs and headings one by one, and what lies between two of these.

    A plain paragraph begins after a blank line, not indented, which ends any list or quotation above it. A
    heading that is not indented ends anything but what may go on over blank lines.
    """
    pending = None
    index, total = start, len(lines)
    while index < total:
        line = lines[index]
        if not line or line.isspace():
            index += 1
            continue
        first = index
        group = _group(lines, first)
        index = group.end
        if group.never_ends:
            yield (first if pending is None else pending), total, None
            return
        if group.kind is None or (pending is not None and not group.ends_others):
            pending = first if pending is None else pending
            continue
        if pending is not None:
            yield pending, first, None
            pending = None
        yield first, index, group.kind
    if pending is not None:
        yield pending, total, None


class _Group(msgspec.Struct, frozen=True, gc=False):
    """Lines up to a blank one or a heading, or a heading alone."""

    end: int
    kind: BlockKind | None
    """None for what only the block rules can tell."""
    ends_others: bool
    """Whether a list or quotation above it ends there."""
    never_ends: bool = False
    """Whether it may go on over blank lines."""


def _group(lines: Sequence[str], start: int) -> _Group:
    if lines[start][0] == "#" and _HEADING.match(lines[start]):
        return _Group(start + 1, BlockKind.HEADING, ends_others=True)
    plain, ends_others = True, True
    index, total = start, len(lines)
    while index < total and (line := lines[index]) and not line.isspace():
        if line[0] == "#" and _HEADING.match(line):
            break
        found = _PLAIN_LINE.match(line)
        if found is None:
            plain = False
            if _NEVER_ENDS.match(line):
                return _Group(len(lines), None, ends_others=False, never_ends=True)
        elif found["mark"]:
            ends_others = False
        index += 1
    return _Group(index, BlockKind.PARAGRAPH if plain else None, ends_others)


def _read(tokens: Sequence[Token], shift: int) -> Iterator[Block]:
    for number, token in enumerate(tokens):
        if token.map is None or token.level > 1 or (token.level == 1 and token.type != "list_item_open"):
            continue
        first, last = token.map[0] + shift, token.map[1] + shift
        if token.type == "heading_open":
            text = tokens[number + 1].content
            yield Block(BlockKind.HEADING, first, last, int(token.tag[1]), text)
        elif token.type == "list_item_open":
            yield Block(BlockKind.LIST_ITEM, first, last)
        elif token.level == 0 and token.type in _KINDS:
            kind = _KINDS[token.type]
            if kind is BlockKind.PARAGRAPH and _FOOTNOTE.match(tokens[number + 1].content):
                kind = BlockKind.DEFINITION
            yield Block(kind, first, last)


def _merge_lazy_headings(blocks: Iterator[Block]) -> Iterator[Block]:
    """Undoes setext headings of several lines: a rule written right below a paragraph makes one of it."""
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.end - block.start > 2:
            yield Block(BlockKind.PARAGRAPH, block.start, block.end - 1)
            yield Block(BlockKind.RULE, block.end - 1, block.end)
        else:
            yield block


def _hidden_behind(line: str, hidden_by: str) -> str:
    """The name of what hides the lines below a line, "" for nothing; `hidden_by` is what hides the line."""
    for found in _HIDING.finditer(line):
        name = (found["name"] or "--").casefold()
        ends = found[0].startswith(("</", "-"))
        if not hidden_by and not ends:
            hidden_by = name
        elif ends and name == hidden_by:
            hidden_by = ""
    return hidden_by


def _headings_in_html(lines: Sequence[str], block: Block) -> Iterator[Block]:
    """A block of HTML with the headings that have a line of their own as blocks: `<h2>The mill</h2>`.

    In comments, scripts and what is shown as it is typed there are none.
    """
    first = block.start
    hidden_by = ""
    for index in range(block.start, block.end):
        line = lines[index]
        hidden_by = _hidden_behind(line, hidden_by)
        found = None if hidden_by else _HTML_HEADING.match(line)
        if found is None:
            continue
        if first < index:
            yield Block(BlockKind.HTML, first, index)
        text = unescape(_HTML_TAG.sub("", found["text"])).strip()
        yield Block(BlockKind.HEADING, index, index + 1, int(found["level"]), text)
        first = index + 1
    if first < block.end:
        yield Block(BlockKind.HTML, first, block.end)


def _uncovered(lines: Sequence[str], start: int, end: int) -> Iterator[Block]:
    """The lines that no block holds, blank ones left out: Markdown has taken them as definitions."""
    while start < end:
        if not _is_blank(lines[start]):
            first = start
            while start < end and not _is_blank(lines[start]):
                start += 1
            yield Block(BlockKind.DEFINITION, first, start)
        start += 1


def _is_blank(line: str) -> bool:
    return not line or line.isspace()
