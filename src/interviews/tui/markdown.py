"""Markdown as blocks of a document.

Nothing is interpreted but Markdown itself: HTML stays text, and links show where they lead instead of being
followed. Control characters are made visible before anything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from textual.content import Content, Span

from interviews.exporting.untrusted import visible
from interviews.tui.documents import Block

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_INLINE_STYLES = {"strong": "strong", "em": "emphasis", "s": "struck", "link": "link"}
_BULLET = "• "
_QUOTE = "│ "


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    # 30 ms to import: the first answer needs it, the first paint does not.
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("strikethrough")


def markdown_blocks(text: str, indent: str = "", gap: int = 1) -> list[Block]:
    """The blocks of a Markdown text, all moved right by `indent`; `gap` blank lines come above the first."""
    tokens = _parser().parse(visible(text))
    blocks = list(_blocks(tokens, indent))
    if blocks:
        blocks[0] = replace(blocks[0], gap=gap)
    return blocks


@dataclass(slots=True)
class _OpenList:
    """A list that is being read."""

    next_number: int | None
    """None for a list with bullets."""
    items: int = 0

    def marker(self) -> str:
        """What stands before the next item."""
        self.items += 1
        if self.next_number is None:
            return _BULLET
        self.next_number += 1
        return f"{self.next_number - 1}. "


def _blocks(tokens: Sequence[Token], indent: str) -> Iterator[Block]:
    prefixes: list[str] = []
    lists: list[_OpenList] = []
    marker = ""
    tight = False
    for token in tokens:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            ordered = kind.startswith("ordered")
            lists.append(_OpenList(int(token.attrs.get("start", 1)) if ordered else None))
        elif kind in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif kind == "list_item_open":
            marker = lists[-1].marker()
            prefixes.append(" " * len(marker))
        elif kind == "blockquote_open":
            prefixes.append(_QUOTE)
        elif kind in ("list_item_close", "blockquote_close"):
            prefixes.pop()
            marker = ""
        elif kind == "paragraph_open":
            tight = token.hidden
        elif kind in ("inline", "fence", "code_block", "hr", "html_block"):
            rest = indent + "".join(prefixes)
            first = rest[: len(rest) - len(marker)] + marker
            follows_item = bool(lists) and (lists[-1].items > 1 or len(lists) > 1)
            yield Block(_content(token), first, rest, 0 if tight and follows_item else 1)
            marker = ""


def _content(token: Token) -> Content:
    if token.type == "hr":
        return Content.styled("───", "quiet")
    if token.type in ("fence", "code_block", "html_block"):
        return Content.styled(token.content.rstrip("\n"), "code")
    return inline_content(token.children or ())


def inline_content(tokens: Sequence[Token]) -> Content:
    """The styled text of a paragraph; line breaks inside it stay."""
    text: list[str] = []
    spans: list[Span] = []
    opened: list[tuple[str, int, str]] = []
    length = 0

    def write(piece: str, style: str = "") -> None:
        nonlocal length
        if style:
            spans.append(Span(length, length + len(piece), style))
        text.append(piece)
        length += len(piece)

    for token in tokens:
        if token.type in ("text", "html_inline"):
            write(token.content)
        elif token.type == "softbreak":
            write(" ")
        elif token.type == "hardbreak":
            write("\n")
        elif token.type == "code_inline":
            write(token.content, "code")
        elif token.type == "image":
            write(f"[image: {token.content}]", "quiet")
        elif token.nesting == 1:
            opened.append((token.type.removesuffix("_open"), length, str(token.attrs.get("href", ""))))
        elif token.nesting == -1 and opened:
            kind, start, target = opened.pop()
            spans.append(Span(start, length, _INLINE_STYLES.get(kind, "")))
            if target and target != "".join(text)[start:length]:
                write(f" ({target})", "quiet")
    return Content("".join(text), [span for span in spans if span.style])
