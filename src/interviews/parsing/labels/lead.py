"""What may stand before a label at the beginning of a line, and around it in place of bold.

A time, an anchor, the mark of a page, a number, a bullet, a quotation mark, a picture: any of these, in any
order. None is said by anybody but a remark such as `(laughs)`. Highlighting, underlining, code, a link or a
span around a label say no more than bold does.
"""

from __future__ import annotations

import re
from unicodedata import category

import msgspec

from interviews.parsing.timestamps import leading_time

_SPACES = " \t\u00a0\u200b\u2060\ufeff"
_QUOTED = re.compile(r">[ \t]?(?:\[![\w -]{1,30}\][+-]?[ \t]*)?")
_PAGE = r"p{1,2}|pg|pages?|s|seite|pág|páginas?|стр|fol|f|lines?|l|z|zeile|№|#|¶|§"
_SKIPPED = re.compile(
    "|".join((
        # Bullets, and boxes of tasks.
        r"(?:[-+•‣◦▪–—]|\*(?=\s))\s+|[-–—](?=[*_]{2})|\\?-\s+|\[[ xX]\]\s",
        # Pictures.
        r"!\[[^\[\]\n]{0,200}\](?:\([^()\n]{0,300}\)|\[[^\[\]\n]{0,100}\])|!\[\[[^\[\]\n]{1,200}\]\]",
        # Anchors, comments, and elements that hold the whole turn.
        r"\[\W{0,5}\]\([^()\s]{0,300}\)|\[\]\{[^{}\n]{0,100}\}|\[\^[\w-]{1,20}\]|\{#[^{}\n]{0,100}\}",
        r"<a\b[^<>\n]{0,300}>[^\w<>\n]{0,5}</a>|<!--[^<>\n]{0,200}-->",
        r"</?(?:a|p|div|span|li|ul|ol|section|article|main|body|br|hr|img|tr|tbody|table|blockquote|details|font|"
        r"center|dl|dd|header|small|figure|time)\b[^<>\n]{0,300}>",
        # Pages and lines.
        rf"\\?[\[({{]\s*(?:(?i:{_PAGE})\.?\s*)?\d{{1,4}}[rv]?(?:\s?[-–/]\s?\d{{1,4}})?\s*\\?[\])}}]"
        r"(?:\([^()\n]{0,300}\))?",
        r"(?i:p{1,2}|pg|s|f|l|n[ro])\.\s?\d{1,4}(?=\s)",
        # Numbers.
        r"(?:\d{1,4}|[a-z])\\?[.)、:]\s+|[#№¶§]{1,2}\s?\d{0,5}[.:)]?(?=[\s*_<\[])",
        r"\d{1,4}(?=(?:\s{2,}|\t|\s*\|)\S|\s+(?:\*\*|__|<)|</)",
        # Quotation marks, arrows, dashes and other signs.
        r"[“”„«»\"‹›「『]\s?(?=[*_<\[\w])",
        r"[-=~–—]{1,3}>?(?=\s)|(?:[/\\]{2}|[|→⇒▶►»›…·•●○■□◆◇★☆†‡]+)(?=[\s*_])",
        r"\^[\w-]{1,20}(?=\s)|\{[^{}\n]{1,60}\}(?=\s)",
    ))
)  # fmt: skip
"""No time, and nothing that anybody says."""
_REMARK = re.compile(
    r"[*_]{0,2}\\?(?:\[[^\[\]\n]{1,60}\]|\([^()\n]{1,60}\)|（[^（）\n]{1,40}）|【[^【】\n]{1,40}】|//[^/\n]{1,60}//)"
    r"[*_]{0,2}(?=\s|[*_]{2}|<)"
)
_SIGNS = frozenset({"So", "Sk", "Cf", "Mn", "Me"})
_MOST = 10
"""Things before one label."""
_PARTED = re.compile(r"\s*(?:[-–—|·•,]+(?=\s)|[:：](?=\s*[^\W\d]|\s*[*_<\[]))\s*")
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


class Lead(msgspec.Struct, frozen=True, gc=False):
    """The beginning of a line up to where a label may begin."""

    end: int
    remark_at: int
    """Where the first remark begins, which may be somebody in brackets; `end` where there is none."""
    timestamp: str | None
    said: str
    """The remarks."""
    is_callout: bool
    """Whether the head of a callout comes last, `> [!quote]`, behind which its title stands."""


def read_lead(line: str) -> Lead:
    """What stands before the place in a line where a label may begin; nothing, in most lines."""
    place, timestamp, is_callout = 0, None, False
    remark_at: int | None = None
    remarks: list[str] = []
    for _ in range(_MOST):
        while place < len(line) and line[place] in _SPACES:
            place += 1
        if place >= len(line) or (line[place].isalpha() and line[place] not in "psflnPSFLN"):
            break
        quoted = _QUOTED.match(line, place)
        if quoted is not None:
            place, is_callout = quoted.end(), "!" in quoted[0]
            continue
        time = _time(line, place)
        if time is not None:
            place, timestamp = time[0], timestamp or time[1]
            continue
        skipped = _SKIPPED.match(line, place)
        if skipped is not None:
            place = skipped.end()
            continue
        signs = _end_of_signs(line, place)
        remark = _REMARK.match(line, place) if signs == place else None
        if remark is not None:
            remark_at = place if remark_at is None else remark_at
            remarks.append(remark[0].strip())
        elif signs == place:
            break
        place = signs if remark is None else remark.end()
    return Lead(place, place if remark_at is None else remark_at, timestamp, " ".join(remarks), is_callout)


def _time(line: str, place: int) -> tuple[int, str] | None:
    """The end of a time before a label, with what parts the two, and the time."""
    time = (
        leading_time(line[place : place + 440])
        if line[place] not in "*_" or line[place + 1 : place + 2] not in " "
        else None
    )
    if time is None:
        return None
    end = place + time.end
    parted = _PARTED.match(line, end)
    return (parted.end() if parted is not None else end), time.clock


def _end_of_signs(line: str, place: int) -> int:
    """Where a run of picture signs ends."""
    while place < len(line) and not line[place].isascii() and category(line[place]) in _SIGNS:
        place += 1
    return place


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
