"""Asking the index off the screen's own thread.

A search that has begun cannot be stopped, so every search has a number, and only the answer to the last one
is shown. Workers post messages and leave widgets alone.
"""

from __future__ import annotations

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from interviews.errors import InterviewsError
from interviews.search.context import around
from interviews.search.results import IndexedPair, InterviewEntry, SearchResults
from interviews.session.query import Query
from interviews.session.wording import no_further_question
from interviews.tui.marking import Terms
from interviews.tui.screens.base import CommandScreen, Loaded
from interviews.tui.widgets.mode_bar import Mode
from interviews.tui.widgets.reader import Reader
from interviews.tui.widgets.results import PAGE_SIZE, ResultList


class Answered(Message):
    """The index has answered a search."""

    def __init__(self, serial: int, results: SearchResults, same_query: bool) -> None:
        super().__init__()
        self.serial = serial
        self.results = results
        self.same_query = same_query
        """Whether it is the search that was shown before."""


class Listed(Message):
    """The rows of a list have come."""

    def __init__(self, mode: Mode, rows: tuple[InterviewEntry, ...] | tuple[tuple[str, int], ...]) -> None:
        super().__init__()
        self.mode = mode
        self.rows = rows


class Overview(Message):
    """The questions of an interview have come."""

    def __init__(self, entry: InterviewEntry, pairs: tuple[IndexedPair, ...]) -> None:
        super().__init__()
        self.entry = entry
        self.pairs = pairs


class Failed(Message):
    """The index could not answer."""

    def __init__(self, error: InterviewsError, serial: int | None = None) -> None:
        super().__init__()
        self.error = error
        self.serial = serial


class CountedOutside(Message):
    """How many passages outside questions and answers match, too."""

    def __init__(self, serial: int, passages: int) -> None:
        super().__init__()
        self.serial = serial
        self.passages = passages


class Searching(CommandScreen[None]):
    """The part of the main screen that talks to the index."""

    serial = 0
    """The number of the last search."""
    searched_text = ""
    """The words of the last search."""
    _last_problem = ""
    """Of looking for a newer index."""
    _last_query: Query | None = None

    def search(self, query: Query) -> None:
        """Searches; the answer comes as `Answered`, unless another search was begun meanwhile."""
        self.serial += 1
        self.searched_text = query.text
        same_query = query == self._last_query
        self._last_query = query
        self._search(query, self.serial, same_query)

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _search(self, query: Query, serial: int, same_query: bool) -> None:
        if serial != self.serial:
            return
        try:
            results = self.session.index.search(query, PAGE_SIZE)
        except InterviewsError as error:
            self.post_message(Failed(error, serial))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(Answered(serial, results, same_query))
            self._count_outside(query, serial)

    def _count_outside(self, query: Query, serial: int) -> None:
        """Counts after the answers were shown, which must not wait for it."""
        try:
            passages = self.session.index.outside(query)
        except InterviewsError as error:
            self.post_message(Failed(error, serial))
        else:
            self.post_message(CountedOutside(serial, passages))

    @on(ResultList.PageWanted)
    def _fetch_wanted(self, event: ResultList.PageWanted) -> None:
        if self._last_query is not None:
            self._fetch_page(self._last_query, event.offset, self.serial)

    @work(thread=True, group="page", exit_on_error=False)
    def _fetch_page(self, query: Query, offset: int, serial: int) -> None:
        rows = self.query_one(ResultList)
        if serial != self.serial:
            return
        try:
            hits = self.session.index.search(query, PAGE_SIZE, offset).hits
        except InterviewsError as error:
            self.post_message(Loaded(lambda: rows.page_failed(offset)))
            self.post_message(Failed(error, serial))
            return

        def use() -> None:
            if serial == self.serial:
                rows.add_page(offset, hits)

        self.post_message(Loaded(use))

    @work(thread=True, exclusive=True, group="list", exit_on_error=False)
    def fill_list(self, mode: Mode) -> None:
        """Fetches the interviews, speakers or topics."""
        index = self.session.index
        try:
            if mode == "interviews":
                self.post_message(Listed(mode, index.interviews()))
            else:
                self.post_message(Listed(mode, tuple(index.facet(mode.removesuffix("s")))))
        except InterviewsError as error:
            self.post_message(Failed(error))

    @work(thread=True, exclusive=True, group="overview", exit_on_error=False)
    def fetch_overview(self, entry: InterviewEntry) -> None:
        """Fetches the questions of an interview."""
        try:
            pairs = self.session.index.pairs_of(entry.path)
        except InterviewsError as error:
            self.post_message(Failed(error))
            return
        if not get_current_worker().is_cancelled:
            within = tuple(pair for pair in pairs if pair.section == entry.section)
            self.post_message(Overview(entry, (within or pairs) if entry.pairs else ()))

    @work(thread=True, exclusive=True, group="newer", exit_on_error=False)
    def look_for_newer(self) -> None:
        """Searches again when another program has rebuilt the index meanwhile; tells a problem once."""
        try:
            newer = self.session.index.refresh()
        except InterviewsError as error:
            message = str(error)
            if message != self._last_problem:
                self._last_problem = message
                self.post_message(Loaded(lambda: self.say(message, severity="warning")))
            return
        self._last_problem = ""
        if newer:
            self.post_message(Loaded(self.index_is_newer))

    def index_is_newer(self) -> None:
        """Shows the new content of the index."""
        raise NotImplementedError

    @work(thread=True, exclusive=True, group="neighbour", exit_on_error=False)
    def read_neighbour(self, step: int) -> None:
        """Shows the pair before or after the one that is open, in the order of its file."""
        pair = self.query_one(Reader).pair
        if pair is None:
            return
        try:
            siblings = self.session.index.pairs_of(pair.path)
        except InterviewsError as error:
            self.post_message(Failed(error))
            return
        before, after = around(pair, siblings)
        if after if step > 0 else before:
            neighbour = after[0] if step > 0 else before[-1]
            self.post_message(Loaded(lambda: self.neighbour_found(neighbour)))
        else:
            self.post_message(Loaded(lambda: self.say(no_further_question(pair, step))))

    def neighbour_found(self, pair: IndexedPair) -> None:
        """Shows a neighbour, and puts the cursor of the list on it where it is listed."""
        rows = self.query_one(ResultList)
        row = rows.row_of(pair.id)
        if row is not None and row != rows.cursor:
            rows.cursor = row
        else:
            self.show_pair(pair, self.query_one(Reader).terms)

    def show_pair(self, pair: IndexedPair, terms: Terms) -> None:
        """Shows an answer in the reader."""
        raise NotImplementedError

    def search_failed(self, error: InterviewsError) -> None:
        """Says what is wrong with the index."""
        raise NotImplementedError

    @on(Failed)
    def _tell_failed(self, event: Failed) -> None:
        if event.serial in (None, self.serial):
            self.search_failed(event.error)
