"""The app: what lives as long as the session does, and which screen is shown."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.console import RenderableType
from textual import on
from textual.app import App, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.events import DescendantFocus, Event
from textual.notifications import SeverityLevel
from textual.screen import ModalScreen
from textual.theme import Theme
from textual.widgets import Input, TextArea

from interviews.errors import InterviewsError
from interviews.exporting.untrusted import visible
from interviews.locations import Workspace
from interviews.search.results import IndexedPair
from interviews.session.choices import Choice
from interviews.session.clipboard import copy_sequence, copy_with_tool
from interviews.session.opening import editor_command
from interviews.session.query import Query
from interviews.session.session import Session
from interviews.session.tools import Tools, tools_of
from interviews.tui.colours import legible_colours
from interviews.tui.commands import Command, bindings, keymap, shown_key
from interviews.tui.host import NO_EDITOR_IN_BROWSER
from interviews.tui.markdown import Link
from interviews.tui.marking import Terms
from interviews.tui.palette import CommandProvider
from interviews.tui.screens.base import CommandScreen, Ready
from interviews.tui.screens.browse import BrowseScreen
from interviews.tui.screens.dialogs import ChooseDialog, ask
from interviews.tui.screens.help import HelpScreen
from interviews.tui.screens.jump import JumpScreen
from interviews.tui.turns import Followed, Turns, is_typed

DEFAULT_THEME = "tokyo-night"


class InterviewsApp(App[None]):
    """Browse, search and cite interviews."""

    TITLE = "interviews"
    CSS_PATH = [  # noqa: RUF012 - declared by Textual
        "styles/app.tcss",
        "styles/browse.tcss",
        "styles/dialogs.tcss",
    ]
    COMMANDS: ClassVar[set[type[CommandProvider]]] = {CommandProvider}  # type: ignore[assignment]
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("app"),
        Binding("ctrl+c", "copy_selection", "Copy the selected text", show=False, priority=True),
    ]
    # Declared by Textual as instance attributes.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (160, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012

    def __init__(
        self, tools: Tools, *, patience: float = 0.1, driver_class: type[Driver] | None = None
    ) -> None:
        super().__init__(driver_class=driver_class)
        self.session = Session(tools)
        self.patience = patience
        """Seconds from the last key until it is said that nothing has the words; 0 says it at once."""
        self._chosen_keys, self._key_problems = keymap(tools.settings.interface.keys)
        self.turns = Turns(self, super().on_event, self._may_go_on)

    def on_mount(self) -> None:
        """Puts theme, keys and basket in place and shows the first screen."""
        wanted = self.session.tools.settings.interface.theme or self.session.state.theme
        self.theme = wanted if wanted in self.available_themes else DEFAULT_THEME
        self.theme_changed_signal.subscribe(self, self._remember_theme)
        self.set_keymap(self._chosen_keys)
        try:
            self.session.open_basket(self.session.state.basket)
        except InterviewsError as error:
            self.tell(str(error), severity="error")
        self.push_screen(BrowseScreen())
        self.turns.begin()
        self._end_well()
        problems = list(self._key_problems)
        if (chosen := self.session.tools.settings.interface.theme) and chosen not in self.available_themes:
            problems.append(f"interface.theme: there is no theme {chosen!r}. Ctrl+T shows them all.")
        if problems:
            self.tell(" ".join(problems), severity="warning")

    async def on_event(self, event: Event) -> None:
        """Takes each key in its turn."""
        if is_typed(event):
            await self.turns.take(event)
        else:
            await super().on_event(event)

    @on(Followed)
    async def _key_is_done(self, event: Followed) -> None:
        await self.turns.arrived(event)

    @on(Ready)
    async def _screen_is_ready(self) -> None:
        await self.turns.go_on()

    def _may_go_on(self) -> bool:
        return not (isinstance(self.screen, CommandScreen) and self.screen.busy)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leaves; keys that have arrived meanwhile do nothing any more."""
        self.turns.end()
        super().exit(result, return_code, message)

    def _end_well(self) -> None:
        """Leaves the terminal as it was, and remembers the session, when the system ends the program."""
        if not self.is_web and sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for ending in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(ending, partial(self.exit, return_code=128 + ending))

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Lets no cursor blink where nothing is to move."""
        if self.animation_level == "none" and isinstance(event.widget, Input | TextArea):
            event.widget.cursor_blink = False

    def on_app_focus(self) -> None:
        """Looks whether the index has changed while the user was elsewhere."""
        for screen in self._browsing():
            screen.look_for_newer()

    def _browsing(self) -> list[BrowseScreen]:
        return [screen for screen in self.screen_stack if isinstance(screen, BrowseScreen)]

    # Screens are imported when they are first shown, which keeps the first paint fast.

    def show_citation(self, pair: IndexedPair) -> None:
        from interviews.tui.screens.cite import CiteScreen

        self.push_screen(CiteScreen(pair))

    def show_interview(self, pair: IndexedPair, terms: Terms) -> None:
        from interviews.tui.screens.interview import InterviewScreen

        self.push_screen(InterviewScreen(pair, terms))

    def show_comparison(self, pair: IndexedPair, query: Query) -> None:
        from interviews.tui.screens.compare import CompareScreen

        self.push_screen(CompareScreen(pair, query))

    def show_basket(self) -> None:
        from interviews.tui.screens.basket import BasketScreen

        self.push_screen(BasketScreen())

    def show_links(self, pair: IndexedPair, links: Sequence[Link]) -> None:
        """Lets the user choose the link to open, even of one: its words need not be where it leads."""
        from interviews.tui.opening import open_link

        choices = [Choice(link.target, link.target, link.words) for link in links]
        dialog = ChooseDialog("Open a link", choices)
        ask(self, dialog, lambda choice: open_link(self, links[choice].target, pair))

    def show_rebuild(self, folders: Sequence[Path]) -> None:
        from interviews.tui.screens.rebuild import RebuildScreen

        self.push_screen(RebuildScreen(folders), self._after_rebuild)

    def show_welcome(self) -> None:
        """Asks for a folder of transcripts, once."""
        from interviews.tui.screens.welcome import WelcomeScreen

        if not isinstance(self.screen, WelcomeScreen):
            self.push_screen(WelcomeScreen())

    def _after_rebuild(self, changed: bool | None) -> None:
        """Shows the new index in place, where there is one."""
        from interviews.tui.screens.welcome import WelcomeScreen

        if changed:
            if isinstance(self.screen, WelcomeScreen):
                self.screen.dismiss()
            self.session.index.close()
            for screen in self._browsing():
                screen.index_is_newer()

    def on_unmount(self) -> None:
        self.session.close()

    def _remember_theme(self, theme: Theme) -> None:
        self.session.state.theme = theme.name

    def get_key_display(self, binding: Binding) -> str:
        """A key as the footer shows it."""
        return binding.key_display or shown_key(binding.key)

    def keys_of(self, command: Command) -> tuple[str, ...]:
        return tuple(self._chosen_keys.get(command.name, command.keys).split(","))

    def copy_to_clipboard(self, text: str, html: str = "") -> None:
        """Copies by the terminal's escape sequence and by the system's tool."""
        self._clipboard = text
        if self._driver is not None:
            self._driver.write(copy_sequence(text, self.session.tools.environment))
        self.run_worker(
            lambda: copy_with_tool(text, self.session.tools.environment, html),
            thread=True,
            group="clipboard",
            exit_on_error=False,
        )

    def edit(self, file: Path, line: int) -> None:
        tools = self.session.tools
        command = editor_command(file, line, tools.settings.interface.editor, tools.environment)
        if self.is_web:
            self.tell(NO_EDITOR_IN_BROWSER, severity="warning")
        elif command is None:
            self.tell(
                "No editor was found. Set $EDITOR, or interface.editor in the settings.", severity="error"
            )
        else:
            self.run_editor(command)
            # What was edited is not what was indexed.
            self.on_app_focus()

    def run_editor(self, command: list[str]) -> None:
        """Gives the terminal to an editor until it ends."""
        refused = ""
        try:
            with self.suspend():
                # An error that left this block would leave the terminal to the editor that never came.
                try:
                    subprocess.run(command, check=False)
                except OSError as error:
                    refused = f"{command[0]} cannot be started: {error.strerror}. Set another $EDITOR."
        except SuspendNotSupported:
            refused = "This terminal cannot be lent to an editor."
        if refused:
            self.tell(refused, severity="error")
        self.screen.refresh(layout=True)

    def tell(self, message: str, *, title: str = "", severity: SeverityLevel = "information") -> None:
        """Tells the user something in place of what was told before; the text is never read as markup."""
        self.clear_notifications()
        self.notify(visible(f"{title}: {message}" if title else message), severity=severity, markup=False)

    def action_copy_selection(self) -> None:
        """Copies what was selected with the mouse or in a field, or says how to leave."""
        field = self.focused
        in_field = field.selected_text if isinstance(field, Input) else ""
        selected = in_field or self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
            self.tell("Copied the selected text.")
        else:
            self.tell("Press q to leave, or Ctrl+Q while writing.")

    def action_help(self) -> None:
        """Shows what can be done here."""
        if not isinstance(self.screen, ModalScreen):
            self.push_screen(HelpScreen(self.screen, self.focused))

    def action_jump(self) -> None:
        if isinstance(self.screen, CommandScreen) and (targets := self.screen.jump_targets()):
            self.push_screen(JumpScreen(targets))

    def get_css_variables(self) -> dict[str, str]:
        """Those of the theme, and colours made from them that can be told from what is behind them."""
        variables = super().get_css_variables()
        return variables | legible_colours(variables)

    def action_theme(self) -> None:
        """Lets the user choose the colours."""
        names = sorted(self.available_themes)
        choices = [Choice(name, name, "● now" if name == self.theme else "") for name in names]

        def choose(choice: int) -> None:
            self.theme = names[choice]

        ask(self, ChooseDialog("The colours", choices, names.index(self.theme)), choose)


def run(workspace: Workspace, index_folder: Path | None, words: str = "") -> int:
    """Runs the terminal UI until the user leaves; the exit code, which is not 0 after a crash.

    Args:
        workspace: whose settings, transcripts and baskets are used.
        index_folder: of the index to browse, which need not be there yet; None for that of the settings.
        words: a search to begin with; without one the last session goes on.
    """
    app = InterviewsApp(tools_of(workspace, index_folder))
    if words:
        state = app.session.state
        state.query, state.mode = state.query.cleared().with_text(words), "answers"
    app.run()
    return app.return_code or 0
