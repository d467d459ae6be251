"""The command `cite` from the outside."""

import subprocess
import sys
from pathlib import Path

import pytest

from interviews.cli.main import main

APA = (
    "Halvard, R. (2021, June 14). The Depth of Wells (P. Mossel, Interviewer). Radio Estuary. "
    "https://example.org/wells"
)


pytestmark = pytest.mark.usefixtures("workspace")


def test_pairs_of_a_file_are_cited_without_an_index(run) -> None:
    printed = run("cite", "wells.md#1", "wells.md#2", "--format", "bibtex")
    assert printed.out.startswith("@misc{halvard_depth_2021,\n")
    assert printed.out.count("@misc") == 1
    assert printed.err == ""


@pytest.mark.parametrize("kind", ["docx", "HTML", "rtf"])
def test_a_kind_of_file_is_no_style(kind: str, run) -> None:
    assert (
        f"`--format apa --output references.{kind.lower()}`"
        in run("cite", "wells.md#1", "--format", kind, code=2).err
    )


@pytest.mark.usefixtures("needs_pandoc")
def test_the_usual_style_is_apa(run) -> None:
    assert run("cite", "wells.md#1").out == f"(Halvard, 2021)\n\n{APA}\n"


@pytest.mark.usefixtures("needs_pandoc")
def test_the_settings_choose_style_and_locale(workspace: Path, run) -> None:
    (workspace / "interviews.toml").write_text('[citation]\nstyle = "mla"\nlocale = "de-DE"\n')
    assert "Interviewt von Piet Mossel" in run("cite", "wells.md#1").out


@pytest.mark.usefixtures("needs_pandoc")
def test_json_is_a_list_with_an_object_for_each_reference(run) -> None:
    command = ["cite", "wells.md#2", "wells.md#1", "-f", "apa", "-l", "paragraph 12", "--json"]
    first, second = run(*command).json
    assert (first["ref"], second["ref"]) == ("wells.md#2", "wells.md#1")
    assert first["id"] != second["id"]
    assert first["format"] == "apa"
    assert (first["bibliography"], first["in_text"]) == (APA, "(Halvard, 2021, para. 12)")


def test_json_of_a_format_holds_the_entry(run) -> None:
    [cited] = run("cite", "wells.md#2", "-f", "markdown", "--json").json
    assert cited["text"].startswith("> **Piet Mossel:** And now?")
    assert cited["in_text"] == "[@halvard_depth_2021, question 2]"
    assert cited["bibliography"] == ""


def test_the_name_of_the_output_file_tells_the_format(workspace: Path, run) -> None:
    for name, begin in {"r.bib": "@misc{", "r.ris": "TY  - ", "r.json": "[", "r.md": "> "}.items():
        printed = run("cite", "wells.md#1", "--output", name)
        assert (workspace / name).read_text().startswith(begin)
        assert printed.out == ""
        assert "0 there already." in printed.err or name == "r.md"


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


@pytest.mark.usefixtures("needs_pandoc")
def test_a_list_in_a_style_is_added_to_without_repeating_it(workspace: Path) -> None:
    for _ in range(2):
        assert main(["cite", "wells.md#1", "wells.md#2", "-f", "apa", "-o", "list.txt"]) == 0
    assert (workspace / "list.txt").read_text() == f"{APA}\n"


def test_references_can_be_piped_in(monkeypatch: pytest.MonkeyPatch, run) -> None:
    monkeypatch.setattr("sys.stdin.read", lambda: "wells.md#1\n\nwells.md#2\n", raising=False)
    assert run("cite", "-", "-f", "ris").out.count("N1  - Quoted") == 2


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["wells.md#9", "-f", "bibtex"], 1, "only 2"),
        (["nowhere.md#1", "-f", "bibtex"], 1, "nowhere.md"),
        (["wells.md#1", "-f", "no-such-style"], 1, "no format or citation style"),
        (["wells.md#1", "-f", "bibtex", "-l", "shelf 3"], 2, "no place in an interview"),
        (["wells.md#1", "-f", "bibtex", "-o", "nowhere/r.bib"], 1, "cannot be written"),
        (["?"], 1, "no reference"),
        (["0123456789"], 1, "rebuild"),
    ],
)
def test_what_cannot_be_done_is_said_with_the_right_exit_code(
    arguments: list[str], code: int, says: str, run
) -> None:
    printed = run("cite", *arguments, code=code)
    assert printed.out == ""
    assert says in printed.err


def test_a_file_that_is_no_list_of_items_is_left_alone(workspace: Path, run) -> None:
    (workspace / "r.json").write_text("{}")
    assert "r.json" in run("cite", "wells.md#1", "-o", "r.json", code=1).err
    assert (workspace / "r.json").read_text() == "{}"


def test_entries_load_neither_the_style_processor_nor_a_reader_of_xml() -> None:
    program = (
        "import sys; from interviews.cli.main import main; main(['cite', 'wells.md#1', '-f', 'bibtex']);"
        "heavy = ('interviews.citing.p', 'pypandoc', 'xml.etree');"
        "print([name for name in sys.modules if name.startswith(heavy)])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
