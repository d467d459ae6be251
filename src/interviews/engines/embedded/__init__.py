"""The engine that comes with the program: everything is in one folder, and nothing has to run beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interviews.building.reports import RebuildProgress, RebuildReport
    from interviews.engines.checkup import Checkup
    from interviews.engines.embedded.index import EmbeddedIndex
    from interviews.library.fingerprints import Place


class EmbeddedEngine:
    """An index in a folder; see `interviews.engines.engine.Engine` for what its methods promise."""

    # Imports are deferred: a search needs nothing that rebuilds, and the other way round.

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def open(self) -> EmbeddedIndex:
        """The newest generation of the index."""
        from interviews.engines.embedded.index import EmbeddedIndex

        return EmbeddedIndex(self.folder)

    def rebuild(
        self,
        folders: Sequence[Path] = (),
        *,
        full: bool = False,
        compacting: bool = False,
        jobs: int = 1,
        memory: int = 0,
        progress: Callable[[RebuildProgress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> RebuildReport:
        """Brings the index in line with folders of transcripts."""
        from interviews.engines.embedded.rebuild import USUAL_MEMORY, rebuild

        return rebuild(
            self.folder,
            folders,
            full=full,
            compacting=compacting,
            jobs=jobs,
            memory=memory or USUAL_MEMORY,
            progress=progress,
            cancelled=cancelled,
        )

    def examine(self) -> Checkup:
        """Reads all of the index and of the transcripts, and says what is wrong and what helps."""
        from interviews.engines.embedded.examining import examine

        return examine(self.folder)

    def folders(self) -> Sequence[str]:
        """The transcripts folders of the index."""
        from interviews.engines.embedded.layout import folders_of_marker

        return folders_of_marker(self.folder)

    def transcripts(self) -> Mapping[Place, str]:
        """For each transcript in the index what tells its content from any other."""
        from interviews.engines.embedded.manifest import digests_of_newest

        return digests_of_newest(self.folder)
