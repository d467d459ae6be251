"""Whole collections in the formats of reference managers, read by tools that are not ours."""

from __future__ import annotations

import json
from typing import Any

import bibtexparser
import pytest
import rispy

from interviews.errors import CitationError
from interviews.exporting import Collection, Entry, find_exporter


def written(name: str, *entries: Entry, **changes: Any) -> str:
    exporter = find_exporter(name)
    assert exporter is not None
    return "".join(map(str, exporter.export(Collection(entries, **changes))))


@pytest.fixture
def entries(make_entry: Any) -> tuple[Entry, ...]:
    """Two pairs of one interview and one of another."""
    about = {"title": "A Rope & a Bucket", "url": "https://example.org/a_b"}
    return (
        make_entry(),
        make_entry(id="b" * 16, number=2, ordinal=2),
        make_entry(about, id="c" * 16, path="rope.md", title=about["title"]),
    )


@pytest.mark.parametrize("name", ["biblatex", "bibtex"])
def test_bibliographies_have_one_entry_an_interview(name: str, entries: tuple[Entry, ...]) -> None:
    library = bibtexparser.parse_string(written(name, *entries))
    assert not library.failed_blocks
    assert [entry["title"] for entry in library.entries] == ["{The Depth of Wells}", r"{A Rope \& a Bucket}"]
    assert library.entries[1]["url"] == "https://example.org/a_b"


def test_ris_has_one_entry_an_interview(entries: tuple[Entry, ...]) -> None:
    read = rispy.loads(written("ris", *entries))
    assert [entry["title"] for entry in read] == ["The Depth of Wells", "A Rope & a Bucket"]


def test_csl_json_has_one_item_an_interview(entries: tuple[Entry, ...]) -> None:
    items = json.loads(written("csl-json", *entries))
    assert [(item["type"], item["title"]) for item in items] == [
        ("interview", "The Depth of Wells"),
        ("interview", "A Rope & a Bucket"),
    ]


def test_interviews_that_cannot_be_cited_are_reported_once_and_left_out(
    entries: tuple[Entry, ...], make_uncitable: Any
) -> None:
    unknown = [make_uncitable(id=f"{number:016x}", path="unknown.md") for number in (1, 2)]
    reports: list[str] = []
    assert len(json.loads(written("csl-json", *unknown, *entries, report=reports.append))) == 2
    assert len(reports) == 1
    assert "unknown.md" in reports[0]


def test_a_collection_without_anything_to_cite_is_an_error(make_uncitable: Any) -> None:
    with pytest.raises(CitationError, match="front matter"):
        written("biblatex", make_uncitable())
