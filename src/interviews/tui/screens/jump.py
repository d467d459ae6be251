"""Jump mode: a letter on every region; its key goes there."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Offset
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static


class JumpScreen(ModalScreen[None]):
    """Labels over the regions of a screen."""

    def __init__(self, targets: Sequence[tuple[str, Widget]]) -> None:
        super().__init__()
        self._targets = [(key, widget) for key, widget in targets if widget.display and widget.region.area]

    def compose(self) -> ComposeResult:
        """One label a region, and what to do."""
        for key, _ in self._targets:
            yield Static(Content(f" {key} "), classes="jump-label", markup=False)
        yield Static(
            Content("Press a letter to go there, any other key to stay."), id="jump-hint", markup=False
        )

    def on_mount(self) -> None:
        for label, (_, widget) in zip(self.query(".jump-label"), self._targets, strict=True):
            label.absolute_offset = Offset(widget.region.x, widget.region.y)

    def on_key(self, event: events.Key) -> None:
        """Goes to the region of the letter."""
        event.stop()
        target = next((widget for key, widget in self._targets if key == event.key), None)
        self.dismiss()
        if target is not None:
            reach(target)

    def on_click(self) -> None:
        self.dismiss()


def reach(widget: Widget) -> None:
    """Focuses a region, or the first thing in it that can be focused."""
    if widget.can_focus:
        widget.focus()
        return
    inside = next((child for child in widget.query("*") if child.can_focus), None)
    if inside is not None:
        inside.focus()
