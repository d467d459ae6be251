"""A line to write in."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class LineInput(Input):
    """A line of a width of its own, so that a letter more or less moves nothing else on the screen.

    Textual lays the whole screen out anew at each letter, in case the line grows with it.
    """

    virtual_size = Reactive(Size(0, 0))
