"""The ways into other programs that the manual describes, walked where the program is here."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from interviews.citing.pandoc import find_pandoc
from interviews.citing.styles import styles_folder
from interviews.cli.main import main

TALK = """\
---
title: The Depth of Wells
date: 2021-06-14
outlet: Radio Estuary
url: https://example.org/wells
interviewers: [Piet Mossel]
interviewees: [Runa Halvard]
---

**Piet Mossel:** [00:14:05] How deep is it?

**Runa Halvard:** Eleven metres.
"""
LATEX = r"""\documentclass{article}\usepackage[style=authoryear]{biblatex}\addbibresource{references.bib}
\begin{document}\cite[{00:14:05}]{halvard_depth_2021}\printbibliography\end{document}"""


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.md").write_text(TALK, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("needs_pandoc")
def test_pandoc_makes_the_quotation_and_its_reference_of_the_two_files(talk: Path, run) -> None:
    run("cite", "talk.md#1", "--output", "references.json")
    run("cite", "talk.md#1", "--format", "markdown", "--output", "chapter.md")
    style = styles_folder() / "apa.csl"
    options = ["--citeproc", "--bibliography", "references.json", "--csl", str(style), "--wrap=none"]
    command = [str(find_pandoc()), "chapter.md", *options, "--to", "markdown_strict"]
    made = subprocess.run(command, capture_output=True, text=True, check=True, cwd=talk).stdout
    assert "Eleven metres." in made
    assert "(Halvard, 2021, 00:14:05)" in made
    assert (
        "Halvard, R. (2021, June 14). The Depth of Wells (P. Mossel, Interviewer). *Radio Estuary*." in made
    )


@pytest.mark.skipif(
    not (shutil.which("pdflatex") and shutil.which("biber")), reason="pdflatex or biber is not installed"
)
def test_latex_finds_the_entry_that_the_command_cites(talk: Path, run) -> None:
    run("cite", "talk.md#1", "--format", "biblatex", "--output", "references.bib")
    (talk / "chapter.tex").write_text(LATEX, encoding="utf-8")
    for program in (["pdflatex", "-interaction=batchmode"], ["biber"]):
        subprocess.run([*program, "chapter"], cwd=talk, capture_output=True, check=True)
    assert "halvard_depth_2021" in (talk / "chapter.bbl").read_text()


def test_a_document_without_pandoc_says_what_to_install(
    talk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("interviews.citing.pandoc.find_spec", lambda name: None)
    monkeypatch.setattr("interviews.citing.pandoc.shutil.which", lambda name: None)
    find_pandoc.cache_clear()
    try:
        assert main(["cite", "talk.md#1", "--format", "apa", "--output", "refs.docx"]) == 1
    finally:
        find_pandoc.cache_clear()
    assert "pip install 'interviews[styles]'" in capsys.readouterr().err
    assert not (talk / "refs.docx").exists()
    assert main(["cite", "talk.md#1", "--output", "references.bib"]) == 0
