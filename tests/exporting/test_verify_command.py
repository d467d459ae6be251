"""Quotations checked against transcripts that changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.cli.main import main
from interviews.exporting.baskets import Item, write_items
from interviews.exporting.verifying import difference

FORMATS = ("all.jsonl", "all.csv", "all.md")


@pytest.fixture
def exported(workspace: Path, needs_pandoc: None) -> Path:
    """The workspace with everything exported in each format that quotes words, and as a basket."""
    for name in FORMATS:
        assert main(["export", "-o", name]) == 0
    pairs = [json.loads(line) for line in (workspace / "all.jsonl").read_text("utf-8").splitlines()]
    items = [Item(pair["id"], f"{pair['question']} (Somebody · 2021)") for pair in pairs]
    (workspace / "all.txt").write_text(write_items(items), encoding="utf-8")
    return workspace


def judged(name: str, run: Callable[..., Any], code: int) -> list[str]:
    """What became of the quotations, sorted."""
    return sorted(row["verdict"] for row in run("verify", name, "--json", code=code).json)


def edit(workspace: Path, before: str, after: str) -> None:
    file = workspace / "transcripts" / "wells.md"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def rebuild() -> None:
    assert main(["rebuild"]) in (0, 3)


@pytest.mark.parametrize("name", [*FORMATS, "all.txt"])
def test_quotations_of_unchanged_transcripts_are_unchanged(exported: Path, name: str, run) -> None:
    assert judged(name, run, 0) == ["unchanged"] * 3


@pytest.mark.parametrize("rebuilt", [False, True], ids=["index as it was", "index rebuilt"])
@pytest.mark.parametrize("name", [*FORMATS, "all.txt"])
def test_changed_words_are_shown(exported: Path, name: str, rebuilt: bool, run) -> None:
    edit(exported, "Thirty-one, and the bucket", "Thirty-two, and the bucket")
    edit(exported, "And now, after the boreholes?", "And now, after all the boreholes?")
    if rebuilt:
        rebuild()
    assert judged(name, run, 1) == ["changed", "unchanged", "unchanged"]
    printed = run("verify", name, code=1).out
    assert "{+all+}" in printed
    if name != "all.txt" or not rebuilt:
        assert "[-Thirty-one,-] {+Thirty-two,+}" in printed


def test_of_an_answer_that_a_basket_does_not_keep_is_said_that_it_was_edited(exported: Path, run) -> None:
    edit(exported, "Thirty-one, and the bucket", "Thirty-two, and the bucket")
    rebuild()
    assert judged("all.txt", run, 1) == ["changed", "unchanged", "unchanged"]
    printed = run("verify", "all.txt", code=1).out
    assert "what was edited are words that a basket does not keep" in printed
    assert "…" not in printed


def test_an_edited_passage_of_a_basket_is_changed(workspace: Path, run) -> None:
    opening = "The chapel stands on gravel, and for ninety years nobody has asked it for water."
    edit(workspace, "---\n\n**Piet", f"---\n\n{opening}\n\n**Piet")
    rebuild()
    passage = run("export", "--in", "outside").json
    items = [Item(passage["id"], f"{opening} (Text around the interview · Radio Estuary · 2021)")]
    (workspace / "basket.txt").write_text(write_items(items), encoding="utf-8")
    assert judged("basket.txt", run, 0) == ["unchanged"]
    edit(workspace, "ninety years", "a hundred years")
    rebuild()
    assert judged("basket.txt", run, 1) == ["changed"]
    assert "[-ninety-] {+a hundred+}" in run("verify", "basket.txt", code=1).out


@pytest.mark.parametrize("name", FORMATS)
def test_words_on_other_lines_are_moved(exported: Path, name: str, run) -> None:
    edit(exported, "---\n\n**Piet Mossel:** How", "---\n\n*A preamble.*\n\n**Piet Mossel:** How")
    assert judged(name, run, 1) == ["moved", "moved", "unchanged"]


@pytest.mark.parametrize("name", FORMATS)
def test_words_in_another_file_are_moved(exported: Path, name: str, run) -> None:
    (exported / "transcripts" / "wells.md").rename(exported / "transcripts" / "renamed.md")
    assert judged(name, run, 1) == ["gone", "gone", "unchanged"]
    rebuild()
    assert judged(name, run, 1) == ["moved", "moved", "unchanged"]
    assert "wells.md:13 → renamed.md:13" in run("verify", name, code=1).out


@pytest.mark.parametrize("rebuilt", [False, True], ids=["index as it was", "index rebuilt"])
@pytest.mark.parametrize("name", [*FORMATS, "all.txt"])
def test_words_that_are_nowhere_are_gone(exported: Path, name: str, rebuilt: bool, run) -> None:
    (exported / "transcripts" / "ropes.md").unlink()
    if rebuilt:
        rebuild()
    assert judged(name, run, 1) == ["gone", "unchanged", "unchanged"]


@pytest.mark.parametrize("name", FORMATS)
def test_words_that_were_edited_in_the_export_are_changed(exported: Path, name: str, run) -> None:
    file = exported / name
    file.write_bytes(file.read_bytes().replace(b"pliers", b"steel pliers"))
    assert judged(name, run, 1) == ["changed", "unchanged", "unchanged"]
    assert "[-steel-]" in run("verify", name, code=1).out


def test_an_edit_elsewhere_in_the_file_changes_nothing(exported: Path, run) -> None:
    edit(exported, "- eleven in 1989", "- twelve in 1989")
    assert judged("all.csv", run, 1) == ["changed", "unchanged", "unchanged"]


@pytest.mark.parametrize("path", ["/etc/hostname", "../../../../etc/hostname", "x" * 5000, "a\0b", ""])
def test_paths_in_an_export_lead_to_nothing_but_transcripts(workspace: Path, path: str) -> None:
    known = {"id": "f" * 16, "path": path, "question": "Is this a transcript?", "answer": "No."}
    (workspace / "foreign.jsonl").write_text(json.dumps(known))
    assert main(["verify", "foreign.jsonl"]) == 1


WORDS = st.lists(st.sampled_from(["tide", "well", "rope", "deep"]), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_a_difference_names_all_words_that_differ_and_no_others(before: str, after: str) -> None:
    shown = difference(before, after)
    assert ("[-" in shown or "{+" in shown) == (before != after)
    kept = [word for word in shown.split() if word != "…"]
    assert len(kept) <= len(before.split()) + len(after.split())


def test_a_difference_shows_a_few_words_around() -> None:
    before = "one two three four five six seven eight nine ten eleven twelve"
    assert (
        difference(before, before.replace("six", "6"))
        == "… two three four five [-six-] {+6+} seven eight nine ten …"
    )
