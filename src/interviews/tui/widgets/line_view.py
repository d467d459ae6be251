"""Lines in a region of a size of its own: those that scroll in lists and documents, and those to write in."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Input

from interviews.tui.widgets.pane import Entitled
from interviews.tui.widgets.scroll_bar import QuietBar


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
