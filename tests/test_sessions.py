"""Sessions at a command line, as `sessions/*/sessions.txt` have them, each in a copy of the folder beside it.

A session is a title and commands: `$`, and `+` for another of which the same comes. Below them stands what
comes: `exit N` where the code is not 0, `| words` that are printed, `! words` of the messages, `~ words` that
are in neither, `= a line` of all that is printed, `nothing`, and `json` with a part of the JSON that is
printed, as YAML. What is no command of ours is one of the shell. `needs pandoc` below the title says so.
"""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.rows import is_part

FOLDERS = sorted(file.parent for file in (Path(__file__).parent / "sessions").glob("*/sessions.txt"))


def sessions() -> Iterator[Any]:
    for folder in FOLDERS:
        for session in (folder / "sessions.txt").read_text(encoding="utf-8").strip().split("\n\n"):
            title, *lines = session.split("\n")
            yield pytest.param(folder, lines, id=f"{folder.name}: {title}")


def steps(lines: list[str]) -> Iterator[tuple[list[str], list[tuple[str, str]]]]:
    """Commands of which the same comes, with the kinds and the words of the lines below them."""
    commands: list[str] = []
    expected: list[tuple[str, str]] = []
    assert lines[0].startswith("$ "), "a session begins with a command"
    for line in lines:
        kind, _, words = line.partition(" ")
        if kind == "$":
            if commands:
                yield commands, expected
            commands, expected = [words], []
        elif kind == "+":
            commands.append(words)
        else:
            expected.append((kind, words))
    yield commands, expected


@pytest.mark.parametrize(("folder", "lines"), sessions())
def test_a_session_goes_as_it_is_written(
    folder: Path,
    lines: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    run: Callable[..., Any],
    request: pytest.FixtureRequest,
) -> None:
    if lines[0] == "needs pandoc":
        request.getfixturevalue("needs_pandoc")
    place = tmp_path / "place"
    shutil.copytree(folder, place, ignore=shutil.ignore_patterns("sessions.txt"))
    monkeypatch.chdir(place)
    if (place / "interviews.toml").exists():
        run("rebuild")
    for commands, expected in steps([line for line in lines if line != "needs pandoc"]):
        for command in commands:
            goes_as_expected(command, expected, run)


def goes_as_expected(command: str, expected: list[tuple[str, str]], run: Callable[..., Any]) -> None:
    code = next((int(words) for kind, words in expected if kind == "exit"), 0)
    name, *arguments = shlex.split(command)
    if name == "interviews":
        out, err = run(*arguments, code=code)
    else:
        done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stderr
        out, err = done.stdout, done.stderr
    lines = [words for kind, words in expected if kind == "="]
    assert not lines or out == "\n".join([*lines, ""])
    for kind, words in expected:
        match kind:
            case "|":
                assert words in out
            case "!":
                assert words in err
            case "~":
                assert words not in out + err
            case "nothing":
                assert out == ""
            case "json":
                assert is_part(yaml.safe_load(words), json.loads(out)), out
            case _:
                assert kind in ("exit", "="), f"{command}: nobody knows what '{kind}' means"
