"""The engine for those who outgrow one machine: the same searches on a cluster of OpenSearch.

Nothing of it is imported unless the settings ask for it, and `interviews[opensearch]` brings what it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from interviews.errors import SearchIndexError, SettingsError
from interviews.settings import SearchSettings

if TYPE_CHECKING:
    from interviews.building.reports import RebuildProgress, RebuildReport
    from interviews.engines.checkup import Checkup
    from interviews.engines.engine import RebuildOptions
    from interviews.engines.opensearch.connecting import Cluster
    from interviews.engines.opensearch.index import ClusterIndex
    from interviews.library.fingerprints import Place
    from interviews.search.meaning import Model


@dataclass(frozen=True)
class OpenSearchEngine:
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

    def open(self) -> ClusterIndex:
        cluster = self._cluster()
        from interviews.engines.opensearch.index import ClusterIndex

        return ClusterIndex(cluster, self.settings)

    def rebuild(self, folders: Sequence[Path] = (), **options: Unpack[RebuildOptions]) -> RebuildReport:
        cluster = self._cluster()
        from interviews.engines.opensearch.generations import Part
        from interviews.engines.opensearch.writing import PartStore, read_manifest
        from interviews.engines.rebuilding import Rebuild

        # A cluster has memory of its own.
        options.pop("memory", None)
        part = Part(cluster, self.settings)
        with cluster.explained(), part.written_here():
            before = part.newest()
            store = PartStore(part, before)
            if before is not None:
                store.manifest = read_manifest(cluster, before)
            return Rebuild(store, folders, **options).run()

    def make_vectors(
        self,
        model: Model,
        progress: Callable[[RebuildProgress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """None: this engine finds by words."""
        return 0

    def examine(self) -> Checkup:
        cluster = self._cluster()
        from interviews.engines.opensearch.examining import examine

        with cluster.explained():
            return examine(cluster, self.settings)

    def folders(self) -> Sequence[str]:
        cluster = self._cluster()
        from interviews.engines.opensearch.generations import Part

        with suppress(SearchIndexError):
            if newest := Part(cluster, self.settings).newest():
                folders: list[str] = newest.about["folders"]
                return folders
        return []

    def transcripts(self) -> Mapping[Place, str]:
        cluster = self._cluster()
        from interviews.engines.opensearch.generations import Part
        from interviews.engines.opensearch.writing import read_manifest

        with suppress(SearchIndexError):
            if newest := Part(cluster, self.settings).newest():
                return read_manifest(cluster, newest).digests()
        return {}
