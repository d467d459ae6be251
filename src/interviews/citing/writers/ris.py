"""RIS for reference managers.

No type of RIS means an interview: `PCOMM`, which Zotero writes for one, is read as a letter, with the
interviewer as its recipient; `JOUR` makes an editor of the interviewer, `SOUND` a composer of who is asked.
So an entry has the type of what readers hold in their hands: a web page, an article, a document of an
archive. Zotero learns the rest from `M2`, the field that it calls Extra, where it looks for a type, for CSL
variables and for people.

Sources: the import maps of Zotero's translator for RIS (an unknown tag is dropped; A2 has no meaning for the
types used here), and `extractExtraFields` of Zotero. The place of each quoted pair goes into a note (N1), for
the format has no field for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from interviews.citing.dates import SEASON_NAMES, date_parts, iso_date
from interviews.citing.item import interviewer_credit, is_private, principals, text_of, title_or_substitute
from interviews.citing.locators import in_words
from interviews.citing.names import Name
from interviews.citing.reference import Reference
from interviews.citing.text import without_tags

_TEXTS = (
    ("T2", "container-title"),
    ("PB", "publisher"),
    ("VL", "volume"),
    ("IS", "issue"),
    ("LA", "language"),
    ("UR", "URL"),
    ("DO", "DOI"),
    ("DB", "archive"),
)
_ROLES = ("interviewer", "contributor", "chair")
_EXTRA = {
    "container-title": "Container Title",
    "archive_collection": "Archive Collection",
    "event-title": "Event Title",
    "event-place": "Event Place",
    "medium": "Medium",
    "genre": "Genre",
}
"""What the types used here have no field for, as Zotero's Extra calls it."""


def write(reference: Reference) -> str:
    lines = [f"{tag}  - {value}" for tag, value in _lines(reference) if value]
    return "\n".join([*lines, "ER  - "])


def _lines(reference: Reference) -> Iterator[tuple[str, str]]:
    """Tags and values; those without a value are not written."""
    item = reference.item
    yield "TY", _type(item)
    yield "ID", reference.key
    for name in principals(item):
        yield "AU", _name(name)
    for tag, roles in (("A2", _ROLES), ("A3", ("editor",)), ("A4", ("translator",))):
        for name in (name for role in roles for name in item.get(role, ())):
            yield tag, _name(name)
    yield "TI", without_tags(title_or_substitute(item))
    yield from ((tag, text_of(item, variable)) for tag, variable in _TEXTS)
    first, _, last = text_of(item, "page").replace("–", "-").partition("-")
    yield "SP", first.strip()
    yield "EP", last.strip()
    places = (text_of(item, f"{place}-place") for place in ("publisher", "archive", "event"))
    yield "CY", next(filter(None, places), "")
    kept = (text_of(item, f"archive_{part}") for part in ("collection", "location"))
    yield "AN", ", ".join(filter(None, kept))
    yield "M3", text_of(item, "genre") or text_of(item, "medium")
    yield from _dates(item)
    yield "N1", interviewer_credit(item)
    for passage in reference.passages:
        if passage.place is not None:
            yield "N1", f"Quoted: {in_words(passage.place)}"
    yield from (("M2", line) for line in _extra(item))


def _type(item: dict[str, Any]) -> str:
    """What an entry is to readers: a document of an archive or of nobody's, an article, a web page."""
    if item.get("archive") or item.get("archive_location") or is_private(item):
        return "MANSCPT"
    printed = any(item.get(variable) for variable in ("volume", "issue", "page"))
    online = item.get("URL") or item.get("DOI") or not item.get("container-title")
    return "MGZN" if printed or not online else "ELEC"


def _extra(item: dict[str, Any]) -> Iterator[str]:
    yield f"Type: {item['type']}"
    for role in _ROLES:
        for name in item.get(role, ()):
            family, comma, given = _name(name).partition(", ")
            yield f"{role.capitalize()}: {family}{' || ' if comma else ''}{given}"
    yield from (f"{label}: {item[variable]}" for variable, label in _EXTRA.items() if item.get(variable))


def _name(name: Name) -> str:
    if "literal" in name:
        return name["literal"]
    family = f"{name.get('non-dropping-particle', '')} {name['family']}".strip()
    given = f"{name.get('given', '')} {name.get('dropping-particle', '')}".strip()
    return ", ".join(part for part in (family, given, name.get("suffix")) if part)


def _dates(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    issued = item.get("issued") or {}
    days = date_parts(issued)
    if days:
        yield "PY", f"{days[0][0]:04d}"
        # What is said besides stands behind the day, by the specification of the format.
        yield "DA", _day(days[0]) + (SEASON_NAMES[int(issued["season"]) - 1] if "season" in issued else "")
    if len(days) > 1 or issued.get("circa") or "literal" in issued:
        yield "N1", f"Date: {'circa ' if issued.get('circa') else ''}{iso_date(issued)}"
    accessed = date_parts(item.get("accessed"))
    if accessed:
        yield "Y2", _day(accessed[0])


def _day(parts: list[int]) -> str:
    year, *rest = parts
    month, day = (*(f"{number:02d}" for number in rest), "", "")[:2]
    return f"{year:04d}/{month}/{day}/"
