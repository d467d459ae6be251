"""The engine for those who outgrow one machine: the same searches on a cluster of OpenSearch.

Nothing of it is imported unless the settings ask for it, and `interviews[opensearch]` brings what it needs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from interviews.engines.engine import Engine
from interviews.errors import SearchIndexError, SettingsError
from interviews.settings import SearchSettings

if TYPE_CHECKING:
    from interviews.building.reports import RebuildReport
    from interviews.engines.checkup import Checkup
    from interviews.engines.engine import RebuildOptions
    from interviews.engines.opensearch.connecting import Cluster
    from interviews.engines.opensearch.index import ClusterIndex
    from interviews.engines.opensearch.writing import Part
    from interviews.library.fingerprints import Place


@dataclass(frozen=True)
class OpenSearchEngine(Engine):
    """An index on a cluster; see `interviews.engines.engine.Engine` for what its methods promise."""

    settings: SearchSettings
    """Where it is, and which part of it is written here."""
    credentials_file: Path
    """Where the user and the password may be."""

    @property
    def place(self) -> str:
        return f"{self.settings.index} on {', '.join(self.settings.urls)}"

    def _cluster(self) -> Cluster:
        try:
            from interviews.engines.opensearch.connecting import Cluster, credentials_of
        except ImportError as error:
            raise SettingsError(
                "The client of OpenSearch is not installed. Run `pip install 'interviews[opensearch]'`, or "
                'set `[search] engine = "embedded"`.'
            ) from error
        return Cluster(self.settings, credentials_of(self.credentials_file))

    def _part(self, cluster: Cluster) -> Part:
        from interviews.engines.opensearch.writing import Part

        return Part(cluster, self.settings)

    def open(self) -> ClusterIndex:
        cluster = self._cluster()
        from interviews.engines.opensearch.index import ClusterIndex

        return ClusterIndex(cluster, self.settings)

    def rebuild(self, folders: Sequence[Path] = (), **options: Unpack[RebuildOptions]) -> RebuildReport:
        cluster = self._cluster()
        from interviews.engines.opensearch.generations import Lease
        from interviews.engines.rebuilding import Rebuild

        # A cluster has memory of its own.
        options.pop("memory", None)
        with cluster.understood(), Lease(cluster, self.settings).held():
            return Rebuild(self._part(cluster), folders, **options).run()

    def examine(self) -> Checkup:
        cluster = self._cluster()
        with cluster.understood():
            return self._part(cluster).examine()

    def folders(self) -> Sequence[str]:
        cluster = self._cluster()
        with suppress(SearchIndexError), cluster.understood():
            before = self._part(cluster).before
            return before.about["folders"] if before else []
        return []

    def transcripts(self) -> Mapping[Place, str]:
        cluster = self._cluster()
        with suppress(SearchIndexError), cluster.understood():
            return self._part(cluster).manifest.digests()
        return {}
