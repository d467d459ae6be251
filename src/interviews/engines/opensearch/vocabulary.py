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
from typing import Any, NamedTuple

from interviews.engines.opensearch.clauses import Clause, all_of, any_of, counts_of, none_of, with_any
from interviews.engines.opensearch.connecting import MOST_VALUES, Cluster
from interviews.engines.opensearch.generations import Generation
from interviews.engines.opensearch.schema import FIELD_OF_FACET, KINDS, kept_term, source_of
from interviews.engines.opensearch.vectors import Vectors
from interviews.search.analysis import alphabetical, normalise
from interviews.search.ranking import LEAST_LIKENESS, NEAREST
from interviews.search.requests import Meaning
from interviews.search.vocabulary import Mentions, Vocabulary

MOST_KEPT = 100
"""Answers, some of which list the speakers of a page of hits."""
MOST_COUNTS = 10_000
"""Counts that are kept, most of them of how often a word is said."""
MOST_LISTS = 20
"""Lists of frequent words that are kept, with some thousands of words each."""
CLOSE = 3 * NEAREST
"""Pairs among which are those that are best by their words and their meaning together."""
LOOKED_AT = 1_000
"""Pairs that are compared with what matches at once, the nearest first."""


class Near(NamedTuple):
    """What is near a meaning, as ids, the nearest first."""

    meaning: Meaning
    hits: Sequence[str]
    """Hits by their meaning alone."""
    close: Sequence[str]
    """With others, which are hits only where they match by words."""


class ClusterVocabulary(Vocabulary):
    """What is known of generations; `interviews.search.vocabulary` says what mending a query asks."""

    lexicon: ClusterLexicon

    def __init__(self, cluster: Cluster, generations: Sequence[Generation], vectors: Vectors) -> None:
        self._cluster = cluster
        self.vectors = vectors
        self._index = ",".join(generation.name for generation in generations)
        self.generations = generations
        self.view: Clause = {"term": {"kind": "pair"}}
        """What is seen: pairs, unless it is `seeing` others."""
        self.lexicon = ClusterLexicon(self)
        self._answers: dict[str, dict[str, Any]] = {}
        self._counts: dict[str, int] = {}
        self._names: dict[str, Sequence[str]] = {}

    def seeing(self, kinds: Sequence[str]) -> ClusterVocabulary:
        """The same with the documents of some kinds in view in place of the pairs."""
        other = copy(self)
        other.view = with_any("kind", kinds)
        return other

    def search(self, **body: Any) -> dict[str, Any]:
        """An answer to a search in the generations; one without hits is kept for who asks again."""
        if body.get("size") != 0:
            return self._cluster.search(self._index, body)
        asked = repr(body)
        if asked not in self._answers:
            if len(self._answers) == MOST_KEPT:
                self._answers.clear()
            self._answers[asked] = self._cluster.search(self._index, body)
        return self._answers[asked]

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
        if len(self._counts) > MOST_COUNTS:
            self._counts.clear()
        new = {key: clause for key, clause in wanted if key not in self._counts}
        if new:
            found = self._cluster.search(
                self._index, {"size": 0, "aggs": {"counts": counts_of(new.values())}}
            )
            buckets = found["aggregations"]["counts"]["buckets"]
            self._counts |= {key: bucket["doc_count"] for key, bucket in zip(new, buckets, strict=True)}
        return [self._counts[key] for key, _ in wanted]

    def frequencies(self, terms: Iterable[str]) -> list[int]:
        """In how many pairs and passages each of some terms is said; asked at once."""
        return self.counts({"term": {"body": kept_term(term)}} for term in terms)

    def frequency(self, term: str) -> int:
        return self.frequencies([term])[0]

    def names_of(self, facet: str) -> Sequence[str]:
        """All names of a facet, whether they are in view or not."""
        if facet not in self._names:
            field, alive = FIELD_OF_FACET[facet], with_any("kind", KINDS)
            self._names[facet] = self._cluster.every_value(self._index, field, alive)
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

    def identifiers(self, clause: Clause) -> list[str]:
        """The ids of all that is in view and matches."""
        return self._cluster.every_value(self._index, "id", all_of([self.view, clause]))

    def near(self, meaning: Meaning, among: Clause) -> Near:
        """What is nearest to a meaning among what matches."""
        few = self.count(all_of([self.view, among])) <= MOST_VALUES
        compared = self.identifiers(among) if few else None
        found: list[tuple[str, float]] = []
        for some in self.vectors.like(meaning, LOOKED_AT, compared):
            inside = set(self.identifiers(all_of([among, with_any("id", [each for each, _ in some])])))
            found += [each for each in some if each[0] in inside]
            if len(found) >= NEAREST or some[-1][1] < LEAST_LIKENESS:
                break
        hits = [identifier for identifier, cosine in found[:NEAREST] if cosine >= LEAST_LIKENESS]
        return Near(meaning, hits, [identifier for identifier, _ in found[:CLOSE]])

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
        self._frequent: dict[tuple[int, int, int, tuple[str, ...]], Mapping[str, int]] = {}

    def _counts(self, word: str) -> tuple[int, int]:
        query = all_of([{"term": {"kind": "word"}}, {"term": {"word": word}}])
        sums = {name: {"sum": {"field": name}} for name in ("pairs", "capitals")}
        found = self._vocabulary.search(size=0, query=query, aggs=sums)["aggregations"]
        return int(found["pairs"]["value"]), int(found["capitals"]["value"])

    def count(self, word: str) -> int:
        return self._counts(word)[0]

    def counts(self, words: Sequence[str]) -> Mapping[str, int]:
        said = all_of([{"term": {"kind": "word"}}, with_any("word", words)])
        found = self._vocabulary.values("word", said, pairs={"sum": {"field": "pairs"}})
        return Counter({each["key"]: int(each["pairs"]["value"]) for each in found})

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
            if len(self._frequent) == MOST_LISTS:
                self._frequent.clear()
            counts: Counter[str] = Counter()
            # Of several parts a word comes once for each.
            for each in self._vocabulary.stored(query, ["word", "pairs"], ["word", "_index"]):
                counts[each["word"]] += each["pairs"]
            self._frequent[asked] = counts
        return self._frequent[asked]
