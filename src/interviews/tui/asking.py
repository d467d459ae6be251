"""Asking the index off the screen's own thread.

A search that has begun cannot be stopped, so every search has a number, and only the answer to the last one
is shown. Workers post messages to their screen and leave widgets alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from textual.message import Message
from textual.worker import Worker, get_current_worker

from interviews.errors import InterviewsError, NoIndexError
from interviews.search.context import around
from interviews.search.results import Hit, IndexedPair, InterviewEntry, SearchResults
from interviews.session.freshness import Freshness
from interviews.session.people import Person, mostly_asking, people_of
from interviews.session.query import Filter, Query
from interviews.session.session import Session
from interviews.session.shared_index import SharedIndex
from interviews.tui.screens.base import CommandScreen
from interviews.tui.widgets.mode_bar import Mode
from interviews.tui.widgets.results import PAGE_SIZE

CARD_SIZE = 30
"""Answers of a person or topic that are listed on its card."""


@dataclass
class Answered(Message):
    """The index has answered a search."""

    serial: int
    results: SearchResults
    same_query: bool
    """Whether it is the search that was shown before."""


@dataclass
class PageFetched(Message):
    """More hits of the last search have come, or could not be fetched."""

    offset: int
    hits: Sequence[Hit] | None


@dataclass
class AskersFound(Message):
    """It is known who asks in more interviews than he or she answers in."""

    names: frozenset[str]


@dataclass
class RangeFetched(Message):
    """The answers of some rows of the last search have come."""

    pairs: Sequence[IndexedPair]


@dataclass
class Listed(Message):
    """The rows of a list have come."""

    mode: Mode
    rows: tuple[InterviewEntry, ...] | tuple[tuple[str, int], ...]
    people: Mapping[str, Person] = field(default_factory=dict)
    """Who the speakers are."""


@dataclass
class Overview(Message):
    """The questions of an interview have come."""

    entry: InterviewEntry
    pairs: tuple[IndexedPair, ...]


@dataclass
class Card(Message):
    """What a person or a topic is, by its answers."""

    subject: Filter
    results: SearchResults


@dataclass
class Neighbour(Message):
    """The pair before or after another one has been looked up."""

    pair: IndexedPair
    step: int
    found: IndexedPair | None


@dataclass
class Failed(Message):
    """The index could not answer."""

    error: InterviewsError
    serial: int | None = None


@dataclass
class CountedOutside(Message):
    """How many passages outside questions and answers match, too."""

    serial: int
    passages: int


@dataclass
class Renewed(Message):
    """Another program has rebuilt the index meanwhile, or a look at it has met a new problem."""

    problem: str = ""


@dataclass
class InStep(Message):
    """What was open, and what the basket holds, has been found again in a newer index."""

    pair: str | None
    """The id that the open answer has now."""


@dataclass
class Compared(Message):
    """Transcripts have been compared with the index."""

    changed: frozenset[Path]


class Asker:
    """Asks the index for a screen, which gets the messages above."""

    def __init__(self, screen: CommandScreen[None], index: SharedIndex) -> None:
        self._screen = screen
        self._index = index
        self.serial = 0
        """The number of the last search."""
        self.searched_text = ""
        """The words of the last search."""
        self._last_query: Query | None = None
        self._searching: Worker[None] | None = None
        self._last_problem = ""

    def search(self, query: Query) -> None:
        """Searches; the answer comes as `Answered`, unless another search was begun meanwhile."""
        self.serial += 1
        self.searched_text = query.text
        same_query = query == self._last_query
        self._last_query = query
        self._searching = self._await("search", partial(self._search, query, self.serial, same_query))

    @property
    def is_searching(self) -> bool:
        """Whether the last search is under way."""
        return self._searching is not None and not self._searching.is_finished

    def count_outside(self) -> None:
        """Counts the passages that the last search finds, too; the number comes as `CountedOutside`."""
        if self._last_query is not None:
            self._start("outside", partial(self._count_outside, self._last_query, self.serial))

    def fetch_page(self, offset: int) -> None:
        """Fetches more hits of the last search; they come as `PageFetched`."""
        if self._last_query is not None:
            work = partial(self._fetch_page, self._last_query, offset, self.serial)
            self._screen.run_worker(work, thread=True, group="page", exit_on_error=False)

    def fetch_askers(self) -> None:
        """Finds out who mostly asks; the names come as `AskersFound`."""
        self._start("askers", self._telling(lambda: AskersFound(mostly_asking(self._index.interviews()))))

    def fetch_range(self, offset: int, number: int) -> None:
        """Fetches the answers of some rows of the last search; they come as `RangeFetched`."""
        query = self._last_query
        if query is None:
            return

        def fetched() -> Message:
            return RangeFetched([hit.pair for hit in self._index.search(query, number, offset).hits])

        self._start("range", self._telling(fetched))

    def fill_list(self, mode: Mode) -> None:
        """Fetches the interviews, speakers or topics; they come as `Listed`."""

        def listed() -> Message:
            if mode == "interviews":
                return Listed(mode, self._index.interviews())
            known = mode == "speakers"
            people = people_of(self._index.interviews(), self._index.words_spoken()) if known else {}
            return Listed(mode, tuple(self._index.facet(mode.removesuffix("s"))), people)

        self._await("list", self._telling(listed))

    def fetch_overview(self, entry: InterviewEntry) -> None:
        """Fetches the questions of an interview; they come as `Overview`."""

        def overview() -> Message:
            pairs = self._index.pairs_of(entry.path)
            within = tuple(pair for pair in pairs if pair.section == entry.section)
            return Overview(entry, (within or pairs) if entry.pairs else ())

        self._await("overview", self._telling(overview))

    def fetch_card(self, subject: Filter) -> None:
        """Fetches some answers of a person or topic; they come as `Card`."""
        query = Query(filters=(subject,))
        self._await("overview", self._telling(lambda: Card(subject, self._index.search(query, CARD_SIZE))))

    def look_for_newer(self) -> None:
        """Looks whether another program has rebuilt the index; `Renewed` says so, and a problem once."""
        self._start("newer", self._look_for_newer)

    def bring_in_step(self, session: Session, pair: IndexedPair | None) -> None:
        """Finds an answer and the basket again in a newer index; they come as `InStep`."""
        self._await("step", partial(self._bring_in_step, session, pair))

    def compare(self, freshness: Freshness, files: Collection[Path]) -> None:
        """Looks which transcripts have changed since they were indexed; they come as `Compared`."""
        self._start("compare", partial(self._compare, freshness, files))

    def find_neighbour(self, pair: IndexedPair, step: int) -> None:
        """Looks up the pair before or after one, in the order of its file; it comes as `Neighbour`."""

        def neighbour() -> Message:
            before, after = around(pair, self._index.pairs_of(pair.path))
            nearest = after[:1] if step > 0 else before[-1:]
            return Neighbour(pair, step, nearest[0] if nearest else None)

        self._await("neighbour", self._telling(neighbour))

    def _start(self, group: str, work: Callable[[], None]) -> Worker[None]:
        """Does some work in a thread; what is still done in its group is marked as cancelled."""
        return self._screen.run_worker(work, thread=True, exclusive=True, group=group, exit_on_error=False)

    def _await(self, group: str, work: Callable[[], None]) -> Worker[None]:
        """Does some work in a thread whose outcome the next key may act on."""
        worker = self._start(group, work)
        self._screen.wait_for(worker)
        return worker

    def _telling(self, ask: Callable[[], Message]) -> Callable[[], None]:
        """Work that posts what the index answers, unless nobody waits for it any more, or why it cannot."""

        def work() -> None:
            try:
                message = ask()
            except InterviewsError as error:
                self._post(Failed(error))
            else:
                if not get_current_worker().is_cancelled:
                    self._post(message)

        return work

    def _post(self, message: Message) -> None:
        self._screen.post_message(message)

    def _search(self, query: Query, serial: int, same_query: bool) -> None:
        if serial != self.serial:
            return
        try:
            results = self._index.search(query, PAGE_SIZE)
            if get_current_worker().is_cancelled:
                return
            self._post(Answered(serial, results, same_query))
        except InterviewsError as error:
            self._post(Failed(error, serial))

    def _count_outside(self, query: Query, serial: int) -> None:
        # What is wrong with the index, the search has said.
        with suppress(InterviewsError):
            self._post(CountedOutside(serial, self._index.outside(query)))

    def _fetch_page(self, query: Query, offset: int, serial: int) -> None:
        if serial != self.serial:
            return
        try:
            hits = self._index.search(query, PAGE_SIZE, offset).hits
        except InterviewsError as error:
            self._post(PageFetched(offset, None))
            self._post(Failed(error, serial))
        else:
            if serial == self.serial:
                self._post(PageFetched(offset, hits))

    def _compare(self, freshness: Freshness, files: Collection[Path]) -> None:
        # What is wrong with the index, the search says.
        with suppress(InterviewsError, OSError, ValueError):
            self._post(Compared(freshness.changed(files)))

    def _bring_in_step(self, session: Session, pair: IndexedPair | None) -> None:
        found = None
        # What is wrong with the index, the search says.
        with suppress(InterviewsError):
            session.freshness.forget()
            session.follow_edits()
            found = session.now(pair) if pair is not None else None
        self._post(InStep(found.id if found is not None else None))

    def _look_for_newer(self) -> None:
        try:
            newer = self._index.refresh()
        except NoIndexError:
            return  # The first screen asks for the transcripts.
        except InterviewsError as error:
            if str(error) != self._last_problem:
                self._last_problem = str(error)
                self._post(Renewed(self._last_problem))
            return
        self._last_problem = ""
        if newer:
            self._post(Renewed())
