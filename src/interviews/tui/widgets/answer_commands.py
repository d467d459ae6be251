"""What can be done with an answer, on every screen that shows one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple, cast

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message

from interviews.errors import InterviewsError
from interviews.exporting.baskets import Basket
from interviews.exporting.describing import names, place
from interviews.exporting.excerpts import excerpt, quoted_part
from interviews.search.results import IndexedPair, source_file
from interviews.session.query import Query
from interviews.tui.commands import BY_NAME, Scope, answer_bindings
from interviews.tui.host import NO_EDITOR_IN_BROWSER, Host
from interviews.tui.markdown import links_in
from interviews.tui.marking import Terms
from interviews.tui.opening import play
from interviews.tui.widgets.document_view import DocumentView
from interviews.wording import counted


class Reading(NamedTuple):
    """The answer that is read, and what led to it."""

    pair: IndexedPair
    terms: Terms = Terms()
    """The words that are marked in it."""
    query: Query = Query()
    shown: Sequence[IndexedPair] = ()
    """The answers that can be seen besides it."""


class BasketChanged(Message):
    """The basket holds something else now."""


class Marked(Message):
    """The answer that is read was put into the basket, or taken out."""


class AnswerCommands(Vertical):
    """The part of a screen in which the commands on an answer work: all that a screen shows but its footer.

    Args:
        scope: that of the screen, which says which of the commands it has.
        reading: what is read now; None where there is no answer to act on.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*answer_bindings()]

    def __init__(self, scope: Scope, reading: Callable[[], Reading | None]) -> None:
        super().__init__()
        self._scope = scope
        self._reading = reading

    @property
    def _host(self) -> Host:
        return cast("Host", self.app)

    def why_not(self, command: str) -> str | None:
        """Commands on an answer need one."""
        if command == "undo":
            return None if self._host.session.can_undo else "The basket was not changed since you began."
        if command != "basket" and self._reading() is None:
            return "Choose an answer in the list first."
        if command == "open_source" and self.app.is_web:
            return NO_EDITOR_IN_BROWSER
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leaves out what the screen does not have, and greys what cannot be used now."""
        command = BY_NAME.get(action)
        if command is None:
            return True
        if self._scope not in command.scopes:
            return False
        return None if self.why_not(action) else True

    def action_cite(self) -> None:
        """Shows the citation in every style."""
        if (reading := self._reading()) is not None:
            self._host.show_citation(reading.pair)

    def action_interview(self) -> None:
        """Shows the whole interview around the answer."""
        if (reading := self._reading()) is not None:
            self._host.show_interview(reading.pair, reading.terms)

    def action_compare(self) -> None:
        if (reading := self._reading()) is not None:
            self._host.show_comparison(reading.pair, reading.query)

    def action_basket(self) -> None:
        self._host.show_basket()

    def action_mark(self) -> None:
        """Puts the answer into the basket, or takes it out; where words of it are selected, only these."""
        reading = self._reading()
        if reading is None:
            return
        if self.screen.get_selected_text():
            if (picked := self._picked_out(reading)) is not None:
                pair, part = picked
                self.change_basket(lambda basket: basket.with_part(pair, part), "Put the part")
        elif (held := self._host.session.held_as(reading.pair)) is not None:
            self.change_basket(lambda basket: basket.without(held), "Taken out")
            self.post_message(Marked())
        else:
            self.change_basket(lambda basket: basket.with_all([reading.pair]), "Put")
            self.post_message(Marked())

    def action_undo(self) -> None:
        """Takes back the last change of the basket."""
        try:
            self._host.session.undo_basket()
        except InterviewsError as error:
            self._host.tell(str(error), severity="error")
        else:
            self._tell_held("Undone")
        self.post_message(BasketChanged())

    def change_basket(self, change: Callable[[Basket], Basket], done: str) -> None:
        """Changes the basket and says what it holds now."""
        try:
            self._host.session.change_basket(change)
        except InterviewsError as error:
            self._host.tell(str(error), severity="error")
            return
        self._tell_held(done)
        self.post_message(BasketChanged())

    def _tell_held(self, done: str) -> None:
        held = counted(len(self._host.session.basket.items), "item")
        into = "into the basket, which holds" if done.startswith("Put") else "; the basket holds"
        self._host.tell(f"{done} {into} {held} now.".replace(" ;", ";"))

    def _picked_out(self, reading: Reading) -> tuple[IndexedPair, str] | None:
        """The answer that holds the selected words, and the words as it has them."""
        selected = self.screen.get_selected_text() or ""
        for pair in (reading.pair, *reading.shown):
            if (part := excerpt(pair.answer, selected)) is not None:
                self.screen.clear_selection()
                return pair, part
        self._host.tell("Only words of one answer can be quoted: select some of them.", severity="warning")
        return None

    def action_open_source(self) -> None:
        """Opens the transcript in the editor."""
        reading = self._reading()
        if reading is None:
            return
        file = source_file(reading.pair)
        if not file.is_file():
            self._host.tell(
                f"{file} is not there any more. Press r to bring the index up to date.", severity="error"
            )
        else:
            before = _modified(file)
            self._host.edit(file, reading.pair.start_line)
            if _modified(file) != before:
                self._host.tell(
                    "The transcript has changed. Press r on the main screen to search its new words."
                )

    def action_play(self) -> None:
        """Plays the recording from the answer on."""
        if (reading := self._reading()) is not None:
            self._work(lambda: self._play(reading.pair))

    def action_links(self) -> None:
        """Shows the links of the answer."""
        if (reading := self._reading()) is not None:
            links = links_in(f"{reading.pair.question}\n\n{reading.pair.answer}")
            if links:
                self._host.show_links(reading.pair, links)
            else:
                self._host.tell("This answer has no links.")

    @on(DocumentView.LinkClicked)
    def _show_link(self, event: DocumentView.LinkClicked) -> None:
        event.stop()
        if (reading := self._reading()) is not None:
            self._host.show_links(reading.pair, [event.link])

    def action_write_citation(self) -> None:
        """Writes a citation to a new file and says where."""
        if (reading := self._reading()) is not None:
            self._work(lambda: self._write_citation(reading.pair))

    def action_copy_answer(self) -> None:
        """Copies the answer, or the selected part of it, as a quotation with its reference."""
        if (reading := self._reading()) is None:
            return
        quoted = reading.pair
        if self.screen.get_selected_text():
            if (picked := self._picked_out(reading)) is None:
                return
            quoted = quoted_part(*picked)
        self._work(lambda: self._copy_answer(quoted))

    def _work(self, work: Callable[[], None]) -> None:
        """Does something that takes a while in a thread of the screen, and says what goes wrong in it."""

        def guarded() -> None:
            try:
                work()
            except InterviewsError as error:
                self.app.call_from_thread(self._host.tell, str(error), severity="error")

        self.screen.run_worker(guarded, thread=True, group="citation", exit_on_error=False)

    def _play(self, pair: IndexedPair) -> None:
        self.app.call_from_thread(play, self.app, self._host.session.recording(pair))

    def _write_citation(self, pair: IndexedPair) -> None:
        session = self._host.session
        style = session.citation_style
        file = session.write_citation(pair, style)
        message = f"Wrote {file.name} to {file.parent}."
        self.app.call_from_thread(self._host.tell, message, title=f"Citation ({style})")

    def _copy_answer(self, pair: IndexedPair) -> None:
        text = self._host.session.quotation(pair)
        self.app.call_from_thread(self._host.copy_to_clipboard, text)
        message = f"{names(pair.answerers) or 'the answer'}, with the reference to {place(pair)}."
        self.app.call_from_thread(self._host.tell, message, title="Copied")


def _modified(file: Path) -> int | None:
    """When a file was last changed, in nanoseconds; None when it is gone."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return None
