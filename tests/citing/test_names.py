import tomllib

import pytest

from interviews.citing.names import (
    csl_name,
    display_name,
    display_names,
    is_unclear,
    speakers_line,
    split_name,
)

RUNA = "Halvard, Runa"
RULES: dict[str, dict[str, str | dict[str, str]]] = {
    "as it is spelled": {
        "Runa Halvard": RUNA,
        "Runa Maria Halvard": "Halvard, Runa Maria",
        "R. M. Halvard": "Halvard, R. M.",
        "Halvard, Runa": RUNA,
        "Siân O'Dowell": "O'Dowell, Siân",
        "Анна Петровна Реброва": "Реброва, Анна Петровна",
        "bell marrow": "marrow, bell",
        "Runa Aas": "Aas, Runa",
    },
    "without honorifics and degrees": {
        **dict.fromkeys(("Dr. Runa Halvard", "Prof. Dr. Runa Halvard", "Runa Halvard, PhD"), RUNA),
        **dict.fromkeys(("Dame Runa Halvard", "Runa Halvard MD"), RUNA),
        "Mrs. Halvard": "Halvard",
        **dict.fromkeys(("Univ.-Prof. Dr. h. c. mult. Runa Halvard", "The Right Hon. Runa Halvard"), RUNA),
        **dict.fromkeys(("Dott.ssa Runa Halvard", "Runa Halvard MEP", "Runa Halvard, OBE, FRS"), RUNA),
        "Queen Halvard": "Queen Halvard",
        **{name: name for name in ("CHAIRMAN HALVARD", "Councilwoman Halvard", "Coroner Halvard")},
        **dict.fromkeys(("Chairwoman Runa Halvard", "Mayor Runa Halvard"), RUNA),
    },
    "without asides in brackets": dict.fromkeys(
        ("Runa Halvard (she/her)", "Runa Halvard [Estuary Trust]", "Runa Halvard (Runi)"), RUNA
    ),
    "with a generation as a suffix": {
        **{
            f"Amos Trent {suffix}": {"family": "Trent", "given": "Amos", "suffix": suffix}
            for suffix in ("Jr.", "III", "Sr")
        },
        "Amos Junior": "Amos Junior",
    },
    "with particles that belong to the family name or drop": {
        "Ilse van der Meer": {"family": "Meer", "given": "Ilse", "non-dropping-particle": "van der"},
        "Mateo de la Fuente": {"family": "Fuente", "given": "Mateo", "non-dropping-particle": "de la"},
        "Otto von Brack": {"family": "Brack", "given": "Otto", "dropping-particle": "von"},
        "Pieter Van Aalst": "Van Aalst, Pieter",
        "Amina wa Kestrel": {"family": "Kestrel", "given": "Amina", "non-dropping-particle": "wa"},
        "Jan in 't Veld": {"family": "Veld", "given": "Jan", "non-dropping-particle": "in 't"},
        "van Aalst": {"family": "Aalst", "non-dropping-particle": "van"},
        "José Ortiz y Salas": "Ortiz y Salas, José",
    },
    "whole, where it is nobody's or a single one": {
        name: name
        for name in (
            *("Halvard", "The Wharf Readers", "Harrow & Daughters", "Salt and Rope Collective", "@runa"),
            *("estuary-times.example", "Estuary Radio", "Speaker 2", "Harbour Transformation Services"),
            *("Office of Tides", "Universität Selm", "Redazione Costa Blu", "Selm Tide Organization"),
            *("Colectivo Marea", "Keepers Without Lamps"),
        )
    },
}
"""Names with what CSL has of them: `Family, Given`, other parts by their names, or a literal name."""


@pytest.mark.parametrize(("rule", "name"), [(rule, name) for rule, names in RULES.items() for name in names])
def test_a_name_is_split(person, rule: str, name: str) -> None:
    expected = RULES[rule][name]
    if isinstance(expected, str):
        family, comma, given = expected.partition(", ")
        expected = {"family": family, "given": given} if comma else {"literal": expected}
    assert split_name(name) == expected
    assert not is_unclear(person(name))


def test_the_outlet_that_asks_the_questions_is_literal(person) -> None:
    assert csl_name(person("Estuary Voices"), ["Estuary Voices"]) == {"literal": "Estuary Voices"}


@pytest.mark.parametrize("name", ["森遥", "ジョン・ロウ"])
def test_a_name_in_han_or_kana_without_a_space_is_asked_for_and_not_guessed(person, name: str) -> None:
    assert split_name(name) == {"literal": name}
    assert is_unclear(person(name))
    assert speakers_line(person(name)) == f'"{name}" = {{ family = "…", given = "…" }}'


@pytest.mark.parametrize(
    ("name", "language", "family", "given"),
    [
        ("森 遥", "ja", "森", "遥"),
        ("김하늘", None, "김", "하늘"),
        ("남궁하늘", "ko", "남궁", "하늘"),
        ("张晓明", "zh", "张", "晓明"),
        ("Kim Dae-won", None, "Kim", "Dae-won"),
        ("Dae-won Kim", None, "Kim", "Dae-won"),
        ("Kim Minji", "ko", "Kim", "Minji"),
        ("Kim Halvard", "en", "Halvard", "Kim"),
        ("Nguyễn Văn An", None, "Nguyễn", "Văn An"),
        ("Nguyen Van An", "en", "Nguyen", "Van An"),
        ("An Nguyen", "en", "Nguyen", "An"),
        ("Zhang Xiaoming", "en", "Zhang", "Xiaoming"),
        ("Nagy Péter", "hu", "Nagy", "Péter"),
        ("Péter Nagy", "hu", "Nagy", "Péter"),
        ("José Núñez Peña", "es", "Núñez Peña", "José"),
        ("María José Núñez", "es", "Núñez", "María José"),
        ("María José Núñez Peña", "es-MX", "Núñez Peña", "María José"),
        ("Inés Soto de Brissa", "es", "Soto de Brissa", "Inés"),
        ("María de los Ángeles Soto", "es", "Soto", "María de los Ángeles"),
        ("Don José Núñez Peña", "es", "Núñez Peña", "José"),
        ("Paulo Costa Júnior", "pt", "Costa Júnior", "Paulo"),
        ("Bong Min-seo", "en", "Bong", "Min-seo"),
        ("Ai Yunfei", "en", "Ai", "Yunfei"),
        ("Реброва Анна Петровна", "ru", "Реброва", "Анна Петровна"),
        ("João Silva Neto", "pt", "Silva Neto", "João"),
        ("João Silva Santos", "pt-BR", "Santos", "João Silva"),
    ],
)
def test_family_names_that_come_first_or_are_two_are_told(
    person, name: str, language: str | None, family: str, given: str
) -> None:
    assert split_name(name, language) == {"family": family, "given": given}
    assert not is_unclear(person(name), (), language)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("José Núñez Peña", "en"),
        ("Li Wei", "en"),
        ("Zoon Min-seo", "en"),
        ("Tran Le", None),
        ("Hanako Yamada", "ja"),
        ("Vera Kovács-Brown", "de"),
        ("Halvard Runa", "hu"),
    ],
)
def test_a_name_that_nothing_tells_is_split_as_most_are_and_counts_as_unclear(
    person, name: str, language: str | None
) -> None:
    *given, family = name.split()
    assert split_name(name, language) == {"family": family, "given": " ".join(given)}
    assert is_unclear(person(name), (), language) is (language != "de")


def test_the_line_for_the_speakers_file_is_toml_that_settles_the_name(person) -> None:
    line = speakers_line(person('José "Pepe" Núñez Peña'))
    assert tomllib.loads(line) == {'José "Pepe" Núñez Peña': {"family": "Peña", "given": "José Núñez"}}


def test_a_french_particle_drops() -> None:
    assert split_name("Aline de Brissac", "fr") == {
        "family": "Brissac",
        "given": "Aline",
        "dropping-particle": "de",
    }


def test_given_parts_win_over_the_spelling(person) -> None:
    named = person("森遥", family="森", given="遥")
    assert csl_name(named) == {"family": "森", "given": "遥"}
    assert not is_unclear(named)


def test_particles_of_the_metadata_get_the_names_that_csl_has(person) -> None:
    named = csl_name(person("x", family="Meer", given="Ilse", non_dropping_particle="van der", suffix="Jr."))
    assert named == {"family": "Meer", "given": "Ilse", "non-dropping-particle": "van der", "suffix": "Jr."}


def test_an_empty_name_is_no_name(person) -> None:
    assert csl_name(person(" \n ")) is None


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ({"family": "Fuente", "given": "Mateo", "non-dropping-particle": "de la"}, "Mateo de la Fuente"),
        ({"family": "Trent", "given": "Amos", "suffix": "Jr."}, "Amos Trent Jr."),
        ({"family": "森", "given": "遥"}, "森遥"),
        ({"literal": "Salt Collective"}, "Salt Collective"),
    ],
)
def test_prose_has_the_given_name_first_except_in_east_asian_script(name: dict[str, str], shown: str) -> None:
    assert display_name(name) == shown


def test_several_names_are_joined_by_commas_and_and() -> None:
    names = [{"literal": letter} for letter in "ABC"]
    assert [display_names(names[:count]) for count in range(4)] == ["", "A", "A and B", "A, B and C"]
