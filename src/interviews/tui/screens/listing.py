"""The lists of the main screen besides the answers: interviews, speakers and topics."""

from __future__ import annotations

from textual import on
from textual.content import Content
from textual.widgets import Static

from interviews.search.results import InterviewEntry
from interviews.session.query import Filter, FilterKind, Query
from interviews.session.wording import count, interview_title
from interviews.tui.screens.searching import Listed, Overview, Searching
from interviews.tui.widgets.mode_bar import Mode, ModeBar, ModeTab
from interviews.tui.widgets.reader import Reader
from interviews.tui.widgets.results import InterviewList, ValueList
from interviews.tui.widgets.row_list import RowList

LISTS = {"answers": "#answers", "interviews": "#interviews", "speakers": "#values", "topics": "#values"}
"""The widget that lists each thing."""


class Listing(Searching):
    """The part of the main screen that lists what there is without a query."""

    mode: Mode = "answers"
    query_now = Query()
    """The query on the screen."""
    _query_of_answers = Query()
    """The query to come back to from the other lists."""

    @property
    def shown_list(self) -> RowList:
        """The list that is shown."""
        return self.query_one(LISTS[self.mode], RowList)

    async def change_query(self, query: Query) -> None:
        """Searches for another query."""
        raise NotImplementedError

    def focus_list(self) -> None:
        """Goes to the list."""
        raise NotImplementedError

    async def enter_answers(self, query: Query) -> None:
        """Lists the answers to a query."""
        self.mode = self.session.state.mode = "answers"
        await self.show_mode()
        await self.change_query(query)
        self.focus_list()

    async def change_mode(self, mode: Mode) -> None:
        """Shows another list; the words of the query line narrow it, so they begin anew."""
        if mode != self.mode:
            if self.mode == "answers":
                self._query_of_answers = self.query_now
            self.mode = self.session.state.mode = mode
            await self.change_query(self._query_of_answers if mode == "answers" else Query())
            await self.show_mode()
        self.focus_list()

    async def show_mode(self) -> None:
        """Shows the list of the mode."""
        self.query_one(ModeBar).show(self.mode)
        for selector in set(LISTS.values()):
            self.query_one(selector).display = selector == LISTS[self.mode]
        if self.mode != "answers":
            self.query_one("#notice", Static).display = False
            self.query_one("#list-pane").border_subtitle = Content("")
            self.fill_list(self.mode)

    def narrow_list(self, words: str) -> None:
        """Narrows a list that is not one of answers to the rows with these words."""
        if self.mode == "interviews":
            interviews = self.query_one(InterviewList)
            interviews.narrow(words)
            if interviews.row_count:
                self.fetch_overview(interviews.entry(interviews.cursor))
        elif self.mode != "answers":
            self.query_one(ValueList).narrow(words)
        self._count_rows()

    def _count_rows(self) -> None:
        if self.mode != "answers":
            rows = count(self.shown_list.row_count, self.mode.removesuffix("s"))
            self.query_one("#list-pane").border_subtitle = Content(rows)

    @on(Listed)
    def _show_list(self, event: Listed) -> None:
        if event.mode == self.mode:
            self.show_rows(event.mode, event.rows)
            self.narrow_list(self.query_now.text)

    def show_rows(self, mode: Mode, rows: tuple[InterviewEntry, ...] | tuple[tuple[str, int], ...]) -> None:
        """Fills the list of a mode."""
        if mode == "interviews":
            self.query_one(InterviewList).show([row for row in rows if isinstance(row, InterviewEntry)])
        else:
            self.query_one(ValueList).show([row for row in rows if isinstance(row, tuple)])

    @on(RowList.Highlighted, "#interviews")
    def _look_into_interview(self, event: RowList.Highlighted) -> None:
        if self.mode == "interviews":
            self.fetch_overview(self.query_one(InterviewList).entry(event.index))

    @on(Overview)
    def _show_overview(self, event: Overview) -> None:
        if self.mode != "interviews":
            return
        if event.pairs:
            self.query_one(Reader).show_overview(event.entry, event.pairs)
        else:
            self.query_one(Reader).show_nothing("Nobody is asked here. Press Enter to read what is said.")
        self.refresh_commands()

    @on(RowList.Chosen, "#interviews")
    async def _open_interview(self, event: RowList.Chosen) -> None:
        entry = self.query_one(InterviewList).entry(event.index)
        chosen = Filter("path", entry.path, interview_title(entry))
        # Where nobody is asked, all that is said stands outside of questions and answers.
        await self.enter_answers(Query(filters=(chosen,), within=None if entry.pairs else "outside"))

    @on(RowList.Chosen, "#values")
    async def _open_value(self, event: RowList.Chosen) -> None:
        kind: FilterKind = "speaker" if self.mode == "speakers" else "topic"
        chosen = Filter(kind, self.query_one(ValueList).value(event.index))
        query = self.query_now.with_text("")
        await self.enter_answers(query if chosen in query.filters else query.toggled(chosen))

    @on(ModeTab.Chosen)
    async def _choose_mode(self, event: ModeTab.Chosen) -> None:
        await self.change_mode(event.mode)

    async def action_answers(self) -> None:
        """Lists answers."""
        await self.change_mode("answers")

    async def action_interviews(self) -> None:
        """Lists interviews."""
        await self.change_mode("interviews")

    async def action_speakers(self) -> None:
        """Lists speakers."""
        await self.change_mode("speakers")

    async def action_topics(self) -> None:
        """Lists topics."""
        await self.change_mode("topics")
