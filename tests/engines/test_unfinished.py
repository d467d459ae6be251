"""Words that somebody is still writing find what they may become."""

from __future__ import annotations

import pytest

from interviews.engines.engine import Index
from interviews.search.requests import SearchRequest
from interviews.search.results import SearchResults


def search(index: Index, text: str) -> SearchResults:
    return index.search(SearchRequest(text, unfinished=True))


@pytest.mark.parametrize(
    ("text", "becomes"),
    [("groundw", "groundwater"), ("bread coopera", "bread cooperative"), ("Cooperat", "cooperative")],
)
def test_half_a_word_finds_what_the_whole_word_will(opened: Index, text: str, becomes: str) -> None:
    half, whole = search(opened, text), search(opened, becomes)
    assert half.total == whole.total > 0
    assert half.corrected is None
    assert opened.search(SearchRequest(text)).total < whole.total or "bread" in text


def test_half_a_name_finds_who_bears_it_and_names_nobody_yet(opened: Index) -> None:
    results = search(opened, "lindqv")
    assert {name for hit in results.hits for name in hit.pair.answerers} == {"Rafe Lindqvist"}
    assert results.people == ()
    assert search(opened, "lindqvist").people == ("Rafe Lindqvist",)


def test_a_word_that_begins_no_other_is_mended(opened: Index) -> None:
    for text in ("groundwatre", "zzzz"):
        assert search(opened, text).corrected == opened.search(SearchRequest(text)).corrected


@pytest.mark.parametrize("text", ["well", "-groundw", "title:groundw", "groundw ", "groundw OR", ""])
def test_only_a_last_word_that_nobody_says_is_a_beginning(opened: Index, text: str) -> None:
    finished = opened.search(SearchRequest(text))
    assert [hit.pair.id for hit in search(opened, text).hits] == [hit.pair.id for hit in finished.hits]
