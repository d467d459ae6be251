"""Which word of a name is the family name, where it is not simply the last one.

Three things tell: the script, the spelling (`Kim Dae-jung`, `Nguyễn Văn An`), and the language of the
interview. Where none does, the name is split in the usual way and counts as unclear, so that users are asked.

Sources: IFLA, *Names of Persons: National Usages for Entry in Catalogues*; the lists hold the family and
given names that most people of a language bear.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from interviews.citing import name_words

_HAN_KANA_HANGUL = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
"""Compiled where a name is not in ASCII: it takes two milliseconds."""


class Order(NamedTuple):
    """The given and the family name of a name in running order."""

    given: str
    family: str
    told: bool = True
    """Whether something tells that it is so."""


def is_east_asian(text: str) -> bool:
    """Whether there are Han characters, kana or Hangul in a text."""
    return not text.isascii() and re.search(_HAN_KANA_HANGUL, text) is not None


def ordered(name: str, language: str) -> Order | None:
    """The parts of a name that does not simply end in its family name; None for all others.

    Args:
        name: two or more words without titles and generations, or a name in Han characters, kana or Hangul.
        language: the primary subtag of the interview's language, or nothing.
    """
    if is_east_asian(name):
        return _east_asian_script(name, language)
    rules: tuple[Callable[[list[str], str], Order | None], ...] = (
        _korean,
        _vietnamese,
        _chinese,
        _hungarian,
        _japanese,
        _spanish,
        _portuguese,
        _russian,
        _seemingly_korean,
    )
    return next((order for rule in rules if (order := rule(name.split(), language))), None)


def is_spanish_given(word: str) -> bool:
    """Whether a word is a common given name in Spanish."""
    return _bare(word) in name_words.SPANISH_GIVEN


def is_devotion(word: str) -> bool:
    """Whether a word ends a Spanish given name with a particle, such as `María del Carmen`."""
    return _bare(word) in name_words.SPANISH_DEVOTIONS


def _east_asian_script(name: str, language: str) -> Order | None:
    """Spaced or of a known family name: the family name stands first. A name with `・` is a foreign one."""
    if re.search(r"[・·=＝]", name):
        return None
    spaced = name.split()
    if len(spaced) == 2 and all(map(is_east_asian, spaced)):
        return Order(spaced[1], spaced[0])
    if len(spaced) != 1:
        return None
    hangul = re.fullmatch(r"[\uac00-\ud7af]{2,4}", name) is not None
    if hangul or (language == "zh" and re.fullmatch(r"[\u3400-\u9fff]{2,4}", name)):
        double, single = (
            (name_words.HANGUL_DOUBLE, name_words.HANGUL_FAMILIES)
            if hangul
            else (name_words.HAN_DOUBLE, name_words.HAN_FAMILIES)
        )
        length = 2 if name[:2] in double and len(name) > 2 else 1 if name[0] in single else 0
        return Order(name[length:], name[:length]) if length else None
    return None


def _korean(parts: list[str], language: str) -> Order | None:
    """`Kim Dae-jung`: a hyphen in the last name, or two words behind a family name in Korean."""
    first, last = _bare(parts[0]), _bare(parts[-1])
    if last in name_words.KOREAN_FAMILIES:
        return None
    if first not in name_words.KOREAN_FAMILIES:
        return None
    hyphenated = re.fullmatch(_TWO_SYLLABLES, parts[-1]) is not None
    if len(parts) == 2 and (hyphenated or language == "ko"):
        return Order(parts[1], parts[0])
    return Order(" ".join(parts[1:]), parts[0]) if len(parts) == 3 and language == "ko" else None


def _vietnamese(parts: list[str], language: str) -> Order | None:
    """`Nguyễn Văn An`: a Vietnamese family name first; with one at the end, too, only the language tells."""
    first, last = _bare(parts[0]), _bare(parts[-1])
    if first not in name_words.VIETNAMESE_FAMILIES or not 2 <= len(parts) <= 4:
        return None
    if not all(re.fullmatch(r"[^\W\d_]{1,7}", part) for part in parts):
        return None
    middle = len(parts) > 2 and _bare(parts[1]) in name_words.VIETNAMESE_MIDDLES
    accented = any(ord(character) > 0x1E9F or character in "ăâđêôơưĂÂĐÊÔƠƯ" for character in "".join(parts))
    if language == "vi" or middle or (accented and last not in name_words.VIETNAMESE_FAMILIES):
        return Order(" ".join(parts[1:]), parts[0])
    if accented or first in name_words.ONLY_VIETNAMESE:
        return Order(" ".join(parts[:-1]), parts[-1], told=False)
    return None


def _chinese(parts: list[str], language: str) -> Order | None:
    """`Zhang Xiaoming`: a Chinese family name, then one or two syllables of pinyin written as one word."""
    if len(parts) != 2 or not all(part.isascii() and part.replace("-", "").isalpha() for part in parts):
        return None
    first, last = (part.lower() for part in parts)
    if first not in name_words.PINYIN_FAMILIES or not re.fullmatch(_PINYIN_NAME, last):
        # The English way round is common too, and then only the end of the name is a family name.
        return None
    two_syllables = re.fullmatch(_PINYIN_TWO, last) is not None
    if last not in name_words.PINYIN_FAMILIES and (two_syllables or language == "zh"):
        return Order(parts[1], parts[0])
    return Order(parts[0], parts[1], told=False)


def _hungarian(parts: list[str], language: str) -> Order | None:
    """`Nagy Péter` in a Hungarian text, told by the given name at its end."""
    if language != "hu":
        return None
    first, last = _bare(parts[0]), _bare(parts[-1])
    if last in name_words.HUNGARIAN_GIVEN and first not in name_words.HUNGARIAN_GIVEN:
        length = 2 if len(parts) > 2 and _bare(parts[-2]) in name_words.HUNGARIAN_GIVEN else 1
        return Order(" ".join(parts[-length:]), " ".join(parts[:-length]))
    if first in name_words.HUNGARIAN_GIVEN and last not in name_words.HUNGARIAN_GIVEN:
        return Order(" ".join(parts[:-1]), parts[-1])
    return Order(" ".join(parts[:-1]), parts[-1], told=False)


def _japanese(parts: list[str], language: str) -> Order | None:
    """Either order is common in Latin letters."""
    if language != "ja" or len(parts) != 2:
        return None
    return Order(parts[0], parts[1], told=False) if all(map(_ROMAJI.fullmatch, map(_bare, parts))) else None


def _spanish(parts: list[str], language: str) -> Order | None:
    """Two family names, of which the first is the father's: `José Núñez Peña`, `María José Núñez Peña`."""
    if not 3 <= len(parts) <= 4 or any(_bare(part) in name_words.PARTICLES or "." in part for part in parts):
        return None
    if any(_bare(part) in ("y", "i", "e") for part in parts):
        return None
    first, second = _bare(parts[0]), _bare(parts[1])
    spoken = language in ("es", "ca", "gl")
    seems_spanish = first in name_words.SPANISH_GIVEN and any(map(_SPANISH_FAMILY.search, parts[1:]))
    # Elsewhere the middle one of three may be the father's, and two given names tell two family names.
    if not spoken and (not seems_spanish or (second in name_words.SPANISH_GIVEN) != (len(parts) == 4)):
        return None
    if len(parts) == 4:
        return Order(" ".join(parts[:2]), " ".join(parts[2:]))
    if second in name_words.SPANISH_GIVEN:
        told = second not in name_words.SPANISH_GIVEN_OR_FAMILY
        return Order(" ".join(parts[:2]), parts[2], told)
    tells = first in name_words.SPANISH_GIVEN - name_words.SPANISH_AND_ENGLISH_GIVEN or seems_spanish
    if spoken and tells:
        return Order(parts[0], " ".join(parts[1:]))
    return Order(" ".join(parts[:2]), parts[2], told=False)


def _portuguese(parts: list[str], language: str) -> Order | None:
    """Filed under the last family name, with `Filho`, `Neto` and the like: `Silva Neto, João`."""
    if (
        len(parts) >= 3
        and _bare(parts[-1]) in name_words.PORTUGUESE_KINSHIP
        and (language == "pt" or _bare(parts[-1]) != "junior")
    ):
        return Order(" ".join(parts[:-2]), " ".join(parts[-2:]))
    return None


def _russian(parts: list[str], language: str) -> Order | None:
    """`Громов Иван Сергеевич`: with the father's name at the end, the family name stands first."""
    is_fathers = re.compile(_PATRONYMIC_LATIN if parts[-1].isascii() else _PATRONYMIC, re.IGNORECASE).search
    if len(parts) != 3 or not is_fathers(parts[2]) or is_fathers(parts[1]):
        return None
    if parts[2].isascii() and language not in ("ru", "uk", "be"):
        return None
    return Order(" ".join(parts[1:]), parts[0])


def _seemingly_korean(parts: list[str], language: str) -> Order | None:
    """`Zoon Min-seo`: a name of two syllables as Korean ones are, behind no family name that is known."""
    seems = len(parts) == 2 and re.fullmatch(r"[A-Z][a-z]{1,4}-[a-z]{2,5}", parts[1])
    known = _bare(parts[-1]) in name_words.KOREAN_FAMILIES
    return Order(parts[0], parts[1], told=False) if seems and not known else None


def _bare(word: str) -> str:
    """The word in lower case, without accents: lists need not have every spelling."""
    decomposed = unicodedata.normalize("NFKD", word.casefold().replace("đ", "d"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


_ASIAN_SYLLABLE = r"(?:hs|ts|ch|sh|[b-df-hj-np-tv-z])?w?[aeiouy]{1,3}(?:ng|[hklmnpt])?"
_TWO_SYLLABLES = rf"[A-Z][a-z]{{1,5}}-[a-z]{{2,6}}|(?i:{_ASIAN_SYLLABLE}-{_ASIAN_SYLLABLE})"
"""With two capitals it may be a double family name (`Scott-Heron`), which is no two such syllables."""
_PATRONYMIC = r"(?:[оеєіё]вич|ьич|[оеї]вна|івна|инична|ична|[ао]віч|[ае]ўна)$"
_PATRONYMIC_LATIN = r"(?:[oe]vich|[oe]vna|ichna|inichna)$"
_SPANISH_FAMILY = re.compile(r"[ñáéíóú]|[eiou]z$", re.IGNORECASE)
_ROMAJI = re.compile(r"(?:(?:[kstnhmrgzdbp]y?|sh|ch|ts|j|f|w|y)?[aeiou]|n(?![aeiou]))+")
_SYLLABLE = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui|ao|ou|iu|ie|ue|er|an|en|in|un|ia|ua|uo|a|e|i|u)"
    r"|[bpmfwly]?o)"
)
_PINYIN_NAME = rf"{_SYLLABLE}-?{_SYLLABLE}?"
_PINYIN_TWO = rf"(?=.{{5}}){_SYLLABLE}-?{_SYLLABLE}"
