"""What a session is given to work with.

`interviews.session.real_tools` gives it the real index, citations and exporters; tests give it their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from interviews.building.reports import RebuildProgress, RebuildReport
from interviews.engines.engine import Index
from interviews.search.meaning import OFF, Model, load_model
from interviews.search.results import IndexedPair
from interviews.settings import InterfaceSettings

if TYPE_CHECKING:
    # The records of the parser are pydantic models: 100 ms that the first paint does not wait for.
    from interviews.model import Interview
    from interviews.session.citations import Citations, CitedBaskets

Rebuild = Callable[[Sequence[Path], Callable[[RebuildProgress], None], Callable[[], bool]], RebuildReport]
"""Takes the folders, what to call with progress, and what says whether to stop; raises InterviewsError."""


@dataclass(frozen=True)
class Tools:
    """The tools of one session, and its places."""

    index_folder: Path
    open_index: Callable[[], Index]
    rebuild: Rebuild
    make_citer: Callable[[], Citations]
    make_exporter: Callable[[], CitedBaskets]
    read_interview: Callable[[IndexedPair], Interview]
    """The whole interview of a pair, read from its source; raises InterviewsError when that is impossible."""
    transcripts: Callable[[], Mapping[tuple[str, str], str]] = dict
    """What `interviews.engines.engine.Engine.transcripts` answers."""
    transcript_folders: tuple[Path, ...] = ()
    """The folders that the workspace names."""
    basket_folder: Path | None = None
    output_folder: Path = field(default_factory=Path.cwd)
    """Where citations and exports are written."""
    state_file: Path | None = None
    """Where the session is remembered; None forgets it."""
    interface: InterfaceSettings = field(default_factory=InterfaceSettings)
    citation_style: str = "apa"
    meaning: str = OFF
    """The model that finds answers by their meaning, as the settings name it."""
    environment: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def model(self) -> Model:
        """What finds answers by their meaning; takes a second to load.

        Raises:
            SettingsError: there is none.
        """
        return load_model(self.meaning)

    @cached_property
    def citer(self) -> Citations:
        """What makes citations; made when something is first cited."""
        return self.make_citer()

    @cached_property
    def exporter(self) -> CitedBaskets:
        """What exports baskets; made when one is first exported."""
        return self.make_exporter()
