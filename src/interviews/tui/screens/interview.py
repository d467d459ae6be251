"""A whole interview around one of its answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from interviews.exporting.describing import headline, interview_title, joined, no_further_question, place
from interviews.search.results import IndexedPair
from interviews.session.choices import Choice
from interviews.session.session import WholeInterview
from interviews.tui.commands import bindings
from interviews.tui.documents import Block
from interviews.tui.marking import Terms, literal_terms
from interviews.tui.pages import interview_blocks, pairs_as_interview
from interviews.tui.screens.base import SteppingScreen
from interviews.tui.screens.dialogs import ChooseDialog, ask
from interviews.tui.widgets.answer_commands import AnswerCommands, BasketChanged, Reading
from interviews.tui.widgets.command_footer import CommandFooter
from interviews.tui.widgets.document_view import DocumentView
from interviews.tui.widgets.reader import match_words
from interviews.tui.widgets.regions import LineInput


class Transcript(DocumentView):
    """An interview, in which the current answer is marked."""

    gutter_width = 2


class InterviewScreen(SteppingScreen):
    """Reads an interview from its source; from the index when the source cannot be read any more."""

    SCOPE = "interview"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("interview")]
    AUTO_FOCUS = "#transcript"

    def __init__(self, pair: IndexedPair, terms: Terms) -> None:
        super().__init__()
        self._pair = pair
        self._terms = terms
        self._pairs: tuple[IndexedPair, ...] = (pair,)

    def compose(self) -> ComposeResult:
        """The interview, and a line to find words in it."""
        with AnswerCommands(self.SCOPE, self.reading):
            yield Transcript(id="transcript")
            with Horizontal(id="find-line"):
                yield Static("Find", id="find-label", markup=False)
                yield LineInput(placeholder="words in this interview", id="find", compact=True)
        yield CommandFooter()

    def on_mount(self) -> None:
        view = self.view
        view.help_title = "The whole interview"
        view.help_text = (
            "What you do with an answer, such as citing it, is done with the one that has a bar beside it."
        )
        self.query_one("#find-line").display = False
        view.show([Block(Content.styled("Opening the interview …", "quiet"))])
        self.fetch("interview", self._made, self._show)

    @property
    def view(self) -> DocumentView:
        return self.query_one("#transcript", DocumentView)

    def jump_targets(self) -> list[tuple[str, Widget]]:
        return [("r", self.view)]

    def _made(self) -> tuple[WholeInterview, Sequence[Block]]:
        """The interview as a document, which takes a while."""
        pair = self._pair
        whole = self.session.whole_interview(pair)
        if whole.interview is None:
            return whole, pairs_as_interview(whole.pairs)
        within = [other for other in whole.pairs if other.section == pair.section]
        return whole, interview_blocks(whole.interview, within or whole.pairs)

    def _show(self, made: tuple[WholeInterview, Sequence[Block]]) -> None:
        whole, blocks = made
        self._pairs = whole.pairs
        self.view.show(blocks, self._terms, anchor=self._pair.id)
        if whole.interview is None:
            why = f"The source cannot be read; these are the answers of the index. {whole.reason}"
            self.say(why, severity="warning")
        self._name_pane()
        self.refresh_commands()

    def current_pair(self) -> IndexedPair:
        """The answer at the top of the screen; the one that was opened until one scrolls on."""
        return self._pair

    def reading(self) -> Reading:
        """That answer with the words that are marked."""
        return Reading(self._pair, self._terms, shown=self._pairs)

    def why_not(self, command: str) -> str | None:
        if command in ("next_match", "previous_match") and not self.view.match_position[1]:
            return "No found word in this interview. Press / to find some."
        return super().why_not(command)

    @on(BasketChanged)
    def _basket_changed(self) -> None:
        self._name_pane()

    @on(DocumentView.MatchesChanged)
    def _matches_changed(self) -> None:
        self._name_pane()

    @on(DocumentView.Scrolled)
    def _moved(self) -> None:
        anchor = self.view.anchor_at_top()
        pair = next((pair for pair in self._pairs if pair.id == anchor), None)
        if pair is not None:
            self._pair = pair
        self._name_pane()

    def _name_pane(self) -> None:
        pair = self._pair
        self.view.mark_anchor(pair.id)
        marked = "◆ in the basket" if self.session.held_as(pair) else None
        matches = match_words(*self.view.match_position)
        answers = sum(not other.is_passage for other in self._pairs)
        number = f"answer {pair.ordinal} of {answers}" if answers > 1 and not pair.is_passage else None
        title = Content(interview_title(pair)).truncate(90, ellipsis=True).plain
        self.view.entitle(title, joined(marked, place(pair), pair.timestamp, number, matches))

    def anchored_pairs(self) -> list[IndexedPair]:
        """The answers that can be gone to."""
        return [pair for pair in self._pairs if pair.id in self.view.laid_out.anchors]

    def action_outline(self) -> None:
        """Lists the questions of the interview, to go to one."""
        anchored = self.anchored_pairs()
        choices = [
            Choice(pair.id, f"{pair.ordinal}. {headline(pair)}", pair.timestamp or "")
            for pair in anchored
            if not pair.is_passage
        ]
        current = next((row for row, choice in enumerate(choices) if choice.name == self._pair.id), 0)

        def go(choice: int) -> None:
            self._go_to(next(pair for pair in anchored if pair.id == choices[choice].name))

        ask(self.app, ChooseDialog("The questions of the interview", choices, current), go)

    def _go_to(self, pair: IndexedPair) -> None:
        self._pair = pair
        self.view.scroll_to_anchor(pair.id)
        self._name_pane()

    def step_pair(self, step: int) -> None:
        anchored = self.anchored_pairs()
        position = next((place for place, pair in enumerate(anchored) if pair.id == self._pair.id), 0)
        if 0 <= position + step < len(anchored):
            self._go_to(anchored[position + step])
        else:
            self.say(no_further_question(self._pair, step))

    def action_find(self) -> None:
        """Opens the line to find words."""
        self.query_one("#find-line").display = True
        self.query_one("#find", Input).focus()

    @on(Input.Changed, "#find")
    def _find(self, event: Input.Changed) -> None:
        self._terms = literal_terms(event.value)
        self.view.mark_terms(self._terms)
        self.view.step_match(1)
        self.refresh_commands()

    @on(Input.Submitted, "#find")
    def _found(self) -> None:
        self.query_one("#find-line").display = False
        self.view.focus()

    def action_back(self) -> None:
        """Closes the find line, or goes back to the list."""
        if self.query_one("#find-line").display:
            self._found()
        else:
            self.dismiss()
