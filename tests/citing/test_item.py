import pytest

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


def test_a_whole_interview_becomes_an_item_with_the_interviewee_as_author(describe) -> None:
    item = csl_item(
        describe(
            doi="https://doi.org/10.1234/wells",
            publisher="Estuary Trust",
            genre="Radio interview",
            medium="audio",
            accessed="2022-01-02",
            language="en-GB",
        )
    )
    assert item == {
        "type": "interview",
        "author": [{"family": "Halvard", "given": "Runa"}],
        "interviewer": [{"family": "Mossel", "given": "Piet"}],
        "title": "The Depth of Wells",
        "container-title": "Radio Estuary",
        "publisher": "Estuary Trust",
        "genre": "Radio interview",
        "medium": "audio",
        "issued": {"date-parts": [[2021, 6, 14]]},
        "accessed": {"date-parts": [[2022, 1, 2]]},
        "URL": "https://example.org/wells",
        "DOI": "10.1234/wells",
        "language": "en-GB",
    }


def test_the_first_day_stands_in_where_only_that_is_known(describe) -> None:
    assert csl_item(describe(issued=None, date="2021-06"))["issued"] == {"date-parts": [[2021, 6]]}


def test_a_decade_is_the_ten_years_of_it_without_one_that_is_sure(describe) -> None:
    item = csl_item(describe(issued=None, date_as_written="early 1990s"))
    assert item["issued"] == {"date-parts": [[1990], [1999]], "circa": True}


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


def test_an_interviewer_who_is_the_interviewee_is_not_repeated(describe, person) -> None:
    assert "interviewer" not in csl_item(describe(interviewers=(person("Runa Halvard"),)))


def test_an_outlet_that_interviews_is_both_interviewer_and_container(describe, person) -> None:
    item = csl_item(describe(interviewers=(person("Radio Estuary"),)))
    assert item["interviewer"] == [{"literal": "Radio Estuary"}]
    assert item["container-title"] == "Radio Estuary"


def test_fields_are_on_one_line_without_control_characters(describe) -> None:
    assert (
        csl_item(describe(title="The\x1b[31m Depth\n of\u2028Wells\ufdd0"))["title"]
        == "The [31m Depth of Wells"
    )


def test_nothing_known_is_an_error_that_says_what_to_add(describe) -> None:
    with pytest.raises(CitationError, match=r"wells\.md: there is nothing to cite.*front matter"):
        csl_item(describe(title=None, outlet=None, url=None, interviewees=(), interviewers=()))


def test_own_csl_variables_win_and_are_kept_as_they_are(describe) -> None:
    item = csl_item(
        describe(csl={"volume": 12, "page": "99-110", "editor": [{"family": "Brack"}], "title": "Wells"})
    )
    assert (item["volume"], item["page"], item["title"]) == (12, "99-110", "Wells")
    assert item["editor"] == [{"family": "Brack"}]


def test_own_variables_that_csl_does_not_know_go_into_custom(describe) -> None:
    item = csl_item(describe(csl={"reel": 2, "recorded": "1998-04-01", "volume": ["x"]}))
    assert item["custom"] == {"reel": 2, "recorded": "1998-04-01", "volume": ["x"]}


def test_own_dates_and_names_are_read_in_the_forms_of_front_matter(describe) -> None:
    item = csl_item(describe(csl={"original-date": "1998-04-01", "translator": "Ilse van der Meer"}))
    assert item["original-date"] == {"date-parts": [[1998, 4, 1]]}
    assert item["translator"] == [{"family": "Meer", "given": "Ilse", "non-dropping-particle": "van der"}]


def test_own_dates_and_names_in_csls_form_are_checked(describe) -> None:
    own = {
        "issued": {"date-parts": [["2020", 4], [2020, 5]], "circa": True},
        "accessed": {"date-parts": [[2020, 13]]},
        "editor": [{"given": "Runa"}],
    }
    item = csl_item(describe(csl=own))
    assert item["issued"] == {"date-parts": [[2020, 4], [2020, 5]], "circa": True}
    assert item["accessed"] == {"literal": "2020-13"}
    assert item["editor"] == [{"literal": "Runa"}]


def test_an_empty_own_variable_takes_one_away(describe) -> None:
    assert "title" not in csl_item(describe(csl={"title": ""}))


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
