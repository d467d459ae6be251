"""Named styles of text, from the component classes of a widget."""

from __future__ import annotations

from textual.style import Style
from textual.widget import Widget


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
