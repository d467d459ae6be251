"""The first screen where there is no index yet: it asks for the folder of transcripts."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Button, Input, Static

from interviews.errors import InterviewsError
from interviews.exporting.untrusted import one_line
from interviews.library.folders import list_folder
from interviews.session.choices import Choice
from interviews.session.rebuilding import waiting_in
from interviews.tui.screens.base import CommandScreen
from interviews.tui.screens.dialogs import ChooseDialog, ask
from interviews.tui.widgets.command_footer import CommandFooter
from interviews.wording import counted

_GREETING = "Search what people said in your interviews, read it in context, and cite it."
_WHAT_IT_NEEDS = (
    "Which folder holds your transcripts? Markdown files (.md, .markdown), in folders as you like. "
    "They are read, never changed."
)
_SERVED = "There is no index yet. Make one with `interviews rebuild FOLDER` where this is served."


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


class WelcomeScreen(CommandScreen[None]):
    """Asks for a folder and builds the first index."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave")]
    AUTO_FOCUS = "#index-named, #folder"

    def compose(self) -> ComposeResult:
        """A greeting, a button for the folders of the workspace, and a line for another one."""
        named = self.session.tools.transcript_folders
        with Vertical(id="welcome"):
            yield Static(Content("interviews"), id="welcome-name", markup=False)
            yield Static(Content(_GREETING), id="welcome-greeting", markup=False)
            if named:
                with Center():
                    yield Button(Content(f"Index {_shortened(named)}"), id="index-named", variant="primary")
            # Whoever sees this in a browser has no business in the folders of the machine that serves it.
            if not self.app.is_web:
                yield Static(Content(_WHAT_IT_NEEDS), id="welcome-text", markup=False)
                yield FolderInput(f"{Path.cwd()}", id="folder")
                yield Static("", id="folder-count", markup=False)
            elif not named:
                yield Static(Content(_SERVED), id="welcome-text", markup=False)
        yield CommandFooter()

    def on_mount(self) -> None:
        self._folder_changed()

    @property
    def _folder(self) -> Path | None:
        lines = self.query(FolderInput)
        return lines.first().folder if lines else None

    @on(Input.Changed, "#folder")
    def _folder_changed(self) -> None:
        folder = self._folder
        if folder is None:
            return
        if is_too_much(folder):
            self._say("Everything you have is below this folder. Name the one that holds the transcripts.")
        else:
            self.fetch("count", lambda: what_is_in(folder), self._say, lambda error: self._say(str(error)))

    def _say(self, words: str) -> None:
        self.query_one("#folder-count", Static).update(Content(one_line(words)))

    @on(Button.Pressed, "#index-named")
    def _index_named(self) -> None:
        self.host.show_rebuild(self.session.tools.transcript_folders)

    @on(Input.Submitted, "#folder")
    def _index_folder(self) -> None:
        folder = self._folder
        if folder is None:
            return
        if not folder.is_dir():
            self._say(f"{folder}: there is no such folder.")
        elif is_too_much(folder):
            self._ask(folder)
        else:
            self.host.show_rebuild((folder,))

    def _ask(self, folder: Path) -> None:
        choices = [
            Choice("no", "Name another folder"),
            Choice("all", "Index every Markdown file in it", "notes and mails, too; it may take long"),
        ]

        def chosen(choice: int) -> None:
            if choice == 1:
                self.host.show_rebuild((folder,))

        ask(self.app, ChooseDialog(f"All of {one_line(str(folder))}?", choices), chosen)

    def action_leave(self) -> None:
        """Goes back to the main screen where there is an index, and leaves where there is none."""
        try:
            self.session.index.summary()
        except InterviewsError:
            self.app.exit()
        else:
            self.dismiss()


def what_is_in(folder: Path) -> str:
    """How many transcripts a folder has, and what waits to become one.

    Raises:
        InterviewsError: it cannot be read.
    """
    found = len(list_folder(folder).files)
    said = f"{counted(found, 'transcript')}. Enter indexes {'it' if found == 1 else 'them'}."
    if not found:
        said = "No Markdown file is in this folder or below it."
    waiting = waiting_in([folder])
    return f"{said} {waiting}: Enter, then Import makes transcripts of them." if waiting else said


def is_too_much(folder: Path) -> bool:
    """Whether a folder is a home folder or holds one."""
    return Path.home().resolve().is_relative_to(folder.resolve())


def _shortened(folders: tuple[Path, ...]) -> str:
    names = [one_line(folder.name or str(folder)) for folder in folders]
    shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
    return shown if len(shown) <= 50 else shown[:49] + "…"
