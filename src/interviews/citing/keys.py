"""Citation keys: they name the interview, not the pair, and are the same for the same record.

The form is `family_word_year`, as Zotero's: the family name of the first interviewee, the first word of the
title that is no article or preposition, the year or `nd`. Only ASCII letters, digits and `_`, starting with a
letter, so that BibTeX, biber and pandoc all take it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import count
from typing import Any

from interviews.citing.dates import date_parts
from interviews.citing.text import folded, without_tags, words

_STOP_WORDS = words(
    """a an the and or of on in at to for from with by about as is are was how what why when where who der die
    das den dem des ein eine und im zu von mit le la les l un une de du des et el los las una y en il lo gli
    i o os um uma het een"""
)
_USABLE = re.compile(r"[A-Za-z][A-Za-z0-9_:.+-]*")


ChooseKeys = Callable[[Sequence[dict[str, Any]]], list[str]]
"""Gives each of several different items its key."""


def citation_keys(items: Sequence[Mapping[str, Any]], taken: Collection[str] = ()) -> list[str]:
    """A key for each of several different items, in their order, unique regardless of case.

    Where several items have the same base key, the first by content keeps it and the others get `a`, `b`, …
    behind it, so that the order of the items does not matter.
    """
    used = {key.lower() for key in taken}
    keys: dict[int, str] = {}
    for place in sorted(range(len(items)), key=lambda place: _content(items[place])):
        key = next(key for key in candidates(base_key(items[place])) if key.lower() not in used)
        used.add(key.lower())
        keys[place] = key
    return [keys[place] for place in range(len(items))]


def candidates(base: str) -> Iterator[str]:
    """The base key, then the base key with `a`, `b`, …, `z`, `aa`, … behind it."""
    yield base
    for number in count():
        yield base + _letters(number)


def base_key(item: Mapping[str, Any]) -> str:
    """The key of an item if it were alone: the author's own `citation-key`, else made from the item."""
    own = item.get("citation-key")
    if own and _USABLE.fullmatch(str(own)):
        return str(own)
    name = _name(item)
    years = date_parts(item.get("issued"))
    year = f"{years[0][0]:04d}" if years else "nd"
    return "_".join(part for part in (name, _title_word(item), year) if part)


def _name(item: Mapping[str, Any]) -> str:
    authors = item.get("author") or item.get("host") or []
    if not authors:
        return "interview"
    family = authors[0].get("family") or authors[0].get("literal") or ""
    parts = [word for word in map(folded, re.split(r"[\s/&]+", family)) if word and word not in _STOP_WORDS]
    name = "".join(parts[:3])
    return name if name[:1].isalpha() else f"interview{_short_hash(item)}"


def _title_word(item: Mapping[str, Any]) -> str:
    title = (folded(word) for word in re.split(r"[\W_]+", without_tags(str(item.get("title") or ""))))
    return next((word for word in title if len(word) > 1 and word not in _STOP_WORDS), "")


def _short_hash(item: Mapping[str, Any]) -> str:
    source = str(item.get("URL") or item.get("title") or _content(item))
    return blake2b(source.encode(), digest_size=3).hexdigest()


def _content(item: Mapping[str, Any]) -> str:
    return json.dumps(item, sort_keys=True, ensure_ascii=False)


def _letters(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
