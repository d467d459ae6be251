"""A small library of transcripts about fictional people, and indexes of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from interviews.building.reports import RebuildReport
from interviews.engines.engine import Index
from interviews.search.requests import SearchRequest
from interviews.search.results import SearchResults
from tests.engines.suite import CLUSTER, ENGINES, open_index, rebuild, sweep, test_on

WELLS = """\
---
title: Wells of the north
date: 2019-05-04
outlet: Radio Meridian
topics: [Groundwater]
interviewers: [Milo Tarrantine]
interviewees: [Yusra Benhaddad]
---

**Milo Tarrantine:** How deep is the groundwater here?

**Yusra Benhaddad:** The groundwater lies at forty metres, and the wells were dug by hand.

**Milo Tarrantine:** Who owns the wells today?

**Yusra Benhaddad:** Nobody owns the water. The cooperative keeps the pumps and the café at the well.

**Milo Tarrantine:** And what do people write in the well book?

**Yusra Benhaddad:** They write names and C++ jokes, which I never understood.
"""

BREAD = """\
---
title: An oven for the valley
date: 2021
outlet: Grain and Oven
topics: [Bread]
interviewers: [Dov Ellerby]
interviewees: [Tendai Makwarimba]
---

**Dov Ellerby:** Why did you build the oven?

**Tendai Makwarimba:** The valley had bread once, and the mill still turns. Baking brought people back.

**Dov Ellerby:** Is the water good enough for bread?

**Tendai Makwarimba:** The water is hard. Hard water makes a slow dough, and slow dough makes good bread.
"""

UNDATED = """\
**Ines Okonjo:** What is an archive?

**Rafe Lindqvist:** An archive is a promise. It keeps what nobody asks for yet.

**Ines Okonjo:** What do you throw away?

**Rafe Lindqvist:** Almost nothing, and we write down what we do.
"""


WELL = """\
---
title: The well of Corvane
date: 2018-08
---

**Ada Quill:** When did the well run dry?

**Bram Tielman:** In August, on a Sunday. The pump drew nothing but air.

**Ada Quill:** Who noticed it first?

**Bram Tielman:** The children did, and they told the baker before they told us.
"""

CAFE = """\
---
title: A café at the border
date: 2020
---

**Ada Quill:** Who opened the café?

**Nell Harrow:** My brother opened it with two tables and one cup.

**Ada Quill:** What did people drink?

**Nell Harrow:** Tea, until somebody brought a coffee mill over the border.
"""


@pytest.fixture(scope="session", autouse=True, params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> str:
    """Runs every test of this folder on every engine."""
    name: str = request.param
    test_on(name)
    return name


@pytest.fixture(autouse=True)
def swept(request: pytest.FixtureRequest) -> Iterator[None]:
    """Removes what a test has built on a cluster, which is in no folder that pytest removes."""
    if not CLUSTER or "tmp_path" not in request.fixturenames:
        yield
        return
    folder: Path = request.getfixturevalue("tmp_path")
    yield
    sweep(folder)


class Library:
    """A folder of transcripts and the index of it."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "transcripts"
        self.folder.mkdir()
        self.index = root / "index"

    def write(self, name: str, text: str) -> Path:
        """Writes a transcript."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def rebuild(self, **options: bool) -> RebuildReport:
        return rebuild(self.index, [self.folder], **options)

    def open(self) -> Index:
        """The index, brought in line with the folder."""
        self.rebuild()
        return open_index(self.index)

    def search(self, text: str = "", **options: object) -> SearchResults:
        """Searches the newest generation."""
        with closing(open_index(self.index)) as index:
            return index.search(SearchRequest(text, **options))  # type: ignore[arg-type]

    def answers(self, text: str = "", **options: object) -> list[str]:
        """The first three words of the answer of each hit, in their order."""
        return [" ".join(hit.pair.answer.split()[:3]) for hit in self.search(text, **options).hits]


@pytest.fixture
def empty_library(tmp_path: Path) -> Library:
    return Library(tmp_path)


def filled(library: Library) -> Library:
    for name, text in (("wells.md", WELLS), ("bread.md", BREAD), ("undated.md", UNDATED)):
        library.write(name, text)
    return library


@pytest.fixture
def library(empty_library: Library) -> Library:
    return filled(empty_library)


@pytest.fixture(scope="session")
def built(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The library with its index, for tests that only read."""
    library = filled(Library(tmp_path_factory.mktemp("built")))
    library.rebuild()
    return library


@pytest.fixture
def opened(built: Library) -> Iterator[Index]:
    index = open_index(built.index)
    yield index
    index.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two transcripts of two pairs each."""
    folder = tmp_path / "transcripts"
    folder.mkdir()
    (folder / "well.md").write_text(WELL, encoding="utf-8")
    (folder / "cafe.md").write_text(CAFE, encoding="utf-8")
    return folder


@pytest.fixture
def index(tmp_path: Path, folder: Path) -> Path:
    """The index of `folder`."""
    index = tmp_path / "index"
    rebuild(index, [folder])
    return index
