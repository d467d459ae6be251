"""`interviews doctor`: what it finds, says and repairs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from interviews.cli.main import main

Printed = pytest.CaptureFixture[str]


def damage(place: Path, name: str) -> None:
    [path] = (place / "index").glob(f"generation-*/{name}")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def refuse(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Lets nobody open the files of these names."""
    system_open = os.open

    def opened(path: str | Path, *arguments: int, **options: int) -> int:
        if Path(path).name in names:
            raise PermissionError(13, "Permission denied", str(path))
        return system_open(path, *arguments, **options)

    monkeypatch.setattr(os, "open", opened)


@pytest.mark.parametrize(
    "name", ["records-000001", "table", "names.json", "words/MAIN_*.arrays", "words/*.toc", "files.json"]
)
def test_damage_is_named_and_repaired(place: Path, name: str, run) -> None:
    damage(place, name)
    printed = run("doctor", code=1)
    assert "damaged: " in printed.out
    assert "--repair" in printed.err
    assert "Repaired." in run("doctor", "--repair").out
    run("doctor")
    assert run("search", "pump", "--json").json["total"] == 1


def test_a_repair_reports_what_it_found_and_what_remains(place: Path, run) -> None:
    damage(place, "table")
    (place / "talks" / "empty.md").touch()
    printed = run("doctor", "--repair", "--json", code=3).json
    assert printed["repaired"] is True
    assert {problem["code"] for problem in printed["problems"]} == {"damaged", "unreadable"}
    assert [problem["code"] for problem in printed["remaining"]] == ["unreadable"]
    assert set(printed["remaining"][0]) == {"code", "path", "message", "remedy"}


def test_an_index_that_lost_everything_but_its_marker_is_made_from_the_folders_of_the_workspace(
    place: Path, capsys: Printed
) -> None:
    for path in sorted((place / "index").glob("generation-*/**/*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (place / "index" / "interviews-index.json").write_text("{}")
    assert main(["doctor", "--repair"]) == 0
    assert main(["search", "pump"]) == 0


def test_many_problems_of_a_kind_are_counted_not_listed(talk: str, place: Path, run) -> None:
    for number in range(50):
        (place / "talks" / f"{number}.md").write_text(talk)
    printed = run("doctor", code=1).out
    assert printed.count("new: ") == 21
    assert "new: 30 more" in printed


def test_names_are_printed_harmlessly(talk: str, place: Path, run) -> None:
    (place / "talks" / "es\x1b[2J\nc.md").write_text(talk)
    (place / "talks" / os.fsdecode(b"\xff.md")).write_text(talk)
    printed = run("doctor", code=1).out
    assert "\x1b" not in printed
    assert len(printed.splitlines()) == 2


@pytest.mark.parametrize(
    "name", ["interviews-index.json", "contents.json", "table", "records-000001", "files.json"]
)
def test_a_file_without_permission_is_no_damage(
    place: Path, monkeypatch: pytest.MonkeyPatch, name: str, run
) -> None:
    refuse(monkeypatch, name)
    printed = run("doctor", code=1)
    assert "no permission to read it" in printed.out
    assert "damaged" not in printed.out + printed.err


def test_every_file_without_permission_is_named_and_damage_beside_it_too(
    place: Path, monkeypatch: pytest.MonkeyPatch, run
) -> None:
    damage(place, "table")
    refuse(monkeypatch, "records-000001", "lexicon-000001")
    problems = run("doctor", "--json", code=1).json["problems"]
    assert sorted((problem["code"], Path(problem["path"]).name) for problem in problems) == [
        ("closed", "lexicon-000001"),
        ("closed", "records-000001"),
        ("damaged", "table"),
    ]
