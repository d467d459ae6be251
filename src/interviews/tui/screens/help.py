"""The help: about the focused region first, then every command of the screen with its key."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from interviews.tui.commands import BY_NAME, Command, commands_of, shown_key
from interviews.tui.documents import Block
from interviews.tui.markdown import markdown_blocks
from interviews.tui.screens.base import CommandScreen
from interviews.tui.widgets.document_view import DocumentView

_MOVING = (
    "↑ ↓ or j k move, PgUp PgDn by pages, g G to the ends. Tab goes to the next region. The mouse works "
    "everywhere."
)
_KEY_WIDTH = 12


class HelpScreen(ModalScreen[None]):
    """What can be done here."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,f1,question_mark", "dismiss", "Close")]

    def __init__(self, about: Screen[object], focused: Widget | None) -> None:
        super().__init__()
        self._about = about
        self._focused = focused

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -tall") as dialog:
            dialog.border_title = Content("Help")
            dialog.border_subtitle = Content("Esc closes")
            yield DocumentView(id="help")

    def on_mount(self) -> None:
        view = self.query_one(DocumentView)
        view.show(self._blocks())
        view.focus()

    def _blocks(self) -> list[Block]:
        blocks: list[Block] = []
        title, text = _help_of(self._focused)
        if text:
            blocks.append(Block(Content.styled(title, "heading")))
            blocks += markdown_blocks(text, gap=0)
        screen = self._about
        scope = screen.SCOPE if isinstance(screen, CommandScreen) else "app"
        commands = [*(commands_of(scope) if scope != "app" else ()), *commands_of("app")]
        for group, members in groupby(sorted(commands, key=_place), key=lambda command: command.group):
            blocks.append(Block(Content.styled(group, "heading")))
            blocks += [Block(self._line(command), rest=" " * _KEY_WIDTH, gap=0) for command in members]
        blocks.append(Block(Content.styled("Moving", "heading")))
        blocks.append(Block(Content(_MOVING), gap=0))
        blocks.append(
            Block(Content.styled("Keys can be changed: [interface.keys] in the settings.", "quiet"))
        )
        return blocks

    def _line(self, command: Command) -> Content:
        keys, reason = command.keys.split(","), None
        if isinstance(self._about, CommandScreen):
            keys = list(self._about.host.keys_of(command))
            reason = self._about.why_not(command.name)
        shown = " ".join(shown_key(key) for key in keys[:2])
        line = Content.assemble(
            (f"{shown:<{_KEY_WIDTH}}", "key"), (command.sentence, "quiet" if reason else "")
        )
        return Content.assemble(line, (f" Not now: {reason}", "quiet")) if reason else line


def _place(command: Command) -> int:
    groups = list(dict.fromkeys(other.group for other in BY_NAME.values()))
    return groups.index(command.group)


def _help_of(widget: Widget | None) -> tuple[str, str]:
    """The help of the focused widget, or of the nearest one around it that has some."""
    for node in widget.ancestors_with_self if widget is not None else ():
        text = getattr(node, "help_text", "")
        if text:
            return getattr(node, "help_title", ""), text
    return "", ""
