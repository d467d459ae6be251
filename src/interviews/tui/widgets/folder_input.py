"""A line for the path of a folder, which completes what is typed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.widgets import Input


class FolderInput(Input):
    """Takes a path; Tab completes it, as in a shell."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", "Complete", key_display="Tab")]

    def __init__(self, value: str, *, id: str) -> None:
        super().__init__(
            value, id=id, compact=True, suggester=_Folders(), placeholder="a folder", select_on_focus=False
        )

    @property
    def folder(self) -> Path:
        """The folder that is named; `~` is the home folder."""
        return Path(os.path.expandvars(self.value.strip() or ".")).expanduser().absolute()

    async def action_complete(self) -> None:
        """Takes the completion over, else goes on to what comes next."""
        completed = completion(self.value)
        if completed is not None and completed != self.value:
            self.value = completed
            self.cursor_position = len(completed)
        else:
            self.screen.focus_next()


class _Folders(Suggester):
    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        return completion(value)


def completion(typed: str) -> str | None:
    """The path with the first folder that it can mean, which is no hidden one unless a full stop is typed."""
    head, _, begun = typed.rpartition("/")
    parent = Path(f"{head}/" if head or typed.startswith("/") else ".").expanduser()
    try:
        with os.scandir(parent) as found:
            names = sorted(entry.name for entry in found if entry.name.startswith(begun) and entry.is_dir())
    except OSError:
        return None
    name = next((name for name in names if begun or not name.startswith(".")), None)
    if name is None or not begun:
        return None
    return f"{typed[: len(typed) - len(begun)]}{name}/"
