"""What comes first, and why."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from interviews.engines.engine import Index
from interviews.search.query import FIELDS, parse_query
from interviews.search.requests import SearchRequest
from interviews.search.results import SearchResults
from tests.engines.finding.conftest import Library, transcript

MANUAL = Path(__file__).parents[3] / "docs" / "searching.md"


def search(index: Index, text: str, **options: object) -> SearchResults:
    return index.search(SearchRequest(text, **options))  # type: ignore[arg-type]


def first(index: Index, text: str, **options: object) -> str:
    return search(index, text, **options).hits[0].pair.answer


def test_an_irregular_form_is_the_word(valley: Index) -> None:
    assert first(valley, "leaving institute").startswith("I left the institute")


def test_what_a_named_person_says_comes_before_what_is_said_of_them(valley: Index) -> None:
    results = search(valley, "okonjo groundwater")
    assert results.people == ("Ines Okonjo",)
    assert results.hits[0].pair.answer.startswith("The groundwater lies")
    assert "Nell Harrow" in {name for hit in results.hits for name in hit.pair.answerers}


def test_a_name_alone_lists_what_they_say_and_then_what_is_said_of_them(valley: Index) -> None:
    results = search(valley, "ines okonjo")
    assert [hit.pair.answerers for hit in results.hits] == [("Ines Okonjo",)] * 3 + [("Nell Harrow",)]
    assert search(valley, "ines okonjo", literal=True).total == 1


def test_words_side_by_side_come_before_words_apart(library: Library) -> None:
    pair = "The {} ran along the {} all the way to the sea, as it does on old maps of the coast."
    library.write(
        "apart.md", transcript("Ada Quill", "Bram Tielman", ("And?", pair.format("river", "salt road")))
    )
    library.write(
        "together.md", transcript("Ada Quill", "Bram Tielman", ("And?", pair.format("salt river", "road")))
    )
    index = library.open()
    assert [hit.pair.path for hit in search(index, "salt river").hits][:2] == ["together.md", "apart.md"]
    index.close()


def test_a_topic_that_is_not_said_lists_its_pairs(valley: Index) -> None:
    results = search(valley, "hydrology")
    assert results.total == len(results.hits) == 3
    assert dict(results.facets["speaker"])["Ines Okonjo"] == 3


def test_a_rare_word_that_is_said_stays_beside_its_repair(library: Library) -> None:
    line = ("What of day {}?", "The contention of the brothers went on.")
    library.write(
        "brothers.md",
        transcript("Ada Quill", "Bram Tielman", *((line[0].format(day), line[1]) for day in range(40))),
    )
    library.write("circus.md", transcript("Ada Quill", "Nell Harrow", ("Why?", "For contortion.")))
    index = library.open()
    results = search(index, "contortion")
    assert results.corrected == "(contortion OR contention)"
    assert results.hits[0].pair.answer == "For contortion."
    assert results.total == 41
    assert search(index, "contentoin").corrected == "contention"
    assert search(index, '"contortion"').corrected is None
    index.close()


def test_equal_hits_keep_their_order(valley: Index) -> None:
    pages = [search(valley, "the", limit=1, offset=place).hits[0].pair.id for place in range(5)]
    assert pages == [hit.pair.id for hit in search(valley, "the", limit=5).hits]


def test_a_hit_says_why(valley: Index) -> None:
    [hit, *_] = search(valley, "okonjo groundwater deep", explained=True).hits
    assert hit.reason is not None
    assert "question: deep" in hit.reason
    assert "question and answer: groundwater" in hit.reason
    assert "speaks: okonjo" in hit.reason
    assert re.search(r"Score [\d.]+ with coverage 1.00", hit.reason)
    assert search(valley, "groundwater").hits[0].reason is None


def test_the_filter_that_leaves_nothing_is_named(valley: Index) -> None:
    explanation = search(valley, "groundwater", since="2022", outlets=("Radio Meridian",)).explanation or ""
    assert "none between 2022 and today" in explanation
    assert "Radio Meridian" not in explanation
    both = search(valley, "hunger", until="2020", speakers=("Ines Okonjo",)).explanation or ""
    assert "none with speaker Ines Okonjo" in both


def test_the_manual_has_every_field_and_its_examples_are_understood() -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    table = manual.split("## The query language")[1].split("\nA value of")[0]
    written = re.findall(r"`([^`]+)`", table)
    assert {text.split(":")[0] for text in written if ":" in text} == set(FIELDS)
    assert not [text for text in written if parse_query(text).remarks]


@pytest.mark.parametrize(("text", "nearest"), [("speker:okonjo", "speaker:"), ("topik:bread", "topic:")])
def test_an_unknown_field_is_searched_as_words_and_the_nearest_named(
    valley: Index, text: str, nearest: str
) -> None:
    assert nearest in (search(valley, text).explanation or "")


def test_a_word_that_is_nowhere_does_not_hide_what_the_title_has(valley: Index) -> None:
    alone = valley.search(SearchRequest("bakers street"))
    assert alone.total == 2
    with_another = valley.search(SearchRequest("bakers street xyzzyq"))
    assert {hit.pair.id for hit in with_another.hits} >= {hit.pair.id for hit in alone.hits}


def test_a_word_of_titles_only_is_said_to_be_there(valley: Index) -> None:
    explained = valley.search(SearchRequest('"north" AND baking')).explanation or ""
    assert "title:north" in explained
