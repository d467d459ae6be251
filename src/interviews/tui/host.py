"""What screens and their parts need of the app."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from textual.notifications import SeverityLevel

from interviews.session.session import Session
from interviews.tui.commands import Command

NO_PLAYER_IN_BROWSER = "Recordings that are files are played from the terminal only, not from a browser."
NO_EDITOR_IN_BROWSER = "Files are opened in an editor from the terminal only, not from a browser."


class Host(Protocol):
    """The app, as far as screens know it."""

    session: Session
    patience: float
    """Seconds from the last key until it is said that nothing has the words; 0 says it at once."""

    def keys_of(self, command: Command) -> tuple[str, ...]:
        """The keys of a command, as the settings have them."""

    def copy_to_clipboard(self, text: str, html: str = "") -> None:
        """Copies a text, with its emphasis where there is any and the system can."""

    def edit(self, file: Path, line: int) -> None:
        """Opens a file at a line in the user's editor."""

    def tell(self, message: str, *, title: str = "", severity: SeverityLevel = "information") -> None:
        """Tells the user something; the text is never read as markup."""
