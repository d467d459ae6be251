"""What lists and documents have in common: lines that scroll in a pane of a size of its own."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender
from textual.style import Style

from interviews.tui.widgets.named_styles import component_style
from interviews.tui.widgets.pane import Entitled
from interviews.tui.widgets.scroll_bar import QuietBar


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
