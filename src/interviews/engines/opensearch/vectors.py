"""The vectors of pairs on a cluster, by which they are found by their meaning.

They are documents of an index of their own, under the ids of their pairs, so that all parts share them and no
rebuild makes one again. The cluster compares every one of them with what is asked.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from interviews.engines.opensearch.clauses import Clause, all_of, none_of, with_any
from interviews.engines.opensearch.connecting import MOST_VALUES, Cluster, chunks
from interviews.engines.vectors import Packed, make_missing
from interviews.search.requests import Meaning
from interviews.search.results import IndexedPair
from interviews.search.scoring import NO_VECTOR, Array

if TYPE_CHECKING:
    from interviews.building.reports import RebuildProgress
    from interviews.search.meaning import Model

FINEST = 20_000
"""Steps to either side of 0 in which what is asked is told: it goes to the cluster as a text with a character
for each number, which a script reads many times faster than a list."""
_LIKENESS = f"""
    BytesRef kept = doc['vector'].value;
    String asked = params.asked;
    if (kept.length != asked.length()) {{ return 0; }}
    long sum = 0;
    for (int place = 0; place < asked.length(); ++place) {{
        sum += kept.bytes[kept.offset + place] * ((int) asked.charAt(place) - {FINEST});
    }}
    return Math.max(0, 1 + sum * doc['factor'].value * params.factor);
"""
"""One more than the cosine, since scores are not negative."""
_PROPERTIES = {
    "id": {"type": "keyword"},
    "model": {"type": "keyword"},
    "vector": {"type": "binary", "doc_values": True},
    "factor": {"type": "float"},
}


@dataclass(frozen=True)
class Vectors:
    """The vectors that belong to an index."""

    cluster: Cluster
    index: str
    """Of OpenSearch; it need not be there."""
    shards: int

    def _search(self, body: Mapping[str, Any]) -> dict[str, Any]:
        return self.cluster.search(self.index, body, ignore_unavailable=True)

    def count(self, model: str) -> int:
        """How many pairs have one by a model."""
        body = {"size": 0, "query": {"term": {"model": model}}, "track_total_hits": True}
        return int(self._search(body)["hits"]["total"]["value"])

    def of_pair(self, identifier: str) -> Meaning | None:
        """What a pair means, if that is known."""
        body = {"query": {"term": {"id": identifier}}, "docvalue_fields": ["vector", "factor"]}
        for hit in self._search(body)["hits"]["hits"]:
            [vector], [factor] = hit["fields"]["vector"], hit["fields"]["factor"]
            # It comes without the signs at its end that make its length a multiple of four.
            numbers = np.frombuffer(b64decode(f"{vector}=="), np.int8).astype(np.float32)
            return Meaning(hit["_source"]["model"], (numbers * np.float32(factor)).tobytes())
        return None

    def like(
        self, meaning: Meaning, most: int, among: Collection[str] | None = None
    ) -> Iterator[list[tuple[str, float]]]:
        """The ids of the pairs with their cosine to a meaning, the nearest first, so many at once.

        Args:
            meaning: What is asked.
            most: How many at once.
            among: The ids of the pairs that are compared; all unless given.
        """
        asked = np.frombuffer(meaning.vector, np.float32)
        step = max(float(np.abs(asked).max(initial=0)), 1e-9) / FINEST
        text = "".join(map(chr, (np.rint(asked / step).astype(int) + FINEST).tolist()))
        same: Clause = {"term": {"model": meaning.model}}
        script = {"source": _LIKENESS, "params": {"asked": text, "factor": step}}
        compared = all_of([same] if among is None else [same, with_any("id", among)])
        body = {
            "query": {"script_score": {"query": compared, "script": script}},
            "size": most,
            "_source": False,
            "sort": ["_score", "id"],
        }
        while hits := self._search(body)["hits"]["hits"]:
            yield [(hit["sort"][1], hit["sort"][0] - 1) for hit in hits]
            if len(hits) < most:
                return
            body["search_after"] = hits[-1]["sort"]

    def likeness(self, meaning: Meaning, identifiers: Sequence[str]) -> Array:
        """The cosine of each of some pairs to a meaning; `NO_VECTOR` for one without."""
        found: dict[str, float] = {}
        for some in chunks(identifiers):
            most = min(len(some) + 1, MOST_VALUES)
            found |= chain.from_iterable(self.like(meaning, most, some))
        return np.array([found.get(identifier, NO_VECTOR) for identifier in identifiers], np.float32)

    def make(
        self,
        model: Model,
        identifiers: Callable[[], Collection[str]],
        pairs_of: Callable[[Sequence[str]], Sequence[IndexedPair]],
        progress: Callable[[RebuildProgress], None],
        cancelled: Callable[[], bool],
    ) -> int:
        """Makes those that are missing, and removes those of other models and of pairs that are gone.

        Args:
            model: Makes them.
            identifiers: Gives the ids of all pairs.
            pairs_of: Gives the pairs with some ids, in the order of these.
            progress: Told how far it is.
            cancelled: Asked whether to stop; what is made stays.
        """
        mappings = {"dynamic": False, "_source": {"excludes": ["vector"]}, "properties": _PROPERTIES}
        settings = {"number_of_shards": self.shards, "auto_expand_replicas": "0-1"}
        indices = self.cluster.client.indices
        indices.create(index=self.index, body={"settings": settings, "mappings": mappings})
        same: Clause = {"term": {"model": model.identifier}}
        known = set(self.cluster.every_value(self.index, "id", same))
        # Read after these, so that nobody's vector is taken for one of a pair that is gone.
        wanted = set(identifiers())

        def keep(some: Sequence[str], vectors: Packed) -> None:
            each = zip(some, vectors.numbers, vectors.factors.tolist(), strict=True)
            documents = (
                {"_id": identifier, "id": identifier, "model": model.identifier, "factor": factor}
                | {"vector": b64encode(numbers.tobytes()).decode()}
                for identifier, numbers, factor in each
            )
            self.cluster.write(self.index, documents, refresh="true")

        made = make_missing(sorted(wanted - known), pairs_of, keep, model, progress, cancelled)
        if not cancelled():
            self.cluster.remove(self.index, none_of(same))
            for some in chunks(known - wanted):
                self.cluster.remove(self.index, with_any("id", some))
        return made
