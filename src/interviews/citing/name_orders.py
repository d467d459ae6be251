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

from interviews.citing.text import words

HAN_KANA_HANGUL = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


class Order(NamedTuple):
    """The given and the family name of a name in running order."""

    given: str
    family: str
    told: bool = True
    """Whether something tells that it is so."""


def ordered(name: str, language: str) -> Order | None:
    """The parts of a name that does not simply end in its family name; None for all others.

    Args:
        name: two or more words without titles and generations, or a name in Chinese, Japanese or Korean script.
        language: the primary subtag of the interview's language, or nothing.
    """
    if HAN_KANA_HANGUL.search(name):
        return _east_asian_script(name, language)
    rules: tuple[Callable[[list[str], str], Order | None], ...] = (
        _korean,
        _vietnamese,
        _chinese,
        _hungarian,
        _japanese,
        _spanish,
        _portuguese,
    )
    return next((order for rule in rules if (order := rule(name.split(), language))), None)


def _east_asian_script(name: str, language: str) -> Order | None:
    """Spaced or of a known family name: the family name stands first. A name with `・` is a foreign one."""
    if re.search(r"[・·=＝]", name):
        return None
    spaced = name.split()
    if len(spaced) == 2 and all(map(HAN_KANA_HANGUL.search, spaced)):
        return Order(spaced[1], spaced[0])
    if len(spaced) != 1:
        return None
    hangul = re.fullmatch(r"[\uac00-\ud7af]{2,4}", name) is not None
    if hangul or (language == "zh" and re.fullmatch(r"[\u3400-\u9fff]{2,4}", name)):
        double, single = (
            (_HANGUL_DOUBLE, _HANGUL_FAMILIES) if hangul else (_HAN_DOUBLE, _HAN_FAMILIES)
        )
        length = 2 if name[:2] in double and len(name) > 2 else 1 if name[0] in single else 0
        return Order(name[length:], name[:length]) if length else None
    return None


def _korean(parts: list[str], language: str) -> Order | None:
    """`Kim Dae-jung`: a hyphen in the last name, or two words behind a Korean family name, in Korean order."""
    first, last = _bare(parts[0]), _bare(parts[-1])
    if first not in _KOREAN_FAMILIES or last in _KOREAN_FAMILIES:
        return None
    hyphenated = re.fullmatch(r"[A-Z][a-z]{1,5}-[A-Za-z][a-z]{1,5}", parts[-1]) is not None
    if len(parts) == 2 and (hyphenated or language == "ko"):
        return Order(parts[1], parts[0])
    return Order(" ".join(parts[1:]), parts[0]) if len(parts) == 3 and language == "ko" else None


def _vietnamese(parts: list[str], language: str) -> Order | None:
    """`Nguyễn Văn An`: a Vietnamese family name first; with one at the end, too, only the language tells."""
    first, last = _bare(parts[0]), _bare(parts[-1])
    if first not in _VIETNAMESE_FAMILIES or not 2 <= len(parts) <= 4:
        return None
    if not all(re.fullmatch(r"[^\W\d_]{1,7}", part) for part in parts):
        return None
    middle = len(parts) > 2 and _bare(parts[1]) in _VIETNAMESE_MIDDLES
    accented = any(ord(character) > 0x1E9F or character in "ăâđêôơưĂÂĐÊÔƠƯ" for character in "".join(parts))
    if language == "vi" or middle or (accented and last not in _VIETNAMESE_FAMILIES):
        return Order(" ".join(parts[1:]), parts[0])
    if accented or first in _ONLY_VIETNAMESE:
        return Order(" ".join(parts[:-1]), parts[-1], told=False)
    return None


def _chinese(parts: list[str], language: str) -> Order | None:
    """`Zhang Xiaoming`: a Chinese family name, then one or two syllables of pinyin written as one word."""
    if len(parts) != 2 or not all(part.isascii() and part.replace("-", "").isalpha() for part in parts):
        return None
    first, last = (part.lower() for part in parts)
    if first not in _PINYIN_FAMILIES or not _PINYIN_NAME.fullmatch(last):
        # The English way round is common too, and then only the end of the name is a family name.
        return None
    two_syllables = _PINYIN_TWO.fullmatch(last) is not None
    if last not in _PINYIN_FAMILIES and (two_syllables or language == "zh"):
        return Order(parts[1], parts[0])
    return Order(parts[0], parts[1], told=False)


def _hungarian(parts: list[str], language: str) -> Order | None:
    """`Nagy Péter` in a Hungarian text, told by the given name at its end."""
    if language != "hu":
        return None
    first, last = _bare(parts[0]), _bare(parts[-1])
    if last in _HUNGARIAN_GIVEN and first not in _HUNGARIAN_GIVEN:
        length = 2 if len(parts) > 2 and _bare(parts[-2]) in _HUNGARIAN_GIVEN else 1
        return Order(" ".join(parts[-length:]), " ".join(parts[:-length]))
    if first in _HUNGARIAN_GIVEN and last not in _HUNGARIAN_GIVEN:
        return Order(" ".join(parts[:-1]), parts[-1])
    return Order(" ".join(parts[:-1]), parts[-1], told=False)


def _japanese(parts: list[str], language: str) -> Order | None:
    """Either order is common in Latin letters."""
    if language != "ja" or len(parts) != 2:
        return None
    return Order(parts[0], parts[1], told=False) if all(map(_ROMAJI.fullmatch, map(_bare, parts))) else None


def _spanish(parts: list[str], language: str) -> Order | None:
    """Two family names, of which the first is the father's: `José Núñez Peña`, `María José Núñez Peña`."""
    if not 3 <= len(parts) <= 4 or any(_bare(part) in _PARTICLES or "." in part for part in parts):
        return None
    if any(_bare(part) in ("y", "i", "e") for part in parts):
        return None
    first, second = _bare(parts[0]), _bare(parts[1])
    spoken = language in ("es", "ca", "gl")
    seems_spanish = first in _SPANISH_GIVEN and any(map(_SPANISH_FAMILY.search, parts[1:]))
    if not spoken and (len(parts) == 4 or second in _SPANISH_GIVEN or not seems_spanish):
        return None
    if len(parts) == 4:
        return Order(" ".join(parts[:2]), " ".join(parts[2:]))
    if second in _SPANISH_GIVEN:
        return Order(" ".join(parts[:2]), parts[2])
    if first in _SPANISH_GIVEN and spoken:
        return Order(parts[0], " ".join(parts[1:]))
    return Order(" ".join(parts[:2]), parts[2], told=False)


def _portuguese(parts: list[str], language: str) -> Order | None:
    """Filed under the last family name, with `Filho`, `Neto` and the like: `João Silva Neto` under Silva Neto."""
    if len(parts) >= 3 and _bare(parts[-1]) in _PORTUGUESE_KINSHIP and (
        language == "pt" or _bare(parts[-1]) != "junior"
    ):
        return Order(" ".join(parts[:-2]), " ".join(parts[-2:]))
    return None


def _bare(word: str) -> str:
    """The word in lower case, without accents: lists need not have every spelling."""
    decomposed = unicodedata.normalize("NFKD", word.casefold().replace("đ", "d"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


_SPANISH_FAMILY = re.compile(r"[ñáéíóú]|[eiou]z$", re.IGNORECASE)
_PARTICLES = words("de del della di da do das dos du la las le los van von der den ter y e i al el bin ibn")
_PORTUGUESE_KINSHIP = words("filho neto sobrinho junior")
_ROMAJI = re.compile(r"(?:(?:[kstnhmrgzdbp]y?|sh|ch|ts|j|f|w|y)?[aeiou]|n(?![aeiou]))+")

_KOREAN_FAMILIES = words(
    """kim lee park pak choi choe jung jeong chung kang gang cho jo yoon yun jang chang lim im rim han oh seo suh
    shin sin kwon gwon hwang ahn an song ryu yoo yu hong jeon jun ko go moon mun yang son sohn bae baek paik heo
    hur nam shim sim noh roh ha kwak gwak sung cha joo ju woo koo ku gu min rhee yi na ra chin jin"""
)
_HANGUL_FAMILIES = frozenset("김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모")
_HANGUL_DOUBLE = words("남궁 선우 황보 제갈 사공 독고 서문 동방")
_VIETNAMESE_FAMILIES = words(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh truong luong mai dao lam doan"
)
_ONLY_VIETNAMESE = words("nguyen tran pham hoang huynh phan dang bui ngo duong trinh truong luong")
_VIETNAMESE_MIDDLES = words("van thi huu duc minh ngoc thanh quoc xuan dinh cong quang hong tuan anh kim bich thuy chi")
_PINYIN_FAMILIES = words(
    """wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han
    tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai
    xia zhong tian fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long
    wan duan lei qian yin chang xi qi mo"""
)
_SYLLABLE = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui|ao|ou|iu|ie|ue|er|an|en|in|un|ia|ua|uo|a|o|e|i|u))"
)
_PINYIN_NAME = re.compile(rf"{_SYLLABLE}-?{_SYLLABLE}?")
_PINYIN_TWO = re.compile(rf"(?=.{{5}}){_SYLLABLE}-?{_SYLLABLE}")
_HAN_FAMILIES = frozenset("王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文")
_HAN_DOUBLE = words("欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 夏侯 皇甫 尉迟 尉遲 慕容 令狐")
_HUNGARIAN_GIVEN = words(
    """laszlo istvan jozsef janos zoltan sandor ferenc gabor attila peter tamas zsolt tibor andras csaba imre lajos
    gyorgy balazs gyula mihaly karoly robert bela krisztian norbert daniel adam bence mate levente akos david gergely
    miklos geza pal arpad erno jeno rezso szabolcs vilmos dezso marton kalman maria erzsebet katalin ilona eva anna
    zsuzsanna margit judit agnes andrea ildiko erika krisztina julianna magdolna timea eszter monika edit beata tunde
    piroska reka nora klara orsolya noemi zsofia zsuzsa kinga boglarka dora petra vera gizella terez marta emese kata
    albert eniko gyongyi lilla hanna anett aniko csilla szilvia zsanett gergo marcell benedek vince bertalan"""
)
_SPANISH_GIVEN = words(
    """jose juan antonio francisco manuel pedro luis carlos miguel angel jesus javier fernando rafael alberto ramon
    enrique joaquin ignacio jorge jaime julio andres diego alejandro sergio pablo eduardo roberto ricardo mario victor
    raul gabriel guillermo felipe tomas agustin emilio ernesto gonzalo hector hugo ivan rodrigo santiago xavier josep
    jordi joan pere marc oriol lluis maria carmen ana isabel dolores pilar teresa rosa concepcion mercedes josefa
    cristina lucia elena laura marta paula beatriz patricia silvia sonia rocio ines alba irene nuria montserrat esther
    guadalupe veronica claudia gabriela mariana alejandra fernanda ximena consuelo esperanza soledad luz belen eugenia
    victoria eva angeles nieves gloria susana raquel alicia yolanda inmaculada encarnacion marina ainhoa leire"""
)
