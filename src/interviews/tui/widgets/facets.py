"""The filters: the values of every facet with live counts, several at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from interviews.exporting.untrusted import one_line
from interviews.search.results import FacetCounts
from interviews.session.query import FACET_KINDS, Filter, FilterKind, Query
from interviews.tui.widgets.results import counted
from interviews.tui.widgets.row_list import RowList

_TITLES = {"speaker": "Speakers", "topic": "Topics", "outlet": "Outlets", "year": "Years"}
FEWEST, MOST = 3, 12
"""Values of each facet until its list is opened; as many as the pane has room for."""


@dataclass(frozen=True, slots=True)
class _Row:
    kind: FilterKind
    role: str
    """`heading`, `value`, `more`, `fewer` or `blank`."""
    value: str = ""
    number: int = 0
    on: bool = False


class Facets(RowList):
    """One list with a part for each facet."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "choose", "Choose", show=False)]
    help_title = "Filters"
    help_text = (
        "Enter or a click puts a filter on and takes it off. Two speakers find what either says; a "
        "speaker and "
        "a topic find what the speaker says about the topic. The numbers count the answers you would see."
    )

    class Toggled(Message):
        """A filter is to be put on or taken off."""

        def __init__(self, chosen: Filter) -> None:
            super().__init__()
            self.filter = chosen

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: list[_Row] = []
        self._counts: FacetCounts = {}
        self._query = Query()
        self._opened: set[FilterKind] = set()

    def show(self, counts: FacetCounts, query: Query) -> None:
        """Shows new counts; the cursor stays on its value."""
        self._counts, self._query = counts, query
        self._fill()

    def _fill(self) -> None:
        before = self._rows[self.cursor] if self.cursor < len(self._rows) else None
        self._rows = [row for kind in FACET_KINDS for row in self._part(kind)][:-1]
        cursor = next(
            (
                index
                for index, row in enumerate(self._rows)
                if before and (row.kind, row.role, row.value) == (before.kind, before.role, before.value)
            ),
            1,
        )
        self.rows_changed(len(self._rows), cursor)

    def _part(self, kind: FilterKind) -> list[_Row]:
        chosen = self._query.values(kind)
        counts = list(self._counts.get(kind, ()))
        numbers = dict(counts)
        values = [(value, numbers.get(value, 0)) for value in chosen]
        values += [(value, number) for value, number in counts if value not in chosen]
        if not values:
            return []
        short = self._short()
        opened = kind in self._opened
        shown = values if opened or len(values) <= short + 1 else values[: max(short, len(chosen))]
        rows = [_Row(kind, "heading", number=len(values))]
        rows += [_Row(kind, "value", value, number, value in chosen) for value, number in shown]
        if len(shown) < len(values):
            rows.append(_Row(kind, "more", number=len(values) - len(shown)))
        elif opened and len(values) > short + 1:
            rows.append(_Row(kind, "fewer"))
        return [*rows, _Row(kind, "blank")]

    def _short(self) -> int:
        room = (self.size.height + 1) // len(FACET_KINDS) - 3
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
            return (Content.styled(_TITLES[row.kind], "heading"),)
        if row.role == "blank":
            return ()
        if row.role == "more":
            return (Content.styled(f"  {row.number:,} more …", "detail"),)
        if row.role == "fewer":
            return (Content.styled("  fewer …", "detail"),)
        mark = ("● ", "marked") if row.on else ("  ", "")
        name = Content.assemble(mark, (one_line(row.value), "title" if row.on else "snippet"))
        return (counted(name, row.number, width),)

    def action_choose(self) -> None:
        """Toggles the filter under the cursor, or opens the rest of its facet."""
        if not self.selectable(self.cursor):
            return
        row = self._rows[self.cursor]
        if row.role == "value":
            self.post_message(self.Toggled(Filter(row.kind, row.value)))
            return
        if row.role == "more":
            self._opened.add(row.kind)
        else:
            self._opened.discard(row.kind)
        self._fill()
