"""The names of the files that citations are added to."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest


@pytest.mark.usefixtures("needs_pandoc")
def test_references_are_written_as_documents_with_their_emphasis(workspace: Path, run) -> None:
    cite = ["cite", "transcripts/wells.md#1", "-f", "mla"]
    for name in ("refs.docx", "refs.rtf", "refs.html", "refs.md"):
        run(*cite, "-o", name)
    document = docx.Document(str(workspace / "refs.docx"))
    [entry] = [paragraph for paragraph in document.paragraphs if paragraph.text.startswith("Halvard")]
    assert [run.text for run in entry.runs if run.italic] == ["Radio Estuary"]
    assert (workspace / "refs.rtf").read_text().startswith("{\\rtf1")
    page = (workspace / "refs.html").read_text()
    assert "<em>Radio Estuary</em>" in page and page.startswith('<!doctype html>\n<html lang="en-US">')
    assert "*Radio Estuary*" in (workspace / "refs.md").read_text()
    assert "refs.docx: there is such a file already" in run(*cite, "-o", "refs.docx", code=2).err
