"""Labels within other marks than bold, brought into bold.

Highlighting, underlining, code, a link or a span around a label say no more than bold does.
"""

from __future__ import annotations

import re

_TAG = re.compile(
    r"<(?P<tag>u|mark|span|em|i|font|code|kbd|ins|s|small|big|dt|td|th|summary|cite|label|tt)\b[^<>\n]{0,200}>",
    re.IGNORECASE,
)
_DOUBLE = ("==", "~~", "``", "'''", "\\*\\*", "`")
_SPAN = re.compile(r"\[(?P<inner>[^\[\]\n]{1,100}(?:\[[^\[\]\n]{1,60}\])?)\](?:\{[^{}\n]{0,100}\})")
_LINK = re.compile(
    r"\[(?P<inner>[^\[\]\n]{1,100})\](?:\([^()\s]{0,300}(?:\s\"[^\"\n]{0,100}\")?\)|\[[^\[\]\n]{0,60}\])"
)
_WIKI_LINK = re.compile(r"(?P<inner>\[\[[^\[\]\n]{1,150}\]\])")
_LABELS = re.compile(r"\s*(?:[:：]|[\[({<#`*_~|,–—-]*\d)")
"""What shows behind a link that it is a label: a colon, or a time."""
_LOOSE_BOLD = re.compile(r"^\*\*[ \u00a0]+([^*\n]{1,80}?)[ \u00a0]*\*\*")
_LONGEST = 120
_STOPS = (":", "：")
_CELLS = ("td", "th", "dt")


def closed_up(line: str) -> str:
    """A line that begins with bold marks and spaces around words, `** Ana: ** text`, without these spaces.

    To Markdown that is no bold, but translation programs write it so.
    """
    return _LOOSE_BOLD.sub(r"**\1**", line, count=1)


def in_bold(line: str) -> str:
    """A line whose label stands within other marks, with bold in their place; any other line as it is."""
    line = line.lstrip(" \t\u00a0\u200b\u2060\ufeff")
    first = line[:1]
    if first == "<":
        return _tagged(line)
    if first == "[":
        return _linked(line)
    if first in "=~`'\\":
        for marks in _DOUBLE:
            if line.startswith(marks):
                return _between(line, marks, marks)
    return line


def _tagged(line: str) -> str:
    found = _TAG.match(line)
    if found is None:
        return line
    closing = f"</{found['tag']}>"
    place = line.lower().find(closing.lower(), found.end(), found.end() + _LONGEST)
    return _bold(line[found.end() : place], line[place + len(closing) :], line) if place >= 0 else line


def _between(line: str, opening: str, closing: str) -> str:
    start = len(opening)
    place = line.find(closing, start, start + _LONGEST)
    return _bold(line[start:place], line[place + len(closing) :], line) if place > start else line


def _linked(line: str) -> str:
    found = _SPAN.match(line)
    if found is not None:
        return _bold(found["inner"], line[found.end() :], line)
    found = _LINK.match(line) or _WIKI_LINK.match(line)
    if found is None:
        return line
    rest = line[found.end() :]
    stops = found["inner"].rstrip("*_ ").endswith(_STOPS)
    if stops or _LABELS.match(rest) is not None or (found.re is _WIKI_LINK and not rest.strip()):
        return _bold(found[0] if not stops else found["inner"], rest, line)
    return line


def _bold(inner: str, rest: str, line: str) -> str:
    inner = inner.strip(" \u00a0")
    for marks in ("***", "**", "__", "*", "_"):
        if inner.startswith(marks) and inner.endswith(marks) and len(inner) > 2 * len(marks):
            inner = inner[len(marks) : -len(marks)]
            break
    if not inner.strip() or "**" in inner:
        return line
    return f"**{inner}**{rest}"
