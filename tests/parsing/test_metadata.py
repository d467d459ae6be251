from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from interviews.errors import SettingsError
from interviews.model import NameParts
from interviews.parsing import parse
from interviews.parsing.dates import date_in, date_in_file_name, first_day, issued
from interviews.parsing.front_matter import read_front_matter
from interviews.parsing.persons import persons, split_names
from interviews.parsing.speakers_file import read_speakers_file
from interviews.parsing.words import detect_language
from tests.rows import is_part, read_rows, read_rows_of_languages

ROWS = Path(__file__).parent / "rows"
DIALOGUE = "\n**Ines Okoro:** When did the well run dry?\n\n**Bram Tielman:** In August.\n"


CASES = yaml.safe_load(Path(__file__).with_name("metadata.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_metadata_are_read_as_the_case_says(case: dict[str, Any]) -> None:
    (interview,) = parse(case["text"])
    assert is_part(case["interview"], interview.model_dump(mode="json"))


def test_the_first_day_of_a_range_stands_for_it() -> None:
    assert first_day("2019-07-04/2019-07-06") == "2019-07-04"
    assert first_day("1974~") == "1974"
    assert first_day(None) is None


def test_a_date_is_found_in_prose_and_not_in_an_address() -> None:
    assert date_in("Interview took place on March 26, 2021. All rights reserved.", "en") == (
        "March 26, 2021",
        "2021-03-26",
    )
    assert date_in("![](https://example.org/2015/07/well.jpg)", "en") is None
    assert date_in("It was in 1998.", "en") is None
    assert date_in("Recorded in the spring of 1979 by a student.", "en") is None
    for who in ("a student", "an old friend", "one of us", "two sisters"):
        assert date_in(f"Recorded in May of 1979 by {who}.", "en") == ("May of 1979", "1979-05")
    assert date_in("Grabado en mayo de 1979 y editado en Lima.", "es") == ("mayo de 1979", "1979-05")


@pytest.mark.parametrize(("sentence", "date"), read_rows(ROWS / "sentences_with_dates.txt"))
def test_a_date_in_a_sentence_is_that_of_what_is_published(sentence: str, date: str | None) -> None:
    (interview,) = parse(f"# The mill\n\n{sentence}\n\n{DIALOGUE}")
    assert interview.issued == date


def test_a_date_in_the_file_name_is_the_last_resort() -> None:
    assert date_in_file_name("2024-11-harbour.md") == "2024-11"
    assert date_in_file_name("talk-20241.md") is None
    assert date_in_file_name("2018-2-28-rozhovor.md") == "2018-02-28"
    assert date_in_file_name("2018.3.10 talk.md") == "2018-03-10"
    assert date_in_file_name("2018-10-3-questions.md") == "2018-10"
    assert date_in_file_name("minutes-2018-3.md") is None
    (interview,) = parse(DIALOGUE, "notes/2024-03-05-talk.md")
    assert interview.date == "2024-03-05"
    (interview,) = parse(f"---\ndate: 1998\n---\n{DIALOGUE}", "2024-03-05-talk.md")
    assert interview.date == "1998"


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("Spanish", "es"),
        ("Deutsch", "de"),
        ("fre", "fr"),
        ("日本語", "ja"),
        ("en-GB", "en-GB"),
        ("Selmish", "Selmish"),
    ],
)
def test_a_language_that_is_called_by_its_name_has_its_tag(written: str, tag: str) -> None:
    (interview,) = parse(f"---\nlanguage: {written}\ndate: 12.03.2021\n---\n{DIALOGUE}")
    assert interview.language == tag
    assert interview.issued == ("2021" if tag in ("ja", "Selmish") else "2021-03-12")


def test_yaml_keeps_dates_and_unusual_values_as_written() -> None:
    values = read_front_matter(
        ["---", "date: 2019-07-04", "Canonical-URL: https://example.org", "x: on", "---"]
    ).values
    assert values == {"date": "2019-07-04", "canonical_url": "https://example.org", "x": True}


def test_toml_front_matter_is_read() -> None:
    front_matter = read_front_matter(["+++", 'title = "Wells"', "date = 2019-07-04", "+++", "text"])
    assert front_matter.values["title"] == "Wells"
    assert front_matter.end == 4


def test_invalid_yaml_names_the_line_and_keeps_the_plain_keys() -> None:
    front_matter = read_front_matter(["---", "title: Wells: a story", "outlet: Well News", "---"])
    assert front_matter.values["outlet"] == "Well News"
    (finding,) = front_matter.findings
    assert (finding.line, finding.code) == (2, "front-matter")


def test_a_rule_at_the_head_is_no_front_matter() -> None:
    assert read_front_matter(["---", "Once upon a time", "---"]).end == 0
    assert read_front_matter(["---", "title: never closed"]).end == 0


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ines Okoro (Well News)", ["Ines Okoro"]),
        ("[Ines Okoro](https://example.org) (Well News), [Bram Tielman](https://example.org/b)", ["Ines Okoro", "Bram Tielman"]),
        ("Ines Okoro https://example.org/author/ines/", ["Ines Okoro"]),
        (["Ines Okoro", {"name": "Bram Tielman"}], ["Ines Okoro", "Bram Tielman"]),
        ({"given": "Ines", "family": "Okoro"}, ["Ines Okoro"]),
        ("Ines Okoro and Bram Tielman", ["Ines Okoro", "Bram Tielman"]),
        ("null", []),
        (None, []),
        (3.5, ["3.5"]),
    ],
)  # fmt: skip
def test_people_are_read_in_every_form(value: object, names: list[str]) -> None:
    assert [person.name for person in persons(value)] == names


def test_an_affiliation_in_parentheses_goes_with_the_name() -> None:
    (person,) = persons("Ines Okoro (Well News)")
    assert person.affiliation == "Well News"
    assert split_names("Okoro, Ines") == ["Okoro, Ines"]


def test_the_speakers_file_wins() -> None:
    people = read_speakers_file(
        '["Bram Tielman"]\naliases = ["Brahm"]\nrole = "interviewer"\naffiliation = "Farm"\nfamily = "Tielman"\n',
        "speakers.toml",
    )
    (interview,) = parse(
        "**Ines:** Dry?\n\n**Brahm:** Yes.\n\n**Ines:** Since?\n\n**Brahm:** August.\n", "", people
    )
    speaker = {speaker.name: speaker for speaker in interview.speakers}["Bram Tielman"]
    assert (speaker.role, speaker.affiliation, speaker.aliases) == ("interviewer", "Farm", ("Brahm",))
    assert speaker.name_parts == NameParts(family="Tielman")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("[Bram", "not valid TOML"),
        ("Bram = 1", "is no table"),
        ('[Bram]\nrol = "x"', "unknown 'rol'"),
        ('[Bram]\nrole = "boss"', "role 'boss'"),
        ("[Bram]\naliases = [1]", "not a text"),
    ],
)
def test_a_wrong_speakers_file_says_what_and_where(text: str, part: str) -> None:
    with pytest.raises(SettingsError, match=part) as caught:
        read_speakers_file(text, "folder/speakers.toml")
    assert str(caught.value).startswith("folder/speakers.toml: ")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("When did the well run dry and what did you do about it in the village that summer?", "en"),
        ("Wann ist der Brunnen versiegt, und was habt ihr in jenem Sommer im Dorf gemacht?", "de"),
        ("¿Cuándo se secó el pozo y qué hicisteis en el pueblo durante aquel verano tan largo?", "es"),
        ("井什么时候干的？那年夏天你们在村里做了什么？我们挖了一口新井，很深很深，花了整整三个星期，大家都来帮忙，最后终于出水了。", "zh"),
        ("Yes.", None),
    ],
)  # fmt: skip
def test_the_language_is_told_from_the_words(text: str, language: str | None) -> None:
    assert detect_language(text) == language


LONGER = DIALOGUE + "\n**Ines Okoro:** And then?\n\n**Bram Tielman:** We dug.\n"


@pytest.mark.parametrize(("language", "written", "date"), read_rows_of_languages(ROWS / "dates.txt"))
def test_dates_keep_their_precision_and_are_read_as_their_language_writes_them(
    language: str | None, written: str, date: str | None
) -> None:
    assert issued(written, language) == date


@pytest.mark.parametrize(("dialect", "head"), read_rows(ROWS / "front_matter.txt"))
def test_front_matter_of_every_dialect_and_language_says_the_same(dialect: str, head: str) -> None:
    (interview,) = parse(f"{head}\n{LONGER}")
    assert (interview.title, interview.date) == ("On wells", "2019-05-04")
    assert [person.name for person in interview.interviewees] == ["Bram Tielman"]
    assert interview.front_matter is not None
    assert interview.front_matter.end_line == head.count("\n") + 1
    assert len(interview.turns) == 4


def test_a_conversation_is_no_list_of_keys() -> None:
    assert read_front_matter(["Host: Hello there.", "Guest: Hello.", ""]).end == 0
    assert read_front_matter(["Title: Wells", "Ines: Hello", ""]).end == 0
    assert read_front_matter(["Name: Bram", "Title: Director", ""]).end == 0
    assert read_front_matter(["Title: Wells"]).end == 0
    assert read_front_matter(["{well: 1}", "text"]).end == 0
    assert read_front_matter(["{", "not json"]).end == 0


def test_a_wrong_value_costs_that_value_only() -> None:
    broken = [
        "---",
        "title: Wells: a story",
        "guests:",
        "  - Bram Tielman",
        "tags: [a, b",
        "date: 2019",
        "---",
    ]
    values = read_front_matter(broken).values
    assert values["title"] == "Wells: a story"
    assert values["guests"] == ["Bram Tielman"]
    assert values["date"] == 2019
    broken = ["+++", 'title = "Wells"', "date = soon", 'guests = ["Bram Tielman"]', "+++"]
    values = read_front_matter(broken).values
    assert (values["title"], values["date"], values["guests"]) == ("Wells", "soon", ["Bram Tielman"])


def test_a_control_character_in_yaml_is_left_out_and_named() -> None:
    front_matter = read_front_matter(["---", "tags: [a]", "title: We\x07lls", "---"])
    assert front_matter.values == {"tags": ["a"], "title": "Wells"}
    assert [finding.line for finding in front_matter.findings] == [3]


@pytest.mark.parametrize(("head", "title"), read_rows(ROWS / "titles.txt"))
def test_the_title_is_what_a_reader_would_call_it(head: str, title: str | None) -> None:
    (interview,) = parse(f"{head}\n{LONGER}")
    assert interview.title == title


@pytest.mark.parametrize(
    "head",
    [
        'interviewer:["[[Ines Okoro|Ines]]"]\ntopics:[wells, "dry years"]\nguest: \'[[Bram Tielman]]\'\ndate: "2019-02-03"',
        'title: "The well"\ninterviewer: ["[[Ines Okoro|Ines]]"]\ntopics: [wells, "dry years"]\nguest: "[[Bram Tielman]]"\ndate: 2019',
        '# The well\n\n- interviewer: ["[[Ines Okoro|Ines]]"]\n- topics: [wells, "dry years"]\n- guest: "[[Bram Tielman]]"\n- date: "2019"',
        "interviewer:: [[Ines Okoro|Ines]]\ntopics:: wells, dry years\nguest:: [[Bram Tielman]]\ndate:: [[2019-02-03]]",
        '---\ninterviewer:["[[Ines Okoro|Ines]]"]\ntopics:[wells, "dry years"]\nguest: "[[Bram Tielman]]"\ndate: 2019\n---',
    ],
)
def test_values_in_the_marks_of_yaml_are_read_wherever_their_keys_stand(head: str) -> None:
    [interview] = parse(f"{head}\n{DIALOGUE.replace('Ines Okoro', 'Ines')}", path="talk.md")
    assert [(one.name, one.aliases) for one in interview.speakers] == [
        ("Ines Okoro", ("Ines",)),
        ("Bram Tielman", ()),
    ]
    assert interview.topics == ("wells", "dry years")
    assert interview.date is not None and interview.date.startswith("2019")
    assert interview.date_as_written is not None and '"' not in interview.date_as_written
    assert interview.title in (None, "The well")


@pytest.mark.parametrize(
    ("table", "head", "speakers"),
    [
        ('["Abraham Tielman"]\naliases = ["Bram Tielman"]', "---\nguest: Bram Tielman\n---", {"Abraham Tielman": "interviewee"}),
        ('["Abraham Tielman"]\naliases = ["Bram T."]', "---\nguests: [{name: Bram Tielman, aliases: [Bram T.]}]\n---", {"Abraham Tielman": "interviewee"}),
        ('["Abraham Tielman"]\naliases = ["Bram Tielman"]', "", {"Abraham Tielman": "interviewee"}),
    ],
)  # fmt: skip
def test_the_speakers_file_renames_without_fixing_a_role(
    table: str, head: str, speakers: dict[str, str]
) -> None:
    (interview,) = parse(f"{head}\n{LONGER}", "", read_speakers_file(table, "speakers.toml"))
    roles = {one.name: one.role for one in interview.speakers}
    assert speakers.items() <= roles.items()
    assert [one.name for one in interview.interviewees] == ["Abraham Tielman"]


@pytest.mark.parametrize(
    "value", [5, True, [["Bram"]], {"name": 3}, {"name": "Bram", "aliases": 7}, [None], {"a": 1}]
)
def test_strange_values_for_people_are_survived(value: object) -> None:
    persons(value)


@given(st.text(max_size=60), st.sampled_from(["", "de", "en", "en-GB", "fr"]))
def test_reading_dates_of_a_language_never_fails(text: str, language: str) -> None:
    issued(text, language)


@given(
    st.lists(
        st.sampled_from(
            [
                "---",
                "+++",
                ";;;",
                "---json",
                "{",
                "}",
                '"a": 1',
                "a: b",
                "Title: x",
                "#+A: b",
                "",
                "[",
                "a = 1",
            ]
        ),
        max_size=12,
    )
)
def test_reading_front_matter_never_fails(lines: list[str]) -> None:
    assert 0 <= read_front_matter(lines).end <= len(lines)


def test_the_note_of_the_manual_is_read_as_it_says() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "obsidian.md").read_text(encoding="utf-8")
    [note] = re.findall(r"```markdown\n(.*?)```", manual, re.DOTALL)
    [interview] = parse(note)
    assert [(one.questioners, one.answerers) for one in interview.qa_pairs] == [
        (("Ada Quill",), ("Bram Tielman",)),
        (("Ada Quill",), ("Bram Tielman",)),
    ]
    first = interview.qa_pairs[0]
    assert first.question == "When did the well run dry?"
    assert first.answer == "In August, on a Sunday. The pump drew nothing but air."
    assert first.timestamp == "00:01:05"
    assert interview.topics == ("wells", "drought", "oral-history/kitchen")
    assert interview.media == "../Recordings/well.m4a"


def test_names_without_capitals_are_no_slogan() -> None:
    (interview,) = parse(f"---\nguest: ines maria falk lind\n---\n\n{DIALOGUE}")
    assert [person.name for person in interview.interviewees][:1] == ["ines maria falk lind"]
