"""The first screen where there is no index yet: it asks for the folder of transcripts."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from interviews.errors import InterviewsError
from interviews.exporting.untrusted import one_line
from interviews.tui.navigation import ShowRebuild
from interviews.tui.screens.base import CommandScreen
from interviews.tui.widgets.command_footer import CommandFooter

_GREETING = "Search what people said in your interviews, read it in context, and cite it."
_WHAT_IT_NEEDS = (
    "Choose the folder that holds your transcripts: Markdown files (.md, .markdown), in folders as you like. "
    "They are read, never changed."
)


class WelcomeScreen(CommandScreen[None]):
    """Asks for a folder and builds the first index."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave")]
    AUTO_FOCUS = "Button"

    def compose(self) -> ComposeResult:
        """A greeting, and a button for each thing to do."""
        named = self.session.tools.transcript_folders
        with Vertical(id="welcome"):
            yield Static(Content("interviews"), id="welcome-name", markup=False)
            yield Static(Content(_GREETING), id="welcome-greeting", markup=False)
            yield Static(Content(_WHAT_IT_NEEDS), id="welcome-text", markup=False)
            with Center():
                if named:
                    yield Button(Content(f"Index {_shortened(named)}"), id="index-named", variant="primary")
                yield Button(
                    "Choose a folder …", id="choose-folder", variant="default" if named else "primary"
                )
        yield CommandFooter()

    @on(Button.Pressed, "#index-named")
    def _index_named(self) -> None:
        self._index(self.session.tools.transcript_folders)

    @on(Button.Pressed, "#choose-folder")
    def _choose(self) -> None:
        # The picker takes 40 ms to import and most sessions never see it.
        from textual_fspicker import SelectDirectory

        self.app.push_screen(SelectDirectory(Path.home(), title="Folder of transcripts"), self._chosen)

    def _chosen(self, folder: Path | None) -> None:
        if folder is not None:
            self._index((folder,))

    def _index(self, folders: tuple[Path, ...]) -> None:
        self.post_message(ShowRebuild(folders))

    def action_leave(self) -> None:
        """Goes back to the main screen where there is an index, and leaves where there is none."""
        try:
            self.session.index.summary()
        except InterviewsError:
            self.app.exit()
        else:
            self.dismiss()


def _shortened(folders: tuple[Path, ...]) -> str:
    names = [one_line(folder.name or str(folder)) for folder in folders]
    shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
    return shown if len(shown) <= 50 else shown[:49] + "…"
