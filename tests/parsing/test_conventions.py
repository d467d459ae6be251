"""Every convention of the fixture files is read as the file says."""

from __future__ import annotations

import pytest

from interviews.parsing import parse

from .reading import OUTLINES, Case, outline_of, read_cases, reading_of


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: f"{case.file}: {case.title}")
def test_transcript_is_read_as_the_fixture_says(case: Case) -> None:
    assert reading_of(parse(case.text)) == case.expected


@pytest.mark.parametrize("case", read_cases(OUTLINES), ids=lambda case: f"{case.file}: {case.title}")
def test_speakers_and_pairs_are_those_of_the_outline(case: Case) -> None:
    assert outline_of(parse(case.text, "transcript.md")) == case.expected


def test_words_in_one_line_of_html_with_headings_are_said() -> None:
    line = "<h2>Who came?</h2><p>The neighbours, and I.</p><h2>The wheel</h2>"
    talk = "**Ines Okoro:** Who built it?\n\n**Bram Tielman:** My father.\n\n"
    (interview,) = parse(f"{talk}<div>\n{line}\n</div>\n")
    assert line in interview.qa_pairs[0].answer
