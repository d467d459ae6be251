"""What every command has in common: help, exit codes, and where its output goes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from interviews.cli.main import COMMANDS, main

TALK = """\
---
title: Wells
date: 2019-05
---
**Ada Quill:** When did the well run dry?

**Bram Tielman:** In August, on a Sunday.

**Ada Quill:** And then?

**Bram Tielman:** Rain.
"""
Printed = pytest.CaptureFixture[str]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> Path:
    """A workspace with one transcript and its index."""
    (tmp_path / "interviews.toml").write_text('transcripts = ["talks"]\n')
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "well.md").write_text(TALK)
    monkeypatch.chdir(tmp_path)
    assert main(["rebuild"]) == 0
    capsys.readouterr()
    return tmp_path


def ended(*arguments: str) -> int:
    """The exit code of a command, argparse's included."""
    try:
        return main(arguments)
    except SystemExit as error:
        assert isinstance(error.code, int)
        return error.code


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples_that_name_the_command(command: str, capsys: Printed) -> None:
    assert ended(command, "--help") == 0
    printed = capsys.readouterr()
    examples = printed.out.partition("examples:")[2]
    assert examples.count(f"interviews {command}") >= 1
    assert printed.err == ""


def test_the_general_help_names_every_command_and_exit_code(capsys: Printed) -> None:
    assert ended("--help") == 0
    printed = capsys.readouterr().out
    assert all(f"\n    {command} " in printed for command in COMMANDS)
    assert "130 interrupted" in printed


@pytest.mark.parametrize(
    "line",
    [
        *("nosuch", "search --nosuch", "search --limit x", "show", "cite", "rebuild --jobs 0"),
        *("search --since x", "export --format nosuch", "parse", "--nosuch", "doctor x"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_nothing_on_standard_output(
    place: Path, line: str, capsys: Printed
) -> None:
    assert ended(*line.split()) == 2
    printed = capsys.readouterr()
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


JSON_KEYS = {
    "search dry --json": {"query", "total", "took_ms", "corrected", "explanation", "hits", "facets"},
    "parse talks/well.md --json": {
        *("path", "title", "date", "date_as_written", "outlet", "url", "language", "speakers", "turns"),
        *("qa_pairs", "background", "warnings"),
    },
    "cite talks/well.md#1 --format ris --json": {"ref", "id", "format", "bibliography", "in_text", "text"},
}


@pytest.mark.parametrize("line", JSON_KEYS)
def test_json_has_the_keys_that_scripts_rely_on(place: Path, line: str, capsys: Printed) -> None:
    assert ended(*line.split()) == 0
    found = json.loads(capsys.readouterr().out)
    found = found[0] if isinstance(found, list) else found
    assert JSON_KEYS[line] <= set(found)


def test_parse_gives_turns_pairs_and_background_in_the_agreed_shape(place: Path, capsys: Printed) -> None:
    assert ended("parse", "talks/well.md", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found["speakers"][0]) >= {"name", "aliases", "role", "affiliation"}
    assert set(found["turns"][0]) >= {
        *("number", "speaker", "label", "start_line", "end_line", "timestamp", "text"),
    }
    assert set(found["qa_pairs"][0]) >= {
        *("id", "number", "questioners", "answerers", "question", "answer", "question_turns"),
        *("answer_turns", "start_line", "end_line", "timestamp", "topics"),
    }


def test_hits_and_facets_have_the_agreed_shape(place: Path, capsys: Printed) -> None:
    assert ended("search", "dry", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found["hits"][0]) >= {
        *("id", "score", "path", "start_line", "end_line", "title", "date", "questioners", "answerers"),
        *("topics", "question", "answer", "snippet"),
    }
    assert set(found["facets"]) == {"speaker", "topic", "outlet", "year"}


@pytest.mark.parametrize(
    "line", ["rebuild --json", "rebuild --full --json", "search x --json", "speakers --json", "doctor --json"]
)
def test_nothing_but_json_goes_to_standard_output(place: Path, line: str, capsys: Printed) -> None:
    (place / "talks" / "empty.md").touch()
    ended(*line.split())
    json.loads(capsys.readouterr().out)


def test_skipped_files_end_with_3_and_are_named(place: Path, capsys: Printed) -> None:
    (place / "talks" / "empty.md").touch()
    assert ended("rebuild") == 3
    assert "empty.md" in capsys.readouterr().err


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
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.md").write_text(TALK)
    assert ended("parse", "talk.md", "--json") == 0
    assert ended("cite", "talk.md#1", "--format", "bibtex") == 0
    assert ended("search", "dry") == 1


def test_options_before_a_command_are_those_of_the_terminal_ui(place: Path, capsys: Printed) -> None:
    assert ended("--index", str(place / "index"), "search", "august") == 2
    assert "interviews search …" in capsys.readouterr().err
    assert ended("--index") == 2
    assert "usage: interviews browse" in capsys.readouterr().err
