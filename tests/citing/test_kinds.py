"""Thirty interviews of every kind, cited as the manuals say, from front matter to the text."""

import json
from pathlib import Path

import pytest
import yaml

from interviews.citing import service
from interviews.citing.cited import Cited
from interviews.citing.kinds import Kind, kind_of
from interviews.parsing.parser import parse

CASES = yaml.safe_load(Path(__file__).with_name("kinds_of_interviews.yaml").read_text(encoding="utf-8"))
STYLES = {"apa": "apa", "chicago": "chicago-notes-bibliography", "mla": "modern-language-association"}


def transcript(front: dict) -> str:
    asks, answers = (front.get(role, [role])[0] for role in ("interviewers", "interviewees"))
    head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
    return f"---\n{head}---\n\n**{asks}:** What did you learn?\n\n**{answers}:** More than we expected.\n"


@pytest.fixture(scope="module")
def interviews():
    return [parse(transcript(case["front"]), f"{name}.md")[0].description() for name, case in CASES.items()]


@pytest.fixture(scope="module")
def cite_all(interviews, make_pair):
    """All interviews in one format or style, by the names of their cases."""

    def cite(form: str) -> dict[str, Cited]:
        cited = service.cite([(one, service.passage(make_pair(), "none")) for one in interviews], form)
        return dict(zip(CASES, cited.passages, strict=True))

    return cite


def test_each_of_the_interviews_names_the_paragraphs_of_three_manuals() -> None:
    assert len(CASES) > 30
    assert all(case[manual]["manual"] for case in CASES.values() for manual in STYLES)


@pytest.mark.usefixtures("needs_pandoc")
@pytest.mark.parametrize("manual", STYLES)
def test_every_kind_is_cited_as_its_manual_says(cite_all, manual: str) -> None:
    cited = cite_all(STYLES[manual])
    found = {name: (passage.bibliography, passage.in_text) for name, passage in cited.items()}
    assert found == {name: (case[manual]["entry"], case[manual]["citation"]) for name, case in CASES.items()}


@pytest.mark.parametrize("form", ["biblatex", "bibtex", "ris", "csl-json", "zotero", "plain", "markdown"])
def test_every_output_says_where_an_archive_has_it(cite_all, form: str) -> None:
    text = cite_all(form)["archive"].text
    assert all(
        part in text for part in ("Voices of the Harbour", "OH", "14", "Selm City Archive", "Port Selm")
    )


def test_an_archive_is_no_container(cite_all) -> None:
    assert "container-title" not in json.loads(cite_all("csl-json")["archive"].text)


def test_what_was_never_published_shows_no_way_to_get_at_it(cite_all) -> None:
    item = json.loads(cite_all("csl-json")["personal-published-fields"].text)
    assert item.keys().isdisjoint({"URL", "container-title"})


def test_zotero_is_told_of_the_outlet_and_that_a_podcast_is_none_of_television(cite_all) -> None:
    cited = cite_all("zotero")
    assert json.loads(cited["magazine"].text)["note"] == "container-title: Estuary Quarterly"
    assert json.loads(cited["podcast"].text)["note"] == "type: podcast\ncontributor: Vane || Iris"
    book = json.loads(cited["in-a-book"].text)
    assert "editor: Bright || Ana" in book["note"]
    assert "editor" not in book


@pytest.mark.parametrize(
    ("case", "type_of_entry"),
    [
        ("magazine", "ELEC"),
        ("newspaper-no-url", "MGZN"),
        ("journal", "MGZN"),
        ("archive", "MANSCPT"),
        ("personal", "MANSCPT"),
    ],
)
def test_ris_says_what_readers_hold_in_their_hands_and_tells_zotero_the_rest(
    cite_all, case: str, type_of_entry: str
) -> None:
    lines = cite_all("ris")[case].text.splitlines()
    assert lines[0] == f"TY  - {type_of_entry}"
    assert "M2  - Type: interview" in lines


def test_own_data_in_another_language_are_no_personal_communication_either(make_pair, interviews) -> None:
    own = interviews[list(CASES).index("own-data")]
    passage = service.passage(make_pair(timestamp="00:14:05"))
    cited = service.cite([(own, passage)], "apa", locale="de-DE").passages[0]
    assert (cited.bibliography, cited.in_text) == ("", "(Elin Faber, 00:14:05)")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Podcast episode", Kind.PODCAST),
        ("podcast interview", Kind.INTERVIEW),
        ("Oral-history interview", Kind.ORAL_HISTORY),
        ("Podiumsdiskussion", Kind.PANEL),
        ("own data", Kind.OWN_DATA),
        ("Video interview", Kind.INTERVIEW),
        (None, Kind.INTERVIEW),
    ],
)
def test_the_words_of_the_field_name_the_kind(words: str | None, kind: Kind) -> None:
    assert kind_of(words) is kind


def test_a_genre_that_is_no_interview_is_not_what_the_interviewer_did(describe, make_pair) -> None:
    [passage] = service.cite([(describe(genre="Profile"), service.passage(make_pair()))], "csl-json").passages
    item = json.loads(passage.text)
    assert item["medium"] == "Profile"
    assert "genre" not in item


def test_the_kind_of_a_page_is_no_medium(describe, make_pair) -> None:
    [passage] = service.cite([(describe(genre="page"), service.passage(make_pair()))], "csl-json").passages
    assert json.loads(passage.text).keys().isdisjoint({"medium", "genre"})


def test_joiners_hold_emoji_and_persian_words_together(describe, person, make_pair) -> None:
    interview = describe(title="👩‍👩‍👧 می‌خواهم", interviewees=(person("Ana 👩‍👧 Roe"),), outlet="نشر نی‌نی")
    for form in ("csl-json", "biblatex", "ris", "plain", "markdown"):
        text = service.cite([(interview, service.passage(make_pair()))], form).text
        assert all(words in text for words in ("👩‍👩‍👧", "می‌خواهم", "👩‍👧", "نی‌نی"))


def test_a_name_with_the_family_name_first_keeps_its_order_in_prose(describe, person, make_pair) -> None:
    interview = describe(interviewers=(person("Kim Dae-won"),))
    for form in ("biblatex", "ris", "plain", "markdown"):
        cited = service.cite([(interview, service.passage(make_pair()))], form)
        for text in (cited.text, cited.passages[0].text):
            assert "nterview by Kim Dae-won" in text
    titled = describe(title="An Hour with Dae-won Kim", interviewees=(person("Kim Dae-won"),))
    assert "An Hour with Dae-won Kim" in service.cite([(titled, service.passage(make_pair()))], "plain").text
    turned = describe(interviewers=(person("Dae-won Kim"),))
    assert "by Dae-won Kim" in service.cite([(turned, service.passage(make_pair()))], "plain").text
