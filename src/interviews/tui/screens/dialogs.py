"""Small dialogs: choosing one of a few things, and writing a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, TypeVar

from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from interviews.exporting.untrusted import one_line
from interviews.search.analysis import fold
from interviews.session.choices import Choice
from interviews.tui.widgets.row_list import NarrowedList, RowList

Answer = TypeVar("Answer")

FEW = 12
"""Choices that are seen at a glance; more can be narrowed."""
MOST_ROWS = 16
AROUND_ROWS = 6
"""Lines of a dialog beside its rows: borders, space, and those in which words are written."""
MOST_OF_SCREEN = 0.9
"""The share of the screen's height that a dialog takes; `dialogs.tcss` says so, too."""


def ask(app: App[Any], dialog: ModalScreen[Answer | None], use: Callable[[Answer], Any]) -> None:
    """Shows a dialog and uses what is answered, unless it is closed without an answer."""

    def answered(answer: Answer | None) -> Any:
        return None if answer is None else use(answer)

    app.push_screen(dialog, answered)


class Choices(NarrowedList[Choice]):
    """Things to choose from, each with what it is."""

    def show(self, choices: Sequence[Choice], cursor: int) -> None:
        """Lists things, with the cursor on one of them."""
        self.fill(choices, (fold(f"{choice.label} {choice.detail}") for choice in choices))
        self.rows_changed(len(choices), cursor)

    def row(self, index: int, width: int) -> Sequence[Content]:
        """The name, and what it is."""
        choice = self.entry(index)
        return (
            Content.assemble((one_line(choice.label), "title"), (f"  {one_line(choice.detail)}", "detail")),
        )


class ChooseDialog(ModalScreen[int | None]):
    """Asks for one of some things; the result is its position, or None. Many are narrowed by words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close"),
        Binding("down", "move(1)", "Down", show=False),
        Binding("up", "move(-1)", "Up", show=False),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], cursor: int = 0) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._cursor = cursor
        """The choice to begin with."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -list") as dialog:
            dialog.border_title = Content(self._title)
            dialog.border_subtitle = Content("Enter chooses, Esc closes")
            if len(self._choices) > FEW:
                yield Input(placeholder="type to find", id="line", compact=True)
            yield Choices(id="choices")

    def on_mount(self) -> None:
        rows = self.query_one(Choices)
        # Before the rows are there: on a small screen the one to begin with would be below what is seen.
        self._fit()
        rows.show(self._choices, self._cursor)
        if len(self._choices) <= FEW:
            rows.focus()

    def on_resize(self) -> None:
        """As many rows as there is room for."""
        self._fit()

    def _fit(self) -> None:
        room = int(self.app.size.height * MOST_OF_SCREEN) - AROUND_ROWS
        self.query_one(Choices).styles.height = max(1, min(len(self._choices), MOST_ROWS, room))

    def action_move(self, step: int) -> None:
        """Moves the cursor while the words are written."""
        self.query_one(Choices).action_move(step)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self.query_one(Choices).narrow(event.value)

    @on(Input.Submitted)
    def _take(self) -> None:
        self.query_one(Choices).action_choose()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(self.query_one(Choices).position(event.index))


class NoteArea(TextArea):
    """Some lines; Enter keeps them."""

    class Written(Message):
        """The note is as it is to be."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key not in ("enter", "ctrl+j"):
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        if event.key == "enter":
            self.post_message(self.Written())
        else:
            self.insert("\n")


class NoteDialog(ModalScreen[str | None]):
    """Asks for a note of some lines; the result is the note, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Close", priority=True)]

    def __init__(self, note: str) -> None:
        super().__init__()
        self._note = note

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -line") as dialog:
            dialog.border_title = Content("A note to this answer")
            dialog.border_subtitle = Content("Enter keeps, ^j begins a line, Esc leaves it")
            yield NoteArea(self._note, id="note", compact=True, soft_wrap=True)

    def on_mount(self) -> None:
        area = self.query_one(NoteArea)
        area.move_cursor(area.document.end)

    @on(NoteArea.Written)
    def _written(self) -> None:
        self.dismiss(self.query_one(NoteArea).text.strip())


class AskDialog(ModalScreen[str | None]):
    """Asks for a line of text; the result is the line, or None where nothing is written in it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Close")]

    def __init__(self, title: str, question: str, value: str = "") -> None:
        super().__init__()
        self._title = title
        self._question = question
        self._value = value

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -line") as dialog:
            dialog.border_title = Content(self._title)
            dialog.border_subtitle = Content("Enter keeps, Esc leaves it")
            yield Static(Content(self._question), markup=False)
            yield Input(self._value, id="line", compact=True)

    @on(Input.Submitted)
    def _written(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip() or None)
