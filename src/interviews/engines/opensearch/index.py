"""An open index on a cluster; `interviews.engines.engine.Index` says what its methods promise."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from interviews.building.records import interview_entry
from interviews.engines.engine import Index
from interviews.engines.opensearch.clauses import all_of
from interviews.engines.opensearch.connecting import Cluster
from interviews.engines.opensearch.generations import newest
from interviews.engines.opensearch.schema import SCHEMA_VERSION
from interviews.engines.opensearch.searching import NEWEST_FIRST, STORED, count_outside, pair_of, search
from interviews.engines.opensearch.vocabulary import ClusterVocabulary, in_folder
from interviews.engines.references import MOST_EXAMPLES, require_beginning, require_one
from interviews.errors import DamagedIndexError, NoIndexError, PairReferenceError, SettingsError
from interviews.identity import is_beginning_of_id
from interviews.search.requests import FACETS, SearchRequest, require_sound, require_text
from interviews.search.results import IndexedPair, IndexSummary, InterviewEntry, Related, SearchResults
from interviews.settings import SearchSettings

if TYPE_CHECKING:
    from interviews.model import InterviewDescription
    from interviews.search.bursts import SuggestedTopic

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


def _asking(
    method: Callable[Concatenate[ClusterIndex, Parameters], Result],
) -> Callable[Concatenate[ClusterIndex, Parameters], Result]:
    """The method, asked again of the newest generations where those that were open are gone."""

    @wraps(method)
    def guarded(self: ClusterIndex, /, *args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        with self.cluster.understood():
            try:
                return method(self, *args, **kwargs)
            except NoIndexError:
                if not self.refresh():
                    raise
                return method(self, *args, **kwargs)

    return guarded


class ClusterIndex(Index):
    """The newest generations of the parts of an index, as they were when it was opened or refreshed."""

    def __init__(self, cluster: Cluster, settings: SearchSettings) -> None:
        self.cluster = cluster
        self._settings = settings
        with cluster.understood():
            self._vocabulary = self._newest()

    def _newest(self) -> ClusterVocabulary:
        generations = newest(self.cluster, self._settings)
        for name, about in generations:
            if about["schema"] != SCHEMA_VERSION:
                raise DamagedIndexError(
                    f"{name}: written by another version of this program. Run `interviews rebuild` to renew "
                    "it."
                )
        return ClusterVocabulary(self.cluster, generations)

    @_asking
    def search(self, request: SearchRequest) -> SearchResults:
        require_sound(request)
        return search(self._vocabulary, request)

    @_asking
    def outside(self, request: SearchRequest) -> int:
        require_sound(request)
        return count_outside(self._vocabulary, request)

    @_asking
    def ids(self, beginning: str, limit: int) -> list[str]:
        if not is_beginning_of_id(beginning):
            return []
        return [each["id"] for each in self._beginning(beginning, ["id"], limit)]

    def _beginning(self, digits: str, fields: Sequence[str], limit: int) -> list[dict[str, Any]]:
        return self._vocabulary.stored({"prefix": {"id": digits.lower()}}, fields, ["id"], limit)

    @_asking
    def pair(self, reference: str) -> IndexedPair:
        require_beginning(reference)
        found = self._beginning(reference, STORED, MOST_EXAMPLES)
        number = self._vocabulary.count({"prefix": {"id": reference.lower()}})
        require_one(reference, number, [each["id"] for each in found])
        return pair_of(self._vocabulary, found[0])

    def with_vectors(self, model: str) -> int:
        raise SettingsError(
            "On a cluster answers are found by their words alone. Search an index in a folder by meaning: "
            "`--index DIR`."
        )

    @_asking
    def related(self, pair: IndexedPair, limit: int = 5) -> Related:
        # Deferred: a search does without it.
        from interviews.engines.opensearch.related import find_related

        own = self._vocabulary.in_file(pair.path)
        with suppress(PairReferenceError):
            own = {"term": {"interview": self.pair(pair.id).interview}}
        return find_related(self._vocabulary, pair, own, limit)

    @_asking
    def pairs_of(self, path: str) -> tuple[IndexedPair, ...]:
        require_text("path", path)
        found = self._vocabulary.stored(self._vocabulary.in_file(path), STORED, ["order"])
        return tuple(pair_of(self._vocabulary, each) for each in found)

    @_asking
    def interviews(self) -> tuple[InterviewEntry, ...]:
        fields = ["about", "source", "pairs"]
        found = self._vocabulary.stored({"term": {"kind": "interview"}}, fields, NEWEST_FIRST)
        shown = self._vocabulary.shown
        return tuple(
            interview_entry(json.loads(each["about"]), shown(each["source"]), each["pairs"]) for each in found
        )

    @_asking
    def description(self, pair: IndexedPair) -> InterviewDescription:
        # Deferred: pydantic takes 45 ms to import, which a search does without.
        from interviews.model import InterviewDescription

        [found] = self._beginning(pair.id, ["about"], 1)
        return InterviewDescription.model_validate({**json.loads(found["about"]), "path": pair.path})

    @_asking
    def facet(self, name: str) -> Sequence[tuple[str, int]]:
        if name not in FACETS:
            raise ValueError(f"there is no facet {name!r}")
        return self._vocabulary.facet(name)

    @_asking
    def words_spoken(self) -> Mapping[str, int]:
        total: dict[str, float] = defaultdict(float)
        for field, spoken in (
            ("questioners", "doc['question_words'].value"),
            ("answerers", "doc['body_words'].value - doc['question_words'].value"),
        ):
            words = {"sum": {"script": {"source": f"({spoken}) * 1.0 / doc['{field}'].length"}}}
            for bucket in self._vocabulary.values(field, self._vocabulary.view, words=words):
                total[bucket["key"]] += bucket["words"]["value"]
        return {name: round(number) for name, number in total.items()}

    @_asking
    def summary(self) -> IndexSummary:
        vocabulary = self._vocabulary
        return IndexSummary(
            folders=vocabulary.folders,
            files=vocabulary.total("files"),
            interviews=vocabulary.total("interviews"),
            pairs=vocabulary.total("pairs"),
            passages=vocabulary.total("passages"),
            generation=vocabulary.total("number"),
            built=max(generation.about["built"] for generation in vocabulary.generations),
        )

    def refresh(self) -> bool:
        with self.cluster.understood():
            found = self._newest()
            if found.generations == self._vocabulary.generations:
                return False
            self._vocabulary = found
            return True

    @_asking
    def suggest_topics(self, folder: str) -> list[SuggestedTopic]:
        # Deferred: a search does without it.
        from interviews.search.bursts import suggest_topics

        clause = all_of([self._vocabulary.view, in_folder(folder)])
        found = self._vocabulary.stored(clause, STORED, NEWEST_FIRST)
        return suggest_topics(self._vocabulary.speakers, (pair_of(self._vocabulary, each) for each in found))

    def close(self) -> None:
        self.cluster.close()
