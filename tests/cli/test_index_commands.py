"""The commands that make and read an index."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest

from interviews.cli.main import main

TALK = """\
---
title: The well of Corvane
date: 2018-08
outlet: Radio Meridian
topics: [Water]
---

**Ada Quill:** When did the well run dry?

**Bram Tielman:** In August, on a Sunday. The pump drew nothing but air.

**Ada Quill:** Who noticed it first?

**Bram Tielman:** The children did, and they told the baker before they told us.
"""


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


class Shell:
    """Runs `interviews` in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str) -> Done:
        """What a command prints and returns."""
        streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
        with (
            contextlib.chdir(self.folder),
            patch.dict(os.environ, NO_COLOR="1"),
            contextlib.redirect_stdout(streams[0]),
            contextlib.redirect_stderr(streams[1]),
        ):
            returncode = main(arguments)
        for stream in streams:
            stream.seek(0)
        return Done(returncode, *(stream.read() for stream in streams))

    def json(self, *arguments: str) -> Any:
        """What a command prints with `--json`."""
        done = self.run(*arguments, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A workspace with one transcript and its index."""
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "interviews.toml").write_text('transcripts = ["talks"]\n')
    (folder / "talks").mkdir()
    (folder / "talks" / "the well#1.md").write_text(TALK)
    shell = Shell(folder)
    assert shell.run("rebuild").returncode == 0
    return shell


@pytest.fixture
def bare(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_a_rebuild_takes_the_folders_of_the_workspace_and_later_those_of_the_last_time(shell: Shell) -> None:
    done = shell.run("rebuild")
    assert done.returncode == 0
    assert "Nothing changed" in done.stdout
    assert "2 Q&A pairs of 1 interview in 1 file" in done.stdout


def test_search_prints_the_shape_that_scripts_rely_on(shell: Shell) -> None:
    found = shell.json("search", "pump", "sunday")
    assert {"query", "total", "took_ms", "corrected", "explanation", "hits", "facets"} <= found.keys()
    [hit] = found["hits"]
    assert hit["path"] == "the well#1.md"
    assert (hit["start_line"], hit["end_line"]) == (8, 10)
    assert (hit["title"], hit["date"]) == ("The well of Corvane", "2018-08")
    assert (hit["questioners"], hit["answerers"]) == (["Ada Quill"], ["Bram Tielman"])
    assert hit["topics"] == ["Water"]
    assert hit["question"] == "When did the well run dry?"
    assert "**pump**" in hit["snippet"]
    assert re.fullmatch("[0-9a-f]{16}", hit["id"])
    assert found["facets"]["speaker"] == [["Ada Quill", 1], ["Bram Tielman", 1]]
    assert found["facets"]["year"] == [["2018", 1]]


def test_a_search_without_hits_is_no_failure(shell: Shell) -> None:
    found = shell.json("search", "xylophone")
    assert (found["total"], found["hits"]) == (0, [])
    assert "No question or answer has" in found["explanation"]


@pytest.mark.parametrize(
    ("options", "total"),
    [
        (["--speaker", "Bram Tielman"], 2),
        (["--topic", "Water", "--outlet", "Radio Meridian"], 2),
        (["--since", "2018", "--until", "2018-08"], 2),
        (["--since", "2019"], 0),
        (["pump", "--in", "question"], 0),
        (["--limit", "1", "--offset", "1"], 2),
        (["--", "-pump"], 1),
        (['"the pump"'], 1),
    ],
)
def test_search_options_narrow(shell: Shell, options: list[str], total: int) -> None:
    done = shell.run("search", "--json", *options)
    assert json.loads(done.stdout)["total"] == total


def test_show_takes_an_id_its_beginning_and_a_place_in_a_file(shell: Shell) -> None:
    [hit] = shell.json("search", "pump")["hits"]
    whole = shell.json("show", hit["id"])
    assert whole == shell.json("show", hit["id"][:6])
    on_the_spot = shell.json("show", "talks/the well#1.md#1")
    for key in ("id", "question", "answer", "start_line", "number", "ordinal", "question_speeches"):
        assert on_the_spot[key] == whole[key]
    assert shell.json("show", "the well#1.md#1")["id"] == whole["id"]


def test_show_prints_the_neighbours_that_are_asked_for(shell: Shell) -> None:
    shown = shell.json("show", "talks/the well#1.md#1", "--context", "3")
    assert shown["before"] == []
    assert [pair["ordinal"] for pair in shown["after"]] == [2]
    text = shell.run("show", "talks/the well#1.md#2", "--context", "1").stdout
    assert text.index("When did the well") < text.index("Who noticed it")


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        ("talks/the well#1.md#9", "only 2 Q&A pairs"),
        ("talks/absent.md#1", "no such file"),
        ("0000", "No Q&A pair has an id"),
        ("hello", "no reference"),
    ],
)
def test_a_reference_to_nothing_is_explained(shell: Shell, reference: str, reason: str) -> None:
    done = shell.run("show", reference)
    assert (done.returncode, done.stdout) == (1, "")
    assert reason in done.stderr


def test_speakers_and_topics_come_with_counts(shell: Shell) -> None:
    assert shell.json("speakers") == [["Ada Quill", 2], ["Bram Tielman", 2]]
    assert shell.json("topics") == [["Water", 2]]
    assert shell.run("speakers", "tielman").stdout == "      2  Bram Tielman  answers in 1 interview\n"
    assert "Ada" not in shell.run("speakers", "tielman").stdout


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["search", "pump"], "There is no index in"),
        (["speakers"], "interviews rebuild FOLDER"),
        (["rebuild"], "Name their folder"),
        (["rebuild", "absent"], "there is no such folder"),
        (["rebuild", "empty"], "no transcripts in it"),
        (["rebuild", "good", "--index", "good"], "left alone"),
        (["search", "x", "--index", "good"], "left alone"),
        (["search", "x", "--index", "good/talk.md"], "is a file"),
    ],
)
def test_what_cannot_be_done_is_explained_with_the_remedy(
    bare: Shell, arguments: list[str], reason: str
) -> None:
    (bare.folder / "empty").mkdir()
    (bare.folder / "good").mkdir()
    (bare.folder / "good" / "talk.md").write_text(TALK)
    done = bare.run(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert reason in done.stderr
    assert (bare.folder / "good" / "talk.md").read_text() == TALK


def test_bad_files_are_named_and_the_others_are_indexed(bare: Shell) -> None:
    talks = bare.folder / "talks"
    talks.mkdir()
    (talks / "good.md").write_text(TALK)
    (talks / "empty.md").write_bytes(b"")
    (talks / "binary.md").write_bytes(bytes(range(256)) * 8)
    (talks / "old.md").write_bytes(TALK.replace("August", "März").encode("cp1252"))
    (talks / "esc\x1b[2J\n.md").write_bytes(b"")
    done = bare.run("rebuild", "talks", "--index", "index")
    assert done.returncode == 3
    assert "2 added, 3 skipped" in done.stdout
    assert "empty.md: the file is empty" in done.stderr
    assert "binary.md: this is not text" in done.stderr
    assert "old.md: read as cp1252" in done.stderr
    assert "\x1b" not in done.stderr
    assert bare.run("rebuild", "--index", "index").returncode == 3
    assert bare.json("search", "märz", "--index", "index")["total"] == 1


def test_a_damaged_index_is_explained_and_rebuilt(bare: Shell) -> None:
    (bare.folder / "talks").mkdir()
    (bare.folder / "talks" / "good.md").write_text(TALK)
    assert bare.run("rebuild", "talks", "--index", "index").returncode == 0
    [table] = (bare.folder / "index").glob("generation-*/table")
    table.write_bytes(table.read_bytes()[:100])
    done = bare.run("search", "pump", "--index", "index")
    assert done.returncode == 1
    assert "interviews rebuild" in done.stderr
    assert bare.run("rebuild", "talks", "--index", "index").returncode == 0
    assert bare.json("search", "pump", "--index", "index")["total"] == 1


def test_a_rebuild_reports_in_json(bare: Shell) -> None:
    (bare.folder / "talks").mkdir()
    (bare.folder / "talks" / "good.md").write_text(TALK)
    report = bare.json("rebuild", "talks", "--index", "index")
    assert (report["added"], report["files"], report["pairs"], report["skipped"]) == (1, 1, 2, [])


def test_a_search_imports_neither_pydantic_nor_the_parser_nor_rich(shell: Shell) -> None:
    code = (
        "import sys; from interviews.cli.main import main; "
        "main(['search', 'pump', '--json', '--index', 'index']); "
        "print([name for name in ('pydantic', 'markdown_it', 'rich', 'textual', 'numpy.ma', 'msgspec')"
        " if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=shell.folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.strip() == "[]"


def test_files_that_cannot_be_searched_are_counted(shell: Shell) -> None:
    talks = shell.folder / "both"
    talks.mkdir()
    (talks / "talk.md").write_text(TALK)
    (talks / "notes.md").write_text("We went to the well.\n")
    done = shell.run("rebuild", "both", "--index", "both-index")
    assert "1 of the files has no question with an answer" in done.stderr
