"""What several experts answered to such a question, in columns."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from interviews.errors import InterviewsError
from interviews.exporting.describing import byline, headline, place
from interviews.search.results import IndexedPair
from interviews.session.choices import Choice
from interviews.session.query import Query
from interviews.tui.commands import bindings
from interviews.tui.marking import terms_of
from interviews.tui.pages import column_blocks
from interviews.tui.screens.base import SteppingScreen
from interviews.tui.screens.dialogs import AskDialog, ChooseDialog, ask
from interviews.tui.widgets.answer_commands import AnswerCommands, BasketChanged, Reading
from interviews.tui.widgets.command_footer import CommandFooter
from interviews.tui.widgets.document_view import DocumentView
from interviews.wording import counted

COLUMN_WIDTH = 46
"""Cells a column needs to be read with ease."""
MOST_COLUMNS = 4


class CompareScreen(SteppingScreen):
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
        self._pair = pair
        """The answer compared with."""
        self._others: list[list[IndexedPair]] = []
        """The answers of each other person, the one that is shown first."""
        self._chosen = 0
        """How many of the others were put beside it by hand; they come first."""
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
                "The first column stays; Right and Left bring the next people beside it, p chooses them, d "
                "leaves one out. / asks them something else; ] and [ show what else a person says to it. "
                "What you do with an answer is done with that of the focused column."
            )
        self._show()
        self.query_one("#column-0").focus()
        self._look()

    def on_resize(self) -> None:
        """Shows as many columns as can be read."""
        self._show()

    def _look(self) -> None:
        query = self._query
        self.fetch("compare", lambda: self.session.others_asked(self._pair, query), self._take, self._failed)

    def _failed(self, error: InterviewsError) -> None:
        self._take([])
        self.tell_failed(error)

    @property
    def pairs(self) -> list[IndexedPair]:
        """The answer compared with, then one of each other person."""
        return [self._pair, *(answers[0] for answers in self._others)]

    def _take(self, others: list[list[IndexedPair]]) -> None:
        self._others, self._chosen, self._first = others, 0, 1
        if not others:
            self.say("Nobody else speaks of this. Press / to ask something else.")
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
                title = Content(byline(pair)).truncate(COLUMN_WIDTH, ellipsis=True).plain
                view.entitle(title, self._place(pair))
        others = len(self.pairs) - 1
        head = "Comparing"
        if others:
            asked = f"“{self._query.text}”: answers" if self._query.text else "Related answers"
            head = f"{asked} of {counted(others, 'other person', 'other people')}"
            head += ", the nearest first" if self.columns > 1 else ""
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
        marked = "◆ " if self.session.held_as(pair) else ""
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

    def why_not(self, command: str) -> str | None:
        if command in ("people", "leave_out") and not self._others:
            return "There is nobody beside the answer."
        if command == "leave_out" and self.current_pair() is self._pair:
            return "The first answer stays: Tab goes to the others."
        if command in ("next_pair", "previous_pair") and len(self._answers_shown()) < 2:
            return "This person says nothing else to it."
        return super().why_not(command)

    def _answers_shown(self) -> list[IndexedPair]:
        """All answers of the person in the focused column; none of the first one."""
        current = self.current_pair()
        return next((answers for answers in self._others if answers[0] is current), [])

    def action_find(self) -> None:
        """Asks for the words that the answers beside the first are to be about."""

        def compare(text: str) -> None:
            self._query = Query(text)
            self._terms = terms_of(text)
            self._look()

        ask(
            self.app,
            AskDialog("Compare on", "What the others are to be heard on:", self._query.text),
            compare,
        )

    def action_people(self) -> None:
        """Lets the user choose who stands beside the answer, one after the other."""
        choices = [
            Choice(answers[0].id, byline(answers[0]), headline(answers[0])) for answers in self._others
        ]

        def put_beside(choice: int) -> None:
            answers = self._others.pop(choice)
            if choice < self._chosen:
                self._chosen -= 1
            self._others.insert(self._chosen, answers)
            self._chosen += 1
            self._first = max(1, self._chosen - self.columns + 2)
            self._show()

        ask(self.app, ChooseDialog("Who is to stand beside it?", choices), put_beside)

    def action_leave_out(self) -> None:
        """Takes the person of the focused column out of the comparison."""
        position = self._others.index(self._answers_shown())
        del self._others[position]
        self._chosen -= position < self._chosen
        self.action_step(0)

    def step_pair(self, step: int) -> None:
        """Shows what else the person of the focused column says to it."""
        answers = self._answers_shown()
        answers[:] = [*answers[step:], *answers[:step]]
        self._show()

    def on_descendant_focus(self) -> None:
        """Some commands depend on the column."""
        self.refresh_commands()
