"""Citing an answer: the dialog, copying, and files."""

from __future__ import annotations

from dataclasses import replace

import pytest
from driving import Driver, Start

from interviews.errors import CitationError
from interviews.session.choices import Choice


async def test_e_in_the_dialog_writes_a_file_with_a_sensible_name(driver: Driver) -> None:
    await driver.press("escape", "c", "e")
    [file] = driver.folder.glob("*.bib")
    assert file.name == "okonjo-2021-how-fast-does-the-aquifer-refill.bib"
    assert file.read_text().startswith("@misc{")
    assert any(file.name in message for message in driver.messages)


async def test_e_on_an_answer_writes_a_file_in_the_last_style_and_never_over_another(driver: Driver) -> None:
    await driver.press("escape", "e")
    [file] = driver.folder.glob("okonjo*")
    file.write_text("the user's own words")
    await driver.press("e", "e")
    names = sorted(file.name for file in driver.folder.glob("okonjo*"))
    assert names == [
        "okonjo-2021-how-fast-does-the-aquifer-refill-2.bib",
        "okonjo-2021-how-fast-does-the-aquifer-refill.bib",
    ]


async def test_a_folder_that_cannot_be_written_is_said(driver: Driver) -> None:
    (driver.folder / "file").write_text("")
    driver.app.session.tools.__dict__["output_folder"] = driver.folder / "file"
    await driver.press("escape", "e")
    assert any("cannot be written" in message for message in driver.messages)


async def test_a_style_that_does_not_exist_is_said_in_the_dialog(start: Start) -> None:
    class Unable:
        def styles(self) -> tuple[Choice, ...]:
            return (Choice("nonsense", "Nonsense"),)

        def cite(self, *_: object) -> None:
            raise CitationError("There is no style nonsense.")

    async with start(citer=Unable()) as driver:
        await driver.press("escape", "c")
        assert "There is no style nonsense." in driver.screen_text
        await driver.press("y")
        assert "There is no citation in this style." in driver.messages


async def test_a_mistake_of_ours_in_the_background_is_said_and_nothing_crashes(start: Start) -> None:
    class Broken:
        def cite(self, *_: object) -> None:
            raise ZeroDivisionError("a bug")

    async with start(citer=Broken()) as driver:
        await driver.press("escape", "y")
        assert "Something went wrong (ZeroDivisionError: a bug)." in driver.messages


async def test_enter_copies_plain_text_and_i_the_italics_for_word_processors(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[tuple[str, str]] = []
    async with start() as driver:
        monkeypatch.setattr(
            driver.app, "copy_to_clipboard", lambda text, html="": copied.append((text, html))
        )
        made = driver.app.session.cite
        monkeypatch.setattr(
            driver.app.session, "cite", lambda pair, style: replace(made(pair, style), html="<em>Chalk</em>")
        )
        await driver.press("escape", "c", "enter")
        await driver.press("c", "i")
        [(plain, none), (text, html)] = copied
        assert (none, text, html) == ("", plain, "<em>Chalk</em>")
