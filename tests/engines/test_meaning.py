"""What is found by its meaning, in words that nobody typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing

import pytest

from interviews.engines.engine import Index
from interviews.errors import SettingsError
from interviews.search.meaning import with_meaning
from interviews.search.requests import SearchRequest
from interviews.search.results import SearchResults
from tests.engines.concepts import Concepts
from tests.engines.conftest import Library
from tests.engines.suite import engine_in, open_index

MODEL = Concepts()


@pytest.fixture
def meant(library: Library) -> Iterator[Index]:
    """The library with vectors."""
    library.rebuild()
    engine_in(library.index).make_vectors(MODEL)
    index = open_index(library.index)
    yield index
    index.close()


def search(index: Index, text: str, **options: object) -> SearchResults:
    request = SearchRequest(text, **options)  # type: ignore[arg-type]
    return index.search(with_meaning(request, MODEL, index.with_vectors))


def test_what_means_the_same_is_found_and_says_so(meant: Index) -> None:
    results = search(meant, "loaf")
    assert meant.search(SearchRequest("loaf")).total == 0
    assert results.total == len(results.hits) == 2
    assert {hit.pair.path for hit in results.hits} == {"bread.md"}
    assert {hit.found_by for hit in results.hits} == {"meaning"}


def test_words_come_first_where_they_are_all_said(meant: Index) -> None:
    hits = search(meant, "pumps").hits
    assert (hits[0].found_by, "pumps" in hits[0].pair.answer) == ("words", True)
    assert all(hit.found_by == "meaning" for hit in hits[1:])
    assert len(hits) > 1


def test_nothing_changes_for_who_does_not_ask_by_meaning(library: Library) -> None:
    library.rebuild()
    texts = ("pumps", "groundwater bread", "", '"the water"')
    before = [library.search(text)._replace(milliseconds=0) for text in texts]
    engine_in(library.index).make_vectors(MODEL)
    assert [library.search(text)._replace(milliseconds=0) for text in texts] == before


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("loaf -mill", {"bread.md"}),
        ("loaf speaker:benhaddad", set()),
        ("thirst guest:benhaddad", {"wells.md"}),
        ("thirst AND bread", set()),
        ("forgetting in:answer", {"undated.md"}),
        ("", {"bread.md", "wells.md", "undated.md"}),
    ],
)
def test_what_is_required_stays_required(meant: Index, text: str, paths: set[str]) -> None:
    assert {hit.pair.path for hit in search(meant, text).hits} == paths
    assert all("mill" not in hit.pair.answer for hit in search(meant, "loaf -mill").hits)


def test_a_count_says_how_many_hits_choosing_it_brings(meant: Index) -> None:
    for value, count in search(meant, "thirst loaf").facets["speaker"]:
        assert search(meant, "thirst loaf", speakers=(value,)).total == count


def test_a_hit_says_how_near_it_is(meant: Index) -> None:
    [hit, *_] = search(meant, "loaf", explained=True).hits
    assert re.search(r"meaning (1\.00|0\.9\d)", hit.reason or "")


@pytest.mark.parametrize("sort", ["date", "speaker", "length"])
def test_scores_are_the_same_in_every_order(meant: Index, sort: str) -> None:
    for text in ("loaf", "pumps thirst", "water"):
        scores = {hit.pair.id: hit.score for hit in search(meant, text).hits}
        ordered = search(meant, text, sort=sort, explained=True).hits
        assert {hit.pair.id: hit.score for hit in ordered} == pytest.approx(scores, abs=0.0002)
        assert any("meaning" in (hit.reason or "") for hit in ordered)


def test_only_what_is_new_is_read(library: Library) -> None:
    library.rebuild()
    model = Concepts()
    assert engine_in(library.index).make_vectors(model) == 7
    assert engine_in(library.index).make_vectors(model) == 0
    library.write(
        "new.md", "**Ada Quill:** Who forgot it?\n\n**Nell Harrow:** Nobody has any memory of it.\n"
    )
    library.rebuild()
    model.read.clear()
    assert engine_in(library.index).make_vectors(model) == len(model.read) == 1
    library.rebuild(full=True)
    assert engine_in(library.index).make_vectors(model) == 0


def test_vectors_of_another_model_give_way(library: Library) -> None:
    library.rebuild()
    engine_in(library.index).make_vectors(MODEL)
    assert engine_in(library.index).make_vectors(Concepts("other")) == 7
    with closing(open_index(library.index)) as index:
        assert [index.with_vectors(model) for model in ("concepts", "other")] == [0, 7]
        [hit, *_] = index.search(with_meaning(SearchRequest("loaf"), Concepts("other"), lambda _: 1)).hits
        assert hit.found_by == "meaning"
        assert index.search(with_meaning(SearchRequest("loaf"), MODEL, lambda _: 1)).total == 0


def test_what_was_made_before_a_cancel_stays(library: Library) -> None:
    library.rebuild()
    assert engine_in(library.index).make_vectors(MODEL, cancelled=lambda: True) == 0
    index = open_index(library.index)
    with pytest.raises(SettingsError, match="rebuild"):
        search(index, "loaf")
    index.close()
    assert engine_in(library.index).make_vectors(MODEL) == 7


def test_what_others_say_of_the_same_in_other_words_is_related(library: Library) -> None:
    library.write("ink.md", "**Ada Quill:** Why ever?\n\n**Nell Harrow:** Hunger, loaf, hunger.\n")
    library.rebuild()
    index = open_index(library.index)
    pair = index.search(SearchRequest("slow dough")).hits[0].pair
    assert "ink.md" not in {hit.pair.path for hit in index.related(pair).answers}
    index.close()
    engine_in(library.index).make_vectors(MODEL)
    index = open_index(library.index)
    [found] = [hit for hit in index.related(pair).answers if hit.pair.path == "ink.md"]
    assert found.found_by == "meaning"
    assert all(hit.found_by == "words" for hit in index.related(pair).answers if "bread" in hit.snippet)
    index.close()


def test_passages_are_found_by_their_words_beside_what_means_the_same(library: Library) -> None:
    library.write(
        "speech.md", "**Nell Harrow:** Whoever has a loaf may well share it with the whole harbour.\n"
    )
    library.rebuild()
    engine_in(library.index).make_vectors(MODEL)
    index = open_index(library.index)
    hits = search(index, "loaf", explained=True).hits
    index.close()
    assert {(hit.remark, "meaning" in (hit.reason or "")) for hit in hits} == {
        ("outside questions", False),
        ("by meaning", True),
    }
