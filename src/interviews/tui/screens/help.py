"""The help: about the focused region first, then every command of the screen with its key."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from interviews.tui.commands import COMMANDS, Command, shown_key
from interviews.tui.documents import Block
from interviews.tui.markdown import markdown_blocks
from interviews.tui.screens.base import offered
from interviews.tui.widgets.document_view import DocumentView

_MOVING = (
    "↑ ↓ or j k move, PgUp PgDn by pages, g G to the ends. Tab goes to the next region. The mouse works "
    "everywhere."
)
_KEY_WIDTH = 12
_GROUPS = list(dict.fromkeys(command.group for command in COMMANDS))


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
        commands = sorted(offered(self._about), key=lambda one: _GROUPS.index(one[0].group))
        for group, members in groupby(commands, key=lambda one: one[0].group):
            blocks.append(Block(Content.styled(group, "heading")))
            blocks += [Block(_line(*member), rest=" " * _KEY_WIDTH, gap=0) for member in members]
        blocks.append(Block(Content.styled("Moving", "heading")))
        blocks.append(Block(Content(_MOVING), gap=0))
        blocks.append(
            Block(Content.styled("Keys can be changed: [interface.keys] in the settings.", "quiet"))
        )
        return blocks


def _line(command: Command, keys: Sequence[str], reason: str | None) -> Content:
    shown = " ".join(shown_key(key) for key in keys[:2])
    why = f" Not now: {reason}" if reason else ""
    return Content.assemble(
        (f"{shown:<{_KEY_WIDTH}}", "key"), (command.sentence, "quiet" if why else ""), (why, "quiet")
    )


def _help_of(widget: Widget | None) -> tuple[str, str]:
    """The help of the focused widget, or of the nearest one around it that has some."""
    for node in widget.ancestors_with_self if widget is not None else ():
        text = getattr(node, "help_text", "")
        if text:
            return getattr(node, "help_title", ""), text
    return "", ""
