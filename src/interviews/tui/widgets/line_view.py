"""What lists and documents have in common: lines that scroll in a pane of a size of its own."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView


class LineView(ScrollView):
    """A pane of lines.

    Textual lays the whole screen out anew when there are more or fewer lines than before, which takes a third
    of a step of the cursor. Here it does so only where that changes the room of the pane.
    """

    virtual_size = Reactive(Size(0, 0))

    def watch_virtual_size(self, size: Size) -> None:
        """Keeps the scrollbar in step."""
        needs_bar = self.styles.overflow_y == "scroll" or size.height > self.container_size.height
        if needs_bar != self.show_vertical_scrollbar or self.styles.auto_dimensions:
            self.refresh(layout=True)
        elif needs_bar:
            self.vertical_scrollbar.window_virtual_size = size.height
