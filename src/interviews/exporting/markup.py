"""Untrusted text as HTML: words as text, Markdown as elements that load and run nothing."""

from __future__ import annotations

import re
from html import escape

from markdown_it import MarkdownIt

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("image")
"""HTML in a transcript is shown as text, and an image, which would be loaded from somewhere, as a link."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What HTML does not allow in a text, besides halves of surrogate pairs."""

_PLAIN_LINE = r"[^\W\d_](?:[^\W_]|[ ,.?'\"():;%/“”‘’–—…-])*(?<! )"
_PLAIN = re.compile(rf"{_PLAIN_LINE}(?:\n\n{_PLAIN_LINE})*")
"""Paragraphs of a line each in which nothing is a mark of Markdown, as most of what people say."""


def as_text(text: str) -> str:
    """The text as it is, for elements and for attributes between double quotation marks."""
    return escape(without_controls(text))


def as_inline(markdown: str) -> str:
    """Markdown on one line."""
    return str(_MARKDOWN.renderInline(without_controls(markdown)))


def as_blocks(markdown: str) -> str:
    """Markdown in paragraphs, lists and so on."""
    if _PLAIN.fullmatch(markdown):
        # A tenth of the time of a parser, for nine of ten answers.
        return "".join(f"<p>{escape(line)}</p>\n" for line in markdown.split("\n\n")).replace("&#x27;", "'")
    return str(_MARKDOWN.render(without_controls(markdown)))


def without_controls(text: str) -> str:
    return _CONTROL.sub("\ufffd", text)
