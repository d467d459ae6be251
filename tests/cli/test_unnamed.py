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
    shutil.copytree(Path(__file__).parent / "unnamed", "talks")
    run("rebuild")
    return tmp_path


def test_turns_and_pairs_keep_the_label_and_say_that_it_is_no_name(place: Path, run) -> None:
    found = run("parse", "talks/well.md", "--json").json
    assert [(one["name"], one["role"], one["named"]) for one in found["speakers"]] == [
        ("Interviewer", "interviewer", False),
        ("P1", "interviewee", False),
    ]
    assert found["qa_pairs"][0]["answerers"] == ["P1"]
    assert (found["interviewers"], found["interviewees"]) == ([], [])
    shown = run("show", "talks/well.md#1", "--json").json
    assert shown["unnamed"] == ["Interviewer", "P1"]
    hits = run("search", "notice", "--json").json["hits"]
    assert {hit["path"]: hit["unnamed"] for hit in hits} == {
        "mill.md": [],
        "well.md": ["Interviewer", "P1"],
        "spring.md": ["SPEAKER_00", "SPEAKER_01"],
    }


def test_facets_and_lists_have_people_only(place: Path, run) -> None:
    people = [["Ada Quill", 2], ["Bram Tielman", 2]]
    assert run("speakers", "--json").json == people
    assert run("search", "--json").json["facets"]["speaker"] == people
    listed = run("speakers")
    assert not any(label in listed.out for label in LABELS)
    assert "Not listed: 4 speakers in 2 files (spring.md, well.md)" in listed.err
    assert "interviews speakers --unnamed" in listed.err


@pytest.mark.parametrize(
    "query", [["--speaker", "P1"], ["speaker:p1"], ["guest:P1"], ["interviewer:Interviewer"]]
)
def test_nobody_is_found_by_a_label(place: Path, query: list[str], run) -> None:
    assert run("search", *query, "--json").json["total"] == 0


def test_labels_of_several_files_are_nobody_to_merge(place: Path, run) -> None:
    for number in range(3):
        Path(f"talks/{number}.md").write_text(
            Path("talks/spring.md").read_text().replace("SPEAKER_01", f"Speaker {number}")
        )
    run("rebuild")
    assert run("speakers", "--suggest").out == ""


def test_answers_of_the_same_label_in_other_files_are_related(place: Path, run) -> None:
    Path("talks/spring.md").unlink()
    other = Path("talks/well.md").read_text().replace("about the well", "about the wells of the next village")
    Path("talks/next.md").write_text(other.replace("two buckets", "five buckets").replace("on a hot", "one"))
    run("rebuild")
    hits = run("search", "buckets", "file:well", "--json").json["hits"]
    assert [hit["path"] for hit in hits] == ["well.md"]
    found = run("related", hits[0]["id"], "--json").json
    assert "next.md" in [hit["path"] for hit in found["answers"]]


FORMATS = ["bibtex", "biblatex", "ris", "csl-json"]
STYLES = ["apa", "chicago-author-date", "chicago-notes-bibliography", "modern-language-association"]


@pytest.mark.parametrize("form", [*FORMATS, *STYLES])
@pytest.mark.parametrize("file", ["well", "spring"])
def test_no_citation_names_a_label(place: Path, file: str, form: str, run) -> None:
    found = run("cite", f"talks/{file}.md#1", "--format", form).out
    assert found.strip()
    bare = found.replace("[Interview]", "").replace("entrysubtype = {interview}", "")
    assert not any(label in bare for label in LABELS)


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


def test_the_unnamed_are_listed_with_what_tells_who_they_are(place: Path, run) -> None:
    assert run("speakers", "--unnamed", "talks/well.md", "--json").json[1] == {
        "path": "talks/well.md",
        "section": None,
        "label": "P1",
        "role": "interviewee",
        "turns": 2,
        "line": 12,
        "first_words": "In August, on a hot Sunday, when I was at home with the dog.",
    }
    everywhere = run("speakers", "--unnamed", "--json").json
    assert [(one["path"], one["label"]) for one in everywhere] == [
        *(("talks/spring.md", label) for label in ("SPEAKER_00", "SPEAKER_01")),
        *(("talks/well.md", label) for label in ("Interviewer", "P1")),
    ]
    assert run("speakers", "--unnamed", "talks", "--json").json == everywhere
    assert run("speakers", "--unnamed", "talks/mill.md", "--json").json == []
    listed = run("speakers", "--unnamed", "talks")
    assert "talks/well.md\n" in listed.out
    assert "  P1           interviewee    2 turns  line 12: In August" in listed.out
    assert "interviews speakers name talks/spring.md SPEAKER_00 NAME" in listed.err


def test_the_unnamed_are_listed_or_merged(place: Path, run) -> None:
    run("speakers", "--unnamed", "--suggest", code=2)


def test_who_gets_a_name_is_somebody_from_then_on(place: Path, run) -> None:
    run("speakers", "name", "talks/well.md", "P1", "Cara Maas", "--yes")
    run("rebuild")
    assert ["Cara Maas", 2] in run("speakers", "--json").json
    assert run("search", "--speaker", "Cara Maas", "--json").json["total"] == 2
    assert "Maas, C." in run("cite", "talks/well.md#1", "--format", "apa").out


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
