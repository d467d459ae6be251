"""A list of rows of one height, of which only those on the screen are ever made.

Textual's own lists lay out every row when they are filled (10,000 rows take about a second); results come by
the ten thousand and are fetched page by page as they scroll into view.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, Self, TypeVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.strip import Strip

from interviews.session.narrowing import narrowed
from interviews.tui.widgets.regions import LineView, component_style

Entry = TypeVar("Entry")

MOST_MADE = 500
"""Rows that are kept as they were made; no screen shows as many."""
_PARTS = "title detail snippet match emphasis strong code marked heading count cursor bar"
"""What its styles name."""


@dataclass
class OfRow(Message):
    """Something has happened to a row."""

    rows: RowList
    index: int

    @property
    def control(self) -> RowList:
        return self.rows


class RowList(LineView):
    """A list with a cursor; subclasses say what a row looks like."""

    styles_of = "row"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"row--{part}" for part in _PARTS.split()}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("pagedown", "move_page(1)", "Page down", show=False),
        Binding("pageup", "move_page(-1)", "Page up", show=False),
        Binding("home,g", "move_to(0)", "First", show=False),
        Binding("end,G", "move_to(-1)", "Last", show=False),
        Binding("enter", "choose", "Choose", show=False),
    ]
    row_height = reactive(1, init=False)
    cursor = var(0, init=False)

    class Highlighted(OfRow):
        """The cursor is on another row."""

    class Chosen(OfRow):
        """A row was chosen with Enter or a click."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.show_horizontal_scrollbar = False
        self._count = 0
        self._made: dict[int, Sequence[Content]] = {}
        """Rows that were made for their first line, for the others and for the next step of the cursor."""

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Draws the list, or regions of it, again; rows are made anew unless it is for regions."""
        if not regions:
            self._made.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    @property
    def row_count(self) -> int:
        return self._count

    @property
    def visible_rows(self) -> range:
        """The rows that are on the screen."""
        first = int(self.scroll_offset.y) // self.row_height
        return range(first, min(first + self.size.height // self.row_height + 2, self._count))

    def row(self, index: int, width: int) -> Sequence[Content]:
        """The lines of a row, at most `row_height`; longer ones are cut with an ellipsis."""
        raise NotImplementedError

    def selectable(self, index: int) -> bool:
        """Whether the cursor can stand on a row."""
        return True

    def rows_changed(self, count: int, cursor: int | None = None) -> None:
        """Says how many rows there are now, and where the cursor is to be: where it was unless given."""
        self._count = count
        self._resize_content()
        wanted = self.cursor if cursor is None else cursor
        self.set_reactive(RowList.cursor, max(0, min(wanted, count - 1)))
        self.call_after_refresh(self._keep_cursor_visible)
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, self._count - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        """Shows the row under the cursor and tells."""
        self._keep_cursor_visible()
        for row in (before, now):
            self.refresh_lines(row * self.row_height, self.row_height)
        if self._count:
            self.post_message(self.Highlighted(self, self.cursor))

    def watch_row_height(self) -> None:
        self._resize_content()
        self.call_after_refresh(self._keep_cursor_visible)
        self.refresh()

    def on_resize(self) -> None:
        self._resize_content()

    def _resize_content(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self._count * self.row_height)

    def _keep_cursor_visible(self) -> None:
        # Above the first row that can be chosen there may be a heading.
        is_first = not any(self.selectable(index) for index in range(self.cursor))
        top = 0 if is_first else self.cursor * self.row_height
        self.scroll_to_region(Region(0, top, 1, self.row_height), animate=False, force=True)

    def action_move(self, step: int) -> None:
        """Moves the cursor, over rows that it cannot stand on."""
        index = self.cursor + step
        while 0 <= index < self._count and not self.selectable(index):
            index += step
        if 0 <= index < self._count:
            self.cursor = index

    def action_move_page(self, step: int) -> None:
        """Moves the cursor by the rows that fit."""
        self._move_near(self.cursor + step * max(self.size.height // self.row_height - 1, 1))

    def action_move_to(self, index: int) -> None:
        """Moves the cursor to a row; a negative number counts from the end."""
        self._move_near(index % self._count if self._count else 0)

    def _move_near(self, index: int) -> None:
        index = max(0, min(index, self._count - 1))
        for candidate in (*range(index, self._count), *range(index, -1, -1)):
            if self.selectable(candidate):
                self.cursor = candidate
                return

    def action_choose(self) -> None:
        """Chooses the row under the cursor."""
        if self._count:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Moves the cursor to the clicked row and chooses it."""
        position = event.get_content_offset(self)
        if position is None:
            return
        index = (position.y + int(self.scroll_offset.y)) // self.row_height
        if index < self._count and self.selectable(index):
            self.cursor = index
            self.action_choose()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        base = self.visual_style
        index, part = divmod(int(self.scroll_offset.y) + y, self.row_height)
        if index >= self._count:
            return Strip.blank(width, base.rich_style)
        if index not in self._made:
            if len(self._made) > MOST_MADE:
                self._made.clear()
            self._made[index] = self.row(index, width - 2)
        lines = self._made[index]
        under_cursor = index == self.cursor and self.selectable(index)
        if under_cursor and part < max(len(lines), 1):
            base = base + component_style(self, "row--cursor")
        content = lines[part] if part < len(lines) else Content()
        content = content.truncate(max(width - 2, 1), ellipsis=True)
        # The bar says where the cursor is without colour.
        bar = Content.styled("▌", "bar") if under_cursor and part < len(lines) else Content(" ")
        segments = [
            Segment(text, (base + style).rich_style)
            for text, style in (bar + content).render(base, end="", parse_style=self.named_style)
        ]
        return Strip(segments).adjust_cell_length(width, base.rich_style)


class NarrowedList(RowList, Generic[Entry]):
    """A list that words narrow."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: Sequence[Entry] = ()
        self._texts: Sequence[str] = ()
        self._shown: Sequence[int] = ()

    def fill(self, entries: Sequence[Entry], texts: Iterable[str]) -> None:
        """Lists entries, each of which is found by its folded text."""
        self._entries, self._texts = entries, list(texts)
        self.narrow("")

    def narrow(self, words: str) -> None:
        """Leaves the entries whose text holds every word."""
        self._shown = narrowed(self._texts, words)
        self.rows_changed(len(self._shown), 0)

    def position(self, index: int) -> int:
        """The place of a row among all entries."""
        return self._shown[index]

    def entry(self, index: int) -> Entry:
        return self._entries[self._shown[index]]
