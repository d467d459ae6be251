"""The app: what lives as long as the session does, and which screen is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.notifications import SeverityLevel
from textual.screen import ModalScreen
from textual.theme import Theme
from textual.widgets import Input

from interviews.errors import InterviewsError, SearchIndexError
from interviews.exporting.untrusted import visible
from interviews.tui.baskets import Basket, load_basket, save_basket
from interviews.tui.clipboard import copy_sequence, copy_with_tool
from interviews.tui.commands import Command, bindings, keymap, shown_key
from interviews.tui.palette import CommandProvider
from interviews.tui.screens.base import CommandScreen
from interviews.tui.screens.browse import BrowseScreen
from interviews.tui.screens.help import HelpScreen
from interviews.tui.screens.jump import JumpScreen
from interviews.tui.state import load_state, save_state
from interviews.tui.workbench import OpenIndex, Workbench

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
        self, workbench: Workbench, *, debounce: float = 0.15, driver_class: type[Driver] | None = None
    ) -> None:
        super().__init__(driver_class=driver_class)
        self.workbench = workbench
        self.debounce = debounce
        """Seconds from the last key to the search; 0 searches at once."""
        self.index = OpenIndex(workbench)
        self.state = load_state(workbench.state_file)
        self.basket = Basket()
        self._chosen_keys, self._key_problems = keymap(workbench.interface.keys)

    def on_mount(self) -> None:
        """Puts theme, keys and basket in place and shows the first screen."""
        wanted = self.workbench.interface.theme or self.state.theme
        self.theme = wanted if wanted in self.available_themes else DEFAULT_THEME
        self.theme_changed_signal.subscribe(self, self._remember_theme)
        self.set_keymap(self._chosen_keys)
        self.open_basket(self.state.basket)
        self.push_screen(BrowseScreen())
        problems = list(self._key_problems)
        if (chosen := self.workbench.interface.theme) and chosen not in self.available_themes:
            problems.append(f"interface.theme: there is no theme {chosen!r}. Ctrl+T shows them all.")
        for problem in problems:
            self.tell(problem, severity="warning")

    def on_app_focus(self) -> None:
        """Looks whether the index has changed while the user was elsewhere."""
        for screen in self.screen_stack:
            if isinstance(screen, BrowseScreen):
                screen.look_for_newer()

    def on_unmount(self) -> None:
        """Remembers the session."""
        save_state(self.state, self.workbench.state_file)
        self.index.close()

    def _remember_theme(self, theme: Theme) -> None:
        self.state.theme = theme.name

    def get_key_display(self, binding: Binding) -> str:
        """A key as the footer shows it."""
        return binding.key_display or shown_key(binding.key)

    def keys_of(self, command: Command) -> tuple[str, ...]:
        """The keys of a command, as the settings have them."""
        return tuple(self._chosen_keys.get(command.name, command.keys).split(","))

    @property
    def citation_style(self) -> str:
        """The style last used, else the one of the settings."""
        return self.state.style or self.workbench.citation_style

    def rebuild_folders(self) -> tuple[Path, ...]:
        """The folders to index: those of the index, else those that the workspace names."""
        try:
            return tuple(Path(name) for name in self.index.summary().folders)
        except SearchIndexError:
            return self.workbench.transcript_folders

    def open_basket(self, name: str) -> None:
        """Makes another basket the current one."""
        self.state.basket = name
        try:
            self.basket = load_basket(self.workbench.basket_folder, name)
        except InterviewsError as error:
            self.basket = Basket()
            self.tell(str(error), severity="error")

    def change_basket(self, change: Callable[[Basket], Basket]) -> bool:
        """Changes the basket and writes it down; whether that went well. If not, the user is told why.

        The change is made to what the file holds now: another window, or the user with an editor, may have
        changed it too. A file that cannot be read is left as it is.
        """
        folder, name = self.workbench.basket_folder, self.state.basket
        try:
            if folder is not None:
                self.basket = load_basket(folder, name)
            self.basket = change(self.basket)
            save_basket(self.basket, folder, name)
        except InterviewsError as error:
            self.tell(str(error), severity="error")
            return False
        return True

    def copy_to_clipboard(self, text: str) -> None:
        """Copies by the terminal's escape sequence and by the system's tool."""
        self._clipboard = text
        if self._driver is not None:
            self._driver.write(copy_sequence(text, self.workbench.environment))
        self.run_worker(
            lambda: copy_with_tool(text, self.workbench.environment),
            thread=True,
            group="clipboard",
            exit_on_error=False,
        )

    def tell(self, message: str, *, title: str = "", severity: SeverityLevel = "information") -> None:
        """Tells the user something; the text is never read as markup."""
        self.notify(visible(message), title=visible(title), severity=severity, markup=False)

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
        """Labels the regions."""
        if isinstance(self.screen, CommandScreen) and (targets := self.screen.jump_targets()):
            self.push_screen(JumpScreen(targets))

    def action_theme(self) -> None:
        """Lets the user choose the colours."""
        self.search_themes()
