"""Whole collections in the formats of reference managers, read by tools that are not ours."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import bibtexparser
import pytest
import rispy

from interviews.errors import CitationError
from interviews.exporting.collection import Collection, Entry
from interviews.exporting.formats import find_exporter


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


READERS: dict[str, Callable[[str], list[str]]] = {
    "biblatex": lambda text: [entry["title"] for entry in bibtexparser.parse_string(text).entries],
    "bibtex": lambda text: [entry["title"] for entry in bibtexparser.parse_string(text).entries],
    "ris": lambda text: [entry["title"] for entry in rispy.loads(text)],
    "csl-json": lambda text: [item["title"] for item in json.loads(text)],
}


@pytest.mark.parametrize("name", READERS)
def test_bibliographies_have_one_entry_an_interview(name: str, entries: tuple[Entry, ...]) -> None:
    titles = READERS[name](written(name, *entries))
    assert [re.sub(r"[{}\\]", "", title) for title in titles] == ["The Depth of Wells", "A Rope & a Bucket"]


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
