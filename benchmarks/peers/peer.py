"""What a benchmark asks of an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from benchmarks.queries import WantedPairs
from benchmarks.records import Record

PAGE = 20
"""Hits with snippets."""

Search = Callable[[WantedPairs], object]


class Peer(Protocol):
    """An engine."""

    name: str

    def build(self, place: Path, records: Iterable[Record]) -> None:
        """Makes an index of the records in a new folder."""

    def searcher(self, place: Path) -> Search:
        """Opens the index; the function gives the exact number of hits and a page of them with snippets."""

    def faceted_searcher(self, place: Path) -> Search | None:
        """The same with the counts of all facets over all hits; None where the engine has no way to do it."""
