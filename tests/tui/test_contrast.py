"""Text and marks can be told from what is behind them (WCAG 2.2, 1.4.3 and 1.4.11), on every screen."""

from __future__ import annotations

import pytest
from driving import Driver, Start
from textual.color import Color
from textual.geometry import Region
from textual.theme import BUILTIN_THEMES, Theme

from interviews.tui.colours import MARKS, TEXT, contrast, legible_colours

STATES: dict[str, tuple[str, ...]] = {
    "query": (),
    "list": ("m", "up"),
    "reader": ("enter", "n"),
    "filters": ("f", "enter"),
    "interviews": ("2",),
    "interview": ("i", "n"),
    "find": ("i", "slash"),
    "compare": ("v",),
    "basket": ("m", "b", "a", "x", "enter"),
    "note": ("m", "b", "a", "x"),
    "cite": ("c",),
    "help": ("f1",),
    "questions": ("i", "t"),
    "rebuild": ("r",),
}


def _too_faint(driver: Driver) -> list[str]:
    """What stands out too little, with its contrast."""
    screen = driver.app.screen
    # What is behind a dialog is dimmed on purpose.
    seen = next((dialog.region for dialog in screen.query(".dialog")), screen.region)
    found = []
    for row, strip in enumerate(screen._compositor.render_strips()):
        column = 0
        for text, style, _ in strip:
            place = Region(column, row, len(text), 1)
            column += len(text)
            # The edges of a button say nothing that its words do not.
            if not text.strip(" ▁▔") or style is None or style.color is None or style.bgcolor is None:
                continue
            if not seen.contains_region(place):
                continue
            ratio = contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
            if ratio < (TEXT if any(map(str.isalnum, text)) else MARKS):
                found.append(f"{row}: {text.strip()!r} {ratio:.2f} {style}")
    return found


@pytest.mark.parametrize("theme", ["textual-light", "textual-dark"])
async def test_text_and_marks_stand_out(start: Start, theme: str) -> None:
    faint: dict[str, list[str]] = {}
    async with start(size=(120, 36)) as driver:
        driver.app.theme = theme
        await driver.search("aquifer")
        for state, keys in STATES.items():
            await driver.press(*keys)
            if found := _too_faint(driver):
                faint[state] = found
            while driver.screen_name != "BrowseScreen":
                await driver.press("escape")
            await driver.press("1")
    assert faint == {}


@pytest.mark.parametrize("theme", BUILTIN_THEMES.values(), ids=lambda theme: theme.name)
def test_colours_are_made_legible_in_every_theme(theme: Theme) -> None:
    own = theme.to_color_system().generate()
    made = legible_colours(own)
    background, foreground = Color.parse(own["background"]), Color.parse(own["foreground"])
    if background.ansi is not None or foreground.ansi is not None:
        return
    for name, color in made.items():
        for behind in (background, background.blend(Color.parse(own["primary"]), 0.2)):
            least = MARKS if name == "legible-line" else TEXT
            assert contrast(Color.parse(color), behind) >= least, name


@pytest.mark.parametrize("width", [40, 60, 80, 120])
async def test_the_footer_keeps_what_helps_one_on(start: Start, width: int) -> None:
    async with start(size=(width, 20)) as driver:
        await driver.search("aquifer")
        for keys in ((), ("enter",), ("i",), ("c",), ("escape", "v"), ("escape", "b")):
            await driver.press(*keys)
            footer = driver.screen_text.splitlines()[-1]
            assert "F1 Help" in footer
            assert "^p Commands" in footer
            assert ("Esc Back" in footer) == (keys != ())


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 12)])
async def test_the_theme_that_is_on_is_marked_and_seen(start: Start, size: tuple[int, int]) -> None:
    async with start(size=size) as driver:
        driver.app.theme = "textual-dark"
        await driver.press("escape", "ctrl+t")
        [line] = [line for line in driver.screen_text.splitlines() if "● now" in line]
        assert driver.app.theme in line
        await driver.press(*"textual-li", "enter")
        assert driver.app.theme == "textual-light"
