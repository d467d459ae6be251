"""Standard streams as shells, cron jobs and pipelines leave them: full, closed, or without Unicode."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from interviews.cli.main import main

TALK = """\
---
title: Wells 🜁
date: 2019-05
---
**Ada Quill:** When did the wéll run dry?

**Bram Tielman:** In August, on a Sunday. 井戸 and 🜁.
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one transcript and its index."""
    root = tmp_path_factory.mktemp("streams")
    (root / "talks").mkdir()
    (root / "talks" / "well.md").write_text(TALK, encoding="utf-8")
    assert main(["rebuild", str(root / "talks"), "--index", str(root / "index")]) == 0
    return root


def in_shell(
    place: Path, line: str, redirection: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Runs a command in a shell with redirections; there must never be a traceback.

    The limit on memory keeps the machine alive where a device without end is read.
    """
    done = subprocess.run(
        [
            "/bin/sh",
            "-c",
            f'ulimit -v 8000000; exec "$0" -m interviews.cli.main {line} {redirection}',
            sys.executable,
        ],
        cwd=place,
        env={**os.environ, "INTERVIEWS_INDEX": str(place / "index"), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    return done


@pytest.mark.parametrize("line", ["search august", "search --json", "parse talks --json", "export"])
def test_output_that_cannot_be_written_is_explained(place: Path, line: str) -> None:
    done = in_shell(place, line, ">/dev/full")
    assert done.returncode == 1
    assert "No space left" in done.stderr


def test_a_command_whose_output_nobody_wants_still_does_its_work(place: Path) -> None:
    assert in_shell(place, "search august", ">&-").returncode == 0
    assert (
        in_shell(place, "cite 'talks/well.md#1' --format ris --output wells.ris", ">&- 2>&-").returncode == 0
    )
    assert "Wells" in (place / "wells.ris").read_text(encoding="utf-8")


def test_a_rebuild_without_standard_streams_writes_nothing_but_the_index(place: Path) -> None:
    done = in_shell(place, "rebuild talks --full --index bare", "<&- >&- 2>&-")
    assert done.returncode == 0
    assert in_shell(place, "doctor --index bare", "").returncode == 0


@pytest.mark.parametrize("line", ["browse", "cite -"])
def test_a_command_that_wants_input_says_so_where_there_is_none(place: Path, line: str) -> None:
    done = in_shell(place, line, "<&-")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("interviews: ")


@pytest.mark.parametrize("line", ["search 井戸", "show 'talks/well.md#1'", "parse talks", "speakers"])
def test_a_terminal_without_unicode_shows_escapes(place: Path, line: str) -> None:
    done = in_shell(place, line, "", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "Ada Quill" in done.stdout


@pytest.mark.parametrize(
    "line", ["parse talks --json", "search august --json", "show 'talks/well.md#1' --json"]
)
def test_json_means_the_same_where_there_is_no_unicode(place: Path, line: str) -> None:
    plain, escaped = (
        json.loads(in_shell(place, line, "", PYTHONIOENCODING=encoding).stdout)
        for encoding in ("utf-8", "ascii")
    )
    for found in (plain, escaped):
        found.pop("took_ms", None)
    assert escaped == plain
    assert "🜁" in json.dumps(escaped, ensure_ascii=False)


@pytest.mark.parametrize("device", ["/dev/null", "/dev/full", "pipe"])
def test_citations_are_added_to_plain_files_only(place: Path, tmp_path: Path, device: str) -> None:
    target = Path(device)
    if device == "pipe":
        target = tmp_path / "pipe"
        os.mkfifo(target)
    done = in_shell(place, f"cite 'talks/well.md#1' --format ris --output '{target}'", "")
    assert done.returncode == 1
    assert "no plain file" in done.stderr
