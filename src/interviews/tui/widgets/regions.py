"""Regions of a screen: with titles on their borders, with lines that scroll, and with a line to write in."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any, Self

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style as RichStyle
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender
from textual.style import Style
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from textual.widget import Widget
else:
    # Textual looks for styles along the first base that is a widget.
    Widget = object

_MARK = "━"


class Entitled(Widget):
    """A region with titles on its border.

    Textual draws a whole region again when a title changes, with every line inside. Here only the two lines
    of the border that hold titles are.
    """

    _titles = ("", "")
    _is_entitled = False
    """Whether only the titles are being changed."""

    def entitle(self, title: str, subtitle: str) -> None:
        """Puts one title above and one below; neither is read as markup."""
        if self._titles == (title, subtitle):
            return
        self._titles = title, subtitle
        self._is_entitled = True
        self.border_title, self.border_subtitle = Content(title), Content(subtitle)
        self._is_entitled = False

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Draws the region again, or only the lines with the titles."""
        if self._is_entitled and not regions:
            gutter, (width, height) = self.gutter, self.outer_size
            regions = tuple(Region(-gutter.left, y - gutter.top, width, 1) for y in (0, height - 1))
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


class Pane(Entitled, Vertical):
    """A region in which other things are shown."""


def show_text(widget: Static, text: str) -> None:
    """Shows a text, which is never read as markup; the same one again does not move anything."""
    if widget.content != Content(text):
        widget.update(Content(text))


class QuietBar(ScrollBarRender):
    """A scrollbar whose place is kept, and which is drawn only where it can be moved."""

    @classmethod
    def render_bar(cls, *_: Any, **drawn: Any) -> Segments:
        # Textual names all that it passes.
        if drawn["virtual_size"] <= drawn["window_size"]:
            drawn |= {"virtual_size": drawn["size"], "window_size": drawn["size"], "position": 0}
        return super().render_bar(**drawn)


def match_bar(rows: Callable[[int], Collection[int]], color: Callable[[], Color]) -> type[ScrollBarRender]:
    """How a scrollbar with marks is drawn.

    Args:
        rows: the rows to mark on a bar of so many rows.
        color: that of the marks.
    """

    class MatchBar(QuietBar):
        @classmethod
        def render_bar(cls, *_: Any, **drawn: Any) -> Segments:
            bar = super().render_bar(**drawn)
            if drawn["virtual_size"] <= drawn["window_size"]:
                return bar
            segments = list(bar.segments)
            for row in rows(len(segments)):
                style = segments[row].style or RichStyle()
                # The part in view is drawn in reverse, which is seen without colours, too.
                marked = (
                    RichStyle(color=drawn["bar_color"], bgcolor=color(), reverse=True)
                    if style.reverse
                    else RichStyle(color=color(), bgcolor=drawn["back_color"])
                )
                segments[row] = Segment(_MARK * drawn["thickness"], marked + RichStyle(meta=style.meta))
            return Segments(segments, new_lines=True)

    return MatchBar


def component_style(widget: Widget, name: str) -> Style:
    """What a component class sets, and nothing of what lies below it.

    `Widget.get_visual_style(..., partial=True)` is meant for this, but in Textual 8.2.8 it drops backgrounds
    that are opaque.
    """
    styles = widget.get_component_styles(name)
    text = styles.text_style
    return Style(
        background=styles.background if styles.has_rule("background") else None,
        foreground=styles.color if styles.has_rule("color") else None,
        bold=text.bold,
        dim=text.dim,
        italic=text.italic,
        underline=text.underline,
        reverse=text.reverse,
        strike=text.strike,
    )


class LineView(Entitled, ScrollView):
    """A pane of lines.

    Textual lays the whole screen out anew when there are more or fewer lines than before, which takes a third
    of a step of the cursor. Here it does so only where the pane is as high as its lines.
    """

    # A scrollbar that came and went with the lines would have the whole screen laid out anew, too.
    DEFAULT_CSS = "LineView { overflow-y: scroll; }"
    virtual_size = Reactive(Size(0, 0))
    help_title = ""
    help_text = ""
    styles_of = ""
    """What the names of its component classes begin with; the names of styles follow."""

    def on_mount(self) -> None:
        self.vertical_scrollbar.renderer = self.bar()  # type: ignore[misc]

    def bar(self) -> type[ScrollBarRender]:
        """How the scrollbar is drawn."""
        return QuietBar

    def named_style(self, style: str | Style) -> Style:
        """What a name stands for in what is drawn; nothing where it stands for none."""
        if isinstance(style, Style):
            return style
        name = f"{self.styles_of}--{style}"
        return component_style(self, name) if name in self.COMPONENT_CLASSES else Style.null()

    def watch_virtual_size(self, size: Size) -> None:
        """Keeps the scrollbar in step."""
        if self.styles.auto_dimensions:
            self.refresh(layout=True)
        else:
            self.vertical_scrollbar.window_virtual_size = size.height


class LineInput(Input):
    """A line of a width of its own, so that a letter more or less moves nothing else on the screen.

    Textual lays the whole screen out anew at each letter, in case the line grows with it.
    """

    virtual_size = Reactive(Size(0, 0))
