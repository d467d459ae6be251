"""The main screen: what it consists of, its lists, and the index that changes meanwhile."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from interviews.session.query import Filter, Query
from interviews.session.wording import interview_title
from interviews.tui.asking import Card, InStep, Listed, Overview, Renewed
from interviews.tui.commands import bindings
from interviews.tui.navigation import ShowRebuild, ShowWelcome
from interviews.tui.screens.searching import SearchingScreen
from interviews.tui.widgets.answer_commands import AnswerCommands
from interviews.tui.widgets.command_footer import CommandFooter
from interviews.tui.widgets.facets import FacetFind, FacetPane
from interviews.tui.widgets.list_pane import ListPane
from interviews.tui.widgets.mode_bar import MODES, Mode, ModeTab
from interviews.tui.widgets.query_bar import QueryBar, QueryInput
from interviews.tui.widgets.reader import Reader

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

    @on(Listed)
    def _show_list(self, event: Listed) -> None:
        if event.mode == self.lists.mode:
            self.lists.show_rows(event.rows, event.people)
            self._narrow_list()

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

    @on(Renewed)
    def _show_renewed(self, event: Renewed) -> None:
        if event.problem:
            self.say(event.problem, severity="warning")
        else:
            self.index_is_newer()
