"""Scrollbars that are empty where there is nothing to scroll, with marks for found words."""

from __future__ import annotations

from collections.abc import Callable, Collection

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

_MARK = "━"
_DEFAULT = Color.default()


class QuietBar(ScrollBarRender):
    """A scrollbar whose place is kept, and which is drawn only where it can be moved."""

    @classmethod
    def render_bar(
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color = _DEFAULT,
        bar_color: Color = _DEFAULT,
    ) -> Segments:
        if virtual_size <= window_size:
            virtual_size, window_size, position = size, size, 0
        return super().render_bar(
            size, virtual_size, window_size, position, thickness, vertical, back_color, bar_color
        )


def match_bar(rows: Callable[[int], Collection[int]], color: Callable[[], Color]) -> type[ScrollBarRender]:
    """How a scrollbar with marks is drawn.

    Args:
        rows: the rows to mark on a bar of so many rows.
        color: that of the marks.
    """

    class MatchBar(QuietBar):
        @classmethod
        def render_bar(
            cls,
            size: int = 25,
            virtual_size: float = 50,
            window_size: float = 20,
            position: float = 0,
            thickness: int = 1,
            vertical: bool = True,
            back_color: Color = _DEFAULT,
            bar_color: Color = _DEFAULT,
        ) -> Segments:
            bar = super().render_bar(
                size, virtual_size, window_size, position, thickness, vertical, back_color, bar_color
            )
            if virtual_size <= window_size:
                return bar
            segments = list(bar.segments)
            for row in rows(len(segments)):
                style = segments[row].style or Style()
                # The part in view is drawn in reverse, which is seen without colours, too.
                marked = (
                    Style(color=bar_color, bgcolor=color(), reverse=True)
                    if style.reverse
                    else Style(color=color(), bgcolor=back_color)
                )
                segments[row] = Segment(_MARK * thickness, marked + Style(meta=style.meta))
            return Segments(segments, new_lines=True)

    return MatchBar
