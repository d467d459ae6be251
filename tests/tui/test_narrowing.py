"""What is typed over a list."""

from __future__ import annotations

import pytest

from interviews.search.results import InterviewEntry
from interviews.session.narrowing import narrowed, text_of_interview


def entry(path: str, title: str | None, *people: str) -> InterviewEntry:
    return InterviewEntry(path, None, title, "2019-05-04", "Radio Meridian", people, ("Ada Quill",), 3)


ENTRIES = (
    entry("radio/meridian-59.md", "Wells of the north", "Bram Hardaway"),
    entry("radio/meridian-594.md", "A café far away", "Nell Harrow"),
    entry("paper/street.md", None, "Ines Okonjo"),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [0, 1, 2]),
        ("meridian-594", [1]),
        ("594", [1]),
        ("meridian-594.md", [1]),
        ("street", [2]),
        ("away", [1, 0]),
        ("hard", [0]),
        ("cafe FAR", [1]),
        ("ca\u00adfé", [1]),
        ("2019-05 okonjo", [2]),
        ("quill", [0, 1, 2]),
        ("nothing", []),
    ],
)
def test_rows_hold_all_that_is_typed_and_beginnings_come_first(typed: str, found: list[int]) -> None:
    assert narrowed([text_of_interview(each) for each in ENTRIES], typed) == found
