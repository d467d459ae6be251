"""Colours that can be told from what is behind them, whatever the theme.

The ratios are those of WCAG 2.2: 4.5:1 for text (1.4.3), 3:1 for marks such as borders (1.4.11).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.color import Color

TEXT, MARKS = 4.5, 3.0
_STEPS = 20


def legible_colours(theme: Mapping[str, str]) -> dict[str, str]:
    """Variables of the style sheets, made from those of a theme."""
    background, foreground = Color.parse(theme["background"]), Color.parse(theme["foreground"])
    if background.ansi is not None or foreground.ansi is not None:
        # What the colours of the terminal look like is known to the terminal alone.
        own = {f"legible-{name}": theme[name] for name in ("accent", "warning", "success")}
        return {"legible-quiet": theme["foreground"], "legible-line": theme["foreground"], **own}
    primary = Color.parse(theme["primary"])
    behind = (
        background,
        background.blend(foreground, 0.05),
        background.blend(primary, 0.2),
        background.blend(primary, 0.25),
    )
    quiet = background.blend(foreground, 0.76)
    line = background.blend(foreground, 0.25)
    named = {name: Color.parse(theme[name]) for name in ("accent", "warning", "success")}
    return {
        "legible-quiet": legible(quiet, behind, TEXT).hex,
        "legible-line": legible(line, behind, MARKS).hex,
        **{f"legible-{name}": legible(color, behind, TEXT).hex for name, color in named.items()},
    }


def legible(color: Color, behind: Sequence[Color], least: float) -> Color:
    """The colour, moved towards black or white as far as it must be to be told from all that is behind it."""
    target = Color(0, 0, 0) if behind[0].brightness > 0.5 else Color(255, 255, 255)
    for step in range(_STEPS + 1):
        moved = color.blend(target, step / _STEPS)
        if all(contrast(moved, other) >= least for other in behind):
            return moved
    return target


def contrast(one: Color, other: Color) -> float:
    """The ratio of the luminances of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
