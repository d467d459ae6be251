"""One node of three is killed, in the middle of a rebuild and of 200 searches: nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from interviews.building.reports import RebuildProgress
from interviews.engines.opensearch import OpenSearchEngine
from interviews.search.requests import SearchRequest
from interviews.settings import SearchSettings
from tests.cluster.invented import mixed_queries, write_interviews
from tests.cluster.nodes import Node, running, wait_for

FILES, PAIRS = 40, 20


@pytest.fixture(scope="module")
def nodes() -> Iterator[list[Node]]:
    with running(3) as started:
        yield started


def test_a_killed_node_loses_nothing(nodes: list[Node], tmp_path: Path) -> None:
    vocabulary = write_interviews(tmp_path / "talks", FILES, PAIRS)
    queries = mixed_queries(vocabulary, 200)
    settings = SearchSettings(engine="opensearch", url=tuple(node.address for node in nodes))
    engine = OpenSearchEngine(settings, tmp_path / "nobody.toml")
    engine.rebuild([tmp_path / "talks"], jobs=2)
    with closing(engine.open()) as index:
        expected = [index.search(SearchRequest(query)).total for query in queries]

    def kill_one(progress: RebuildProgress) -> None:
        if (progress.stage, progress.done) == ("parsing", FILES // 2):
            nodes[1].kill()

    report = engine.rebuild(full=True, jobs=2, progress=kill_one)
    assert nodes[1].process.poll() is not None
    assert (report.pairs, report.skipped) == (FILES * PAIRS, ())
    nodes[1].start()
    wait_for(nodes, tmp_path)
    with closing(engine.open()) as index:
        for number, query in enumerate(queries):
            if number == len(queries) // 2:
                nodes[0].kill()
            assert index.search(SearchRequest(query)).total == expected[number], query
        assert index.search(SearchRequest()).total == FILES * PAIRS
