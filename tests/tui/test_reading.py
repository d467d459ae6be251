"""The reading pane, the whole interview, and comparing."""

from __future__ import annotations

import asyncio
import os
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from driving import Driver, Start
from invented import Library, build

from interviews.errors import SourceError
from interviews.session.opening import link_target
from interviews.session.playing import Playable
from interviews.tui.widgets.document_view import DocumentView


async def test_matches_are_stepped_through_round_the_ends(driver: Driver) -> None:
    await driver.search("aquifer")
    assert driver.reader.view.match_position == (0, 2)
    await driver.press("n")
    assert driver.reader.view.match_position == (1, 2)
    await driver.press("n", "n")
    assert driver.reader.view.match_position == (1, 2)
    await driver.press("N")
    assert driver.reader.view.match_position == (2, 2)
    assert "match 2 of 2" in driver.screen_text


async def test_scrolling_the_interview_changes_the_answer_that_commands_act_on(
    start: Start, long_library: Library
) -> None:
    async with start(library=long_library) as driver:
        await driver.press("escape", "i", "pagedown", "pagedown")
        assert driver.current.number > 5


async def test_words_are_found_within_the_interview(driver: Driver) -> None:
    await driver.press("escape", "i", "slash")
    await driver.write("drizzle")
    view = driver.app.screen.query_one("#transcript", DocumentView)
    assert view.match_position == (1, 2)
    await driver.press("enter", "n")
    assert view.match_position == (2, 2)


async def test_an_interview_whose_source_is_gone_is_read_from_the_index(start: Start) -> None:
    def gone(pair: object) -> None:
        raise SourceError("chalk.md: there is no such file.")

    async with start(read_interview=gone) as driver:
        await driver.press("escape", "i")
        assert "And what do people get wrong about groundwater?" in driver.screen_text
        assert any("there is no such file" in message for message in driver.messages)


async def test_others_who_were_asked_stand_beside_the_answer(start: Start) -> None:
    async with start(size=(200, 50)) as driver:
        await driver.search("stream house")
        await driver.press("v")
        assert driver.screen_name == "CompareScreen"
        text = driver.screen_text
        assert "Tomas Arle" in text
        assert "Ines Okonjo" in text
        await driver.press("tab", "m")
        assert "(Ines Okonjo" not in driver.app.session.basket.items[0].words


async def test_on_80_columns_the_head_of_a_comparison_has_room(start: Start) -> None:
    async with start(size=(80, 24)) as driver:
        await driver.search("stream house")
        await driver.press("v")
        head = driver.screen_text.splitlines()[0]
        assert head.rstrip().endswith("→")
        await driver.press("right")
        assert "← 2 of " in driver.screen_text


async def test_a_source_that_is_gone_is_not_opened(start: Start, own_library: Library) -> None:
    async with start(library=own_library) as driver:
        (own_library.transcripts / own_library.pairs[0].path).unlink()
        await driver.press("escape", "o")
        assert any("is not there any more" in message for message in driver.messages)


async def test_the_source_opens_in_the_editor_at_the_line(
    start: Start, own_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = own_library.pairs[0]
    file = own_library.transcripts / pair.path
    commands: list[list[str]] = []

    def edit(command: list[str]) -> None:
        commands.append(command)
        file.write_text("other text")
        os.utime(file, ns=(1, 1))

    async with start(library=own_library, environment={"EDITOR": "vim"}) as driver:
        monkeypatch.setattr(driver.app, "run_editor", edit)
        await driver.press("escape", "o")
        assert any("The transcript has changed. Press r" in message for message in driver.messages)
    assert commands == [["vim", f"+{pair.start_line}", str(file)]]


async def test_zoom_lets_the_answer_fill_the_screen_and_escape_undoes_it(driver: Driver) -> None:
    await driver.press("escape", "enter", "z")
    assert driver.reader.region.width == 120
    await driver.press("escape")
    assert driver.reader.region.width < 120


async def test_where_the_list_fills_the_screen_the_answer_takes_its_place(driver: Driver) -> None:
    await driver.press("escape", "z")
    assert not driver.reader.is_on_screen
    await driver.press("enter")
    assert driver.reader.view.has_focus
    assert driver.reader.region.width == 120
    assert not driver.results.is_on_screen


async def test_on_a_narrow_screen_the_answer_takes_the_place_of_the_list(start: Start) -> None:
    async with start(size=(80, 24)) as driver:
        await driver.press("escape")
        assert not driver.reader.is_on_screen
        await driver.press("enter")
        assert driver.reader.is_on_screen
        assert not driver.results.is_on_screen
        await driver.press("escape")
        assert driver.results.is_on_screen


async def test_an_answer_shown_while_its_pane_was_hidden_is_the_one_that_is_read(start: Start) -> None:
    async with start(size=(120, 24)) as driver:
        await driver.search("aquifer")
        await driver.resize(80, 24)
        await driver.search("orchards")
        await driver.press("i")
        await driver.resize(120, 30)
        await driver.press("escape")
        assert "Is there a future" in driver.reader.view.laid_out.lines[1].content.plain
        assert "There is always a future for a good pear." in driver.screen_text
        assert "How fast does the aquifer refill" not in driver.screen_text
        assert "1 found word " in driver.screen_text


async def test_people_and_the_question_of_a_comparison_are_chosen(start: Start) -> None:
    async with start(size=(120, 40)) as driver:
        await driver.search("aquifer")
        await driver.press("v")
        screen = driver.app.screen
        assert {pair.answerers[0] for pair in screen.pairs[1:]} == {"Tomas Arle", "דינה לוי"}
        await driver.press("p", "down", "enter")
        second = screen.pairs[1].answerers[0]
        assert second in driver.screen_text
        await driver.press("tab", "d")
        assert second not in [pair.answerers[0] for pair in screen.pairs[1:]]
        await driver.press("slash")
        await driver.write("drinking water")
        await driver.press("enter")
        assert "Maud Perrin" in [pair.answerers[0] for pair in screen.pairs[1:]]
        assert "“drinking water”: answers of" in driver.screen_text


async def test_found_words_are_marked_on_the_scrollbar(start: Start, long_library: Library) -> None:
    async with start(library=long_library) as driver:
        await driver.press("escape", "i", "slash")
        await driver.write("300")
        rows = [row for row, line in enumerate(driver.screen_text.splitlines()) if "━ │" in line]
        assert len(rows) == 1
        assert 0.6 < rows[0] / 40 < 0.85


def test_links_lead_to_pages_and_files_of_the_folder_and_nowhere_else(
    tmp_path: Path, long_library: Library
) -> None:
    folder = tmp_path / "library"
    (folder / "talks").mkdir(parents=True)
    other = folder / "talks" / "other one.md"
    other.write_text("**A:** b?")
    (tmp_path / "secret.md").write_text("x")
    (folder / "talks" / "way-out.md").symlink_to(tmp_path / "secret.md")
    pair = long_library.pairs[0]._replace(folder=str(folder), path="talks/one.md")
    for link in ("https://example.org/a?b=c", "http://[::1]/", "mailto:nora@example.org"):
        assert link_target(link, pair) == link
    assert link_target("other%20one.md#part", pair) == other
    assert link_target(other.as_uri(), pair) == other
    secret = tmp_path / "secret.md"
    for link in (
        *("../../secret.md", str(secret), secret.as_uri(), "way-out.md", "gone.md", ".", "\x00"),
        *("file://elsewhere/x", "smb://host/x", "javascript:alert(1)", "//host/x", "#part", "http://[x"),
    ):
        with pytest.raises(SourceError):
            link_target(link, pair)


async def test_links_of_an_answer_are_opened_in_the_browser(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "get", lambda: SimpleNamespace(open=opened.append))
    answer = "[One](https://example.org/1), <https://example.org/2>, [no](javascript:alert(1)), node.js"
    linked = build(tmp_path / "linked", {"talk.md": f"**Ines:** Where is it?\n\n**Bram:** {answer}\n"})
    async with start(library=linked) as driver:
        await driver.press("escape", "L")
        assert "https://example.org/1  One" in driver.screen_text
        await driver.press("down", "down", "enter")
        assert opened == ["https://example.org/2"]


async def test_a_clicked_link_is_shown_before_it_is_opened(start: Start, tmp_path: Path) -> None:
    talk = "**Ines:** Where is it?\n\n**Bram:** See https://example.org/well for more.\n"
    async with start(library=build(tmp_path / "linked", {"talk.md": talk})) as driver:
        rows = enumerate(driver.screen_text.splitlines())
        row, line = next((row, line) for row, line in rows if "See https" in line)
        await driver.pilot.click(offset=(line.rindex("example.org"), row))
        await driver.settle()
        assert driver.screen_name == "ChooseDialog"
        assert "Open a link" in driver.screen_text
        assert "https://example.org/well" in driver.screen_text


async def test_p_plays_the_recording_at_the_time_or_says_why_not(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "get", lambda: SimpleNamespace(open=opened.append))
    async with start() as driver:
        await driver.press("escape", "p")
        assert any("no recording is known" in message for message in driver.messages)
        recording = Playable("https://youtu.be/abc", "00:01:05", own_time=True)
        monkeypatch.setattr(driver.app.session, "recording", lambda pair: recording)
        await driver.press("p")
        assert opened == ["https://youtu.be/abc?t=65"]


async def test_a_recording_that_is_a_file_is_given_to_a_player(
    start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    called = tmp_path / "called"
    player = tmp_path / "mpv"
    player.write_text(f"#!/bin/sh\necho \"$@\" > '{called}.part' && mv '{called}.part' '{called}'\n")
    player.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    recording = Playable(tmp_path / "well.mp3", "00:01:05", own_time=True)
    async with start() as driver:
        monkeypatch.setattr(driver.app.session, "recording", lambda pair: recording)
        await driver.press("escape", "p")
        assert any("Playing well.mp3 from 00:01:05" in message for message in driver.messages)
        while not called.exists():
            await asyncio.sleep(0.01)
        assert called.read_text() == f"--start=65 -- {tmp_path / 'well.mp3'}\n"


async def test_an_editor_that_is_not_there_leaves_the_terminal_to_the_program(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = []

    @contextmanager
    def lent() -> Iterator[None]:
        states.append("lent")
        yield
        # As in Textual: what is raised above would pass this by.
        states.append("back")

    monkeypatch.setattr(driver.app, "suspend", lent)
    driver.app.run_editor(["/nowhere/editor"])
    assert states == ["lent", "back"]
    assert driver.messages[-1].startswith("/nowhere/editor cannot be started: ")
