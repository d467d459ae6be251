"""Applies the speakers file to the front matter: one person, whatever either calls them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from interviews.model import Person, Role
from interviews.parsing.cast import SPEAKERS_FILE, Known
from interviews.parsing.metadata import Metadata
from interviews.parsing.names import same_name
from interviews.parsing.speakers_file import SpeakersFile


def override(metadata: Metadata, people: SpeakersFile | None) -> tuple[Metadata, list[Known]]:
    """The metadata with people under the names of the speakers file, and the people of that file.

    A person keeps the spellings of the front matter as aliases, and its role where the file gives none.
    """
    overrides: list[Known] = []
    for speaker in people.speakers if people else ():
        listed = [*metadata.interviewers, *metadata.interviewees, *metadata.authors]
        same = [one for one in listed if _are_one(one, speaker.person)]
        role = speaker.role or _role(metadata, same)
        spellings = [spelling for one in same for spelling in (one.name, *one.aliases)]
        aliases = dict.fromkeys((*speaker.person.aliases, *spellings))
        aliases.pop(speaker.person.name, None)
        person = speaker.person.model_copy(update={"aliases": tuple(aliases)})
        overrides.append(Known(person, role, SPEAKERS_FILE))
        if same:
            metadata = replace(
                metadata,
                interviewers=_renamed(metadata.interviewers, same, person),
                interviewees=_renamed(metadata.interviewees, same, person),
                authors=_renamed(metadata.authors, same, person),
            )
    return metadata, overrides


def _are_one(listed: Person, known: Person) -> bool:
    """Whether a person of the front matter is one of the speakers file, by name or alias of either."""
    spellings = (known.name, *known.aliases)
    return any(same_name(mine, theirs) for mine in (listed.name, *listed.aliases) for theirs in spellings)


def _role(metadata: Metadata, people: Sequence[Person]) -> Role | None:
    """The role that the front matter gives somebody, where it gives one."""
    asks = any(one in metadata.interviewers for one in people)
    answers = any(one in metadata.interviewees for one in people)
    return None if asks == answers else "interviewer" if asks else "interviewee"


def _renamed(listed: Sequence[Person], same: Sequence[Person], person: Person) -> tuple[Person, ...]:
    return tuple(dict.fromkeys(person if one in same else one for one in listed))
