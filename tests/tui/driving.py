"""Drives the app as a user does, and waits for workers instead of sleeping."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from invented import Library, WatchedIndex
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea
from textual.worker import WorkerError

from interviews.search.results import IndexedPair
from interviews.session.query import Filter
from interviews.tui.app import InterviewsApp
from interviews.tui.widgets.reader import Reader
from interviews.tui.widgets.results import ResultList

PATIENCE = 120.0
"""Seconds until something that should happen counts as missing, however busy the machine is."""


async def all_is_handled(app: App[None]) -> None:
    """Waits until no message is left to handle and the screen is drawn; only threads can still be at work.

    Textual itself waits for an idle moment of the process, which takes long on a busy machine.
    """
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    quiet = 0
    while quiet < 2 and app.is_running and app.screen_stack:
        await asyncio.sleep(0)
        quiet = 0 if ready else quiet + 1
        screen = app.screen
        if quiet and _is_to_draw(screen):
            screen._on_timer_update()
            quiet = 0


def _is_to_draw(screen: Screen[object]) -> bool:
    layout = screen._layout_required or screen._scroll_required
    return layout or screen._repaint_required or bool(screen._dirty_widgets)


@dataclass
class Driver:
    """The running app."""

    app: InterviewsApp
    pilot: Pilot[None]
    index: WatchedIndex
    library: Library
    folder: Path
    said: list[str] = field(default_factory=list)

    async def settle(self) -> None:
        """Waits until nothing is under way, in whatever thread, and all is drawn."""
        app = self.app
        while app.is_running and not app.turns.is_over:
            await all_is_handled(app)
            if app.turns.is_under_way:
                # A key waits for what a thread fetches, or for one who has gone.
                await asyncio.sleep(0.001)
                if app.turns.is_lost:
                    app.turns.begin()
            elif not all(worker.is_finished for worker in app.workers):
                # What a newer search has made needless is cancelled; of what failed the app tells the user.
                with suppress(WorkerError):
                    await app.workers.wait_for_complete()
            else:
                break

    async def press(self, *keys: str) -> None:
        """Presses keys one after the other."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def write(self, text: str) -> None:
        """Writes into the focused field, all at once as from a paste."""
        field = self.app.focused
        if isinstance(field, TextArea):
            field.insert(text)
            await self.settle()
            return
        assert isinstance(field, Input)
        if not field.selection.is_empty:
            field.delete_selection()
        field.insert_text_at_cursor(text)
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Gives the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    async def search(self, text: str) -> None:
        """Writes a query from anywhere on the main screen, and goes to the list."""
        await self.press("escape", "slash")
        await self.write(text)
        await self.press("enter")

    @property
    def screen_text(self) -> str:
        """What is on the screen, line by line."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    async def narrow(self, *filters: Filter) -> None:
        """Puts filters on, or takes them off."""
        screen = self.app.screen_stack[1]
        query = screen.query_now
        for chosen in filters:
            query = query.toggled(chosen)
        await screen.change_query(query)
        await self.settle()

    @property
    def current(self) -> IndexedPair:
        """The answer on which the commands of the screen act."""
        return self.app.screen.current_pair()

    @property
    def results(self) -> ResultList:
        """The list of answers."""
        return self.app.screen_stack[1].query_one(ResultList)

    @property
    def reader(self) -> Reader:
        """The reading pane."""
        return self.app.screen_stack[1].query_one(Reader)

    @property
    def messages(self) -> list[str]:
        """What the app has told the user."""
        return self.said

    @property
    def screen_name(self) -> str:
        """The class of the screen on top."""
        return type(self.app.screen).__name__


Start = Callable[..., AbstractAsyncContextManager[Driver]]
"""The fixture that starts the app; its keyword arguments change the tools."""
