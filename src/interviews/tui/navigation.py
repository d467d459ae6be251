"""What a screen asks the app for: another screen in front of it. So no screen knows another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.message import Message

from interviews.search.results import IndexedPair
from interviews.session.query import Query
from interviews.tui.markdown import Link
from interviews.tui.marking import Terms


class ShowCitation(Message):
    """The citation of a pair in every style."""

    def __init__(self, pair: IndexedPair) -> None:
        super().__init__()
        self.pair = pair


class ShowInterview(Message):
    """The whole interview around a pair."""

    def __init__(self, pair: IndexedPair, terms: Terms) -> None:
        super().__init__()
        self.pair = pair
        self.terms = terms
        """The words that are marked in it."""


class ShowComparison(Message):
    """What others answered to such a question."""

    def __init__(self, pair: IndexedPair, query: Query) -> None:
        super().__init__()
        self.pair = pair
        self.query = query
        """The search that led to the pair."""


class ShowBasket(Message):
    """The basket."""


class ShowLinks(Message):
    """The links of an answer, of which one may be opened."""

    def __init__(self, pair: IndexedPair, links: Sequence[Link]) -> None:
        super().__init__()
        self.pair = pair
        self.links = links


class ShowRebuild(Message):
    """A rebuild from some folders, which begins at once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__()
        self.folders = folders


class ShowWelcome(Message):
    """The screen that asks for a folder of transcripts."""
