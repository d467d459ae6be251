"""Finds the interviewee's name in a title and in the prose above an interview whose labels name nobody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from interviews.parsing.labels.label import plain
from interviews.parsing.mentions.guards import CALLINGS, SURNAME_CALLINGS, THINGS, behind_article
from interviews.parsing.names import bare_words, fold, may_be_verb, names_in
from interviews.parsing.source import tidy
from interviews.parsing.vocabulary import (
    ARTICLES,
    BEFORE_GERMAN_NOUNS,
    INTERVIEW_WORDS,
    SMALL_WORDS_IN_NAMES,
    TITLE_WORDS,
)
from interviews.parsing.words import ordinary_words

LONGEST_PROSE = 2_000
"""Characters of the prose that are looked at: who is interviewed is said at once."""
_DOTTED = r"[\u4e00-\u9fff]{1,6}(?:[·•][\u4e00-\u9fff]{1,8})+"
"""Compiled where a title has such a dot: it takes a millisecond."""
_UNSPACED_SUFFIX = re.compile(r"(?:专访|访谈|采访|专题|訪談|專訪|谈|说|談).*$")
_PARTS_OF_TITLE = re.compile(r"\s+[–—|•·-]\s+|[:：]\s+|,\s+")
_OF_A_PLACE = r"\b(?:from|in|aus|из|(?:citizen|inhabitant|native|resident)s?\s+of)\s+"
_OF_A_THING = r"\b(?:in|near|im|the|an)\s+"
_IN_PARENTHESES = re.compile(r"\s*\([^()]*\)")
LONGEST_SAMPLE = 20_000
"""Characters in which nouns are sought."""
_BEHIND_ARTICLES = re.compile(
    rf"\b(?:{'|'.join(sorted(BEFORE_GERMAN_NOUNS))})\s+([^\W\d_a-zäöüß]\w++)(?!\s+[^\W\d_a-zäöüß])"
)
LEAST_STEM = 6
"""Letters."""
LEAST_IN_FULL = 2
"""Words of a name up to which it is also found without knowing where it ends."""
_OTHERS_POSSESSIONS = {"ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres", "sie", "ihnen"}
"""German, and written with a capital where they speak to somebody."""
_BEFORE_NOUNS = ARTICLES | BEFORE_GERMAN_NOUNS
_INTERVIEW = tuple(word for word in INTERVIEW_WORDS if len(word) >= LEAST_STEM and " " not in word)
"""What words for an interview begin with in all cases: `Haastattelussa`."""
_CALLINGS = CALLINGS - SURNAME_CALLINGS
_CONJUNCTIONS = {"and", "und", "y", "e", "&"}
_IN_CAMEL_CASE = re.compile(r"(?!Fitz)[^\W\d_a-z][a-zß-ÿ]{3,}[A-Z]")
"""`OpenTelemetry`, but neither `MacLeod` nor `DeLuca`: capitals within a word make the name of a product."""
MENTIONED = 3
"""Words of a name in the prose, if no title names anybody: a full name, and a part of it again."""
_TALKS = (
    r"(?:speaks|spoke|talks|talked|tells|told|discusses|discussed|explains|explained|answers|answered|shares|shared|"
    r"spricht|sprach|erzählt|raconte|parle|habla|cuenta|parla|racconta)\b"
)
_INTRODUCED = re.compile(r"\b(?:with|mit|con|avec|com|met|med|с|z)\s+$|[:–—-]\s*$", re.IGNORECASE)


def person_in(title: str | None, prose: str, body: str, others: Collection[str] = ()) -> str | None:
    """The one person whom title and prose name, or None where that is not clear.

    A capitalised word that the body also has in lower case is an ordinary word and no name. `others` are
    people who are known to be somebody else, such as the author.
    """
    heading = tidy(plain(title or ""))
    dotted = re.search(_DOTTED, heading) if "·" in heading or "•" in heading else None
    if dotted is not None:
        return _UNSPACED_SUFFIX.sub("", dotted[0])
    words = ordinary_words(body) | _german_nouns(body[:LONGEST_SAMPLE])
    if _is_a_name(heading, words):
        return tidy(_IN_PARENTHESES.sub("", heading))
    opening = plain(prose).replace(heading, "")[:LONGEST_PROSE]
    else_known = [frozenset(bare_words(name)) for name in others]

    def is_other(name: str) -> bool:
        """Whether a name is another person's, or has a word in front of that: `Razgovarao Ivo Lund`."""
        own = frozenset(bare_words(name))
        return any(known == own or (len(known) > 1 and known < own) for known in else_known)

    candidates = Counter(name for name in _candidates(opening, words) if not is_other(name))
    in_prose = _without_places(candidates, opening)
    in_title = [
        _confirmed(name, in_prose)
        for name in _candidates(heading, words)
        if not is_other(name) and not behind_article(heading[: heading.find(name)])
    ]
    ranked = [(_evidence(name, heading, opening, in_prose), name) for name in dict.fromkeys(in_title)]
    ranked = [one for one in ranked if one[0] > 0]
    if not ranked:
        talking = _talking(in_prose, opening)
        ranked = [(_mentions(name, opening) + 3 * (name in talking), name) for name in in_prose]
        ranked = [one for one in ranked if one[0] >= MENTIONED]
    ranked.sort(reverse=True)
    if ranked and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
        return ranked[0][1]
    return None


def _german_nouns(text: str) -> frozenset[str]:
    """The words that stand alone behind an article in German, whose capital says nothing there."""
    if " nicht " not in text:
        return frozenset()
    return frozenset(map(str.lower, _BEHIND_ARTICLES.findall(text)))


def names_of(title: str, body: str) -> Iterator[str]:
    """The names in full between the dashes, colons and bars of a title: `Episode 8 - Ana Maria Roe`."""
    bare = _IN_PARENTHESES.sub("", tidy(plain(title)))
    parts = [part for part in _PARTS_OF_TITLE.split(bare) if _may_be_in_full(part.split())]
    words = ordinary_words(body) if parts else frozenset()
    for part in parts:
        if _is_a_name(part, words):
            yield part


def _may_be_in_full(words: list[str]) -> bool:
    return len(words) > LEAST_IN_FULL and all(
        word[0].isupper() or word in SMALL_WORDS_IN_NAMES for word in words
    )


def _is_a_name(title: str, words: frozenset[str]) -> bool:
    """Whether a title is nothing but a name, and not `El Faro` or `Am Alten Kanal`."""
    parts = re.sub(r"\([^()]*\)", " ", title).split()
    return (
        2 <= len(parts) <= 4
        and parts[0].casefold() not in _BEFORE_NOUNS
        and all(_may_be_named(part, words) or part.isupper() for part in parts)
        and not _names_a_thing(" ".join(parts))
    )


def _may_be_named(word: str, words: frozenset[str]) -> bool:
    folded = word.casefold().strip(".,:")
    if folded in SMALL_WORDS_IN_NAMES:
        return folded not in _CONJUNCTIONS
    if folded in TITLE_WORDS or folded in _OTHERS_POSSESSIONS or folded.startswith(_INTERVIEW):
        return False
    if word[-1] in "'’\"”»":
        return False
    letters = word.replace("-", "").replace(".", "").replace("’", "").replace("'", "")
    if not letters.isalpha() or not word[0].isupper() or any(character >= "\u2e80" for character in word):
        return False
    if re.search(r"['’](?:s|m|re|ve|ll|d|t)$", word) or _IN_CAMEL_CASE.match(word):
        return False
    return word.lower() not in words and not (word.isupper() and len(word) > 1)


def _candidates(text: str, words: frozenset[str]) -> Iterator[str]:
    for run in names_in(text):
        part: list[str] = []
        for word in [*run.split(), ""]:
            # Alone, `der` says whose something is, and is of a name behind other particles: `van der Roe`.
            owner = word == "der" and not (part and part[-1].casefold() in SMALL_WORDS_IN_NAMES)
            if word and not owner and _may_be_named(word, words):
                part.append(word)
                continue
            while part and part[-1].casefold() in SMALL_WORDS_IN_NAMES:
                part.pop()
            if 2 <= len(part) <= 4 and not may_be_verb(part[0]) and not _names_a_thing(run):
                yield " ".join(part)
            part = []


def _names_a_thing(run: str) -> bool:
    """Whether a word of a run names a thing, or its last one what somebody does: `Harbour Trainer`."""
    words = run.split()
    return any(fold(word) in THINGS for word in words) or words[-1].casefold().removesuffix("s") in _CALLINGS


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
        if shorter in names and len(re.findall(rf"{_OF_A_PLACE}{re.escape(name)}", text)) == count:
            found[shorter] += found.pop(name)
    return found


def _confirmed(name: str, in_prose: Counter[str]) -> str:
    """The name as the prose has it, where a title puts a capitalised verb behind it."""
    return next((other for other in in_prose if name.startswith(f"{other} ")), name)


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
    words = [word for word in name.split() if word not in SMALL_WORDS_IN_NAMES]
    return sum(len(re.findall(rf"\b{re.escape(word)}\b", text)) for word in words)
