"""The filters: the values of every facet with live counts, several at once, found by their words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from interviews.exporting.untrusted import one_line
from interviews.search.analysis import fold
from interviews.search.results import FacetCounts
from interviews.session.narrowing import narrowed
from interviews.session.query import Filter, FilterKind, Query
from interviews.tui.widgets.regions import LineInput
from interviews.tui.widgets.results import with_number
from interviews.tui.widgets.row_list import RowList

FEWEST, MOST = 3, 12
"""Values of each facet until its list is opened; as many as the pane has room for."""
_PARTS: tuple[tuple[str, FilterKind], ...] = (
    ("Guests", "speaker"),
    ("Interviewers", "speaker"),
    ("Topics", "topic"),
    ("Outlets", "outlet"),
    ("Years", "year"),
)
_BARS = " ▁▂▃▄▅▆▇█"
_SPARKS = 20
"""Cells of the years at most."""


@dataclass(frozen=True, slots=True)
class _Row:
    part: str
    kind: FilterKind
    role: str
    """`heading`, `value`, `more`, `fewer` or `blank`."""
    value: str = ""
    number: int = 0
    on: bool = False


def spark_line(years: Sequence[tuple[str, int]]) -> str:
    """How the hits are spread from the first to the last year, as bars, with these years."""
    numbers = {int(year): number for year, number in years if year.isdecimal() and number}
    if len(numbers) < 2:
        return ""
    first, last = min(numbers), max(numbers)
    cells = min(last - first + 1, _SPARKS)
    heights = [0] * cells
    for year, number in numbers.items():
        heights[(year - first) * cells // (last - first + 1)] += number
    tallest = max(heights)
    # What is there at all is seen, however little it is.
    bars = "".join(_BARS[-(-height * (len(_BARS) - 1) // tallest)] for height in heights)
    return f"{first} {bars} {last}"


class FacetFind(LineInput):
    """Where one writes to find a value; the keys of the list work while one writes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "list('move', 1)", "Down", show=False),
        Binding("up", "list('move', -1)", "Up", show=False),
        Binding("pagedown", "list('move_page', 1)", "Page down", show=False),
        Binding("pageup", "list('move_page', -1)", "Page up", show=False),
        Binding("right", "part(1)", "Next kind", show=False),
        Binding("left", "part(-1)", "Previous kind", show=False),
        Binding("escape", "clear", "Clear", show=False),
    ]
    help_title = "Filters"
    help_text = (
        "Write to find a value. Enter or a click puts a filter on and takes it off; Right and Left go from "
        "one kind to the next. Two speakers find what either says; a speaker and a topic find what the "
        "speaker says about the topic. The numbers count the answers you would see."
    )

    async def action_submit(self) -> None:
        """Puts the filter under the cursor on, or takes it off."""
        self.screen.query_one(Facets).action_choose()

    async def action_list(self, action: str, step: int) -> None:
        """Does with the list what one of its keys does."""
        await self.screen.query_one(Facets).run_action(f"{action}({step})")

    def action_part(self, step: int) -> None:
        """Goes to another kind of values; within what was written, as in any line."""
        if not self.value:
            self.screen.query_one(Facets).action_part(step)
        elif step > 0:
            self.action_cursor_right()
        else:
            self.action_cursor_left()

    def action_clear(self) -> None:
        """Takes back what was written; where nothing was, the key is the screen's."""
        if not self.value:
            raise SkipAction
        self.clear()


class FacetPane(Vertical):
    """The line to find values, and the values."""

    def compose(self) -> ComposeResult:
        yield FacetFind(placeholder="type to find", id="facet-find", compact=True)
        yield Facets(id="facet-list")

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(Facets).narrow(event.value)


class Facets(RowList):
    """One list with a part for each facet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", "Choose", show=False),
        Binding("right", "part(1)", "Next kind", show=False),
        Binding("left", "part(-1)", "Previous kind", show=False),
    ]
    help_title = FacetFind.help_title
    help_text = FacetFind.help_text

    @dataclass
    class Toggled(Message):
        """A filter is to be put on or taken off."""

        filter: Filter

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: list[_Row] = []
        self._counts: FacetCounts = {}
        self._query = Query()
        self._opened: set[str] = set()
        self._askers: Collection[str] = frozenset()
        self._words = ""

    def show(self, counts: FacetCounts, query: Query) -> None:
        """Shows new counts; the cursor stays on its value."""
        self._counts, self._query = counts, query
        self._fill()

    def show_askers(self, askers: Collection[str]) -> None:
        """Lists those who mostly ask apart from their guests."""
        self._askers = askers
        self._fill()

    def narrow(self, words: str) -> None:
        """Leaves the values that hold every word."""
        self._words = words
        self._fill()
        self.action_move_to(0)

    def action_part(self, step: int) -> None:
        """Goes to the first value of the next kind, or of the one before."""
        starts = [index + 1 for index, row in enumerate(self._rows) if row.role == "heading"]
        if step > 0:
            wanted = next((start for start in starts if start > self.cursor), None)
        else:
            current = max((start for start in starts if start <= self.cursor), default=0)
            wanted = max((start for start in starts if start < current), default=None)
        if wanted is not None:
            self.cursor = wanted

    def _fill(self) -> None:
        before = self._rows[self.cursor] if self.cursor < len(self._rows) else None
        self._rows = [row for part, kind in _PARTS for row in self._part(part, kind)][:-1]
        cursor = next(
            (
                index
                for index, row in enumerate(self._rows)
                if before and (row.part, row.role, row.value) == (before.part, before.role, before.value)
            ),
            1,
        )
        self.rows_changed(len(self._rows), cursor)

    def _part(self, part: str, kind: FilterKind) -> list[_Row]:
        chosen = [value for value in self._query.values(kind) if self._belongs(value, part)]
        counts = [
            (value, number) for value, number in self._counts.get(kind, ()) if self._belongs(value, part)
        ]
        if kind == "year":
            counts.sort(reverse=True)
        numbers = dict(counts)
        values = [(value, numbers.get(value, 0)) for value in chosen]
        values += [(value, number) for value, number in counts if value not in chosen]
        if self._words:
            values = [values[place] for place in narrowed([fold(value) for value, _ in values], self._words)]
        if not values:
            return []
        short = self._short()
        opened = part in self._opened or bool(self._words)
        shown = values if opened or len(values) <= short + 1 else values[: max(short, len(chosen))]
        spark = spark_line(counts) if kind == "year" else ""
        rows = [_Row(part, kind, "heading", spark)]
        rows += [_Row(part, kind, "value", value, number, value in chosen) for value, number in shown]
        if len(shown) < len(values):
            rows.append(_Row(part, kind, "more", number=len(values) - len(shown)))
        elif part in self._opened and len(values) > short + 1 and not self._words:
            rows.append(_Row(part, kind, "fewer"))
        return [*rows, _Row(part, kind, "blank")]

    def _belongs(self, value: str, part: str) -> bool:
        return part not in ("Guests", "Interviewers") or (value in self._askers) == (part == "Interviewers")

    def _short(self) -> int:
        room = (self.size.height + 1) // len(_PARTS) - 3
        return max(FEWEST, min(MOST, room))

    def on_resize(self) -> None:
        """Shows as many values as there is room for."""
        super().on_resize()
        self._fill()

    def selectable(self, index: int) -> bool:
        """Headings and blank rows are passed over."""
        return index < len(self._rows) and self._rows[index].role not in ("heading", "blank")

    def row(self, index: int, width: int) -> Sequence[Content]:
        """A heading, a value with its number, or the row that opens the rest."""
        row = self._rows[index]
        if row.role == "heading":
            return (Content.assemble((row.part, "heading"), f"  {row.value}" if row.value else ""),)
        if row.role == "blank":
            return ()
        if row.role == "more":
            return (Content.styled(f"  {row.number:,} more …", "detail"),)
        if row.role == "fewer":
            return (Content.styled("  fewer …", "detail"),)
        mark = ("● ", "marked") if row.on else ("  ", "")
        name = Content.assemble(mark, (one_line(row.value), "title" if row.on else "snippet"))
        return (with_number(name, row.number, width),)

    def action_choose(self) -> None:
        """Toggles the filter under the cursor, or opens the rest of its facet."""
        if not self.selectable(self.cursor):
            return
        row = self._rows[self.cursor]
        if row.role == "value":
            self.post_message(self.Toggled(Filter(row.kind, row.value)))
            return
        if row.role == "more":
            self._opened.add(row.part)
        else:
            self._opened.discard(row.part)
        self._fill()
