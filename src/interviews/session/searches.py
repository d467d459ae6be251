"""The searches of before: kept under names, sent off, and in the order in which they were made."""

from __future__ import annotations

from interviews.session.choices import Choice
from interviews.session.query import Query
from interviews.session.state import State


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

    def keep(self, name: str, query: Query) -> None:
        """Keeps a search under a name."""
        self._state.keep(name, query)

    def let_go(self, query: Query) -> str | None:
        """Keeps a search no longer; the name under which it was kept, None where it was not."""
        held = next((name for name, kept in self._state.searches.items() if kept == query), None)
        if held is not None:
            del self._state.searches[held]
        return held
