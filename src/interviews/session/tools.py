"""What a session works with; what takes long to import comes when it is first needed.

Citing, the engine and the parser together take 300 ms, which the first paint does not wait for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from interviews.building.reports import RebuildProgress, RebuildReport
from interviews.engines import engine_for
from interviews.engines.engine import Engine, Index
from interviews.errors import SourceError
from interviews.locations import Workspace, user_cache_folder, user_state_folder
from interviews.search.meaning import Model, load_model
from interviews.search.results import IndexedPair, source_file
from interviews.session.state import state_file
from interviews.settings import Settings

if TYPE_CHECKING:
    from interviews.model import Interview
    from interviews.session.citations import Citations, CitedBaskets


@dataclass(frozen=True)
class Tools:
    """The tools of one session, and its places."""

    settings: Settings
    index_folder: Path
    make_engine: Callable[[], Engine]
    transcript_folders: tuple[Path, ...] = ()
    """The folders that the workspace names."""
    basket_folder: Path | None = None
    output_folder: Path = field(default_factory=Path.cwd)
    """Where citations and exports are written."""
    state_file: Path | None = None
    """Where the session is remembered; None forgets it."""
    environment: Mapping[str, str] = field(default_factory=dict)

    def open_index(self) -> Index:
        return self.make_engine().open()

    def transcripts(self) -> Mapping[tuple[str, str], str]:
        return self.make_engine().transcripts()

    def rebuild(
        self,
        folders: Sequence[Path],
        progress: Callable[[RebuildProgress], None],
        cancelled: Callable[[], bool],
    ) -> RebuildReport:
        """Brings the index in line with some folders, told how far it is and asked whether to stop.

        Raises:
            InterviewsError: it cannot.
        """
        from interviews.building.workers import usual_jobs
        from interviews.session.rebuilding import make_vectors

        engine = self.make_engine()
        report = engine.rebuild(
            folders,
            jobs=usual_jobs(),
            memory=self.settings.rebuild.memory,
            progress=progress,
            cancelled=cancelled,
        )
        meant = make_vectors(engine, self.settings.meaning.model, progress, cancelled)
        return replace(report, notes=(*report.notes, meant)) if meant else report

    def read_interview(self, pair: IndexedPair) -> Interview:
        """The interview of a pair, parsed anew from its source.

        Raises:
            SourceError: the file cannot be read, or no longer holds the interview.
            SettingsError: the speakers file that goes with it is wrong.
        """
        from interviews.library.transcripts import parse_file

        file = source_file(pair)
        for interview in parse_file(file, root=Path(pair.folder), shown_as=pair.path):
            if interview.section == pair.section:
                return interview
        raise SourceError(
            f"{file} does not hold this interview any more. `interviews rebuild` brings the index up to date."
        )

    @cached_property
    def model(self) -> Model:
        """What finds answers by their meaning; takes a second to load.

        Raises:
            SettingsError: there is none.
        """
        return load_model(self.settings.meaning.model)

    @cached_property
    def citer(self) -> Citations:
        """What makes citations."""
        from interviews.session.citations import Citations

        citation = self.settings.citation
        return Citations(citation.locale, user_cache_folder() / "citations", citation.style)

    @cached_property
    def exporter(self) -> CitedBaskets:
        """What exports baskets."""
        from interviews.session.citations import CitedBaskets

        return CitedBaskets(self.citer)


def tools_of(workspace: Workspace, chosen: Path | None) -> Tools:
    """The tools of a session in a workspace, with its index or that of a folder that is chosen."""
    index_folder = workspace.index_folder(chosen)
    return Tools(
        workspace.settings,
        index_folder,
        lambda: engine_for(workspace, chosen),
        transcript_folders=workspace.transcript_folders(),
        basket_folder=workspace.basket_folder(),
        state_file=state_file(user_state_folder(), index_folder),
        environment=dict(os.environ),
    )
