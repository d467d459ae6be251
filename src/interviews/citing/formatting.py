"""Text with the emphasis that a style asks for, and the forms in which other programs take it.

Emphasis is a pair of noncharacters of Unicode around the words, so that a text can be searched and mended as
any other; `interviews.citing.text.one_line` keeps them out of every field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from interviews.citing.writers.quotations import escaped


class _Form(NamedTuple):
    start: str
    end: str
    html: tuple[str, str]
    markdown: str = ""
    """Stands on both sides in Markdown; empty where it has no mark that all its readers know."""


_FORMS = {
    "Emph": _Form("\ufde0", "\ufde1", ("<em>", "</em>"), "*"),
    "Strong": _Form("\ufde2", "\ufde3", ("<strong>", "</strong>"), "**"),
    "Superscript": _Form("\ufde4", "\ufde5", ("<sup>", "</sup>")),
    "Subscript": _Form("\ufde6", "\ufde7", ("<sub>", "</sub>")),
    "SmallCaps": _Form("\ufde8", "\ufde9", ('<span style="font-variant: small-caps">', "</span>")),
}
"""By what pandoc calls them."""

MARKS = "[\ufde0-\ufde9]*"
"""A regular expression for where forms begin or end."""

_ALL = re.compile("[\ufde0-\ufde9]")
_SPACE_INSIDE = re.compile("([\ufde0\ufde2])(\\s+)|(\\s+)([\ufde1\ufde3])")
_EMPTY = re.compile("[\ufde0\ufde2]\\s*[\ufde1\ufde3]")


@dataclass(frozen=True, slots=True)
class FormattedText:
    """One line of text, some of it emphasised."""

    marked: str = ""

    @property
    def plain(self) -> str:
        return _ALL.sub("", self.marked)

    @property
    def html(self) -> str:
        """Safe to stand in a page: what is no emphasis is text."""
        html = escape(self.marked, quote=False)
        for form in _FORMS.values():
            html = html.replace(form.start, form.html[0]).replace(form.end, form.html[1])
        return html

    @property
    def markdown(self) -> str:
        # An asterisk beside a space is no emphasis.
        text = _EMPTY.sub("", _SPACE_INSIDE.sub(r"\2\1\4\3", self.marked))
        text = escaped(text)
        for form in _FORMS.values():
            text = text.replace(form.start, form.markdown).replace(form.end, form.markdown)
        return text


def emphasised(kind: str, text: str) -> str:
    """The text as pandoc's node of a kind has it; kinds that are no form leave it alone."""
    form = _FORMS.get(kind)
    return f"{form.start}{text}{form.end}" if form and text else text
