"""Synonyms that the user writes down."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviews.errors import SettingsError
from interviews.search.requests import SearchRequest
from interviews.search.results import SearchResults
from interviews.search.synonyms import read_synonyms
from tests.engines.suite import open_index, rebuild

TALK = (
    "**Ines:** What runs in the cellar?\n\n**Bram:** Kubernetes, on three old machines.\n\n"
    "**Ines:** Who looks at it?\n\n**Bram:** The user interface is a window, and my sister looks in.\n\n"
    "**Ines:** And upstairs?\n\n**Bram:** The k8s that my brother built.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Transcripts that are indexed."""
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "talk.md").write_text(TALK)
    rebuild(tmp_path / "index", [folder])
    return folder


def search(folder: Path, text: str, *, literal: bool = False) -> SearchResults:
    return open_index(folder.parent / "index").search(SearchRequest(text=text, literal=literal))


def answers(results: SearchResults) -> set[str]:
    return {hit.pair.answer.split()[0] for hit in results.hits}


def test_a_word_finds_its_synonym_and_the_other_way_round(folder: Path) -> None:
    assert answers(search(folder, "k8s")) == {"The"}
    (folder / "synonyms.toml").write_text('k8s = "kubernetes"\n')
    assert answers(search(folder, "k8s")) == answers(search(folder, "Kubernetes")) == {"The", "Kubernetes,"}
    assert search(folder, "k8s cellar").hits[0].pair.answer.startswith("Kubernetes")


def test_a_word_finds_several_in_a_row(folder: Path) -> None:
    (folder / "synonyms.toml").write_text('ui = ["user interface", "window frame"]\n')
    [hit] = search(folder, "ui").hits
    assert "user interface" in hit.pair.answer
    assert "**user**" in hit.snippet


def test_a_change_counts_at_once_and_literal_takes_the_words_as_they_are(folder: Path) -> None:
    file = folder / "synonyms.toml"
    file.write_text('k8s = "kubernetes"\n')
    assert len(search(folder, "k8s").hits) == 2
    assert len(search(folder, "k8s", literal=True).hits) == 1
    file.write_text('engine = "kubernetes"\n')
    assert len(search(folder, "k8s").hits) == 1
    assert search(folder, "engine").total == 1


@pytest.mark.parametrize(
    "text", ["k8s = ", "k8s = 3\n", "[k8s]\nx = 1\n", 'k8s = ["", "a"]\n', "k8s = [[]]\n"]
)
def test_a_mistake_is_named_and_the_search_goes_on(folder: Path, text: str) -> None:
    (folder / "synonyms.toml").write_text(text)
    results = search(folder, "k8s")
    assert len(results.hits) == 1
    assert "synonyms.toml" in (results.explanation or "")
    with pytest.raises(SettingsError, match=r"synonyms\.toml"):
        read_synonyms(text, "synonyms.toml")


def test_bytes_that_are_no_text_are_named(folder: Path) -> None:
    (folder / "synonyms.toml").write_bytes(b"k8s = \xff\n")
    assert "not UTF-8" in (search(folder, "k8s").explanation or "")
