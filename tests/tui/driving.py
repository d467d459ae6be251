"""Drives the app as a user does, and waits for workers instead of sleeping."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from invented import Library, WatchedIndex
from textual.pilot import Pilot
from textual.widgets import Input, TextArea
from textual.worker import WorkerCancelled

from interviews.tui.app import InterviewsApp
from interviews.tui.widgets.reader import Reader
from interviews.tui.widgets.results import ResultList


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
        """Waits until nothing is under way."""
        await self.pilot.pause()
        await self._finish_work()

    async def _finish_work(self) -> None:
        turns = self.app.turns
        while self.app.is_running and not turns.is_over:
            # What was begun is followed as behind a key, which no clock and no idle moment can tell.
            turns.begin()
            while turns.is_under_way:
                await asyncio.sleep(0.001)
                if turns.is_lost:
                    turns.begin()
            if all(worker.is_finished for worker in self.app.workers):
                break
            # What a newer search has made needless is cancelled.
            with suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Presses keys one after the other."""
        for key in keys:
            # Pressing waits until the app is idle; only workers can still be busy.
            await self.pilot.press(key)
            await self._finish_work()

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
