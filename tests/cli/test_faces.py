"""What every command has in common: help, exit codes, and where its output goes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from interviews.cli.main import COMMANDS, main

Printed = pytest.CaptureFixture[str]


def test_the_general_help_names_every_command_and_exit_code(run) -> None:
    printed = run("--help").out
    assert all(f"\n    {command} " in printed for command in COMMANDS)
    assert "130 interrupted" in printed


@pytest.mark.parametrize("line", ["search", "speakers", "topics", "export", "parse talks/well.md"])
def test_a_reader_that_goes_away_is_no_error(place: Path, line: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "interviews.cli.main", *line.split()],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=place,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    messages = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert b"Error" not in messages


@pytest.mark.parametrize("command", ["parse", "check", "speakers --unnamed"])
@pytest.mark.parametrize("wrong", ["missing.md", "empty", "f" * 5_000, "talks/well.md/below"])
def test_a_path_that_cannot_be_read_holds_up_no_other(place: Path, command: str, wrong: str, run) -> None:
    (place / "empty").mkdir()
    printed = run(*command.split(), wrong, "talks/well.md", code=3)
    assert wrong[:100] in printed.err
    assert "Traceback" not in printed.err
    run(*command.split(), wrong, code=1)


def test_a_deleted_current_folder_is_said_to_be_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    for command in (["rebuild", "."], ["doctor"], ["search", "rain"]):
        assert "The folder you are in has been deleted" in run(*command, code=1).err


def test_a_home_that_is_a_file_has_no_settings(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    (place / "home").write_text("")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(place / "home"))
    assert main(["search", "rain"]) == 0
