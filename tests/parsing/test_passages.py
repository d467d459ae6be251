"""What is said outside questions and answers, in passages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.model import QAPair
from interviews.parsing import parse
from interviews.parsing.passages import LONG_ENOUGH, PASSAGE_NUMBER, SHORTEST, passages_of

SPEECH = "Good evening from the harbour, where the last boats come in and the nets are being mended. "


def passages(text: str) -> list[QAPair]:
    return [passage for group in passages_of(parse(text)) for passage in group]


def test_an_opening_is_a_passage_and_the_pair_is_not() -> None:
    [opening] = passages(
        f"**Narrator:** {SPEECH}\n\n"
        "**Ada Quill:** When did the well run dry?\n\n**Bram Tielman:** In August, on a Sunday morning.\n"
    )
    assert opening.answer.startswith("Good evening from the harbour")
    assert "August" not in opening.answer
    assert opening.number == PASSAGE_NUMBER
    assert opening.question == ""
    assert (opening.start_line, opening.answer_turns[0]) == (1, 1)
    assert opening.answerers == ("Narrator",)


def test_what_is_hardly_a_sentence_is_no_passage() -> None:
    assert passages("**Ada:** When?\n\n**Bram:** In May.\n\n**Ada:** Right.\n\n**Bram:** Yes.\n") == []


def test_a_passage_ends_with_its_section_and_has_its_topic() -> None:
    text = "".join(
        f"## {topic}\n\n**Chair:** {SPEECH}\n\n**Ada Quill:** {SPEECH}\n\n" for topic in ("Nets", "Boats")
    )
    found = passages(f"# Minutes of the harbour meeting\n\n{text}")
    assert [passage.topics[-1] for passage in found] == ["Nets", "Boats"]


def test_equal_passages_of_a_file_have_different_ids() -> None:
    text = "".join(f"## {part}\n\n**Chair:** {SPEECH}\n\n**Ada Quill:** {SPEECH}\n\n" for part in "NBES")
    found = passages(f"# Minutes of the harbour meeting\n\n{text}")
    assert len({passage.id for passage in found}) == len(found) == 4


@pytest.mark.parametrize(
    "markup",
    [
        "<!-- made by a program, on a day that nobody remembers, and never looked at again since -->",
        "![The harbour at night, seen from the lighthouse](https://example.org/pictures/harbour.jpg)",
        "[1]: https://example.org/a/rather/long/address/of/something/that/is/quoted/above",
        "---\n\n***\n\n* * *",
    ],
)
def test_markup_alone_is_no_passage(markup: str) -> None:
    assert passages(f"# A heading\n\n{markup}\n") == []
    [prose] = passages(f"# A heading\n\n{markup}\n\n{SPEECH}\n\n{markup}\n")
    assert prose.answer == SPEECH.rstrip() or prose.answer == SPEECH


@given(st.lists(st.tuples(st.sampled_from(["Ada Quill", "Bram Tielman"]), st.integers(0, 40))))
def test_all_that_is_said_is_in_a_pair_or_a_passage_or_too_short(speeches: list[tuple[str, int]]) -> None:
    text = "\n\n".join(
        f"**{name}:** {'Why? ' if size % 3 else ''}{'water ' * size}" for name, size in speeches
    )
    interviews = parse(text)
    for interview, found in zip(interviews, passages_of(interviews), strict=True):
        places = [
            number
            for pair in (*interview.qa_pairs, *found)
            for number in (*pair.question_turns, *pair.answer_turns)
        ]
        assert len(set(places)) == len(places)
        left = [turn for turn in interview.turns if turn.number not in places]
        assert all(len(turn.text.encode()) < SHORTEST for turn in left)
        for passage in found:
            sizes = [len(interview.turns[number - 1].text.encode()) for number in passage.answer_turns]
            assert sum(sizes[:-1]) < LONG_ENOUGH
            assert not sizes or sum(sizes) >= SHORTEST


@given(st.lists(st.sampled_from(["", "   ", "water " * 8, "\u6c34" * 90, "salt " * 250])))
def test_prose_is_cut_between_paragraphs_and_every_word_of_it_kept(lines: list[str]) -> None:
    text = "\n".join(lines)
    source = text.split("\n")
    found = passages(text)
    covered = [line for passage in found for line in range(passage.start_line, passage.end_line + 1)]
    assert len(set(covered)) == len(covered)
    for passage in found:
        assert passage.answer == "\n".join(source[passage.start_line - 1 : passage.end_line])
    left = [line for number, line in enumerate(source, 1) if number not in covered]
    assert sum(len(line.strip().encode()) for line in left) < SHORTEST
