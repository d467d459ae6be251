"""Names of people and organisations in the parts that CSL knows.

Parts given in the metadata are used as they are. Otherwise nameparser splits the name as it is spelled, under
these rules:

* Honorifics and degrees are left out: CSL has no field for them, and no style prints them.
* A lower-case particle is non-dropping (`van der`, `de la`: it stays with the family name), but a German
  one (`von`, `zu`) is dropping, and so is `de` in a French interview. A capitalised one belongs to the family
  name (`Pieter Van Aalst`).
* Organisations, groups and one-word names are literal.
* Where family names come first or are two, `name_orders` tells the parts from the script, the spelling
  and the language of the interview. What none of these tells is asked for (`is_unclear`) and not guessed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from interviews.citing import name_words
from interviews.citing.name_orders import Order, is_devotion, is_east_asian, is_spanish_given, ordered
from interviews.citing.text import one_line, words

if TYPE_CHECKING:
    from nameparser import Parser

    from interviews.model import NameParts, Person

Name = dict[str, str]
"""A CSL name: either `literal`, or `family` with any of the other parts."""

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

_HONORARY = r"\b(?:h\. ?c|[Ee]\. ?h)\.(?: mult\.)?(?= |$)"
"""`Dr. h. c. mult.`; `H. C.` and `E. H.` are initials."""
_FORM_OF_ADDRESS = (
    r"(?i)^the (?:(?:right|most|very) )?(?=(?:rt\.?|hon\.?|honou?rable|rev\.?|reverend) )|^right (?=hon)"
)

_DESCRIBED = r"An? [a-z]|\S+['’]s [a-z]"
_NO_PERSON = r"""(?ix)[&@/\d]                     # Harrow & Co., @handle, Channel 4
    | \w\.\w{2,}                    # example.org
    | ^the\s                        # The Editors
    | \b(?:and|und|et|of|for|für|pour|para|without|sans|ohne)\b  # several people, a firm, an office
    | \b(?:team|staff|editors?|collective|committee|council|commission|society|association|institut[eo]?
        |university|college|school|foundation|union|group|network|agency|department|ministry|magazine
        |journal|times|news|newspaper|radio|television|podcast|press|media|studios?|museum|library|archives?
        |inc|ltd|llc|llp|plc|gmbh|corp|company|co|redaktion|participants?|audience|users?|community
        |services|office|bureau|cent(?:er|re)|trust|fund|partners|consulting|labs?|laborator(?:y|ies)|projects?
        |programmes?|program|initiative|alliance|federation|coalition|forum|club|league|party|parliament
        |government|administration|authority|embassy|hospital|theatre|orchestra|ensemble|publish(?:ing|ers)
        |productions|films|pictures|records|broadcasting|channel|tv|online|digital|technolog(?:y|ies)|systems
        |solutions|software|international|national|weekly|daily|tribune|gazette|chronicle|observer|review
        |organi[sz]ations?|(?:united|first)[ ]nations|board|co-?operatives?|brigade|consortium|syndicate
        |commissions?|choir|bürgerinitiative|initiativen?|kollektiv|kommission|ministerium|hochschule|agentur|zentrum|genossenschaft
        |colectivo|colectiva|coletivo|cooperativa|comisión|consejo|museo|collectif|coopérative|conseil|collettivo
        |universit(?:ät|é|à|at)|universidade?|universiteit|universitet|verein|stiftung|amt|gesellschaft|verband
        |zeitung|rundfunk|instituto|istituto|asociación|associação|associazione|fundaci[óo]n?|fundação
        |fondation|fondazione|stichting|vereniging|servicios?|serviços|ministerio|ministère|ministério
        |redacción|redação|redazione|rédaction|redactie|periódico|jornal|société|sociedad|società|comité)\b"""
"""Compiled where nameparser is loaded, too."""
_OFFICE = re.compile(
    r"^(?:(?:chair|council|congress|assembly|alder)(?:wo)?man|chairperson|coroner) ", re.IGNORECASE
)
"""What stands before a name as `Judge` does, and nameparser takes for a first name."""
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]")
"""Pronouns, nicknames, employers."""

_CHILD_OF = r"J[uú]nior|Jr\.?"
"""In Portuguese a part of the family name."""
_IBERIAN_DOUBLE_NAME = re.compile(r"^(\S+(?: \S+)*?) (\S+ (?:y|i|e) \S+)$")


class _Split(NamedTuple):
    parts: Name
    told: bool
    """Whether something tells which part is the family name."""


def csl_name(
    person: Person, organisations: Iterable[str | None] = (), language: str | None = None
) -> Name | None:
    """The CSL name of a person; None where there is no name.

    Args:
        person: somebody the metadata name.
        organisations: names known to be none of a person, such as the outlet's.
        language: of the interview, as BCP 47.
    """
    split = _split_person(person, organisations, language)
    return dict(split.parts) or None


def is_unclear(person: Person, organisations: Iterable[str | None] = (), language: str | None = None) -> bool:
    """Whether nothing tells which part of a person's name is the family name."""
    if _is_plain(person.name):
        order = ordered(person.name, _primary(language))
        if order is None or order.told:
            return False
    return not _split_person(person, organisations, language).told


def _is_plain(name: str) -> bool:
    """Whether a name is two words of letters that nameparser leaves as they are, if it takes both for names.

    It takes 25 ms to load, and most names are plain.
    """
    parts = name.split(" ")
    return len(parts) == 2 and all(map(str.isalpha, parts)) and not is_east_asian(name)


def speakers_line(person: Person, language: str | None = None) -> str:
    """The line of `speakers.toml` that settles a name, with the parts as far as they can be told."""
    name = one_line(person.name)
    parts = split_name(name, language)
    family, given = parts.get("family", "…"), parts.get("given", "…")
    key, family, given = (json.dumps(text, ensure_ascii=False) for text in (name, family, given))
    return f"{key} = {{ family = {family}, given = {given} }}"


def split_name(name: str, language: str | None = None) -> Name:
    """The parts of a name as its spelling and the language of the interview show them."""
    return dict(_split(name, _primary(language)).parts)


def _split_person(person: Person, organisations: Iterable[str | None], language: str | None) -> _Split:
    given_parts = _from_parts(person.name_parts) if person.name_parts is not None else {}
    name = one_line(person.name)
    if given_parts or not name:
        return _Split(given_parts, told=True)
    if name in {one_line(known) for known in organisations if known}:
        return _Split({"literal": name}, told=True)
    return _split(name, _primary(language))


def _primary(language: str | None) -> str:
    return re.split(r"[-_]", language or "")[0].lower()


@lru_cache(4096)
def _split(name: str, language: str) -> _Split:
    bare = _without_titles(" ".join(_ASIDE.sub(" ", name).split()) or name, language)
    if re.search(_NO_PERSON, bare):
        return _Split({"literal": bare}, told=True)
    if is_east_asian(bare):
        order = ordered(bare, language)
        return _ordered(order, "") if order else _Split({"literal": bare}, told=False)
    named = _OFFICE.sub("", bare)
    if " " not in named or _is_described(named, language):
        return _Split({"literal": bare}, told=True)
    return _spelled(named, language)


def _is_described(name: str, language: str) -> bool:
    """Whether it says who somebody is (`A former keeper`) or has a title without which it says little."""
    parts = name.split()
    kept = name_words.TITLES_OF_SINGLE_NAMES.get(language, frozenset())
    described = re.match(_DESCRIBED, name) is not None and parts[1] not in _PARTICLES
    return described or (len(parts) == 2 and parts[0].casefold() in kept)


def _without_titles(name: str, language: str) -> str:
    """The name without titles and degrees that the parser of names takes for a part of it."""
    bare = re.sub(_FORM_OF_ADDRESS, "", re.sub(_HONORARY, " ", name))
    titles = name_words.TITLES | name_words.TITLES_OF_LANGUAGES.get(language, frozenset())
    parts = bare.split()
    if len(parts) > 2 and not parts[1].endswith("."):
        titles |= name_words.TITLES_OF_SINGLE_NAMES.get(language, frozenset())
    while len(parts) > 1 and parts[0].casefold() in titles:
        parts = parts[1:]
    while len(parts) > 2 and _is_letters(parts[-1].rstrip(","), before=parts[-2]):
        parts = [*parts[:-2], parts[-2].rstrip(",")]
    return " ".join(parts)


def _is_letters(word: str, before: str) -> bool:
    """Whether a word behind a name is of an honour or an office."""
    behind_comma = before.endswith(",") and word in name_words.POST_NOMINALS_BEHIND_COMMAS
    return behind_comma or word in name_words.POST_NOMINALS


@lru_cache(1)
def _parser() -> Parser:
    # 44 ms, and nobody with name parts in the metadata needs it.
    from nameparser import Parser, Policy

    # Joiners hold emoji and the words of some scripts together.
    return Parser(policy=Policy(strip_emoji=False, strip_bidi=False))


def _spelled(name: str, language: str) -> _Split:
    parsed = _parser().parse(name)
    titles = parsed.title.lower().replace(".", "").split()
    given = f"{parsed.given} {parsed.middle}".strip()
    family, particle = parsed.family_base, parsed.family_particles
    if given and not family and re.fullmatch(r"[^\W\d_]{2,}", parsed.suffix) and parsed.suffix.istitle():
        # A degree has capitals or full stops, so `Aas` is none; a generation may be a name, too.
        family = "" if _is_generation(parsed.suffix) else parsed.suffix
    if not given or not family:
        honorific = bool(titles) and all(word in _PLAIN_HONORIFICS for word in titles)
        return _Split({"literal": (given or parsed.family or name) if honorific else name}, told=True)
    if parsed.given in _PARTICLES and not parsed.middle and not particle:
        return _Split(_with_particle({"family": family}, parsed.given, language), told=True)
    given, particle, family = _with_small_words(given, particle, family, language)
    suffix = " ".join(word for word in parsed.suffix.replace(",", " ").split() if _is_generation(word))
    if re.fullmatch(_CHILD_OF if language == "pt" else "Júnior", parsed.suffix):
        family, suffix = f"{family} {parsed.suffix}", ""
    double = _IBERIAN_DOUBLE_NAME.match(f"{given} {family}")
    if double and not particle:
        given, family = double.groups()
    # A capitalised particle may be a part of an Asian name, as in `Nguyen Van An`.
    elif not (particle[:1].islower() or "," in name) and (
        order := ordered(" ".join(f"{given} {particle} {family}".split()), language)
    ):
        return _ordered(order, suffix)
    parts = _with_particle({"family": family, "given": given}, particle, language)
    return _Split({**parts, "suffix": suffix} if suffix else parts, told=True)


def _with_small_words(given: str, particle: str, family: str, language: str) -> tuple[str, str, str]:
    """The parts, with a particle that the parser of names does not know, as `wa` or `ap`.

    A Spanish particle behind a family name is a part of it (`Pérez de Cuéllar`), and one between given names
    is a part of these (`María de los Ángeles Soto`).
    """
    first = given.split()
    small = list(takewhile(_is_small_word, reversed(first)))[::-1]
    if len(small) < len(first) and family[:1].isupper() and (particle.islower() or not particle):
        first = first[: len(first) - len(small)]
        particle = " ".join([*small, particle]).strip()
    if language == "it" and first[-1] in ("Lo", "Li") and len(first) > 1:
        return " ".join(first[:-1]), particle, f"{first[-1]} {family}"
    of_given, *rest = family.split()
    if particle and rest and is_spanish_given(first[-1]) and is_devotion(of_given):
        return f"{given} {particle} {of_given}", "", " ".join(rest)
    if particle and language == "es" and is_spanish_given(first[0]) and not is_spanish_given(first[-1]):
        return " ".join(first[:-1]), "", f"{first[-1]} {particle} {family}"
    return " ".join(first), particle, family


def _is_small_word(word: str) -> bool:
    return word.islower() and 1 < len(word) < 5


def _ordered(order: Order, suffix: str) -> _Split:
    parts = {"family": order.family, "given": order.given}
    return _Split({**parts, "suffix": suffix} if suffix else parts, order.told)


def display_name(name: Name) -> str:
    """The name as prose has it: `Mateo de la Fuente`, `森遥`."""
    if "literal" in name:
        return name["literal"]
    given, family = name.get("given", ""), name.get("family", "")
    if given and is_east_asian(family) and is_east_asian(given):
        return family + given
    parts = (given, name.get("dropping-particle"), name.get("non-dropping-particle"), family)
    return " ".join(part for part in (*parts, name.get("suffix")) if part)


def display_names(names: Iterable[Name]) -> str:
    """Several names as prose has them: `A`, `A and B`, `A, B and C`."""
    *first, last = [display_name(name) for name in names] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _from_parts(parts: NameParts) -> Name:
    given = {key.replace("_", "-"): one_line(value) for key, value in parts if value and one_line(value)}
    if given.get("literal"):
        return {"literal": given["literal"]}
    if given and "family" not in given:
        return {"literal": display_name(given)}
    return given


def _with_particle(parts: Name, particle: str, language: str) -> Name:
    if not particle:
        return parts
    drops = not _GERMAN_PARTICLES.isdisjoint(particle.split()) or (language == "fr" and particle == "de")
    if not (drops or particle.lstrip("'’")[:1].islower()):
        return {**parts, "family": f"{particle} {parts['family']}"}
    return {**parts, "dropping-particle" if drops else "non-dropping-particle": particle}


def _is_generation(word: str) -> bool:
    return word.rstrip(".").lower() in _GENERATIONS
