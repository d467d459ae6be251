"""What the terminal UI remembers from one start to the next, and the searches of before among it.

One small JSON file for each index, in the user's state folder. A file that cannot be read is as good as none:
nothing in it is worth an error.
"""

from __future__ import annotations

import contextlib
import os
from hashlib import blake2b
from pathlib import Path

import msgspec

from interviews.session.choices import Choice
from interviews.session.query import Query

LONGEST_HISTORY = 100


class State(msgspec.Struct, omit_defaults=True):
    """The theme, the search, the selection, and what else should be there again."""

    theme: str | None = None
    query: Query = Query()
    """The last search."""
    mode: str = "answers"
    pair: str | None = None
    """The id of the pair that was open."""
    style: str | None = None
    """The last citation style chosen."""
    basket: str = "basket"
    history: list[str] = []
    """Queries, the last one first."""
    searches: dict[str, Query] = {}
    """Kept searches by their names, the last one kept first."""

    def remember_query(self, text: str) -> None:
        """Puts a query on top of the history."""
        text = text.strip()
        if text:
            self.history = [text, *(other for other in self.history if other != text)][:LONGEST_HISTORY]

    def keep(self, name: str, query: Query) -> None:
        """Keeps a search under a name, in place of another of that name."""
        self.searches = {name: query} | {
            other: kept for other, kept in self.searches.items() if other != name
        }


def state_file(folder: Path, index_folder: Path) -> Path:
    """Where the state of one index is kept below the user's state folder."""
    digest = blake2b(os.fsencode(index_folder), digest_size=6).hexdigest()
    return folder / f"terminal-ui-{digest}.json"


def load_state(file: Path | None) -> State:
    """The remembered state, or a fresh one."""
    if file is None:
        return State()
    try:
        return msgspec.json.decode(file.read_bytes(), type=State)
    except (OSError, msgspec.DecodeError):
        return State()


def save_state(state: State, file: Path | None) -> None:
    """Remembers the state; a folder that cannot be written costs only the memory."""
    if file is None:
        return
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(".new")
        unfinished.write_bytes(msgspec.json.encode(state))
        unfinished.replace(file)


class Trail:
    """Where one was; going on from an earlier search forgets those that came after it."""

    def __init__(self) -> None:
        self._searches: list[Query] = []
        self._here = -1

    def went(self, query: Query) -> None:
        """Notes a search, unless it is the one that one is at."""
        if self._here >= 0 and self._searches[self._here] == query:
            return
        self._here += 1
        self._searches[self._here :] = [query]

    def leads(self, step: int) -> bool:
        """Whether there is a search before (-1) or after (1) this one."""
        return 0 <= self._here + step < len(self._searches)

    def go(self, step: int) -> Query:
        """The search before or after this one, which is where one is then."""
        self._here += step
        return self._searches[self._here]


class Searches:
    """What was searched in this sitting and before, to search it again."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.trail = Trail()

    def why_not(self, command: str, query: Query) -> str | None:
        """Why a command on searches cannot be used at a query, in words; None when it can."""
        if command == "save_search" and query == Query():
            return "There is no search to keep."
        if command == "search_back" and not self.trail.leads(-1):
            return "This is the first search."
        if command == "search_forward" and not self.trail.leads(1):
            return "This is the last search."
        if command == "history" and not self._state.history and not self._state.searches:
            return "You have searched nothing yet."
        return None

    def offered(self) -> list[tuple[Choice, Query]]:
        """The kept searches and the queries of before, as they are offered to be searched again."""
        kept = [
            (Choice(name, name, query.words() if query.words() != name else "kept"), query)
            for name, query in self._state.searches.items()
        ]
        return [*kept, *((Choice(text, text), Query(text)) for text in self._state.history)]

    def let_go(self, query: Query) -> str | None:
        """Keeps a search no longer; the name under which it was kept, None where it was not."""
        held = next((name for name, kept in self._state.searches.items() if kept == query), None)
        if held is not None:
            del self._state.searches[held]
        return held
