"""Of the same transcripts, the cluster gives the answers of the embedded engine."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from interviews.engines.embedded import EmbeddedEngine
from interviews.search.meaning import Vectors, with_meaning
from interviews.search.requests import SearchRequest
from tests.cluster.invented import SYLLABLES, mixed_queries, write_interviews
from tests.engines.suite import engine_in, open_index, rebuild


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


class Sounds:
    """A model to which texts mean the same that have the same syllables."""

    identifier = "sounds"

    def vectors(self, texts: Sequence[str]) -> Vectors:
        made = np.full((len(texts), len(SYLLABLES)), 0.01, np.float32)
        for row, text in enumerate(texts):
            made[row] += [text.count(syllable) ** 2 for syllable in SYLLABLES]
        made -= made.mean(axis=1, keepdims=True)
        return made / np.linalg.norm(made, axis=1, keepdims=True)


def test_twenty_queries_are_answered_alike_by_meaning(tmp_path: Path) -> None:
    vocabulary = write_interviews(tmp_path / "talks", files=40, pairs=40)
    engines = EmbeddedEngine(tmp_path / "embedded"), engine_in(tmp_path / "index")
    for engine in engines:
        engine.rebuild([tmp_path / "talks"], jobs=2)
        assert engine.make_vectors(Sounds()) == 1600
    opened = [engine.open() for engine in engines]
    rare = vocabulary.words[-1]
    queries = [*mixed_queries(vocabulary, 16), f"{rare} speaker:quill", f"-{rare} mogu", "mogu", f"{rare}xo"]
    for query in queries:
        asked = with_meaning(SearchRequest(query, limit=10), Sounds(), lambda _: 1)
        here, there = (index.search(asked) for index in opened)
        assert (here.total, here.facets) == (there.total, there.facets), query
        near = [[(hit.pair.id, hit.found_by, hit.score) for hit in found.hits] for found in (here, there)]
        assert near[0] == [(*known, pytest.approx(score, abs=0.001)) for *known, score in near[1]], query
    by_words = SearchRequest(vocabulary.words[0], limit=70)
    for asked in (by_words, with_meaning(by_words, Sounds(), lambda _: 1)):
        pages = [opened[1].search(asked._replace(offset=place)) for place in range(0, 980, 70)]
        shown = [hit.pair.id for page in pages for hit in page.hits]
        assert len(shown) == len(set(shown)) == min(pages[0].total, 980) > 330
    [hit, *_] = opened[0].search(SearchRequest(vocabulary.words[40])).hits
    related = [index.related(hit.pair) for index in opened]
    here, there = ([other.pair.id for other in found.answers] for found in related)
    assert here == there
    for index in opened:
        index.close()
