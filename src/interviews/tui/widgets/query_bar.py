"""The query line with its chips: one for each filter and each name among the words, each removable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from interviews.exporting.untrusted import one_line
from interviews.session.query import SCOPE_NAMES, Filter, Query
from interviews.tui.widgets.regions import LineInput, show_text

LONGEST_CHIP = 36
"""Cells; longer values are cut."""


class QueryInput(LineInput):
    """Where one writes what to look for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "recall(-1)", "Results", key_display="↓"),
        Binding("escape", "leave", "To the list", show=False),
        Binding("up", "recall(1)", "Query before", show=False),
        Binding("backspace", "delete_left_or_chip", "Delete", show=False),
    ]
    help_title = "What you look for"
    help_text = (
        "Write a few words; the list follows as you type, the best answers first. Enter goes to the list.\n\n"
        '- `"words in quotation marks"` are found as they stand\n'
        "- `solar*` finds how words begin\n"
        "- `speaker:okonjo` looks for a person\n"
        "- `-word` leaves answers out"
    )

    class Left(Message):
        """The user wants to go on to the list."""

    class ChipDeleted(Message):
        """Backspace in the empty line: the last chip is to go."""

    history: Sequence[str] = ()
    """Queries that were sent off, the last one first."""
    _recalled = 0
    """Which of them is in the line, 1 for the last one; 0 for words of now."""
    _written = ""
    """The words of now, while an earlier query is in the line."""

    def action_recall(self, step: int) -> None:
        """Puts an earlier query into the line, or a later one; down from the words of now is the list."""
        if self._recalled and self.value != self.history[self._recalled - 1]:
            self._recalled = 0
        if not self._recalled:
            self._written = self.value
        wanted = self._recalled + step
        if wanted < 0:
            self.action_leave()
        elif wanted <= len(self.history):
            self._recalled = wanted
            self.value = self.history[wanted - 1] if wanted else self._written
            self.cursor_position = len(self.value)

    def action_leave(self) -> None:
        self.post_message(self.Left())

    def action_delete_left_or_chip(self) -> None:
        """Deletes a character, or the last chip when there is none left."""
        if self.value:
            self.action_delete_left()
        else:
            self.post_message(self.ChipDeleted())


class Chip(Static):
    """One filter, or a name; a click or Enter takes it off."""

    can_focus = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,backspace,delete", "remove_filter", "Take off", show=False)
    ]

    @dataclass
    class Removed(Message):
        """The filter is to be taken off."""

        filter: Filter

    def __init__(self, chosen: Filter) -> None:
        text = Content(one_line(chosen.label or chosen.value)).truncate(LONGEST_CHIP, ellipsis=True)
        kind = "interview" if chosen.kind == "path" else chosen.kind
        super().__init__(
            Content.assemble((f"{kind} ", "$legible-quiet"), text, ("  ×", "bold")), markup=False
        )
        self.filter = chosen

    def action_remove_filter(self) -> None:
        self.post_message(self.Removed(self.filter))

    def on_click(self, event: Click) -> None:
        event.stop()
        self.action_remove_filter()


class QueryBar(Vertical):
    """The query line, how far it looks, and the chips below it."""

    def compose(self) -> ComposeResult:
        """The line, and an empty row for the chips."""
        with Horizontal(id="query-line"):
            yield Static("❯", id="prompt", markup=False)
            yield QueryInput(placeholder="Search what was said", id="query", compact=True)
            yield Static("", id="scope", markup=False)
        yield Horizontal(id="chips")

    async def show(self, query: Query, people: Sequence[str] = ()) -> None:
        """Shows the scope and the chips of a query: its filters, and the speakers whom its words name."""
        scope = f"{SCOPE_NAMES[query.within]}{' · by meaning' if query.by_meaning else ''}"
        show_text(self.query_one("#scope", Static), scope)
        chips = self.query_one("#chips", Horizontal)
        shown = [*query.filters, *(Filter("name", person) for person in people)]
        if [chip.filter for chip in chips.query(Chip)] == shown:
            return
        await chips.remove_children()
        chips.display = bool(shown)
        await chips.mount_all(map(Chip, shown))
