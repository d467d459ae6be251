"""People as metadata list them: names, mappings with name parts, or one string with several names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from interviews.model import NameParts, Person
from interviews.parsing.labels.label import initials_of, plain
from interviews.parsing.notes import linked_person, without_wiki_links
from interviews.parsing.plausibility import is_role
from interviews.parsing.source import tidy

_PARTS = tuple(NameParts.model_fields)
_ADDRESS = re.compile(r"\s*<?(?:https?://|www\.|mailto:)\S+>?|\s*<[^<>\s]+@[^<>\s]+>")
_AND = re.compile(r"\s*(?:;|\s&\s|\band\b|\bund\b|\by\b|\bet\b|\be\b|\bи\b|、|，)\s*")
_COMMA = re.compile(r"\s*,\s*(?![^()]*\))")
_COMMAS_ALONE = re.compile(r"[^\s,]+(?:,[^\s,]+)+")
"""Accounts and short names as sites list authors: `ana-roe,Bo`."""
_AFFILIATION = re.compile(r"\s*\(([^()]{1,80})\)\s*$")
_PLACEHOLDERS = {"null", "none", "n/a", "na", "tba", "tbd", "unknown", "-", "~", ""}
_GLUE = {"and", "und", "y", "et", "e", "&"}


def persons(value: Any) -> tuple[Person, ...]:
    """The people that a value of the front matter names: a string, a mapping, or a list of these."""
    if isinstance(value, list):
        # `[[Ana Roe]]` without quotes is a link to YAML's writer, and a list in a list to its reader.
        items = [
            inner for item in value[:100] for inner in (item[:100] if isinstance(item, list) else [item])
        ]
        return tuple(person for item in items for person in _one(item))
    if isinstance(value, str):
        return tuple(person for name in split_names(value) for person in _one(name))
    return tuple(_one(value))


def split_names(text: str) -> Sequence[str]:
    """The names in one string: split at semicolons, conjunctions, and commas between full names."""
    cleaned = _bare(text)
    if "," in cleaned and _COMMAS_ALONE.fullmatch(cleaned):
        return cleaned.split(",")
    parts: list[str] = []
    commas = Counter(filter(None, _COMMA.split(_AND.sub(", ", cleaned))))
    for part in _AND.split(cleaned):
        # What comes again is what people do, and nobody: `A. Roe, Web Design and B. Roe, Web Design`.
        own = [piece for piece in _COMMA.split(part) if piece]
        pieces = [piece for piece in own if commas[piece] < 2] or own
        part = part if pieces == own else ", ".join(pieces)
        several = len(pieces) > 1 and all(len(piece.split()) >= 2 for piece in pieces)
        parts += pieces if several else [part.strip(" ,")]
    return [part for part in parts if part]


def _bare(text: str) -> str:
    # A backslash at the end breaks the line in Markdown.
    return tidy(_ADDRESS.sub("", plain(without_wiki_links(text)))).rstrip("\\ ")


def _one(value: Any) -> Iterator[Person]:
    if isinstance(value, dict):
        given = {str(key).lower().replace("-", "_"): part for key, part in value.items()}
        parts = {
            key: str(given[key]) for key in _PARTS if isinstance(given.get(key), str | int) and given[key]
        }
        name = given.get("name") or given.get("title") or parts.get("literal") or _spell(parts)
        if isinstance(name, str) and tidy(name):
            aliases = given.get("aliases") or given.get("alias") or []
            yield Person(
                name=tidy(name),
                aliases=tuple(map(str, aliases if isinstance(aliases, list) else [aliases])),
                affiliation=_text(given.get("affiliation")) or _text(given.get("organization")),
                name_parts=NameParts(**parts) if parts else None,
            )
        return
    if not isinstance(value, str | int | float):
        return
    linked = linked_person(str(value))
    if linked is not None:
        name, shown = linked
        yield Person(name=name, aliases=(shown,) if shown else ())
        return
    text = _bare(str(value)).lstrip("@")
    found = _AFFILIATION.search(text)
    name = text[: found.start()].strip() if found else text
    # `Jason (Jay) Smith` keeps its parenthesis: it does not stand at the end.
    if name.casefold() not in _PLACEHOLDERS:
        behind = found[1].strip() if found else None
        if behind and behind.isupper() and initials_of(name) == behind:
            yield Person(name=name, aliases=(behind,))
        else:
            yield Person(name=name, affiliation=None if is_role(behind or "") else behind)


def _spell(parts: dict[str, str]) -> str:
    order = ("given", "dropping_particle", "non_dropping_particle", "family", "suffix")
    return " ".join(parts[key] for key in order if key in parts)


def _text(value: Any) -> str | None:
    return tidy(value) if isinstance(value, str) and tidy(value) else None
