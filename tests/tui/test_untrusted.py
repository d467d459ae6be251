"""Text from outside never acts: not as control characters, not as markup."""

from __future__ import annotations

import re

from driving import Driver, Start
from hypothesis import given
from hypothesis import strategies as st

from interviews.exporting.untrusted import one_line, plain_words, visible
from interviews.tui.documents import lay_out
from interviews.tui.markdown import markdown_blocks

_HARMFUL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_ANYTHING = st.text(st.characters(exclude_categories=()), max_size=300)


@given(_ANYTHING)
def test_no_control_character_or_direction_override_survives(text: str) -> None:
    assert not _HARMFUL.search(visible(text))
    assert not _HARMFUL.search(one_line(text))
    assert "\n" not in one_line(text)


@given(_ANYTHING, st.integers(4, 60))
def test_no_markdown_breaks_the_layout_or_brings_in_a_control_character(text: str, width: int) -> None:
    layout = lay_out(markdown_blocks(text), width)
    for line in layout.lines:
        assert not _HARMFUL.search(line.content.plain)
        assert line.content.cell_length <= max(width, line.prefix + 4)


async def test_a_hostile_transcript_is_shown_and_does_nothing(driver: Driver) -> None:
    await driver.search("clipboard OR act")
    await driver.search("Can a transcript")
    text = driver.screen_text
    assert "[blink]act[/blink]" in text
    assert r"\x1b[2J" in text
    assert "Eve]0;owned" in text
    assert "[@click=app.quit]Institute[/]" in text
    assert "<script>alert(1)</script>" in text
    assert "\x1b" not in text
    assert driver.app.clipboard == ""


async def test_wide_and_right_to_left_text_keeps_the_frames_in_place(start: Start) -> None:
    from rich.cells import cell_len

    async with start() as driver:
        await driver.press("escape", "7")
        await driver.search("井戸")
        assert {cell_len(line) for line in driver.screen_text.splitlines()} == {120}
        await driver.search("הבאר")
        assert {cell_len(line) for line in driver.screen_text.splitlines()} == {120}


def test_lists_show_words_without_the_marks_of_markdown() -> None:
    assert plain_words(r"So *very* **good** \[laughter\], see [this](https://x.example)") == (
        "So very good [laughter], see this"
    )
    assert plain_words("snake_case_name and 2 * 3 * 4") == "snake_case_name and 2 * 3 * 4"


@given(_ANYTHING)
def test_the_words_of_a_list_hold_no_control_character(text: str) -> None:
    assert not _HARMFUL.search(plain_words(text))
