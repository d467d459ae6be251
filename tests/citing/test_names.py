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


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Runa Halvard", {"family": "Halvard", "given": "Runa"}),
        ("Runa Maria Halvard", {"family": "Halvard", "given": "Runa Maria"}),
        ("R. M. Halvard", {"family": "Halvard", "given": "R. M."}),
        ("Halvard, Runa", {"family": "Halvard", "given": "Runa"}),
        ("Siân O'Dowell", {"family": "O'Dowell", "given": "Siân"}),
        ("Анна Петровна Реброва", {"family": "Реброва", "given": "Анна Петровна"}),
        ("bell marrow", {"family": "marrow", "given": "bell"}),
        ("Runa Aas", {"family": "Aas", "given": "Runa"}),
    ],
)
def test_a_name_is_split_as_it_is_spelled(name: str, parts: dict[str, str]) -> None:
    assert split_name(name) == parts


@pytest.mark.parametrize(
    "name",
    [
        "Dr. Runa Halvard",
        "Prof. Dr. Runa Halvard",
        "Runa Halvard, PhD",
        "Dame Runa Halvard",
        "Runa Halvard MD",
    ],
)
def test_honorifics_and_degrees_are_left_out(name: str) -> None:
    assert split_name(name) == {"family": "Halvard", "given": "Runa"}


def test_an_honorific_before_a_family_name_leaves_that_name_alone() -> None:
    assert split_name("Mrs. Halvard") == {"literal": "Halvard"}


@pytest.mark.parametrize("aside", ["(she/her)", "[Estuary Trust]", "(Runi)"])
def test_asides_in_brackets_are_left_out(aside: str) -> None:
    assert split_name(f"Runa Halvard {aside}") == {"family": "Halvard", "given": "Runa"}


def test_a_family_name_that_looks_like_a_generation_is_not_lost() -> None:
    assert split_name("Amos Junior") == {"literal": "Amos Junior"}


def test_a_title_that_may_be_a_first_name_stays() -> None:
    assert split_name("Queen Halvard") == {"literal": "Queen Halvard"}


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ilse van der Meer", {"family": "Meer", "given": "Ilse", "non-dropping-particle": "van der"}),
        ("Mateo de la Fuente", {"family": "Fuente", "given": "Mateo", "non-dropping-particle": "de la"}),
        ("Otto von Brack", {"family": "Brack", "given": "Otto", "dropping-particle": "von"}),
        ("Pieter Van Aalst", {"family": "Van Aalst", "given": "Pieter"}),
        ("van Aalst", {"family": "Aalst", "non-dropping-particle": "van"}),
        ("José Ortiz y Salas", {"family": "Ortiz y Salas", "given": "José"}),
    ],
)
def test_particles_belong_to_the_family_name_or_drop(name: str, parts: dict[str, str]) -> None:
    assert split_name(name) == parts


@pytest.mark.parametrize("suffix", ["Jr.", "III", "Sr"])
def test_a_generation_is_a_suffix(suffix: str) -> None:
    assert split_name(f"Amos Trent {suffix}") == {"family": "Trent", "given": "Amos", "suffix": suffix}


@pytest.mark.parametrize(
    "name",
    [
        "Halvard",
        "The Wharf Readers",
        "Harrow & Daughters",
        "Salt and Rope Collective",
        "estuary-times.example",
        "Estuary Radio",
        "@runa",
        "Speaker 2",
    ],
)
def test_organisations_groups_and_single_names_are_literal(name: str) -> None:
    assert split_name(name) == {"literal": name}


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


@pytest.mark.parametrize(
    "name", ["Harbour Transformation Services", "Office of Tides", "Universität Selm", "Redazione Costa Blu"]
)
def test_organisations_are_never_split(person, name: str) -> None:
    assert split_name(name) == {"literal": name}
    assert not is_unclear(person(name))


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
