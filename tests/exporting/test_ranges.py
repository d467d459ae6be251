"""The ranges of turns and pairs in the text of a transcript."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.exporting.refi.ranges import Layout, TextRange
from interviews.model import Turn
from interviews.parsing import parse

SAID = st.lists(
    st.text(st.characters(categories=("L", "N", "So"), include_characters=" ,.!?’-"), min_size=1, max_size=40)
    .map(str.strip)
    .filter(lambda text: any(character.isalpha() for character in text)),
    min_size=1,
    max_size=3,
)


@given(st.lists(st.tuples(SAID, SAID), min_size=2, max_size=4))
def test_the_range_of_every_turn_holds_its_words(exchanges: list[tuple[list[str], list[str]]]) -> None:
    turns = []
    for question, answer in exchanges:
        turns += ["**Piet Mossel:** " + "\n\n".join(question), "**Runa Halvard:** " + "\n\n".join(answer)]
    text = "# Wells\n\n" + "\n\n".join(turns) + "\n"
    layout = Layout(text)
    [interview] = parse(text, "wells.md")
    assert interview.turns
    for turn in interview.turns:
        place = layout.turn(turn)
        assert place is not None
        assert text[place.start : place.end] == turn.text
        assert text.count("\n", 0, place.start) + 1 >= turn.start_line
        assert text.count("\n", 0, place.end) + 1 <= turn.end_line
    for pair in interview.qa_pairs:
        place = layout.pair(pair, interview.turns)
        assert place is not None
        quoted = text[place.start : place.end]
        assert quoted.startswith(interview.turns[pair.question_turns[0] - 1].text)
        assert quoted.endswith(interview.turns[pair.answer_turns[-1] - 1].text)


def a_turn(words: str, first: int, last: int) -> Turn:
    return Turn(
        number=1, speaker="Yes", label="Yes", timestamp=None, text=words, start_line=first, end_line=last
    )


def test_words_that_are_those_of_the_label_too_are_found_behind_it() -> None:
    assert Layout("Yes: Yes\n").turn(a_turn("Yes", 1, 1)) == TextRange(5, 8)


def test_words_with_something_left_out_reach_from_their_first_line_to_their_last() -> None:
    text = "**Ada:** We began.\n\n*(Music.)*\n\nWe went on.\n"
    place = Layout(text).turn(a_turn("We began.\n\nWe went on.", 1, 5))
    assert place is not None
    assert text[place.start : place.end] == "We began.\n\n*(Music.)*\n\nWe went on."


@pytest.mark.parametrize(("first", "last"), [(2, 3), (2, 9)])
def test_words_that_do_not_stand_there_are_given_their_lines(first: int, last: int) -> None:
    text = "one\ntwo 🪣\nthree"
    place = Layout(text).turn(a_turn("two and three", first, last))
    assert place is not None
    assert text[place.start : place.end] == "two 🪣\nthree"


def test_a_turn_without_words_has_no_range() -> None:
    assert Layout("Yes:\n").turn(a_turn("", 1, 1)) is None
