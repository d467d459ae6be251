"""Citing an answer: the dialog, copying, and files."""

from __future__ import annotations

from driving import Start

from interviews.session.tools import Choice


async def test_the_dialog_previews_the_style_under_the_cursor(start: Start) -> None:
    async with start() as driver:
        await driver.press("escape", "c")
        assert "Ines Okonjo (2021-03-14). What chalk streams remember" in driver.screen_text
        assert "In the text" in driver.screen_text
        await driver.press("down")
        assert "@misc{0001000000000000," in driver.screen_text


async def test_enter_copies_says_what_was_copied_and_remembers_the_style(start: Start) -> None:
    async with start() as driver:
        await driver.press("escape", "c", "down", "enter")
        assert driver.screen_name == "BrowseScreen"
        assert driver.app.clipboard.startswith("@misc{")
        assert any(message.startswith("@misc{0001000000000000") for message in driver.messages)
        await driver.press("c")
        assert driver.app.screen.style_name == "bibtex"


async def test_e_in_the_dialog_writes_a_file_with_a_sensible_name(start: Start) -> None:
    async with start() as driver:
        await driver.press("escape", "c", "down", "e")
        [file] = driver.folder.glob("*.bib")
        assert file.name == "okonjo-2021-how-fast-does-the-aquifer-refill.bib"
        assert file.read_text().startswith("@misc{")
        assert any(file.name in message for message in driver.messages)


async def test_e_on_an_answer_writes_a_file_in_the_last_style_and_never_over_another(start: Start) -> None:
    async with start() as driver:
        await driver.press("escape", "e")
        [file] = driver.folder.glob("okonjo*")
        file.write_text("the user's own words")
        await driver.press("e", "e")
        names = sorted(file.name for file in driver.folder.glob("okonjo*"))
        assert names == [
            "okonjo-2021-how-fast-does-the-aquifer-refill-2.txt",
            "okonjo-2021-how-fast-does-the-aquifer-refill.txt",
        ]


async def test_a_folder_that_cannot_be_written_is_said(start: Start) -> None:
    async with start() as driver:
        (driver.folder / "file").write_text("")
        driver.app.session.tools.__dict__["output_folder"] = driver.folder / "file"
        await driver.press("escape", "e")
        assert any("cannot be written" in message for message in driver.messages)


async def test_y_copies_the_answer_with_its_reference(start: Start) -> None:
    async with start() as driver:
        await driver.press("escape", "y")
        assert driver.app.clipboard.startswith("> Slowly. Chalk takes")
        assert any(
            "with the reference to radio-quay/2021-03-chalk-streams.md:9" in said for said in driver.messages
        )


async def test_a_style_that_does_not_exist_is_said_in_the_dialog(start: Start) -> None:
    async with start() as driver:
        driver.app.session.tools.citer.styles = lambda: (Choice("nonsense", "Nonsense"),)  # type: ignore[method-assign]
        await driver.press("escape", "c")
        assert "There is no style nonsense." in driver.screen_text
        await driver.press("y")
        assert "The citation is not ready." in driver.messages


async def test_citing_without_an_answer_says_why_not(start: Start) -> None:
    async with start() as driver:
        await driver.search("zeppelin")
        await driver.press("c")
        assert driver.screen_name == "BrowseScreen"
        assert "Choose an answer in the list first." in driver.messages


async def test_a_mistake_of_ours_in_the_background_is_said_and_nothing_crashes(start: Start) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    async with start() as driver:
        driver.app.session.tools.citer.cite = broken  # type: ignore[assignment, method-assign]
        await driver.press("escape", "y")
        assert "Something went wrong (ZeroDivisionError: a bug)." in driver.messages
