"""What several experts answered to such a question, in columns."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from interviews.errors import InterviewsError
from interviews.search.results import IndexedPair
from interviews.session.query import Query
from interviews.session.wording import byline, count, place
from interviews.tui.commands import bindings
from interviews.tui.marking import terms_of
from interviews.tui.pages import column_blocks
from interviews.tui.screens.base import CommandScreen, Loaded
from interviews.tui.widgets.answer_commands import AnswerCommands, BasketChanged, Reading
from interviews.tui.widgets.command_footer import CommandFooter
from interviews.tui.widgets.document_view import DocumentView

COLUMN_WIDTH = 46
"""Cells a column needs to be read with ease."""
MOST_COLUMNS = 4


class CompareScreen(CommandScreen[None]):
    """An answer beside those of other people to the same question."""

    SCOPE = "compare"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("compare"),
        Binding("right,l", "step(1)", "Next column", show=False),
        Binding("left,h", "step(-1)", "Previous column", show=False),
    ]

    def __init__(self, pair: IndexedPair, query: Query | None = None) -> None:
        super().__init__()
        self._query = query or Query()
        """What led to the answer."""
        self._terms = terms_of(self._query.text)
        self.pairs: list[IndexedPair] = [pair]
        """The answer compared with, then those of the others, the most similar question first."""
        self._first = 1
        """The first of the others that is shown."""

    def compose(self) -> ComposeResult:
        """A line that says what is compared, and the columns."""
        with AnswerCommands(self.SCOPE, self.reading):
            yield Static("", id="compare-head", markup=False)
            with Horizontal(id="columns"):
                for number in range(MOST_COLUMNS):
                    yield DocumentView(id=f"column-{number}")
        yield CommandFooter()

    def on_mount(self) -> None:
        for number in range(MOST_COLUMNS):
            view = self.query_one(f"#column-{number}", DocumentView)
            view.help_title = "Comparing"
            view.help_text = (
                "The first column stays; Right and Left bring the next people beside it. What you do with an "
                "answer is done with that of the focused column."
            )
        self._show()
        self.query_one("#column-0").focus()
        self._look()

    def on_resize(self) -> None:
        """Shows as many columns as can be read."""
        self._show()

    @work(thread=True, exclusive=True, group="compare", exit_on_error=False)
    def _look(self) -> None:
        try:
            others = list(self.session.others_asked(self.pairs[0], self._query))
        except InterviewsError as error:
            message = str(error)
            self.post_message(Loaded(lambda: self.say(message, severity="error")))
            others = []
        self.post_message(Loaded(lambda: self._take(others)))

    def _take(self, others: list[IndexedPair]) -> None:
        self.pairs[1:] = others
        if not others:
            self.say("Nobody else was asked such a question. Try a search by topic.")
        self._show()

    @property
    def columns(self) -> int:
        """How many columns there is room for."""
        return max(1, min(MOST_COLUMNS, self.app.size.width // COLUMN_WIDTH))

    def _shown(self) -> list[IndexedPair]:
        if self.columns == 1:
            position = min(max(self._first - 1, 0), len(self.pairs) - 1)
            return [self.pairs[position]]
        return [self.pairs[0], *self.pairs[self._first : self._first + self.columns - 1]]

    def _show(self) -> None:
        shown = self._shown()
        for number in range(MOST_COLUMNS):
            view = self.query_one(f"#column-{number}", DocumentView)
            view.display = number < len(shown)
            if number < len(shown):
                pair = shown[number]
                view.show(column_blocks(pair), self._terms)
                view.border_title = Content(byline(pair)).truncate(COLUMN_WIDTH, ellipsis=True)
                view.border_subtitle = Content(self._place(pair))
        others = len(self.pairs) - 1
        head = "Comparing"
        if others:
            head = f"Related answers of {count(others, 'other person', 'other people')}, the nearest first"
        if others > self.columns - 1:
            head += f"   ← {self._numbers()} →"
        self.query_one("#compare-head", Static).update(Content(head))
        self.refresh_commands()

    def _numbers(self) -> str:
        """Which of the answers stand in the columns that change."""
        if self.columns == 1:
            return f"{min(self._first, len(self.pairs))} of {len(self.pairs)}"
        last = min(self._first + self.columns - 2, len(self.pairs) - 1)
        shown = f"{self._first}" if last == self._first else f"{self._first}–{last}"
        return f"{shown} of {len(self.pairs) - 1}"

    def _place(self, pair: IndexedPair) -> str:
        marked = "◆ " if pair.id in self.session.basket else ""
        return marked + place(pair)

    def current_pair(self) -> IndexedPair:
        """The answer of the focused column."""
        shown = self._shown()
        focused = self.focused.id if self.focused is not None else None
        for number, pair in enumerate(shown):
            if focused == f"column-{number}":
                return pair
        return shown[0]

    def reading(self) -> Reading:
        """The answer of the focused column, and the search that led to the comparison."""
        return Reading(self.current_pair(), self._terms, self._query)

    @on(BasketChanged)
    def _basket_changed(self) -> None:
        self._show()

    def action_step(self, step: int) -> None:
        """Brings the next people into the columns."""
        last = len(self.pairs) if self.columns == 1 else max(len(self.pairs) - self.columns + 1, 1)
        self._first = max(1, min(self._first + step, last))
        self._show()

    def action_back(self) -> None:
        self.dismiss()
