"""The list of commands and everything that is made from it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from driving import Driver, Start

from interviews.settings import InterfaceSettings
from interviews.tui.app import InterviewsApp
from interviews.tui.commands import BY_NAME, COMMANDS, OF_ANSWER, Command, commands_of, keymap, table
from interviews.tui.screens.basket import BasketScreen
from interviews.tui.screens.browse import BrowseScreen
from interviews.tui.screens.cite import CiteScreen
from interviews.tui.screens.compare import CompareScreen
from interviews.tui.screens.interview import InterviewScreen
from interviews.tui.widgets.answer_commands import AnswerCommands

_SCREENS = {
    "app": InterviewsApp,
    "browse": BrowseScreen,
    "interview": InterviewScreen,
    "compare": CompareScreen,
    "basket": BasketScreen,
    "cite": CiteScreen,
}
_GUIDE = Path(__file__).parents[2] / "docs" / "terminal-ui.md"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_a_method_on_each_of_its_screens(command: Command) -> None:
    for scope in command.scopes:
        common = command.name in OF_ANSWER and scope != "cite"
        doer = AnswerCommands if common else _SCREENS[scope]
        assert callable(getattr(doer, f"action_{command.name}"))


def test_no_key_means_two_things_on_one_screen() -> None:
    for scope in _SCREENS:
        keys = [key for command in commands_of(scope) for key in command.keys.split(",")]  # type: ignore[arg-type]
        if scope != "app":
            keys += [key for command in commands_of("app") for key in command.keys.split(",")]
        assert len(keys) == len(set(keys)), scope


def test_names_are_unique_and_sentences_end() -> None:
    assert len(BY_NAME) == len(COMMANDS)
    assert all(command.sentence.endswith(".") for command in COMMANDS)


def test_the_guide_lists_every_command_as_it_is() -> None:
    assert table() in _GUIDE.read_text(encoding="utf-8")


def test_settings_change_keys_and_problems_are_named() -> None:
    usable, problems = keymap({"cite": "C", "nonsense": "x", "mark": " "})
    assert usable == {"cite": "C"}
    assert problems[0].startswith("interface.keys: there is no command 'nonsense'.")
    assert problems[1].startswith("interface.keys: mark has no key.")
    assert keymap({"cit": "x"})[1] == ["interface.keys: there is no command 'cit'. Did you mean 'cite'?"]
    assert keymap({"cite": "m"})[1] == ["interface.keys: cite and mark have the same key on one screen."]


@pytest.mark.parametrize("key", ["Z", "ctrl+x", "f2", "comma", "at", "ctrl+shift+home", "é", "+"])
def test_keys_of_keyboards_are_taken(key: str) -> None:
    assert keymap({"cite": key}) == ({"cite": key}, [])


@pytest.mark.parametrize("key", ["ctrl+banana", "banana", "strg+x", "ctrl+", "xy"])
def test_a_key_that_no_keyboard_sends_leaves_the_command_its_own(key: str) -> None:
    usable, [problem] = keymap({"cite": key})
    assert usable == {}
    assert f"cite has the key {key!r}" in problem


async def test_a_remapped_key_works_and_shows_in_footer_and_help(start: Start) -> None:
    async with start(size=(120, 60), interface=InterfaceSettings(keys={"cite": "C"})) as driver:
        await driver.press("escape")
        assert "C Cite" in driver.screen_text
        await driver.press("f1")
        assert re.search(r"C +See the citation in every style", driver.screen_text)
        await driver.press("escape", "down", "C")
        assert driver.screen_name == "CiteScreen"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"keys": {"fly": "f"}}, "no command 'fly'"), ({"theme": "nonsense"}, "no theme 'nonsense'")],
)
async def test_what_the_settings_name_and_is_not_there_is_said_at_the_start(
    start: Start, wrong: dict[str, Any], said: str
) -> None:
    async with start(interface=InterfaceSettings(**wrong)) as driver:
        assert any(f"there is {said}" in message for message in driver.messages)


async def test_jump_mode_leads_to_any_region(driver: Driver) -> None:
    await driver.press("ctrl+o")
    assert driver.screen_name == "JumpScreen"
    await driver.press("r")
    assert driver.app.focused is driver.reader.view
    await driver.press("ctrl+o", "escape")
    assert driver.app.focused is driver.reader.view


async def test_the_theme_is_chosen_and_remembered(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    async with start(state_file=file) as driver:
        driver.app.theme = "nord"
        await driver.settle()
    async with start(state_file=file) as driver:
        assert driver.app.theme == "nord"


async def test_the_theme_of_the_settings_wins(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    file.write_text('{"theme": "nord"}')
    async with start(state_file=file, interface=InterfaceSettings(theme="gruvbox")) as driver:
        assert driver.app.theme == "gruvbox"


async def test_query_filters_and_selection_are_there_again(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    async with start(state_file=file) as driver:
        await driver.search("aquifer")
        await driver.press("down", "f", "enter", "escape")
        pair = driver.reader.pair
    async with start(state_file=file) as driver:
        assert driver.app.screen.query_now.text == "aquifer"
        assert driver.app.screen.query_now.values("speaker") == ("Ines Okonjo",)
        assert driver.reader.pair == pair


async def test_a_state_that_cannot_be_read_is_as_good_as_none(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    file.write_text('{"query": 17, broken')
    async with start(state_file=file) as driver:
        assert driver.results.row_count == 10


async def test_ctrl_c_says_how_to_leave_and_q_leaves(driver: Driver) -> None:
    await driver.press("ctrl+c")
    assert any("Press q to leave" in message for message in driver.messages)
    await driver.press("escape", "q")
    assert driver.app._exit
