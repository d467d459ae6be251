"""What every command has in common: help, exit codes, and where its output goes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from interviews.cli.main import COMMANDS, main

Printed = pytest.CaptureFixture[str]


def ended(*arguments: str) -> int:
    """The exit code of a command, argparse's included."""
    try:
        return main(arguments)
    except SystemExit as error:
        assert isinstance(error.code, int)
        return error.code


def test_the_general_help_names_every_command_and_exit_code(run) -> None:
    printed = run("--help").out
    assert all(f"\n    {command} " in printed for command in COMMANDS)
    assert "130 interrupted" in printed


@pytest.mark.parametrize(
    "line",
    [
        *("nosuch", "search --nosuch", "search --limit x", "show", "cite", "rebuild --jobs 0"),
        *("search --since x", "export --format nosuch", "parse", "--nosuch", "doctor x", "search --in title"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_nothing_on_standard_output(place: Path, line: str, run) -> None:
    printed = run(*line.split(), code=2)
    assert printed.out == ""
    assert printed.err


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("search dry --limitt 3", "--limit"),
        ("search --jsno", "--json"),
        ("search dry --since=2018 --offst=3", "--offset"),
        ("search -limt 3", "--limit"),
        ("speakers --unamed", "--unnamed"),
        ("--vresion", "interviews --version"),
        ("-vresion", "interviews --version"),
        ("--plian", "--plain"),
        ("search rain -water", None),
        ("search -- --limitt", None),
        ("search --nothing-like-it", None),
    ],
)
def test_an_option_that_does_not_exist_names_the_nearest_one(
    place: Path, line: str, meant: str | None, capsys: Printed
) -> None:
    ended(*line.split())
    printed = capsys.readouterr().err
    assert f"Did you mean {meant}?" in printed if meant else "Did you mean" not in printed


@pytest.mark.parametrize(
    "line", ["rebuild --json", "rebuild --full --json", "search x --json", "speakers --json", "doctor --json"]
)
def test_nothing_but_json_goes_to_standard_output(place: Path, line: str, capsys: Printed) -> None:
    (place / "talks" / "empty.md").touch()
    ended(*line.split())
    json.loads(capsys.readouterr().out)


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


def test_a_file_can_be_parsed_where_there_is_no_index_at_all(
    talk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.md").write_text(talk)
    assert main(["parse", "talk.md", "--json"]) == 0
    assert main(["cite", "talk.md#1", "--format", "bibtex"]) == 0
    assert main(["show", "talk.md#2"]) == 0
    assert main(["search", "dry"]) == 1


def test_options_before_a_command_are_those_of_the_terminal_ui(place: Path, run) -> None:
    assert "interviews search …" in run("--index", str(place / "index"), "search", "august", code=2).err
    assert "usage: interviews browse" in run("--index", code=2).err


@pytest.mark.parametrize(
    "command", [["parse", ""], ["check", ""], ["rebuild", ""], ["search", "rain", "--index", ""]]
)
def test_an_empty_name_is_wrong_usage(place: Path, command: list[str], run) -> None:
    assert "the name is empty" in run(*command, code=2).err


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
