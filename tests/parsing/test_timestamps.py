"""Times in all written forms, where they stand, and what is no time."""

from __future__ import annotations

import pytest

from interviews.parsing.timestamps import (
    clock,
    closing_time,
    is_bare_time,
    is_cue,
    take_leading_time,
    time_at,
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("0:44", "00:00:44"),
        ("00:12:34", "00:12:34"),
        ("0:00:41.9", "00:00:41"),
        ("(0:12)", "00:00:12"),
        ("[00:00:04,250]", "00:00:04"),
        ("#00:00:22-3#", "00:00:22"),
        ("{00:01:00}", "00:01:00"),
        ("`1:02`", "00:01:02"),
        ("\\[1:02\\]", "00:01:02"),
        ("\\(1:02\\)", "00:01:02"),
        ("**[1:02]**", "00:01:02"),
        ("_(1:02)_", "00:01:02"),
        ("^[1:02]^", "00:01:02"),
        ("[1:02](https://play.example/?t=62)", "00:01:02"),
        ("[[1:02](https://play.example/?t=62)]", "00:01:02"),
        ("[▶ 1:02](#t=62)", "00:01:02"),
        ("[1:02]{.time}", "00:01:02"),
        ("⏱ 1:02", "00:01:02"),
        ("<time datetime='PT62S'>1:02</time>", "00:01:02"),
        ("<sup>[1:02](#t)</sup>", "00:01:02"),
        ("（00：12）", "00:00:12"),
        ("【1:02】", "00:01:02"),
        ("0 minutes 11 seconds", "00:00:11"),
        ("1 Stunde", None),
        ("1 Stunde 2 Minuten 3 Sekunden", "01:02:03"),
        ("2 минуты 5 секунд", "00:02:05"),
        ("12分34秒", "00:12:34"),
        ("1h02m03s", "01:02:03"),
        ("0'11\"", "00:00:11"),
        ("[00.02.10]", "00:02:10"),
        ("[130.5s]", "00:02:10"),
        ("(at 1:02)", "00:01:02"),
        ("10:02:11 PM", "22:02:11"),
        ("[12/03/21, 10:02:11]", "10:02:11"),
        ("[0:04 - 0:09]", "00:00:04"),
        ("[0:04] to [0:09]", "00:00:04"),
        ("00:00:01.000 --> 00:00:04.000", "00:00:01"),
        ("00.02.10", None),
        ("[p. 12]", None),
        ("[12]", None),
        ("1:5", None),
        ("2:75", None),
        ("1:234", None),
        ("[0:12", None),
        ("12:34:56:78:90", None),
        ("twelve", None),
        ("", None),
    ],
)
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We went. [0:12]", "[0:12]"),
        ("We went.[0:12]", "[0:12]"),
        ("We went. #00:00:12-3#", "#00:00:12-3#"),
        ("We went. [0:12](https://play.example/?t=12&x=(1))", None),
        ("We went. [0:12](https://play.example/?t=12)", "[0:12](https://play.example/?t=12)"),
        ("We went. 🕐 0:12", "🕐 0:12"),
        ("We went.\n0:12", "0:12"),
        ("We went. [0:12 – 0:15]", "[0:12 – 0:15]"),
        ("We left in 1984.", None),
        ("We left (Rom 3:4).", None),
        ("We left, she said", None),
    ],
)
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
