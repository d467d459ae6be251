"""The reading pane: one answer with its question and source."""

from __future__ import annotations

from collections.abc import Sequence, Set
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from interviews.exporting.describing import CHANGED, joined, place
from interviews.exporting.untrusted import visible
from interviews.search.results import IndexedPair, InterviewEntry, SearchResults, source_file
from interviews.session.query import Filter
from interviews.tui.documents import Block
from interviews.tui.marking import Terms
from interviews.tui.pages import card_blocks, overview_blocks, pair_blocks
from interviews.tui.widgets.document_view import DocumentView
from interviews.tui.widgets.regions import Pane
from interviews.wording import counted


class Reader(Pane):
    """Shows one answer."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.pair: IndexedPair | None = None
        """What commands act on."""
        self.terms = Terms()
        self._read: IndexedPair | None = None
        """The answer whose words are shown; None where a card is."""
        self._title = "Answer"
        self._marked: Set[str] = frozenset()
        self._changed: Set[Path] = frozenset()

    def compose(self) -> ComposeResult:
        yield DocumentView(id="answer")

    def on_mount(self) -> None:
        self.view.help_title = "The answer"
        self.view.help_text = (
            "Select text with the mouse and copy it with Ctrl+C. Escape goes back to the list."
        )
        self._name_pane()

    @property
    def view(self) -> DocumentView:
        return self.query_one(DocumentView)

    def show(self, pair: IndexedPair, terms: Terms) -> None:
        """Shows an answer with some words marked; the same answer stays where it was scrolled to."""
        if self._read is not None and pair.id == self._read.id and pair == self._read:
            if terms != self.terms:
                self.view.mark_terms(terms)
        else:
            self.view.show(pair_blocks(pair), terms)
        self.pair = self._read = pair
        self.terms = terms
        self._title = "Outside questions" if pair.is_passage else f"Answer {pair.number}"
        self._name_pane()

    def show_overview(self, entry: InterviewEntry, pairs: Sequence[IndexedPair]) -> None:
        """Shows what is asked in an interview; commands act on its first answer."""
        self.pair, self._read, self.terms = pairs[0], None, Terms()
        self.view.show(overview_blocks(entry, pairs))
        self._title = "Interview"
        self._name_pane()

    def show_card(self, subject: Filter, results: SearchResults) -> None:
        """Shows what a person or topic is; there is no answer to act on."""
        self.pair = self._read = None
        self.terms = Terms()
        self.view.show(card_blocks(subject, results))
        self.entitle(subject.kind.capitalize(), "")

    def show_nothing(self, reason: str) -> None:
        """Says why there is no answer to read."""
        self.pair = self._read = None
        self.terms = Terms()
        self.view.show([Block(Content.styled(visible(reason), "quiet"))])
        self._name_pane()

    def show_marked(self, identifiers: Set[str]) -> None:
        """Takes note of what is in the basket."""
        self._marked = frozenset(identifiers)
        self._name_pane()

    def show_changed(self, files: Set[Path]) -> None:
        """Takes note of which transcripts are not as they were when they were indexed."""
        self._changed = files
        self._name_pane()

    @on(DocumentView.MatchesChanged)
    def _matches_changed(self) -> None:
        self._name_pane()

    def _name_pane(self) -> None:
        pair = self.pair
        if pair is None:
            self.entitle("Answer", "")
            return
        marked = "◆ in the basket" if pair.id in self._marked else ""
        changed = CHANGED if source_file(pair) in self._changed else ""
        self.entitle(
            self._title, joined(marked, changed, place(pair), match_words(*self.view.match_position))
        )


def match_words(current: int, total: int) -> str:
    """Which of the found words is the current one, in words."""
    if not total:
        return ""
    return f"match {current} of {total}" if current else counted(total, "found word")
