"""Who is named around an interview in languages whose names no capital shows: Chinese, Japanese, Korean, Arabic.

A name is told by what stands around it and by its surname. Where neither settles its ends, there is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from interviews.parsing.mentions.prose import FACTS, Found

_HAN = "\u4e00-\u9fff々"
_KANA = "\u3040-\u30ff"
_ARABIC = "\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc"
"""With the letters of Persian."""
_HANGUL = "\uac00-\ud7a3"
SURNAMES_ZH = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付"
    "方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包"
    "宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费"
    "傅洪常赖萧郁虞闵卞臧席储荣蔺冼甄佟冀桂苑仇栾刁沙阎缪屠佘池巩卜匡楚宗谌隋荆闻靖敖"
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
_ZH_TITLE = "(?:老师|老師|教授|博士|院士|先生|女士|导演|律师|同学)?"
_ONE_MORE = rf"{_ZH_NAME}(?={_ZH_TITLE}(?:[、,，和 ]|$))"
_JA_NAME = (
    rf"(?:{_LATIN}|[{_HAN}]{{1,3}}[  ][{_HAN}{_KANA}]{{1,5}}|[{_HAN}]{{2,5}}|[{_HAN}]{{1,3}}[{_KANA}]{{2,4}}"
    r"|[\u30a0-\u30ff]{2,10}[・＝][\u30a0-\u30ff]{2,12})"
)
_KO_NAME = rf"(?:{_LATIN}|[{SURNAMES_KO}][{_HANGUL}]{{1,2}}|[{SURNAMES_KO}] [{_HANGUL}]{{2}})"
_END_OF_LIST = r"(?=$|[\s、；;|｜/（(]|[，,](?=$|[^，,]{0,8}[:：]))"
"""Behind names in a list; a comma with a sentence behind it is part of what somebody says."""

_PLACES = {
    "<zh list>": (
        rf"(?P<name>{_ZH_NAME}){_ZH_TITLE}(?P<more>(?:[、,，和 ]+{_ZH_NAME}{_ZH_TITLE})*){_END_OF_LIST}"
    ),
    "<zh title>": _ZH_TITLE,
    "<alias>": rf"[：:\s“\"「『‘]*(?P<alias>[{_HAN}{_KANA}{_HANGUL}A-Za-z]{{1,4}})[”\"」』’\s]*[)）]",
    "<zh asks>": rf"(?P<asks>{_ZH_NAME})",
    "<zh>": rf"(?P<name>{_ZH_NAME})",
    "<ja>": rf"(?P<name>{_JA_NAME})",
    "<ko>": rf"(?P<name>{_KO_NAME})",
    "<ar>": rf"(?P<name>(?!ال)[{_ARABIC}]{{2,12}}(?: [{_ARABIC}]{{2,12}}){{1,3}})",
    "<hi>": r"(?P<name>[\u0900-\u097f]{2,14}(?: [\u0900-\u097f]{2,14}){1,2})",
    "<he>": r"(?P<name>[\u05d0-\u05ea'-]{2,12}(?: [\u05d0-\u05ea'\"-]{2,12}){1,2})",
    "<begin>": rf"(?<![{_HAN}{_KANA}{_HANGUL}])",
    "<stop>": rf"(?![{_HAN}{_KANA}{_HANGUL}A-Za-z])",
    "<colon>": r"\s*[:：=/／|｜]\s*",
    "<han>": f"[{_HAN}]",
    "<ko title>": r"(?:\s?(?:기자|작가|교수|감독|대표|박사|선생님|선생|씨|님|PD|시인|배우|가수|연구원))?",
    "<ko kind>": "(?:서면|전화|심층|현장|기획|신년|연속|공동|방문|전격|주민|이색) ",
    "<ja calling>": (
        r"(?:[^\s、。：:（）()]{0,10}(?:職人|監督|教授|代表|店主|選手|記者|[作画楽築術論究真理門説]家|[教医漁猟講理容]師|[護築棋防]士"
        r"|[社会校院園村町市店部館]長|[究集営発揮]者|[議社隊職教]員)[\s・])?"
    ),
    "<ja title>": r"(?:さん|氏|先生|様|さま)?",
}
"""What stands for names in the phrases below, and for what is around them."""
_TABLE = r"""
around asks    記者|记者|访|訪|主持|采写|提问  <begin>(?:记者|采访者|采访人|访谈者|访谈人|采写|采访整理|采访[、/]撰文|主持|主持人|提问者?|採訪者|訪談者|記者|主持人)<colon><zh list>
bylines asks   采访|採訪|訪問  <begin>(?:采访|採訪|訪問)<colon><zh list>
around asks    记者|記者  本[报刊台网社報]记?者?記?者? ?<zh><stop>
around answers 受访|嘉宾|被采访|受訪|嘉賓|讲述|口述  <begin>(?:受访者|受访人|受访嘉宾|被采访者|被采访人|采访对象|嘉宾|访谈嘉宾|本期嘉宾|受訪者|嘉賓|讲述者|口述|口述者)<colon><zh list>
around author  文|作者|撰  <begin>(?:文|作者|撰文|撰稿|文字)<colon><zh><stop>
around answers 专访|采访|访谈|专訪|專訪|採訪|訪談  <zh asks> ?对 ?<zh> ?的(?:专访|采访|访谈|訪談|專訪)
around answers 专访|采访|访谈|对话|對話|對談|对谈|專訪|訪談  (?:对|對|与|與|和|跟)[^，。！？:：]{0,20}? ?<zh> ?(?:进行)?(?:的|的一次)?(?:专访|采访|访谈|对话|對話|對談|对谈|專訪|訪談)(?!者|人)
around answers 采访了|专访了|採訪了  (?:采访|专访|採訪|專訪)了<han>{0,10}?(?:员|家|师|者|人|授|士|演|长|手|農|农|工|夫|匠|民)<zh><zh title>(?:$|[，,。：:（(、])
around answers 采访了|专访了|採訪了  (?:采访|专访|採訪|專訪)了 ?<zh><zh title>(?:$|[，,。：:（(、])
around takes_part 简称|简记|簡稱|下称|下稱  <zh><zh title> ?[（(](?:以?下)?(?:简称为?|简记为|簡稱為?|称|稱)<alias>
around takes_part 以下  <ja><ja title> ?[（(]以下、?<alias>
around takes_part 이하  <ko><ko title> ?[（(]이하,? ?<alias>
around asks    聞き手|インタビュアー|取材|司会|進行|インタビュー・文  <begin>(?:聞き手|聴き手|インタビュアー|取材|取材・文|取材・構成|インタビュー・文|司会|進行)<colon><ja calling><ja><ja title>(?=$|[、,，。（( |｜]|文)
around asks    聞き手|聴き手|インタビュアー  <begin>(?:聞き手|聴き手|インタビュアー)・(?!構成|写真|編集|執筆|撮影|司会|進行)<ja><ja title>(?=$|[、,，。（()） |｜])
around answers 話し手|語り手|ゲスト|回答者|お話  <begin>(?:話し手|語り手|ゲスト|回答者|インタビュイー|お話|お話を伺った人)<colon><ja calling><ja><ja title>(?=$|[、,，。（( |｜])
around author  文|執筆|著者  <begin>(?:文|執筆|著者|構成)<colon><ja><ja title>(?=$|[、,，。（( |｜])
around answers さん|氏|先生  (?:^|[、，。・「」『』：:|｜\s]|の)<ja>(?:さん|氏|先生)(?:への?)?(?:に聞く|に聞きました|に伺いました|に伺う|に話を聞いた|にお話を伺いました|インタビュー|にインタビュー|との対談)
around author  글|기자  <begin>(?:글|글쓴이|작성)<colon><ko><ko title><stop>
around asks    인터뷰|진행|취재|사회|면담  <begin>(?:인터뷰어|면담자|진행|진행자|취재|사회|사회자|인터뷰·글|인터뷰 및 글|취재·글)<colon><ko><ko title><stop>
bylines asks   인터뷰|질문|대담|면담  <begin>(?:인터뷰|면담|질문|대담)<colon><ko><ko title><stop>
around answers 인터뷰이|게스트|출연|손님|답변|구술|응답  <begin>(?:인터뷰이|구술|구술자|응답자|게스트|출연|출연자|초대 손님|손님|답변)<colon><ko><ko title><stop>
around answers 인터뷰|대화|대담  (?:^|[\s,·])<ko><ko title>(?:와의|과의|와|과) (?:인터뷰|대화|대담)
around asks    حوار|حاور|المحاور|الصحفي  (?:^|[|،] ?)(?:أجرى الحوار|أجرت الحوار|أجرى المقابلة|حاوره|حاورها|حاورته|حاورتها|المحاور|المحاورة|حوار)(?: ?: ?| )(?!مع )<ar>\s*$
around answers مع  (?:^|: ?)(?:حوار|مقابلة|لقاء) مع <ar>\s*$
around asks    مصاحبه|مجری|گفتگو  ^(?:مصاحبه.?کننده|مجری|گفتگو از|گفت.?وگو از) ?: ?<ar>\s*$
around answers مهمان|مصاحبه  ^(?:مهمان|مصاحبه.?شونده) ?: ?<ar>\s*$
around answers گفت|مصاحبه  (?:^|: ?)(?:گفت.?و?گو|مصاحبه) با <ar>\s*$
around asks    साक्षात्कार|प्रस्तुति  ^(?:साक्षात्कारकर्ता|प्रस्तुति) ?: ?<hi>\s*$
around answers अतिथि|मेहमान|साक्षात्कार  ^(?:अतिथि|मेहमान|साक्षात्कार) ?: ?<hi>\s*$
around answers ضيف|الضيف  ^(?:الضيف|الضيفة|ضيف الحلقة) ?: ?<ar>\s*$
around answers מרואי|אורח  ^(?:מרואיין|מרואיינת|אורח|אורחת) ?:? <he>\s*$
around asks    ראי  ^(?:מראיין|מראיינת|ראיין|ראיינה) ?:? <he>\s*$
around answers ראיון  (?:^|: ?)(?:ראיון|שיחה) עם <he>\s*$
titles answers 专访|采访|访谈|对话|專訪|採訪|訪談  (?:^|[：:|｜—–\- ])(?:独家)?(?:专访|采访|访谈|对话|專訪|採訪|訪談|對話)[:：|｜ ]?(?:[^，。！？:：的]{0,24}的[^，。！？:：的]{0,8}?)?<zh><zh title>(?:$|[，,。：:（(])
titles answers 访谈|专访|采访|对话|訪談|專訪|對話  (?:访谈|专访|采访|对话|訪談|專訪|對話)录? ?第? ?[\d〇一二三四五六七八九十百]{1,5} ?[期集回辑篇季号輯號][ ：:|｜—–-]+<zh><zh title>(?:$|[ ，,。：:（(|｜—–])
titles answers 专访|访谈|專訪|訪談  ^<zh> ?(?:专访|访谈录?|專訪|訪談錄?)(?:$|[：:—])
titles answers インタビュー|対談  (?:インタビュー|対談)<colon><ja><ja title>(?=$|[、,，。（(「])
titles answers 인터뷰|대담|면담  (?:인터뷰|대담|면담)<colon><ko><ko title>(?:$|[\s,(])
titles answers 인터뷰  (?:^|[\s,·\]])(?!<ko kind>)<ko>(?:\s?(?:작가|교수|감독|대표|박사|씨|님|시인|배우|가수))? 인터뷰(?:$|[\s,:])
spoken host    我是  我是(?:你们的|你們的|本期|本期的)?(?:主持人|主播|记者) ?<zh><stop>
spoken self    我叫|我是  我(?:叫|是) ?<zh>(?=$|[，,。！!；;])
spoken guest   嘉宾|嘉賓|请到|請到|欢迎|歡迎  (?:嘉宾|嘉賓)(?:是|就是)[^，。！？]{0,16}?<zh><zh title>(?:$|[，,。！!])
spoken guest   欢迎|歡迎  (?:欢迎|歡迎) ?<zh>(?=$|[，,。！!])
spoken guest   ゲスト  ゲスト(?:は|に)、?[^、。]{0,14}?(?:の)?<ja>(?:さん|氏|先生)
spoken self    と申します|といいます|です  (?:^|[、。\s]|私は)<ja>(?:と申します|といいます|と言います)
spoken self    私は|僕は  (?:私|僕|わたし)は、?<ja>です
spoken self    저는|제|이름  (?:저는|제 이름은) <ko>(?:입니다|이라고|라고|이에요|예요)
spoken host    진행  진행을? ?맡은 <ko>(?:입니다|이에요)
spoken guest   오늘|모시|게스트|손님  (?:게스트는|손님은|손님|게스트) <ko><ko title>(?:입니다|을|를|이)
spoken guest   모시|모셨  <ko> ?(?:작가님?|교수님?|감독님?|님|씨)(?:을|를) (?:모셨|모시)
"""
"""Each line says where a phrase may stand (`titles` are headings, too; `around` is either and `bylines`, where
what is done stands before who does it, is no title), what it says about the name, words of which one stands
in it, and the phrase."""


class _Phrase(NamedTuple):
    fact: str
    words: Sequence[str]
    pattern: str


def _read(table: str) -> dict[str, list[_Phrase]]:
    phrases: dict[str, list[_Phrase]] = defaultdict(list)
    for line in table.strip().split("\n"):
        where, fact, words, pattern = line.split(None, 3)
        phrases[where].append(_Phrase(fact, words.split("|"), pattern))
    return phrases


_PHRASES = _read(_TABLE)


def found_unspaced(text: str, kinds: Sequence[str]) -> Iterator[Found]:
    """What phrases of some kinds, `around`, `titles`, `bylines` or `spoken`, say in a bare text without capitals."""
    if text.isascii():
        return
    for fact, words, pattern in chain.from_iterable(_PHRASES[kind] for kind in kinds):
        if not any(map(text.__contains__, words)):
            continue
        for match in _compiled(pattern).finditer(text):
            groups = match.groupdict()
            if asks := groups.get("asks"):
                yield _found(asks, match.start("asks"), "asks")
            alias = groups.get("alias")
            names = [groups["name"], *(_compiled(_ONE_MORE).findall(groups.get("more") or ""))]
            for name in names:
                if name[-1] in _NO_KOREAN_NAMES_END or _OFFICE.search(name):
                    continue
                if name[-1] not in _NO_NAMES_END or len(name) == 2 or not _is_han(name):
                    yield _found(name, match.start("name"), fact, alias)


def _is_han(name: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in name)


def _found(name: str, place: int, fact: str, alias: str | None = None) -> Found:
    role, reason = FACTS[fact]
    return Found(role, " ".join(name.split()), place, reason, None, inflected=False, alias=alias)


@lru_cache(maxsize=128)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub("|".join(_PLACES), lambda found: _PLACES[found[0]], pattern))
