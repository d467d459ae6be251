"""Who is named around an interview, in the words of many languages; and who is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.parsing.mentions import bends, introductions, mentions_above, mentions_below
from interviews.parsing.mentions.prose import anchors
from interviews.parsing.people import affiliation_in
from tests.rows import read_rows_of_languages

ROWS = Path(__file__).parent / "rows"
ASKS, ANSWERS, TAKES_PART = "interviewer", "interviewee", None
ORDINARY = frozenset(
    "a ferry pilot and the harbour master of great lakes keep shipping slack water rivers".split()
)
"""Words that the rest of a file may have in lower case."""


ROLES = {"asks": ASKS, "answers": ANSWERS, "names": TAKES_PART}
FACT = re.compile(rf"({'|'.join(ROLES)}) (.+?)(?: \((\w+)\))?")
Fact = tuple[str | None, str, str | None]
"""The role, the name, and the initials that are given."""


def read_mentions(name: str) -> Iterator[tuple[str | None, str, set[Fact]]]:
    """The lines of a file: language, text, and who is named in it."""
    for language, text, named in read_rows_of_languages(ROWS / name):
        found = [FACT.fullmatch(one) for one in named.split("; ") if one != "nobody"]
        yield language, text, {(ROLES[one[1]], one[2], one[3]) for one in found}


def facts_around(language: str | None, text: str) -> set[Fact]:
    lines = text.split("\n")
    found = mentions_above(lines, 0, len(lines), language=language, ordinary=ORDINARY)
    return {(one.role, one.name, one.alias) for one in found if not one.inflected}


@pytest.mark.parametrize(("language", "text", "facts"), read_mentions("named_around.txt"))
def test_the_words_around_an_interview_say_who_takes_part(
    language: str | None, text: str, facts: set[Fact]
) -> None:
    assert facts_around(language, text) == facts


@pytest.mark.parametrize(("language", "text", "facts"), read_mentions("introduced.txt"))
def test_people_introduce_themselves_and_each_other(
    language: str | None, text: str, facts: set[Fact]
) -> None:
    assert {(one.role, one.name, one.alias) for one in introductions(text, language=language)} == facts


def test_affiliations_and_lines_go_with_the_names() -> None:
    lines = [
        "# Tides",
        "",
        "We spoke on the quay of Kolmen to Theo Lindgren, pilot at Kolmen Ferries,",
        "and Ida Marsh (Harbour Board).",
        "",
        "By Nadia Brock",
    ]
    found = mentions_above(lines, 0, len(lines), language="en")
    assert [(one.name, one.line, one.affiliation) for one in found] == [("Nadia Brock", 5, None)]
    lines[2] = "We spoke to Theo Lindgren, pilot at Kolmen Ferries at the north quay,"
    found = mentions_above(lines, 0, len(lines), language="en")
    assert [(one.name, one.line, one.affiliation) for one in found] == [
        ("Theo Lindgren", 2, "pilot at Kolmen Ferries at the north quay"),
        ("Ida Marsh", 3, "Harbour Board"),
        ("Nadia Brock", 5, None),
    ]


@pytest.mark.parametrize(
    ("said", "affiliation"),
    [
        ("thanks for joining us on the quay", None),
        ("first of all a word on the tide", None),
        ("vielen Dank für den Besuch in Kolmen", None),
        ("merci d'être avec nous à Kolmen", None),
        ("who's from the harbour", None),
        ("first mate of the Kolmen ferry", "first mate of the Kolmen ferry"),
        ("head of the US office in Kolmen", "head of the US office in Kolmen"),
        ("from the harbour board", "from the harbour board"),
    ],
)
def test_what_is_said_to_somebody_is_no_affiliation(said: str, affiliation: str | None) -> None:
    assert affiliation_in(f"We have Theo Lindgren, {said}.", "Theo Lindgren") == affiliation
    introduced = mentions_above([f"We spoke to Theo Lindgren, {said}, by the sea."], 0, 1, language="en")
    assert [one.affiliation for one in introduced] == [affiliation]


def test_the_standfirst_of_the_front_matter_names_people() -> None:
    found = mentions_above([], 0, 0, standfirst=["Interview mit Emil Krug"], language="de")
    assert [(one.role, one.name) for one in found] == [(ANSWERS, "Emil Krug")]


def test_bylines_stand_below_too() -> None:
    lines = ["text", "", "---", "", "*Das Gespräch führte Jana Wolters.*", "", "Interview mit Emil Krug"]
    found = mentions_below(lines, 1, language="de")
    assert [(one.role, one.name, one.line) for one in found] == [(ASKS, "Jana Wolters", 4)]


def test_who_asks_in_one_sentence_and_answers_in_another_is_neither() -> None:
    assert facts_around("en", "# Interview with Nadia Brock\n\nInterviewed by Nadia Brock") == set()


@pytest.mark.parametrize(
    ("inflected", "name", "same"),
    [
        ("Anną Zielińską", "Anna Zielińska", True),
        ("Артёмом Каменевым", "Артём Каменев", True),
        ("Janem Novákem", "Jan Novák", True),
        ("Anną Zielińską", "Piotr Lisek", False),
        ("Anną Zielińską", "Anna Maria Zielińska", False),
    ],
)
def test_a_name_in_another_case_is_told(inflected: str, name: str, same: bool) -> None:
    assert bends(inflected, name) is same


def test_every_match_of_a_phrase_holds_one_of_its_anchors() -> None:
    assert anchors("(?:our|his) guests?(?: today)?(?: is|:) <x>") == ({"guest"}, {"our", "his"})
    assert anchors("(?:von|durch)? <x> spricht") == ({"spricht"},)
    assert anchors("(?:ab|by)? ?<x>") == ()
    assert anchors("(?:text )?by:? <x>") == ({"by"},)


@given(st.text(max_size=300))
def test_looking_for_mentions_never_fails(text: str) -> None:
    lines = text.split("\n")
    mentions_above(lines, 0, len(lines), title=text)
    mentions_below(lines, 0)
    introductions(text)
