"""Invented names in place of real ones, in everything that is written."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rows import read_rows

from interviews.cli.main import main
from interviews.errors import SettingsError, SourceError
from interviews.exporting.pseudonyms import Pseudonyms, names_left, read_pseudonyms

FILE = """\
"Runa Halvard" = "Julia Meer"
"Piet Mossel" = "Tom"

[places]
"Port Selm" = "Harbourtown"
"""


@pytest.fixture
def pseudonyms(tmp_path: Path) -> Pseudonyms:
    (tmp_path / "pseudonyms.toml").write_text(FILE, encoding="utf-8")
    return read_pseudonyms(tmp_path / "pseudonyms.toml")


@pytest.mark.parametrize(("text", "changed"), read_rows(Path(__file__).parent / "rows" / "pseudonyms.txt"))
def test_names_and_their_parts_are_replaced_as_they_are_spelled(
    pseudonyms: Pseudonyms, text: str, changed: str
) -> None:
    assert pseudonyms.text(text) == changed


@pytest.mark.parametrize(
    ("path", "changed"),
    [
        ("talks/2021-halvard-wells.md", "talks/2021-meer-wells.md"),
        ("Runa Halvard.md", "Julia Meer.md"),
        ("runa_halvard_2.md", "julia_meer_2.md"),
    ],
)
def test_names_of_files_lose_the_names_of_people(pseudonyms: Pseudonyms, path: str, changed: str) -> None:
    assert pseudonyms.file_name(path) == changed


@given(st.text())
def test_no_line_is_added_or_taken_away(text: str) -> None:
    names = Pseudonyms({"Runa Halvard": "Julia Meer", "Halvard": "Meer", "Piet Mossel": "Tom"})
    for part in (text, f"{text}Runa\nHalvard{text}", f"Piet\n\nMossel {text}"):
        assert names.text(part).count("\n") == part.count("\n")


def test_a_part_that_two_people_share_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text('"Runa Halvard" = "Julia Meer"\n"Runa Brack" = "Nina Ost"\n')
    assert read_pseudonyms(tmp_path / "p.toml").text("Runa, Halvard, Runa Brack") == "Runa, Meer, Nina Ost"


@pytest.mark.parametrize("text", ['"Runa" = 7', '"Runa" = ""', "Runa", '"Runa" = ["a"]'])
def test_a_file_that_names_nobody_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "p.toml").write_text(text)
    with pytest.raises(SettingsError, match=r'p\.toml.*"Real Name" = "Invented Name"'):
        read_pseudonyms(tmp_path / "p.toml")
    with pytest.raises(SourceError, match="nowhere"):
        read_pseudonyms(tmp_path / "nowhere.toml")


def test_somebody_may_have_the_name_of_a_table(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text('people = "P1"\n"Runa Halvard" = "P2"\n')
    assert read_pseudonyms(tmp_path / "p.toml").text("Runa Halvard") == "P2"


def test_capitalised_words_within_sentences_are_named_if_they_are_not_invented() -> None:
    texts = ["We met Anna Brook in Oslo. Then Julia Meer came.", "Oslo, in Oslo again"]
    assert names_left(texts, ["Julia Meer"]) == [("Anna Brook", 1), ("Oslo", 2)][::-1]
    texts = ["But I'd say I’ve seen Oslo's harbour, and Julia's, and Liam O'Hara, and I'll go."]
    assert names_left(texts, ["Julia Meer"]) == [("Oslo", 1), ("Liam O'Hara", 1)]


@pytest.fixture
def disguised(workspace: Path, run) -> Path:
    """A workspace with an index, a transcript named after its guest, and a file of pseudonyms."""
    wells = workspace / "transcripts" / "wells.md"
    wells.rename(wells.with_name("halvard-wells.md"))
    (workspace / "pseudonyms.toml").write_text(FILE, encoding="utf-8")
    run("rebuild")
    return workspace


REAL = ("Halvard", "Runa", "Mossel", "Piet")


def test_a_project_has_invented_names_in_texts_codes_and_names_of_sources(disguised: Path) -> None:
    assert main(["export", "--pseudonyms", "pseudonyms.toml", "-o", "out.qdpx"]) == 0
    with zipfile.ZipFile(disguised / "out.qdpx") as project:
        whole = "".join(project.read(name).decode() for name in project.namelist())
    assert [real for real in REAL if real.casefold() in whole.casefold()] == []
    assert 'name="Julia Meer"' in whole
    assert 'name="meer-wells"' in whole


def test_the_report_counts_what_was_replaced_and_names_what_was_not_found(pseudonyms: Pseudonyms) -> None:
    pseudonyms.text("Runa Halvard and Halvard")
    assert pseudonyms.report() == (
        "replaced: Runa Halvard (1), Halvard (1). Not found: Port Selm, Piet Mossel."
    )
