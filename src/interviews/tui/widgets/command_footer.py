"""The footer: the keys that matter here, as many as the screen has room for."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from interviews.tui.commands import BY_NAME


class CommandFooter(Footer):
    """Leaves out the commands that the list of commands keeps for wider screens."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)

    def compose(self) -> ComposeResult:
        """The keys that fit."""
        width = self.app.size.width
        for widget in super().compose():
            command = BY_NAME.get(widget.action) if isinstance(widget, FooterKey) else None
            if command is None or command.footer is None or command.footer <= width:
                yield widget

    def on_resize(self) -> None:
        """Another width has room for other keys."""
        if self.is_attached:
            self.call_after_refresh(self.recompose)
