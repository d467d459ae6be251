"""RIS for reference managers: `PCOMM`, as Zotero writes interviews.

Sources: Zotero's RIS translator (PCOMM; AU the interviewee, A2 the interviewer, M3 the medium). The place of
each quoted pair goes into a note (N1), for the format has no field for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from interviews.citing.dates import date_parts, iso_date
from interviews.citing.item import title_or_substitute
from interviews.citing.locators import in_words
from interviews.citing.names import Name
from interviews.citing.reference import Reference

_TEXTS = (
    ("T2", "container-title"),
    ("PB", "publisher"),
    ("CY", "publisher-place"),
    ("VL", "volume"),
    ("IS", "issue"),
    ("LA", "language"),
    ("UR", "URL"),
    ("DO", "DOI"),
)


def write(reference: Reference) -> str:
    return "\n".join(f"{tag}  - {value}" for tag, value in _lines(reference))


def _lines(reference: Reference) -> Iterator[tuple[str, str]]:
    item = reference.item
    yield "TY", "PCOMM"
    yield "ID", reference.key
    for tag, role in (("AU", "author"), ("A2", "interviewer"), ("A3", "editor"), ("A4", "translator")):
        for name in item.get(role, ()):
            yield tag, _name(name)
    yield "TI", title_or_substitute(item)
    for tag, variable in _TEXTS:
        if item.get(variable):
            yield tag, str(item[variable])
    yield from _pages(str(item.get("page") or ""))
    medium = item.get("genre") or item.get("medium")
    if medium:
        yield "M3", str(medium)
    yield from _dates(item)
    for passage in reference.passages:
        if passage.place is not None:
            yield "N1", f"Quoted: {in_words(passage.place)}"
    yield "ER", ""


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
        yield "DA", _day(days[0])
    if len(days) > 1 or issued.get("circa") or "literal" in issued:
        yield "N1", f"Date: {'circa ' if issued.get('circa') else ''}{iso_date(issued)}"
    accessed = date_parts(item.get("accessed"))
    if accessed:
        yield "Y2", _day(accessed[0])


def _day(parts: list[int]) -> str:
    year, *rest = parts
    month, day = (*(f"{number:02d}" for number in rest), "", "")[:2]
    return f"{year:04d}/{month}/{day}/"


def _pages(pages: str) -> Iterator[tuple[str, str]]:
    first, _, last = pages.replace("–", "-").partition("-")
    if first:
        yield "SP", first.strip()
    if last:
        yield "EP", last.strip()
