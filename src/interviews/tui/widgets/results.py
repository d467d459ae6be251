"""The lists of the left pane: answers, interviews, and values such as speakers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from textual.content import Content
from textual.message import Message

from interviews.exporting.describing import CHANGED, byline, interview_title, joined, names, year
from interviews.exporting.untrusted import one_line
from interviews.search.analysis import fold
from interviews.search.results import (
    Hit,
    IndexedPair,
    InterviewEntry,
    SearchResults,
    Snippet,
    pages_in_short,
    source_file,
)
from interviews.session.narrowing import text_of_interview
from interviews.session.people import Person
from interviews.tui.markdown import headline_content, marked_content
from interviews.tui.marking import Terms, mark
from interviews.tui.widgets.row_list import NarrowedList, RowList
from interviews.wording import counted

PAGE_SIZE = 50
"""Hits fetched at once: more than a tall screen shows."""
ROOMY = 3
"""Rows higher than this have a line for everything and a blank one."""
LEAD = 16
"""Characters before the first marked word, where there is little room."""


class TranscriptList(RowList):
    """Rows that come from transcripts, which may have changed since they were indexed."""

    _changed: Set[Path] = frozenset()

    def show_changed(self, files: Set[Path]) -> None:
        """Shows which transcripts are not as they were when they were indexed."""
        if self._changed != files:
            self._changed = files
            self.refresh()

    def with_change(self, source: Content, file: Path) -> Content:
        """What is said of where a row comes from, with whether that has changed."""
        if file not in self._changed:
            return source
        return Content.assemble((CHANGED, "match"), (" · ", "detail"), source)


class ResultList(TranscriptList):
    """Hits, of which only the pages that were looked at are here."""

    help_title = "The answers"
    help_text = (
        "The answer under the cursor is shown beside the list; Enter goes there. Without a query these are "
        "all answers, the newest interview first."
    )

    @dataclass
    class PageWanted(Message):
        """Hits came into view that are not here yet."""

        offset: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hits: dict[int, Hit] = {}
        self._asked: set[int] = set()
        self._terms = Terms()
        self._marked: Set[str] = frozenset()

    def show(self, results: SearchResults, terms: Terms, cursor: int = 0) -> None:
        """Shows the first page of new results."""
        self._hits = dict(enumerate(results.hits))
        self._asked = {0}
        self._terms = terms
        self.rows_changed(results.total, cursor)

    def add_page(self, offset: int, hits: Sequence[Hit]) -> None:
        """Takes in a page that was wanted."""
        self._hits.update(enumerate(hits, offset))
        self.refresh()
        if offset <= self.cursor < offset + len(hits):
            self.post_message(self.Highlighted(self, self.cursor))

    def page_failed(self, offset: int) -> None:
        """Forgets that a page was asked for, so that it can be wanted again."""
        self._asked.discard(offset)
        self._made.clear()

    def mark_pairs(self, identifiers: Set[str]) -> None:
        """Shows which pairs are in the basket."""
        self._marked = frozenset(identifiers)
        self.refresh()

    def hit(self, index: int) -> Hit | None:
        """The hit of a row, if it is here."""
        return self._hits.get(index)

    def row_of(self, identifier: str) -> int | None:
        """The row of a pair, if it is here."""
        return next((row for row, hit in self._hits.items() if hit.pair.id == identifier), None)

    def row(self, index: int, width: int) -> Sequence[Content]:
        """The question, who answers it, and the snippet."""
        hit = self._hits.get(index)
        if hit is None:
            offset = index - index % PAGE_SIZE
            if offset not in self._asked:
                self._asked.add(offset)
                self.post_message(self.PageWanted(offset))
            return (Content.styled("…", "detail"),)
        question = self._question(hit.pair)
        roomy = self.row_height > ROOMY
        said = joined(hit.pair.timestamp, pages_in_short(hit.pair.pages)) if roomy else None
        pair = hit.pair
        # Who alone says a passage stands above, before its words.
        is_named = pair.is_passage and len(pair.answerers) == 1
        people = joined(pair.outlet, year(pair.date)) if is_named else byline(pair, 2 if roomy else 1)
        source = Content.styled(joined(hit.remark, people, said, also_in(hit)), "detail")
        source = self.with_change(source, source_file(hit.pair))
        if roomy:
            # A long question takes two lines; what is left of four belongs to the snippet.
            asked = shortened(question, width, 2)
            room = 3 - len(asked)
            snippet = self._snippet(near_match(hit.window, LEAD if room == 1 else width))
            return (*asked, source, *shortened(snippet, width, room))
        # On a small screen a blank line between two answers helps more than a third line of text.
        return (question, Content.assemble(source, "  ", self._snippet(near_match(hit.window, LEAD))))

    def _question(self, pair: IndexedPair) -> Content:
        question = mark(headline_content(pair).stylize_before("title"), self._terms, "match")
        return Content.assemble(("◆ ", "marked"), question) if pair.id in self._marked else question

    def _snippet(self, snippet: Snippet) -> Content:
        return marked_content(snippet).stylize_before("snippet")


def also_in(hit: Hit) -> str | None:
    """Where else the same answer is; None for most, which are in one file."""
    if not hit.also_in:
        return None
    more = f" and {len(hit.also_in) - 1} more" if len(hit.also_in) > 1 else ""
    return f"also in {hit.also_in[0]}{more}"


def near_match(snippet: Snippet, lead: int) -> Snippet:
    """The part of a snippet that begins at most so many characters before its first match."""
    text, matches = snippet
    start = text.rfind(" ", 0, matches[0][0] - lead) + 1 if matches and matches[0][0] > lead else 0
    if not start:
        return snippet
    return Snippet(
        f"…{text[start:]}", tuple((first - start + 1, last - start + 1) for first, last in matches)
    )


def shortened(content: Content, width: int, most: int) -> list[Content]:
    """A text as at most so many lines, the last one cut with an ellipsis where there is more."""
    lines = content.wrap(max(width, 4))
    if len(lines) <= most:
        return lines
    kept = lines[:most]
    kept[-1] = Content.assemble(kept[-1].rstrip().truncate(max(width - 1, 1)), "…")
    return kept


class InterviewList(TranscriptList, NarrowedList[InterviewEntry]):
    """Interviews, newest first."""

    help_title = "The interviews"
    help_text = "What you write in the query line narrows the list. Enter shows the answers of an interview."

    def show(self, entries: Sequence[InterviewEntry]) -> None:
        """Lists interviews, which are found by title, people, outlet, date and file."""
        self.fill(entries, map(text_of_interview, entries))

    def row(self, index: int, width: int) -> Sequence[Content]:
        """The title, the people, and where and when."""
        entry = self.entry(index)
        people = names(entry.interviewees) or names(entry.interviewers) or "Unknown speaker"
        title = Content.styled(interview_title(entry), "title")
        source = Content.styled(joined(entry.outlet, entry.date, counted(entry.pairs, "answer")), "detail")
        source = self.with_change(source, Path(entry.path))
        if self.row_height > ROOMY:
            return (title, Content.styled(people, "snippet"), source)
        return (title, Content.assemble((people, "snippet"), "  ", source))


class ValueList(NarrowedList[tuple[str, int]]):
    """Values of a facet with their numbers of answers."""

    help_title = "Browsing"
    help_text = "What you write in the query line narrows the list. Enter shows the answers."

    _people: Mapping[str, Person] = MappingProxyType({})

    def show(self, values: Sequence[tuple[str, int]], people: Mapping[str, Person]) -> None:
        """Lists values, speakers among them, who are found by their affiliations, too."""
        self._people = people
        known = {name: person.affiliation for name, person in people.items()}
        self.fill(values, (fold(f"{value} {known.get(value) or ''}") for value, _ in values))

    def row(self, index: int, width: int) -> Sequence[Content]:
        """The value with its number at the right, of a speaker also the affiliation and the roles."""
        value, number = self.entry(index)
        name = Content.styled(one_line(value), "title")
        if person := self._people.get(value):
            name = Content.assemble(name, "  ", (person.words(), "detail"))
        return (with_number(name, number, width),)


def with_number(name: Content, number: int, width: int) -> Content:
    """A name at the left and a number at the right; the name is cut when there is no room for both."""
    figure = f"{number:,}"
    room = max(width - len(figure) - 1, 1)
    shown = name.truncate(room, ellipsis=True)
    return Content.assemble(shown.pad_right(room - shown.cell_length + 1), (figure, "count"))
