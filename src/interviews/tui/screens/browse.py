"""The main screen: the query line, the list, the answer, and the filters."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import ScreenResume
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from interviews.errors import InterviewsError, NoIndexError, SettingsError
from interviews.search.results import IndexedPair
from interviews.session.query import Filter, Query
from interviews.session.searches import Searches
from interviews.session.wording import count, interview_title, no_further_question, source_file
from interviews.tui.asking import (
    Answered,
    Asker,
    AskersFound,
    Card,
    Compared,
    CountedOutside,
    Failed,
    InStep,
    Listed,
    Neighbour,
    Overview,
    PageFetched,
    RangeFetched,
    Renewed,
)
from interviews.tui.commands import bindings
from interviews.tui.marking import Terms, terms_of
from interviews.tui.navigation import ShowRebuild, ShowWelcome
from interviews.tui.screens.base import CommandScreen, Ready
from interviews.tui.screens.dialogs import AskDialog, ChooseDialog
from interviews.tui.widgets.answer_commands import AnswerCommands, BasketChanged, Marked, Reading
from interviews.tui.widgets.command_footer import CommandFooter
from interviews.tui.widgets.facets import FacetFind, FacetPane, Facets
from interviews.tui.widgets.list_pane import ListPane, found_in_order
from interviews.tui.widgets.mode_bar import MODES, Mode, ModeTab
from interviews.tui.widgets.query_bar import Chip, QueryBar, QueryInput
from interviews.tui.widgets.reader import Reader
from interviews.tui.widgets.results import ResultList
from interviews.tui.widgets.row_list import RowList

LOOK_FOR_NEWER_EVERY = 2.0
"""Seconds between two looks at the marker of the index; one takes 10 microseconds."""


class BrowseScreen(CommandScreen[None]):
    """Search, browse and read."""

    SCOPE = "browse"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("browse"),
        Binding("escape", "step_back", "Back"),
    ]
    AUTO_FOCUS = "#query"

    def __init__(self) -> None:
        super().__init__()
        self.query_now = Query()
        """The query on the screen."""
        self._query_of_answers = Query()
        """The query to come back to from the other lists."""
        self._writing: Timer | None = None
        """Runs while somebody writes the query."""
        self._withheld: Answered | None = None
        """What was found for words that are still being written, where it is nothing or for other words."""
        self._is_due = False
        """Whether the words have changed since the search began that is under way."""
        self._wanted_pair: str | None = None
        self._askers_wanted = False
        """Whether it was asked, after the first answers were there, who mostly asks."""
        self._last_marked: int | None = None
        """The row of the answer that was marked last, from which a range begins."""
        self._people: tuple[str, ...] = ()
        """Whom the words name: a chip each."""

    @cached_property
    def asker(self) -> Asker:
        """Asks the index for this screen."""
        return Asker(self, self.session.index)

    @cached_property
    def searches(self) -> Searches:
        """The searches of before."""
        return Searches(self.session.state)

    @property
    def lists(self) -> ListPane:
        return self.query_one(ListPane)

    @property
    def reader(self) -> Reader:
        return self.query_one(Reader)

    def compose(self) -> ComposeResult:
        with AnswerCommands(self.SCOPE, self.reading):
            yield QueryBar(id="query-bar")
            with Widget(id="regions"):
                yield ListPane(id="list-pane")
                yield Reader(id="reader")
                yield FacetPane(id="facets")
        yield CommandFooter()

    async def on_mount(self) -> None:
        state = self.session.state
        self.query_now = state.query
        self._wanted_pair = state.pair
        mode: Mode = next((mode for mode in MODES if mode == state.mode), "answers")
        self.query_one(FacetPane).border_title = Content("Filters")
        line = self.query_one(QueryInput)
        with self.prevent(Input.Changed):
            line.value = self.query_now.text
        line.history = state.history
        self.searches.trail.went(self.query_now)
        # Typing replaces what the last session left.
        line.action_select_all()
        await self.query_one(QueryBar).show(self.query_now, self._people)
        self.show_basket()
        self.lists.adapt_rows(self.app.size.height)
        self._show_mode(mode)
        self.start_search()
        self.set_interval(LOOK_FOR_NEWER_EVERY, self.look_for_newer)

    def on_resize(self) -> None:
        """Rows are denser on small screens."""
        self.lists.adapt_rows(self.app.size.height)

    # What is shown

    def current_pair(self) -> IndexedPair | None:
        return self.reader.pair

    def reading(self) -> Reading | None:
        """The answer in the reader, and the search as it is now."""
        reader = self.reader
        return Reading(reader.pair, reader.terms, self.query_now) if reader.pair else None

    def jump_targets(self) -> list[tuple[str, Widget]]:
        """The regions with the keys that go there."""
        targets: list[tuple[str, Widget]] = [
            ("q", self.query_one("#query")),
            ("l", self.lists.shown_list),
            ("r", self.query_one("#reader")),
            ("f", self.query_one(FacetFind)),
        ]
        return targets

    def why_not(self, command: str) -> str | None:
        """Why a command cannot be used now."""
        if command == "clear_filters" and not self.query_now.filters and not self._people:
            return "There is no filter to take off."
        if command in ("next_pair", "previous_pair") and self.current_pair() is None:
            return "Choose an answer in the list first."
        if command in ("next_match", "previous_match") and not self.reader.view.match_position[1]:
            return "No found word in this answer."
        if command == "mark_range" and (self.lists.mode != "answers" or self._last_marked is None):
            return "Mark the first answer with m, go to the last one, and press it then."
        if command == "sort" and self.lists.mode != "answers":
            return "Only answers have several orders; 1 lists them."
        return self.searches.why_not(command, self.query_now) or super().why_not(command)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The query line needs no key that leads to it."""
        if action == "find" and self.query_one(QueryInput).has_focus:
            return False
        if action == "step_back" and self.lists.shown_list.has_focus and not self.has_class("-zoomed"):
            return False
        return super().check_action(action, parameters)

    def show_pair(self, pair: IndexedPair, terms: Terms) -> None:
        """Shows an answer in the reader."""
        self.reader.show(pair, terms)
        self.session.state.pair = pair.id
        self.refresh_commands()

    @on(Marked)
    def _step_on(self) -> None:
        """Goes on to the next answer, so that one key marks several."""
        rows = self.lists.answers
        self._last_marked = rows.cursor
        if rows.has_focus:
            rows.action_move(1)

    def action_mark_range(self) -> None:
        """Puts the answers from the last marked one to the current one into the basket."""
        rows = self.lists.answers
        first, last = sorted((rows.cursor if self._last_marked is None else self._last_marked, rows.cursor))
        self.asker.fetch_range(first, last - first + 1)

    @on(RangeFetched)
    def _mark_range(self, event: RangeFetched) -> None:
        done = f"Put {count(len(event.pairs), 'answer')}"
        self.query_one(AnswerCommands).change_basket(lambda basket: basket.with_all(event.pairs), done)

    @on(BasketChanged)
    @on(ScreenResume)
    def show_basket(self) -> None:
        """Shows in the list which answers are in the basket, which other screens may have changed."""
        marked = self.session.marked
        self.lists.answers.mark_pairs(marked)
        self.reader.show_marked(marked)
        self.refresh_commands()

    @property
    def busy(self) -> bool:
        """Words can be written while the answers to those before are on their way."""
        return self._is_rearranged or (super().busy and not self.query_one(QueryInput).has_focus)

    # Searching

    @on(Input.Changed, "#query")
    def _words_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_now = self.query_now.with_text(event.value)
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
        # Half a word is often no word: the list would go and come back as one writes.
        if self._writing is not None and (not event.results.total or event.results.corrected):
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

    # The lists

    @on(RowList.Highlighted, "#answers")
    def _read_hit(self, event: RowList.Highlighted) -> None:
        hit = self.lists.answers.hit(event.index)
        if hit is not None and self.lists.mode == "answers":
            self.show_pair(hit.pair, terms_of(self.asker.searched_text, hit.matched_words))

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

    @on(Listed)
    def _show_list(self, event: Listed) -> None:
        if event.mode == self.lists.mode:
            self.lists.show_rows(event.rows, event.people)
            self._narrow_list()

    def _narrow_list(self) -> None:
        self.lists.narrow(self.query_now.text)

    @on(ListPane.Looked)
    def _look_into(self, event: ListPane.Looked) -> None:
        """The reader shows what the cursor is on, so that no command acts on anything else."""
        if event.subject is None or event.subject != self.lists.subject:
            if self.lists.mode != "answers" and self.lists.subject is None:
                self.reader.show_nothing("Nothing to read: the list is empty.")
                self.refresh_commands()
        elif isinstance(event.subject, Filter):
            self.asker.fetch_card(event.subject)
        else:
            self.asker.fetch_overview(event.subject)

    @on(Overview)
    def _show_overview(self, event: Overview) -> None:
        if event.entry != self.lists.subject:
            return
        if event.pairs:
            self.reader.show_overview(event.entry, event.pairs)
        else:
            self.reader.show_nothing("Nobody is asked here. Press Enter to read what is said.")
        self.refresh_commands()

    @on(Card)
    def _show_card(self, event: Card) -> None:
        if event.subject == self.lists.subject:
            self.reader.show_card(event.subject, event.results)
            self.refresh_commands()

    @on(ListPane.Opened)
    async def _open(self, event: ListPane.Opened) -> None:
        subject = event.subject
        if isinstance(subject, Filter):
            query = self.query_now.with_text("")
            await self._enter_answers(query if subject in query.filters else query.toggled(subject))
            return
        chosen = Filter("path", subject.path, interview_title(subject))
        # Where nobody is asked, all that is said stands outside of questions and answers.
        await self._enter_answers(Query(filters=(chosen,), within=None if subject.pairs else "outside"))

    async def _enter_answers(self, query: Query) -> None:
        """Lists the answers to a query."""
        self._show_mode("answers")
        await self.change_query(query)
        self._focus_region("list")

    @on(ModeTab.Chosen)
    async def _choose_mode(self, event: ModeTab.Chosen) -> None:
        await self._change_mode(event.mode)

    async def _change_mode(self, mode: Mode) -> None:
        """Shows another list; the words of the query line narrow it, so they begin anew."""
        before = self.lists.mode
        if mode != before:
            if before == "answers":
                self._query_of_answers = self.query_now
            self.lists.mode = mode
            await self.change_query(self._query_of_answers if mode == "answers" else Query())
            self._show_mode(mode)
        self._focus_region("list")

    def _show_mode(self, mode: Mode) -> None:
        self.session.state.mode = mode
        self.lists.show_mode(mode)
        if mode != "answers":
            self.asker.fill_list(mode)

    # Focus

    def _focus_region(self, region: str) -> None:
        """Goes to a region; where there is room for one alone, it takes the place of the others."""
        before = self.classes
        self.set_class(region == "reader", "-reading")
        self.set_class(region == "facets", "-filtering")
        if self.has_class("-zoomed"):
            self._fill_with(region)
        if self.classes != before:
            self.rearrange()
        regions: dict[str, Widget] = {"reader": self.reader.view, "facets": self.query_one(FacetFind)}
        # At once, not after what is waiting: the next key may be on its way already.
        self.screen.set_focus(regions.get(region, self.lists.shown_list))

    def action_step_back(self) -> None:
        """From the answer or the filters to the list, and to all regions when one fills the screen."""
        if self.has_class("-zoomed"):
            self._fill_with(None)
        else:
            self._focus_region("list")

    def _fill_with(self, region: str | None) -> None:
        """Lets a region fill the screen, or all of them share it."""
        self.remove_class("-zoomed", *(f"-zoomed-{other}" for other in ("list", "reader", "facets")))
        if region is not None:
            self.add_class("-zoomed", f"-zoomed-{region}")
        self.rearrange()

    # Commands

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

    def action_next_pair(self) -> None:
        """Reads the next question of the interview."""
        self._read_neighbour(1)

    def action_previous_pair(self) -> None:
        """Reads the previous question of the interview."""
        self._read_neighbour(-1)

    def _read_neighbour(self, step: int) -> None:
        if (pair := self.current_pair()) is not None:
            self.asker.find_neighbour(pair, step)

    @on(Neighbour)
    def _show_neighbour(self, event: Neighbour) -> None:
        """Shows a neighbour, and puts the cursor of the list on it where it is listed."""
        if event.found is None:
            self.say(no_further_question(event.pair, event.step))
            return
        rows = self.lists.answers
        row = rows.row_of(event.found.id)
        if row is not None and row != rows.cursor:
            rows.cursor = row
        else:
            self.show_pair(event.found, self.reader.terms)

    def action_next_match(self) -> None:
        """Goes to the next found word."""
        self.reader.view.step_match(1)

    def action_previous_match(self) -> None:
        """Goes to the previous found word."""
        self.reader.view.step_match(-1)

    def action_zoom(self) -> None:
        """Lets the focused pane fill the screen, or not."""
        region = "reader" if self.reader.view.has_focus else "list"
        if self.query_one(FacetPane).has_focus_within:
            region = "facets"
        self._fill_with(None if self.has_class("-zoomed") else region)

    async def action_answers(self) -> None:
        await self._change_mode("answers")

    async def action_interviews(self) -> None:
        await self._change_mode("interviews")

    async def action_speakers(self) -> None:
        await self._change_mode("speakers")

    async def action_topics(self) -> None:
        await self._change_mode("topics")

    def action_rebuild(self) -> None:
        """Brings the index in line with the transcripts."""
        folders = self.session.rebuild_folders()
        self.post_message(ShowRebuild(folders) if folders else ShowWelcome())

    def index_is_newer(self) -> None:
        """Shows the new content of the index, keeping the search and the selection."""
        self.asker.bring_in_step(self.session, self.current_pair())

    @on(InStep)
    def _show_newer(self, event: InStep) -> None:
        self._wanted_pair = event.pair
        self._askers_wanted = False
        self.show_basket()
        self._compare_sources()
        if self.lists.mode != "answers":
            self.asker.fill_list(self.lists.mode)
        self.start_search()

    def look_for_newer(self) -> None:
        """Looks whether the index, or a transcript of what is shown, has changed meanwhile."""
        self.asker.look_for_newer()
        self._compare_sources()

    def _compare_sources(self) -> None:
        pair = self.current_pair()
        files = {*self.lists.visible_files(), *((source_file(pair),) if pair else ())}
        self.asker.compare(self.session.freshness, files)

    @on(Compared)
    def _show_changed(self, event: Compared) -> None:
        self.lists.answers.show_changed(event.changed)
        self.reader.show_changed(event.changed)

    @on(Renewed)
    def _show_renewed(self, event: Renewed) -> None:
        if event.problem:
            self.say(event.problem, severity="warning")
        else:
            self.index_is_newer()
