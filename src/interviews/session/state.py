"""What the terminal UI remembers from one start to the next.

One small JSON file for each index, in the user's state folder. A file that cannot be read is as good as none:
nothing in it is worth an error.
"""

from __future__ import annotations

import contextlib
import os
from hashlib import blake2b
from pathlib import Path

import msgspec

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
