"""Browsing line by line, as screen readers and pipes do."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from interviews.cli.main import main
from interviews.exporting.baskets import read_basket_file

TALK = "**Ada Quill:** {}\n\n**Bram Tielman:** {}\n"
Printed = pytest.CaptureFixture[str]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> Path:
    """A workspace with an index, which is the current folder."""
    for variable in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    monkeypatch.delenv("INTERVIEWS_INDEX", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "interviews.toml").touch()
    (tmp_path / "transcripts").mkdir()
    for number in range(12):
        text = TALK.format(
            f"Who mends boat {number}?", f"The ropemaker mends boat {number}.\n\nWith \\[hot\\] \x1b[31mtar."
        )
        (tmp_path / "transcripts" / f"{number:02}.md").write_text(
            f"---\ntitle: Boats {number}\noutlet: Radio Meridian\ndate: {2000 + number}\n---\n\n{text}",
            "utf-8",
        )
    assert main(["rebuild", "transcripts"]) == 0
    capsys.readouterr()
    return tmp_path


def said(lines: str, monkeypatch: pytest.MonkeyPatch, capsys: Printed, *words: str) -> str:
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    assert main(["--plain", *words] if not words else ["browse", "--plain", *words]) == 0
    return capsys.readouterr().out


def test_answers_are_found_read_cited_and_marked(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    heard = said("ropemaker\n\n12\nc\nm 11\nb\nq\nnever\n", monkeypatch, capsys)
    begin, _, rest = heard.partition("12 answers.\n1. ")
    assert begin == "12 answers. Write words to search, h for help.\n"
    assert "\n10 of 12. An empty line reads more.\n11. Who mends boat" in rest
    assert "Bram Tielman · Radio Meridian · 2000\n" in rest
    assert "Ada Quill: Who mends boat 0?\nBram Tielman: The ropemaker mends boat 0.\n" in rest
    assert "With [hot] \\x1b[31mtar.\n" in rest
    assert "Tielman, B. (2000)" in rest
    assert "In the text: (Tielman, 2000)\nPut in. 1 item in the basket.\n1 item in the basket.\n1. " in rest
    assert "\x1b" not in heard
    assert "never" not in heard
    [item] = read_basket_file(next(place.rglob("basket.*")))
    assert "boat 1?" in item.words


def test_a_wrong_number_a_failure_and_the_end_of_the_input_are_no_end_of_the_session(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    heard = said("c\n5\n/7\n99\nm 1\nm 1\n", monkeypatch, capsys, "boat", "3")
    assert "Which one?" in heard
    assert "There is no answer 99. They go from 1 to 1. /99 searches for it." in heard
    assert "Who mends boat 7?" in heard
    assert heard.endswith("Put in. 1 item in the basket.\nTaken out. 0 items in the basket.\n")


@pytest.mark.parametrize("gone", [True, False])
def test_an_index_that_fails_while_it_is_read_is_told_with_a_command_not_with_a_key(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed, gone: bool
) -> None:
    def fail(*_: object) -> None:
        if gone:
            shutil.rmtree(place / "index")
        raise OSError("Stale file handle")

    monkeypatch.setattr("interviews.engines.embedded.index.EmbeddedIndex.search", fail)
    monkeypatch.setattr(sys, "stdin", io.StringIO("boat 4\nq\n"))
    assert main(["--plain"]) == 0
    printed = capsys.readouterr().err
    assert "interviews rebuild" in printed
    assert "Press" not in printed


def test_it_works_through_a_pipe_without_a_terminal(place: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "interviews.cli.main", "--plain"],
        input=b"\xff\xfe\nropemaker\n1\n",
        capture_output=True,
        env={**os.environ, "TERM": "dumb"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Bram Tielman: The ropemaker mends boat" in done.stdout
    assert b"\n> " not in done.stdout
