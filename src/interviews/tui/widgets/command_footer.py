"""The footer: the keys that matter here, as many as the screen has room for.

One line drawn at once. Textual's own footer is a widget for each key, made anew whenever a key is greyed,
which cost 12 ms at every move of the cursor.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import ActiveBinding
from textual.content import Content
from textual.events import Click
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from interviews.tui.commands import BY_NAME
from interviews.tui.widgets.regions import component_style

ALWAYS = frozenset({"back", "step_back", "help", "command_palette"})
"""What leads out of every difficulty, and so is shown at every width."""
_ORDER = {name: number for number, name in enumerate(BY_NAME)}


@dataclass(frozen=True, slots=True)
class _Key:
    """A key of the footer and where it stands."""

    key: str
    start: int
    end: int


class CommandFooter(Widget):
    """Shows the keys of the focused widget and its screen; a click presses one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"footer--key", "footer--label", "footer--disabled"}
    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[_Key] = []

    def on_mount(self) -> None:
        """Follows the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """The keys in the order of the list of commands."""
        key_style = component_style(self, "footer--key")
        label_style = component_style(self, "footer--label")
        disabled = component_style(self, "footer--disabled")
        parts: list[tuple[str, Style]] = []
        self._keys = []
        position = 0
        for key, label, active in self._shown():
            enabled = active.enabled
            parts += [
                (key, key_style if enabled else disabled),
                (label, label_style if enabled else disabled),
            ]
            length = cell_len(key + label)
            self._keys.append(_Key(active.binding.key, position, position + length))
            position += length
        return Content.assemble(*parts)

    def _shown(self) -> list[tuple[str, str, ActiveBinding]]:
        """The keys with their labels: those that help one on, and as many of the others as fit."""
        candidates: dict[str, tuple[str, str, ActiveBinding]] = {}
        for active in sorted(self.screen.active_bindings.values(), key=_place):
            binding = active.binding
            if binding.show and self._is_wide_enough(binding.action):
                key, label = f" {self.app.get_key_display(binding)}", f" {binding.description} "
                candidates.setdefault(binding.action, (key, label, active))
        lengths = {action: cell_len(key + label) for action, (key, label, _) in candidates.items()}
        room = self.size.width - sum(lengths.pop(action, 0) for action in ALWAYS)
        shown = []
        for action, candidate in candidates.items():
            length = lengths.get(action, 0)
            if length <= room:
                room -= length
                shown.append(candidate)
        return shown

    def _is_wide_enough(self, action: str) -> bool:
        command = BY_NAME.get(action)
        return command is None or command.footer is None or command.footer <= self.app.size.width

    def on_click(self, event: Click) -> None:
        """Presses the key that was clicked."""
        for key in self._keys:
            if key.start <= event.x < key.end:
                self.app.simulate_key(key.key)


def _place(active: ActiveBinding) -> int:
    """Where a key stands: that of the focused widget first, then in the order of the list of commands."""
    action = active.binding.action
    return _ORDER.get("back" if action == "step_back" else action, -1)
