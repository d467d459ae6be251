import tomllib
from pathlib import Path

import pytest
from tests.rows import read_rows_of_languages

from interviews.citing.names import (
    csl_name,
    display_name,
    display_names,
    is_unclear,
    speakers_line,
    split_name,
)

NAMES = list(read_rows_of_languages(Path(__file__).parent / "rows" / "names.txt"))


@pytest.mark.parametrize("row", NAMES, ids=lambda row: row[1])
def test_a_name_is_split_and_said_to_be_unclear_where_nothing_tells_how(person, row: tuple[str, ...]) -> None:
    language, name, written, *unclear = row
    if written.startswith("whole "):
        parts = {"literal": written.removeprefix("whole ")}
    else:
        family, given, *others = written.split("; ")
        parts = {"family": family, "given": given} | dict(other.split(": ") for other in others)
    assert split_name(name, language) == {key: value for key, value in parts.items() if value}
    assert is_unclear(person(name), (), language) == (unclear == ["unclear"])


def test_the_outlet_that_asks_the_questions_is_literal(person) -> None:
    assert csl_name(person("Estuary Voices"), ["Estuary Voices"]) == {"literal": "Estuary Voices"}


def test_the_line_for_the_speakers_file_asks_for_what_is_not_guessed(person) -> None:
    assert speakers_line(person("森遥")) == '"森遥" = { family = "…", given = "…" }'


def test_the_line_for_the_speakers_file_is_toml_that_settles_the_name(person) -> None:
    line = speakers_line(person('José "Pepe" Núñez Peña'))
    assert tomllib.loads(line) == {'José "Pepe" Núñez Peña': {"family": "Peña", "given": "José Núñez"}}


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
