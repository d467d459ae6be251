"""The words, names and totals of an index on a cluster, asked for when they are needed and then kept.

Generations do not change, so that what was answered once stays true.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from interviews.engines.opensearch.clauses import Clause, all_of, any_of, none_of, with_any
from interviews.engines.opensearch.connecting import Cluster
from interviews.engines.opensearch.generations import Generation
from interviews.engines.opensearch.schema import FIELD_OF_FACET, KINDS, kept_term, source_of
from interviews.search.analysis import alphabetical, normalise
from interviews.search.vocabulary import Mentions, Vocabulary

MOST_VALUES = 10_000
"""Of a facet, in one answer; names are read in pages of as many."""


class ClusterVocabulary(Vocabulary):
    """What is known of generations; `interviews.search.vocabulary` says what mending a query asks."""

    lexicon: ClusterLexicon

    def __init__(self, cluster: Cluster, generations: Sequence[Generation]) -> None:
        self._cluster = cluster
        self._index = ",".join(generation.name for generation in generations)
        self.generations = generations
        self.view: Clause = {"term": {"kind": "pair"}}
        """What is seen: pairs, unless it is `seeing` others."""
        self.lexicon = ClusterLexicon(self)
        self._counts: dict[str, int] = {}
        self._names: dict[str, Sequence[str]] = {}

    def seeing(self, kinds: Sequence[str]) -> ClusterVocabulary:
        """The same with the documents of some kinds in view in place of the pairs."""
        other = copy(self)
        other.view = with_any("kind", kinds)
        return other

    def search(self, **body: Any) -> dict[str, Any]:
        """An answer to a search in the generations."""
        return self._cluster.search(self._index, body)

    def hits(self, most: int | None = None, **body: Any) -> list[dict[str, Any]]:
        """The first hits of a search, or all, in an order in which no two are equal."""
        return list(islice(self._cluster.hits(self._index, body, most), most))

    def stored(
        self, query: Clause, fields: Sequence[str], sort: Sequence[Any], most: int | None = None
    ) -> list[dict[str, Any]]:
        """Some fields of the first documents in an order, or of all."""
        return [hit["_source"] for hit in self.hits(most, query=query, _source=fields, sort=sort)]

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
        return tuple(name for name in named if self.count(in_folder(name)))

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
            counts = {"counts": {"filters": {"filters": filters}}}
            buckets = self.search(size=0, aggs=counts)["aggregations"]["counts"]["buckets"]
            self._counts |= {key: buckets[str(n)]["doc_count"] for n, key in enumerate(new)}
        return [self._counts[key] for key, _ in wanted]

    def frequencies(self, terms: Iterable[str]) -> list[int]:
        """In how many pairs and passages each of some terms is said; asked at once."""
        return self.counts({"term": {"body": kept_term(term)}} for term in terms)

    def frequency(self, term: str) -> int:
        return self.frequencies([term])[0]

    def names_of(self, facet: str) -> Sequence[str]:
        """All names of a facet, whether they are in view or not."""
        if facet not in self._names:
            source = {"name": {"terms": {"field": FIELD_OF_FACET[facet]}}}
            composite: dict[str, Any] = {"size": MOST_VALUES, "sources": [source]}
            names: list[str] = []
            while True:
                found = self.search(
                    size=0, query=with_any("kind", KINDS), aggs={"names": {"composite": composite}}
                )["aggregations"]["names"]
                names += [bucket["key"]["name"] for bucket in found["buckets"]]
                if len(found["buckets"]) < MOST_VALUES:
                    break
                composite["after"] = found["after_key"]
            self._names[facet] = names
        return self._names[facet]

    def pairs_of_speakers(self) -> Sequence[int]:
        counts = dict(self.facet("speaker"))
        return [counts.get(name, 0) for name in self.speakers]

    def pairs_with_any(self, speakers: Sequence[int]) -> int:
        return self.count(all_of([self.view, self._speaking(speakers)]))

    def _speaking(self, speakers: Sequence[int]) -> Clause:
        return with_any("speakers", [self.speakers[number] for number in speakers])

    def mentions(self, word: str, speakers: Sequence[int]) -> Mentions:
        said = with_any("body", {kept_term(normalise(word, language)) for language in self.languages})
        theirs = self.values("interview", self._speaking(speakers))
        home = with_any("interview", [bucket["key"] for bucket in theirs])
        alive = with_any("kind", KINDS)
        both = [all_of([said, home]), all_of([alive, home])]
        others = [all_of([said, none_of(home)]), all_of([alive, none_of(home)])]
        return Mentions(*self.counts([*both, *others]))

    def values(self, field: str, clause: Clause, **inside: Any) -> list[dict[str, Any]]:
        """The values of a field over what matches, with what is counted inside of each."""
        aggregation = {**values_of(field), **({"aggs": inside} if inside else {})}
        found = self.search(size=0, query=clause, aggs={"values": aggregation})
        buckets: list[dict[str, Any]] = found["aggregations"]["values"]["buckets"]
        return buckets

    def facet(self, name: str) -> list[tuple[str, int]]:
        """The values of a facet over what is in view, most frequent first, equals by name."""
        return in_order_of_counts(self.values(FIELD_OF_FACET[name], self.view))

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


def in_folder(folder: str) -> Clause:
    """What is of the files of a transcripts folder."""
    return all_of([with_any("kind", KINDS), {"prefix": {"source": source_of((folder, ""))}}])


def values_of(field: str) -> dict[str, Any]:
    """The aggregation that counts the values of a field."""
    return {"terms": {"field": field, "size": MOST_VALUES}}


def in_order_of_counts(
    buckets: Iterable[Mapping[str, Any]], less: Mapping[Any, int] | None = None
) -> list[tuple[str, int]]:
    """The values that were counted, most frequent first, equals by name.

    Args:
        buckets: As OpenSearch counts them.
        less: What of a value is not to be counted.
    """
    counts = {}
    for bucket in buckets:
        name = bucket["key"] if isinstance(bucket["key"], str) else f"{bucket['key']:04d}"
        counts[name] = bucket["doc_count"] - (less or {}).get(bucket["key"], 0)
    names = [name for name, count in counts.items() if name and count]
    ordered = [names[place] for place in alphabetical(names)]
    return sorted(((name, counts[name]) for name in ordered), key=lambda value: -value[1])


class ClusterLexicon:
    """The words that are said, as they are written; see `interviews.search.vocabulary.Lexicon`."""

    def __init__(self, vocabulary: ClusterVocabulary) -> None:
        self._vocabulary = vocabulary
        self._known: dict[str, tuple[int, int]] = {}
        self._frequent: dict[tuple[int, int, int, tuple[str, ...]], Mapping[str, int]] = {}

    def _counts(self, word: str) -> tuple[int, int]:
        if word not in self._known:
            query = all_of([{"term": {"kind": "word"}}, {"term": {"word": word}}])
            sums = {name: {"sum": {"field": name}} for name in ("pairs", "capitals")}
            found = self._vocabulary.search(size=0, query=query, aggs=sums)["aggregations"]
            self._known[word] = int(found["pairs"]["value"]), int(found["capitals"]["value"])
        return self._known[word]

    def count(self, word: str) -> int:
        return self._counts(word)[0]

    def capitals(self, word: str) -> int:
        return self._counts(word)[1]

    def starting_with(self, prefix: str, limit: int) -> list[str]:
        return self._beginning("word", prefix, [{"pairs": "desc"}, {"word": "asc"}], limit)

    def stems_starting_with(self, prefix: str, limit: int) -> list[str]:
        """The stemmed words that begin so, in their order."""
        return self._beginning("stem", prefix, [{"word": "asc"}], limit)

    def _beginning(self, kind: str, prefix: str, order: Sequence[Any], limit: int) -> list[str]:
        query = all_of([{"term": {"kind": kind}}, {"prefix": {"word": prefix}}])
        found = self._vocabulary.stored(query, ["word"], order, limit)
        return list(dict.fromkeys(each["word"] for each in found))

    def frequent(
        self, least: int, shortest: int, longest: int, beginnings: Sequence[str] = ("",)
    ) -> Mapping[str, int]:
        asked = (least, shortest, longest, tuple(beginnings))
        if asked not in self._frequent:
            query = all_of(
                [
                    {"term": {"kind": "word"}},
                    {"range": {"pairs": {"gte": least}}},
                    {"range": {"bytes": {"gte": shortest, "lte": longest}}},
                    any_of({"prefix": {"word": beginning}} for beginning in beginnings),
                ]
            )
            counts: Counter[str] = Counter()
            # Of several parts a word comes once for each.
            for each in self._vocabulary.stored(query, ["word", "pairs"], ["word", "_index"]):
                counts[each["word"]] += each["pairs"]
            self._frequent[asked] = counts
        return self._frequent[asked]
