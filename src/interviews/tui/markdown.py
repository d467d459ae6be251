"""Markdown as blocks of a document.

Nothing is interpreted but Markdown itself: HTML stays text, and links show where they lead. Control
characters are made visible before anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content, Span

from interviews.exporting.describing import BEGINNING
from interviews.exporting.untrusted import one_line, visible
from interviews.search.results import IndexedPair, Snippet
from interviews.tui.documents import Block, Table

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LINK = "link:"
"""What the style of a link begins with; where it leads follows."""

_INLINE_STYLES = {"strong": "strong", "em": "emphasis", "s": "struck"}
_BULLET = "• "
_QUOTE = "│ "
_MATCH_START, _MATCH_END = "\ue000", "\ue001"
"""Characters that stand for nothing in any text; one that has them nevertheless loses them."""
_PLACE = re.compile(
    r"\[(?:(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d+)?"
    r"|(?i:pp?|pg|page|s|seite|pág|página|pagina|стр)\.? ?\d{1,4})\]"
)
"""A time or the number of a page between brackets, as transcribers write it into what is said."""
_UNKNOWN = str.maketrans(dict.fromkeys((_MATCH_START, _MATCH_END), "\ufffd"))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    # 30 ms to import: the first answer needs it, the first paint does not.
    from markdown_it import MarkdownIt

    class Parser(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: N802 - the name is that of markdown-it
            # What it leads to is looked at before it is opened.
            return not re.match(r"(?i)\s*(?:javascript|vbscript|data):", url)

    parser = Parser("commonmark", {"html": False, "linkify": True})
    if parser.linkify is not None:
        # A name such as "node.js" is no address.
        parser.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
        # The expression that this stands for takes as long as all the rest.
        parser.linkify.pretest = lambda text: "://" in text or "mailto:" in text
    return parser.enable(["strikethrough", "table", "linkify"])


_MARKUP = re.compile(r"[*_`\[\]<>\\&~|\t]|://|mailto:")
"""What can be more than text within a paragraph."""
_BLOCK = re.compile(r"(?m)^(?:[ #=+-]|\d{1,9}[.)])|[ ]{2}$|[^\S\n ]")
"""What can be more than a paragraph, or a break in one, by its first or last characters."""


def _paragraphs(text: str) -> list[str] | None:
    """The paragraphs of a text that has nothing else; None where only the parser can tell."""
    if _MARKUP.search(text) or _BLOCK.search(text):
        return None
    paragraphs = re.split(r"\n(?: ?\n)+", text.strip("\n"))
    return [re.sub(r" ?\n", " ", paragraph).rstrip(" ") for paragraph in paragraphs if paragraph]


def markdown_blocks(text: str, indent: str = "", gap: int = 1) -> list[Block]:
    """The blocks of a Markdown text, all moved right by `indent`; `gap` blank lines come above the first."""
    shown = visible(text)
    # Most of what is said is words and nothing else, and the parser takes 2 ms for it.
    if (paragraphs := _paragraphs(shown)) is not None:
        blocks = [Block(Content(paragraph), indent, indent) for paragraph in paragraphs]
    else:
        blocks = list(_blocks(_parser().parse(shown), indent))
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
    rest_of_tokens = iter(tokens)
    for token in rest_of_tokens:
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
        elif kind in ("inline", "fence", "code_block", "hr", "html_block", "table_open"):
            rest = indent + "".join(prefixes)
            first = rest[: len(rest) - len(marker)] + marker
            follows_item = bool(lists) and (lists[-1].items > 1 or len(lists) > 1)
            table = _table(rest_of_tokens) if kind == "table_open" else None
            gap = 0 if tight and follows_item and table is None else 1
            yield Block(_content(token), first, rest, gap, table=table)
            marker = ""


def _table(tokens: Iterator[Token]) -> Table:
    """The table whose beginning was just read, up to its end."""
    rows: list[list[Content]] = []
    right: set[int] = set()
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open") and "right" in str(token.attrs.get("style", "")):
            right.add(len(rows[-1]))
        elif token.type == "inline":
            rows[-1].append(inline_content(token.children or ()))
    head, *body = map(tuple, rows)
    return Table(head, tuple(body), frozenset(right))


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
            spans.append(Span(start, length, LINK + target if target else _INLINE_STYLES.get(kind, "")))
            if target and target != "".join(text)[start:length]:
                write(f" ({target})", "quiet")
    spans += [Span(*place.span(), "quiet") for place in _PLACE.finditer("".join(text))]
    return Content("".join(text), [span for span in spans if span.style])


class Link(NamedTuple):
    """A link of a text."""

    words: str
    """What it is written on."""
    target: str


def links_in(markdown: str) -> list[Link]:
    """The links of a text, each target once."""
    found: dict[str, Link] = {}
    for block in markdown_blocks(markdown):
        cells = [block.content]
        if block.table is not None:
            cells = [*block.table.head, *(cell for row in block.table.rows for cell in row)]
        for cell in cells:
            for link in links_of(cell):
                found.setdefault(link.target, link)
    return list(found.values())


def links_of(content: Content, place: int | None = None) -> list[Link]:
    """The links of a content, or only those at a place in it."""
    return [
        Link(content.plain[span.start : span.end], span.style.removeprefix(LINK))
        for span in content.spans
        if isinstance(span.style, str)
        and span.style.startswith(LINK)
        and (place is None or span.start <= place < span.end)
    ]


@lru_cache(maxsize=1024)
def line_content(markdown: str) -> Content:
    """The beginning of a Markdown text as one line of a list; links are only their words."""
    line = one_line(markdown)
    if not _MARKUP.search(line):
        return Content(line)
    [paragraph] = _parser().parseInline(line)
    return inline_content([token for token in paragraph.children or () if not token.type.startswith("link_")])


def headline_content(pair: IndexedPair) -> Content:
    """What is asked, with its emphasis; of a passage, which nobody asks for, who speaks and how it begins."""
    if not pair.is_passage:
        return line_content(pair.question) or Content("(no question)")
    words = line_content(pair.answer[:BEGINNING])
    speaker = one_line(pair.answer_speeches[0].speaker) if pair.answer_speeches else ""
    return Content(f"{speaker}: ") + words if speaker else words


def marked_content(snippet: Snippet) -> Content:
    """A snippet with its emphasis, and the matches in the style `match`."""
    text = snippet.text.translate(_UNKNOWN)
    content = line_content(snippet._replace(text=text).marked(_MATCH_START, _MATCH_END))
    kept: list[str] = []
    places: list[int] = []
    matches: list[Span] = []
    start = None
    for character in content.plain:
        places.append(len(kept))
        if character == _MATCH_START:
            start = len(kept)
        elif character != _MATCH_END:
            kept.append(character)
        elif start is not None:
            matches.append(Span(start, len(kept), "match"))
            start = None
    places.append(len(kept))
    styles = [Span(places[span.start], places[span.end], span.style) for span in content.spans]
    return Content("".join(kept), [*styles, *matches])
