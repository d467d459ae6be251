"""`interviews import`, and the commands that say what waits to be imported."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviews.cli import importing
from interviews.importing.service import Outcome, Task
from tests.importing.importing import FOLDER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "calls"
    folder.mkdir()
    for name in ("zoom.vtt", "rev.txt"):
        shutil.copy(FOLDER / name, folder)
    return folder


def test_a_folder_is_imported_and_what_is_done_is_said(folder: Path, run) -> None:
    said = run("import", str(folder)).out
    assert f"imported: {folder / 'zoom.vtt'} -> {folder / 'zoom.md'} (3 turns)" in said
    assert said.endswith("2 imported.\n")
    assert run("import", str(folder)).out == "2 unchanged.\n"


def test_a_bad_file_ends_with_3_and_nothing_else_with_1(folder: Path, run) -> None:
    (folder / "bad.json").write_text("{}")
    assert "bad.json: JSON of an unknown shape, without keys" in run("import", str(folder), code=3).err
    run("import", str(folder / "bad.json"), code=1)
    (folder / "empty").mkdir()
    assert "there is nothing to import" in run("import", str(folder / "empty"), code=1).err


def test_documents_that_cannot_be_imported_are_named(folder: Path, run) -> None:
    for name in ("old.doc", "scan.PDF", "second.pdf", ".hidden.pdf", "tape.mp3"):
        (folder / name).write_bytes(b"\xd0\xcf")
    assert f"{folder}: left alone: 1 .doc, 2 .pdf. To import them, save" in run("import", str(folder)).err
    assert "Save it as one of .docx" in run("import", str(folder / "old.doc"), code=1).err
    assert "there is no such file or folder" in run("import", str(folder / "gone"), code=1).err


def test_an_interrupted_import_says_what_stays(folder: Path, monkeypatch: pytest.MonkeyPatch, run) -> None:
    def interrupted(tasks: list[Task], **_: object) -> Iterator[Outcome]:
        yield Outcome(tasks[0].source, "imported", folder / "rev.md", 3)
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "import_all", interrupted)
    printed = run("import", str(folder), code=130)
    assert "rev.md (3 turns)" in printed.out
    assert "The transcripts that were made stay" in printed.err


def test_json_has_one_object_a_transcript(folder: Path, run) -> None:
    into = folder.parent / "into"
    lines = [
        json.loads(line)
        for line in run("import", str(folder), "--into", str(into), "--json").out.splitlines()
    ]
    assert [(line["status"], line["turns"]) for line in lines] == [("imported", 3), ("imported", 3)]
    assert {line["target"] for line in lines} == {str(into / "rev.md"), str(into / "zoom.md")}


def test_a_dry_run_writes_nothing(folder: Path, run) -> None:
    assert "2 imported; nothing was written." in run("import", str(folder), "--dry-run").out
    assert sorted(file.name for file in folder.iterdir()) == ["rev.txt", "zoom.vtt"]


def test_a_folder_without_markdown_says_what_is_in_it(folder: Path, run) -> None:
    for command in (
        ["rebuild", str(folder), "--index", str(folder.parent / "index")],
        ["check", str(folder)],
    ):
        assert "2 files of other kinds were left alone: 1 .txt, 1 .vtt" in run(*command, code=1).err


def test_a_rebuild_imports_on_the_way_and_is_searched_and_cited(folder: Path, run) -> None:
    (folder / "bad.json").write_text("{}")
    shutil.copy(FOLDER / "youtube.vtt", folder)
    index = ["--index", str(folder.parent / "index")]
    run("rebuild", str(folder), "--import", *index, code=3)
    (hit,) = run("search", "falling", "--json", *index).json["hits"]
    assert (hit["path"], hit["questioners"], hit["answerers"]) == ("zoom.md", ["Ana Ruiz"], ["Bo Lind"])
    assert "Lind" in run("cite", hit["id"], "--format", "markdown", *index).out
    assert run("search", "deep", "--in", "outside", "--json", *index).json["total"] == 1
    assert "1 file of another kind was left alone: 1 .json" in run("rebuild", *index).err
    assert run("doctor", "--json", *index).json["left_alone"] == [
        {"folder": str(folder), "kinds": {".json": 1}}
    ]


def test_the_same_transcript_twice_is_named_by_check(folder: Path, run) -> None:
    text = "**Ana:** How deep is the water there?\n\n**Bo:** Forty metres, and it was eleven.\n"
    (folder / "a.md").write_text(text)
    (folder / "b.md").write_text(f"# The same again\n\n{text}")
    said = run("check", str(folder)).out
    assert f"{folder / 'b.md'}:1: warning: same-transcript: the same transcript as {folder / 'a.md'}" in said
    assert f"{folder / 'a.md'}:1: warning" not in said


def test_a_source_beside_what_was_imported_of_it_is_no_twin(folder: Path, run) -> None:
    run("import", str(folder))
    checked = run("check", str(folder))
    assert "same-transcript" not in checked.out
    assert "other kinds" not in checked.err
