"""The part of the main screen that searches: the query line, filters, answers, and searches of before."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from textual import on
from textual.timer import Timer
from textual.widgets import Input

from interviews.errors import InterviewsError, NoIndexError, SettingsError
from interviews.search.results import SearchResults
from interviews.session.query import Filter, Query
from interviews.session.searches import Searches
from interviews.tui.asking import Answered, AskersFound, CountedOutside, Failed, PageFetched
from interviews.tui.marking import terms_of
from interviews.tui.navigation import ShowWelcome
from interviews.tui.screens.base import Ready
from interviews.tui.screens.dialogs import AskDialog, ChooseDialog
from interviews.tui.screens.reading import ReadingScreen
from interviews.tui.widgets.facets import Facets
from interviews.tui.widgets.list_pane import found_in_order
from interviews.tui.widgets.mode_bar import Mode
from interviews.tui.widgets.query_bar import Chip, QueryBar, QueryInput
from interviews.tui.widgets.results import ResultList
from interviews.tui.widgets.row_list import RowList


def _may_be_half_written(results: SearchResults, text: str) -> bool:
    """Whether nothing was found for the last word of a text as it stands, or another one in its place."""
    if not text[-1:].isalnum():
        return False
    return not results.total or (results.corrected or text).split()[-1] != text.split()[-1]


class SearchingScreen(ReadingScreen):
    """Searches as one writes."""

    def __init__(self) -> None:
        super().__init__()
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
        if self.asker.is_searching:
            self._is_due = True
        else:
            self.start_search()

    @on(Ready)
    def _search_what_was_written_meanwhile(self) -> None:
        if self._is_due and not self.asker.is_searching:
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
        self.asker.search(self.query_now)

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

    @on(Answered)
    async def _take_answer(self, event: Answered) -> None:
        if event.serial != self.asker.serial or self._is_due:
            return
        # Half of a word that nobody says is no word: the list would go and come back as one writes.
        if self._writing is not None and _may_be_half_written(event.results, self.query_now.text):
            self._withheld = event
        else:
            await self._show_answer(event)

    async def _show_answer(self, event: Answered) -> None:
        if event.serial != self.asker.serial:
            return
        results = event.results
        self.asker.count_outside()
        if not event.same_query:
            self._last_marked = None
        self._people = results.people
        await self.query_one(QueryBar).show(self.query_now, self._people)
        terms = terms_of(results.corrected or self.query_now.text)
        rows = self.lists.answers
        shown_before = self.current_pair()
        wanted = self._wanted_pair or (shown_before.id if event.same_query and shown_before else None)
        self._wanted_pair = None
        # An answer that was open on a later page is looked for where the cursor was.
        fallback = rows.cursor if event.same_query else 0
        position = next((row for row, hit in enumerate(results.hits) if hit.pair.id == wanted), fallback)
        rows.show(results, terms, position)
        self.query_one(Facets).show(results.facets, self.query_now)
        if not self._askers_wanted:
            self._askers_wanted = True
            self.asker.fetch_askers()
        self.lists.say_found(results, self.query_now)
        if self.lists.mode != "answers":
            return
        if (hit := rows.hit(rows.cursor)) is not None:
            self.show_pair(hit.pair, terms_of(results.corrected or self.query_now.text, hit.matched_words))
        elif not results.total:
            self.reader.show_nothing("Nothing to read: no answer matches.")
            self.refresh_commands()

    @on(CountedOutside)
    def _show_outside(self, event: CountedOutside) -> None:
        if event.serial == self.asker.serial and event.passages:
            shown = found_in_order(self.lists.answers.row_count, self.query_now)
            self.lists.say_number(f"{shown} · w: {event.passages:,} outside")

    @on(ResultList.PageWanted)
    def _fetch_page(self, event: ResultList.PageWanted) -> None:
        self.asker.fetch_page(event.offset)

    @on(PageFetched)
    def _take_page(self, event: PageFetched) -> None:
        if event.hits is None:
            self.lists.answers.page_failed(event.offset)
        else:
            self.lists.answers.add_page(event.offset, event.hits)

    @on(Failed)
    async def _tell_failed(self, event: Failed) -> None:
        if event.serial not in (None, self.asker.serial):
            return
        if self.query_now.by_meaning and isinstance(event.error, SettingsError):
            self.say(str(event.error), severity="warning")
            await self.action_meaning()
        else:
            self._search_failed(event.error)

    def _search_failed(self, error: InterviewsError) -> None:
        """Says what is wrong with the index; the first-run screen when there is none."""
        self.lists.answers.rows_changed(0, 0)
        self.reader.show_nothing(str(error))
        if isinstance(error, NoIndexError):
            self.post_message(ShowWelcome())
        else:
            self.say(str(error), severity="error")

    @on(RowList.Chosen, "#answers")
    def _enter_reader(self) -> None:
        self._remember()
        self._focus_region("reader")

    @on(AskersFound)
    def _part_facets(self, event: AskersFound) -> None:
        self.query_one(Facets).show_askers(event.names)

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

        async def search_again(choice: int | None) -> None:
            if choice is not None:
                await self._enter_answers(offered[choice][1])

        self.app.push_screen(ChooseDialog("Search again", [choice for choice, _ in offered]), search_again)

    def action_save_search(self) -> None:
        """Keeps the search under a name, or lets go of it when it is kept."""
        query = self.query_now
        held = self.searches.let_go(query)
        if held is not None:
            self.say(f"No longer kept: {held}")
            return

        def keep(name: str | None) -> None:
            if name:
                self.searches.keep(name, query)
                self.say(f"Kept: {name}. Press h to search it again, or: interviews search --saved.")

        self.app.push_screen(AskDialog("Keep this search", "Its name:", query.words()), keep)

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
            self.asker.fill_list(mode)
