"""The searches of a sitting in the order in which they were made, to go back and forward between."""

from __future__ import annotations

from interviews.session.query import Query


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
