"""What the terminal UI is given to work with, and the open index it asks.

`cli/browse.py` fills a workbench with the real index, citations and exporters; tests fill it with their own.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from interviews.building.reports import RebuildProgress, RebuildReport
from interviews.engines.engine import Index
from interviews.errors import DamagedIndexError, InterviewsError, NoIndexError
from interviews.exporting.baskets import Item
from interviews.search.results import IndexedPair, IndexSummary, InterviewEntry, Related, SearchResults
from interviews.settings import InterfaceSettings
from interviews.tui.query import Query

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
class Workbench:
    """The tools and places of one session."""

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


class OpenIndex:
    """The index behind a lock, since searches come from worker threads; any failure becomes a message."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._lock = threading.Lock()
        self._index: Index | None = None

    @contextmanager
    def _opened(self) -> Iterator[Index]:
        with self._lock:
            try:
                if self._index is None:
                    self._index = self._workbench.open_index()
                yield self._index
            except InterviewsError:
                raise
            except Exception as error:
                # Whatever a damaged or vanished file makes the engine raise: the user can rebuild, and go on.
                self._forget()
                folder = self._workbench.index_folder
                if not folder.is_dir():
                    raise NoIndexError(f"The index {folder} has gone. Press r to build it again.") from error
                raise DamagedIndexError(
                    f"The index {folder} cannot be read ({type(error).__name__}: {error}). "
                    "Press r to rebuild it."
                ) from error

    def _forget(self) -> None:
        index, self._index = self._index, None
        if index is not None:
            # It may be thrown away because it is broken.
            with suppress(Exception):
                index.close()

    def search(self, query: Query, limit: int, offset: int = 0) -> SearchResults:
        """One page of hits; a filtered facet counts what its other values would bring."""
        with self._opened() as index:
            return index.search(query.request(limit, offset))

    def outside(self, query: Query) -> int:
        """How many passages outside questions and answers match, too."""
        with self._opened() as index:
            return index.outside(query.request(1))

    def pair(self, reference: str) -> IndexedPair:
        """The one pair of a reference."""
        with self._opened() as index:
            return index.pair(reference)

    def edited(self, item: Item) -> IndexedPair | None:
        """What an item of a basket has become, where the index has it under another id."""
        # Deferred: comparing texts is only needed where something was edited.
        from interviews.exporting.edited import find_edited

        with self._opened() as index:
            return find_edited(item, index)

    def related(self, pair: IndexedPair, limit: int) -> Related:
        """Similar questions and other people's answers, at most `limit` of each."""
        with self._opened() as index:
            return index.related(pair, limit)

    def pairs_of(self, path: str) -> tuple[IndexedPair, ...]:
        """The pairs of a file."""
        with self._opened() as index:
            return index.pairs_of(path)

    def interviews(self) -> tuple[InterviewEntry, ...]:
        """All interviews, newest first."""
        with self._opened() as index:
            return index.interviews()

    def facet(self, name: str) -> Sequence[tuple[str, int]]:
        """All values of a facet, most frequent first."""
        with self._opened() as index:
            return index.facet(name)

    def description(self, pair: IndexedPair) -> InterviewDescription:
        """What a citation of the pair needs."""
        with self._opened() as index:
            return index.description(pair)

    def summary(self) -> IndexSummary:
        """What the index holds."""
        with self._opened() as index:
            return index.summary()

    def refresh(self) -> bool:
        """Moves to the newest generation; whether there was a newer one."""
        with self._opened() as index:
            return index.refresh()

    def reopen(self) -> None:
        """Lets go of the index, so that the next question opens it anew."""
        with self._lock:
            self._forget()

    def close(self) -> None:
        """Lets go of the index."""
        self.reopen()
