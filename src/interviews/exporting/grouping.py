"""Pairs by topic, by expert or as they are: each once, and where else it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interviews.exporting.collection import Entry, Grouping
from interviews.search.analysis import alphabetical

_WITHOUT = {"topic": "No topic", "expert": "Unknown speaker"}


@dataclass(frozen=True, slots=True)
class Group:
    """The pairs under one heading."""

    heading: str
    """Empty where all pairs stand in their own order."""
    entries: tuple[Entry, ...]
    """Those that stand here, in the order of the collection."""
    elsewhere: tuple[tuple[Entry, str], ...]
    """Those that belong here as well, and the heading under which they stand."""


def groups(entries: Sequence[Entry], by: Grouping) -> tuple[Group, ...]:
    """The groups in alphabetical order, that of pairs without a topic or a named expert last.

    A pair stands under the first of its topics or experts, so that nobody quotes it twice.
    """
    if by == "none":
        return (Group("", tuple(entries), ()),)
    standing: dict[str, list[Entry]] = {}
    elsewhere: dict[str, list[tuple[Entry, str]]] = {}
    for entry in entries:
        values = entry.pair.topics if by == "topic" else entry.pair.named_answerers
        headings = list(dict.fromkeys(value for value in values if value.strip())) or [_WITHOUT[by]]
        standing.setdefault(headings[0], []).append(entry)
        for heading in headings[1:]:
            elsewhere.setdefault(heading, []).append((entry, headings[0]))
    return tuple(
        Group(heading, tuple(standing.get(heading, ())), tuple(elsewhere.get(heading, ())))
        for heading in _in_order([*(standing | elsewhere)], last=_WITHOUT[by])
    )


def _in_order(headings: list[str], last: str) -> list[str]:
    ordered = [headings[place] for place in alphabetical(headings)]
    return sorted(ordered, key=lambda heading: heading == last)
