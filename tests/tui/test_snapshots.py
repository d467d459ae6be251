"""Pictures of the main states at three sizes of terminal.

Update them with `pytest tests/tui/test_snapshots.py --snapshot-update` and look at what has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from driving import Driver
from invented import Library, WatchedIndex
from textual.pilot import Pilot
from textual.widgets import Input

from interviews.tui.app import InterviewsApp

SIZES = [
    pytest.param((80, 24), id="80x24"),
    pytest.param((120, 40), id="120x40"),
    pytest.param((200, 50), id="200x50"),
]
STATES: dict[str, tuple[str, tuple[str, ...]]] = {
    "results": ("aquifer", ()),
    "nothing-found": ("zeppelin", ()),
    "interview": ("aquifer", ("i", "n")),
    "cite": ("aquifer", ("c",)),
    "basket": ("water", ("m", "down", "m", "b")),
    "help": ("aquifer", ("f1",)),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_the_main_states_look_as_they_did(
    state: str,
    size: tuple[int, int],
    snap_compare: Any,
    tmp_path: Path,
    library: Library,
    handled_at_once: Callable[[InterviewsApp], None],
) -> None:
    query, keys = STATES[state]
    index = WatchedIndex(library.index_folder)
    app = InterviewsApp(library.tools(tmp_path, open_index=index.open), patience=0)
    handled_at_once(app)

    async def reach(pilot: Pilot[None]) -> None:
        driver = Driver(app, pilot, index, library, tmp_path)
        await driver.settle()
        app.screen.query_one("#query", Input).cursor_blink = False
        await driver.write(query)
        await driver.press("enter", *keys)
        app.clear_notifications()
        await driver.settle()

    assert snap_compare(app, terminal_size=size, run_before=reach)
