"""Scrollbars that are empty where there is nothing to scroll, with marks for found words."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

_MARK = "━"


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
                style = segments[row].style or Style()
                # The part in view is drawn in reverse, which is seen without colours, too.
                marked = (
                    Style(color=drawn["bar_color"], bgcolor=color(), reverse=True)
                    if style.reverse
                    else Style(color=color(), bgcolor=drawn["back_color"])
                )
                segments[row] = Segment(_MARK * drawn["thickness"], marked + Style(meta=style.meta))
            return Segments(segments, new_lines=True)

    return MatchBar
