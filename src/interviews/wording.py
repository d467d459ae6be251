"""How numbers are put into words, the same in every list, message and citation."""

from __future__ import annotations

from collections.abc import Sequence


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """The number with thousands separated, and its noun: with an s for several, or what they are called."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def first_and_last(pages: Sequence[str]) -> str:
    """Where something stands that begins on the first of some pages and ends on the last: `12`, `12-13`."""
    return "-".join(dict.fromkeys((*pages[:1], *pages[-1:])))
