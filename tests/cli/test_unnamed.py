"""One policy for speakers whom a file does not name: a label in turns and pairs, and nobody anywhere else."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

LABELS = ("Interviewer", "P1", "SPEAKER_00", "SPEAKER_01")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run) -> Path:
    """A workspace with an interview of named people and two of people without names."""
    monkeypatch.chdir(tmp_path)
    Path("interviews.toml").write_text('transcripts = ["talks"]\n')
    shutil.copytree(Path(__file__).parents[1] / "sessions" / "unnamed" / "talks", "talks")
    run("rebuild")
    return tmp_path


def test_answers_of_the_same_label_in_other_files_are_related(place: Path, run) -> None:
    Path("talks/spring.md").unlink()
    other = Path("talks/well.md").read_text().replace("about the well", "about the wells of the next village")
    Path("talks/next.md").write_text(other.replace("two buckets", "five buckets").replace("on a hot", "one"))
    run("rebuild")
    hits = run("search", "buckets", "file:well", "--json").json["hits"]
    assert [hit["path"] for hit in hits] == ["well.md"]
    found = run("related", hits[0]["id"], "--json").json
    assert "next.md" in [hit["path"] for hit in found["answers"]]


def test_quotations_have_the_label_and_sources_have_not(place: Path, run) -> None:
    quoted, source = run("cite", "talks/well.md#1", "--format", "markdown").out.split("> — ")
    assert "**P1:** In August" in quoted
    assert not any(label in source for label in LABELS)
    packet = run("export", "--format", "markdown", "--group", "expert").out
    assert [line for line in packet.split("\n") if line.startswith("## ")] == [
        "## Bram Tielman",
        "## Unknown speaker",
        "## Bibliography",
    ]
    bibliography = packet.partition("## Bibliography")[2]
    assert not any(label in bibliography for label in LABELS[1:])
    rows = [json.loads(line) for line in run("export", "--format", "jsonl").out.splitlines()]
    assert {tuple(row["interviewees"]) for row in rows} == {(), ("Bram Tielman",)}


def test_codes_of_labels_are_those_of_their_file(place: Path, run) -> None:
    run("export", "--format", "qdpx", "--output", "x.qdpx")
    project = zipfile.ZipFile("x.qdpx").read("project.qde").decode()
    assert 'name="Unnamed speakers"' in project
    assert 'name="P1 in well.md"' in project
    assert 'name="Bram Tielman"' in project
    assert not any(f'name="{label}"' in project for label in ("P1", "SPEAKER_00", "SPEAKER_01"))


@pytest.mark.parametrize(
    ("listed", "people"),
    [
        ("speakers: [SPEAKER_00, SPEAKER_01]", []),
        ("interviewers: [Host]\ninterviewees: [Guest 1]", []),
        ("guests: [{name: Speaker 1, literal: Speaker 1}]", ["Speaker 1"]),
        ("guests: [Jo (Jay) Roe]", ["Jo (Jay) Roe"]),
        ("participants: [{name: Ana Roe, aliases: SPEAKER_01, role: Guest}]", ["Ana Roe"]),
    ],
)
def test_metadata_that_list_labels_name_nobody(place: Path, listed: str, people: list[str], run) -> None:
    text = Path("talks/spring.md").read_text().replace("---\n\n", f"{listed}\n---\n\n")
    Path("talks/listed.md").write_text(text)
    found = run("parse", "talks/listed.md", "--json").json
    assert [one["name"] for one in (*found["interviewers"], *found["interviewees"])] == people
