from pathlib import Path

import pytest
import yaml

from interviews.citing import variables
from interviews.citing.item import (
    csl_item,
    is_nameless,
    is_private,
    name_remarks,
    remarks,
    title_or_substitute,
)
from interviews.errors import CitationError

ITEMS = yaml.safe_load(Path(__file__).with_name("items.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", ITEMS.values(), ids=ITEMS)
def test_an_interview_becomes_an_item(describe, case) -> None:
    item = csl_item(describe(**case["about"]))
    assert {name: item.get(name) for name in case["item"]} == case["item"]
    # Nothing is made up.
    assert item.keys() <= csl_item(describe()).keys() | case["about"].keys() | case["item"].keys()


@pytest.mark.parametrize(
    ("missing", "variable"),
    [
        ({"issued": None}, "issued"),
        ({"title": None}, "title"),
        ({"interviewees": ()}, "author"),
        ({"interviewers": ()}, "interviewer"),
        ({"outlet": None}, "container-title"),
    ],
)
def test_what_is_missing_is_left_out_and_nothing_is_made_up(describe, missing, variable: str) -> None:
    whole = csl_item(describe())
    del whole[variable]
    assert csl_item(describe(**missing)) == whole


def test_nothing_known_is_an_error_that_says_what_to_add(describe) -> None:
    with pytest.raises(CitationError, match=r"wells\.md: there is nothing to cite.*front matter"):
        csl_item(describe(title=None, outlet=None, url=None, interviewees=(), interviewers=()))


def test_every_variable_is_one_of_the_schema(describe) -> None:
    own = {
        "id": "mykey",
        "type": "nonsense",
        "issued": {"date-parts": [["2020", 1]]},
        "author": 7,
        "a": {"b": (1,)},
    }
    item = csl_item(describe(csl=own))
    known = variables.NAMES | variables.DATES | variables.NUMBERS | variables.TEXTS | {"type", "custom"}
    assert item.keys() <= known
    assert item["type"] == "interview"


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({}, "The Depth of Wells"),
        ({"title": None}, "Interview by Piet Mossel"),
        ({"title": None, "interviewers": ()}, "Interview"),
    ],
)
def test_formats_that_demand_a_title_get_a_substitute(describe, changes, title: str) -> None:
    assert title_or_substitute(csl_item(describe(**changes))) == title


def test_without_interviewee_and_title_an_interview_is_nameless(describe) -> None:
    assert is_nameless(csl_item(describe(title=None, interviewees=())))
    assert not is_nameless(csl_item(describe(title=None)))


def test_an_interview_that_nobody_can_get_at_is_private_and_the_user_is_told(describe) -> None:
    private = csl_item(describe(outlet=None, url=None))
    assert is_private(private)
    assert any("personal communication" in remark for remark in remarks(private))
    assert not is_private(csl_item(describe(outlet=None)))


def test_a_missing_date_is_remarked_on_unless_the_day_of_access_is_known(describe) -> None:
    assert any("accessed" in remark for remark in remarks(csl_item(describe(issued=None))))
    assert not remarks(csl_item(describe(issued=None, accessed="2022-01-02")))


def test_a_name_whose_parts_cannot_be_told_is_remarked_on(describe, person) -> None:
    [remark] = name_remarks(describe(interviewees=(person("森遥"),))).values()
    assert "森遥" in remark
    assert "speakers.toml" in remark


def test_a_whole_interview_needs_no_remark(describe) -> None:
    assert remarks(csl_item(describe())) == ()
