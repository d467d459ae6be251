"""Front matter may hold any value that its syntax can express; a wrong one costs itself and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from interviews.citing import service
from interviews.errors import CitationError
from interviews.model import Interview
from interviews.parsing import parse

TALK = """
**Ines Okoro:** How deep is the well?

**Bram Tielman:** Forty metres.

**Ines Okoro:** Dry?

**Bram Tielman:** Yes.
"""
KEYS = [
    "title",
    "date",
    "interviewee",
    "interviewers",
    "author",
    "speakers",
    "topics",
    "url",
    "doi",
    "csl",
    "language",
]
HUGE = "HUGE"
"""Stands for a number of 6,000 digits, which Python does not print."""
ODD_NUMBERS = st.sampled_from([HUGE, float("inf"), float("nan"), 1e300, 2**63, True])
ODD_TEXTS = st.text(max_size=12) | st.sampled_from(
    ["\x00", "a\x1bb", "\ud800", "2019-07", "0x1f", "1:59:59", "~"]
)
VALUES = st.recursive(
    st.none() | ODD_NUMBERS | ODD_TEXTS | st.integers() | st.dates() | st.datetimes() | st.binary(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*KEYS, "type", "name", "role", "issued", "date-parts"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)
FRONT_MATTER = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=4)
LANGUAGES = st.sampled_from(["yaml", "json", "bare json"])


def nested(depth: int) -> str:
    return "{a: " * depth + "1" + "}" * depth


KINDS = {
    "a hexadecimal number of 6,000 digits": ("date", "0x" + "f" * 6000),
    "a decimal number of 6,000 digits": ("date", "9" * 6000),
    "a sexagesimal number of 3,000 parts": ("date", "1" + ":59" * 3000),
    "infinity": ("csl", "{volume: .inf}"),
    "no number": ("topics", "[.nan]"),
    "deep nesting": ("csl", nested(300)),
    "a list in itself": ("csl", "&a [*a]"),
    "a list where a word belongs": ("csl", "{type: [x]}"),
    "control characters": ("url", r'"http://x\x1b[31m\x00.org"'),
    "bytes": ("outlet", "!!binary aGVsbG8="),
    "a set": ("topics", "!!set {b, a}"),
    "keys that are lists": ("csl", "{? [a, b] : 1}"),
    "a tag that constructs": ("outlet", "!!python/object/apply:os.getcwd []"),
}


@pytest.mark.parametrize(("key", "value"), KINDS.values(), ids=KINDS.keys())
def test_a_value_that_nobody_expected_costs_itself_alone(key: str, value: str) -> None:
    (interview,) = parse(f"---\ntitle: Wells\n{key}: {value}\ninterviewee: Bram Tielman\n---\n{TALK}", "t.md")
    assert (interview.title, len(interview.qa_pairs)) == ("Wells", 2)
    assert [person.name for person in interview.interviewees] == ["Bram Tielman"]
    everything_goes_on(interview)


def test_what_is_left_out_is_named_with_its_line() -> None:
    (interview,) = parse(f"---\ntitle: Wells\ndate: .inf\n---\n{TALK}", "t.md")
    found = [finding for finding in interview.warnings if finding.code == "front-matter"]
    assert [(finding.line, "`date`" in finding.message) for finding in found] == [(3, True)]


def front_matter_stops_nothing(values: dict[str, Any], language: str) -> None:
    for interview in parse(f"{written(values, language)}\n{TALK}", "t.md"):
        assert len(interview.qa_pairs) == 2
        everything_goes_on(interview)


@settings(max_examples=300)
@given(FRONT_MATTER, LANGUAGES)
def test_no_front_matter_stops_the_reading(values: dict[str, Any], language: str) -> None:
    front_matter_stops_nothing(values, language)


def written(values: dict[str, Any], language: str) -> str:
    if language == "yaml":
        return f"---\n{yaml.dump(values).replace(HUGE, '0x' + 'f' * 6000)}---"
    text = json.dumps(values, default=str, indent=1 if language == "json" else None)
    text = text.replace(f'"{HUGE}"', "9" * 6000)
    return f"---json\n{text}\n---" if language == "json" else text


def everything_goes_on(interview: Interview) -> None:
    json.loads(interview.model_dump_json(), parse_constant=pytest.fail)
    for form in ("csl-json", "biblatex", "ris"):
        try:
            service.cite([(interview, service.passage(interview.qa_pairs[0]))], form)
        except CitationError as error:
            assert "nothing to cite" in str(error)
