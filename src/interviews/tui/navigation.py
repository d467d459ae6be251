"""What a screen asks the app for: another screen in front of it. So no screen knows another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from interviews.search.results import IndexedPair
from interviews.session.query import Query
from interviews.tui.markdown import Link
from interviews.tui.marking import Terms


@dataclass
class ShowCitation(Message):
    """The citation of a pair in every style."""

    pair: IndexedPair


@dataclass
class ShowInterview(Message):
    """The whole interview around a pair."""

    pair: IndexedPair
    terms: Terms
    """The words that are marked in it."""


@dataclass
class ShowComparison(Message):
    """What others answered to such a question."""

    pair: IndexedPair
    query: Query
    """The search that led to the pair."""


class ShowBasket(Message):
    """The basket."""


@dataclass
class ShowLinks(Message):
    """The links of an answer, of which one may be opened."""

    pair: IndexedPair
    links: Sequence[Link]


@dataclass
class ShowRebuild(Message):
    """A rebuild from some folders, which begins at once."""

    folders: Sequence[Path]


class ShowWelcome(Message):
    """The screen that asks for a folder of transcripts."""
