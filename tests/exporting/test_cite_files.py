"""The names of the files that citations are added to."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviews.cli.main import main

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("refs.docx", []),
        ("refs.docx", ["-f", "bibtex"]),
        ("refs.PDF", ["-f", "apa"]),
        ("refs.bib", ["-f", "apa"]),
        ("refs.json", ["-f", "ris"]),
    ],
)
def test_a_name_that_promises_another_kind_of_file_is_refused(
    workspace: Path, capsys: Capture, name: str, options: list[str]
) -> None:
    assert main(["cite", "transcripts/wells.md#1", *options, "-o", name]) == 2
    assert f"{name}: " in (said := capsys.readouterr().err)
    assert f"is no {Path(name).suffix.lower()} file" in said
    assert not (workspace / name).exists()


@pytest.mark.parametrize(
    ("name", "style"), [("refs.bib", "bibtex"), ("refs.txt", "ris"), ("refs", "ris"), ("refs.enw", "ris")]
)
def test_names_that_promise_nothing_else_are_taken(workspace: Path, name: str, style: str) -> None:
    assert main(["cite", "transcripts/wells.md#1", "-f", style, "-o", name]) == 0
    assert (workspace / name).read_text()
