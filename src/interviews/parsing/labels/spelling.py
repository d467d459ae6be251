"""What a label spells: somebody's name, with whatever stands around it told apart.

Inside of a label there may be a time (`Ana Ruiz 0:12`), a picture sign, a number, initials or an affiliation
in parentheses, a link (`[[People/Ana Ruiz|Ana]]`), brackets and marks.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category

import msgspec

from interviews.parsing.labels.label import WIKI_LINK, Form, Label, plain, split_name
from interviews.parsing.source import tidy
from interviews.parsing.timestamps import closing_time, leading_time

_EDGES = " \t\u00a0\u200b\u2060\ufeff"
_MARKS = f"{_EDGES}_*=~`\\"
_PARTING = f"{_EDGES},;·•|@–—-/:："
"""What parts a time from a name."""
_NUMBER = re.compile(r"(?:\d{1,4}[.)、:]|[#№¶§]\d{1,4}\b[.:)]?|[¶§])\s*(?=[^\W\d_])")
_ENCLOSING = (
    ("[", "]"),
    ("<", ">"),
    ("«", "»"),
    ('"', '"'),
    ("“", "”"),
    ("„", "“"),
    ("‹", "›"),
    ("【", "】"),
    ("〔", "〕"),
    ("「", "」"),
)
_SIGNS = frozenset({"So", "Sk", "Cf", "Me", "Cn"})
"""Unicode categories of picture signs and of what joins them."""
_VARIES = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Marks that say how a sign is drawn; the other marks are vowels and accents of letters."""
_KEEP = "^`´¨"
_OPENING_QUOTES = frozenset('"“„«‹「『”')
_CLOSING_QUOTES = frozenset('"”“»›」』')
_STEPS = 4
"""Things around a name, one within another."""


class Spelling(msgspec.Struct, frozen=True, gc=False):
    """A label that has been read."""

    as_written: str
    """As in the source, without the marks around the whole, colon and time."""
    written: str
    """In plain words: without links, tags, picture signs and numbers."""
    name: str
    """`written` without parentheses."""
    initials: str | None
    remark: str | None
    timestamp: str | None


_INITIALS_IN_BRACKETS = re.compile(r"\s\[([^\W\d_a-z]{2,5})\]$")


@lru_cache(maxsize=8192)
def read_spelling(inner: str) -> Spelling:
    """What the words within the marks of a label, or in front of its colon, spell."""
    timestamp, as_written = take_times(inner.strip(_MARKS))
    as_written = as_written.strip(_MARKS)
    timed, written = take_times(_bare(tidy(plain(_INITIALS_IN_BRACKETS.sub(r" (\1)", as_written)))))
    name, initials, remark = split_name(written)
    if name != written:
        name = _bare(name)
    return Spelling(as_written, written, _in_full(name, as_written), initials, remark, timestamp or timed)


def label_spelled(form: Form, spelling: Spelling, line: int, text: str, timestamp: str | None) -> Label:
    """The label that words on one line spell, with what is said behind it and the time beside it."""
    return Label(
        form,
        spelling.written,
        spelling.name,
        line,
        line + 1,
        text,
        spelling.initials,
        spelling.remark,
        timestamp or spelling.timestamp,
        as_written=spelling.as_written,
    )


def _in_full(name: str, as_written: str) -> str:
    """The name that the target of a wiki link has, where the link shows a part of it."""
    link = WIKI_LINK.search(as_written) if "[[" in as_written else None
    if link is None or not link["alias"]:
        return name
    target = tidy(link["target"].rsplit("/", 1)[-1].split("#", 1)[0])
    shown, full = name.casefold().split(), target.casefold().split()
    return target if len(full) > len(shown) and set(shown) <= set(full) else name


def take_times(text: str) -> tuple[str | None, str]:
    """The time before or behind a name, and the name; a time alone is left as it is."""
    if not any(map(str.isdigit, text)):
        return None, text
    first = leading_time(text)
    if first is not None and (rest := text[first.end :].strip(_PARTING)):
        return first.clock, rest
    last = closing_time(text)
    if last is not None and (rest := text[: last.start].rstrip(f"{_PARTING}(")):
        return last.clock, rest
    return None, text


def _bare(text: str) -> str:
    """A name without numbers, picture signs and brackets around it; what is nothing else stays."""
    for _ in range(_STEPS):
        if text[-1:] in _CLOSING_QUOTES and not _OPENING_QUOTES.intersection(text[:-1]):
            text = text[:-1]
        stripped = _without_signs(text.strip(_MARKS))
        found = _NUMBER.match(stripped)
        if found is not None:
            stripped = stripped[found.end() :]
        for begin, end in _ENCLOSING:
            inside = stripped[len(begin) : -len(end)]
            if (
                stripped.startswith(begin)
                and stripped.endswith(end)
                and inside
                and begin not in inside
                and end not in inside
            ):
                stripped = inside.strip()
        if stripped == text or not stripped:
            return text
        text = stripped
    return text


def _without_signs(text: str) -> str:
    if text.isascii():
        return text
    start, end = 0, len(text)
    while start < end and _is_sign(text[start]):
        start += 1
    while end > start and _is_sign(text[end - 1]):
        end -= 1
    return text[start:end].strip() or text


def _is_sign(character: str) -> bool:
    return (
        character in _EDGES
        or character in _VARIES
        or (category(character) in _SIGNS and character not in _KEEP and not character.isalpha())
    )
