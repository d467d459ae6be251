"""The engines that the tests of this folder run on, and the doors through which they are used.

Whatever is tested here is true of every engine. What is true of one alone is tested in a folder of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from interviews.building.reports import RebuildReport
from interviews.engines.embedded import EmbeddedEngine
from interviews.engines.engine import Engine, Index
from interviews.engines.opensearch import OpenSearchEngine
from interviews.search.requests import SearchRequest
from interviews.settings import SearchSettings

CLUSTER = tuple(os.environ.get("INTERVIEWS_TEST_CLUSTER", "").split())
"""The addresses of the nodes of a cluster, with which the tests run on that instead; see `tests.cluster`."""


def settings_on_cluster(folder: Path, **others: Any) -> SearchSettings:
    """The settings by which an index on the cluster belongs to a folder of the test."""
    name = f"test_{blake2b(str(folder).encode(), digest_size=8).hexdigest()}"
    return SearchSettings(engine="opensearch", url=CLUSTER, index=name, **others)


def _on_cluster(folder: Path) -> OpenSearchEngine:
    _made.add(folder)
    return OpenSearchEngine(settings_on_cluster(folder), folder / "nobody.toml")


ENGINES: dict[str, Callable[[Path], Engine]] = (
    {"opensearch": _on_cluster} if CLUSTER else {"embedded": EmbeddedEngine}
)
"""By name, what gives the engine of an index for a folder of the test."""
_tested = [next(iter(ENGINES))]


def test_on(name: str) -> None:
    """Makes an engine the one that is tested from now on."""
    _tested[0] = name


test_on.__test__ = False  # type: ignore[attr-defined]


_made: set[Path] = set()
"""The folders of the tests to which an index on the cluster belongs."""


def sweep(below: Path) -> None:
    """Removes the indexes on the cluster that belong to folders below one."""
    from opensearchpy import OpenSearch

    gone = {folder for folder in _made if folder.is_relative_to(below)}
    if gone:
        names = ",".join(f"{settings_on_cluster(folder).index}-*" for folder in gone)
        client = OpenSearch(list(CLUSTER))
        client.indices.delete(index=names)
        client.close()
        _made.difference_update(gone)


def use(monkeypatch: pytest.MonkeyPatch, index: Path) -> None:
    """Makes an index of the tested engine the one that commands use."""
    if not CLUSTER:
        monkeypatch.setenv("INTERVIEWS_INDEX", str(index))
        return
    configuration = index.parent / "config"
    own = configuration / "interviews" / "settings.toml"
    own.parent.mkdir(parents=True)
    search = settings_on_cluster(index)
    lines = ["[search]", 'engine = "opensearch"', f"url = {list(search.urls)}", f'index = "{search.index}"']
    own.write_text("\n".join(lines))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(configuration))
    monkeypatch.chdir(index.parent)


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
