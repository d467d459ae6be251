"""What screens and their parts need of the app, other screens among it: so no screen knows another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from textual.notifications import SeverityLevel

from interviews.search.results import IndexedPair
from interviews.session.query import Query
from interviews.session.session import Session
from interviews.tui.commands import Command
from interviews.tui.markdown import Link
from interviews.tui.marking import Terms

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

    def show_citation(self, pair: IndexedPair) -> None:
        """Shows the citation of a pair in every style."""

    def show_interview(self, pair: IndexedPair, terms: Terms) -> None:
        """Shows the whole interview around a pair, with words marked in it."""

    def show_comparison(self, pair: IndexedPair, query: Query) -> None:
        """Shows what others answered to such a question, to which a search has led."""

    def show_basket(self) -> None:
        """Shows the basket."""

    def show_links(self, pair: IndexedPair, links: Sequence[Link]) -> None:
        """Shows the links of an answer, of which one may be opened."""

    def show_rebuild(self, folders: Sequence[Path]) -> None:
        """Rebuilds from some folders at once, and shows it."""

    def show_welcome(self) -> None:
        """Asks for a folder of transcripts."""
