"""Who else was asked this."""

from __future__ import annotations

from interviews.engines.engine import Index
from interviews.search.requests import SearchRequest


def test_the_same_question_to_others_is_found_once_an_interview(valley: Index) -> None:
    asked = valley.search(SearchRequest('"forty metres"')).hits[0].pair
    related = valley.related(asked, 3)
    assert related.pair == asked
    assert related.questions[0].pair.question == "How deep is the groundwater under the bakery?"
    assert len({hit.pair.path for hit in related.questions}) == len(related.questions)
    assert asked.path not in {hit.pair.path for hit in (*related.questions, *related.answers)}


def test_answers_are_of_other_people(valley: Index) -> None:
    asked = valley.search(SearchRequest('"forty metres"')).hits[0].pair
    people = [name for hit in valley.related(asked, 3).answers for name in hit.pair.answerers]
    assert people
    assert "Ines Okonjo" not in people
    assert len(people) == len(set(people))


def test_a_pair_that_the_index_does_not_hold_has_relations_too(valley: Index) -> None:
    asked = valley.search(SearchRequest('"forty metres"')).hits[0].pair
    stranger = asked._replace(
        id="f" * 16, path="elsewhere.md", answerers=("Rafe Lindqvist",), question="How deep is it?"
    )
    assert valley.related(stranger, 2).answers[0].pair.answerers == ("Ines Okonjo",)


def test_there_are_no_more_than_wanted(valley: Index) -> None:
    asked = valley.search(SearchRequest("baking")).hits[0].pair
    related = valley.related(asked, 1)
    assert len(related.questions) <= 1
    assert len(related.answers) <= 1
