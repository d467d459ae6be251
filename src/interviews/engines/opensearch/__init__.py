"""The engine for those who outgrow one machine: the same searches on a cluster of OpenSearch.

Nothing of it is imported unless the settings ask for it, and `interviews[opensearch]` brings what it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from interviews.engines.engine import Engine
from interviews.errors import SearchIndexError, SettingsError
from interviews.settings import SearchSettings

if TYPE_CHECKING:
    from interviews.building.reports import RebuildProgress, RebuildReport
    from interviews.engines.checkup import Checkup
    from interviews.engines.engine import RebuildOptions
    from interviews.engines.opensearch.connecting import Cluster
    from interviews.engines.opensearch.index import ClusterIndex
    from interviews.engines.opensearch.writing import Part
    from interviews.library.fingerprints import Place
    from interviews.search.meaning import Model


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

    @contextmanager
    def _part(self) -> Iterator[Part]:
        """What is written here; the connection lasts as long."""
        with closing(self._cluster()) as cluster, cluster.understood():
            from interviews.engines.opensearch.writing import Part

            yield Part(cluster, self.settings)

    def open(self) -> ClusterIndex:
        cluster = self._cluster()
        from interviews.engines.opensearch.index import ClusterIndex

        try:
            return ClusterIndex(cluster, self.settings)
        except BaseException:
            cluster.close()
            raise

    def rebuild(self, folders: Sequence[Path] = (), **options: Unpack[RebuildOptions]) -> RebuildReport:
        from interviews.engines.rebuilding import Rebuild

        # A cluster has memory of its own.
        options.pop("memory", None)
        with self._part() as part, part.lease.held():
            return Rebuild(part, folders, **options).run()

    def make_vectors(
        self,
        model: Model,
        progress: Callable[[RebuildProgress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        with closing(self.open()) as index:
            return index.make_vectors(model, progress, cancelled)

    def examine(self) -> Checkup:
        with self._part() as part:
            return part.examine()

    def folders(self) -> Sequence[str]:
        with suppress(SearchIndexError), self._part() as part:
            return part.before.about["folders"] if part.before else []
        return []

    def transcripts(self) -> Mapping[Place, str]:
        with suppress(SearchIndexError), self._part() as part:
            return part.manifest.digests()
        return {}
