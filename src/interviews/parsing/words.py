"""Questions about the words of a text that several steps ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import cached_property

from interviews.parsing.vocabulary import (
    BEFORE_GERMAN_NOUNS,
    BEFORE_PUBLISHED,
    FIRST_PERSON,
    FIRST_PERSON_PLURAL,
    FIRST_PERSON_PLURAL_UNSPACED,
    FIRST_PERSON_UNSPACED,
    GIVEN_NAMES,
    INTERVIEW_WORDS,
    MEETING_WORDS,
    NO_INTERVIEW_WORDS,
    OF_ITSELF,
    PUBLISHED,
    RECORDED,
    SECOND_PERSON,
    SECOND_PERSON_UNSPACED,
    THANKS_AND_FAREWELL,
)

_SPOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_WORD = re.compile(r"(?<![\w/@.#~-])[^\W\d_]+(?![\w/@#-]|\.\w|://)")
_BEYOND_LATIN = re.compile("[^\0-\u024f\u2000-\u206f]")
_IMAGE_TEXT = re.compile(r"!\[[^\[\]\n]*\]")
_BEHIND_ARTICLES = re.compile(
    rf"\b(?:{'|'.join(sorted(BEFORE_GERMAN_NOUNS))})\s+([^\W\d_a-zäöüß]\w++)(?!\s+[^\W\d_a-zäöüß])"
)
LONGEST_WITH_ORDINARY_WORDS = 25_000
"""Characters of a text in which ordinary words are sought; one that is common stands among them."""
SOUGHT_SINGLY = 40
"""Words that are sought in a text one by one before all its words are gathered, which takes longer."""
FAREWELLS = tuple(f" {word}" if word.isascii() else word for word in THANKS_AND_FAREWELL)
"""Words of letters beyond ASCII also count within others, since some scripts put no spaces between words."""
_FAREWELLS_IN_ASCII = tuple(filter(str.isascii, FAREWELLS))

LEAST_FIRST_PERSON = 0.004
"""Share of first-person words in what somebody tells of themselves."""
LEAST_CHARACTERS = 60
SAMPLE = 1500
"""Characters; more does not change the verdict on transcripts."""
_ENGLISH = frozenset(
    {"the", "and", "of", "that", "you", "with", "this", "have", "are", "what", "they", "from"}
)
"""Frequent words that no other language of the alphabet has among its frequent ones."""
_PLAINLY_ENGLISH = 0.05
"""Share of these words in a sample: 0.06 and more in 1,225 English transcripts, 0 to 0.02 in other
languages."""
_OF_SOMEBODY = re.compile(
    r"\b(?:her|his|another|earlier|previous|ihre?[mnr]?|seine?[mnr]?|son|sa|su|suo|sua)\s+(?:[^\W\d_]+\s+)?"
    r"(?:interview|podcast|episode|broadcast|conversation|call|meeting|gespräch|entretien|entrevista|intervista)s?\b"
)


def may_be_unspaced(text: str) -> bool:
    """Whether a text has more than Latin letters and marks, so that it may be in a script without spaces.

    The expressions for those scripts are compiled where they are needed: each takes a millisecond or two.
    """
    return not text.isascii() and _BEYOND_LATIN.search(text) is not None


def ordinary_words(text: str) -> frozenset[str]:
    """All words of a text that stand in it in lower case.

    Parts of addresses and compounds are none, nor are texts of images, written without care for capitals.
    """
    return frozenset(filter(str.islower, _WORD.findall(_without_images(text))))


def _without_images(text: str) -> str:
    return _IMAGE_TEXT.sub("", text) if "![" in text else text


def is_ordinary_word(word: str, text: str) -> bool:
    """Whether a word is one of the `ordinary_words` of a text, without gathering all of them."""
    if not word.islower():
        return False
    start = text.find(word)
    while start >= 0:
        found = _WORD.match(text, start)
        if found is not None and found[0] == word:
            return True
        start = text.find(word, start + 1)
    return False


class LowerCaseWords:
    """The `ordinary_words` of a text, sought one by one until gathering all of them is quicker.

    In German the nouns that stand alone behind an article are among them: their capital says nothing.
    """

    def __init__(self, text: str) -> None:
        self._text = _without_images(text[:LONGEST_WITH_ORDINARY_WORDS])
        self._sought: dict[str, bool] = {}
        self._all: frozenset[str] | None = None

    @cached_property
    def _german_nouns(self) -> frozenset[str]:
        nouns = _BEHIND_ARTICLES.findall(self._text) if " nicht " in self._text else ()
        return frozenset(map(str.lower, nouns))

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        if word in self._german_nouns:
            return True
        if self._all is None and len(self._sought) >= SOUGHT_SINGLY:
            self._all = ordinary_words(self._text)
        if self._all is not None:
            return word in self._all
        if word not in self._sought:
            self._sought[word] = is_ordinary_word(word, self._text)
        return self._sought[word]


def takes_leave(text: str) -> bool:
    lowered = f" {' '.join(text.casefold().split())}"
    return any(map(lowered.__contains__, _FAREWELLS_IN_ASCII if lowered.isascii() else FAREWELLS))


_IN_OR_AND = re.compile(r"(?<=\s)i(?=\s)")
"""A word of Italian, Polish, Swedish and others, of which only the capital is English."""


def _words(text: str) -> list[str]:
    """The words of a text in lower case, and the small `i` where it may be English without capitals."""
    words = text.casefold().split()
    return words if _is_plainly_english(words) else _IN_OR_AND.sub(" ", text).casefold().split()


def _is_plainly_english(words: Sequence[str]) -> bool:
    return sum([word.strip(".,;:?!") in _ENGLISH for word in words]) > _PLAINLY_ENGLISH * len(words)


def first_person_share(text: str) -> float:
    """The share of first-person words in a text, of characters in scripts without spaces between words."""
    sample = text[:60_000]
    words = _words(sample)
    spaced = sum([word.strip('.,;:!?"“”()*_') in FIRST_PERSON for word in words])
    unspaced = sum(sample.count(word) for word in FIRST_PERSON_UNSPACED)
    return (spaced + unspaced) / max(1, len(words), len(sample) // 20 if unspaced else 0)


def speaks_of_self(text: str) -> bool:
    """Whether enough words say `I` or `my`; `we` and `our` are also those of a manual."""
    words = [word.strip('.,;:!?"“”()*_') for word in _words(text[:60_000])]
    own = sum([word in FIRST_PERSON and word not in FIRST_PERSON_PLURAL for word in words])
    if "ı" in text:
        own += sum([_I_IN_TURKISH.search(word) is not None for word in words])
    several = sum(text.count(word) for word in FIRST_PERSON_PLURAL_UNSPACED)
    unspaced = sum(text.count(word) for word in FIRST_PERSON_UNSPACED) - several
    return own + max(0, unspaced) >= LEAST_FIRST_PERSON * max(
        1, len(words), len(text) // 20 if unspaced else 0
    )


_I_IN_TURKISH = re.compile(r"\w(?:yorum|yordum|[dt][ıiuü]m)$")
"""`I` is an ending there: `yapıyorum`, `başladım`."""
_YOUR_IN_TURKISH = re.compile(r"\w{2}[ıiuü]n[ıiuü]z(?:[dt][ae]n?|[ae]|[ıiuü]n?)?\b")
"""`you` and `your` are endings there: `başladınız`, `fikrinizin`, `kendinizden`."""


_HONOURED = re.compile(
    r"なさ(?:い?ま|って|る)|いらっしゃ|おっしゃ|お考え|思われますか|お聞かせ|ご出身|[가-힣](?:셨|시나요|신가요|십니까|세요[?？])"
)
"""Forms of verbs in Japanese and Korean by which one honours the other, who is not named."""


def addresses_somebody(text: str) -> bool:
    """Whether words speak to a person: `you`, `du`, `vous`, `你`."""
    if not text.isascii() and any(map(text.__contains__, SECOND_PERSON_UNSPACED)):
        return True
    lowered = text.casefold()
    return not SECOND_PERSON.isdisjoint(_SPOKEN.findall(lowered)) or (
        not text.isascii() and _YOUR_IN_TURKISH.search(lowered) is not None
    )


def is_put_to_somebody(text: str) -> bool:
    """Whether a question speaks to a person, or honours one by its verb."""
    return addresses_somebody(text) or (not text.isascii() and _HONOURED.search(text) is not None)


class Kind(Enum):
    INTERVIEW = "interview"
    QUESTIONS = "questions that are put to nobody"
    NOTHING = "nothing"


def kind_of(text: str) -> Kind:
    """What the words above a text call it; a job interview is no interview."""
    lowered = text.casefold()
    if holds_any(lowered, NO_INTERVIEW_WORDS):
        return Kind.QUESTIONS
    return Kind.INTERVIEW if holds_any(lowered, INTERVIEW_WORDS) else Kind.NOTHING


def says_when(sentence: str) -> bool:
    """Whether a sentence is about an interview, its recording or publication, so that its date is theirs.

    What is published has to be the text itself: `In May 1968 nothing was published` dates no interview, nor
    does what somebody else recorded, as `her first podcast`.
    """
    lowered = sentence.casefold()
    told = lowered if holds_any(lowered, OF_ITSELF) else _OF_SOMEBODY.sub(" ", lowered)
    if any(holds_any(told, words) for words in (INTERVIEW_WORDS, MEETING_WORDS, RECORDED)):
        return True
    if not holds_any(lowered, PUBLISHED):
        return False
    words = _SPOKEN.findall(sentence)
    # `the EU` and `the US` are nobody who speaks, nor is Ben.
    spoken = {word.casefold() for word in words if len(word) == 1 or not word.isupper()}
    of_itself = holds_any(lowered, OF_ITSELF) or not (FIRST_PERSON - GIVEN_NAMES).isdisjoint(spoken)
    first, second = [*map(str.casefold, words[:2]), "", ""][:2]
    return of_itself or first in PUBLISHED or (first in BEFORE_PUBLISHED and second in PUBLISHED)


def holds_any(lowered: str, words: frozenset[str]) -> bool:
    """Whether a text in lower case has some of the words, those of ASCII letters by themselves."""
    return any(
        word in lowered and (not word.isascii() or re.search(rf"\b{re.escape(word)}\b", lowered) is not None)
        for word in words
    )


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text, None where it is too short to tell."""
    sample = " ".join(text[:SAMPLE].split())
    if len(sample) < LEAST_CHARACTERS:
        return None
    words = sample.casefold().split()
    # Loading the model of the identifier takes 0.4 s, too long for one citation from an English file.
    if _is_plainly_english(words):
        return "en"
    from py3langid import classify

    return str(classify(sample)[0])
