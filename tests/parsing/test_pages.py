"""Page marks in all their forms, what is none, and the pages of pairs."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviews.parsing import parse
from interviews.parsing.rendering import render
from tests.rows import read_rows

ABOVE = "**Odile Marrant:** When did the mill close?\n\n**Tarek Bruhn:** In the autumn."
BELOW = "We had no orders.\n\n**Odile Marrant:** And then?\n\n**Tarek Bruhn:** I left.\n"


@pytest.mark.parametrize(("mark", "page"), read_rows(Path(__file__).parent / "rows" / "page_marks.txt"))
def test_a_mark_between_paragraphs_is_no_word_of_the_answer_and_other_words_are(
    mark: str, page: str | None
) -> None:
    (interview,) = parse(f"{ABOVE}\n\n{mark}\n\n{BELOW}")
    if page is None:
        assert all(turn.pages == () for turn in interview.turns)
        return
    turn = interview.turns[1]
    assert turn.text == "In the autumn.\n\nWe had no orders."
    assert [(page.number, page.start) for page in turn.pages] == [("11", 0), (page, 16)]
    assert [pair.pages for pair in interview.qa_pairs] == [("11", "12"), ("12",)]
    (again,) = parse(render(interview))
    assert [turn.pages for turn in again.turns] == [turn.pages for turn in interview.turns]


@pytest.mark.parametrize(
    ("numbers", "are_pages"),
    [
        ((12, 13, 14), True),
        ((12, 13, 16, 17), True),
        ((12, 13), False),
        ((3, 2, 1), False),
        ((1, 9, 40), False),
        ((1986, 1987, 1988), False),
    ],
)
def test_bare_numbers_are_pages_where_they_rise_one_by_one(numbers: tuple[int, ...], are_pages: bool) -> None:
    said = "".join(f"\n\n[{number}]\n\nWe had no orders." for number in numbers)
    (interview,) = parse(f"{ABOVE}{said}\n\n{BELOW}")
    assert bool(interview.qa_pairs[0].pages) == are_pages


def test_a_single_mark_within_a_sentence_refers_to_a_book_and_several_count_pages() -> None:
    one = "**Odile Marrant:** Why?\n\n**Tarek Bruhn:** It is in the book [p. 12] that you have.\n"
    assert parse(one)[0].qa_pairs[0].pages == ()
    two = one.replace("that you", "that [p. 13] you")
    pair = parse(two)[0].qa_pairs[0]
    assert pair.pages == ("11", "12", "13")
    assert "[p. 12] that [p. 13]" in pair.answer


def test_the_pages_of_each_interview_of_a_file_begin_anew() -> None:
    text = "".join(
        f"## {name}\n\n[p. 1]\n\n**Odile Marrant:** When did it close?\n\n**{name}:** In the autumn of that year.\n\n"
        f"[p. 2]\n\n**Odile Marrant:** And then?\n\n**{name}:** I went to the harbour, where there was work.\n\n"
        for name in ("Tarek Bruhn", "Ines Okoro")
    )
    assert [[pair.pages for pair in one.qa_pairs] for one in parse(text)] == [[("1",), ("2",)]] * 2


def test_numbers_above_each_turn_are_no_pages_but_those_within_answers_are() -> None:
    turns = (
        "**Odile Marrant:** Why?",
        "**Tarek Bruhn:** It was closed.",
        "**Odile Marrant:** When?",
        "**Tarek Bruhn:** In May.",
    )
    numbered = "\n\n".join(f"[{number}]\n\n{turn}" for number, turn in enumerate(turns, 1))
    assert [pair.pages for pair in parse(numbered)[0].qa_pairs] == [(), ()]
    within = (
        numbered.replace("closed.", "closed.\n\nFor ever.")
        .replace("[3]\n\n", "")
        .replace("For", "[3]\n\nFor")
    )
    assert [pair.pages for pair in parse(within)[0].qa_pairs] == [("1", "2", "3"), ("3", "4")]


def test_a_reference_that_begins_a_line_of_a_sentence_is_no_page() -> None:
    (interview,) = parse(
        f"{ABOVE}\n\nIt is in the book\n[p. 12], which you have, and in a letter.\n\n{BELOW}"
    )
    assert interview.qa_pairs[0].pages == ()
    assert "[p. 12], which" in interview.qa_pairs[0].answer


def test_form_feeds_part_words_and_end_what_is_said_before_them() -> None:
    text = (
        "**Odile Marrant:** When?\f\n**Tarek Bruhn:** It was\nin\fMay\f\nor so.\n\n"
        "**Odile Marrant:** Why?\n\n\f**Tarek Bruhn:** War.\f"
    )
    (interview,) = parse(text)
    assert [turn.text for turn in interview.turns] == ["When?", "It was\nin May\nor so.", "Why?", "War."]
    assert [[page.number for page in turn.pages] for turn in interview.turns] == [
        ["1"],
        ["2", "3", "4"],
        ["4"],
        ["5"],
    ]


def test_there_is_no_page_before_the_first() -> None:
    (interview,) = parse(f"{ABOVE}\n\n[p. 0]\n\n{BELOW}")
    assert [pair.pages for pair in interview.qa_pairs] == [(), ()]
