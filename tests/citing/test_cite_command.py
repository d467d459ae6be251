"""The command `cite` from the outside."""

import subprocess
import sys
from pathlib import Path

import pytest

from interviews.cli.main import main

pytestmark = pytest.mark.usefixtures("workspace")


def test_pairs_of_a_file_are_cited_without_an_index(run) -> None:
    printed = run("cite", "wells.md#1", "wells.md#2", "--format", "bibtex")
    assert printed.out.startswith("@misc{halvard_depth_2021,\n")
    assert printed.out.count("@misc") == 1
    assert printed.err == ""


def test_an_existing_file_keeps_its_bytes_its_mode_and_its_link(workspace: Path) -> None:
    mine = b"% M\xfcller, not UTF-8\r\n@book{x, title = {Ropes}}"
    (workspace / "real.bib").write_bytes(mine)
    (workspace / "real.bib").chmod(0o640)
    (workspace / "link.bib").symlink_to("real.bib")
    assert main(["cite", "wells.md#1", "--output", "link.bib"]) == 0
    assert (workspace / "link.bib").is_symlink()
    written = (workspace / "real.bib").read_bytes()
    assert written.startswith(mine)
    assert b"@misc{halvard_depth_2021" in written
    assert (workspace / "real.bib").stat().st_mode & 0o777 == 0o640
    assert main(["cite", "wells.md#2", "--output", "link.bib"]) == 0
    assert (workspace / "real.bib").read_bytes() == written
    assert sorted(path.name for path in workspace.glob("*.bib*")) == ["link.bib", "real.bib"]


def test_references_can_be_piped_in(monkeypatch: pytest.MonkeyPatch, run) -> None:
    monkeypatch.setattr("sys.stdin.read", lambda: "wells.md#1\n\nwells.md#2\n", raising=False)
    assert run("cite", "-", "-f", "ris").out.count("N1  - Quoted") == 2


def test_entries_load_neither_the_style_processor_nor_a_reader_of_xml() -> None:
    program = (
        "import sys; from interviews.cli.main import main; main(['cite', 'wells.md#1', '-f', 'bibtex']);"
        "heavy = ('interviews.citing.p', 'pypandoc', 'xml.etree');"
        "print([name for name in sys.modules if name.startswith(heavy)])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
