"""The main screen: what it consists of, its lists, and the index that changes meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from interviews.errors import InterviewsError, NoIndexError
from interviews.exporting.describing import interview_title
from interviews.search.results import IndexedPair, InterviewEntry, SearchResults
from interviews.session.query import Filter, Query
from interviews.tui.commands import bindings
from interviews.tui.screens.searching import SearchingScreen
from interviews.tui.widgets.answer_commands import AnswerCommands
from interviews.tui.widgets.command_footer import CommandFooter
from interviews.tui.widgets.facets import FacetFind, FacetPane
from interviews.tui.widgets.list_pane import MODES, ListPane, Mode, ModeTab
from interviews.tui.widgets.query_bar import QueryBar, QueryInput
from interviews.tui.widgets.reader import Reader

CARD_SIZE = 30
"""Answers of a person or topic that are listed on its card."""
LOOK_FOR_NEWER_EVERY = 2.0
"""Seconds between two looks at the marker of the index; one takes 10 microseconds."""


class BrowseScreen(SearchingScreen):
    """Search, browse and read."""

    SCOPE = "browse"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("browse"), Binding("escape", "step_back", "Back")]
    AUTO_FOCUS = "#query"

    def __init__(self) -> None:
        super().__init__()
        self._query_of_answers = Query()
        """The query to come back to from the other lists."""
        self._last_problem = ""
        """What was wrong with the index when it was last looked at."""

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

    def jump_targets(self) -> list[tuple[str, Widget]]:
        return [
            ("q", self.query_one("#query")),
            ("l", self.lists.shown_list),
            ("r", self.query_one("#reader")),
            ("f", self.query_one(FacetFind)),
        ]

    def why_not(self, command: str) -> str | None:
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

    @on(ListPane.Looked)
    def _look_into(self, event: ListPane.Looked) -> None:
        """The reader shows what the cursor is on, so that no command acts on anything else."""
        index, subject = self.session.index, event.subject
        if subject is None or subject != self.lists.subject:
            if self.lists.mode != "answers" and self.lists.subject is None:
                self.reader.show_nothing("Nothing to read: the list is empty.")
                self.refresh_commands()
        elif isinstance(subject, Filter):
            answers = partial(index.search, Query(filters=(subject,)), CARD_SIZE)
            self.wait_for(self.fetch("overview", answers, partial(self._show_card, subject)))
        else:
            pairs = partial(index.pairs_of, subject.path)
            self.wait_for(self.fetch("overview", pairs, partial(self._show_overview, subject)))

    def _show_overview(self, entry: InterviewEntry, of_file: Sequence[IndexedPair]) -> None:
        if entry != self.lists.subject:
            return
        within = [pair for pair in of_file if pair.section == entry.section] or of_file
        if entry.pairs and within:
            self.reader.show_overview(entry, within)
        else:
            self.reader.show_nothing("Nobody is asked here. Press Enter to read what is said.")
        self.refresh_commands()

    def _show_card(self, subject: Filter, results: SearchResults) -> None:
        if subject == self.lists.subject:
            self.reader.show_card(subject, results)
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
        if folders:
            self.host.show_rebuild(folders)
        else:
            self.host.show_welcome()

    def index_is_newer(self) -> None:
        """Shows the new content of the index, keeping the search and the selection."""
        session, pair = self.session, self.current_pair()

        def now() -> str | None:
            """The id that the open answer has in the newer index."""
            # What is wrong with the index, the search says.
            with suppress(InterviewsError):
                session.freshness.forget()
                session.follow_edits()
                found = session.now(pair) if pair is not None else None
                return found.id if found is not None else None
            return None

        self.wait_for(self.fetch("step", now, self._show_newer))

    def _show_newer(self, pair: str | None) -> None:
        self._wanted_pair = pair
        self._askers_wanted = False
        self.show_basket()
        self._compare_sources()
        if self.lists.mode != "answers":
            self._fill_list(self.lists.mode)
        self.start_search()

    def look_for_newer(self) -> None:
        """Looks whether the index, or a transcript of what is shown, has changed meanwhile."""
        work = self.finding_out(self.session.index.refresh, self._looked, self._tell_problem)
        # It is told once that the index is newer, so that another look must not take the place of this one.
        self.run_worker(work, thread=True, group="newer", exit_on_error=False)
        self._compare_sources()

    def _looked(self, is_newer: bool) -> None:
        self._last_problem = ""
        if is_newer:
            self.index_is_newer()

    def _tell_problem(self, error: InterviewsError) -> None:
        """Says once what is wrong with the index; of one that is not there, the first screen tells."""
        if not isinstance(error, NoIndexError) and str(error) != self._last_problem:
            self._last_problem = str(error)
            self.say(str(error), severity="warning")
