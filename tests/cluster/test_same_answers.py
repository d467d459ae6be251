"""Of the same transcripts, the cluster gives the answers of the embedded engine."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from interviews.engines.embedded import EmbeddedEngine
from interviews.search.requests import SearchRequest
from tests.cluster.invented import mixed_queries, write_interviews
from tests.engines.suite import open_index, rebuild


def test_sixty_queries_of_two_thousand_pairs_are_answered_alike(tmp_path: Path) -> None:
    vocabulary = write_interviews(tmp_path / "talks", files=50, pairs=40)
    EmbeddedEngine(tmp_path / "embedded").rebuild([tmp_path / "talks"], jobs=2)
    rebuild(tmp_path / "index", [tmp_path / "talks"], jobs=2)
    queries = mixed_queries(vocabulary)
    different = []
    with (
        closing(EmbeddedEngine(tmp_path / "embedded").open()) as embedded,
        closing(open_index(tmp_path / "index")) as cluster,
    ):
        assert embedded.summary().pairs == cluster.summary().pairs == 2000
        for query in queries:
            here, there = (index.search(SearchRequest(query, limit=10)) for index in (embedded, cluster))
            assert (here.total, here.facets) == (there.total, there.facets), query
            assert (here.corrected, here.people) == (there.corrected, there.people), query
            if [hit.pair.id for hit in here.hits] != [hit.pair.id for hit in there.hits]:
                different.append(query)
        # More words than OpenSearch takes clauses.
        many = " ".join(f"{first}{second}*" for first in "bdfgklmn" for second in "aeiou")
        for query in (many, " ".join(vocabulary.words[:60]), f"({many}) AND {vocabulary.words[0]}"):
            here, there = (index.search(SearchRequest(query, limit=10)) for index in (embedded, cluster))
            assert (here.total, here.facets) == (there.total, there.facets), query
    assert len(queries) == 60
    assert len(different) <= 6, different
