"""The left pane of the main screen: the tabs, a notice, and the list of the mode that is on."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from interviews.exporting.describing import hit_name
from interviews.exporting.untrusted import one_line
from interviews.search.results import InterviewEntry, SearchResults, source_file
from interviews.session.query import Filter, FilterKind, Query
from interviews.tui.widgets.regions import Pane, show_text
from interviews.tui.widgets.results import InterviewList, ResultList, ValueList
from interviews.tui.widgets.row_list import NarrowedList, RowList
from interviews.wording import counted

Mode = Literal["answers", "interviews", "speakers", "topics"]
MODES: tuple[Mode, ...] = get_args(Mode)
LISTS = {"answers": "#answers", "interviews": "#interviews", "speakers": "#values", "topics": "#values"}
"""The widget that lists each thing."""


class ModeTab(Static):
    """One of the lists."""

    @dataclass
    class Chosen(Message):
        """The list was clicked."""

        mode: Mode

    def __init__(self, mode: Mode, number: int) -> None:
        super().__init__(Content.assemble((f"{number} ", "$legible-quiet"), mode.capitalize()), markup=False)
        self.mode = mode

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(self.Chosen(self.mode))


class ModeBar(Horizontal):
    """All lists, the shown one marked."""

    def compose(self) -> ComposeResult:
        for number, mode in enumerate(MODES, 1):
            yield ModeTab(mode, number)

    def show(self, mode: Mode) -> None:
        """Marks the list that is shown."""
        for tab in self.query(ModeTab):
            tab.set_class(tab.mode == mode, "-shown")


class ListPane(Pane):
    """Answers, interviews, speakers or topics."""

    @dataclass
    class Looked(Message):
        """The cursor is on another interview, person or topic, or the list of them is empty."""

        subject: InterviewEntry | Filter | None

    @dataclass
    class Opened(Message):
        """The answers of an interview, a person or a topic are wanted."""

        subject: InterviewEntry | Filter

    mode: Mode = "answers"
    """Which of them is listed."""

    def compose(self) -> ComposeResult:
        """All lists, of which one is seen."""
        yield ModeBar(id="modes")
        yield Static("", id="notice", markup=False)
        yield ResultList(id="answers")
        yield InterviewList(id="interviews")
        yield ValueList(id="values")

    @property
    def answers(self) -> ResultList:
        return self.query_one(ResultList)

    @property
    def interviews(self) -> InterviewList:
        return self.query_one(InterviewList)

    @property
    def values(self) -> ValueList:
        """The list of speakers or topics."""
        return self.query_one(ValueList)

    @property
    def shown_list(self) -> RowList:
        return self.query_one(LISTS[self.mode], RowList)

    def show_mode(self, mode: Mode) -> None:
        """Shows the list of a mode."""
        self.mode = mode
        self.query_one(ModeBar).show(mode)
        for selector in set(LISTS.values()):
            self.query_one(selector).display = selector == LISTS[mode]
        if mode != "answers":
            self.query_one("#notice", Static).display = False
            self.entitle("", "")

    def narrow(self, words: str) -> None:
        """Narrows a list that is not one of answers to the rows with these words."""
        rows = self.shown_list
        if not isinstance(rows, NarrowedList):
            return
        rows.narrow(words)
        self.entitle("", counted(rows.row_count, self.mode.removesuffix("s")))
        self.post_message(self.Looked(self.subject))

    @property
    def subject(self) -> InterviewEntry | Filter | None:
        """The interview, person or topic under the cursor; None among answers and where the list is empty."""
        rows = self.shown_list
        if self.mode == "answers" or not rows.row_count:
            return None
        if self.mode == "interviews":
            return self.interviews.entry(rows.cursor)
        kind: FilterKind = "speaker" if self.mode == "speakers" else "topic"
        return Filter(kind, self.values.entry(rows.cursor)[0])

    @on(RowList.Highlighted, "#interviews")
    @on(RowList.Highlighted, "#values")
    def _look(self) -> None:
        if self.mode != "answers":
            self.post_message(self.Looked(self.subject))

    @on(RowList.Chosen, "#interviews")
    @on(RowList.Chosen, "#values")
    def _open(self) -> None:
        if (subject := self.subject) is not None:
            self.post_message(self.Opened(subject))

    def visible_files(self) -> list[Path]:
        """The transcripts of the answers or interviews that are seen."""
        if self.mode == "answers":
            hits = map(self.answers.hit, self.answers.visible_rows)
            return [source_file(hit.pair) for hit in hits if hit is not None]
        if self.mode == "interviews":
            return [Path(self.interviews.entry(row).path) for row in self.interviews.visible_rows]
        return []

    def show_changed(self, files: Set[Path]) -> None:
        """Shows which transcripts are not as they were when they were indexed."""
        self.answers.show_changed(files)
        self.interviews.show_changed(files)

    def say_found(self, results: SearchResults, query: Query) -> None:
        """Says how many answers there are, what was searched instead, and what to do about none."""
        noun = hit_name(results)
        if self.mode == "answers":
            outside = f" · w: {results.outside:,} outside" if results.outside else ""
            self.entitle("", f"{_found_in_order(results.total, noun, query)}{outside}")
        lines: list[str] = []
        if results.corrected and results.corrected != query.text:
            lines.append(f"Searched for “{one_line(results.corrected)}” instead.")
        if results.explanation:
            lines.append(one_line(results.explanation))
        if not results.total:
            lines += _what_to_do_about_nothing(query, bool(results.explanation))
        self.notice("\n".join(lines))

    def notice(self, text: str) -> None:
        """Says something above the answers; nothing where there is nothing to say."""
        notice = self.query_one("#notice", Static)
        show_text(notice, text)
        notice.display = bool(text) and self.mode == "answers"

    def adapt_rows(self, height: int) -> None:
        """Makes rows denser on small screens."""
        roomy = height >= 36
        self.answers.row_height = 5 if roomy else 3
        self.interviews.row_height = 4 if roomy else 3


def _found_in_order(total: int, noun: str, query: Query) -> str:
    """How many hits a query has, and in which order they are listed."""
    newest_first = query.sort == "date" or (query.sort == "relevance" and not query.text.strip())
    order = "date" if newest_first else query.sort
    return f"{counted(total, noun)} by {order}" if total else counted(total, noun)


def _what_to_do_about_nothing(query: Query, is_explained: bool) -> list[str]:
    lines = [] if is_explained else ["Nothing has all this."]
    if query.filters:
        lines.append("Press x in the list to take off the filters.")
    elif query.within:
        lines.append("Press w in the list to look elsewhere.")
    elif not query.text:
        lines = ["Write words to find what else is said, or press r to rebuild the index."]
    return lines
