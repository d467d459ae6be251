"""What screens and their parts need of the app."""

from __future__ import annotations

from typing import Protocol

from textual.notifications import SeverityLevel

from interviews.session.session import Session
from interviews.tui.commands import Command


class Host(Protocol):
    """The app, as far as screens know it."""

    session: Session
    debounce: float
    """Seconds from the last key to the search; 0 searches at once."""

    def keys_of(self, command: Command) -> tuple[str, ...]:
        """The keys of a command, as the settings have them."""

    def copy_to_clipboard(self, text: str) -> None:
        """Copies a text."""

    def run_editor(self, command: list[str]) -> None:
        """Gives the terminal to an editor until it ends."""

    def tell(self, message: str, *, title: str = "", severity: SeverityLevel = "information") -> None:
        """Tells the user something; the text is never read as markup."""
