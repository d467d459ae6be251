"""The part of the main screen that reads: the answer under the cursor, its neighbours and found words."""

from __future__ import annotations

from collections.abc import Sequence, Set
from contextlib import suppress
from pathlib import Path

from textual import on
from textual.events import ScreenResume
from textual.widget import Widget

from interviews.errors import InterviewsError
from interviews.exporting.describing import no_further_question
from interviews.search.results import IndexedPair, around, source_file
from interviews.session.query import Query
from interviews.tui.marking import Terms, terms_of
from interviews.tui.screens.base import SteppingScreen
from interviews.tui.widgets.answer_commands import AnswerCommands, BasketChanged, Marked, Reading
from interviews.tui.widgets.facets import FacetFind, FacetPane
from interviews.tui.widgets.list_pane import ListPane
from interviews.tui.widgets.reader import Reader
from interviews.tui.widgets.row_list import RowList
from interviews.wording import counted


class ReadingScreen(SteppingScreen):
    """A list of answers, and the one under the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self.query_now = Query()
        """The query on the screen."""
        self.searched = Query()
        """The query that was searched last."""
        self._last_marked: int | None = None
        """The row of the answer that was marked last, from which a range begins."""

    @property
    def lists(self) -> ListPane:
        return self.query_one(ListPane)

    @property
    def reader(self) -> Reader:
        return self.query_one(Reader)

    def current_pair(self) -> IndexedPair | None:
        return self.reader.pair

    def reading(self) -> Reading | None:
        """The answer in the reader, and the search as it is now."""
        reader = self.reader
        return Reading(reader.pair, reader.terms, self.query_now) if reader.pair else None

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
        query, number = self.searched, last - first + 1

        def pairs() -> Sequence[IndexedPair]:
            return [hit.pair for hit in self.session.index.search(query, number, first).hits]

        self.fetch("range", pairs, self._mark_all)

    def _mark_all(self, pairs: Sequence[IndexedPair]) -> None:
        done = f"Put {counted(len(pairs), 'answer')}"
        self.query_one(AnswerCommands).change_basket(lambda basket: basket.with_all(pairs), done)

    @on(BasketChanged)
    @on(ScreenResume)
    def show_basket(self) -> None:
        """Shows in the list which answers are in the basket, which other screens may have changed."""
        marked = self.session.marked
        self.lists.answers.mark_pairs(marked)
        self.reader.show_marked(marked)
        self.refresh_commands()

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

    def action_zoom(self) -> None:
        """Lets the focused pane fill the screen, or not."""
        region = "reader" if self.reader.view.has_focus else "list"
        if self.query_one(FacetPane).has_focus_within:
            region = "facets"
        self._fill_with(None if self.has_class("-zoomed") else region)

    def step_pair(self, step: int) -> None:
        """Reads the pair before (-1) or after (1) the current one, in the order of its file."""
        if (pair := self.current_pair()) is None:
            return

        def neighbour() -> IndexedPair | None:
            before, after = around(pair, self.session.index.pairs_of(pair.path))
            nearest = after[:1] if step > 0 else before[-1:]
            return nearest[0] if nearest else None

        def show(found: IndexedPair | None) -> None:
            if found is None:
                self.say(no_further_question(pair, step))
            else:
                self._show_neighbour(found)

        self.wait_for(self.fetch("neighbour", neighbour, show))

    def _show_neighbour(self, pair: IndexedPair) -> None:
        """Shows a neighbour, and puts the cursor of the list on it where it is listed."""
        rows = self.lists.answers
        row = rows.row_of(pair.id)
        if row is not None and row != rows.cursor:
            rows.cursor = row
        else:
            self.show_pair(pair, self.reader.terms)

    def _compare_sources(self) -> None:
        pair = self.current_pair()
        files = {*self.lists.visible_files(), *((source_file(pair),) if pair else ())}

        def changed() -> Set[Path] | None:
            # What is wrong with the index, the search says.
            with suppress(InterviewsError, OSError, ValueError):
                return self.session.freshness.changed(files)
            return None

        self.fetch("compare", changed, self._show_changed)

    def _show_changed(self, changed: Set[Path] | None) -> None:
        if changed is not None:
            self.lists.show_changed(changed)
            self.reader.show_changed(changed)

    @on(RowList.Highlighted, "#answers")
    def _read_hit(self, event: RowList.Highlighted) -> None:
        hit = self.lists.answers.hit(event.index)
        if hit is not None and self.lists.mode == "answers":
            self.show_pair(hit.pair, terms_of(self.searched.text, hit.matched_words))
