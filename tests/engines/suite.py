"""The engines that the tests of this folder run on, and the doors through which they are used.

Whatever is tested here is true of every engine. What is true of one alone is tested in a folder of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from interviews.building.reports import RebuildReport
from interviews.engines.embedded import EmbeddedEngine
from interviews.engines.engine import Engine, Index
from interviews.search.requests import SearchRequest

ENGINES: dict[str, Callable[[Path], Engine]] = {"embedded": EmbeddedEngine}
"""By name, what gives the engine of an index for a folder of the test."""
_tested = ["embedded"]


def test_on(name: str) -> None:
    """Makes an engine the one that is tested from now on."""
    _tested[0] = name


test_on.__test__ = False  # type: ignore[attr-defined]


def engine_in(folder: Path) -> Engine:
    """The tested engine with the index of a folder."""
    return ENGINES[_tested[0]](folder)


def rebuild(index: Path, folders: Sequence[Path] = (), **options: Any) -> RebuildReport:
    """Rebuilds an index with the tested engine."""
    return engine_in(index).rebuild(folders, **options)


def open_index(index: Path) -> Index:
    """Opens an index with the tested engine."""
    return engine_in(index).open()


def ids(index: Path) -> dict[str, list[str]]:
    """The ids of the pairs of each file."""
    with closing(open_index(index)) as opened:
        return {
            entry.path: [pair.id for pair in opened.pairs_of(entry.path)] for entry in opened.interviews()
        }


def total(index: Path, text: str = "") -> int:
    """How many pairs a text finds."""
    with closing(open_index(index)) as opened:
        return opened.search(SearchRequest(text=text)).total
