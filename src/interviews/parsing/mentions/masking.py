"""Puts one character in the place of each name of a text, so that phrases can be matched around names.

`Interviewed by Ana Roe of the Roe Museum.` becomes `Interviewed by ① of the ②.`, where ① stands for a
person and ② for a thing. Stops within names and initials are gone with them, and a phrase need not know what
names look like.
"""

from __future__ import annotations

import re
from collections.abc import Container, Generator, Iterator

import msgspec

from interviews.parsing.labels.label import plain
from interviews.parsing.mentions.guards import (
    ARTICLES_BEFORE_THINGS,
    CALLING_ENDINGS,
    CALLINGS,
    FIRST_NAMES_TOO,
    FUNCTION_WORDS,
    GERMAN_ARTICLES,
    JOINING_PARTICLES,
    LOCATIVES,
    LONGEST_ARTICLE,
    PARTICLES,
    PEOPLES,
    PLACES_BEGIN,
    SAINTS,
    SURNAME_CALLINGS,
    SURNAMES_TOO,
    THING_ENDINGS,
    THINGS,
    article_of,
)
from interviews.parsing.names import fold
from interviews.parsing.notes import without_wiki_links
from interviews.parsing.vocabulary import BACKCHANNELS, CONFIRMATIONS, GIVEN_NAMES, GREETINGS, HONORIFICS

PERSON, THING = "\ue000-\ue7ff", "\uf000-\uf7ff"
"""Ranges of characters that stand for a full name, and for any other run of capitalised words."""
_FIRST = {PERSON: 0xE000, THING: 0xF000}
MOST_NAMES = 0x7FF
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_EMPHASIS = re.compile(r"[*`~]+|(?<![^\W_])_+|_+(?![^\W_])")
_TOKEN = re.compile(r"(?:[^\W\d_]\.){1,4}(?:[^\W\d_][\w'’-]+)?|[^\W\d_][\w'’-]*\.?")
_CAPITAL = r"[^\W\d_a-zà-öø-ÿа-яё]"
"""A letter that may be a capital: the commonest small ones are left out."""
_GAP = r"[ \n\u00a0]"
"""What stands between two words of one name."""
_CAPITALISED = rf"{_CAPITAL}[\w'’.-]*+"
_SMALL = "|".join(sorted(map(re.escape, PARTICLES), key=len, reverse=True))
_BETWEEN = rf"(?:{_GAP}(?:{_SMALL})(?:\.|(?:['’]s?)?(?![\w'’.-])))*+"
_STRETCH = re.compile(
    rf"{_CAPITALISED}(?P<more>{_BETWEEN}{_GAP}(?:[^\W\d_]{{1,4}}['’])?{_CAPITALISED})*+{_BETWEEN}"
)
"""Capitalised words with only particles between them; names of several words lie in those with `more`.

Those of one word match, too, so that a long one is not looked at from each of its letters.
"""
_ELIDED = re.compile(r"(?:[dlnmst]|qu|un|dell|all|dall|nell|sull|coll)['’](?=[^\W\d_])", re.IGNORECASE)
_WORD_ALONE = re.compile(r"[^\W\d_][\w’'-]+")
_OWNED = re.compile(r"['’]s [^\W\d_a-z]")
"""Behind the name of somebody after whom a thing is called: `St Roe's Hospital`."""
_ABBREVIATED = re.compile(r"\b[a-zß-ž]\.\s?[^\W\d_]\.$")
"""The end of `z. B.` (for example), whose last letter is no initial."""
_POSSESSIVE = re.compile(r"['’]s?$")
_INNER_CAPITAL = re.compile(r"[^\W\d_A-Z]{2,}[A-Z]")
_WITH_INNER_CAPITAL = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|Vander|Ben)[A-Z]")
_NO_NAMES = (FUNCTION_WORDS | GREETINGS) - GIVEN_NAMES
_INTERJECTIONS = BACKCHANNELS | CONFIRMATIONS | GREETINGS
LEAST_COMPOUND = 9
"""Letters of a compound such as `Orgelbauer`, which tells a calling."""
LONGEST_ABBREVIATION = 4
LONGEST_NAME = 5
"""Words of a name, particles and initials not counted."""


class Masked(msgspec.Struct):
    """A text with one character for each name."""

    text: str
    names: dict[str, str] = msgspec.field(default_factory=dict)
    """The name that each character stands for."""
    starts: list[tuple[int, int]] = msgspec.field(default_factory=list)
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


class _Word(msgspec.Struct):
    text: str
    start: int
    end: int


def bare(text: str) -> str:
    """Text without links, marks of emphasis and characters for private use; lines stay lines."""
    if not text.isascii():
        text = _PRIVATE.sub(" ", text)
    text = plain(without_wiki_links(text))
    return _EMPHASIS.sub("", text) if any(map(text.__contains__, "*`~_")) else text


def is_person(name: str) -> bool:
    """Whether a name has no word that names a thing: an institution, an event, a work."""
    return not any(_is_thing(word) for word in name.split())


def mask(text: str, ordinary: Container[str] = (), headline: Container[str] = ()) -> Masked:
    """A bare text with its names masked.

    `ordinary` are words that the file has in lower case; a run that has mostly these names a thing. In a
    text that writes all its words with capitals, `headline` holds them too: at the ends of a run they are no
    part of a name.
    """
    masked = Masked("")
    pieces: list[str] = []
    length = copied = 0
    counts = dict.fromkeys(_FIRST, 0)
    for name, kind in _names(text, ordinary, headline):
        start, end = name[0].start, name[-1].end
        if start < copied or counts[kind] >= MOST_NAMES:
            continue
        character = chr(_FIRST[kind] + counts[kind])
        counts[kind] += 1
        spelled = " ".join(text[start:end].split())
        masked.names[character] = _spelled(spelled) if kind == PERSON else spelled
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


def is_first_name(word: str, ordinary: Container[str] = ()) -> bool:
    """Whether one word may be somebody's name, for want of anything else that it is."""
    folded = word.casefold()
    return (
        _WORD_ALONE.fullmatch(word) is not None
        and word[0].isupper()
        and not word.isupper()
        and folded not in FUNCTION_WORDS
        and folded not in CALLINGS
        and folded not in _INTERJECTIONS
        and folded not in PEOPLES
        and (folded not in ordinary or folded in FIRST_NAMES_TOO)
        and fold(word) not in HONORIFICS
        and not _is_thing(word)
    )


def _spelled(name: str) -> str:
    shouted = name.isupper() and len(name) > LONGEST_NAME and " " in name
    return " ".join(word.title() if len(word) > 2 else word for word in name.split()) if shouted else name


def _names(
    text: str, ordinary: Container[str], headline: Container[str]
) -> Iterator[tuple[list[_Word], str]]:
    for run, before in _runs(text):
        for part in (piece for whole in _parts(run) for piece in _two(whole)):
            article = before if part[0] is run[0] else ""
            if article in ("a", "an"):
                article = article_of(text[max(0, part[0].start - LONGEST_ARTICLE) : part[0].start], article)
            name = _trimmed(part, article, headline)
            if len(name) > 1:
                owner = _OWNED.match(text, name[-1].end) is not None
                kind = _kind(name, part, article if name[0] is part[0] else "", ordinary)
                if kind == PERSON and not text.isupper() and _is_shouted(name):
                    kind = THING
                yield name, THING if owner else kind


def _runs(text: str) -> Iterator[tuple[list[_Word], str]]:
    """Sequences of capitalised words with particles between them, each with the word before it.

    Most words of a text lie in no sequence, and only those in a stretch of several are looked at.
    """
    previous = ""
    done = 0
    for stretch in _STRETCH.finditer(text):
        if stretch["more"] is None:
            continue
        begin = _word_before(text, done, stretch.start())
        previous = yield from _runs_within(text, begin, stretch.end(), previous)
        done = stretch.end()


def _word_before(text: str, first: int, end: int) -> int:
    """Where the last word before a place begins that surely belongs to no run; `first` where none does."""
    end = text.rfind(" ", first, end)
    while end > first:
        begin = max(first, text.rfind(" ", first, end) + 1)
        word = text[begin:end]
        if word.isascii() and word.isalpha() and word.islower() and word not in PARTICLES:
            return begin
        end = begin - 1
    return first


def _runs_within(
    text: str, begin: int, end: int, previous: str
) -> Generator[tuple[list[_Word], str], None, str]:
    """The runs between two places; gives the last word that is in none of them, at first `previous`."""
    run: list[_Word] = []
    before = ""
    for found in _TOKEN.finditer(text, begin, end):
        word = _Word(found[0], found.start(), found.end())
        elided = _ELIDED.match(word.text)
        # `d'Ana Roe` names Ana Roe, but `Ana d'Roe` is one name.
        inside = bool(run) and word.text[0] == "d" and _adjoins(run[-1], word, text)
        if elided and not inside and word.text[elided.end()].isupper() and word.text[0].islower():
            word = _Word(word.text[elided.end() :], word.start + elided.end(), word.end)
        adjoins = bool(run) and _adjoins(run[-1], word, text)
        if run and not adjoins:
            yield from _closed(run, before)
            previous = run[-1].text.casefold()
            run = []
        closes = _closes(word)
        if not run and len(word.text) == 2 and _ABBREVIATED.search(text[max(0, word.start - 4) : word.end]):
            previous = word.text.casefold()
        elif word.text[:1].isupper() or (elided and run and any(map(str.isupper, word.text[:3]))):
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
    return run[-1].text.casefold() if run else previous


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


def _parts(run: list[_Word]) -> Iterator[list[_Word]]:
    """A run cut at function words, which headlines capitalise too."""
    part: list[_Word] = []
    for number, word in enumerate(run):
        is_initial = len(word.text) == 2 and word.text.endswith(".")
        small = word.text if is_initial else word.text.casefold().strip(".")
        if small in _NO_NAMES and (word.text[0].isupper() or small not in PARTICLES):
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


def _two(part: list[_Word]) -> Iterator[list[_Word]]:
    """The two of `Ana Roe di Bo Lund`, where the small word joins names that are full by themselves."""
    for place, word in enumerate(part):
        before = [one for one in part[:place] if one.text[0].isupper()]
        behind = part[place + 1 :]
        full = len(before) >= 2 and len(behind) == 2 and all(one.text[0].isupper() for one in behind)
        if full and word.text in JOINING_PARTICLES:
            yield part[:place]
            yield behind
            return
    yield part


def _trimmed(part: list[_Word], before: str, headline: Container[str]) -> list[_Word]:
    """Without callings and shouted abbreviations around it, and without the ordinary words of a headline."""
    words = list(part)
    elided = _ELIDED.match(words[0].text)
    if elided and words[0].text[0].islower():
        words[0] = _Word(words[0].text[elided.end() :], words[0].start + elided.end(), words[0].end)
    words = _without_descriptions(words)
    if before in GERMAN_ARTICLES and len(words) > 2 and fold(words[0].text) not in HONORIFICS:
        words.pop(0)
    while len(words) > 2 and words[-1].text.lower() in headline:
        words.pop()
    while len(words) > 2 and words[0].text.lower() in headline and fold(words[0].text) not in HONORIFICS:
        words.pop(0)
    while words and _is_particle(words[0]):
        words.pop(0)
    # A letter behind a full name is none of it: `Ana Roe Q & A`.
    while words and (_is_particle(words[-1]) or (len(words) > 2 and len(words[-1].text) == 1)):
        words.pop()
    return words


def _without_descriptions(words: list[_Word]) -> list[_Word]:
    """Without a calling before or behind a full name, and what lies beyond it: `Ferry Pilot Ana Roe`."""
    shouted = all(word.text.isupper() for word in words)
    describing = [place for place, word in enumerate(words) if _describes(word.text, shouted)]
    start = max((place + 1 for place in describing if place + 2 < len(words)), default=0)
    end = min((place for place in describing if place >= start + 2), default=len(words))
    return words[start:end]


def _is_particle(word: _Word) -> bool:
    return word.text.casefold() in PARTICLES and not word.text[0].isupper()


def _describes(word: str, all_shouted: bool) -> bool:
    folded = word.casefold()
    if fold(word) in HONORIFICS:
        return False
    abbreviation = (
        not all_shouted and word.isupper() and 1 < len(word) <= LONGEST_ABBREVIATION and "." not in word
    )
    compound = len(folded) >= LEAST_COMPOUND and folded.endswith(CALLING_ENDINGS)
    return (
        compound
        or folded in CALLINGS
        or ("-" in folded and folded.rsplit("-", 1)[-1] in CALLINGS)
        or abbreviation
    )


def _kind(name: list[_Word], part: list[_Word], before: str, ordinary: Container[str]) -> str:
    words = [word.text for word in name]
    long = [word for word in words if word.casefold() not in PARTICLES and len(word.strip(".")) > 1]
    if not long or len(long) > LONGEST_NAME - 1:
        return THING
    honoured = fold(words[0]) in HONORIFICS
    calling = (
        len(long) > 1 and long[-1].casefold() in CALLINGS and long[-1].casefold() not in SURNAME_CALLINGS
    )
    leading = not honoured and words[0].casefold() in CALLINGS
    if calling or leading or _is_placed(words, before, honoured=honoured):
        return THING
    shouted = all(word.isupper() for word in words)
    if not shouted and any(word.isupper() for word in long[:-1]):
        return THING
    if any(_is_thing(word.text) for word in _without_descriptions(part)):
        return THING
    # Last, since a whole text is searched for them.
    return THING if _are_mostly(long, ordinary) else PERSON


def _is_placed(words: list[str], before: str, *, honoured: bool) -> bool:
    """Whether a name is that of a place, by its first word or by the word before it."""
    first = words[0].casefold().strip(".")
    return (
        first in PLACES_BEGIN
        or (len(words) == 2 and first in SAINTS)
        or before in LOCATIVES
        or (before in ARTICLES_BEFORE_THINGS and not honoured)
    )


def _are_mostly(words: list[str], ordinary: Container[str]) -> bool:
    """Whether more than half of some words are ordinary; no more of them are looked up than tell it."""
    others = 0
    for word in words:
        others += word.lower() not in ordinary
        if others * 2 >= len(words):
            return False
    return True


def _is_shouted(name: list[_Word]) -> bool:
    """Whether all words are in capitals, as of abbreviations; a surname alone may be, as in French."""
    return all(word.text.isupper() for word in name)


def _is_thing(word: str) -> bool:
    folded = word.casefold().strip(".")
    if folded in THINGS or (folded.endswith(THING_ENDINGS) and len(folded) > 6):
        return True
    return _INNER_CAPITAL.search(word) is not None and _WITH_INNER_CAPITAL.match(word) is None
