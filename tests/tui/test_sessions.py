"""Sessions in the terminal UI, as `sessions.txt` has them.

A session is a title and what somebody does: `>` keys, `/` words that are searched, `"` words that are
written. Below stands what comes of it: `| words` on the screen, `~ words` that are not there, `! words`
of a message, `at` a screen, the number of `rows`, the `answer` in the reader by its place among all, what
was `asked` of the index as YAML, what was `copied`, the words in the `query` line, and how many items the
`basket` has. `long` below the title is for an interview of 400 answers.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from driving import Driver, Start
from invented import Library
from textual.widgets import Input

SESSIONS = [
    session.split("\n")
    for session in Path(__file__).with_name("sessions.txt").read_text(encoding="utf-8").strip().split("\n\n")
]


def asked(driver: Driver, words: str) -> bool:
    request = driver.index.requests[-1]._asdict()
    wanted = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in yaml.safe_load(words).items()
    }
    return {name: request[name] for name in wanted} == wanted


def place_of_answer(driver: Driver) -> str:
    pair = driver.reader.pair
    return "none" if pair is None else str(driver.library.pairs.index(pair))


EXPECTED: dict[str, Callable[[Driver, str], bool]] = {
    "|": lambda driver, words: words in driver.screen_text,
    "~": lambda driver, words: words not in driver.screen_text,
    "!": lambda driver, words: any(words in message for message in driver.messages),
    "at": lambda driver, words: driver.screen_name == words,
    "rows": lambda driver, words: driver.results.row_count == int(words),
    "answer": lambda driver, words: place_of_answer(driver) == words,
    "asked": asked,
    "copied": lambda driver, words: words in driver.app.clipboard,
    "query": lambda driver, words: driver.app.screen.query_one("#query", Input).value == words,
    "basket": lambda driver, words: len(driver.app.session.basket.items) == int(words),
}


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session[0])
async def test_a_session_goes_as_it_is_written(
    session: list[str], start: Start, library: Library, long_library: Library
) -> None:
    is_long = session[1] == "long"
    async with start(library=long_library if is_long else library) as driver:
        doing: dict[str, Callable[..., Any]] = {
            ">": lambda words: driver.press(*words.split()),
            "/": driver.search,
            '"': driver.write,
        }
        for line in session[1 + is_long :]:
            kind, _, words = line.partition(" ")
            if kind in doing:
                await doing[kind](words)
            else:
                assert EXPECTED[kind](driver, words), f"{line}\n{driver.screen_text}\n{driver.messages}"
