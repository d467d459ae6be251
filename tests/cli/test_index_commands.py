"""The commands that make and read an index."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import TALK

from interviews.cli.main import main


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one transcript and its index."""
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "interviews.toml").write_text('transcripts = ["talks"]\n')
    (folder / "talks").mkdir()
    (folder / "talks" / "the well#1.md").write_text(TALK)
    assert main(["rebuild", str(folder / "talks"), "--index", str(folder / "index")]) == 0
    return folder


@pytest.fixture
def workspace(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workspace as the current folder."""
    monkeypatch.chdir(made)
    return made


@pytest.fixture
def talks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one transcript, below the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "good.md").write_text(TALK)
    return tmp_path / "talks"


def test_a_rebuild_takes_the_folders_of_the_workspace_and_later_those_of_the_last_time(
    workspace: Path, run
) -> None:
    done = run("rebuild")
    assert "Nothing changed" in done.out
    assert "2 Q&A pairs of 1 interview in 1 file" in done.out


def test_search_prints_the_shape_that_scripts_rely_on(workspace: Path, run) -> None:
    found = run("search", "pump", "sunday", "--json").json
    assert {"query", "total", "took_ms", "corrected", "explanation", "hits", "facets"} <= found.keys()
    [hit] = found["hits"]
    assert hit["path"] == "the well#1.md"
    assert (hit["start_line"], hit["end_line"]) == (12, 16)
    assert (hit["title"], hit["date"]) == ("The well of Corvane", "2018-08")
    assert (hit["questioners"], hit["answerers"]) == (["Ada Quill"], ["Bram Tielman"])
    assert hit["topics"] == ["Water"]
    assert hit["question"] == "When did the well run dry?"
    assert "**pump**" in hit["snippet"]
    assert re.fullmatch("[0-9a-f]{16}", hit["id"])
    assert found["facets"]["speaker"] == [["Ada Quill", 1], ["Bram Tielman", 1]]
    assert found["facets"]["year"] == [["2018", 1]]


def test_a_search_without_hits_is_no_failure(workspace: Path, run) -> None:
    found = run("search", "xylophone", "--json").json
    assert (found["total"], found["hits"]) == (0, [])
    assert "No question, answer or passage has" in found["explanation"]


@pytest.mark.parametrize(
    ("options", "total"),
    [
        (["--speaker", "Bram Tielman"], 2),
        (["--topic", "Water", "--outlet", "Radio Meridian"], 2),
        (["--since", "2018", "--until", "2018-08"], 2),
        (["--since", "2019"], 0),
        (["pump", "--in", "question"], 0),
        (["--limit", "1", "--offset", "1"], 2),
        (["--", "-pump"], 1),
        (['"the pump"'], 1),
    ],
)
def test_search_options_narrow(workspace: Path, run, options: list[str], total: int) -> None:
    done = run("search", "--json", *options)
    assert done.json["total"] == total


def test_show_takes_an_id_its_beginning_and_a_place_in_a_file(workspace: Path, run) -> None:
    [hit] = run("search", "pump", "--json").json["hits"]
    whole = run("show", hit["id"], "--json").json
    assert whole == run("show", hit["id"][:6], "--json").json
    on_the_spot = run("show", "talks/the well#1.md#1", "--json").json
    for key in ("id", "question", "answer", "start_line", "number", "ordinal", "question_speeches"):
        assert on_the_spot[key] == whole[key]
    assert run("show", "the well#1.md#1", "--json").json["id"] == whole["id"]


def test_show_prints_the_neighbours_that_are_asked_for(workspace: Path, run) -> None:
    shown = run("show", "talks/the well#1.md#1", "--context", "3", "--json").json
    assert shown["before"] == []
    assert [pair["ordinal"] for pair in shown["after"]] == [2]
    text = run("show", "talks/the well#1.md#2", "--context", "1").out
    assert text.index("When did the well") < text.index("Who noticed it")


def test_speakers_and_topics_come_with_counts(workspace: Path, run) -> None:
    assert run("speakers", "--json").json == [["Ada Quill", 2], ["Bram Tielman", 2]]
    assert run("topics", "--json").json == [["Water", 2]]
    assert run("speakers", "tielman").out == "      2  Bram Tielman  answers in 1 interview\n"
    assert "Ada" not in run("speakers", "tielman").out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["search", "pump"], "There is no index in"),
        (["speakers"], "interviews rebuild FOLDER"),
        (["rebuild"], "Name their folder"),
        (["rebuild", "absent"], "there is no such folder"),
        (["rebuild", "empty"], "no transcripts in it"),
        (["rebuild", "good", "--index", "good"], "left alone"),
        (["search", "x", "--index", "good"], "left alone"),
        (["search", "x", "--index", "good/talk.md"], "is a file"),
    ],
)
def test_what_cannot_be_done_is_explained_with_the_remedy(
    talks: Path, run, arguments: list[str], reason: str
) -> None:
    (talks.parent / "empty").mkdir()
    (talks.parent / "good").mkdir()
    (talks.parent / "good" / "talk.md").write_text(TALK)
    done = run(*arguments, code=1)
    assert done.out == ""
    assert reason in done.err
    assert (talks.parent / "good" / "talk.md").read_text() == TALK


def test_bad_files_are_named_and_the_others_are_indexed(talks: Path, run) -> None:
    (talks / "empty.md").write_bytes(b"")
    (talks / "binary.md").write_bytes(bytes(range(256)) * 8)
    (talks / "old.md").write_bytes(TALK.replace("August", "März").encode("cp1252"))
    (talks / "esc\x1b[2J\n.md").write_bytes(b"")
    done = run("rebuild", "talks", "--index", "index", code=3)
    assert "2 added, 3 skipped" in done.out
    assert "empty.md: the file is empty" in done.err
    assert "binary.md: this is not text" in done.err
    assert "old.md: read as cp1252" in done.err
    assert "\x1b" not in done.err
    run("rebuild", "--index", "index", code=3)
    assert run("search", "märz", "--index", "index", "--json").json["total"] == 1


def test_a_damaged_index_is_explained_and_rebuilt(talks: Path, run) -> None:
    run("rebuild", "talks", "--index", "index")
    [table] = (talks.parent / "index").glob("generation-*/table")
    table.write_bytes(table.read_bytes()[:100])
    done = run("search", "pump", "--index", "index", code=1)
    assert "interviews rebuild" in done.err
    run("rebuild", "talks", "--index", "index")
    assert run("search", "pump", "--index", "index", "--json").json["total"] == 1


def test_a_rebuild_reports_in_json(talks: Path, run) -> None:
    report = run("rebuild", "talks", "--index", "index", "--json").json
    assert (report["added"], report["files"], report["pairs"], report["skipped"]) == (1, 1, 2, [])


@pytest.mark.parametrize("line", ["search pump", "search pump --json", "show {id}", "speakers", "topics"])
def test_reading_an_index_imports_neither_whoosh_nor_pydantic_nor_the_parser_nor_rich(
    workspace: Path, line: str, run
) -> None:
    [hit] = run("search", "pump", "--json", "--index", "index").json["hits"]
    arguments = [*line.format_map(hit).split(), "--index", "index"]
    code = (
        f"import sys; from interviews.cli.main import main; main({arguments});"
        "heavy = ('whoosh', 'pydantic', 'markdown_it', 'rich', 'textual', 'numpy.ma', 'msgspec');"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=workspace, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_search_starts_no_threads(workspace: Path) -> None:
    code = (
        "import os, sys; from interviews.cli.main import main; "
        "sys.argv[1:] = ['search', 'pump', '--json', '--index', 'index']; main(); "
        "print(len(os.listdir('/proc/self/task')), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=workspace, capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "1"


def test_files_that_cannot_be_searched_are_counted(workspace: Path, run) -> None:
    talks = workspace / "both"
    talks.mkdir()
    (talks / "talk.md").write_text(TALK)
    (talks / "notes.md").write_text("We went to the well.\n")
    done = run("rebuild", "both", "--index", "both-index")
    assert "1 of the files has no question with an answer" in done.err
