"""What comes first, and why."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from interviews.engines.engine import Index
from interviews.search.query import FIELDS, parse_query
from interviews.search.requests import SearchRequest
from interviews.search.results import SearchResults
from tests.engines.finding.conftest import Library, transcript

MANUAL = Path(__file__).parents[3] / "docs" / "searching.md"


def search(index: Index, text: str, **options: object) -> SearchResults:
    return index.search(SearchRequest(text, **options))  # type: ignore[arg-type]


def first(index: Index, text: str, **options: object) -> str:
    return search(index, text, **options).hits[0].pair.answer


def test_an_irregular_form_is_the_word(valley: Index) -> None:
    assert first(valley, "leaving institute").startswith("I left the institute")


def test_what_a_named_person_says_comes_before_what_is_said_of_them(valley: Index) -> None:
    results = search(valley, "okonjo groundwater")
    assert results.people == ("Ines Okonjo",)
    assert results.hits[0].pair.answer.startswith("The groundwater lies")
    assert "Nell Harrow" in {name for hit in results.hits for name in hit.pair.answerers}


def test_a_name_alone_lists_what_they_say_and_then_what_is_said_of_them(valley: Index) -> None:
    results = search(valley, "ines okonjo")
    assert [hit.pair.answerers for hit in results.hits] == [("Ines Okonjo",)] * 3 + [("Nell Harrow",)]
    assert search(valley, "ines okonjo", literal=True).total == 1


def test_words_side_by_side_come_before_words_apart(library: Library) -> None:
    pair = "The {} ran along the {} all the way to the sea, as it does on old maps of the coast."
    library.write(
        "apart.md", transcript("Ada Quill", "Bram Tielman", ("And?", pair.format("river", "salt road")))
    )
    library.write(
        "together.md", transcript("Ada Quill", "Bram Tielman", ("And?", pair.format("salt river", "road")))
    )
    library.rebuild()
    assert [hit.pair.path for hit in library.search("salt river").hits][:2] == ["together.md", "apart.md"]


def test_words_of_one_stretch_come_before_words_scattered_over_a_long_answer(library: Library) -> None:
    filler = " ".join(f"and then the {number} of us went on with it" for number in range(20))
    library.write(
        "scattered.md",
        transcript("Ada Quill", "Bram Tielman", ("And?", f"A ferry. {filler} They drew a toll.")),
    )
    library.write(
        "stretch.md",
        transcript("Ada Quill", "Bram Tielman", ("And?", f"They drew {filler} a toll for a ferry.")),
    )
    library.rebuild()
    assert [hit.pair.path for hit in library.search("ferry toll").hits] == ["stretch.md", "scattered.md"]


def test_words_where_the_answer_begins_come_before_those_of_an_aside(library: Library) -> None:
    filler = " ".join(f"and then the {number} of us went on with it" for number in range(20))
    about, elsewhere = "They drew a toll for a ferry.", f"They waited. {filler}"
    library.write("aside.md", transcript("Ada Quill", "Nell Harrow", ("And?", f"{elsewhere} {about}")))
    library.write("opening.md", transcript("Ada Quill", "Nell Harrow", ("And?", f"{about} {elsewhere}")))
    library.rebuild()
    assert [hit.pair.path for hit in library.search("ferry toll").hits] == ["opening.md", "aside.md"]


def test_what_stands_beside_a_good_hit_comes_before_its_equal_elsewhere(library: Library) -> None:
    about = ("Tell me about the weir.", "The weir was built by hand, and the weir outlived them all.")
    mended = ("Who mended it?", "Whoever was there when the weir broke.")
    other = ("And you?", "I kept bees on the hill behind the school for a while.")
    library.write("apart.md", transcript("Ada Quill", "Nell Harrow", about, other, mended))
    library.write("beside.md", transcript("Ada Quill", "Bram Tielman", about, mended, other))
    library.rebuild()
    found = [hit.pair for hit in library.search("weir").hits if hit.pair.question == mended[0]]
    assert [pair.path for pair in found] == ["beside.md", "apart.md"]


def test_what_few_interviews_talk_about_tells_an_interview(library: Library) -> None:
    toll = ("Who took the toll?", "A man in a long coat, and nobody ever saw him leave.")

    def says(word: str, times: int) -> list[tuple[str, str]]:
        return [(f"Day {day}?", f"We went past the {word}, as on any other day.") for day in range(times)]

    for name, pairs in {
        "common": [*says("harbour", 3), toll],
        "rare": [*says("quarry", 3), toll],
        "second": says("quarry", 3),
        **{f"other-{number}": says("harbour", 1) for number in range(3)},
    }.items():
        library.write(f"{name}.md", transcript("Ada Quill", "Bram Tielman", *pairs))
    library.rebuild()
    found = [hit.pair for hit in library.search("harbour quarry toll").hits if hit.pair.question == toll[0]]
    assert [pair.path for pair in found] == ["rare.md", "common.md"]


def test_a_topic_that_is_not_said_lists_its_pairs(valley: Index) -> None:
    results = search(valley, "hydrology")
    assert results.total == len(results.hits) == 3
    assert dict(results.facets["speaker"])["Ines Okonjo"] == 3


def test_a_common_slip_stays_beside_its_repair_and_a_right_word_alone(library: Library) -> None:
    line = ("What of day {}?", "They kept the machine in a separate shed.")
    library.write(
        "sheds.md",
        transcript("Ada Quill", "Bram Tielman", *((line[0].format(day), line[1]) for day in range(40))),
    )
    library.write(
        "nurse.md", transcript("Ada Quill", "Nell Harrow", ("Why?", "For the vaccine, in a seperate room."))
    )
    library.rebuild()
    results = library.search("seperate")
    assert results.corrected == "(seperate OR separate)"
    assert results.hits[0].pair.path == "nurse.md"
    assert results.total == 41
    assert library.search("machien").corrected == "machine"
    assert library.search('"seperate"').corrected is None
    assert (library.search("machien").total, library.search("machien", literal=True).total) == (40, 0)
    assert (library.search("vaccine").corrected, library.search("vaccine").total) == (None, 1)


def test_a_surname_that_is_said_mostly_where_its_bearer_speaks_is_a_name(library: Library) -> None:
    library.write(
        "okonjo.md",
        transcript(
            "Milo Tarrantine",
            "Ines Okonjo",
            ("Welcome, Ms Okonjo. How deep is the groundwater?", "It lies at forty metres."),
            *((f"And well {number}?", "It is dry, as all of them are by now.") for number in range(5)),
        ),
    )
    others = [(f"What did Okonjo say of groundwater {day}?", "That it falls.") for day in range(3)]
    library.write("harrow.md", transcript("Bram Tielman", "Nell Harrow", *others))
    # A mill is said everywhere, by Mr Mill no more than by others.
    library.write(
        "mill.md",
        transcript(
            "Ada Quill", "Rafe Mill", *((f"Who owns mill {day}?", "The mill is ours.") for day in range(8))
        ),
    )
    for number in range(3):
        library.write(
            f"mill-{number}.md",
            transcript("Ada Quill", f"Dov Baker-{number}", *[("Whose mill is it?", "It is my mill.")] * 2),
        )
    library.rebuild()
    results = library.search("groundwater okonjo")
    assert results.people == ("Ines Okonjo",)
    answerers = [hit.pair.answerers for hit in results.hits]
    assert answerers == sorted(answerers)
    assert answerers[:6] == [("Ines Okonjo",)] * 6
    assert library.search("mill").people == ()
    assert library.search("groundwater okonjo", nobody=("Ines Okonjo",)).people == ()


def test_what_somebody_answers_comes_before_what_they_ask(library: Library) -> None:
    library.write("asks.md", transcript("Ines Okonjo", "Nell Harrow", ("Is the well deep?", "It is deep.")))
    library.write("tells.md", transcript("Nell Harrow", "Ines Okonjo", ("Is the well deep?", "It is deep.")))
    library.rebuild()
    hits = library.search("ines okonjo well deep").hits
    assert [hit.pair.path for hit in hits if "/" not in hit.pair.path] == ["tells.md", "asks.md"]


def test_a_hit_says_why(valley: Index) -> None:
    [hit, *_] = search(valley, "okonjo groundwater deep", explained=True).hits
    assert hit.reason is not None
    assert "question: deep" in hit.reason
    assert "question and answer: groundwater" in hit.reason
    assert "speaks: okonjo" in hit.reason
    assert re.search(r"Score [\d.]+ with coverage 1.00", hit.reason)
    assert search(valley, "groundwater").hits[0].reason is None


def test_the_filter_that_leaves_nothing_is_named(valley: Index) -> None:
    explanation = search(valley, "groundwater", since="2022", outlets=("Radio Meridian",)).explanation or ""
    assert "none between 2022 and today" in explanation
    assert "Radio Meridian" not in explanation
    both = search(valley, "hunger", until="2020", speakers=("Ines Okonjo",)).explanation or ""
    assert "none with speaker Ines Okonjo" in both


def test_the_manual_has_every_field_and_its_examples_are_understood() -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    table = manual.split("## The query language")[1].split("\nA value of")[0]
    written = re.findall(r"`([^`]+)`", table)
    assert {text.split(":")[0] for text in written if ":" in text} == set(FIELDS)
    assert not [text for text in written if parse_query(text).remarks]


@pytest.mark.parametrize(("text", "nearest"), [("speker:okonjo", "speaker:"), ("topik:bread", "topic:")])
def test_an_unknown_field_is_searched_as_words_and_the_nearest_named(
    valley: Index, text: str, nearest: str
) -> None:
    assert nearest in (search(valley, text).explanation or "")


def test_a_word_that_is_nowhere_does_not_hide_what_the_title_has(valley: Index) -> None:
    alone = valley.search(SearchRequest("bakers street"))
    assert alone.total == 2
    with_another = valley.search(SearchRequest("bakers street xyzzyq"))
    assert {hit.pair.id for hit in with_another.hits} >= {hit.pair.id for hit in alone.hits}


def test_a_word_of_titles_only_is_said_to_be_there(valley: Index) -> None:
    explained = valley.search(SearchRequest('"north" AND baking')).explanation or ""
    assert "title:north" in explained
