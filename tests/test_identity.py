from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.errors import PairReferenceError
from interviews.identity import ID_LENGTH, IdPrefix, PairIds, PairInFile, read_reference
from interviews.parsing import parse

TALK = (
    "**Ines:** Dry?\n\n**Bram:** Yes.\n\n**Ines:** Since when?\n\n**Bram:** August.\n\n"
    "**Ines:** Deep?\n\n**Bram:** Very.\n"
)


def ids(text: str) -> list[str]:
    return [pair.id for interview in parse(text) for pair in interview.qa_pairs]


def test_a_new_pair_and_new_line_ends_leave_the_others_their_ids() -> None:
    before = ids(TALK)
    assert set(before) < set(ids("**Ines:** Hot?\n\n**Bram:** No.\n\n" + TALK))
    assert before == ids(TALK.replace("\n", "\r\n"))


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy")), max_size=30))
def test_no_two_pairs_of_a_file_share_an_id(pairs: list[tuple[str, str]]) -> None:
    identifiers = PairIds()
    made = [identifiers.of(question, answer) for question, answer in pairs]
    assert len(set(made)) == len(made)
    assert all(len(one) == ID_LENGTH for one in made)


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("3f2a", IdPrefix("3f2a")),
        ("3F2A9B", IdPrefix("3f2a9b")),
        ("talk.md#3", PairInFile("talk.md", 3)),
        ("odd#name.md#12", PairInFile("odd#name.md", 12)),
    ],
)
def test_references_name_a_pair_by_id_or_by_place(text: str, reference: object) -> None:
    assert read_reference(text) == reference


@pytest.mark.parametrize("text", ["3f2", "xyz9", "talk.md#0", "talk.md#", "#3", "", "talk.md", "f" * 17])
def test_anything_else_is_no_reference(text: str) -> None:
    with pytest.raises(PairReferenceError):
        read_reference(text)
