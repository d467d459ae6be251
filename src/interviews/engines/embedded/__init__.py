"""The engine that comes with the program: everything is in one folder, and nothing has to run beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

if TYPE_CHECKING:
    from interviews.building.reports import RebuildProgress, RebuildReport
    from interviews.engines.checkup import Checkup
    from interviews.engines.embedded.index import EmbeddedIndex
    from interviews.engines.engine import RebuildOptions
    from interviews.library.fingerprints import Place
    from interviews.search.meaning import Model


@dataclass(frozen=True)
class EmbeddedEngine:
    """An index in a folder; see `interviews.engines.engine.Engine` for what its methods promise."""

    # Imports are deferred: a search needs nothing that rebuilds, and the other way round.

    folder: Path

    @property
    def place(self) -> str:
        return str(self.folder)

    def open(self) -> EmbeddedIndex:
        from interviews.engines.embedded.index import EmbeddedIndex

        return EmbeddedIndex(self.folder)

    def rebuild(self, folders: Sequence[Path] = (), **options: Unpack[RebuildOptions]) -> RebuildReport:
        from interviews.engines.embedded.rebuild import rebuild

        return rebuild(self.folder, folders, **options)

    def make_vectors(
        self,
        model: Model,
        progress: Callable[[RebuildProgress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        from interviews.engines.embedded.generation import open_newest
        from interviews.engines.embedded.vectors import make_vectors

        return make_vectors(open_newest(self.folder), model, progress, cancelled)

    def examine(self) -> Checkup:
        from interviews.engines.embedded.examining import examine

        return examine(self.folder)

    def folders(self) -> Sequence[str]:
        from interviews.engines.embedded.layout import folders_of_marker

        return folders_of_marker(self.folder)

    def transcripts(self) -> Mapping[Place, str]:
        from interviews.engines.embedded.manifest import digests_of_newest

        return digests_of_newest(self.folder)
