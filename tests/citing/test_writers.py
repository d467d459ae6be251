import json
from pathlib import Path

import pytest
from tests.rows import read_rows

from interviews.citing import service
from interviews.citing.reference import gather
from interviews.citing.writers.quotations import escaped as escaped_markdown
from interviews.citing.writers.tex import escaped, tex_names, verbatim
from interviews.search.results import Speech

ROWS = Path(__file__).parent / "rows"


def written(form: str, interview, *pairs, locator: str | None = None) -> str:
    return service.cite([(interview, service.passage(pair, locator)) for pair in pairs], form).text


@pytest.mark.parametrize(
    ("form", "about", "pair"),
    [
        (
            "biblatex",
            {
                "publisher": "Estuary Trust",
                "genre": "Radio interview",
                "accessed": "2022-01-02",
                "language": "de-CH",
            },
            {},
        ),
        ("bibtex", {"publisher": "Estuary Trust"}, {}),
        ("ris", {"medium": "audio", "doi": "10.1234/w", "accessed": "2022-01", "language": "en"}, {}),
        ("markdown", {}, {"timestamp": "00:14:05"}),
        ("plain", {"issued": "1998~"}, {}),
    ],
)
def test_each_format_says_all_that_is_known_in_its_own_way(
    describe, make_pair, form: str, about: dict[str, str], pair: dict[str, str]
) -> None:
    expected = Path(__file__).parent / "written" / f"{form}.txt"
    assert written(form, describe(**about), make_pair(**pair)) == expected.read_text(encoding="utf-8")


def test_csl_json_is_a_list_of_items(describe, make_pair) -> None:
    [item] = json.loads(written("csl-json", describe(), make_pair()))
    assert item["id"] == "halvard_depth_2021"
    assert item["type"] == "interview"
    assert "question" not in json.dumps(item)


def test_csl_json_calls_a_nameless_interview_by_a_title(describe, make_pair) -> None:
    [item] = json.loads(written("csl-json", describe(title=None, interviewees=()), make_pair()))
    assert item["title"] == "Interview by Piet Mossel"


def test_markdown_shortens_a_long_question_between_words(describe, make_pair) -> None:
    first_line = written("markdown", describe(), make_pair(question="How deep " * 60)).splitlines()[0]
    assert first_line.endswith("deep…")
    assert len(first_line) < 230


@pytest.mark.parametrize(
    ("form", "first", "second"),
    [
        ("markdown", "> **Runa Halvard:** Eleven metres.\n", "> **Teo Brandt:** Four.\n>\n> It was four.\n"),
        ("plain", "Runa Halvard: “Eleven metres.”\n", "Teo Brandt: “Four.\n\nIt was four.”\n"),
    ],
)
def test_nobody_is_quoted_with_the_words_of_another(
    describe, make_pair, form: str, first: str, second: str
) -> None:
    said = [("Runa Halvard", "Eleven metres."), ("Teo Brandt", "Four."), ("Teo Brandt", "It was four.")]
    pair = make_pair(
        answerers=("Runa Halvard", "Teo Brandt"),
        answer="\n\n".join(words for _, words in said),
        answer_speeches=[Speech(name, words, 5, None) for name, words in said],
    )
    text = written(form, describe(), pair)
    assert first in text
    assert second in text


def test_every_quoted_pair_has_its_place_in_ris(describe, make_pair) -> None:
    text = written("ris", describe(), make_pair(number=1), make_pair(number=2, timestamp="00:01:02"))
    assert "N1  - Quoted: question 1\nN1  - Quoted: 00:01:02\n" in text


def test_pairs_of_two_files_with_the_same_metadata_are_one_reference(describe, make_pair) -> None:
    gathered = gather([(describe(path=path), service.passage(make_pair())) for path in ("a.md", "b.md")])
    assert len(gathered.references) == 1


@pytest.mark.parametrize(
    ("form", "in_text"),
    [
        ("biblatex", r"\cite[{para.~12}]{halvard_depth_2021}"),
        ("bibtex", r"\cite[{para.~12}]{halvard_depth_2021}"),
        ("csl-json", "[@halvard_depth_2021, para. 12]"),
        ("markdown", "[@halvard_depth_2021, para. 12]"),
        ("ris", ""),
    ],
)
def test_the_citation_in_the_text_is_the_formats_own(describe, make_pair, form: str, in_text: str) -> None:
    cited = service.cite([(describe(), service.passage(make_pair(), "paragraph 12"))], form)
    assert cited.passages[0].in_text == in_text


@pytest.mark.parametrize("form", ["biblatex", "bibtex", "ris"])
def test_a_missing_title_is_made_of_the_interviewers(describe, make_pair, form: str) -> None:
    assert "Interview by Piet Mossel" in written(form, describe(title=None), make_pair())


def test_a_missing_date_leaves_no_date_field(describe, make_pair) -> None:
    for form in ("biblatex", "bibtex", "ris"):
        text = written(form, describe(issued=None), make_pair())
        assert not any(field in text for field in ("year", "date", "month", "PY", "DA", "n.d."))


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ("1974~", "{1974~}"),
        ("2019-05-06/2019-05-08", "{2019-05-06/2019-05-08}"),
        ("1974/1976~", "{1974~/1976~}"),
    ],
)
def test_biblatex_has_ranges_and_doubt_in_the_date(describe, make_pair, issued: str, date: str) -> None:
    assert f"  date = {date}," in written("biblatex", describe(issued=issued), make_pair())


def test_what_other_formats_cannot_say_about_a_date_is_in_a_note(describe, make_pair) -> None:
    assert "Date approximate" in written("bibtex", describe(issued="1974~"), make_pair())
    assert "N1  - Date: circa 1974/1976\n" in written("ris", describe(issued="1974/1976~"), make_pair())


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("biblatex", "date = {2021-21}"),
        ("bibtex", "year = {2021}"),
        ("ris", "DA  - 2021///spring"),
        ("csl-json", '"season": 1'),
        ("plain", "Radio Estuary, spring 2021"),
    ],
)
def test_each_format_has_its_own_form_of_a_season(describe, make_pair, form: str, says: str) -> None:
    interview = describe(issued="2021", date_as_written="Spring 2021")
    assert says in written(form, interview, make_pair())


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("biblatex", r"title = {{On \emph{Tide} \& H\textsubscript{2}O: a \textless{}i\textgreater{}}}"),
        ("bibtex", r"title = {{On \emph{Tide} \& H\textsubscript{2}O: a \textless{}i\textgreater{}}}"),
        ("ris", "TI  - On Tide & H2O: a <i>\n"),
        ("plain", "“On Tide & H2O: a <i>”"),
        ("markdown", r"“On Tide & H2O: a \<i\>”"),
    ],
)
def test_formatting_of_csl_in_a_title_is_that_of_the_format(
    describe, make_pair, form: str, says: str
) -> None:
    title = 'On <i><span class="nocase">Tide</span></i> & H<sub>2</sub>O: a <i>'
    assert says in written(form, describe(title=title), make_pair())


def test_a_translator_and_the_pages_are_not_lost(describe, make_pair) -> None:
    interview = describe(csl={"translator": "Ilse van der Meer", "volume": 12, "issue": 3, "page": "99-110"})
    text = written("biblatex", interview, make_pair())
    assert "howpublished = {Radio Estuary 12(3), 99-110}" in text
    assert "note = {Interview by Piet Mossel. Translated by Ilse van der Meer}" in text
    assert "VL  - 12\nIS  - 3\n" in written("ris", interview, make_pair())
    assert "SP  - 99\nEP  - 110\n" in written("ris", interview, make_pair())


@pytest.mark.parametrize(("text", "tex"), read_rows(ROWS / "tex.txt"))
def test_tex_prints_every_character_as_it_is(text: str, tex: str) -> None:
    assert escaped(text) == tex


def test_addresses_are_verbatim_but_for_what_would_end_the_field() -> None:
    assert verbatim("https://e.org/a_b%20c?d=1&e=~f#g") == "https://e.org/a_b%20c?d=1&e=~f#g"
    assert verbatim('{ }\\"') == "%7B%20%7D%5C%22"


@pytest.mark.parametrize(
    ("name", "tex"),
    [
        ({"family": "Halvard", "given": "Runa"}, "Halvard, Runa"),
        ({"family": "Meer", "given": "Ilse", "non-dropping-particle": "van der"}, "van der Meer, Ilse"),
        ({"family": "Brack", "given": "Otto", "dropping-particle": "von"}, "von Brack, Otto"),
        ({"family": "Trent", "given": "Amos", "suffix": "Jr."}, "Trent, Jr., Amos"),
        ({"family": "Van Aalst", "given": "Pieter"}, "{Van Aalst}, Pieter"),
        ({"family": "Others", "given": "Ann"}, "{Others}, Ann"),
        ({"family": "Halvard"}, "Halvard"),
        ({"literal": "Salt and Rope Collective"}, "{Salt and Rope Collective}"),
        ({"literal": "Harrow, Trent & Co."}, r"{Harrow, Trent \& Co.}"),
    ],
)
def test_names_are_written_so_that_bibtex_does_not_take_them_apart(name: dict[str, str], tex: str) -> None:
    assert tex_names([name]) == tex


@pytest.mark.parametrize(("text", "markdown"), read_rows(ROWS / "markdown.txt"))
def test_markdown_shows_every_character_as_it_is(text: str, markdown: str) -> None:
    assert escaped_markdown(text) == markdown
