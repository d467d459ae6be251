"""An open index on a cluster; `interviews.engines.engine.Index` says what its methods promise."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from interviews.building.records import interview_entry
from interviews.engines.engine import Index
from interviews.engines.opensearch.clauses import all_of, with_any
from interviews.engines.opensearch.connecting import Cluster
from interviews.engines.opensearch.generations import newest
from interviews.engines.opensearch.schema import SCHEMA_VERSION
from interviews.engines.opensearch.searching import NEWEST_FIRST, pairs_of, search
from interviews.engines.opensearch.vectors import Vectors
from interviews.engines.opensearch.vocabulary import ClusterVocabulary, in_folder
from interviews.errors import DamagedIndexError, NoIndexError, PairReferenceError
from interviews.identity import MOST_EXAMPLES, is_beginning_of_id, require_beginning, require_one
from interviews.search.requests import FACETS, SearchRequest, require_sound, require_text
from interviews.search.results import IndexedPair, IndexSummary, InterviewEntry, Related, SearchResults
from interviews.settings import SearchSettings

if TYPE_CHECKING:
    from interviews.building.reports import RebuildProgress
    from interviews.model import InterviewDescription
    from interviews.search.bursts import SuggestedTopic
    from interviews.search.meaning import Model

Result = TypeVar("Result")


class ClusterIndex(Index):
    """The newest generations of the parts of an index, as they were when it was opened or refreshed."""

    def __init__(self, cluster: Cluster, settings: SearchSettings) -> None:
        self._cluster = cluster
        self._settings = settings
        with cluster.understood():
            self._vocabulary = self._newest()

    def _newest(self) -> ClusterVocabulary:
        generations = newest(self._cluster, self._settings)
        for name, about in generations:
            if about["schema"] != SCHEMA_VERSION:
                raise DamagedIndexError(
                    f"{name}: written by another version of this program. Run `interviews rebuild` to renew "
                    "it."
                )
        vectors = Vectors(self._cluster, f"{self._settings.index}-meaning", self._settings.shards)
        return ClusterVocabulary(self._cluster, generations, vectors)

    def _ask(self, question: Callable[[ClusterVocabulary], Result]) -> Result:
        """An answer, of the newest generations where those that were open are gone."""
        with self._cluster.understood():
            try:
                return question(self._vocabulary)
            except NoIndexError:
                if not self.refresh():
                    raise
                return question(self._vocabulary)

    def search(self, request: SearchRequest) -> SearchResults:
        require_sound(request)
        return self._ask(lambda vocabulary: search(vocabulary, request))

    def ids(self, beginning: str, limit: int) -> list[str]:
        if not is_beginning_of_id(beginning):
            return []
        clause = {"prefix": {"id": beginning.lower()}}
        found = self._ask(lambda vocabulary: vocabulary.stored(clause, ["id"], ["id"], limit))
        return [each["id"] for each in found]

    def pair(self, reference: str) -> IndexedPair:
        require_beginning(reference)
        clause = {"prefix": {"id": reference.lower()}}
        found = self._ask(lambda vocabulary: pairs_of(vocabulary, clause, ["id"], MOST_EXAMPLES))
        number = self._ask(lambda vocabulary: vocabulary.count(clause))
        require_one(reference, number, [pair.id for pair in found])
        return found[0]

    def with_vectors(self, model: str) -> int:
        return self._ask(lambda vocabulary: vocabulary.vectors.count(model))

    def make_vectors(
        self, model: Model, progress: Callable[[RebuildProgress], None], cancelled: Callable[[], bool]
    ) -> int:
        """Makes the vectors that are missing; see `interviews.engines.engine.Engine.make_vectors`."""

        def make(vocabulary: ClusterVocabulary) -> int:
            return vocabulary.vectors.make(
                model,
                lambda: vocabulary.identifiers(vocabulary.view),
                lambda some: pairs_of(vocabulary, with_any("id", some), ["id"]),
                progress,
                cancelled,
            )

        return self._ask(make)

    def related(self, pair: IndexedPair, limit: int = 5) -> Related:
        # Deferred: a search does without it.
        from interviews.engines.opensearch.related import find_related

        def related(vocabulary: ClusterVocabulary) -> Related:
            own = vocabulary.in_file(pair.path)
            with suppress(PairReferenceError):
                own = {"term": {"interview": self.pair(pair.id).interview}}
            return find_related(vocabulary, pair, own, limit)

        return self._ask(related)

    def pairs_of(self, path: str) -> tuple[IndexedPair, ...]:
        require_text("path", path)
        return self._ask(lambda vocabulary: pairs_of(vocabulary, vocabulary.in_file(path), ["order"]))

    def interviews(self) -> tuple[InterviewEntry, ...]:
        def entries(vocabulary: ClusterVocabulary) -> tuple[InterviewEntry, ...]:
            fields = ["about", "source", "pairs"]
            found = vocabulary.stored({"term": {"kind": "interview"}}, fields, NEWEST_FIRST)
            return tuple(
                interview_entry(json.loads(each["about"]), vocabulary.shown(each["source"]), each["pairs"])
                for each in found
            )

        return self._ask(entries)

    def description(self, pair: IndexedPair) -> InterviewDescription:
        # Deferred: pydantic takes 45 ms to import, which a search does without.
        from interviews.model import InterviewDescription

        def description(vocabulary: ClusterVocabulary) -> InterviewDescription:
            [found] = vocabulary.stored({"term": {"id": pair.id}}, ["about"], ["id"], 1)
            return InterviewDescription.model_validate({**json.loads(found["about"]), "path": pair.path})

        return self._ask(description)

    def facet(self, name: str) -> Sequence[tuple[str, int]]:
        if name not in FACETS:
            raise ValueError(f"there is no facet {name!r}")
        return self._ask(lambda vocabulary: vocabulary.facet(name))

    def words_spoken(self) -> Mapping[str, int]:
        def words(vocabulary: ClusterVocabulary) -> Mapping[str, int]:
            total: dict[str, float] = defaultdict(float)
            for field, spoken in (
                ("questioners", "doc['question_words'].value"),
                ("answerers", "doc['body_words'].value - doc['question_words'].value"),
            ):
                share = {"sum": {"script": {"source": f"({spoken}) * 1.0 / doc['{field}'].length"}}}
                for bucket in vocabulary.values(field, vocabulary.view, words=share):
                    total[bucket["key"]] += bucket["words"]["value"]
            return {name: round(number) for name, number in total.items()}

        return self._ask(words)

    def summary(self) -> IndexSummary:
        total = self._vocabulary.total
        return IndexSummary(
            folders=self._ask(lambda vocabulary: vocabulary.folders),
            files=total("files"),
            interviews=total("interviews"),
            pairs=total("pairs"),
            passages=total("passages"),
            generation=total("number"),
            built=max(about["built"] for _, about in self._vocabulary.generations),
        )

    def refresh(self) -> bool:
        with self._cluster.understood():
            found = self._newest()
            if found.generations == self._vocabulary.generations:
                return False
            self._vocabulary = found
            return True

    def suggest_topics(self, folder: str) -> list[SuggestedTopic]:
        # Deferred: a search does without it.
        from interviews.search.bursts import suggest_topics

        def topics(vocabulary: ClusterVocabulary) -> list[SuggestedTopic]:
            clause = all_of([vocabulary.view, in_folder(folder)])
            return suggest_topics(vocabulary.speakers, pairs_of(vocabulary, clause, NEWEST_FIRST))

        return self._ask(topics)

    def close(self) -> None:
        self._cluster.close()
