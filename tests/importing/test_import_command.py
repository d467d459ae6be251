"""`interviews import` that somebody interrupts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviews.cli import importing
from interviews.importing.service import Outcome, Task
from tests.importing.importing import FOLDER


def test_an_interrupted_import_says_what_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run) -> None:
    shutil.copy(FOLDER / "rev.txt", tmp_path)

    def interrupted(tasks: list[Task], **_: object) -> Iterator[Outcome]:
        yield Outcome(tasks[0].source, "imported", tmp_path / "rev.md", 3)
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "import_all", interrupted)
    printed = run("import", str(tmp_path), code=130)
    assert "rev.md (3 turns)" in printed.out
    assert "The transcripts that were made stay" in printed.err
