from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.parsing import parse
from interviews.parsing.labels.label import initials_of, label_key, may_be_label, role_key, split_name
from interviews.parsing.mentions import LowerCaseWords, people_named
from interviews.parsing.names import (
    abbreviates,
    bare_words,
    initials_given_in,
    is_slip,
    same_name,
)
from interviews.parsing.naming import person_in
from tests.rows import read_rows

ROWS = Path(__file__).parent / "rows"


@pytest.mark.parametrize(("short", "full", "is_short"), read_rows(ROWS / "abbreviations.txt"))
def test_a_short_spelling_abbreviates_the_full_name(short: str, full: str, is_short: str) -> None:
    assert abbreviates(short, full) == (is_short == "yes")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("INES OKORO", "Ines Okoro"),
        ("Łukasz Żak", "Lukasz Zak"),
        ("Dr. Ines Okoro", "Ines Okoro"),
        ("Jean-Luc Roe", "Jean Luc Roe"),
        ("Ines Okoro \u2764\ufe0f", "Ines Okoro"),
    ],
)
def test_case_accents_marks_and_honorifics_do_not_make_another_name(one: str, other: str) -> None:
    assert same_name(one, other)


def test_a_given_name_like_an_abbreviated_title_tells_people_of_one_surname_apart() -> None:
    assert not same_name("Sig Okoro", "Ines Okoro")
    assert not abbreviates("Sig Okoro", "Ines Okoro")


def test_a_slip_is_one_or_two_keys_and_keeps_the_first_letter() -> None:
    assert is_slip("Lote", "Lotte")
    assert is_slip("Kulpreet Sing", "Kulpreet Singh")
    assert not is_slip("Mia", "Mio"), "too short to tell"
    assert not is_slip("Bram", "Gram")
    assert not is_slip("Lotte Maas", "Lotte Moor")


def test_names_in_prose_may_run_over_the_end_of_a_long_line_only() -> None:
    prose = (
        "Yesterday we went to Hollin and talked for two hours with the well-known digger Bram\n"
        "Tielman, who lives there.\n"
        "Well News\n"
        "Ines Okoro asks"
    )
    assert {"Bram Tielman", "Ines Okoro"} <= set(people_named(prose, ()))
    assert not any("News Ines" in name for name in people_named(prose, ()))


def test_initials_beyond_ascii_are_explained_as_others_are() -> None:
    text = "Present: Kazimierz Łąkowski (KŁ), Иван Петров (ИП), Ines Okoro (井戸)"
    assert dict(initials_given_in(text)) == {"KŁ": "Kazimierz Łąkowski", "ИП": "Иван Петров"}


def test_names_in_prose_leave_the_conjunction_before_them_out() -> None:
    prose = (
        "Nobody stayed. But Ines Okoro remembers. Whereas But Bram Oude-Tielman was tired. But Lotte slept."
    )
    assert people_named(prose, ()) == ["Ines Okoro", "Bram Oude-Tielman"]


@pytest.mark.parametrize(
    ("short", "prose", "full"),
    [
        ("Bram", "Today Bram Tielman tells", "Bram Tielman"),
        ("Bram", "Bram van der Tielman talks", "Bram van der Tielman"),
        ("Dr. Tielman", "Exclusive: Dr. Bram Tielman tells", "Dr. Bram Tielman"),
        ("BT", "The words of Bram Tielman", "Bram Tielman"),
        ("Bram", "Asking Bram Tielman is no asking", "Bram Tielman"),
        ("Ines", "Bram Tielman tells", "Ines"),
    ],
)
def test_a_short_name_is_completed_from_the_words_above(short: str, prose: str, full: str) -> None:
    said = f"**Quill:** When did it close?\n\n**{short}:** In the autumn of that year.\n\n"
    (interview,) = parse(f"# The mill\n\n{prose} about it.\n\n{said}{said}")
    assert full in [speaker.name for speaker in interview.speakers]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Wir nutzen Werkzeuge, z. B. Merkbrett, i. A. Tafeln", []),
        ("Bilder u. A. gemalt von Ilse Brandl", ["Ilse Brandl"]),
        ("My name is Rhea Tully I will begin", ["Rhea Tully"]),
        ("Hello, my name is Rhea I will begin", []),
        ("Rhea Tully Q & A", ["Rhea Tully"]),
    ],
)
def test_letters_of_abbreviations_and_pronouns_are_no_initials(text: str, names: list[str]) -> None:
    assert people_named(text, ()) == names


def test_initials_are_explained_by_lists_and_tables() -> None:
    text = "Present: Ines Okoro (IO), Bram Tielman (BT)\n\n| Name | Abbr |\n|--|--|\n| Lotte Maas | LMS |\n"
    assert dict(initials_given_in(text)) == {"IO": "Ines Okoro", "BT": "Bram Tielman", "LMS": "Lotte Maas"}


@pytest.mark.parametrize(
    ("title", "prose", "name"),
    [
        ("Bram Tielman", "", "Bram Tielman"),
        ("People of Hollin: Bram Tielman", "", "Bram Tielman"),
        ("A Conversation with Bram Tielman", "", "Bram Tielman"),
        ("Bram Tielman Talks About Wells", "Bram Tielman is a digger.", "Bram Tielman"),
        ("A Conversation with Sterling Tielman", "", "Sterling Tielman"),
        ("Sieben Fragen an Ines Okoro", "Unsere Fragen gingen an Ines Okoro.", "Ines Okoro"),
        ("Meet Bram", "", None),
        ("Wells and Pumps", "It rained.", None),
    ],
)
def test_the_interviewee_is_found_in_the_title(title: str, prose: str, name: str | None) -> None:
    words = {"wells", "and", "pumps", "people", "about", "conversation"}
    assert person_in(title, prose, words) == name


def test_nouns_of_german_that_stand_behind_articles_are_nobody() -> None:
    prose = (
        "Wozu dient die Vermessung der Brunnenschächte? Die Vermessung der Brunnenschächte ist nicht neu. Was nützt "
        "die Vermessung Ihrer Meinung nach, und wer braucht die Brunnenschächte?"
    )
    words = LowerCaseWords(prose)
    assert person_in("Leitfaden", prose, words) is None
    assert person_in("Leitfaden", f"{prose} Ines Okoro antwortet. Okoro gräbt.", words) == "Ines Okoro"


def test_a_label_is_split_into_name_initials_and_remark() -> None:
    assert split_name("Ines Okoro (IO)") == ("Ines Okoro", "IO", None)
    assert split_name("Ines Okoro (Well News)") == ("Ines Okoro", None, "Well News")
    assert split_name("Okoro (hereafter O)") == ("Okoro", "O", None)
    assert split_name("Okoro (Well News, im Folgenden IO)") == ("Okoro", "IO", "Well News")
    assert split_name("李明远（以下简称“李”）") == ("李明远", "李", None)
    assert split_name("(laughs)") == ("(laughs)", None, None)


def test_labels_are_the_same_whatever_their_case_and_stops() -> None:
    assert label_key("Dr. Okoro") == label_key("DR OKORO") == "dr okoro"
    assert role_key(label_key("Q12")) == "q"
    assert role_key(label_key("Speaker 1")) == "speaker"
    assert role_key(label_key("P1")) == "p1"


def test_a_sentence_is_no_label() -> None:
    assert may_be_label("Ines Okoro")
    assert may_be_label("???")
    assert not may_be_label("Who heard it?")
    assert not may_be_label("one two three four five six seven eight nine")
    assert not may_be_label("")


def test_initials_count_capitals_within_words() -> None:
    assert initials_of("Jean Olm-Roe") == "JOR"
    assert initials_of("ReadMore") == "RM"


@given(st.text(max_size=60), st.text(max_size=60))
def test_comparing_names_never_fails(one: str, other: str) -> None:
    for function in (abbreviates, same_name, is_slip):
        function(one or "a", other or "b")
    bare_words(one)
    people_named(one, ())


@pytest.mark.parametrize("name", ["Ben Maas", "Mia Maas", "Min Maas", "Jing Maas", "Irving Maas"])
def test_a_given_name_that_looks_like_a_pronoun_or_a_verb_completes_a_surname(name: str) -> None:
    said = "**Ines:** When did it close?\n\n**Maas:** In the autumn of that year.\n\n"
    (interview,) = parse(f"# The mill\n\n{name} was born beside it.\n\n{said}{said}")
    assert name in [speaker.name for speaker in interview.speakers]
