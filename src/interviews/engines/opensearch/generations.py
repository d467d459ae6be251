"""The generations of an index on a cluster: which is the newest, who writes the next, how it is published.

    interviews                  an alias over the newest generation of each part
    interviews-main-000007      a generation: complete and never written again once the alias leads to it
    interviews-writers          who writes which part, for as long as they say so

The next generation of a part is a clone of the newest, whose files it shares, or a new index. The alias leads
to the old one until it is moved to the new one in one step. The one before is kept for those who still read
it, until there is another.
"""

from __future__ import annotations

import os
import socket
import threading
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from opensearchpy import exceptions as answers

from interviews.engines.opensearch.connecting import Cluster
from interviews.engines.opensearch.schema import SCHEMA_VERSION, index_body
from interviews.errors import DamagedIndexError, ForeignFolderError, IndexBusyError, NoIndexError
from interviews.settings import SearchSettings

MARK = "interviews"
"""Under which the metadata of a mapping holds what is true of a generation."""
LEASE = 60
"""Seconds after which a writer that says nothing more is taken to be gone."""


class Generation(NamedTuple):
    """A complete generation of one part."""

    name: str
    """Of the index that it is."""
    about: Mapping[str, Any]
    """Schema, parser, part, number, folders, languages, totals."""


def newest(cluster: Cluster, settings: SearchSettings) -> tuple[Generation, ...]:
    """The newest generation of each part.

    Raises:
        NoIndexError: there is none.
        ForeignFolderError: what has this name is something else.
        DamagedIndexError: it is of another version.
    """
    generations = _published(cluster, settings)
    for generation in generations:
        if generation.about["schema"] != SCHEMA_VERSION:
            raise DamagedIndexError(
                f"{generation.name}: written by another version of this program. Run `interviews rebuild` to "
                "renew it."
            )
    return generations


def _published(cluster: Cluster, settings: SearchSettings) -> tuple[Generation, ...]:
    found = cluster.ask(lambda client: client.indices.get_mapping(index=settings.index))
    generations = []
    for name, mapping in sorted(found.items()):
        about = mapping["mappings"].get("_meta", {}).get(MARK)
        if about is None:
            raise ForeignFolderError(
                f"{settings.index!r} on this cluster holds something else, and is left alone. Set another "
                "`[search] index`."
            )
        generations.append(Generation(name, about))
    return tuple(generations)


class Part:
    """A part of an index that this process writes, and nobody else."""

    def __init__(self, cluster: Cluster, settings: SearchSettings) -> None:
        self.cluster = cluster
        self.settings = settings
        self._prefix = f"{settings.index}-{settings.part}-"
        self._writer = _Writer(cluster, f"{settings.index}-writers", settings.part)

    def newest(self) -> Generation | None:
        """Its newest generation, whichever version has written it.

        Raises:
            ForeignFolderError: what has the name of the index is something else.
        """
        with suppress(NoIndexError):
            for generation in _published(self.cluster, self.settings):
                if generation.name.startswith(self._prefix):
                    return generation
        return None

    def _all(self) -> dict[int, str]:
        """All its generations, finished or not, by number."""
        found = self.cluster.ask(lambda client: client.indices.get_alias(index=f"{self._prefix}*"))
        return {int(name.removeprefix(self._prefix)): name for name in sorted(found)}

    def begin(self, before: Generation | None, about: Mapping[str, Any]) -> tuple[str, int]:
        """Makes the next generation, as a clone of one or empty; its name and number."""
        published = self.newest()
        known = self._all()
        for number, name in known.items():
            # What a rebuild that was killed has left.
            if published is None or number > published.about["number"]:
                self.drop(name)
        number = max(known, default=0) + 1
        name = f"{self._prefix}{number:06d}"
        if before is None:
            body = index_body(self.settings.shards, {MARK: {**about, "number": number}})
            self.cluster.ask(lambda client: _unless_there(client.indices.create, index=name, body=body))
        else:
            settings = {"index.blocks.write": None, "index.auto_expand_replicas": "0-1"}
            self.cluster.ask(
                lambda client: _unless_there(
                    client.indices.clone, index=before.name, target=name, body={"settings": settings}
                )
            )
        self.cluster.ask(
            lambda client: client.cluster.health(index=name, params={"wait_for_status": "yellow"})
        )
        return name, number

    def publish(self, name: str, about: Mapping[str, Any]) -> None:
        """Makes a generation the newest of its part, in one step; all but the one before are removed."""
        self._writer.renew()
        before = self.newest()
        mapping = {"_meta": {MARK: dict(about)}}
        self.cluster.ask(lambda client: client.indices.put_mapping(index=name, body=mapping))
        self.cluster.ask(lambda client: client.indices.flush(index=name))
        self.cluster.ask(
            lambda client: client.indices.put_settings(index=name, body={"index.blocks.write": True})
        )
        actions: list[dict[str, Any]] = [{"add": {"index": name, "alias": self.settings.index}}]
        if before is not None:
            actions.append({"remove": {"index": before.name, "alias": self.settings.index}})
        self.cluster.ask(lambda client: client.indices.update_aliases(body={"actions": actions}))
        for number, other in self._all().items():
            if number < about["number"] and (before is None or other != before.name):
                self.drop(other)

    def drop(self, name: str) -> None:
        """Removes a generation that nobody reads."""
        with suppress(NoIndexError):
            self.cluster.ask(lambda client: client.indices.delete(index=name))

    @contextmanager
    def written_here(self) -> Iterator[None]:
        """Keeps others from writing the part meanwhile.

        Raises:
            IndexBusyError: somebody else is.
        """
        self._writer.take()
        ended = threading.Event()
        renewal = threading.Thread(target=self._writer.renew_until, args=(ended,), daemon=True)
        renewal.start()
        try:
            yield
        finally:
            ended.set()
            renewal.join()
            self._writer.give_back()


class _Writer:
    """Says who writes a part, in a document that two cannot make at once."""

    def __init__(self, cluster: Cluster, index: str, part: str) -> None:
        self._cluster = cluster
        self._where = {"index": index, "id": part}
        self._own = uuid.uuid4().hex
        self._version: dict[str, Any] = {}
        self._renewing = threading.Lock()

    def _body(self) -> dict[str, Any]:
        here = {"host": socket.gethostname(), "process": os.getpid()}
        return {"token": self._own, "until": time.time() + LEASE, **here}

    def take(self) -> None:
        found = self._found()
        if found is None:
            body = {"settings": {"auto_expand_replicas": "0-1"}, "mappings": {"dynamic": False}}
            index = self._where["index"]
            self._cluster.ask(lambda client: _unless_there(client.indices.create, index=index, body=body))
            self._write({"op_type": "create"})
            return
        other = found["_source"]
        if other["until"] > time.time() and not _has_died(other):
            raise IndexBusyError(
                f"Process {other['process']} on {other['host']} is writing this part of the index. Wait "
                f"until it is done; if it was killed, for {LEASE} seconds."
            )
        self._write({"if_seq_no": found["_seq_no"], "if_primary_term": found["_primary_term"]})

    def _found(self) -> dict[str, Any] | None:
        try:
            found: dict[str, Any] = self._cluster.ask(lambda client: client.get(**self._where))
        except NoIndexError:
            return None
        return found

    def _write(self, version: Mapping[str, Any]) -> None:
        try:
            answer = self._cluster.client.index(**self._where, body=self._body(), params=dict(version))
        except answers.ConflictError as error:
            raise IndexBusyError(
                "Another process has begun to write this part of the index. Wait until it is done."
            ) from error
        except answers.TransportError:
            with self._cluster.explained():
                raise
        self._version = {"if_seq_no": answer["_seq_no"], "if_primary_term": answer["_primary_term"]}

    def renew(self) -> None:
        """Sees that nobody else has begun to write.

        Raises:
            IndexBusyError: somebody has.
        """
        with self._renewing:
            self._write(self._version)

    def renew_until(self, ended: threading.Event) -> None:
        while not ended.wait(LEASE / 4):
            # Who cannot say so for a while has lease enough; who lost it finds out when publishing.
            with suppress(Exception):
                self.renew()

    def give_back(self) -> None:
        with suppress(Exception):
            self._cluster.client.delete(**self._where, params=self._version)


def _has_died(writer: Mapping[str, Any]) -> bool:
    if writer["host"] != socket.gethostname() or not Path("/proc/self").exists():
        return False
    return not Path(f"/proc/{int(writer['process'])}").exists()


def _unless_there(make: Any, **options: Any) -> None:
    """Makes an index; one that is there was made by the same question, asked before a node went away."""
    try:
        make(**options)
    except answers.RequestError as error:
        if error.error != "resource_already_exists_exception":
            raise


def names_of(generations: Sequence[Generation]) -> str:
    """How the generations are named in a question."""
    return ",".join(generation.name for generation in generations)
