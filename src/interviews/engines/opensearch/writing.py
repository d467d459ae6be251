"""A part of the index as one machine writes it: as it is, and its next generation.

The next generation is a clone of the newest, whose files it shares, or a new index. The alias leads to the
old one until it is moved to the new one in one step. The one before is kept for those who still read it,
until the next is begun.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from functools import cached_property
from itertools import chain
from typing import Any

from interviews.building.preparing import PreparedFile
from interviews.building.spellings import SpellingCounts
from interviews.engines.checkup import Checkup, Problem, outdated, problems_of_transcripts
from interviews.engines.manifest import Manifest, known_file
from interviews.engines.opensearch.clauses import Clause
from interviews.engines.opensearch.connecting import Cluster, chunks
from interviews.engines.opensearch.generations import MARK, Generation, Lease, newest
from interviews.engines.opensearch.schema import (
    KINDS,
    SCHEMA_VERSION,
    file_document,
    index_body,
    interview_documents,
    source_of,
    word_documents,
)
from interviews.engines.twins import Member, published_twice
from interviews.errors import IndexBusyError, NoIndexError, SearchIndexError
from interviews.identity import Identifiers
from interviews.library.fingerprints import Place
from interviews.library.transcripts import parser_version
from interviews.settings import SearchSettings

MOST_WAITING = 1_000
"""Documents that are sent together."""


def read_totals(cluster: Cluster, index: str) -> dict[str, int]:
    """How many `interviews`, `pairs` and `passages` an index holds, and how many `words` are said in it."""
    sums = {"kinds": {"terms": {"field": "kind"}}, "words": {"sum": {"field": "body_words"}}}
    found = cluster.search(index, {"size": 0, "aggs": sums})["aggregations"]
    kinds = {bucket["key"]: bucket["doc_count"] for bucket in found["kinds"]["buckets"]}
    totals = {f"{kind}s": kinds.get(kind, 0) for kind in ("interview", *KINDS)}
    return totals | {"words": int(found["words"]["value"])}


def wrong_totals(found: Mapping[str, int], manifest: Manifest) -> str:
    """What an index does not hold of what its transcripts have; empty where it holds all."""
    expected = manifest.totals().items()
    return ", ".join(f"{found[name]:,} {name} for {all_:,}" for name, all_ in expected if found[name] != all_)


class Part:
    """A part of an index that this process alone writes, as it is before."""

    def __init__(self, cluster: Cluster, settings: SearchSettings) -> None:
        self.cluster = cluster
        self.settings = settings
        self.prefix = f"{settings.index}-{settings.part}-"
        self.lease = Lease(cluster, settings)
        self.notes: list[str] = []

    @cached_property
    def before(self) -> Generation | None:
        """Its newest generation when it was first asked for."""
        return self.newest()

    @cached_property
    def manifest(self) -> Manifest:
        """What is known of its transcripts."""
        if self.before is None:
            return Manifest()
        name, about = self.before
        manifest = Manifest(list(about["folders"]), {}, about["next_first"])
        body = {"query": {"term": {"kind": "file"}}, "_source": ["file"], "sort": ["source"]}
        for hit in self.cluster.hits(name, body):
            entry = json.loads(hit["_source"]["file"])
            there = (entry.pop("folder"), entry.pop("path"))
            manifest.files[there] = known_file(entry)
        return manifest

    def newest(self) -> Generation | None:
        """Its newest generation, whichever version has written it.

        Raises:
            ForeignFolderError: what has the name of the index is something else.
        """
        own = (each for each in self._newest() if each.name.startswith(self.prefix))
        return next(own, None)

    def others(self) -> list[str]:
        """The newest generations of other parts."""
        return [name for name, _ in self._newest() if not name.startswith(self.prefix)]

    def _newest(self) -> tuple[Generation, ...]:
        with suppress(NoIndexError):
            return newest(self.cluster, self.settings)
        return ()

    def can_be_built_on(self) -> bool:
        about = self.before.about if self.before else {}
        return (about.get("schema"), about.get("parser")) == (SCHEMA_VERSION, parser_version())

    def has_much_to_drop(self, *, however_little: bool) -> bool:
        """Never: OpenSearch drops what was deleted by itself."""
        return False

    @contextmanager
    def new_generation(self, folders: list[str], *, from_scratch: bool) -> Iterator[PartWriter]:
        indices = self.cluster.client.indices
        known = sorted(indices.get_alias(index=f"{self.prefix}*"))
        for name in known:
            # What nobody needs to read any more, and what a rebuild that was killed has left.
            if self.before is None or name != self.before.name:
                indices.delete(index=name, ignore_unavailable=True)
        number = int(known[-1].removeprefix(self.prefix)) + 1 if known else 1
        about = {"schema": SCHEMA_VERSION, "parser": parser_version(), "number": number}
        begun = Generation(f"{self.prefix}{number:06d}", about)
        before = None if from_scratch else self.before
        # Nothing is written before its copy is there: a node that goes away would take all of it along.
        copied = {"wait_for_active_shards": "all"}
        try:
            if before is None:
                body = index_body(self.settings.shards, {MARK: about})
                indices.create(index=begun.name, body=body, params=copied)
            else:
                body = {"settings": {"index.blocks.write": None, "index.auto_expand_replicas": "0-1"}}
                indices.clone(index=before.name, target=begun.name, body=body, params=copied)
            yield PartWriter(self, begun, before)
        except BaseException:
            now = self.newest()
            if now is None or now.name != begun.name:
                indices.delete(index=begun.name, ignore_unavailable=True)
            raise

    def publish(self, finished: Generation) -> None:
        """Makes a generation the newest, in one step."""
        self.lease.claim()
        indices, alias = self.cluster.client.indices, self.settings.index
        indices.put_mapping(index=finished.name, body={"_meta": {MARK: finished.about}})
        indices.put_settings(index=finished.name, body={"index.blocks.write": True})
        old = {"index": f"{self.prefix}*", "alias": alias, "must_exist": False}
        new = {"index": finished.name, "alias": alias}
        indices.update_aliases(body={"actions": [{"remove": old}, {"add": new}]})

    def examine(self) -> Checkup:
        """What is wrong with it and its transcripts.

        Raises:
            NoIndexError: there is no generation yet.
        """
        if self.before is None:
            raise NoIndexError(
                f"The part {self.settings.part!r} of {self.settings.index!r} is not built yet. Run "
                "`interviews rebuild FOLDER`."
            )
        name, about = self.before
        health = self.cluster.client.cluster.health(index=name)
        problems = outdated(name, about["schema"] == SCHEMA_VERSION, about["parser"])
        if health["status"] == "red":
            message = "a part of it has no node. Start the nodes that are missing, or restore a snapshot."
            problems.append(Problem("damaged", name, message, "by hand"))
        elif not problems and (wrong := wrong_totals(read_totals(self.cluster, name), self.manifest)):
            message = f"it does not hold what its list of transcripts says: {wrong}."
            problems.append(Problem("inconsistent", name, message, "full rebuild"))
        return Checkup(
            problems=(*problems, *problems_of_transcripts(self.manifest)),
            folders=tuple(self.manifest.folders),
            shards=health["active_shards"],
            transcripts=len(self.manifest.files),
            pairs=self.manifest.totals()["pairs"],
        )


class PartWriter:
    """A generation in the making."""

    def __init__(self, part: Part, begun: Generation, before: Generation | None) -> None:
        self._cluster = part.cluster
        self._part = part
        self._generation = begun
        self._name = begun.name
        self._before = before
        self._languages = set(before.about["languages"]) if before else set()
        self._elsewhere = [*([begun.name] if before else []), *part.others()]
        """Where pairs are whose ids are taken."""
        self._identifiers = Identifiers(())
        self._spellings = SpellingCounts()
        self._stems: set[str] = set()
        self._waiting: list[dict[str, Any]] = []

    def remove(self, places: Collection[Place]) -> None:
        self._refresh()
        for some in chunks(map(source_of, places)):
            self._cluster.remove(self._name, {"terms": {"source": some}})

    def add(self, prepared: PreparedFile, kept: Mapping[str, str]) -> dict[str, str]:
        there = (prepared.task.folder, prepared.task.relative)
        own = [[pair.id for pair in interview.said] for interview in prepared.interviews]
        taken = self._having(self._elsewhere, "id", {*kept.values(), *chain(*own)})
        self._identifiers.take(found["id"] for found in taken)
        salted: dict[str, str] = {}
        order = 0
        for section, (interview, ids) in enumerate(zip(prepared.interviews, own, strict=True)):
            claimed = [self._identifiers.claim(each, there[1], kept) for each in ids]
            salted |= {each: other for each, other in zip(ids, claimed, strict=True) if each != other}
            place = (section, order)
            self._languages.add(interview.language)
            for document in interview_documents(self._part.settings.part, there, place, interview, claimed):
                self._stems.update(document.get("question", "").split(), document.get("answer", "").split())
                self._send(document)
            order += len(claimed)
        self._spellings.add(prepared.spellings)
        return salted

    def finish(self, manifest: Manifest, built: str) -> None:
        pairs, capitals = self._spellings.folded()
        for known in self._having([self._name] if self._before else [], "word", list(pairs)):
            if known["kind"] == "word":
                pairs[known["word"]] += known["pairs"]
                capitals[known["word"]] += known["capitals"]
        self._send(*word_documents(pairs, capitals, self._stems))
        for there, file in manifest.files.items():
            entry = json.dumps({"folder": there[0], "path": there[1], **asdict(file)})
            self._send(file_document(there, entry))
        self._flush()
        self._refresh()
        twins = self._mark_twins(manifest)
        totals = read_totals(self._cluster, self._name)
        if wrong := wrong_totals(totals, manifest):
            raise SearchIndexError(
                f"The cluster does not hold what was sent ({wrong}). The index is as it was before; look at "
                "the cluster's health, and rebuild."
            )
        about = {
            **self._generation.about,
            "folders": manifest.folders,
            "next_first": manifest.next_first,
            "languages": sorted(self._languages),
            "built": built,
            "files": len(manifest.files),
            "twins": twins,
            **totals,
        }
        self._generation = Generation(self._name, about)

    def publish(self, manifest: Manifest) -> None:
        meanwhile = [name for name in self._part.others() if name not in self._elsewhere]
        own = self._documents([self._name], {"exists": {"field": "id"}}, "id")
        if any(self._having(meanwhile, "id", (found["id"] for found in own))):
            raise IndexBusyError(
                "Another part of the index, published in the meantime, holds some of the same questions and "
                "answers. This part is as it was before; run `interviews rebuild` once more."
            )
        self._part.publish(self._generation)

    def _mark_twins(self, manifest: Manifest) -> int:
        """Notes of each pair that was published more than once which others are the same; how many do so."""
        group_of = dict(manifest.twins())
        group_of |= {original: original for original in set(group_of.values())}
        marked = self._documents([self._name], {"exists": {"field": "twin"}}, "id")
        pairs = chain(marked, self._having([self._name], "id", group_of))
        found = {pair["id"]: pair for pair in pairs}
        grouped = sorted(
            (pair for pair in found.values() if pair["id"] in group_of),
            key=lambda pair: (
                *(group_of[pair["id"]], not pair["first_day"], pair["first_day"]),
                *(pair["source"], pair["order"]),
            ),
        )
        members = [
            Member(group_of[pair["id"]], pair["interview"], tuple(pair["speakers"])) for pair in grouped
        ]
        sizes = {pair["interview"]: pair["interview_size"] for pair in grouped}
        twice = published_twice(members, sizes.__getitem__)
        marks = {
            pair["id"]: {"twin": group_of[pair["id"]], "twin_place": place}
            for place, (pair, kept) in enumerate(zip(grouped, twice, strict=True))
            if kept
        }
        for identifier, pair in found.items():
            mark = marks.get(identifier, {"twin": None, "twin_place": None})
            if mark != {name: pair.get(name) for name in mark}:
                where = {"_id": identifier, "routing": f"interview-{pair['interview']}"}
                self._send({"_op_type": "update", **where, "doc": mark})
        self._flush()
        self._refresh()
        return len(marks)

    def _having(self, indexes: Sequence[str], field: str, values: Iterable[str]) -> Iterator[dict[str, Any]]:
        """What has any of some values in a field, without what is shown or said."""
        for some in chunks(values) if indexes else ():
            yield from self._documents(indexes, {"terms": {field: some}}, field)

    def _documents(self, indexes: Sequence[str], query: Clause, order: str) -> Iterator[dict[str, Any]]:
        left_out = ["record", "about", "question", "answer", "words"]
        sort = [order, "kind", "_index"]
        body = {"query": query, "_source": {"excludes": left_out}, "sort": sort}
        for hit in self._cluster.hits(",".join(indexes), body):
            yield hit["_source"]

    def _send(self, *documents: dict[str, Any]) -> None:
        self._waiting += documents
        if len(self._waiting) > MOST_WAITING:
            self._flush()

    def _flush(self) -> None:
        """Sends what waits."""
        waiting, self._waiting = self._waiting, []
        self._cluster.write(self._name, waiting)

    def _refresh(self) -> None:
        self._cluster.client.indices.refresh(index=self._name)
