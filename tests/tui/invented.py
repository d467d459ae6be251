"""A small library of invented transcripts with a real index: what the tests of the terminal UI browse."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from interviews.engines import engine_in, open_index
from interviews.engines.embedded.rebuild import rebuild
from interviews.engines.engine import Index
from interviews.search.requests import SearchRequest
from interviews.search.results import IndexedPair, SearchResults
from interviews.session.tools import Tools
from interviews.settings import CitationSettings, InterfaceSettings, MeaningSettings, Settings

FOLDER = Path(__file__).parent / "transcripts"
TRANSCRIPTS = {
    path.relative_to(FOLDER).as_posix(): re.sub(
        r"\\(?:x(..)|u(....))", lambda found: chr(int(found[1] or found[2], 16)), path.read_text("utf-8")
    )
    for path in sorted(FOLDER.rglob("*.md"))
}
"""Five interviews of ten answers, in which characters that a terminal may obey are written as escapes."""
CHALK = "radio-quay/2021-03-chalk-streams.md"
"""The newest of them."""
OPENING = "Nora Felling's bicycle stands against the gauge house, and the heron has not moved since noon."
"""Prose above an interview, which nobody says."""


def opened(transcripts: Mapping[str, str]) -> dict[str, str]:
    """The transcripts, of which the one about chalk streams begins with the opening."""
    return {**transcripts, CHALK: transcripts[CHALK].replace("---\n\n", f"---\n\n{OPENING}\n\n", 1)}


def long_interview(answers: int) -> dict[str, str]:
    """One interview of as many answers as wanted."""
    head = "---\ntitle: A long talk\ndate: 2021-03-14\ninterviewers: [Nora Felling]\n---\n"
    said = (
        f"\n**Nora Felling:** Question {number}?\n\n**Ines Okonjo:** Answer {number} about water.\n"
        for number in range(1, answers + 1)
    )
    return {"long.md": head + "".join(said)}


@dataclass(frozen=True)
class Library:
    """A folder of transcripts with its index."""

    folder: Path

    @property
    def transcripts(self) -> Path:
        return self.folder / "transcripts"

    @property
    def index_folder(self) -> Path:
        return self.folder / "index"

    @cached_property
    def pairs(self) -> tuple[IndexedPair, ...]:
        """All answers, those of the newest interview first."""
        index = open_index(self.index_folder)
        hits = index.search(SearchRequest(limit=1000)).hits
        index.close()
        return tuple(hit.pair for hit in hits)

    def rebuild(self) -> None:
        """Brings the index in line with the transcripts."""
        rebuild(self.index_folder, [self.transcripts])

    def tools(
        self,
        folder: Path,
        *,
        interface: InterfaceSettings | None = None,
        meaning: str = "",
        **changes: object,
    ) -> Tools:
        """The tools of a session on the index, whose files go below a folder; some may be changed."""
        settings = Settings(
            citation=CitationSettings(style="bibtex"),
            interface=interface or InterfaceSettings(),
            meaning=MeaningSettings(model=meaning),
        )
        tools = Tools(
            settings,
            self.index_folder,
            lambda: engine_in(self.index_folder),
            transcript_folders=(self.transcripts,),
            basket_folder=folder / "baskets",
            output_folder=folder,
        )
        vars(tools).update(changes)
        return tools


def build(folder: Path, transcripts: Mapping[str, str]) -> Library:
    """Writes transcripts below a folder and indexes them."""
    library = Library(folder)
    for name, text in transcripts.items():
        file = library.transcripts / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    library.rebuild()
    return library


class WatchedIndex:
    """An index that remembers what it was asked, and fails when told to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened: Index | None = None
        self.requests: list[SearchRequest] = []
        self.error: Exception | None = None

    def open(self) -> WatchedIndex:
        self._opened = open_index(self._folder)
        return self

    def search(self, request: SearchRequest) -> SearchResults:
        self.requests.append(request)
        if self.error is not None:
            raise self.error
        assert self._opened is not None
        return self._opened.search(request)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._opened, name)
