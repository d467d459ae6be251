"""A workspace with one transcript and its index, as the current folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from interviews.cli.main import main

FOLDER = Path(__file__).parent / "transcripts"
WELL = Path(__file__).parents[1] / "sessions" / "well"
TALK = (WELL / "talks" / "well.md").read_text(encoding="utf-8")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    shutil.copytree(WELL, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    assert main(["rebuild"]) == 0
    capsys.readouterr()
    return tmp_path


@pytest.fixture
def talk() -> str:
    """The text of the transcript."""
    return TALK
