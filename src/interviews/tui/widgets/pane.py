"""Regions with a border whose titles change with what is shown in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.widget import Widget
else:
    # Textual looks for styles along the first base that is a widget.
    Widget = object


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
