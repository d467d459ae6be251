"""Texts in citation styles, as pandoc's citeproc makes them."""

import json
from pathlib import Path

import pytest
import yaml
from tests.rows import read_rows

from interviews.citing import cache, pandoc, service
from interviews.citing.formatting import FormattedText
from interviews.errors import CitationError

PLACES = Path(__file__).parent / "rows" / "places.txt"
pytestmark = pytest.mark.usefixtures("needs_pandoc")


@pytest.fixture(scope="module")
def cite_one(describe, make_pair, tmp_path_factory):
    """One pair of one interview in a style."""
    folder = tmp_path_factory.mktemp("formatted")

    def make(style: str, locator: str | None = None, locale: str = "", **changes):
        passage = service.passage(make_pair(), locator)
        return service.cite([(describe(**changes), passage)], style, locale=locale, cache=folder).passages[0]

    return make


CASES = yaml.safe_load(Path(__file__).with_name("cited.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['what']} ({case['style']})")
def test_an_interview_is_cited_to_the_character(cite_one, case) -> None:
    cited = cite_one(case["style"], case.get("place"), **case.get("about", {}))
    assert cited.in_text == case.get("in_text", cited.in_text)
    assert cited.bibliography == case.get("entry", cited.bibliography)
    assert cited.bibliography.startswith(case.get("begins", ""))
    assert case.get("holds", "") in cited.bibliography
    assert cited.bibliography or cited.text == cited.in_text


def test_a_style_is_in_the_language_that_it_is_made_for_unless_another_is_wished(cite_one) -> None:
    def quoted(style: str, locale: str = "") -> str:
        return cite_one(style, locale=locale).bibliography

    assert "‘The Depth of Wells’" in quoted("mhra")
    assert "“The Depth of Wells”" in quoted("mhra", "en-US").replace(",”", "”")
    assert "Disponível em" in quoted("abnt")


@pytest.mark.parametrize(("style", "locator", "in_text"), read_rows(PLACES))
def test_places_are_printed_as_each_style_wants(
    cite_one, style: str, locator: str | None, in_text: str
) -> None:
    assert cite_one(style, locator).in_text == in_text


def test_a_style_that_lists_what_nobody_can_get_at_is_warned_of(describe, make_pair) -> None:
    passages = [(describe(outlet=None, url=None), service.passage(make_pair()))]
    assert any("lists it, though" in remark for remark in service.cite(passages, "mla").remarks)
    assert not any("lists it, though" in remark for remark in service.cite(passages, "apa").remarks)


def test_a_style_file_of_ones_own_is_used(cite_one, tmp_path: Path) -> None:
    (tmp_path / "house.csl").write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>H</title>'
        "<id>h</id><updated>2021-01-01T00:00:00+00:00</updated></info>"
        '<citation><layout prefix="[" suffix="]">'
        '<text variable="title"/><text prefix=": " variable="locator"/></layout></citation></style>'
    )
    cited = cite_one(str(tmp_path / "house.csl"), "page 4")
    assert (cited.in_text, cited.bibliography) == ("[The Depth of Wells: 4]", "")


def test_a_style_that_prints_nothing_is_remarked_on(describe, make_pair, tmp_path: Path) -> None:
    (tmp_path / "volumes.csl").write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>V</title>'
        "<id>v</id><updated>2021-01-01T00:00:00+00:00</updated></info>"
        '<citation><layout><text variable="volume"/></layout></citation></style>'
    )
    cited = service.cite([(describe(), service.passage(make_pair()))], str(tmp_path / "volumes.csl"))
    assert cited.passages[0].text == ""
    assert any("prints nothing" in remark for remark in cited.remarks)


def test_numbered_styles_number_their_entries(describe, make_pair) -> None:
    passages = [(describe(title=title), service.passage(make_pair())) for title in ("One", "Two")]
    cited = service.cite(passages, "ieee")
    assert [passage.in_text for passage in cited.passages] == ["[1]", "[2]"]
    assert cited.passages[1].bibliography.startswith("[2] R. Halvard, “Two,”")


@pytest.mark.parametrize("style", ["chicago-notes-bibliography", "apa", "modern-language-association"])
def test_each_pair_of_one_interview_is_cited_as_if_it_were_the_first(
    describe, make_pair, cite_one, style: str
) -> None:
    places = ["00:01:02", "00:03:04", "page 1987", "page 4-6", "page 7", "question 12", "chapter One", "none"]
    passages = [(describe(), service.passage(make_pair(), place)) for place in places]
    cited = service.cite(passages, style)
    assert [passage.in_text for passage in cited.passages] == [
        cite_one(style, place).in_text for place in places
    ]
    assert len({passage.bibliography for passage in cited.passages}) == 1


def test_many_pairs_take_few_calls(describe, make_pair, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    process = pandoc.process
    monkeypatch.setattr(pandoc, "process", lambda *given: calls.append(given) or process(*given))
    interviews = [describe(url=f"https://example.org/{number}") for number in range(20)]
    passages = [
        (
            interviews[number % 20],
            service.passage(make_pair(timestamp=f"00:{number // 60:02d}:{number % 60:02d}")),
        )
        for number in range(200)
    ]
    cited = service.cite(passages, "modern-language-association")
    assert cited.passages[199].in_text.endswith("00:03:19)")
    assert len(calls) == 1


def test_the_document_has_all_citations_and_then_each_entry_once(describe, make_pair) -> None:
    passages = [(describe(), service.passage(make_pair(), place)) for place in ("page 1", "page 2")]
    entry = service.cite(passages, "apa").passages[0].bibliography
    assert service.cite(passages, "apa").text == f"(Halvard, 2021, p. 1)\n(Halvard, 2021, p. 2)\n\n{entry}\n"


def test_what_was_formatted_once_needs_no_processor(describe, make_pair, tmp_path, monkeypatch) -> None:
    passages = [(describe(), service.passage(make_pair()))]
    first = service.cite(passages, "apa", cache=tmp_path / "new")
    monkeypatch.setattr(pandoc, "process", None)
    assert service.cite(passages, "apa", cache=tmp_path / "new") == first


def test_a_damaged_or_unwritable_cache_is_no_cache(describe, make_pair, tmp_path: Path) -> None:
    passages = [(describe(), service.passage(make_pair()))]
    first = service.cite(passages, "apa", cache=tmp_path)
    for kept in tmp_path.glob("*.json"):
        kept.write_text('{"citations": 3}')
    assert service.cite(passages, "apa", cache=tmp_path) == first
    (tmp_path / "file").write_text("")
    assert service.cite(passages, "apa", cache=tmp_path / "file") == first


def test_a_full_cache_loses_its_older_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_FILES", 4)
    for number in range(5):
        cache.store(tmp_path, str(number), {"citations": [], "bibliography": {}})
    assert len(list(tmp_path.iterdir())) == 3
    assert cache.load(tmp_path, "4") == {"citations": [], "bibliography": {}}


def test_a_style_that_pandoc_refuses_is_named_without_a_traceback(
    describe, make_pair, tmp_path: Path
) -> None:
    (tmp_path / "empty.csl").write_text('<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"/>')
    with pytest.raises(CitationError, match="pandoc could not use"):
        service.cite([(describe(), service.passage(make_pair()))], str(tmp_path / "empty.csl"))


def test_markup_of_the_processor_is_left_out_of_the_plain_text() -> None:
    nodes = json.loads(
        '[{"t": "Emph", "c": [{"t": "Str", "c": "a"}]}, {"t": "Space"}, {"t": "Link", "c": [["", [], []], '
        '[{"t": "Str", "c": "b"}], ["https://example.org", ""]]}, {"t": "Note", "c": [{"t": "Para", "c": '
        '[{"t": "Str", "c": "c"}]}]}]'
    )
    assert FormattedText(pandoc.marked_text(nodes)).plain == "a bc"
