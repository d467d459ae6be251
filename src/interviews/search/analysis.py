"""What a word becomes in the index, and how text is cut into words.

The same for indexing, queries, snippets and spelling, so that they agree: a word is folded (compatibility
forms, case and accents removed) and then stemmed by the Snowball stemmer of its language. There is no stop
list, since titles and phrases are made of stop words ("that is that"). `+` and `#` belong to a word that
they end, which keeps C++ and C# apart from C. Scripts without spaces are cut into overlapping pairs.
Characters that are not seen, such as soft hyphens and joiners, are as good as not there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from Stemmer import Stemmer

from interviews.search.splitting import WordSplitter

DEFAULT_LANGUAGE = "en"
"""Of texts whose language is unknown; its stemmer leaves words of other scripts alone."""

SHORTEST_STEM = 2
"""Characters. A stem as short as this counts only where it is at least half of its word."""

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u0900-\u0963\u0981-\u0dff\u0e31-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ecd"
    "\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3\u3099\u309a"
)
"""Vowel signs and accents that follow their letter; `\\w` leaves them out."""

WORD = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*(?:\+\+|[+#](?!\w)|['’]s\b)?"
"""One word. A possessive ending is taken in, to be dropped with the stem."""

WORD_IN_ASCII = r"[A-Za-z0-9]+(?:\+\+|[+#](?!\w)|'s\b)?"
"""The same in a text that is ASCII, as most are, where it is found in two thirds of the time."""

_HANGUL_AND_UNSEGMENTED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f]"
)
"""Scripts without spaces, and Hangul, whose words carry their particles at the end."""

_INVISIBLE = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff]"
)
"""What Unicode calls default ignorable: soft hyphens, joiners, marks of direction, choices of a glyph."""

_DROPPED = re.compile(f"[\u0300-\u036f]+|{_INVISIBLE}+")
_LIKE_OTHERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that are looked for as others, though Unicode sees no accent in them."""
_POSSESSIVE = re.compile("['’]s$")
_NO_ORDINARY_WORD = re.compile(r"[\d+#]")


def fold(text: str) -> str:
    """The text without case, accents, compatibility forms and what is not seen: for comparing.

    `cœur` is `coeur`, and `Søren` is `soren`.
    """
    if text.isascii():
        return text.lower()
    bare = _DROPPED.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", bare).casefold().translate(_LIKE_OTHERS)


def alphabetical(names: Sequence[str]) -> list[int]:
    """The places of names in the order in which a reader looks for them, whatever their case and accents."""
    keys = fold("\n".join(name.replace("\n", " ") for name in names)).split("\n")
    return sorted(range(len(names)), key=lambda place: (keys[place], names[place]))


def fold_word(word: str) -> str:
    """A word of `WORD` folded, without its possessive ending."""
    return _POSSESSIVE.sub("", fold(word))


@lru_cache(maxsize=2048)
def normalise(word: str, language: str) -> str:
    """The term that a word of a language is found under."""
    folded = fold_word(word)
    stemmer = _stemmer(base_language(language))
    if stemmer is None or _NO_ORDINARY_WORD.search(folded):
        return folded
    stem = stemmer.stemWord(folded)
    # "going" is not Go, nor "being" the letters BE: what is left of a word must be able to stand for it.
    return folded if len(stem) <= SHORTEST_STEM and len(folded) - len(stem) > len(stem) else stem


def base_language(tag: str | None) -> str:
    """The first part of a BCP 47 tag, which the stemmers are known by."""
    base = (tag or DEFAULT_LANGUAGE).replace("_", "-").partition("-")[0].lower()
    return "no" if base in {"nb", "nn"} else base


@cache
def _stemmer(language: str) -> Stemmer | None:
    try:
        return Stemmer(language)
    except (KeyError, UnicodeEncodeError):
        # No language that it knows, or no tag at all: "français".
        return None


def _folded_name(word: str, _language: str) -> str:
    return fold_word(word)


ANALYZER = WordSplitter(normalise, WORD, WORD_IN_ASCII, _HANGUL_AND_UNSEGMENTED, _INVISIBLE)
"""How what is said is split."""
NAMES = WordSplitter(_folded_name, WORD, WORD_IN_ASCII, _HANGUL_AND_UNSEGMENTED, _INVISIBLE)
"""How names of people are split: nobody's name is stemmed."""


def spans(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each word of a text, in the order of the terms."""
    return ANALYZER.spans(text)


def words(text: str) -> list[str]:
    """The words of a text as written."""
    return ANALYZER.words(text)
