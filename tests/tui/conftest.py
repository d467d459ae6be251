"""A running app on a real index of invented transcripts, and helpers to drive it."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from driving import Driver, Start, all_is_handled
from invented import TRANSCRIPTS, Library, WatchedIndex, build, long_interview
from textual._styles_cache import StylesCache

from interviews.tui.app import InterviewsApp


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The library that tests only read."""
    return build(tmp_path_factory.mktemp("library"), TRANSCRIPTS)


@pytest.fixture(scope="session")
def long_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library of one interview of 400 answers."""
    return build(tmp_path_factory.mktemp("long"), long_interview(400))


@pytest.fixture
def own_library(tmp_path: Path) -> Library:
    """A library that the test may change."""
    return build(tmp_path / "own", TRANSCRIPTS)


@pytest.fixture(autouse=True)
def nothing_drawn_is_kept() -> Iterator[None]:
    """Lets go of what a test has drawn: a cache of Textual keeps it, to be looked through for garbage."""
    yield
    StylesCache.get_inner_outer.cache_clear()


@pytest.fixture
def handled_at_once(monkeypatch: pytest.MonkeyPatch) -> Callable[[InterviewsApp], None]:
    """Lets Textual wait for the messages of an app where it would wait for an idle processor."""

    def wait_for(app: InterviewsApp) -> None:
        async def handled(*_: float) -> None:
            await all_is_handled(app)

        for module in ("app", "pilot"):
            monkeypatch.setattr(f"textual.{module}.wait_for_idle", handled)

    return wait_for


@pytest.fixture
def start(tmp_path: Path, library: Library, handled_at_once: Callable[[InterviewsApp], None]) -> Start:
    """Starts the app on a library; the keyword arguments change its tools."""

    @asynccontextmanager
    async def started(
        size: tuple[int, int] = (120, 40), library: Library = library, **changes: object
    ) -> AsyncIterator[Driver]:
        index = WatchedIndex(library.index_folder)
        tools = library.tools(tmp_path, **({"open_index": index.open} | changes))
        app = InterviewsApp(tools, patience=0)
        handled_at_once(app)
        said: list[str] = []
        tell = app.notify

        def listen(message: str, **more: Any) -> None:
            said.append(message)
            tell(message, **more)

        app.notify = listen  # type: ignore[method-assign, assignment]
        async with app.run_test(size=size) as pilot:
            driver = Driver(app, pilot, index, library, tmp_path, said)
            await driver.settle()
            yield driver

    return started


@pytest.fixture
async def driver(start: Start) -> AsyncIterator[Driver]:
    """The app, started on the library."""
    async with start() as driver:
        yield driver
