import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.citing.item import csl_item
from interviews.citing.keys import base_key, citation_keys


def test_a_key_names_interviewee_title_and_year(describe) -> None:
    assert base_key(csl_item(describe())) == "halvard_depth_2021"


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"issued": None}, "halvard_depth_nd"),
        ({"title": None}, "halvard_2021"),
        ({"interviewees": ()}, "interview_depth_2021"),
        ({"title": "Über Öl & Straße"}, "halvard_uber_2021"),
        ({"csl": {"id": "Halvard:2021"}}, "Halvard:2021"),
        ({"csl": {"id": "no key, this"}}, "halvard_depth_2021"),
    ],
)
def test_what_is_missing_or_foreign_still_gives_a_key(describe, changes, key: str) -> None:
    assert base_key(csl_item(describe(**changes))) == key


def test_accents_are_folded(describe, person) -> None:
    assert base_key(csl_item(describe(interviewees=(person("Zoë Łąckaß"),)))).startswith("lackass_")


def test_a_name_without_latin_letters_gives_a_hash_of_the_url(describe, person) -> None:
    name = person("森 遥", family="森", given="遥")
    key = base_key(csl_item(describe(interviewees=(name,), title="井戸")))
    assert re.fullmatch(r"interview[0-9a-f]{6}_2021", key)
    assert key != base_key(
        csl_item(describe(interviewees=(name,), title="井戸", url="https://example.org/other"))
    )


def test_colliding_keys_get_letters_in_an_order_that_the_items_decide(describe) -> None:
    items = [csl_item(describe(url=f"https://example.org/{number}")) for number in range(30)]
    keys = citation_keys(items)
    assert set(keys) >= {
        "halvard_depth_2021",
        "halvard_depth_2021a",
        "halvard_depth_2021z",
        "halvard_depth_2021aa",
    }
    assert citation_keys(items[::-1]) == keys[::-1]


def test_taken_keys_are_avoided_whatever_their_case(describe) -> None:
    assert citation_keys([csl_item(describe())], taken=["HALVARD_Depth_2021"]) == ["halvard_depth_2021a"]


@given(titles=st.lists(st.text(max_size=20), max_size=8, unique=True), name=st.text(max_size=20))
def test_keys_are_always_safe_unique_and_the_same_again(
    describe, person, titles: list[str], name: str
) -> None:
    items = [
        csl_item(describe(title=title, interviewees=(person(name),), url=f"https://example.org/{number}"))
        for number, title in enumerate(titles)
    ]
    keys = citation_keys(items)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", key) for key in keys)
    assert len({key.lower() for key in keys}) == len(items)
    assert citation_keys(items) == keys
