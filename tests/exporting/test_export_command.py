"""The command `export` from the outside."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import pytest

from interviews.cli.main import main
from interviews.engines import open_index
from interviews.exporting.baskets import Item, words_about, write_items
from interviews.exporting.describing import byline
from interviews.exporting.edited import find_edited
from interviews.search.requests import SearchRequest

Capture = pytest.CaptureFixture[str]
OPENING = "The chapel stands on a spur of gravel, and for ninety years nobody has asked it for water."


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def ids(workspace: Path) -> dict[str, str]:
    """The id of each pair by the beginning of its question."""
    assert main(["export", "--output", "ids.csv"]) == 0
    return {row["question"].split()[0]: row["id"] for row in rows(workspace / "ids.csv")}


def test_standard_output_gets_json_lines_and_nothing_else(workspace: Path, capfdbinary: Capture) -> None:
    assert main(["export", "splice"]) == 0
    printed = capfdbinary.readouterr()
    [pair] = [json.loads(line) for line in printed.out.splitlines()]
    assert pair["answerers"] == ["Teo Brandt"]
    assert pair["title"].startswith("=HYPERLINK")


def test_a_basket_keeps_its_order_and_its_notes(workspace: Path) -> None:
    known = ids(workspace)
    folder = workspace / "baskets"
    folder.mkdir()
    items = [Item(known["And"], "And now?", "for the end"), Item(known["How"], "How deep?")]
    (folder / "wells.txt").write_text(write_items(items))
    for number, named in enumerate(("wells", "wells.txt", "baskets/wells.txt")):
        assert main(["export", "--basket", named, "-o", f"{number}.csv"]) == 0
        exported = rows(workspace / f"{number}.csv")
        assert [row["question"].split()[0] for row in exported] == ["And", "How"]
        assert [row["note"] for row in exported] == ["for the end", ""]


def test_pairs_of_a_basket_that_are_gone_are_named(workspace: Path, run) -> None:
    items = [Item(ids(workspace)["How"]), Item("f" * 16, "What was asked? (Somebody)")]
    (workspace / "basket.txt").write_text(write_items(items))
    assert "What was asked?" in run("export", "--basket", "basket.txt", "-o", "some.csv", code=3).err
    assert len(rows(workspace / "some.csv")) == 1
    (workspace / "basket.txt").write_text(write_items(items[1:]))
    assert "rebuild" in run("export", "--basket", "basket.txt", "-o", "none.csv", code=1).err


def test_what_was_edited_since_it_was_marked_is_exported_as_it_is_now(workspace: Path, run) -> None:
    file = workspace / "transcripts" / "wells.md"
    text = file.read_text("utf-8").replace("---\n\n**Piet", f"---\n\n{OPENING}\n\n**Piet", 1)
    file.write_text(text, "utf-8")
    run("rebuild")
    index = open_index(workspace / "index")
    [passage] = index.search(SearchRequest(within="outside")).hits
    [asked] = index.search(SearchRequest(text="boreholes", within="question")).hits
    index.close()
    items = [Item(hit.pair.id, words_about(hit.pair), "kept") for hit in (passage, asked)]
    (workspace / "basket.txt").write_text(write_items(items), "utf-8")
    file.write_text(
        text.replace("ninety years", "a hundred years").replace("Thirty-one", "Thirty-two"), "utf-8"
    )
    run("rebuild")
    printed = run("export", "--basket", "basket.txt", "-o", "edited.csv", "--json")
    assert printed.json["edited"] == [item.id for item in items]
    assert printed.err.count("edited since it was marked") == 2
    first, second = rows(workspace / "edited.csv")
    assert "a hundred years" in first["answer"]
    assert second["answer"].startswith("Thirty-two")
    assert first["note"] == second["note"] == "kept"


def test_passages_are_counted_as_passages(workspace: Path, run) -> None:
    file = workspace / "transcripts" / "wells.md"
    file.write_text(
        file.read_text("utf-8").replace("---\n\n**Piet", f"---\n\n{OPENING}\n\n**Piet", 1), "utf-8"
    )
    run("rebuild")
    assert "outside.csv: 1 passage as csv." in run("export", "--in", "outside", "-o", "outside.csv").err
    told = run("export", "--in", "outside", "-o", "outside.jsonl", "--json").json
    assert (told["pairs"], told["passages"]) == (0, 1)
    assert "pairs.csv: 3 Q&A pairs as csv." in run("export", "-o", "pairs.csv").err


def test_a_passage_that_nothing_is_like_any_more_is_gone(workspace: Path) -> None:
    index = open_index(workspace / "index")
    [hit] = index.search(SearchRequest(text="boreholes", within="question")).hits
    lost = Item("f" * 16, f"The bucket on the well was painted red. ({byline(hit.pair)})")
    assert find_edited(lost, index) is None
    assert find_edited(Item("f" * 16, words_about(hit.pair)), index) == hit.pair
    index.close()


def test_transcripts_that_cannot_be_read_are_named(workspace: Path, run) -> None:
    (workspace / "transcripts" / "ropes.md").unlink()
    assert "ropes.md" in run("export", "-o", "all.qdpx", code=3).err
    with zipfile.ZipFile(workspace / "all.qdpx") as archive:
        assert len([name for name in archive.namelist() if name.startswith("sources/")]) == 1
