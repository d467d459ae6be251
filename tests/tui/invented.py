"""A small library of invented transcripts with a real index: what the tests of the terminal UI browse."""

from __future__ import annotations

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

TRANSCRIPTS = {
    "radio-quay/2021-03-chalk-streams.md": """---
title: What chalk streams remember
date: 2021-03-14
outlet: Radio Quay
interviewers: [Nora Felling]
interviewees:
  - name: Ines Okonjo
    affiliation: Hydrologist, Marrow Institute
topics: [groundwater, drought]
---

**Nora Felling** [00:04:10]: How fast does the aquifer refill after a dry winter?

**Ines Okonjo** [00:04:20]: Slowly. Chalk takes the rain as a sponge takes *cold* water: for weeks nothing
happens, and then the **water table** rises by a hand's breadth a day.

Three things decide how much arrives:

- how wet the soil is in October,
- how long the roots keep drinking,
- whether the rain comes as drizzle or as a storm.

A storm runs off. Drizzle is what fills an aquifer.

**Nora Felling** [00:08:10]: And what do people get wrong about groundwater?

**Ines Okonjo** [00:08:20]: That it is a lake under the ground. It is wet stone. You cannot swim in it.

When a well falls dry, the water has not gone; it stands a little lower than the pump.

**Nora Felling** [00:12:10]: Would you drink from the stream behind your house?

**Ines Okonjo** [00:12:20]: I did as a child. Now I would boil it first, and then I would look at what stays
in the pot.
""",
    "the-lantern/2019-07-orchards.md": """---
title: Orchards after the frost
date: 2019-07-02
outlet: The Lantern
interviewees:
  - name: Tomas Arle
    affiliation: Grower
topics: [farming, drought]
---

**The Lantern:** How did the drought change what you plant?

**Tomas Arle:** I plant *later* and deeper. The old trees stand where my grandfather could hear the stream;
the young ones stand where the aquifer still carries a pump through August.

**The Lantern:** Is there a future for small orchards?

**Tomas Arle:** There is always a future for a good pear.
""",
    "translated/2018-wells.md": """---
title: 深い井戸と乾いた夏
date: 2018-09
outlet: 水の声
interviewers: [記者]
interviewees:
  - name: דינה לוי
    affiliation: מכון המים
topics: [groundwater, wells]
---

**記者:** 井戸はどのくらい深く掘りますか？

**דינה לוי:** 四十メートルから始めます。水がなければ、さらに掘ります。 aquifer という言葉は使いません。

**記者:** מה אתם שותים?

**דינה לוי:** מים מהבאר, אחרי סינון. \u202eevil\u202c
""",
    "archive/1987-lighthouse.md": """---
title: The last keeper of Skell Point
date: 1987
outlet: Coastal Memory Archive
interviewees: [Maud Perrin]
topics: [lighthouses]
---

**Archive:** What did a night on the rock sound like?

**Maud Perrin:** Like breathing. You learned to sleep on the *out*, when the sea drew back.

**Archive:** Where did you get your drinking water?

**Maud Perrin:** Rain from the roof, into a cistern. In a dry summer the boat brought barrels, and we
counted cups.
""",
    "hostile/escape.md": r"""---
title: "[bold red]Markup[/] and \e[31mescapes\e[0m"
outlet: "[link=evil]Outlet"
interviewers: [Mallory]
interviewees:
  - name: "Eve\e]0;owned\a"
    aliases: [Eve]
    affiliation: "[@click=app.quit]Institute[/]"
topics: ["[b]topic[/b]"]
---

**Mallory:** Can a transcript [blink]act[/blink] on ESC[2Jthe screen?

**Eve:** No: ESC]52;c;ZXZpbA==BEL <script>alert(1)</script> and [@click=app.quit]click[/]. """.replace(
        "ESC", "\x1b"
    ).replace("BEL", "\x07")
    + "Donaudampfschiffahrt" * 30
    + "\n",
}
"""Five interviews of ten answers, the newest first; the last one means harm."""
OPENING = "Nora Felling's bicycle stands against the gauge house, and the heron has not moved since noon."
"""Prose above an interview, which nobody says."""


def opened(transcripts: Mapping[str, str]) -> dict[str, str]:
    """The transcripts, of which the one about chalk streams begins with the opening."""
    chalk, *_ = transcripts
    return {**transcripts, chalk: transcripts[chalk].replace("---\n\n", f"---\n\n{OPENING}\n\n", 1)}


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
