"""The part of the main screen that searches: the query line, filters, answers, and searches of before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial

from textual import on
from textual.timer import Timer
from textual.widgets import Input
from textual.worker import Worker

from interviews.errors import InterviewsError, NoIndexError, SettingsError
from interviews.exporting.untrusted import one_line
from interviews.search.results import SearchResults
from interviews.session.people import mostly_asking, people_of
from interviews.session.query import Filter, Query
from interviews.session.state import Searches
from interviews.tui.marking import terms_of
from interviews.tui.screens.base import Ready
from interviews.tui.screens.dialogs import AskDialog, ChooseDialog, ask
from interviews.tui.screens.reading import ReadingScreen
from interviews.tui.widgets.facets import Facets
from interviews.tui.widgets.list_pane import Mode
from interviews.tui.widgets.query_bar import Chip, QueryBar, QueryInput
from interviews.tui.widgets.results import PAGE_SIZE, ResultList
from interviews.tui.widgets.row_list import RowList


@dataclass(frozen=True, slots=True)
class Answered:
    """What the index answers to a search."""

    serial: int
    """The number of the search: one that has begun cannot be stopped, and only the last one is shown."""
    results: SearchResults
    same_query: bool
    """Whether it is the search that was shown before."""


def _may_be_half_written(results: SearchResults, text: str) -> bool:
    """Whether nothing was found for the last word of a text as it stands, or another one in its place."""
    if not text[-1:].isalnum():
        return False
    return not results.total or (results.corrected or text).split()[-1] != text.split()[-1]


class SearchingScreen(ReadingScreen):
    """Searches as one writes."""

    def __init__(self) -> None:
        super().__init__()
        self.serial = 0
        """The number of the last search."""
        self._searching: Worker[None] | None = None
        self._writing: Timer | None = None
        """Runs while somebody writes the query."""
        self._withheld: Answered | None = None
        """What was found for words that are still being written, where it is nothing or for other words."""
        self._is_due = False
        """Whether the words have changed since the search began that is under way."""
        self._wanted_pair: str | None = None
        self._askers_wanted = False
        """Whether it was asked, after the first answers were there, who mostly asks."""
        self._people: tuple[str, ...] = ()
        """Whom the words name: a chip each."""

    @cached_property
    def searches(self) -> Searches:
        """The searches of before."""
        return Searches(self.session.state)

    @property
    def busy(self) -> bool:
        """Words can be written while the answers to those before are on their way."""
        return self._is_rearranged or (super().busy and not self.query_one(QueryInput).has_focus)

    @on(Input.Changed, "#query")
    def _words_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_now = self.query_now.as_written(event.value)
        self._end_writing()
        if self.host.patience:
            self._writing = self.set_timer(self.host.patience, self._show_withheld)
        if self._is_searching:
            self._is_due = True
        else:
            self.start_search()

    @property
    def _is_searching(self) -> bool:
        """Whether the last search is under way."""
        return self._searching is not None and not self._searching.is_finished

    @on(Ready)
    def _search_what_was_written_meanwhile(self) -> None:
        if self._is_due and not self._is_searching:
            self.start_search()

    def _end_writing(self) -> None:
        self._withheld = None
        if self._writing is not None:
            self._writing.stop()
            self._writing = None

    async def _show_withheld(self) -> None:
        withheld = self._withheld
        self._end_writing()
        if withheld is not None:
            await self._show_answer(withheld)

    def start_search(self) -> None:
        """Searches for what the query line and the chips say."""
        self._is_due = False
        self.session.state.query = self.query_now
        self._narrow_list()
        query, same_query = self.query_now, self.serial > 0 and self.query_now == self.searched
        self.searched = query
        self.serial = serial = self.serial + 1
        self._searching = self.fetch(
            "search",
            lambda: Answered(serial, self.session.index.search(query, PAGE_SIZE), same_query),
            self.take_answer,
            partial(self._search_failed, serial),
        )
        self.wait_for(self._searching)

    async def change_query(self, query: Query) -> None:
        """Searches with other filters or another scope."""
        self.query_now = query
        if self.lists.mode == "answers":
            self.searches.trail.went(query)
        line = self.query_one(QueryInput)
        if line.value != query.text:
            with self.prevent(Input.Changed):
                line.value = query.text
        self._people = tuple(person for person in self._people if person not in query.nobody)
        await self.query_one(QueryBar).show(query, self._people)
        self.start_search()

    async def take_answer(self, answered: Answered) -> None:
        """Shows what was found, unless something else is searched already."""
        if answered.serial != self.serial or self._is_due:
            return
        # Half of a word that nobody says is no word: the list would go and come back as one writes.
        if self._writing is not None and _may_be_half_written(answered.results, self.query_now.text):
            self._withheld = answered
        else:
            await self._show_answer(answered)

    async def _show_answer(self, answered: Answered) -> None:
        if answered.serial != self.serial:
            return
        results = answered.results
        if not answered.same_query:
            self._last_marked = None
        self._people = results.people
        await self.query_one(QueryBar).show(self.query_now, self._people)
        terms = terms_of(results.corrected or self.query_now.text)
        rows = self.lists.answers
        shown_before = self.current_pair()
        wanted = self._wanted_pair or (shown_before.id if answered.same_query and shown_before else None)
        self._wanted_pair = None
        # An answer that was open on a later page is looked for where the cursor was.
        fallback = rows.cursor if answered.same_query else 0
        position = next((row for row, hit in enumerate(results.hits) if hit.pair.id == wanted), fallback)
        rows.show(results, terms, position)
        self.query_one(Facets).show(results.facets, self.query_now)
        if not self._askers_wanted:
            self._askers_wanted = True
            index, facets = self.session.index, self.query_one(Facets)
            self.fetch("askers", lambda: mostly_asking(index.interviews()), facets.show_askers)
        self.lists.say_found(results, self.query_now)
        if self.lists.mode != "answers":
            return
        if (hit := rows.hit(rows.cursor)) is not None:
            self.show_pair(hit.pair, terms_of(results.corrected or self.query_now.text, hit.matched_words))
        elif not results.total:
            self.reader.show_nothing("Nothing to read: nothing matches.")
            self.refresh_commands()

    @on(ResultList.PageWanted)
    def _fetch_page(self, event: ResultList.PageWanted) -> None:
        offset, query, serial = event.offset, self.searched, self.serial

        def show(results: SearchResults) -> None:
            if serial == self.serial:
                self.lists.answers.add_page(offset, results.hits)

        async def failed(error: InterviewsError) -> None:
            self.lists.answers.page_failed(offset)
            await self._search_failed(serial, error)

        asked = partial(self.session.index.search, query, PAGE_SIZE, offset)
        self.fetch(f"page at {offset}", asked, show, failed)

    async def _search_failed(self, serial: int, error: InterviewsError) -> None:
        if serial == self.serial:
            await self.tell_failed(error)

    async def tell_failed(self, error: InterviewsError) -> None:
        """Says what is wrong with the index; the first-run screen when there is none."""
        if self.query_now.by_meaning and isinstance(error, SettingsError):
            self.say(str(error), severity="warning")
            await self.action_meaning()
            return
        self.lists.answers.rows_changed(0, 0)
        self.reader.show_nothing(str(error))
        self.lists.notice(one_line(str(error)))
        if isinstance(error, NoIndexError):
            self.host.show_welcome()
        else:
            self.say(str(error), severity="error")

    @on(RowList.Chosen, "#answers")
    def _enter_reader(self) -> None:
        self._remember()
        self._focus_region("reader")

    @on(Facets.Toggled)
    async def _toggle(self, event: Facets.Toggled) -> None:
        await self.change_query(self.query_now.toggled(event.filter))

    @on(Chip.Removed)
    async def _remove(self, event: Chip.Removed) -> None:
        await self.change_query(self.query_now.without(event.filter))
        self.query_one(QueryInput).focus()

    @on(QueryInput.ChipDeleted)
    async def _remove_last(self) -> None:
        if self.query_now.filters:
            await self.change_query(self.query_now.toggled(self.query_now.filters[-1]))

    @on(Input.Submitted, "#query")
    async def _keep_query(self) -> None:
        """What was sent off is remembered; what was only begun is not."""
        self._remember()
        await self._leave_query()

    def _remember(self) -> None:
        state = self.session.state
        state.remember_query(self.query_now.text)
        self.query_one(QueryInput).history = state.history

    @on(QueryInput.Left)
    async def _leave_query(self) -> None:
        await self._show_withheld()
        if self.lists.mode == "answers":
            self.searches.trail.went(self.query_now)
        self._focus_region("list")

    def _narrow_list(self) -> None:
        self.lists.narrow(self.query_now.text)

    async def _enter_answers(self, query: Query) -> None:
        """Lists the answers to a query."""
        self._show_mode("answers")
        await self.change_query(query)
        self._focus_region("list")

    def action_find(self) -> None:
        self.remove_class("-reading", "-filtering")
        line = self.query_one(QueryInput)
        line.focus()
        line.action_select_all()

    def action_filters(self) -> None:
        self._focus_region("facets")

    async def action_clear_filters(self) -> None:
        query = self.query_now.cleared()
        for person in self._people:
            query = query.without(Filter("name", person))
        await self.change_query(query)

    async def action_scope(self) -> None:
        """Looks in the next scope: outside of questions and answers, in one of the two, in both."""
        await self.change_query(self.query_now.next_scope())

    async def action_sort(self) -> None:
        """Lists the answers in the next order."""
        await self.change_query(self.query_now.next_sort())

    async def action_meaning(self) -> None:
        """Finds what means the same in other words, or what says them alone."""
        query = self.query_now
        await self.change_query(replace(query, by_meaning=not query.by_meaning))

    def action_history(self) -> None:
        """Offers the kept searches and the queries of before."""
        offered = self.searches.offered()
        dialog = ChooseDialog("Search again", [choice for choice, _ in offered])
        ask(self.app, dialog, lambda choice: self._enter_answers(offered[choice][1]))

    def action_save_search(self) -> None:
        """Keeps the search under a name, or lets go of it when it is kept."""
        query = self.query_now
        held = self.searches.let_go(query)
        if held is not None:
            self.say(f"No longer kept: {held}")
            return

        def keep(name: str) -> None:
            self.session.state.keep(name, query)
            self.say(f"Kept: {name}. Press h to search it again, or: interviews search --saved.")

        ask(self.app, AskDialog("Keep this search", "Its name:", query.words()), keep)

    async def action_search_back(self) -> None:
        """Goes back to the search before this one."""
        await self._enter_answers(self.searches.trail.go(-1))

    async def action_search_forward(self) -> None:
        """Goes forward again."""
        await self._enter_answers(self.searches.trail.go(1))

    def _show_mode(self, mode: Mode) -> None:
        self.session.state.mode = mode
        self.lists.show_mode(mode)
        if mode != "answers":
            self._fill_list(mode)

    def _fill_list(self, mode: Mode) -> None:
        """Lists the interviews, speakers or topics."""
        index, interviews, values = self.session.index, self.lists.interviews, self.lists.values

        def listed() -> Callable[[], None]:
            """What fills the list."""
            if mode == "interviews":
                return partial(interviews.show, index.interviews())
            people = people_of(index.interviews(), index.words_spoken()) if mode == "speakers" else {}
            return partial(values.show, index.facet(mode.removesuffix("s")), people)

        def fill(show: Callable[[], None]) -> None:
            if mode == self.lists.mode:
                show()
                self._narrow_list()

        self.wait_for(self.fetch("list", listed, fill))
