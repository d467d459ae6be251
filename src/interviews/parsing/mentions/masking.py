"""Puts one character in the place of each name of a text, so that phrases can be matched around names.

`Interviewed by Ana Roe of the Roe Museum.` becomes `Interviewed by ① of the ②.`, where ① stands for a
person and ② for a thing. Stops within names and initials are gone with them, and a phrase need not know what
names look like.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from interviews.parsing.labels.label import plain
from interviews.parsing.mentions.guards import (
    ARTICLES_BEFORE_THINGS,
    CALLINGS,
    FUNCTION_WORDS,
    GERMAN_ARTICLES,
    PARTICLES,
    SURNAMES_TOO,
    THING_ENDINGS,
    THINGS,
)
from interviews.parsing.names import fold
from interviews.parsing.vocabulary import HONORIFICS

PERSON, FIRST_NAME, THING = "\ue000-\ue7ff", "\ue800-\uefff", "\uf000-\uf7ff"
"""Ranges of characters that stand for a full name, for one capitalised word, and for anything else."""
_FIRST = {PERSON: 0xE000, FIRST_NAME: 0xE800, THING: 0xF000}
MOST_NAMES = 0x7FF
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_EMPHASIS = re.compile(r"[*`~]+|(?<![^\W_])_+|_+(?![^\W_])")
_TOKEN = re.compile(r"[^\W\d_](?:[\w'’-]|\.(?=[^\W\d_]))*\.?")
_ELIDED = re.compile(r"(?:[dlnmst]|qu|un|dell|all|dall|nell|sull|coll)['’](?=[^\W\d_])", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_INNER_CAPITAL = re.compile(r"[^\W\d_A-Z]{2,}[A-Z]")
_WITH_INNER_CAPITAL = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|Vander|Ben)[A-Z]")
LONGEST_NAME = 5
"""Words of a name, particles and initials not counted."""


@dataclass(slots=True)
class Masked:
    """A text with one character for each name."""

    text: str
    names: dict[str, str] = field(default_factory=dict)
    """The name that each character stands for."""
    starts: list[tuple[int, int]] = field(default_factory=list)
    """For each piece of the masked text, where it begins there and where in the plain text."""

    def unmask(self, text: str) -> str:
        """A part of the masked text with its names."""
        return _PRIVATE.sub(lambda found: self.names.get(found[0], ""), text)

    def origin(self, place: int) -> int:
        """The place in the text before masking."""
        begins, original = 0, 0
        for masked, unmasked in self.starts:
            if masked > place:
                break
            begins, original = masked, unmasked
        return original + place - begins


@dataclass(slots=True)
class _Word:
    text: str
    start: int
    end: int


def bare(text: str) -> str:
    """Text without links, marks of emphasis and characters for private use; lines stay lines."""
    return _EMPHASIS.sub("", plain(_PRIVATE.sub(" ", text)))


def mask(text: str, ordinary: Collection[str] = ()) -> Masked:
    """A bare text with its names masked.

    `ordinary` are words that the file has in lower case: at the ends of a run of capitalised words, as a
    headline has them, they are no part of a name.
    """
    masked = Masked("")
    pieces: list[str] = []
    length = copied = 0
    counts = dict.fromkeys(_FIRST, 0)
    for run, kind in _names(text, ordinary):
        start, end = run[0].start, run[-1].end
        if start < copied or counts[kind] >= MOST_NAMES:
            continue
        character = chr(_FIRST[kind] + counts[kind])
        counts[kind] += 1
        masked.names[character] = _spelled(text[start:end])
        masked.starts.append((length, copied))
        pieces += [text[copied:start], character]
        length += start - copied
        masked.starts.append((length, start))
        length += 1
        copied = end
        masked.starts.append((length, end))
    masked.starts.append((length, copied))
    masked.text = "".join([*pieces, text[copied:]])
    return masked


def _spelled(name: str) -> str:
    name = " ".join(name.split())
    shouted = name.isupper() and len(name) > LONGEST_NAME
    return " ".join(word.title() if len(word) > 2 else word for word in name.split()) if shouted else name


def _names(text: str, ordinary: Collection[str]) -> Iterator[tuple[list[_Word], str]]:
    for run, before in _runs(text):
        for part in _parts(run, before, text):
            kept = _trimmed(part, before if part[0] is run[0] else "", ordinary)
            if kept:
                yield kept, _kind(kept, part, before if kept[0] is run[0] else "", ordinary)


def _runs(text: str) -> Iterator[tuple[list[_Word], str]]:
    """Sequences of capitalised words with particles between them, each with the word before it."""
    run: list[_Word] = []
    before = previous = ""
    for found in _TOKEN.finditer(text):
        word = _Word(found[0], found.start(), found.end())
        elided = _ELIDED.match(word.text)
        if elided and word.text[elided.end()].isupper() and not word.text[0].isupper():
            # `d'Ana Roe` names Ana Roe, but `Ana d'Roe` is one name.
            if not (run and word.text[0] == "d" and _adjoins(run[-1], word, text)):
                word = _Word(word.text[elided.end() :], word.start + elided.end(), word.end)
        adjoins = bool(run) and _adjoins(run[-1], word, text)
        if run and not adjoins:
            yield from _closed(run, before)
            run = []
        closes = _closes(word)
        if word.text[:1].isupper() or (elided and run and any(map(str.isupper, word.text[:3]))):
            if not run:
                before = previous
            run.append(word)
            if closes:
                yield from _closed(run, before)
                run = []
        elif run and word.text.casefold() in PARTICLES:
            run.append(word)
        elif run:
            yield from _closed(run, before)
            run = []
        previous = word.text.casefold() if not run else previous
    yield from _closed(run, before)


def _adjoins(left: _Word, right: _Word, text: str) -> bool:
    gap = text[left.end : right.start]
    return gap in (" ", "\n", "\u00a0")


def _closes(word: _Word) -> bool:
    """Whether a name ends with this word, whose stop or possessive is then cut off."""
    text = word.text
    possessive = _POSSESSIVE.search(text)
    if possessive is not None and len(text) > 2:
        word.end -= len(possessive[0])
        word.text = text[: possessive.start()]
        return True
    if not text.endswith("."):
        return False
    letters = text.replace(".", "")
    if (len(letters) <= 2 and letters.isupper()) or fold(text) in HONORIFICS or text in ("St.", "Jr.", "Sr."):
        return False
    word.text, word.end = text[:-1], word.end - 1
    return True


def _closed(run: list[_Word], before: str) -> Iterator[tuple[list[_Word], str]]:
    while run and not run[-1].text[:1].isupper() and "’" not in run[-1].text and "'" not in run[-1].text:
        run = run[:-1]
    if run:
        yield run, before


def _parts(run: list[_Word], before: str, text: str) -> Iterator[list[_Word]]:
    """A run cut at function words, which headlines capitalise too."""
    part: list[_Word] = []
    for number, word in enumerate(run):
        small = word.text.casefold().strip(".")
        if small in FUNCTION_WORDS and (word.text[0].isupper() or small not in PARTICLES):
            last = number + 1 == len(run)
            if last and len(part) == 1 and small in SURNAMES_TOO:
                part.append(word)
                continue
            inside = part and small in PARTICLES and not last and small not in ("la", "le", "de", "do", "el")
            if inside and word.text[0].isupper():
                part.append(word)
                continue
            if part:
                yield part
            part = []
        else:
            part.append(word)
    if part:
        yield part


def _trimmed(part: list[_Word], before: str, ordinary: Collection[str]) -> list[_Word]:
    """Without callings and shouted abbreviations at the ends, and without ordinary words of a headline."""
    part = list(part)
    while part and not part[0].text[0].isupper() and "'" not in part[0].text and "’" not in part[0].text:
        part.pop(0)
    shouted = all(word.text.isupper() for word in part)
    while len(part) > 1 and _describes(part[0].text, shouted) and fold(part[0].text) not in HONORIFICS:
        part.pop(0)
    while len(part) > 1 and _describes(part[-1].text, shouted):
        part.pop()
    while part and part[-1].text.casefold() in PARTICLES and not part[-1].text[0].isupper():
        part.pop()
    if before in GERMAN_ARTICLES and len(part) > 2 and fold(part[0].text) not in HONORIFICS:
        part.pop(0)
    while len(part) > 2 and part[-1].text.lower() in ordinary:
        part.pop()
    while len(part) > 2 and part[0].text.lower() in ordinary and fold(part[0].text) not in HONORIFICS:
        part.pop(0)
    return part


def _describes(word: str, all_shouted: bool) -> bool:
    folded = word.casefold()
    abbreviation = not all_shouted and word.isupper() and len(word) > 1 and "." not in word
    return folded in CALLINGS or ("-" in folded and folded.rsplit("-", 1)[-1] in CALLINGS) or abbreviation


def _kind(name: list[_Word], part: list[_Word], before: str, ordinary: Collection[str]) -> str:
    words = [word.text for word in name]
    if all(map(str.isupper, words)) and len(words) < len(part):
        # All was shouted, and nothing tells a calling from a name.
        words = [word.text for word in part]
    shouted = all(word.isupper() for word in words)
    if any(_is_thing(word) for word in words) or (any(_is_thing(word.text) for word in part)):
        return THING
    honoured = fold(words[0]) in HONORIFICS and len(words) > 1
    long = [word for word in words if word.casefold() not in PARTICLES and len(word.strip(".")) > 1]
    if len(words) == 1 or not long:
        is_name = not shouted and words[0].casefold() not in CALLINGS and fold(words[0]) not in HONORIFICS
        return FIRST_NAME if is_name and len(words[0]) > 1 else THING
    if before in ARTICLES_BEFORE_THINGS and not honoured and not _german_calling(name, part, before):
        return THING
    if len(long) > LONGEST_NAME - 1 or any(word.isupper() and len(word.strip(".")) > 2 for word in words) != (
        shouted and len(long) == len(words)
    ):
        return THING
    return PERSON


def _german_calling(name: list[_Word], part: list[_Word], before: str) -> bool:
    return before in GERMAN_ARTICLES and name[0] is not part[0]


def _is_thing(word: str) -> bool:
    folded = word.casefold().strip(".")
    if folded in THINGS or (folded.endswith(THING_ENDINGS) and len(folded) > 6):
        return True
    return _INNER_CAPITAL.search(word) is not None and _WITH_INNER_CAPITAL.match(word) is None
