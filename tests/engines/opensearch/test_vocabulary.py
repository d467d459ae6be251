"""What is known of an index on a cluster is asked for once, and fills no memory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

pytest.importorskip("opensearchpy")

from interviews.engines.opensearch import vocabulary
from interviews.engines.opensearch.vocabulary import ClusterVocabulary


class Cluster:
    """Counts one document for each clause, and how often it is asked."""

    asked = 0

    def search(self, _index: str, body: Mapping[str, Any]) -> dict[str, Any]:
        self.asked += 1
        clauses = body["aggs"]["counts"]["filters"]["filters"]
        return {"aggregations": {"counts": {"buckets": [{"doc_count": 1} for _ in clauses]}}}

    def hits(self, _index: str, _body: object, _most: object) -> list[dict[str, Any]]:
        self.asked += 1
        return []


def test_counts_and_words_are_kept_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "MOST_COUNTS", 10)
    monkeypatch.setattr(vocabulary, "MOST_LISTS", 10)
    cluster = Cluster()
    known = ClusterVocabulary(cluster, (), None)  # type: ignore[arg-type]

    def ask(word: int) -> int:
        """How often it takes to ask the cluster."""
        before = cluster.asked
        assert known.frequencies([f"word{word}", "water"]) == [1, 1]
        assert known.lexicon.frequent(word, 3, 5) == {}
        return cluster.asked - before

    assert [ask(word) for word in range(12)] == [2] * 12
    assert (ask(11), ask(0)) == (0, 2)
