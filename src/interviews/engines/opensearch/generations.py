"""The generations of an index on a cluster: which are the newest, and who may write the next.

interviews                  an alias over the newest generation of each part
interviews-main-000007      a generation: complete and never written again once the alias leads to it
interviews-writers          who writes which part, for as long as they say so
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from interviews.engines.opensearch.connecting import Cluster
from interviews.errors import ForeignFolderError, IndexBusyError
from interviews.settings import SearchSettings

MARK = "interviews"
"""Under which the metadata of a mapping holds what is true of a generation."""
LEASE = 60
"""Seconds after which a writer that says nothing more is taken to be gone."""
_CLAIM = (
    "String who = ctx._source.token; def mine = params.mine;"
    "if (who == mine.token || who == params.gone || ctx._source.until < params.now)"
    "{ ctx._source.putAll(mine) } else { ctx.op = 'none' }"
)


class Generation(NamedTuple):
    """A complete generation of one part."""

    name: str
    """Of the index that it is."""
    about: Mapping[str, Any]
    """Schema, parser, part, number, folders, languages, totals."""


def newest(cluster: Cluster, settings: SearchSettings) -> tuple[Generation, ...]:
    """The newest generation of each part, whichever version of the program has written it.

    Raises:
        NoIndexError: there is none.
        ForeignFolderError: what has this name is something else.
    """
    found = cluster.client.indices.get_mapping(index=settings.index)
    metadata = {name: mapping["mappings"].get("_meta", {}) for name, mapping in sorted(found.items())}
    if not all(MARK in meta for meta in metadata.values()):
        raise ForeignFolderError(
            f"{settings.index!r} on this cluster holds something else, and is left alone. Set another "
            "`[search] index`."
        )
    return tuple(Generation(name, meta[MARK]) for name, meta in metadata.items())


class Lease:
    """The right to write a part, which one process has at a time, and for as long as it says so."""

    def __init__(self, cluster: Cluster, settings: SearchSettings) -> None:
        self._cluster = cluster
        self._index, self._part = f"{settings.index}-writers", settings.part

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keeps others from writing meanwhile.

        Raises:
            IndexBusyError: somebody else is.
        """
        # Made by itself, it would have a copy that a single node has no place for.
        settings = {"auto_expand_replicas": "0-1"}
        self._cluster.client.indices.create(index=self._index, body={"settings": settings})
        self.claim()
        ended = threading.Event()

        def renew() -> None:
            while not ended.wait(LEASE / 4):
                # Who cannot say so for a while has lease enough; who lost it finds out when publishing.
                with suppress(Exception):
                    self.claim()

        renewal = threading.Thread(target=renew, daemon=True)
        renewal.start()
        try:
            yield
        finally:
            ended.set()
            renewal.join()
            with suppress(Exception):
                self.claim(lasting=0)

    def claim(self, gone: str | None = None, lasting: float = LEASE) -> None:
        """Says that this process writes.

        Raises:
            IndexBusyError: somebody else does, who is not gone.
        """
        now = time.time()
        here = {"host": socket.gethostname(), "process": os.getpid()}
        mine = {"token": self._cluster.session, "until": now + lasting, **here}
        script = {"source": _CLAIM, "params": {"mine": mine, "gone": gone, "now": now}}
        body = {"script": script, "upsert": mine, "_source": True}
        client = self._cluster.client
        answer = client.update(index=self._index, id=self._part, body=body, retry_on_conflict=3)
        if answer["result"] != "noop":
            return
        other = answer["get"]["_source"]
        if gone is None and _has_died(other):
            self.claim(gone=other["token"])
            return
        raise IndexBusyError(
            f"Process {other['process']} on {other['host']} is writing this part of the index. Wait until it "
            f"is done; if it was killed, for {LEASE} seconds."
        )


def _has_died(writer: Mapping[str, Any]) -> bool:
    if writer["host"] != socket.gethostname() or not Path("/proc/self").exists():
        return False
    return not Path(f"/proc/{int(writer['process'])}").exists()
