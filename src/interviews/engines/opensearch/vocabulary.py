"""The words, names and totals of an index on a cluster, asked for when they are needed and then kept.

Generations do not change, so that what was answered once stays true.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import uuid4

from interviews.engines.opensearch.clauses import Clause, all_of, any_of, none_of, with_any
from interviews.engines.opensearch.connecting import Cluster
from interviews.engines.opensearch.generations import Generation, names_of
from interviews.engines.opensearch.schema import kept_term, source_of
from interviews.search.analysis import alphabetical, fold, normalise
from interviews.search.names import words_of_names
from interviews.search.vocabulary import Mentions

MOST_VALUES = 10_000
"""Of a facet, in one answer; names are read in pages of as many."""
KINDS = ("pair", "passage")


class ClusterVocabulary:
    """What is known of generations; `interviews.search.vocabulary` says what mending a query asks."""

    def __init__(self, cluster: Cluster, generations: Sequence[Generation], kind: str = "pair") -> None:
        self._cluster = cluster
        self._index = names_of(generations)
        # The same copies answer the same session, so that equals stay in their order.
        self._session = uuid4().hex
        self.generations = generations
        self.kind = kind
        self.lexicon = ClusterLexicon(self)
        self._counts: dict[str, int] = {}
        self._names: dict[str, Sequence[str]] = {}

    def of_passages(self) -> ClusterVocabulary:
        """The same with the passages in view in place of the pairs."""
        other = copy(self)
        other.kind = "passage"
        return other

    @property
    def view(self) -> Clause:
        """What is seen: pairs, or passages."""
        return {"term": {"kind": self.kind}}

    def search(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """An answer to a search in the generations."""
        return self._cluster.search(body, self._index, preference=self._session)

    def stored(
        self, query: Clause, fields: Sequence[str], sort: Sequence[Any], most: int | None = None
    ) -> list[dict[str, Any]]:
        """Some fields of the first documents in an order, or of all."""
        return list(self._cluster.documents(self._index, query, fields, sort, most))

    def total(self, name: str) -> int:
        """A total over all parts, such as that of the `pairs`."""
        return sum(generation.about[name] for generation in self.generations)

    @property
    def indexed(self) -> int:
        return self.total("pairs") + self.total("passages")

    @cached_property
    def folders(self) -> tuple[str, ...]:
        """The transcripts folders that have any file here."""
        named = dict.fromkeys(folder for each in self.generations for folder in each.about["folders"])
        return tuple(name for name in named if self.count({"term": {"folder": name}}))

    @property
    def several_folders(self) -> bool:
        """Whether paths must be absolute to tell files apart."""
        return len(self.folders) > 1

    @cached_property
    def languages(self) -> Sequence[str]:
        return sorted({language for each in self.generations for language in each.about["languages"]})

    def count(self, clause: Clause) -> int:
        """How many documents match."""
        return self.counts([clause])[0]

    def counts(self, clauses: Iterable[Clause]) -> list[int]:
        """How many documents match each of some clauses."""
        wanted = [(repr(clause), clause) for clause in clauses]
        new = {key: clause for key, clause in wanted if key not in self._counts}
        if new:
            filters = dict(zip(map(str, range(len(new))), new.values(), strict=True))
            body = {"size": 0, "aggs": {"counts": {"filters": {"filters": filters}}}}
            buckets = self.search(body)["aggregations"]["counts"]["buckets"]
            self._counts |= {key: buckets[str(n)]["doc_count"] for n, key in enumerate(new)}
        return [self._counts[key] for key, _ in wanted]

    def said_by_many(self, terms: Iterable[str]) -> None:
        """Asks at once how often some terms are said, of which each will be asked for."""
        self.counts([{"term": {"body": kept_term(term)}} for term in terms])

    def frequency(self, term: str) -> int:
        return self.count({"term": {"body": kept_term(term)}})

    def names_of(self, facet: str) -> Sequence[str]:
        """All names of a facet, whether they are in view or not."""
        if facet not in self._names:
            field = {"speaker": "speakers", "topic": "topics", "outlet": "outlet"}[facet]
            source = {"name": {"terms": {"field": field}}}
            composite: dict[str, Any] = {"size": MOST_VALUES, "sources": [source]}
            names: list[str] = []
            while True:
                body = {
                    "size": 0,
                    "query": with_any("kind", KINDS),
                    "aggs": {"names": {"composite": composite}},
                }
                found = self.search(body)["aggregations"]["names"]
                names += [bucket["key"]["name"] for bucket in found["buckets"]]
                if len(found["buckets"]) < MOST_VALUES:
                    break
                composite["after"] = found["after_key"]
            self._names[facet] = names
        return self._names[facet]

    @property
    def speakers(self) -> Sequence[str]:
        return self.names_of("speaker")

    @cached_property
    def folded_speakers(self) -> str:
        return fold("\n".join(name.replace("\n", " ") for name in self.speakers))

    def pairs_of_speakers(self) -> Sequence[int]:
        counts = dict(self.facet("speakers", self.view))
        return [counts.get(name, 0) for name in self.speakers]

    def words_of_speakers(self) -> Mapping[str, int]:
        return words_of_names(self.speakers, self.pairs_of_speakers())

    def pairs_with_any(self, speakers: Sequence[int]) -> int:
        return self.count(all_of([self.view, self._speaking(speakers)]))

    def _speaking(self, speakers: Sequence[int]) -> Clause:
        return with_any("speakers", [self.speakers[number] for number in speakers])

    def mentions(self, word: str, speakers: Sequence[int]) -> Mentions:
        said = with_any("body", {kept_term(normalise(word, language)) for language in self.languages})
        home = with_any("interview", self._interviews_of(speakers))
        alive = with_any("kind", KINDS)
        both = [all_of([said, home]), all_of([alive, home])]
        others = [all_of([said, none_of(home)]), all_of([alive, none_of(home)])]
        return Mentions(*self.counts([*both, *others]))

    def _interviews_of(self, speakers: Sequence[int]) -> list[int]:
        body = {
            "size": 0,
            "query": self._speaking(speakers),
            "aggs": {"interviews": {"terms": {"field": "interview", "size": MOST_VALUES}}},
        }
        return [each["key"] for each in self.search(body)["aggregations"]["interviews"]["buckets"]]

    def facet(self, field: str, clause: Clause) -> list[tuple[str, int]]:
        """The values of a field over what matches, most frequent first, equals by name."""
        body = {"size": 0, "query": clause, "aggs": {"values": values_of(field)}}
        return in_order_of_counts(self.search(body)["aggregations"]["values"]["buckets"])

    def sums(self, field: str, script: str, clause: Clause) -> dict[str, float]:
        """For each value of a field, the sum over what matches of what a script makes of a document."""
        values = values_of(field)
        values["aggs"] = {"sum": {"sum": {"script": {"source": script}}}}
        found = self.search({"size": 0, "query": clause, "aggs": {"values": values}})
        buckets = found["aggregations"]["values"]["buckets"]
        return {_written(bucket["key"]): bucket["sum"]["value"] for bucket in buckets}

    def terms_starting_with(self, prefix: str, limit: int) -> list[str]:
        """Terms that begin so, in their order."""
        return self.lexicon.words(
            [{"term": {"spelling": False}}, {"prefix": {"word": prefix}}], [{"word": "asc"}], limit
        )

    def in_file(self, path: str) -> Clause:
        """What is of a file, by the path it is shown by or its absolute path."""
        places = [] if self.several_folders else [(folder, path) for folder in self.folders]
        places += [
            (folder, str(Path(path).relative_to(folder)))
            for folder in self.folders
            if Path(path).is_relative_to(folder)
        ]
        return all_of([self.view, with_any("source", map(source_of, places))])

    def shown(self, source: str) -> str:
        """The path that a file is shown by."""
        folder, _, relative = source.partition("\0")
        return str(Path(folder, relative)) if self.several_folders else relative


def values_of(field: str) -> dict[str, Any]:
    """The aggregation that counts the values of a field."""
    return {"terms": {"field": field, "size": MOST_VALUES}}


def in_order_of_counts(buckets: Iterable[Mapping[str, Any]]) -> list[tuple[str, int]]:
    """The values that were counted, most frequent first, equals by name."""
    counts = {_written(bucket["key"]): bucket["doc_count"] for bucket in buckets if bucket["doc_count"]}
    names = [name for name in counts if name]
    ordered = [names[place] for place in alphabetical(names)]
    return sorted(((name, counts[name]) for name in ordered), key=lambda value: -value[1])


def _written(value: str | int) -> str:
    return f"{value:04d}" if isinstance(value, int) else value


class ClusterLexicon:
    """The words that are said, as they are written; see `interviews.search.vocabulary.Lexicon`."""

    def __init__(self, vocabulary: ClusterVocabulary) -> None:
        self._vocabulary = vocabulary
        self._known: dict[str, tuple[int, int]] = {}
        self._frequent: dict[tuple[int, int, int, tuple[str, ...]], Mapping[str, int]] = {}

    def _counts(self, word: str) -> tuple[int, int]:
        if word not in self._known:
            query = all_of([{"term": {"spelling": True}}, {"term": {"word": word}}])
            parts = len(self._vocabulary.generations)
            found = self._vocabulary.stored(query, ["pairs", "capitals"], ["_doc"], parts)
            self._known[word] = (
                sum(each["pairs"] for each in found),
                sum(each["capitals"] for each in found),
            )
        return self._known[word]

    def count(self, word: str) -> int:
        return self._counts(word)[0]

    def capitals(self, word: str) -> int:
        return self._counts(word)[1]

    def words(self, clauses: Sequence[Clause], sort: Sequence[Any], limit: int) -> list[str]:
        """Words of the index or terms, each once."""
        found = self._vocabulary.stored(all_of(clauses), ["word"], sort, limit)
        return list(dict.fromkeys(each["word"] for each in found))

    def starting_with(self, prefix: str, limit: int) -> list[str]:
        clauses: list[Clause] = [{"term": {"spelling": True}}, {"prefix": {"word": prefix}}]
        return self.words(clauses, [{"pairs": "desc"}, {"word": "asc"}], limit)

    def frequent(
        self, least: int, shortest: int, longest: int, beginnings: Sequence[str] = ("",)
    ) -> Mapping[str, int]:
        asked = (least, shortest, longest, tuple(beginnings))
        if asked not in self._frequent:
            ranges = [
                {"range": {"pairs": {"gte": least}}},
                {"range": {"bytes": {"gte": shortest, "lte": longest}}},
            ]
            prefixes = any_of([{"prefix": {"word": beginning}} for beginning in beginnings])
            query = all_of([{"term": {"spelling": True}}, *ranges, prefixes])
            # Of several parts a word comes once for each.
            found = self._vocabulary.stored(query, ["word", "pairs"], [{"word": "asc"}])
            counts: Counter[str] = Counter()
            for each in found:
                counts[each["word"]] += each["pairs"]
            self._frequent[asked] = counts
        return self._frequent[asked]
