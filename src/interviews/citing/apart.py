"""Citing many interviews of which each is shown by itself, as on the pages of a site.

A processor that puts letters behind years takes time that grows by the square of the list: each letter has it
look at all of the list again. Letters, and given names that tell people apart, depend on interviews of people
of the same name only, so that others are cited in calls of their own. What is lost is the order of the whole
list, which nobody sees here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from interviews.citing.cited import CitedPassage
from interviews.citing.formats import find_format
from interviews.citing.item import Item, csl_item
from interviews.citing.reference import Passage
from interviews.citing.service import cite
from interviews.citing.styles import CSL, find_style, read_style
from interviews.citing.variables import NAMES

if TYPE_CHECKING:
    from interviews.model import InterviewDescription

Cite = tuple["InterviewDescription", Passage]

AT_ONCE = 300
"""Passages of a call. A call of few costs as much as one of these."""


def cite_apart(
    passages: Sequence[Cite], format_name: str, *, locale: str = "", cache: Path | None = None
) -> list[CitedPassage]:
    """What `cite` makes of each passage, but for numbers that a style counts its list by.

    Raises:
        CitationError: as `cite` does.
    """
    found: dict[int, CitedPassage] = {}
    for places in _batches(passages) if _puts_letters(format_name) else [range(len(passages))]:
        cited = cite([passages[place] for place in places], format_name, locale=locale, cache=cache)
        found.update(zip(places, cited.passages, strict=True))
    return [found[place] for place in range(len(passages))]


def _puts_letters(format_name: str) -> bool:
    """Whether a style tells interviews of a year apart by letters, and people by no more than that needs."""
    if find_format(format_name) is not None:
        return False
    citation = read_style(find_style(format_name).path).find(f"{CSL}citation")
    if citation is None or citation.get("disambiguate-add-year-suffix") != "true":
        return False
    # Ten of 1,400 styles give second authors their given names wherever two of the list have one name.
    return not citation.get("givenname-disambiguation-rule", "").startswith("all-names")


def _batches(passages: Sequence[Cite]) -> Iterator[list[int]]:
    """The places of the passages, those that may depend on one another together."""
    items = [csl_item(interview) for interview, _ in passages]
    # Where nobody is interviewed, a style cites by whom it finds, or by the title.
    others = {
        name for item in items if not item.get("author") for role in NAMES for name in _names(item, role)
    }
    groups: dict[str, list[int]] = {}
    for place, item in enumerate(items):
        first = next(_names(item, "author"), "")
        groups.setdefault("" if first in others else first, []).append(place)
    batch: list[int] = []
    for places in groups.values():
        if batch and len(batch) + len(places) > AT_ONCE:
            yield batch
            batch = []
        batch += places
    if batch:
        yield batch


def _names(item: Item, role: str) -> Iterator[str]:
    for name in item.get(role, ()):
        yield (name.get("family") or name.get("literal") or name.get("given") or "").casefold()
