"""The ways into other programs that the manual describes, walked where the program is here."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from interviews.citing.pandoc import find_pandoc
from interviews.citing.styles import styles_folder
from interviews.cli.main import main

LATEX = r"""\documentclass{article}\usepackage[style=authoryear]{biblatex}\addbibresource{references.bib}
\begin{document}\cite[{00:14:05}]{halvard_depth_2021}\printbibliography\end{document}"""


@pytest.mark.usefixtures("needs_pandoc")
def test_pandoc_makes_the_quotation_and_its_reference_of_the_two_files(workspace: Path, run) -> None:
    run("cite", "wells.md#1", "--output", "references.json")
    run("cite", "wells.md#1", "-f", "markdown", "-l", "00:14:05", "-o", "chapter.md")
    style = styles_folder() / "apa.csl"
    options = ["--citeproc", "--bibliography", "references.json", "--csl", str(style), "--wrap=none"]
    command = [str(find_pandoc()), "chapter.md", *options, "--to", "markdown_strict"]
    made = subprocess.run(command, capture_output=True, text=True, check=True, cwd=workspace).stdout
    assert "Eleven metres." in made
    assert "(Halvard, 2021, 00:14:05)" in made
    assert (
        "Halvard, R. (2021, June 14). The Depth of Wells (P. Mossel, Interviewer). *Radio Estuary*." in made
    )


@pytest.mark.skipif(
    not (shutil.which("pdflatex") and shutil.which("biber")), reason="pdflatex or biber is not installed"
)
def test_latex_finds_the_entry_that_the_command_cites(workspace: Path, run) -> None:
    run("cite", "wells.md#1", "--format", "biblatex", "--output", "references.bib")
    (workspace / "chapter.tex").write_text(LATEX, encoding="utf-8")
    for program in (["pdflatex", "-interaction=batchmode"], ["biber"]):
        subprocess.run([*program, "chapter"], cwd=workspace, capture_output=True, check=True)
    assert "halvard_depth_2021" in (workspace / "chapter.bbl").read_text()


def test_a_document_without_pandoc_says_what_to_install(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("interviews.citing.pandoc.find_spec", lambda name: None)
    monkeypatch.setattr("interviews.citing.pandoc.shutil.which", lambda name: None)
    find_pandoc.cache_clear()
    try:
        assert main(["cite", "wells.md#1", "--format", "apa", "--output", "refs.docx"]) == 1
    finally:
        find_pandoc.cache_clear()
    assert "pip install 'interviews[styles]'" in capsys.readouterr().err
    assert not (workspace / "refs.docx").exists()
    assert main(["cite", "wells.md#1", "--output", "references.bib"]) == 0
