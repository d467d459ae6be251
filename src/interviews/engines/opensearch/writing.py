"""What a rebuild asks of a cluster: a part of the index as it is, and the next generation of it."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any

from interviews.building.preparing import PreparedFile
from interviews.building.spellings import Spellings
from interviews.engines.identifiers import Identifiers
from interviews.engines.manifest import Manifest, known_file
from interviews.engines.opensearch.connecting import PAGE, PASSING, PAUSES, Cluster
from interviews.engines.opensearch.generations import Generation, Part, newest
from interviews.engines.opensearch.schema import (
    SCHEMA_VERSION,
    file_id,
    interview_document,
    interview_id,
    key_of,
    pair_document,
    source_of,
    stem_id,
    terms_of,
    word_document,
    word_id,
)
from interviews.engines.twins import Member, published_twice
from interviews.errors import IndexBusyError, NoIndexError, SearchIndexError
from interviews.library.fingerprints import Place
from interviews.library.transcripts import parser_version
from interviews.search.analysis import fold_word

LONGEST_WORD = 40
"""Characters. Longer words are addresses, keys and noise."""
BULK_BYTES = 4_000_000
"""Of one request; the cluster holds the next ones back by answering late."""


def read_manifest(cluster: Cluster, generation: Generation) -> Manifest:
    """What a generation knows of its transcripts."""
    about = generation.about
    manifest = Manifest(list(about["folders"]), {}, about["next_first"])
    for found in cluster.documents(generation.name, {"term": {"kind": "file"}}, ["file"]):
        entry = json.loads(found["file"])
        there = (entry.pop("folder"), entry.pop("path"))
        manifest.files[there] = known_file(entry)
    return manifest


@dataclass(slots=True)
class PartStore:
    """A part of the index as it is before."""

    part: Part
    before: Generation | None = None
    manifest: Manifest = field(default_factory=Manifest)
    notes: list[str] = field(default_factory=list)

    def can_be_built_on(self) -> bool:
        about = self.before.about if self.before else {}
        return (about.get("schema"), about.get("parser")) == (SCHEMA_VERSION, parser_version())

    def has_much_to_drop(self, *, however_little: bool) -> bool:
        """Never: OpenSearch drops what was deleted by itself."""
        return False

    @contextmanager
    def new_generation(self, folders: list[str], *, from_scratch: bool) -> Iterator[PartWriter]:
        before = None if from_scratch else self.before
        about = {"schema": SCHEMA_VERSION, "parser": parser_version(), "part": self.part.settings.part}
        name, number = self.part.begin(before, about)
        writer = PartWriter(self.part, name, {**about, "number": number}, before)
        try:
            yield writer
        except BaseException:
            newest_now = self.part.newest()
            if newest_now is None or newest_now.name != name:
                self.part.drop(name)
            raise


class PartWriter:
    """A generation in the making."""

    def __init__(self, part: Part, name: str, about: Mapping[str, Any], before: Generation | None) -> None:
        self._cluster = part.cluster
        self._part = part
        self._name = name
        self._about = dict(about)
        self._languages = set(before.about["languages"]) if before else set()
        self._bulk = Bulk(part.cluster, name)
        self._identifiers = Identifiers(())
        self._elsewhere = _other_parts(part)
        self._begins_empty = before is None
        self._spellings: Counter[str] = Counter()
        self._capitals: Counter[str] = Counter()
        self._stems: set[str] = set()

    def remove(self, places: Collection[Place]) -> None:
        sources = [source_of(there) for there in places]
        self._ask_refresh()
        for first in range(0, len(sources), 1000):
            some = sources[first : first + 1000]
            self._cluster.ask(
                lambda client, some=some: client.delete_by_query(  # type: ignore[misc]
                    index=self._name,
                    body={"query": {"terms": {"source": some}}},
                    params={"refresh": "true", "conflicts": "proceed", "request_timeout": 600},
                )
            )

    def add(self, prepared: PreparedFile, kept: Mapping[str, str]) -> dict[str, str]:
        there = (prepared.task.folder, prepared.task.relative)
        self._keep_ids(prepared, kept)
        salted: dict[str, str] = {}
        self._count(prepared.spellings)
        order = 0
        for section, interview in enumerate(prepared.interviews):
            key = key_of(self._part.settings.part, *there, section)
            self._languages.add(interview.language)
            bodies = []
            for kind in (interview.pairs, interview.passages):
                for number, pair in enumerate(kind):
                    identifier = self._identifiers.claim(pair.id, prepared.task.relative, kept)
                    if identifier != pair.id:
                        salted[pair.id] = identifier
                    bodies.append(terms_of(pair.body))
                    place = (order, number)
                    document = pair_document(key, there, interview, pair, identifier, place)
                    self._bulk.add(identifier, document, routing=interview_id(key))
                    order += 1
            self._stems.update(*bodies)
            about = interview_document(key, there, interview, bodies)
            self._bulk.add(interview_id(key), about | {"order": section}, routing=interview_id(key))
        return salted

    def _keep_ids(self, prepared: PreparedFile, kept: Mapping[str, str]) -> None:
        """Finds out which ids of a file other pairs have already, here or in another part."""
        wanted = {pair.id for each in prepared.interviews for pair in (*each.pairs, *each.passages)}
        indexes = ",".join([*([] if self._begins_empty else [self._name]), *self._elsewhere])
        if not indexes:
            return
        for some in _chunks(sorted(wanted | set(kept.values())), PAGE):
            body = {"size": PAGE, "_source": ["id"], "query": {"terms": {"id": some}}}
            answer = self._cluster.search(body, indexes)
            self._identifiers.take(hit["_source"]["id"] for hit in answer["hits"]["hits"])

    def _count(self, spellings: Spellings) -> None:
        for word, count in zip(spellings.vocabulary, spellings.counts.tolist(), strict=True):
            if len(word) <= LONGEST_WORD:
                self._spellings[fold_word(word)] += count
                if word[0].isupper():
                    self._capitals[fold_word(word)] += count

    def finish(self, manifest: Manifest, built: str) -> None:
        self._write_words()
        known = {file_id(there) for there in manifest.files}
        for found in self._cluster.documents(self._name, {"term": {"kind": "file"}}, ["file"]):
            entry = json.loads(found["file"])
            if file_id((entry["folder"], entry["path"])) not in known:
                self._bulk.delete(file_id((entry["folder"], entry["path"])))
        for there, file in manifest.files.items():
            text = json.dumps({"folder": there[0], "path": there[1], **asdict(file)})
            self._bulk.add(file_id(there), {"kind": "file", "file": text})
        self._bulk.flush()
        self._ask_refresh()
        self._mark_twins(manifest)
        totals = self._totals()
        self._about |= {
            "folders": manifest.folders,
            "next_first": manifest.next_first,
            "languages": sorted(self._languages),
            "built": built,
            "files": len(manifest.files),
            "interviews": sum(file.interviews for file in manifest.files.values()),
            "twins": self._twins,
            **totals,
        }
        expected = sum(file.pairs for file in manifest.files.values())
        if totals["pairs"] != expected:
            raise SearchIndexError(
                f"The cluster has {totals['pairs']:,} Q&A pairs where {expected:,} were sent. The index is "
                "as it was before; look at the cluster's health, and rebuild."
            )

    def publish(self, manifest: Manifest) -> None:
        self._require_own_ids()
        self._part.publish(self._name, self._about)

    def _require_own_ids(self) -> None:
        """Sees that no part which was published meanwhile has given any of the same ids.

        Raises:
            IndexBusyError: one has.
        """
        meanwhile = ",".join(name for name in _other_parts(self._part) if name not in self._elsewhere)
        if not meanwhile:
            return
        own = self._cluster.documents(self._name, {"exists": {"field": "id"}}, ["id"])
        while some := [found["id"] for found in islice(own, PAGE)]:
            body = {"size": 0, "track_total_hits": True, "query": {"terms": {"id": some}}}
            if self._cluster.search(body, meanwhile)["hits"]["total"]["value"]:
                raise IndexBusyError(
                    "Another part of the index, published in the meantime, holds some of the same questions "
                    "and answers. This part is as it was before; run `interviews rebuild` once more."
                )

    def _ask_refresh(self) -> None:
        self._cluster.ask(lambda client: client.indices.refresh(index=self._name))

    def _write_words(self) -> None:
        before: dict[str, tuple[int, int]] = {}
        words = [word for word in self._spellings if word]
        if not self._begins_empty:
            for first in range(0, len(words), PAGE):
                some = words[first : first + PAGE]
                query = {"bool": {"filter": [{"term": {"spelling": True}}, {"terms": {"word": some}}]}}
                for found in self._cluster.documents(self._name, query, ["word", "pairs", "capitals"]):
                    before[found["word"]] = (found["pairs"], found["capitals"])
        for word in words:
            pairs, capitals = before.get(word, (0, 0))
            counts = pairs + self._spellings[word], capitals + self._capitals[word]
            self._bulk.add(word_id(word), word_document(word, *counts))
        for term in self._stems:
            self._bulk.add(stem_id(term), {"kind": "word", "word": term, "spelling": False})

    def _mark_twins(self, manifest: Manifest) -> None:
        """Notes of each pair that was published more than once which others are the same."""
        group_of = dict(manifest.twins())
        group_of |= {original: original for original in list(group_of.values())}
        wanted = {"bool": {"should": [{"exists": {"field": "twin"}}, {"terms": {"id": []}}]}}
        pairs = {}
        fields = ["id", "interview", "speakers", "source", "order", "first_day", "twin", "twin_place"]
        for some in _chunks(sorted(group_of), PAGE) or [[]]:
            wanted["bool"]["should"][1] = {"terms": {"id": some}}
            for found in self._cluster.documents(self._name, wanted, fields):
                pairs[found["id"]] = found
        grouped = sorted(
            (pair for identifier, pair in pairs.items() if identifier in group_of),
            key=lambda pair: (
                *(group_of[pair["id"]], not pair["first_day"], pair["first_day"]),
                *(pair["source"], pair["order"]),
            ),
        )
        members = [
            Member(group_of[pair["id"]], pair["interview"], tuple(pair["speakers"])) for pair in grouped
        ]
        sizes = self._sizes({member.interview for member in members})
        twice = published_twice(members, lambda interview: sizes.get(interview, 0))
        twins = {
            pair["id"]: {"twin": group_of[pair["id"]], "twin_place": place}
            for place, (pair, kept) in enumerate(zip(grouped, twice, strict=True))
            if kept
        }
        self._twins = len(twins)
        none = {"twin": None, "twin_place": None}
        for identifier, pair in pairs.items():
            if {name: pair.get(name) for name in none} != twins.get(identifier, none):
                changes = twins.get(identifier, none)
                self._bulk.update(identifier, changes, routing=interview_id(pair["interview"]))
        self._bulk.flush()
        self._ask_refresh()

    def _sizes(self, interviews: Collection[int]) -> dict[int, int]:
        sizes: dict[int, int] = {}
        for some in _chunks(sorted(interviews), PAGE):
            body = {
                "size": 0,
                "query": {
                    "bool": {
                        "filter": [{"terms": {"kind": ["pair", "passage"]}}, {"terms": {"interview": some}}]
                    }
                },
                "aggs": {"sizes": {"terms": {"field": "interview", "size": len(some)}}},
            }
            answer = self._cluster.search(body, self._name)
            sizes |= {each["key"]: each["doc_count"] for each in answer["aggregations"]["sizes"]["buckets"]}
        return sizes

    def _totals(self) -> dict[str, int]:
        body = {
            "size": 0,
            "query": {"terms": {"kind": ["pair", "passage"]}},
            "aggs": {"kinds": {"terms": {"field": "kind"}}, "words": {"sum": {"field": "body_words"}}},
        }
        answer = self._cluster.search(body, self._name)
        kinds = {each["key"]: each["doc_count"] for each in answer["aggregations"]["kinds"]["buckets"]}
        return {
            "pairs": kinds.get("pair", 0),
            "passages": kinds.get("passage", 0),
            "words": int(answer["aggregations"]["words"]["value"]),
        }


def _other_parts(part: Part) -> list[str]:
    try:
        generations = newest(part.cluster, part.settings)
    except (NoIndexError, SearchIndexError):
        return []
    own = part.newest()
    return [each.name for each in generations if own is None or each.name != own.name]


def _chunks(values: list[Any], size: int) -> list[list[Any]]:
    return [values[first : first + size] for first in range(0, len(values), size)]


class Bulk:
    """Sends documents many at a time, and again where a node that is gone or busy did not take them."""

    def __init__(self, cluster: Cluster, index: str) -> None:
        self._cluster = cluster
        self._index = index
        self._waiting: list[tuple[str, str | None]] = []
        """For each action its line and the document's."""
        self._bytes = 0

    def add(self, identifier: str, document: Mapping[str, Any], routing: str | None = None) -> None:
        self._send("index", identifier, document, routing)

    def update(self, identifier: str, changes: Mapping[str, Any], routing: str | None = None) -> None:
        self._send("update", identifier, {"doc": changes}, routing)

    def delete(self, identifier: str) -> None:
        self._send("delete", identifier, None, None)

    def _send(
        self, action: str, identifier: str, document: Mapping[str, Any] | None, routing: str | None
    ) -> None:
        dumps = self._cluster.client.transport.serializer.dumps
        head = {"_id": identifier} | ({"routing": routing} if routing else {})
        line, text = dumps({action: head}), None if document is None else dumps(document)
        self._waiting.append((line, text))
        self._bytes += len(line) + len(text or "")
        if self._bytes > BULK_BYTES:
            self.flush()

    def flush(self) -> None:
        """Sends what waits.

        Raises:
            SearchIndexError: the cluster does not take it.
        """
        waiting, self._waiting, self._bytes = self._waiting, [], 0
        for pause in (*PAUSES, None):
            if not waiting:
                return
            lines = [line for both in waiting for line in both if line is not None]
            answer = self._cluster.ask(lambda client, lines=lines: client.bulk(index=self._index, body=lines))  # type: ignore[misc]
            results = [next(iter(item.values())) for item in answer["items"]]
            refused = [result for result in results if result["status"] >= 300 and result["status"] != 404]
            hopeless = [result for result in refused if result["status"] not in PASSING]
            if hopeless or (refused and pause is None):
                raise SearchIndexError(
                    f"The cluster does not take {len(refused):,} documents "
                    f"({str((hopeless or refused)[0].get('error'))[:200]}). The index is as it was before."
                )
            again = [result["status"] in PASSING for result in results]
            waiting = [both for both, failed in zip(waiting, again, strict=True) if failed]
            if waiting:
                time.sleep(pause or 0)
