"""Interviews that are cited apart are cited as in one list."""

from __future__ import annotations

import pytest

from interviews.api import parse
from interviews.citing.apart import cite_apart
from interviews.citing.service import cite, passage
from interviews.model import Person

PEOPLE = ("Bram Tielman", "Ada Quill", "Bram Tielman", "Nora Tielman", "", "Bram Tielman", "Ada Quill", "")
DATES = ("2018", "2018", "2018-05-04", "2018", "2018", "2019", "", "2018")
TALK = """\
---
interviewers: [Nora Tielman]
outlet: Radio Meridian
url: https://radio.example/wells
---

**Nora Tielman:** When did the well run dry?

**Bram Tielman:** In August, on a Sunday.
"""


@pytest.mark.parametrize("style", ["apa", "ieee", "bibtex"])
def test_letters_and_given_names_are_those_of_one_list(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interviews.citing.apart.AT_ONCE", 1)
    [talk] = parse(TALK)
    passages = []
    for number, (name, date) in enumerate(zip(PEOPLE, DATES, strict=True)):
        changes = {
            "title": f"Wells {number}",
            "date": date or None,
            "interviewees": (Person(name=name),) if name else (),
        }
        passages.append((talk.model_copy(update=changes), passage(talk.qa_pairs[0])))
    together = cite(passages, style).passages
    apart = cite_apart(passages, style)
    if style == "apa":
        assert {"a)", "b)"} <= {each.in_text[-2:] for each in together}
        assert any("B. Tielman" in each.in_text for each in together)
        for one, other in zip(apart, together, strict=True):
            assert (one.in_text, one.bibliography) == (other.in_text, other.bibliography)
    else:
        assert apart == list(together)
