"""Finds the interviewee's name in a title and in the prose above an interview whose labels name nobody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator

from interviews.parsing.labels.label import plain
from interviews.parsing.mentions import is_person, people_named
from interviews.parsing.mentions.guards import CALLINGS, PARTICLES, SURNAME_CALLINGS
from interviews.parsing.mentions.masking import is_first_name
from interviews.parsing.names import LONGEST_NAME, bare_words, fold, may_be_verb
from interviews.parsing.source import tidy
from interviews.parsing.vocabulary import ARTICLES, BEFORE_GERMAN_NOUNS, HONORIFICS, INTERVIEW_WORDS

LONGEST_PROSE = 2_000
"""Characters of the prose that are looked at: who is interviewed is said at once."""
_DOTTED = r"[\u4e00-\u9fff]{1,6}(?:[·•][\u4e00-\u9fff]{1,8})+"
"""Compiled where a title has such a dot: it takes a millisecond."""
_UNSPACED_SUFFIX = re.compile(r"(?:专访|访谈|采访|专题|訪談|專訪|谈|说|談).*$")
_PARTS_OF_TITLE = re.compile(r"\s+[–—|•·-]\s+|[:：]\s+|,\s+")
_OF_A_PLACE = r"\b(?:from|in|aus|из|(?:citizen|inhabitant|native|resident)s?\s+of)\s+"
_OF_A_THING = r"\b(?:in|near|im|the)\s+"
_IN_PARENTHESES = re.compile(r"\s*\([^()]*\)")
LEAST_STEM = 6
"""Letters."""
LEAST_IN_FULL = 2
"""Words of a name up to which it is also found without knowing where it ends."""
_BEFORE_NOUNS = ARTICLES | BEFORE_GERMAN_NOUNS
_INTERVIEW = tuple(word for word in INTERVIEW_WORDS if len(word) >= LEAST_STEM and " " not in word)
"""What words for an interview begin with in all cases: `Haastattelussa`."""
MENTIONED = 3
"""Words of a name in the prose, if no title names anybody: a full name, and a part of it again."""
_TALKS = (
    r"(?:speaks|spoke|talks|talked|tells|told|discusses|discussed|explains|explained|answers|answered|shares|shared|"
    r"spricht|sprach|erzählt|raconte|parle|habla|cuenta|parla|racconta)\b"
)
_INTRODUCED = re.compile(r"\b(?:with|mit|con|avec|com|met|med|с|z)\s+$|[:–—-]\s*$", re.IGNORECASE)


def person_in(
    title: str | None, prose: str, ordinary: Container[str], others: Collection[str] = ()
) -> str | None:
    """The one person whom title and prose name, or None where that is not clear.

    `ordinary` are words that the file has in lower case; `others` are people who are known to be somebody
    else, such as the author.
    """
    heading = tidy(plain(title or ""))
    dotted = re.search(_DOTTED, heading) if "·" in heading or "•" in heading else None
    if dotted is not None:
        return _UNSPACED_SUFFIX.sub("", dotted[0])
    if _is_a_name(heading, ordinary):
        return tidy(_IN_PARENTHESES.sub("", heading))
    else_known = [frozenset(bare_words(name)) for name in others]

    def is_other(name: str) -> bool:
        """Whether a name is another person's, or has a word in front of that: `Razgovarao Ivo Lund`."""
        own = frozenset(bare_words(name))
        return any(known == own or (len(known) > 1 and known < own) for known in else_known)

    def named_in(text: str) -> Counter[str]:
        names = [name for name in people_named(text, ordinary) if _is_a_name(name, ordinary)]
        # `Regions API` is a thing, but `ANA ROE` is somebody.
        spelled = [name for name in names if name.isupper() or not name.split()[-1].isupper()]
        return Counter(name for name in spelled if not is_other(name))

    opening = plain(prose).replace(heading, "")[:LONGEST_PROSE]
    in_prose = _without_places(named_in(opening), opening)
    ranked = [(_evidence(name, heading, opening, in_prose), name) for name in named_in(heading)]
    ranked = [one for one in ranked if one[0] > 0]
    if not ranked:
        talking = _talking(in_prose, opening)
        ranked = [(_mentions(name, opening) + 3 * (name in talking), name) for name in in_prose]
        ranked = [one for one in ranked if one[0] >= MENTIONED]
    ranked.sort(reverse=True)
    if ranked and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
        return ranked[0][1]
    return None


def names_of(title: str, ordinary: Container[str]) -> Iterator[str]:
    """The names in full between the dashes, colons and bars of a title: `Episode 8 - Ana Maria Roe`."""
    for part in _PARTS_OF_TITLE.split(_IN_PARENTHESES.sub("", tidy(plain(title)))):
        if len(part.split()) > LEAST_IN_FULL and _is_a_name(part, ordinary):
            yield part


def _is_a_name(text: str, ordinary: Container[str]) -> bool:
    """Whether all words are those of a name, and none is ordinary or a thing: not `El Faro`."""
    words = _IN_PARENTHESES.sub("", text).split()
    return (
        LEAST_IN_FULL <= len(words) <= LONGEST_NAME
        and words[0].casefold() not in _BEFORE_NOUNS
        and not may_be_verb(words[0])
        and is_person(text)
        and all(_may_be_of_a_name(word, ordinary) for word in words)
    )


def _may_be_of_a_name(word: str, ordinary: Container[str]) -> bool:
    folded = word.casefold()
    if folded in PARTICLES or fold(word) in HONORIFICS or word.isupper():
        return True
    if folded in SURNAME_CALLINGS:
        return folded not in ordinary
    tells_what = folded.startswith(_INTERVIEW) or folded.removesuffix("s") in CALLINGS
    return not tells_what and is_first_name(word.rstrip("."), ordinary)


def _without_places(names: Counter[str], text: str) -> Counter[str]:
    """The names as they stand elsewhere, where one is no person's or begins with a place: `in Bole Ana Roe`.

    `The life of Mary Ann Roe` is nobody's from Mary, and who is called so elsewhere, too, is called so.
    """
    found = names.copy()
    for name, count in names.items():
        if len(re.findall(rf"{_OF_A_THING}{re.escape(name)}", text)) == count:
            del found[name]
            continue
        shorter = name.partition(" ")[2]
        elsewhere = shorter in names or text.count(shorter) > count
        if elsewhere and len(re.findall(rf"{_OF_A_PLACE}{re.escape(name)}", text)) == count:
            found[shorter] += found.pop(name)
    return found


def _evidence(name: str, heading: str, opening: str, in_prose: Counter[str]) -> int:
    before = heading[: heading.find(name)]
    introduced = bool(before) and _INTRODUCED.search(before) is not None
    return 3 * introduced + 2 * in_prose[name] + _mentions(name, opening)


def _talking(names: Iterable[str], text: str) -> set[str]:
    """Those who talk to somebody: `A. Roe of Acme, a baker at Bole Bread, speaks with …` is about A. Roe."""
    first: dict[int, tuple[int, str]] = {}
    for name in names:
        for found in re.finditer(rf"{re.escape(name)}(?:,[^.!?\n]{{1,100}},?)?\s+{_TALKS}", text):
            own = (found.start(), name)
            first[found.end()] = min(first.get(found.end(), own), own)
    return {name for _, name in first.values()}


def _mentions(name: str, text: str) -> int:
    """How often the words of a name come; its particles are everywhere."""
    words = [word for word in name.split() if word not in PARTICLES]
    return sum(len(re.findall(rf"\b{re.escape(word)}\b", text)) for word in words)
