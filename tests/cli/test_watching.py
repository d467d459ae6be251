"""`interviews rebuild --watch` in a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

TALK = """\
# {title}

**Ada Quill:** When did the well run dry?

**Bram Tielman:** On {day}, as it did before.
"""


def write(folder: Path, name: str, day: str) -> None:
    (folder / name).write_text(TALK.format(title=name, day=day), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "talks"
    folder.mkdir()
    write(folder, "first.md", "Sunday")
    return folder


@contextmanager
def watching(folder: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """The program, after its first rebuild of a folder."""
    command = [sys.executable, "-m", "interviews.cli.main", "rebuild", str(folder), *options, "--watch"]
    process = subprocess.Popen(
        [*command, "--index", str(folder.parent / "index"), "--jobs", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert "1 added" in process.stdout.readline()
        yield process
    finally:
        process.kill()


def test_changes_are_told_one_a_line_until_the_user_interrupts(folder: Path) -> None:
    with watching(folder) as process:
        said = process.stdout.readline
        write(folder, "second.md", "Monday")
        assert said() == f"added: {folder / 'second.md'}\n"
        write(folder, "first.md", "Tuesday")
        assert said() == f"changed: {folder / 'first.md'}\n"
        (folder / "second.md").rename(folder / "new\nname.md")
        assert {said(), said()} == {f"added: {folder}/new\\nname.md\n", f"removed: {folder / 'second.md'}\n"}
        process.send_signal(signal.SIGINT)
        rest, messages = process.communicate()
    assert (process.returncode, rest) == (0, "")
    assert messages.splitlines() == ["Watching for changes; Ctrl-C ends it.", "Stopped watching."]


def test_files_of_other_kinds_become_transcripts_while_it_watches(folder: Path) -> None:
    with watching(folder, "--import") as process:
        cue = "00:0{}.000 --> 00:0{}.900\n<v {}>{}</v>\n\n"
        (folder / "call.vtt").write_text(
            "WEBVTT\n\n" + cue.format(1, 1, "Ada", "How deep is it?") + cue.format(2, 2, "Bram", "Forty.")
        )
        assert process.stdout.readline() == f"added: {folder / 'call.md'}\n"
        process.send_signal(signal.SIGINT)
        _, messages = process.communicate()
    assert process.returncode == 0
    assert f"imported: {folder / 'call.md'}" in messages.splitlines()
