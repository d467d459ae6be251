"""What a search finds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviews.engines.engine import Index
from interviews.errors import PairReferenceError
from interviews.search.requests import SearchRequest
from interviews.search.spelling import FEWEST
from tests.engines.conftest import WELLS
from tests.rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.engines.conftest import Library


@pytest.mark.parametrize(("text", "found"), read_rows(Path(__file__).parent / "rows" / "queries.txt"))
def test_a_query_finds(built: Library, text: str, found: str | None) -> None:
    assert built.answers(text) == (found.split("; ") if found else [])


def test_what_is_not_seen_is_not_searched(empty_library: Library) -> None:
    empty_library.write(
        "well.md",
        "**Ada Quill:** What is it?\n\n**Yus\u00adra Ben\u200bhaddad:** Ground\u00adwater, می\u200cخواهم.\n",
    )
    empty_library.rebuild()
    for text in (
        *("groundwater", "ground\u00adwater", "ground\u200bwat\u2060er\ufeff", "میخواهم", "می\u200cخواهم"),
        *("speaker:benhaddad", "speaker:ben\u00adhaddad", '"groundwater میخواهم"', "ground\u00adwat*"),
    ):
        assert empty_library.search(text).total == 1, ascii(text)
    [hit] = empty_library.search("groundwater").hits
    assert "**Ground\u00adwater**" in hit.snippet


def test_letters_that_have_others_in_them_are_found_as_these_everywhere(empty_library: Library) -> None:
    empty_library.write(
        "a.md",
        "**Ada Quill:** Where does it beat?\n\n**Søren Łabęd:** In the cœur of the tide.\n\n"
        "**Ada Quill:** And for whom?\n\n**Søren Łabęd:** For nobody.\n",
    )
    empty_library.rebuild()
    for text in ("Łabęd", "labed", "cœur", "coeur", "cœu*", "speaker:Søren", "speaker:Sør", "speaker:sor"):
        assert empty_library.search(text).total, text
    for text in ("Søren Łabęd", "Soren Labed"):
        assert empty_library.search(text).people == ("Søren Łabęd",)
    for text in ("Łab", "lab", "cœu", "coeu"):
        assert empty_library.search(text, unfinished=True).total, text


def test_words_are_found_however_they_are_joined(empty_library: Library) -> None:
    empty_library.write(
        "mail.md",
        "**Ada Quill:** What is it?\n\n**Nell Harrow:** An e-mail program, in Node.js, online: 2,500,000.\n\n"
        "**Ada Quill:** A side door?\n\n**Nell Harrow:** A side door, a mail box and on a line a shirt.\n",
    )
    empty_library.rebuild()
    queries = (
        "email",
        "nodejs",
        "2500000",
        "on-line",
        "email -shirt",
        "email AND program",
        "on-line AND nodejs",
    )
    for text in queries:
        [hit] = empty_library.search(text).hits
        assert "e-mail" in hit.pair.answer
    assert "**e**-**mail**" in empty_library.search("email").hits[0].snippet
    assert empty_library.search("boxon").total == 0
    for number in range(FEWEST):
        empty_library.write(f"{number}.md", f"**Ada Quill:** Well?\n\n**Nell Harrow:** A boat {number}.\n")
    assert empty_library.search("aside").total == 1
    empty_library.rebuild()
    assert empty_library.search("aside").total == 0


def test_words_and_numbers_that_are_others_are_not_joined(empty_library: Library) -> None:
    empty_library.write(
        "mail.md",
        "**Ada Quill:** Asked of us?\n\n**Nell Harrow:** An AI told us: 247 of 1984.\n\n"
        "**Ada Quill:** And the rapist?\n\n**Nell Harrow:** The harbour, the net, the rope.\n",
    )
    empty_library.rebuild()
    for text, total in {"A.I.": 1, "U.S.": 0, "24/7": 0, "19-84": 0}.items():
        assert empty_library.search(text).total == total, text
    for number in range(FEWEST):
        empty_library.write(f"{number}.md", f"**Ada Quill:** The well?\n\n**Nell Harrow:** The {number}.\n")
    empty_library.rebuild()
    assert empty_library.search("therapist").total == 0


def test_an_interview_that_was_published_twice_takes_one_place(library: Library) -> None:
    library.rebuild()
    once = {text: library.search(text) for text in ("water", "bread mill", "benhaddad")}
    library.write("yet-again.md", WELLS.replace("Radio Meridian", "The Corvane Courier"))
    library.rebuild()
    for text, before in once.items():
        after = library.search(text)
        assert after.total == before.total
        assert {hit.pair.path for hit in after.hits} == {hit.pair.path for hit in before.hits}
        for value, count in after.facets["outlet"]:
            found = library.search(text, outlets=(value,))
            assert found.total == len(found.hits) == count
        for value, count in after.facets["speaker"]:
            assert library.search(text, speakers=(value,)).total == count
        assert after.facets["topic"] == before.facets["topic"]
    assert {hit.pair.path for hit in library.search("water", outlets=("The Corvane Courier",)).hits} == {
        "yet-again.md"
    }
    (library.folder / "wells.md").unlink()
    library.rebuild()
    assert library.search("water").total == once["water"].total


@pytest.mark.parametrize("texts", [("again.md", "first.md"), ("first.md", "again.md")])
@pytest.mark.parametrize(
    ("day", "shown"), [("2018-01", "again.md"), ("2020", "first.md"), ("2019-05-04", "again.md")]
)
def test_of_interviews_published_twice_the_earliest_is_shown_whichever_was_indexed_first(
    empty_library: Library, texts: Sequence[str], day: str, shown: str
) -> None:
    said = {"first.md": WELLS, "again.md": WELLS.replace("2019-05-04", day)}
    for name in texts:
        empty_library.write(name, said[name])
        empty_library.rebuild()
    empty_library.write("third.md", WELLS.replace("2019-05-04", "2022"))
    empty_library.rebuild()
    hits = empty_library.search("water").hits
    assert hits
    for hit in hits:
        assert (hit.pair.path, {*hit.also_in}) == (shown, {*said, "third.md"} - {shown})
        assert hit.to_record()["also_in"] == [*hit.also_in]


WORDS = (
    *("groundwater", "water", "bread", "pumps", "oven", "north", "xylograph"),
    *("benhaddad", "yusra", "tarrantine", "xylograhp", "pump*"),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), st.sampled_from(WORDS))
def test_a_word_more_never_loses_a_hit(opened: Index, words: list[str], more: str) -> None:
    before = opened.search(SearchRequest(" ".join(words)))
    after = opened.search(SearchRequest(" ".join([*words, more])))
    assert {hit.pair.id for hit in before.hits} <= {hit.pair.id for hit in after.hits}
    assert after.total >= opened.search(SearchRequest(more)).total


@pytest.mark.parametrize(
    "text", ["groundwater", "groundwater pumps", "groundwater oven water", "groundwater bread"]
)
def test_a_hit_by_its_topic_alone_says_so_and_comes_last(built: Library, text: str) -> None:
    hits = built.search(text).hits
    silent = [not any(f"**{word}" in hit.snippet.casefold() for word in text.split()) for hit in hits]
    assert silent == sorted(silent)
    assert [hit.found_by == "topics" for hit in hits] == silent
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_pages_follow_one_another(built: Library) -> None:
    whole = built.answers()
    assert built.answers(limit=3) + built.answers(limit=3, offset=3) + built.answers(offset=6) == whole
    assert built.search(limit=0).total == len(whole)
    ranked = built.answers("the water of the well")
    assert [built.answers("the water of the well", limit=1, offset=place)[0] for place in range(3)] == ranked[
        :3
    ]


def test_a_pair_with_all_words_comes_before_one_that_repeats_one(built: Library) -> None:
    assert built.answers("water pumps")[0] == "Nobody owns the"


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"speakers": ("Yusra Benhaddad",)}, 3),
        ({"speakers": ("Yusra Benhaddad", "Tendai Makwarimba")}, 5),
        ({"speakers": ("benhaddad",)}, 3),
        ({"topics": ("Bread",)}, 2),
        ({"outlets": ("Grain and Oven",), "speakers": ("Yusra Benhaddad",)}, 0),
        ({"years": ("2019",)}, 3),
        ({"since": "2019-05", "until": "2019-05"}, 3),
        ({"since": "2021-06"}, 2),
        ({"until": "2019"}, 3),
        ({"path": "bread.md"}, 2),
        ({"path": "absent.md"}, 0),
    ],
)
def test_filters_narrow(built: Library, options: dict[str, object], found: int) -> None:
    results = built.search(**options)
    assert results.total == len(results.hits) == found


def test_counts_are_of_all_hits_and_not_of_the_page(built: Library) -> None:
    facets = built.search(limit=1).facets
    assert dict(facets["speaker"])["Yusra Benhaddad"] == 3
    assert facets["outlet"] == [("Radio Meridian", 3), ("Grain and Oven", 2)]
    assert facets["year"] == [("2019", 3), ("2021", 2)]
    assert dict(facets["topic"])["Bread"] == 2


def test_a_count_says_how_many_hits_choosing_it_brings(built: Library) -> None:
    for facet, option in (
        ("speaker", "speakers"),
        ("topic", "topics"),
        ("outlet", "outlets"),
        ("year", "years"),
    ):
        for value, count in built.search("water bread").facets[facet]:
            assert built.search("water bread", **{option: (value,)}).total == count


def test_a_snippet_marks_every_form_of_the_words(built: Library) -> None:
    [hit] = built.search("owning pump").hits[:1]
    assert "**owns**" in hit.snippet
    assert "**pumps**" in hit.snippet


def test_where_only_the_question_matches_the_snippet_is_of_it(built: Library) -> None:
    [hit] = built.search("deep").hits
    assert hit.snippet.startswith("How **deep** is")


def test_a_phrase_that_nobody_says_is_searched_as_words(built: Library) -> None:
    results = built.search('"water archive"')
    assert results.total
    assert '"water archive"' in (results.explanation or "")


def test_it_is_said_why_nothing_is_found(built: Library) -> None:
    assert "No question, answer or passage has 'xylophone'" in (built.search("xylophone").explanation or "")
    assert "Nearest: Yusra Benhaddad" in (built.search(speakers=("Jusra Benhadad",)).explanation or "")
    assert "none with outlet Grain and Oven" in (
        built.search("groundwater", outlets=("Grain and Oven",)).explanation or ""
    )
    assert "no word" in (built.search("!!! ???").explanation or "")
    assert "Alone there are: oven (1), pumps (1)" in (built.search("oven AND pumps").explanation or "")


def test_a_pair_comes_with_its_people_and_its_place(built: Library) -> None:
    [hit] = built.search("pumps").hits
    pair = hit.pair
    assert (pair.path, pair.ordinal, pair.start_line, pair.end_line) == ("wells.md", 2, 14, 16)
    assert pair.questioners == ("Milo Tarrantine",)
    assert pair.answerers == ("Yusra Benhaddad",)
    assert pair.folder == str(built.folder)
    assert [speech.speaker for speech in pair.answer_speeches] == ["Yusra Benhaddad"]
    assert pair.question == "Who owns the wells today?"
    assert "also_in" not in hit.to_record()


def test_a_pair_is_found_by_any_unambiguous_beginning_of_its_id(opened: Index) -> None:
    ids = [hit.pair.id for hit in opened.search(SearchRequest()).hits]
    for identifier in ids:
        assert opened.pair(identifier[:8]).id == identifier
        assert opened.pair(identifier.upper()).id == identifier
    for reference in ("", "zz", "ffffffffffffffffffff", "0" * 16):
        with pytest.raises(PairReferenceError):
            opened.pair(reference)


def test_ids_are_listed_by_how_they_begin(opened: Index) -> None:
    known = sorted(hit.pair.id for hit in opened.search(SearchRequest(limit=1000)).hits)
    start = known[0][:1]
    assert opened.ids(start, 1000) == [identifier for identifier in known if identifier.startswith(start)]
    assert opened.ids(start.upper(), 1) == known[:1]
    assert opened.ids(known[-1], 5) == known[-1:]
    assert [opened.ids(text, 5) for text in ("", "no id", "0" * 17)] == [[], [], []]


def test_the_pairs_of_a_file_are_in_their_order(opened: Index) -> None:
    assert [pair.ordinal for pair in opened.pairs_of("wells.md")] == [1, 2, 3]
    assert opened.pairs_of("absent.md") == ()


def test_a_description_is_what_a_citation_needs(opened: Index) -> None:
    description = opened.description(opened.pairs_of("wells.md")[0])
    assert (description.title, description.date, description.path) == (
        "Wells of the north",
        "2019-05-04",
        "wells.md",
    )
    assert [person.name for person in description.interviewees] == ["Yusra Benhaddad"]


def test_interviews_are_listed_newest_first(opened: Index) -> None:
    assert [(entry.path, entry.pairs) for entry in opened.interviews()] == [
        ("bread.md", 2),
        ("wells.md", 3),
        ("undated.md", 2),
    ]


def test_a_summary_counts(opened: Index, built: Library) -> None:
    summary = opened.summary()
    assert (summary.files, summary.interviews, summary.pairs) == (3, 3, 7)
    assert summary.folders == (str(built.folder),)
