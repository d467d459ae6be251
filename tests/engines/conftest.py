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

FOLDER = Path(__file__).parent / "transcripts"
WELLS, BREAD, UNDATED, WELL, CAFE = (
    (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    for name in ("wells", "bread", "undated", "well", "cafe")
)


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
