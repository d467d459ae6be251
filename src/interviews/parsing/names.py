"""Names of people as transcripts spell them: what two spellings have in common, and full names in prose."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from interviews.parsing.labels.label import initials_of, plain
from interviews.parsing.source import tidy
from interviews.parsing.vocabulary import GIVEN_NAMES, HONORIFICS

SHORT_LINE = 60
_INITIALS_GIVEN = re.compile(r"([^\W\d_][\w.'’-]*(?:\s+[\w.'’-]+){1,4}?)\s*\(([^\W\d_a-z]{2,5})\)")
_INITIALS_IN_TABLE = re.compile(r"^\|?\s*([^|\n]{3,50}?)\s*\|\s*([^\W\d_a-z]{2,5})\s*(?:\||$)", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")
_SEVERAL = re.compile(r"\s(?:and|und|y|et|e|&)\s|[,/&]", re.IGNORECASE)
"""What stands between the names of several people."""
_JOINS = re.compile(r"\s*[/&+]\s*|\s+(?:and|und|y|e|et|en|og|och|i|и|ve|dan)\s+")
_UNSPACED = re.compile("[\u3400-\u9fff々]{2,5}|[\uac00-\ud7a3]{2,5}")
"""A name in a script that puts no space between surname and given name."""
_TITLES_BEHIND = tuple(sorted((one for one in HONORIFICS if one[0] >= "\u3040"), key=len, reverse=True))
"""Such as 老师 and 님, which stand behind names without a space."""
_PIECES_OF_INITIALS = re.compile(r"(?:[A-Z]|[^\W\d_a-z])[a-zß-ž]?")
LONGEST_SHORTENED = 8
"""Characters of initials with stops and hyphens."""
LONGEST_NAME = 5
"""Words of a name in prose, particles and middle initials included."""
LEAST_TYPO_LENGTH = 4
LONG_NAME = 10
"""Characters from which two slips are forgiven instead of one."""
LEAST_OF_ONE_GIVEN_NAME = 6
"""Letters from which a given name that is spelled in two ways is more likely one than two."""
LONGEST_IN_ING = 4
"""Letters of a name such as Jing and King; what is longer and ends so may be `Using` and `Meeting`."""
LEAST_STEM = 2
"""Letters that the cases of a name share at least."""
LONGEST_ENDING = 3
"""Letters in which they differ at most."""


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A name without case, accents, spaces and marks, for telling whether two spellings are the same."""
    decomposed = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L").replace("ø", "o"))
    return "".join(one for one in decomposed.casefold() if one.isalnum() or _is_vowel(one))


def _is_vowel(character: str) -> bool:
    """Whether a mark is as good as a letter, as the vowels of Hindi and Thai are, and no accent."""
    return "\u0900" <= character < "\ufe00" and unicodedata.category(character) in ("Mn", "Mc")


@lru_cache(maxsize=4096)
def bare_words(name: str) -> tuple[str, ...]:
    """The folded words of a name without honorifics and nicknames in quotes."""
    without = re.sub(r"[\"“”'‘’«»(][^\"“”'‘’«»()]{1,20}[\"“”'‘’«»)](?=\s|$)", " ", name)
    words = [(word, fold(_without_title_behind(word))) for word in tidy(without).split()]
    # Folding takes syllables of Korean apart, so that the word is looked up as it is, too.
    kept = [folded for word, folded in words if folded and not {folded, word} & HONORIFICS]
    return tuple(kept or [folded for _, folded in words if folded])


def _without_title_behind(word: str) -> str:
    """A name without what stands behind it unspaced: 李 of 李老师; a title alone stays."""
    if word.isascii():
        return word
    title = next((one for one in _TITLES_BEHIND if word.endswith(one) and word != one), "")
    return word.removesuffix(title)


def is_initials(name: str) -> bool:
    """Whether a label is made of initials alone."""
    letters = name.replace(".", "").replace(" ", "")
    return 2 <= len(letters) <= 5 and letters.isalpha() and letters.isupper()


def is_full(name: str) -> bool:
    """Whether a name has more than one word, honorifics aside."""
    return len(bare_words(name)) >= 2


def abbreviates(short: str, full: str) -> bool:
    """Whether `short` is a shorter spelling of the full name.

    That is its initials, the first name or the surname alone, or the name without middle names, and with
    initials for first names: `A. Roe`, `A. B. Roe`.
    """
    if _SEVERAL.search(full):
        return False
    if is_initials(short):
        letters = short.replace(".", "").replace(" ", "").upper()
        initials = _initials_of_person(full)
        if letters in initials or (len(letters) == 3 and letters[0] + letters[-1] in initials):
            return True
        if len(letters) == 2 and any(letters == full[:1] + full[-1:] for full in initials):
            return True
        # What looks like initials may be a short name in capitals: `ANA` of `ANA ROE`.
    elif len(short) <= LONGEST_SHORTENED and _shortens(short, full):
        return True
    few, many = bare_words(short), bare_words(full)
    if not few or few == many or len(few) > len(many):
        return False
    if len(few) == len(many) == 1:
        return _is_part_of_unspaced(short, full)
    if len(few) == 1:
        return few[0] in (many[0], many[-1]) or few[0] == "".join(many)
    if few[-1] != many[-1]:
        return False
    if len(few) == len(many):
        return all(map(_is_or_begins, few, many))
    return _is_or_begins(few[0], many[0])


def _shortens(short: str, full: str) -> bool:
    """Whether each word of a name gives its first letters: `WCh` of `Wanda Chmiel`, `Ż.Ł-T` of three."""
    pieces = _PIECES_OF_INITIALS.findall(short)
    words = full.replace("-", " ").split()
    if len(words) > 1 and short == "".join(word[0] for word in words):
        # With the small letters of particles: `AvW` of `Anton van Wende`.
        return True
    return (
        len(pieces) == len(words) > 1
        and "".join(pieces) == re.sub(r"[\s.-]", "", short)
        and all(fold(word).startswith(fold(piece)) for piece, word in zip(pieces, words, strict=True))
    )


def _is_part_of_unspaced(short: str, full: str) -> bool:
    """Whether one is the surname or the given name of the other: 李 or 李老师, and 明远, of 李明远."""
    part, whole = (_without_title_behind(name.replace(" ", "")) for name in (short, full))
    if len(part) >= len(whole) or _UNSPACED.fullmatch(whole) is None:
        return False
    return whole.startswith(part) or (len(part) > 1 and whole.endswith(part))


def _is_or_begins(short: str, word: str) -> bool:
    return short == word or (len(short) == 1 and word.startswith(short))


def joined_names(label: str) -> list[str]:
    """The names that one label joins: `Ana Roe / Bo Lind`; a label of one as it is."""
    return [part for part in _JOINS.split(label) if part.strip()]


def in_order(name: str) -> str:
    """A name with the first name first: `Roe, Ana` is `Ana Roe`; other names as they are."""
    surname, comma, first = name.partition(", ")
    return f"{first} {surname}" if comma and surname and first and "," not in first else name


def family(name: str) -> str:
    """The folded surname, or the only name: what spellings of one person mostly share."""
    return bare_words(in_order(name))[-1:][0] if bare_words(name) else fold(name)


def same_name(one: str, other: str) -> bool:
    """Whether two spellings differ in case, accents, marks, spaces or honorifics only."""
    return fold(one) == fold(other) or "".join(bare_words(one)) == "".join(bare_words(other))


def is_slip(one: str, other: str) -> bool:
    """Whether two names are one or two slips of the keyboard apart."""
    first, second = fold(one), fold(other)
    shorter = min(len(first), len(second))
    if shorter < LEAST_TYPO_LENGTH or first[0] != second[0]:
        return False
    # Deferred: it takes 4 ms to import, and the names of most files begin with different letters.
    from rapidfuzz.distance import OSA

    allowed = 2 if shorter >= LONG_NAME else 1
    return OSA.distance(first, second, score_cutoff=allowed) <= allowed


def may_be_relatives(one: str, other: str) -> bool:
    """Whether of two names that are slips of each other both may be somebody's: `Jon Roe` and `John Roe`.

    They differ in a given name that is short, as most such pairs are, or ends otherwise: `Daniel`, `Daniela`.
    """
    first, *family = bare_words(one)
    second, *same = bare_words(other)
    short = min(len(first), len(second)) < LEAST_OF_ONE_GIVEN_NAME
    return family == same and sorted(first) != sorted(second) and (short or first[-1] != second[-1])


def bends(inflected: str, name: str) -> bool:
    """Whether a name may be another in a different case: `Anną Zielińską` and `Anna Zielińska`."""
    bent, straight = bare_words(inflected), bare_words(name)
    return len(bent) == len(straight) > 0 and all(map(_share_a_stem, bent, straight))


def _share_a_stem(one: str, other: str) -> bool:
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    # A vowel that comes and goes, as in `Павел` and `Павлом`, is within the ending.
    return shared >= LEAST_STEM and max(len(one), len(other)) - shared <= LONGEST_ENDING + 1


def initials_given_in(text: str) -> Iterator[tuple[str, str]]:
    """Initials that a list or table of attendees explains, with the name."""
    unmarked = _EMPHASIS.sub("", plain(text)) if "_" in text else plain(text)
    for found in (*_INITIALS_GIVEN.finditer(unmarked), *_INITIALS_IN_TABLE.finditer(text)):
        if not found[2].isupper():
            continue
        name = tidy(found[1])
        words = name.split()
        for start in range(len(words)):
            if words[start][0].isupper() and found[2] in _initials(" ".join(words[start:])):
                words = words[start:]
                break
        while words and not words[0][0].isupper():
            words.pop(0)
        if words:
            yield found[2], " ".join(words)


def _initials(name: str) -> set[str]:
    """The initials of a name, with and without capitals within words: `Ana O'Roe` is AO as well as AOR.

    Accents may be left out: `Łucja Żak` is ŁŻ as well as LZ.
    """
    written = {initials_of(name), "".join(word[0] for word in name.replace("-", " ").split()).upper()}
    return written if name.isascii() else written | {fold(initials).upper() for initials in written}


@lru_cache(maxsize=4096)
def _initials_of_person(name: str) -> frozenset[str]:
    """The initials of a name without its honorifics."""
    return frozenset(_initials(" ".join(word for word in name.split() if fold(word) not in HONORIFICS)))


def may_be_verb(word: str) -> bool:
    """Whether a capitalised word ends as verbs do that stand before names, or in titles: `Mastering Bees`."""
    folded = word.casefold()
    return (
        folded.endswith("ing")
        and len(folded) > LONGEST_IN_ING
        and folded not in GIVEN_NAMES
        and word.isascii()
    )
