"""`speakers.toml`: what the user knows about people, which wins over anything inferred.

["Ines Okonjo"] aliases = ["Dr. Okonjo", "IO"] role = "interviewee" affiliation = "Institute of Hydrology"
family = "Okonjo"
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import Any, cast, get_args

import msgspec
from pydantic import ValidationError

from interviews.errors import SettingsError
from interviews.model import NameParts, Person, Role

_PARTS = tuple(NameParts.model_fields)


class KnownSpeaker(msgspec.Struct, frozen=True):
    person: Person
    role: Role | None = None
    """What they do in every interview of the folder."""
    usually: Role | None = None
    """What they do in most; what they do in one is still told from it."""


class SpeakersFile(msgspec.Struct, frozen=True):
    """The people of a folder of transcripts."""

    speakers: Sequence[KnownSpeaker] = msgspec.field(default_factory=tuple)


def read_speakers_file(text: str, path: str) -> SpeakersFile:
    """The people that the text of a `speakers.toml` names.

    Raises:
        SettingsError: it is no TOML, or a table holds something else than is described in docs/speakers.md.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not valid TOML: {error}. Mend the file, or move it away.") from error
    return SpeakersFile(tuple(_read_table(name, table, path) for name, table in tables.items()))


def _read_table(name: str, table: Any, path: str) -> KnownSpeaker:
    if not isinstance(table, dict):
        raise SettingsError(
            f'{path}: {name!r} is no table. Write ["{name}"] above what belongs to this person.'
        )
    known = {"aliases", "role", "usually", "affiliation", *_PARTS}
    unknown = sorted(set(table) - known)
    if unknown:
        raise SettingsError(
            f"{path}: {name!r}: unknown {unknown[0]!r}. Known are {', '.join(sorted(known))}."
        )
    for key in ("role", "usually"):
        if table.get(key) is not None and table[key] not in get_args(Role):
            roles = ", ".join(get_args(Role))
            raise SettingsError(f"{path}: {name!r}: {key} {table[key]!r} is not one of {roles}.")
    parts = {key: table[key] for key in _PARTS if key in table}
    aliases = table.get("aliases", [])
    try:
        person = Person(
            name=name,
            aliases=(aliases,) if isinstance(aliases, str) else tuple(aliases),
            affiliation=table.get("affiliation"),
            name_parts=NameParts(**parts) if parts else None,
        )
    except (ValidationError, TypeError) as error:
        raise SettingsError(
            f"{path}: {name!r}: a value is not a text. Names and aliases are in quotes."
        ) from error
    return KnownSpeaker(
        person, cast("Role | None", table.get("role")), cast("Role | None", table.get("usually"))
    )
