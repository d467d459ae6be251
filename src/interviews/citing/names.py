"""Names of people and organisations in the parts that CSL knows.

Parts given in the metadata are used as they are. Otherwise nameparser splits the name as it is spelled, under
these rules:

* Honorifics and degrees are left out: CSL has no field for them, and no style prints them.
* A lower-case particle is non-dropping (`van der`, `de la`: it stays with the family name), but a German one
  (`von`, `zu`) is dropping. A capitalised one belongs to the family name (`Pieter Van Aalst`).
* Organisations, groups and one-word names are literal.
* So are names in Chinese, Japanese or Korean script: which part is the family name cannot be told from the
  spelling, so it is asked for (`needs_parts`) and not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from interviews.citing.text import one_line, words

if TYPE_CHECKING:
    from interviews.model import NameParts, Person

Name = dict[str, str]
"""A CSL name: either `literal`, or `family` with any of the other parts."""

_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_GERMAN_PARTICLES = {"von", "vom", "zu", "zum", "zur"}
_PARTICLES = _GERMAN_PARTICLES | words(
    "van de di da du del della la le ter ten den der el al bin ibn ben dos"
)
"""Those that nameparser takes for a first name where a name begins with them."""

_GENERATIONS = {"jr", "sr", "junior", "senior", "ii", "iii", "iv", "v"}
_PLAIN_HONORIFICS = {
    *("mr", "mrs", "ms", "miss", "mx", "sir", "dame", "madam", "mister", "herr", "frau", "señor", "señora"),
    *("dr", "doctor", "prof", "professor", "rev", "reverend", "hon", "capt", "sgt", "lt", "col", "gen"),
}
"""Titles that are nobody's first name, as `Judge` or `Queen` may be."""

_NO_PERSON = re.compile(
    r"""[&@/\d]                     # Harrow & Co., @handle, Channel 4
    | \w\.\w{2,}                    # example.org
    | ^the\s                        # The Editors
    | \b(?:and|und|et)\b            # several people, or a firm
    | \b(?:team|staff|editors?|collective|committee|council|commission|society|association|institute
        |university|college|school|foundation|union|group|network|agency|department|ministry|magazine
        |journal|times|news|newspaper|radio|television|podcast|press|media|studios?|museum|library|archives?
        |inc|ltd|llc|gmbh|corp|company|co|redaktion|participants?|audience|users?|community)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]")
"""Pronouns, nicknames, employers."""

_IBERIAN_DOUBLE_NAME = re.compile(r"^(\S+(?: \S+)*?) (\S+ (?:y|i|e) \S+)$")


def csl_name(person: Person, organisations: Iterable[str | None] = ()) -> Name | None:
    """The CSL name of a person; None where there is no name.

    Args:
        person: somebody the metadata name.
        organisations: names known to be none of a person, such as the outlet's.
    """
    given_parts = _from_parts(person.name_parts) if person.name_parts is not None else None
    if given_parts:
        return given_parts
    name = one_line(person.name)
    if not name:
        return None
    if name in {one_line(known) for known in organisations if known}:
        return {"literal": name}
    return split_name(name)


def needs_parts(name: Name) -> bool:
    """Whether the family name cannot be told from the spelling, as in Chinese, Japanese or Korean script."""
    literal = name.get("literal", "")
    return bool(_EAST_ASIAN.search(literal)) and not _NO_PERSON.search(literal)


def split_name(name: str) -> Name:
    """The parts of a name as its spelling shows them."""
    return dict(_split(name))


@lru_cache(4096)
def _split(name: str) -> Name:
    if _EAST_ASIAN.search(name):
        return {"literal": name}
    name = " ".join(_ASIDE.sub(" ", name).split()) or name
    if " " not in name or _NO_PERSON.search(name):
        return {"literal": name}

    # 44 ms, and nobody with name parts in the metadata needs it.
    from nameparser import HumanName

    parsed = HumanName(name)
    titles = parsed.title.lower().replace(".", "").split()
    given = f"{parsed.first} {parsed.middle}".strip()
    family, particle = parsed.last_base, parsed.last_prefixes
    if not given or not family:
        honorific = bool(titles) and all(word in _PLAIN_HONORIFICS for word in titles)
        return {"literal": (given or parsed.last or name) if honorific else name}
    if parsed.first in _PARTICLES and not parsed.middle and not particle:
        return _with_particle({"family": family}, parsed.first)
    double = _IBERIAN_DOUBLE_NAME.match(f"{given} {family}")
    if double and not particle:
        given, family = double.groups()
    parts = _with_particle({"family": family, "given": given}, particle)
    generation = [word for word in parsed.suffix.replace(",", " ").split() if _is_generation(word)]
    if generation:
        parts["suffix"] = " ".join(generation)
    return parts


def display_name(name: Name) -> str:
    """The name as prose has it: `Mateo de la Fuente`, `森遥`."""
    if "literal" in name:
        return name["literal"]
    given, family = name.get("given", ""), name.get("family", "")
    if given and _EAST_ASIAN.search(family) and _EAST_ASIAN.search(given):
        return family + given
    parts = (given, name.get("dropping-particle"), name.get("non-dropping-particle"), family)
    return " ".join(part for part in (*parts, name.get("suffix")) if part)


def display_names(names: Iterable[Name]) -> str:
    """Several names as prose has them: `A`, `A and B`, `A, B and C`."""
    *first, last = [display_name(name) for name in names] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _from_parts(parts: NameParts) -> Name | None:
    given = {key.replace("_", "-"): one_line(value) for key, value in parts if value and one_line(value)}
    if given.get("literal"):
        return {"literal": given["literal"]}
    if given and "family" not in given:
        return {"literal": display_name(given)}
    return given or None


def _with_particle(parts: Name, particle: str) -> Name:
    if not particle:
        return parts
    if not particle[0].islower():
        return {**parts, "family": f"{particle} {parts['family']}"}
    kind = "dropping-particle" if particle.split()[0] in _GERMAN_PARTICLES else "non-dropping-particle"
    return {**parts, kind: particle}


def _is_generation(word: str) -> bool:
    return word.rstrip(".").lower() in _GENERATIONS
