"""A scrolling pane that shows a document: wrapped once, drawn line by line, with matches to step through."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.color import Color
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scrollbar import ScrollBarRender
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style

from interviews.tui.documents import Block, Layout, Match, lay_out
from interviews.tui.markdown import LINK, Link, links_of
from interviews.tui.marking import Terms
from interviews.tui.widgets.regions import LineView, component_style, match_bar

READABLE = 100
"""Cells of the longest lines: the eye loses its way back from longer ones."""
_PARTS = (
    "heading question speaker asker strong emphasis struck link code quiet prefix key match match-current bar"
)
"""What its styles name."""


class DocumentView(LineView):
    """Shows blocks of text; scrolls by lines, pages and matches."""

    styles_of = "document"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"document--{part}" for part in _PARTS.split()}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_down", "Down", show=False),
        Binding("up,k", "scroll_up", "Up", show=False),
        Binding("pagedown,space", "page_down", "Page down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("home,g", "scroll_home", "Start", show=False),
        Binding("end,G", "scroll_end", "End", show=False),
        Binding("shift+down", "select_lines(1)", "Select lines", show=False),
        Binding("shift+up", "select_lines(-1)", "Select lines", show=False),
        Binding("shift+right", "begin_selection(1)", "Begin a line later", show=False),
        Binding("shift+left", "begin_selection(-1)", "Begin a line earlier", show=False),
    ]

    class MatchesChanged(Message):
        """Other words are marked, or another one is the current one."""

    class Scrolled(Message):
        """The user brought another line to the top."""

    @dataclass
    class LinkClicked(Message):
        """A link of the document was clicked."""

        link: Link

    gutter_width = 0
    """Cells at the left in which the current part of the document is marked."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._blocks: tuple[Block, ...] = ()
        self._terms: Terms | None = None
        self._layout_lines = Layout(0)
        self._matches: list[Match] = []
        self._matches_of_line: dict[int, list[Match]] = {}
        self._current: int | None = None
        self._wanted_anchor: str | None = None
        self._current_anchor = ""
        self._current_lines = range(0)

    def bar(self) -> type[ScrollBarRender]:
        """A scrollbar with marks for the found words."""
        return match_bar(self._rows_with_matches, self._match_color)

    def _rows_with_matches(self, height: int) -> Collection[int]:
        """Where the matches are on a scrollbar of so many rows."""
        lines = max(len(self._layout_lines.lines), self.scrollable_content_region.height, 1)
        return {match.line * height // lines for match in self._matches}

    def _match_color(self) -> Color:
        return self.get_component_styles("document--match").color.rich_color

    @property
    def allow_select(self) -> bool:
        """Text can be selected with the mouse."""
        return True

    @property
    def laid_out(self) -> Layout:
        """The document as it is wrapped now."""
        return self._layout_lines

    @property
    def match_position(self) -> tuple[int, int]:
        """The number of the current match, 0 when none is, and how many there are."""
        return (0 if self._current is None else self._current + 1, len(self._matches))

    def show(self, blocks: Sequence[Block], terms: Terms | None = None, anchor: str | None = None) -> None:
        """Shows another document from its start, or from an anchor."""
        self._blocks = tuple(blocks)
        self._terms = terms
        self._current = None
        self._wanted_anchor = anchor
        # A hidden pane has no room to wrap in. Without this, it would come back at its former width with the
        # lines of the document before.
        self._layout_lines = Layout(0)
        self._matches, self._matches_of_line = [], {}
        self._lay_out()
        if anchor is None:
            self.scroll_to(0, 0, animate=False)

    def mark_terms(self, terms: Terms | None) -> None:
        """Marks other words in the same document."""
        self._terms = terms
        self._current = None
        self._find_matches()
        self.refresh()

    def mark_anchor(self, anchor: str) -> None:
        """Marks the part of the document that begins with an anchored block, up to the next one."""
        starts = list(self._layout_lines.anchors.values())
        start = self._layout_lines.anchors.get(anchor)
        self._current_lines = range(0)
        if start is not None:
            end = next((line for line in starts if line > start), len(self._layout_lines.lines))
            while self._layout_lines.lines[end - 1].block < 0:
                end -= 1
            self._current_lines = range(start, end)
        self._current_anchor = anchor
        self.refresh()

    def scroll_to_anchor(self, anchor: str) -> None:
        """Brings an anchored block to the top of the pane."""
        self._wanted_anchor = anchor
        self._follow_anchor()

    def anchor_at_top(self) -> str | None:
        """The anchor of the block that the top of the pane is in."""
        top = int(self.scroll_offset.y)
        found = None
        for anchor, line in self._layout_lines.anchors.items():
            if line > top + 1:
                break
            found = anchor
        return found

    def step_match(self, step: int) -> bool:
        """Moves to the next (1) or previous (-1) match, round the ends; whether there is one."""
        matches = self._matches
        if not matches:
            return False
        if self._current is None:
            self._current = self._first_match_in_view(step)
        else:
            self._current = (self._current + step) % len(matches)
        self._reveal(matches[self._current])
        self.post_message(self.MatchesChanged())
        self.refresh()
        return True

    def _first_match_in_view(self, step: int) -> int:
        matches = self._matches
        top = int(self.scroll_offset.y)
        if step > 0:
            return next((number for number, match in enumerate(matches) if match.line >= top), 0)
        bottom = top + self.size.height
        return next(
            (number for number in range(len(matches) - 1, -1, -1) if matches[number].line < bottom), -1
        ) % len(matches)

    def _reveal(self, match: Match) -> None:
        top, height = int(self.scroll_offset.y), self.scrollable_content_region.height
        if not top + 1 <= match.line < top + height - 1:
            self.scroll_to(y=max(match.line - height // 3, 0), animate=False)

    def _lay_out(self) -> None:
        width = self._text_width
        if width <= 0:
            return
        self._layout_lines = lay_out(self._blocks, width)
        self._find_matches()
        self.mark_anchor(self._current_anchor)
        self.virtual_size = Size(width, len(self._layout_lines.lines))
        self.refresh()
        if self._wanted_anchor is not None:
            # The scrollbar's range follows the virtual size only after the next refresh.
            self.call_after_refresh(self._follow_anchor)

    @property
    def _text_width(self) -> int:
        # A blank cell parts the text from the scrollbar.
        return min(self.scrollable_content_region.width - self.gutter_width - 1, READABLE)

    def _find_matches(self) -> None:
        self._matches = self._layout_lines.matches(self._terms) if self._terms else []
        if self._current is not None and self._current >= len(self._matches):
            self._current = None
        self._matches_of_line = {}
        for match in self._matches:
            self._matches_of_line.setdefault(match.line, []).append(match)
        self.vertical_scrollbar.refresh()
        self.post_message(self.MatchesChanged())

    def _follow_anchor(self) -> None:
        line = self._layout_lines.anchors.get(self._wanted_anchor or "")
        if line is not None:
            self._wanted_anchor = None
            with self.prevent(self.Scrolled):
                self.scroll_to(y=max(line - 1, 0), animate=False, immediate=True)

    def on_resize(self) -> None:
        """Wraps anew, keeping the text that stood at the top there."""
        layout = self._layout_lines
        if layout.width == self._text_width:
            return
        top = int(self.scroll_offset.y)
        block = next((line.block for line in layout.lines[top:] if line.block >= 0), None)
        self._lay_out()
        if top and block is not None and self._wanted_anchor is None:
            line = next((row for row, line in enumerate(self._layout_lines.lines) if line.block == block), 0)
            self.call_after_refresh(self.scroll_to, y=line, animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tells which line is at the top."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())

    def on_click(self, event: events.Click) -> None:
        """Tells which link was clicked."""
        if (place := event.get_content_offset(self)) is None:
            return
        number = place.y + int(self.scroll_offset.y)
        if number < len(self._layout_lines.lines):
            content = self._layout_lines.lines[number].content
            for link in links_of(content, place.x - self.gutter_width):
                self.post_message(self.LinkClicked(link))

    def action_select_lines(self, step: int) -> None:
        """Selects one line more or less, at first the current match or the first line of an answer shown."""
        held = self._selected_lines
        if held is None:
            first = self._first_quotable if self._current is None else self._matches[self._current].line
            self._select(first, first)
        else:
            self._select(held[0], held[1] + step)

    def action_begin_selection(self, step: int) -> None:
        """Lets the selection begin one line later or earlier."""
        if (held := self._selected_lines) is not None:
            self._select(max(0, held[0] + step), held[1])

    @property
    def _selected_lines(self) -> tuple[int, int] | None:
        held = self.text_selection
        if held is None or held.start is None or held.end is None:
            return None
        return held.start.y, held.end.y

    @property
    def _first_quotable(self) -> int:
        """The first line of an answer from the top of what is shown on; else the top."""
        top, lines = int(self.scroll_offset.y), self._layout_lines.lines
        below = range(top, len(lines))
        blocks = self._blocks
        return next(
            (line for line in below if lines[line].block >= 0 and blocks[lines[line].block].is_answer), top
        )

    def _select(self, first: int, last: int) -> None:
        lines, height = self._layout_lines.lines, self.scrollable_content_region.height
        if first <= last < len(lines):
            end = Offset(len(lines[last].content.plain), last)
            self.screen.selections = {self: Selection(Offset(0, first), end)}
            if last >= int(self.scroll_offset.y) + height:
                self.scroll_to(y=last - height + 1, animate=False)
        elif last < first:
            self.screen.clear_selection()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        last = max(len(self._layout_lines.lines) - 1, 0)
        start = selection.start or Offset(0, 0)
        end = selection.end or Offset(10**6, last)
        return self._layout_lines.text_between((start.y, start.x), (end.y, end.x)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        number = int(self.scroll_offset.y) + y
        width = self.size.width
        base = self.visual_style
        lines = self._layout_lines.lines
        if number >= len(lines):
            return Strip.blank(width, base.rich_style)
        content = lines[number].content
        current = None if self._current is None else self._matches[self._current]
        for match in self._matches_of_line.get(number, ()):
            name = "match-current" if match is current else "match"
            content = content.stylize(name, match.start, match.end)
        selection = self.text_selection
        selected = selection.get_span(number) if selection is not None else None
        if selected is not None:
            start, end = selected
            content = content.stylize("selection", start, len(content.plain) if end == -1 else end)
        segments: list[Segment] = []
        if self.gutter_width:
            bar = "▌" if number in self._current_lines else ""
            style = base + component_style(self, "document--bar")
            segments.append(Segment(bar.ljust(self.gutter_width), style.rich_style))
        offset = 0
        for text, style in content.render(base, end="", parse_style=self.named_style):
            segments.append(Segment(text, (base + style).rich_style_with_offset(offset, number)))
            offset += len(text)
        strip = Strip(segments).extend_cell_length(width, base.rich_style)
        return strip.crop(0, width)

    def named_style(self, style: str | Style) -> Style:
        if style == "selection":
            return self.screen.get_visual_style("screen--selection", partial=True)
        is_link = isinstance(style, str) and style.startswith(LINK)
        return super().named_style("link" if is_link else style)
