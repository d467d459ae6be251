"""The names of the files that citations are added to."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from interviews.cli.main import main


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("refs.docx", ["-f", "bibtex"]),
        ("refs.PDF", ["-f", "apa"]),
        ("refs.bib", ["-f", "apa"]),
        ("refs.json", ["-f", "ris"]),
    ],
)
def test_a_name_that_promises_another_kind_of_file_is_refused(
    workspace: Path, name: str, options: list[str], run
) -> None:
    assert f"{name}: " in (said := run("cite", "transcripts/wells.md#1", *options, "-o", name, code=2).err)
    assert f"is no {Path(name).suffix.lower()} file" in said
    assert not (workspace / name).exists()


@pytest.mark.usefixtures("needs_pandoc")
def test_references_are_written_as_documents_with_their_emphasis(workspace: Path, run) -> None:
    cite = ["cite", "transcripts/wells.md#1", "-f", "mla"]
    for name in ("refs.docx", "refs.rtf", "refs.html", "refs.md"):
        run(*cite, "-o", name)
    document = docx.Document(str(workspace / "refs.docx"))
    [entry] = [paragraph for paragraph in document.paragraphs if paragraph.text.startswith("Halvard")]
    assert [run.text for run in entry.runs if run.italic] == ["Radio Estuary"]
    assert (workspace / "refs.rtf").read_text().startswith("{\\rtf1")
    assert "<em>Radio Estuary</em>" in (workspace / "refs.html").read_text()
    assert "*Radio Estuary*" in (workspace / "refs.md").read_text()
    assert "refs.docx: there is such a file already" in run(*cite, "-o", "refs.docx", code=2).err


@pytest.mark.parametrize(
    ("name", "style"), [("refs.bib", "bibtex"), ("refs.txt", "ris"), ("refs", "ris"), ("refs.enw", "ris")]
)
def test_names_that_promise_nothing_else_are_taken(workspace: Path, name: str, style: str) -> None:
    assert main(["cite", "transcripts/wells.md#1", "-f", style, "-o", name]) == 0
    assert (workspace / name).read_text()
