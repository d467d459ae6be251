"""Who is named around an interview in languages whose names no capital shows: Chinese, Japanese, Korean, Arabic.

A name is told by what stands around it and by its surname. Where neither settles its ends, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from interviews.model import Role
from interviews.parsing.mentions.mention import Reason
from interviews.parsing.mentions.prose import Found

_HAN = "\u4e00-\u9fff々"
_KANA = "\u3040-\u30ff"
_HANGUL = "\uac00-\ud7a3"
SURNAMES_ZH = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付"
    "方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包"
    "宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧葉蘇呂盧鐘鍾譚陸範賈韋鄒閻龍賀顧龔萬錢嚴湯溫齊喬龐顏莊聶魯關蘭歐寧紀畢單駱藍"
)
DOUBLE_SURNAMES_ZH = "欧阳|司马|上官|诸葛|司徒|皇甫|令狐|東方|歐陽|慕容|尉迟|夏侯"
SURNAMES_KO = (
    "김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허유남심노하곽성차주우구민나진지엄채원천방공현함변염여추도"
    "소석선설마길연위표명반라왕금옥육인맹모탁국은용"
)
_OFFICE = re.compile("編集|编辑|について|[部局社会室班課]$")
_NO_KOREAN_NAMES_END = "팀부단"
_NO_NAMES_END = "师者家员长生们人的了是会社司院校部组队团报网台店"
_LATIN = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|van|von|de|der|da|di)){1,3}"
_ZH_NAME = (
    rf"(?:{_LATIN}|[{_HAN}]{{1,6}}[·•][{_HAN}]{{1,8}}(?:[·•][{_HAN}]{{1,8}})?"
    rf"|(?:{DOUBLE_SURNAMES_ZH})[{_HAN}]{{1,2}}|[{SURNAMES_ZH}][{_HAN}]{{1,2}})"
)
_JA_NAME = (
    rf"(?:{_LATIN}|[{_HAN}]{{1,3}}[  ][{_HAN}{_KANA}]{{1,5}}|[{_HAN}]{{2,5}}|[{_HAN}]{{1,3}}[{_KANA}]{{2,4}}"
    r"|[\u30a0-\u30ff]{2,10}[・＝][\u30a0-\u30ff]{2,12})"
)
_KO_NAME = rf"(?:{_LATIN}|[{SURNAMES_KO}][{_HANGUL}]{{1,2}}|[{SURNAMES_KO}] [{_HANGUL}]{{2}})"
_AR_NAME = r"(?!ال)[\u0621-\u064a]{2,12}(?: [\u0621-\u064a]{2,12}){1,3}"
_HE_NAME = r"[\u05d0-\u05ea'-]{2,12}(?: [\u05d0-\u05ea'\"-]{2,12}){1,2}"
_BEGIN = rf"(?<![{_HAN}{_KANA}{_HANGUL}])"
_STOP = rf"(?![{_HAN}{_KANA}{_HANGUL}A-Za-z])"
_END_OF_LIST = r"(?=$|[\s、；;|｜/（(]|[，,](?=$|[^，,]{0,8}[:：]))"
"""Behind names in a list; a comma with a sentence behind it is part of what somebody says."""
_COLON = r"\s*[:：=/／|｜]\s*"
_TITLE_KO = r"(?:\s?(?:기자|작가|교수|감독|대표|박사|선생님|선생|씨|님|PD|시인|배우|가수|연구원))?"
_TITLE_JA = r"(?:さん|氏|先生|様|さま)?"

_Fact = tuple[Role | None, Reason]
_ASKS: _Fact = ("interviewer", Reason.BYLINE)
_ANSWERS: _Fact = ("interviewee", Reason.INTERVIEWED)
_AUTHOR: _Fact = (None, Reason.AUTHOR)
_HOST: _Fact = ("interviewer", Reason.INTRODUCES_SELF_AS_HOST)
_GUEST: _Fact = ("interviewee", Reason.INTRODUCES_GUEST)
_SELF: _Fact = (None, Reason.INTRODUCES_SELF)

AROUND: Sequence[tuple[str, str, _Fact]] = (
    (
        "采访 記者 记者 访 採 訪 主持 采写 提问",
        rf"{_BEGIN}(?:采访|记者|采访者|采访人|访谈者|访谈人|采写|采访整理|采访[、/]撰文|主持|主持人|提问者?|採訪|採訪者|訪問|訪談者|記者|主持人)"
        rf"{_COLON}(?P<name>{_ZH_NAME})(?P<more>(?:[、,，和 ]+{_ZH_NAME})*){_END_OF_LIST}",
        _ASKS,
    ),
    ("记者 記者", rf"本[报刊台网社報]记?者?記?者? ?(?P<name>{_ZH_NAME}){_STOP}", _ASKS),
    (
        "受访 嘉宾 被采访 受訪 嘉賓 讲述 口述",
        rf"{_BEGIN}(?:受访者|受访人|受访嘉宾|被采访者|被采访人|采访对象|嘉宾|访谈嘉宾|本期嘉宾|受訪者|嘉賓|讲述者|口述|口述者)"
        rf"{_COLON}(?P<name>{_ZH_NAME})(?P<more>(?:[、,，和 ]+{_ZH_NAME})*){_END_OF_LIST}",
        _ANSWERS,
    ),
    ("文 作者 撰", rf"{_BEGIN}(?:文|作者|撰文|撰稿|文字){_COLON}(?P<name>{_ZH_NAME}){_STOP}", _AUTHOR),
    (
        "专访 采访 访谈 专訪 專訪 採訪 訪談",
        rf"(?P<asks>{_ZH_NAME}) ?对 ?(?P<name>{_ZH_NAME}) ?的(?:专访|采访|访谈|訪談|專訪)",
        _ANSWERS,
    ),
    (
        "专访 采访 访谈 对话 對話 對談 对谈 專訪 訪談",
        rf"(?:对|對|与|與|和|跟)[^，。！？:：]{{0,20}}? ?(?P<name>{_ZH_NAME}) ?(?:进行)?(?:的|的一次)?(?:专访|采访|访谈|对话|對話|對談|对谈|專訪|訪談)(?!者|人)",
        _ANSWERS,
    ),
    (
        "采访了 专访了 採訪了",
        rf"(?:采访|专访|採訪|專訪)了[{_HAN}]{{0,10}}?(?:员|家|师|者|人|授|士|演|长|手|農|农)(?P<name>{_ZH_NAME})(?:$|[，,。：:（(、])",
        _ANSWERS,
    ),
    (
        "采访了 专访了 採訪了",
        rf"(?:采访|专访|採訪|專訪)了 ?(?P<name>{_ZH_NAME})(?:$|[，,。：:（(、])",
        _ANSWERS,
    ),
    (
        "聞き手 インタビュアー 取材 司会 進行 インタビュー・文",
        rf"{_BEGIN}(?:聞き手|聴き手|インタビュアー|取材|取材・文|取材・構成|インタビュー・文|司会|進行){_COLON}(?P<name>{_JA_NAME}){_TITLE_JA}"
        rf"(?=$|[、,，。（( |｜]|文)",
        _ASKS,
    ),
    (
        "話し手 語り手 ゲスト 回答者 お話",
        rf"{_BEGIN}(?:話し手|語り手|ゲスト|回答者|インタビュイー|お話|お話を伺った人){_COLON}(?P<name>{_JA_NAME}){_TITLE_JA}(?=$|[、,，。（( |｜])",
        _ANSWERS,
    ),
    (
        "文 執筆 著者",
        rf"{_BEGIN}(?:文|執筆|著者|構成){_COLON}(?P<name>{_JA_NAME}){_TITLE_JA}(?=$|[、,，。（( |｜])",
        _AUTHOR,
    ),
    (
        "さん 氏 先生",
        rf"(?:^|[、，。・「」『』：:|｜\s]|の)(?P<name>{_JA_NAME})(?:さん|氏|先生)(?:への?)?(?:に聞く|に聞きました|に伺いました|に伺う|に話を聞いた|にお話を伺いました|インタビュー|にインタビュー|との対談)",
        _ANSWERS,
    ),
    (
        "글 기자",
        rf"{_BEGIN}(?:글|글쓴이|작성){_COLON}(?P<name>{_KO_NAME}){_TITLE_KO}{_STOP}",
        _AUTHOR,
    ),
    (
        "인터뷰 진행 취재 질문 대담 사회 인터뷰어",
        rf"{_BEGIN}(?:인터뷰|인터뷰어|진행|진행자|취재|질문|대담|사회|사회자|인터뷰·글|인터뷰 및 글|취재·글){_COLON}(?P<name>{_KO_NAME}){_TITLE_KO}{_STOP}",
        _ASKS,
    ),
    (
        "인터뷰이 게스트 출연 손님 답변",
        rf"{_BEGIN}(?:인터뷰이|게스트|출연|출연자|초대 손님|손님|답변){_COLON}(?P<name>{_KO_NAME}){_TITLE_KO}{_STOP}",
        _ANSWERS,
    ),
    (
        "인터뷰 대화 대담",
        rf"(?:^|[\s,·])(?P<name>{_KO_NAME}){_TITLE_KO}(?:와의|과의|와|과) (?:인터뷰|대화|대담)",
        _ANSWERS,
    ),
    (
        "حوار حاور المحاور الصحفي",
        rf"(?:^|[|،] ?)(?:أجرى الحوار|أجرت الحوار|أجرى المقابلة|حاوره|حاورها|حاورته|حاورتها|المحاور|المحاورة|حوار)(?: ?: ?| )(?!مع )(?P<name>{_AR_NAME})\s*$",
        _ASKS,
    ),
    ("مع", rf"(?:^|: ?)(?:حوار|مقابلة|لقاء) مع (?P<name>{_AR_NAME})\s*$", _ANSWERS),
    ("ضيف الضيف", rf"^(?:الضيف|الضيفة|ضيف الحلقة) ?: ?(?P<name>{_AR_NAME})\s*$", _ANSWERS),
    ("ראי", rf"^(?:מראיין|מראיינת|ראיין|ראיינה) ?:? (?P<name>{_HE_NAME})\s*$", _ASKS),
    ("ראיון", rf"(?:^|: ?)(?:ראיון|שיחה) עם (?P<name>{_HE_NAME})\s*$", _ANSWERS),
)
"""One of the words that stands in the phrase, the phrase, and what it says about the name."""

HEADLINES: Sequence[tuple[str, str, _Fact]] = (
    (
        "专访 采访 访谈 对话 專訪 採訪 訪談",
        rf"(?:^|[：:|｜—–\- ])(?:独家)?(?:专访|采访|访谈|对话|專訪|採訪|訪談|對話)[:：|｜ ]?(?:[^，。！？:：的]{{0,24}}的[^，。！？:：的]{{0,8}}?)?(?P<name>{_ZH_NAME})(?:$|[，,。：:（(])",
        _ANSWERS,
    ),
    (
        "专访 访谈 專訪 訪談",
        rf"^(?P<name>{_ZH_NAME}) ?(?:专访|访谈录?|專訪|訪談錄?)(?:$|[：:—])",
        _ANSWERS,
    ),
    (
        "インタビュー 対談",
        rf"(?:インタビュー|対談){_COLON}(?P<name>{_JA_NAME}){_TITLE_JA}(?=$|[、,，。（(「])",
        _ANSWERS,
    ),
    (
        "인터뷰",
        rf"(?:^|[\s,·\]])(?P<name>{_KO_NAME})(?:\s?(?:작가|교수|감독|대표|박사|씨|님|시인|배우|가수))? 인터뷰(?:$|[\s,:])",
        _ANSWERS,
    ),
)
"""The same in headings and titles alone, where nothing but a name stands beside the word."""

SPOKEN: Sequence[tuple[str, str, _Fact]] = (
    ("我是", rf"我是(?:你们的|你們的|本期|本期的)?(?:主持人|主播|记者) ?(?P<name>{_ZH_NAME}){_STOP}", _HOST),
    ("我叫 我是", rf"我(?:叫|是) ?(?P<name>{_ZH_NAME})(?=$|[，,。！!；;])", _SELF),
    (
        "嘉宾 嘉賓 请到 請到 欢迎 歡迎",
        rf"(?:嘉宾|嘉賓)(?:是|就是)[^，。！？]{{0,16}}?(?P<name>{_ZH_NAME}?)(?:老师|先生|女士|教授|博士|老師)?(?:$|[，,。！!])",
        _GUEST,
    ),
    ("欢迎 歡迎", rf"(?:欢迎|歡迎) ?(?P<name>{_ZH_NAME})(?=$|[，,。！!])", _GUEST),
    ("ゲスト", rf"ゲスト(?:は|に)、?[^、。]{{0,14}}?(?:の)?(?P<name>{_JA_NAME})(?:さん|氏|先生)", _GUEST),
    (
        "と申します といいます です",
        rf"(?:^|[、。\s]|私は)(?P<name>{_JA_NAME})(?:と申します|といいます|と言います)",
        _SELF,
    ),
    ("私は 僕は", rf"(?:私|僕|わたし)は、?(?P<name>{_JA_NAME})です", _SELF),
    ("저는 제 이름", rf"(?:저는|제 이름은) (?P<name>{_KO_NAME})(?:입니다|이라고|라고|이에요|예요)", _SELF),
    ("진행", rf"진행을? ?맡은 (?P<name>{_KO_NAME})(?:입니다|이에요)", _HOST),
    (
        "오늘 모시 게스트 손님",
        rf"(?:게스트는|손님은|손님|게스트) (?P<name>{_KO_NAME}){_TITLE_KO}(?:입니다|을|를|이)",
        _GUEST,
    ),
    ("모시 모셨", rf"(?P<name>{_KO_NAME}) ?(?:작가님?|교수님?|감독님?|님|씨)(?:을|를) (?:모셨|모시)", _GUEST),
)
"""The same in what is said first."""


def found_unspaced(text: str, phrases: Sequence[tuple[str, str, _Fact]]) -> Iterator[Found]:
    """What phrases without capitals say in a bare text."""
    if text.isascii():
        return
    for words, pattern, (role, reason) in phrases:
        if not any(word in text for word in words.split()):
            continue
        for match in _compiled(pattern).finditer(text):
            groups = match.groupdict()
            if asks := groups.get("asks"):
                yield _found(asks, match.start("asks"), *_ASKS)
            names = [groups["name"], *(re.findall(_ZH_NAME, groups.get("more") or ""))]
            for name in names:
                if name[-1] in _NO_KOREAN_NAMES_END or _OFFICE.search(name):
                    continue
                if name[-1] not in _NO_NAMES_END or len(name) == 2 or not _is_han(name):
                    yield _found(name, match.start("name"), role, reason)


def _is_han(name: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in name)


def _found(name: str, place: int, role: Role | None, reason: Reason) -> Found:
    return Found(role, " ".join(name.split()), place, reason, None, inflected=False)


@lru_cache(maxsize=128)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
