"""What a session is given to work with.

`interviews.tui.start` gives it the real index, citations and exporters; tests give it their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from interviews.building.reports import RebuildProgress, RebuildReport
from interviews.engines.engine import Index
from interviews.search.results import IndexedPair
from interviews.settings import InterfaceSettings

if TYPE_CHECKING:
    # The records of the parser are pydantic models: 100 ms that the first paint does not wait for.
    from interviews.model import Interview, InterviewDescription

Rebuild = Callable[[Sequence[Path], Callable[[RebuildProgress], None], Callable[[], bool]], RebuildReport]
"""Takes the folders, what to call with progress, and what says whether to stop; raises InterviewsError."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A style or a format that can be chosen."""

    name: str
    """What the settings and the command line call it."""
    label: str
    """What people call it."""
    detail: str = ""
    """What it is for, in a few words."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One pair cited in one style."""

    text: str
    """The entry, as it is copied and written."""
    in_text: str = ""
    """How a text refers to it; empty where the style has no such way."""
    remarks: tuple[str, ...] = ()
    """What is missing and what it leads to."""


class Citer(Protocol):
    """Makes citations."""

    def styles(self) -> Sequence[Choice]:
        """The styles and formats, the most used first."""

    def cite(self, interview: InterviewDescription, pair: IndexedPair, style: str) -> Citation:
        """One pair cited.

        Raises:
            CitationError: there is no such style, or nothing to cite.
        """

    def suffix(self, style: str) -> str:
        """The ending of a file in this style, such as `.bib`."""


@dataclass(frozen=True, slots=True)
class BasketEntry:
    """One answer of a basket, ready to be exported."""

    pair: IndexedPair
    interview: InterviewDescription
    note: str


class Exported(NamedTuple):
    """A basket as another program takes it."""

    content: str | bytes
    remarks: tuple[str, ...] = ()
    """What could not be exported as it is, in sentences."""


class BasketExporter(Protocol):
    """Writes baskets for other programs."""

    def formats(self) -> Sequence[Choice]:
        """The formats, the most used first."""

    def export(self, entries: Sequence[BasketEntry], form: str, title: str) -> Exported:
        """What is to be in the file."""

    def suffix(self, form: str) -> str:
        """The ending of a file in this format."""


@dataclass(frozen=True)
class Tools:
    """The tools of one session, and its places."""

    index_folder: Path
    open_index: Callable[[], Index]
    rebuild: Rebuild
    make_citer: Callable[[], Citer]
    make_exporter: Callable[[], BasketExporter]
    read_interview: Callable[[IndexedPair], Interview]
    """The whole interview of a pair, read from its source; raises InterviewsError when that is impossible."""
    transcript_folders: tuple[Path, ...] = ()
    """The folders that the workspace names."""
    basket_folder: Path | None = None
    output_folder: Path = field(default_factory=Path.cwd)
    """Where citations and exports are written."""
    state_file: Path | None = None
    """Where the session is remembered; None forgets it."""
    interface: InterfaceSettings = field(default_factory=InterfaceSettings)
    citation_style: str = "apa"
    environment: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def citer(self) -> Citer:
        """What makes citations; made when something is first cited."""
        return self.make_citer()

    @cached_property
    def exporter(self) -> BasketExporter:
        """What exports baskets; made when one is first exported."""
        return self.make_exporter()
