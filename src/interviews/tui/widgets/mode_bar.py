"""The row above the list that says what it lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

Mode = Literal["answers", "interviews", "speakers", "topics"]
MODES: tuple[Mode, ...] = get_args(Mode)


class ModeTab(Static):
    """One of the lists."""

    @dataclass
    class Chosen(Message):
        """The list was clicked."""

        mode: Mode

    def __init__(self, mode: Mode, number: int) -> None:
        super().__init__(Content.assemble((f"{number} ", "$legible-quiet"), mode.capitalize()), markup=False)
        self.mode = mode

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(self.Chosen(self.mode))


class ModeBar(Horizontal):
    """All lists, the shown one marked."""

    def compose(self) -> ComposeResult:
        for number, mode in enumerate(MODES, 1):
            yield ModeTab(mode, number)

    def show(self, mode: Mode) -> None:
        """Marks the list that is shown."""
        for tab in self.query(ModeTab):
            tab.set_class(tab.mode == mode, "-shown")
