"""Times in all written forms, where they stand, and what is no time."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviews.parsing.timestamps import (
    clock,
    closing_time,
    is_bare_time,
    is_cue,
    take_leading_time,
    time_at,
)
from tests.rows import read_rows

ROWS = Path(__file__).parent / "rows"


@pytest.mark.parametrize(("written", "expected"), read_rows(ROWS / "times.txt"))
def test_a_time_is_read_in_whatever_form_it_is_written(written: str, expected: str | None) -> None:
    found = time_at(written)
    assert (found and found.clock) == expected
    assert is_bare_time(written) == (expected is not None)
    if found is not None:
        assert found.end == len(written)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[0:12] We went.", ("00:00:12", "We went.")),
        ("(0:12): We went.", ("00:00:12", "We went.")),
        ("00:00:12 We went.", ("00:00:12", "We went.")),
        ("00:00:12.5We went.", ("00:00:12", "We went.")),
        ("0:12", ("00:00:12", "")),
        ("0:12 was the score.", (None, "0:12 was the score.")),
        ("We went at [0:12].", (None, "We went at [0:12].")),
    ],
)
def test_a_time_in_front_of_words_is_taken_where_it_is_no_word(
    text: str, expected: tuple[str | None, str]
) -> None:
    assert take_leading_time(text) == expected


@pytest.mark.parametrize(("text", "expected"), read_rows(ROWS / "closing_times.txt"))
def test_a_time_that_ends_a_text_is_found_with_its_marks(text: str, expected: str | None) -> None:
    found = closing_time(text)
    assert (text[found.start : found.end].strip() if found else None) == expected


def test_the_first_time_of_a_text_is_told_as_a_clock() -> None:
    assert clock("Part two, 1:02:03 to 1:04:00") == "01:02:03"
    assert clock("90:00") == "01:30:00"
    assert clock("no time at all") is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("00:00:01.000 --> 00:00:04.000", True),
        ("00:01,000 --> 00:04,000", True),
        ("00:01.000 --> 00:04.000 align:start position:10%", True),
        ("[00:01.000 --> 00:04.000] We went.", False),
        ("00:01 --> We went", False),
        ("a --> b", False),
    ],
)
def test_the_timing_of_a_caption_stands_alone(line: str, expected: bool) -> None:
    assert is_cue(line) is expected


@pytest.mark.parametrize("text", ["[0:12] - " * 20_000, "*" * 100_000 + "0:1", "<" * 50_000, " " * 200_000 + "[0:12]", "a " * 100_000 + "[0:12](" + "x" * 100_000])  # fmt: skip
def test_times_in_hostile_texts_are_sought_in_no_time(text: str) -> None:
    time_at(text)
    closing_time(text)
    take_leading_time(text)
    is_bare_time(text)
