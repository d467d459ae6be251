"""A running app on invented data, and helpers to drive it."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from driving import Driver, Start
from fake_index import FakeIndex, fake_tools

from interviews.tui.app import InterviewsApp


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Starts the app; the keyword arguments change its tools."""

    @asynccontextmanager
    async def started(
        size: tuple[int, int] = (120, 40), index: FakeIndex | None = None, **changes: object
    ) -> AsyncIterator[Driver]:
        held = index or FakeIndex()
        app = InterviewsApp(fake_tools(tmp_path, held, **changes), debounce=0)
        async with app.run_test(size=size) as pilot:
            driver = Driver(app, pilot, held, tmp_path)
            await driver.settle()
            yield driver

    return started
