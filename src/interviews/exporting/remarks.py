"""Remarks on interviews, each said once however many interviews it is about."""

from __future__ import annotations

from collections.abc import Iterable

NAMED = 3
"""Interviews whose names stand in a remark; the others are a number."""


def said_once(remarks: Iterable[str]) -> list[str]:
    """Remarks of the form `NAME: words`, those with the same words as one, where the first of them stood."""
    names_of: dict[str, dict[str, None]] = {}
    for remark in remarks:
        name, _, words = remark.partition(": ")
        names_of.setdefault(words, {})[name] = None
    return [_together(list(names), words) for words, names in names_of.items()]


def _together(names: list[str], words: str) -> str:
    if len(names) > 1:
        more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
        return f"{len(names):,} interviews ({', '.join(names[:NAMED])}{more}): {words}"
    return f"{names[0]}: {words}" if words else names[0]
