"""What can be done with an answer, on every screen that shows one."""

from __future__ import annotations

from pathlib import Path

from textual import work

from interviews.errors import InterviewsError
from interviews.search.results import IndexedPair
from interviews.session.editor import editor_command
from interviews.session.query import Query
from interviews.session.wording import count, names, place, source_file
from interviews.tui.marking import Terms
from interviews.tui.navigation import ShowBasket, ShowCitation, ShowComparison, ShowInterview
from interviews.tui.screens.base import EditorScreen


class PairScreen(EditorScreen[None]):
    """A screen with a current answer."""

    NEEDS_PAIR = frozenset(
        {
            "cite",
            "write_citation",
            "copy_answer",
            "mark",
            "open_source",
            "interview",
            "compare",
            "next_pair",
            "previous_pair",
        }
    )

    def current_pair(self) -> IndexedPair | None:
        """The answer that commands act on."""
        return None

    def current_terms(self) -> Terms:
        """The words that are marked in it."""
        return Terms()

    def searched(self) -> Query:
        """The search that led to the answer."""
        return Query()

    def pair_marked(self) -> None:
        """Called when the basket changed."""

    def why_not(self, command: str) -> str | None:
        """Commands on an answer need one."""
        if command in self.NEEDS_PAIR and self.current_pair() is None:
            return "Choose an answer in the list first."
        return super().why_not(command)

    def action_cite(self) -> None:
        """Shows the citation in every style."""
        if (pair := self.current_pair()) is not None:
            self.post_message(ShowCitation(pair))

    def action_write_citation(self) -> None:
        """Writes the citation to a file."""
        if (pair := self.current_pair()) is not None:
            self.write_citation(pair, self.session.citation_style)

    def action_copy_answer(self) -> None:
        """Copies the answer with its reference."""
        if (pair := self.current_pair()) is not None:
            self.copy_quotation(pair)

    def action_mark(self) -> None:
        """Puts the answer into the basket, or takes it out."""
        pair = self.current_pair()
        if pair is None:
            return
        try:
            self.session.change_basket(lambda basket: basket.toggled(pair))
        except InterviewsError as error:
            self.say(str(error), severity="error")
            return
        basket = self.session.basket
        held = count(len(basket.items), "answer")
        self.say(
            f"Put into the basket, which holds {held} now."
            if pair.id in basket
            else f"Taken out; {held} left."
        )
        self.pair_marked()

    def action_basket(self) -> None:
        self.post_message(ShowBasket())

    def action_interview(self) -> None:
        """Shows the whole interview around the answer."""
        if (pair := self.current_pair()) is not None:
            self.post_message(ShowInterview(pair, self.current_terms()))

    def action_compare(self) -> None:
        if (pair := self.current_pair()) is not None:
            self.post_message(ShowComparison(pair, self.searched()))

    def action_open_source(self) -> None:
        """Opens the transcript in the editor."""
        pair = self.current_pair()
        if pair is None:
            return
        file = source_file(pair)
        tools = self.session.tools
        command = editor_command(file, pair.start_line, tools.interface.editor, tools.environment)
        if not file.is_file():
            self.say(
                f"{file} is not there any more. Press r to bring the index up to date.", severity="error"
            )
        elif command is None:
            self.say(
                "No editor was found. Set $EDITOR, or interface.editor in the settings.", severity="error"
            )
        else:
            before = _modified(file)
            self.run_editor(command)
            if _modified(file) != before:
                self.say("The transcript has changed. Press r on the main screen to search its new words.")

    @work(thread=True, group="citation", exit_on_error=False)
    def write_citation(self, pair: IndexedPair, style: str) -> None:
        """Writes a citation to a new file and says where."""
        try:
            file = self.session.write_citation(pair, style)
        except InterviewsError as error:
            self.app.call_from_thread(self.say, str(error), severity="error")
            return
        self.app.call_from_thread(
            self.say, f"Wrote {file.name} to {file.parent}.", title=f"Citation ({style})"
        )

    @work(thread=True, group="citation", exit_on_error=False)
    def copy_quotation(self, pair: IndexedPair) -> None:
        """Copies an answer as a quotation with its reference."""
        try:
            text = self.session.quotation(pair)
        except InterviewsError as error:
            self.app.call_from_thread(self.say, str(error), severity="error")
            return
        self.app.call_from_thread(self.host.copy_to_clipboard, text)
        said_by = names(pair.answerers) or "the answer"
        self.app.call_from_thread(
            self.say, f"{said_by}, with the reference to {place(pair)}.", title="Copied"
        )


def _modified(file: Path) -> int | None:
    """When a file was last changed, in nanoseconds; None when it is gone."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return None
