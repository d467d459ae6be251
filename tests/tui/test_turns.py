"""Keys that arrive together do what they do one after the other."""

from __future__ import annotations

import random
from collections import deque
from pathlib import Path

import pytest
from driving import Driver, Start
from invented import Library
from textual.events import Key, Paste
from textual.keys import KEY_NAME_REPLACEMENTS
from textual.widgets import Input

from interviews.tui.app import InterviewsApp

BURSTS = 8
LETTERS = ("m", "i", "v", "b", "c", "x", "w", "f", "h", "z", "n", "1", "2", "3", "4", "a", "K")
COMMON = ("/", "/", "escape", "enter", "down", "up", "tab", "[", "]", "f1", "ctrl+o", "backspace")
WORDS = ("mibv", "cite", "rquo", "qqq", "water")
"""Written behind `/`: each letter is a command elsewhere."""


def bursts(number: int) -> list[list[str]]:
    """Random keys that arrive together, the same at every run."""
    chance = random.Random(14)
    found = []
    for _ in range(number):
        keys = chance.choices((*LETTERS, *COMMON), k=chance.randint(1, 8))
        if chance.random() < 0.5:
            keys += ["/", *chance.choice(WORDS)]
        found.append(keys)
    return found


def send(app: InterviewsApp, keys: list[str]) -> None:
    """Sends keys as the terminal does that reads them at once."""
    for key in keys:
        name = {"/": "slash", "[": "left_square_bracket", "]": "right_square_bracket"}.get(key, key)
        name = KEY_NAME_REPLACEMENTS.get(name, name)
        app.post_message(Key(name, key if len(key) == 1 else None))


def state(driver: Driver) -> tuple[object, ...]:
    """What keys have led to."""
    app = driver.app
    screens = [type(screen).__name__ for screen in app.screen_stack]
    main = app.screen_stack[1]
    pair = driver.reader.pair
    return (
        screens,
        app.focused.id if app.focused else None,
        main.query_one("#query", Input).value,
        main.query_now,  # type: ignore[attr-defined]
        main.lists.mode,  # type: ignore[attr-defined]
        pair.id if pair else None,
        [item.id for item in app.session.basket.items],
    )


async def played(start: Start, library: Library, folder: Path, together: bool) -> list[object]:
    """What each burst leads to, its keys sent together or one after the other; after a `q`, in a new app."""
    states: list[object] = []
    waiting = deque(bursts(BURSTS))
    while waiting:
        async with start(library=library, basket_folder=folder) as driver:
            while waiting and not driver.app.turns.is_over:
                keys = waiting.popleft()
                for part in [keys] if together else [[key] for key in keys]:
                    send(driver.app, part)
                    await driver.settle()
                states.append((keys, None if driver.app.turns.is_over else state(driver)))
                # Not over many screens: what is behind a dialog is not what is tried.
                while len(driver.app.screen_stack) > 2 and not driver.app.turns.is_over:
                    await driver.press("escape")
    return states


async def test_keys_that_arrive_together_do_what_they_do_one_by_one(
    start: Start, library: Library, tmp_path: Path
) -> None:
    apart = await played(start, library, tmp_path / "apart", together=False)
    together = await played(start, library, tmp_path / "together", together=True)
    for one, other in zip(apart, together, strict=True):
        assert one == other


async def test_a_query_that_arrives_with_its_slash_is_a_query(driver: Driver) -> None:
    await driver.press("escape")
    send(driver.app, ["down", "/", *"mirqo", "enter", "m"])
    await driver.settle()
    assert driver.app.screen.query_one("#query", Input).value == "mirqo"
    assert driver.screen_name == "BrowseScreen"
    assert not driver.app.session.basket.items


async def test_a_command_behind_a_query_acts_on_its_answers(driver: Driver) -> None:
    await driver.press("escape")
    send(driver.app, ["/", *"pear", "enter", "m"])
    await driver.settle()
    [item] = driver.app.session.basket.items
    assert "small orchards" in item.words


async def test_what_is_pasted_behind_a_slash_is_written(driver: Driver) -> None:
    await driver.press("escape")
    send(driver.app, ["/"])
    driver.app.post_message(Paste("quiet mill"))
    await driver.settle()
    assert driver.app.screen.query_one("#query", Input).value == "quiet mill"


@pytest.mark.parametrize("leaving", ["q", "ctrl+q"])
async def test_nothing_runs_behind_the_key_that_leaves(driver: Driver, leaving: str) -> None:
    await driver.press("escape")
    send(driver.app, [leaving, "m", "c", "i", "b"])
    await driver.pilot.pause()
    assert not driver.app.session.basket.items
    assert driver.app.return_code == 0
