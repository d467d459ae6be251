"""The tools of a session on a real index, with the real citations."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from interviews.building.reports import RebuildProgress, RebuildReport
from interviews.engines.engine import Engine, Index
from interviews.errors import SourceError
from interviews.locations import Workspace, user_cache_folder, user_state_folder
from interviews.search.results import IndexedPair
from interviews.session.state import state_file
from interviews.session.tools import Tools
from interviews.session.wording import source_file
from interviews.settings import Settings

if TYPE_CHECKING:
    from interviews.model import Interview
    from interviews.session.citations import Citations, CitedBaskets


def real_tools(workspace: Workspace, chosen: Path | None) -> Tools:
    """The tools of a session in a workspace, with its index or that of a folder that is chosen."""
    index_folder = workspace.index_folder(chosen)

    def engine() -> Engine:
        from interviews.engines import engine_for

        return engine_for(workspace, chosen)

    tools = tools_for(
        workspace.settings,
        index_folder,
        basket_folder=workspace.basket_folder(),
        state_file=state_file(user_state_folder(), index_folder),
        engine=engine,
    )
    return replace(tools, transcript_folders=workspace.transcript_folders(), environment=dict(os.environ))


def tools_for(
    settings: Settings,
    index_folder: Path,
    *,
    basket_folder: Path | None,
    state_file: Path | None,
    engine: Callable[[], Engine] | None = None,
) -> Tools:
    """The tools of a session on a real index, apart from the workspace and the environment of the user."""
    if engine is None:

        def engine() -> Engine:
            from interviews.engines import engine_in

            return engine_in(index_folder)

    def citations() -> Citations:
        # Citing, the engine and the parser together take 300 ms to import: each comes when it is needed.
        from interviews.session.citations import Citations

        citation = settings.citation
        return Citations(citation.locale, user_cache_folder() / "citations", citation.style)

    def baskets() -> CitedBaskets:
        from interviews.session.citations import CitedBaskets

        return CitedBaskets(citations())

    def open_index() -> Index:
        return engine().open()

    def rebuild(
        folders: Sequence[Path],
        progress: Callable[[RebuildProgress], None],
        cancelled: Callable[[], bool],
    ) -> RebuildReport:
        from interviews.building.workers import usual_jobs
        from interviews.session.meaning import make_vectors

        built = engine()
        report = built.rebuild(
            folders,
            jobs=usual_jobs(),
            memory=settings.rebuild.memory,
            progress=progress,
            cancelled=cancelled,
        )
        meant = make_vectors(built, settings.meaning.model, progress, cancelled)
        return replace(report, notes=(*report.notes, meant)) if meant else report

    return Tools(
        index_folder=index_folder,
        open_index=open_index,
        rebuild=rebuild,
        make_citer=citations,
        make_exporter=baskets,
        read_interview=read_interview,
        transcripts=lambda: engine().transcripts(),
        basket_folder=basket_folder,
        state_file=state_file,
        interface=settings.interface,
        citation_style=settings.citation.style,
        meaning=settings.meaning.model,
    )


def read_interview(pair: IndexedPair) -> Interview:
    """The interview of a pair, parsed anew from its source.

    Raises:
        SourceError: the file cannot be read, or no longer holds the interview.
        SettingsError: the speakers file that goes with it is wrong.
    """
    from interviews.library.transcripts import parse_file

    file = source_file(pair)
    found = parse_file(file, root=Path(pair.folder), shown_as=pair.path)
    for interview in found:
        if interview.section == pair.section:
            return interview
    raise SourceError(
        f"{file} does not hold this interview any more. `interviews rebuild` brings the index up to date."
    )
