"""Times of a recording, wherever they stand and whatever encloses them, as HH:MM:SS.

A time stands bare or within marks of any kind, `[0:12]`, `#00:00:12-3#`, `[0:12](https://…)`,
`<time>0:12</time>`, and may be one of two, the beginning and the end of what is said.
"""

from __future__ import annotations

import re
from unicodedata import category

import msgspec
from msgspec.structs import replace

_UNITS = {
    "hours": "hours?|hrs?|h|stunden?|std|heures?|horas?|ore|ora|uur|timmar|timme|godzin[ay]?|ч|час(?:а|ов)?|"
    "小时|小時|時間|시간",
    "minutes": "minutes?|mins?|m|minuten?|minutos?|minuti|minuto|minuut|minut(?:er|y|a)?|минут[аы]?|мин|"
    "分钟|分鐘|分|분",
    "seconds": "seconds?|secs?|s|sekunden?|sek|secondes?|segundos?|secondi|secondo|seconden|"
    "sekund(?:er|y|a)?|секунд[аы]?|сек|с|秒|초",
}
"""How hours, minutes and seconds are written behind their number."""
INTRODUCTIONS = "at|time|timecode|timestamp|tc|ts|t|um|zeit|hora|temps|ora|время|时间|時刻"
"""Words in front of a time."""
_HOURS = rf"(?P<h>\d{{1,2}})\s?(?:{_UNITS['hours']})\.?(?:[\s,]+|(?=\d))"
_MINUTES = rf"(?P<m>\d{{1,3}})\s?(?:{_UNITS['minutes']})\.?"
_SECONDS = rf"(?P<s>\d{{1,2}})(?:[.,]\d{{1,3}})?\s?(?:{_UNITS['seconds']})\b\.?"
_CLOCK = re.compile(
    r"(?P<first>\d{1,3})[:：](?P<second>[0-5]\d)(?:[:：]\s?(?P<third>[0-5]\d))?"
    r"(?:[.,;]\d{1,3}|[:：]\d{2})?(?:-\d{1,2}(?=#))?(?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?(?![:：]?\d)"
)
"""`0:44`, `00:12:34`, `0:00:41.9`, `00:11: 57.25` (a slip seen in the wild), `00:00:22-3`, `10:02:11 AM`."""
_IN_UNITS = re.compile(rf"(?:{_HOURS})?{_MINUTES}(?:[\s,]+|\s?(?=\d)){_SECONDS}", re.IGNORECASE)
"""`0 minutes 11 seconds`, `1h02m03s`, `12 Min. 4 Sek.`."""
_PRIMES = re.compile(r"(?P<m>\d{1,3})['’′]\s?(?P<s>[0-5]?\d)(?:[\"”″]|''|’’|′′)")
_DOTTED = re.compile(r"(?P<h>\d{1,2})\.(?P<m>[0-5]\d)\.(?P<s>[0-5]\d)(?![\d.])")
"""Only between marks, and with two stops: bare, it may be a date."""
_SECONDS_ALONE = re.compile(rf"(?P<s>\d{{1,5}})(?:[.,]\d{{1,3}})?\s?(?:{_UNITS['seconds']})\b", re.IGNORECASE)
"""`[130.5s]`; only between marks."""
_BARE = (_CLOCK, _IN_UNITS, _PRIMES)
_MARKED = (*_BARE, _DOTTED, _SECONDS_ALONE)

_INTRODUCED = re.compile(rf"(?:(?:{INTRODUCTIONS})\s?[:=]?\s?|@\s?)(?=[\d\[(<])", re.IGNORECASE)
_DATED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?[\sT]+")
"""A day before the time of day, as in the exports of chats."""
_TO = re.compile(r"\s*(?:-->|->|→|⟶|–|—|-|~|to|bis|à|a|до|至)\s*", re.IGNORECASE)
_OPENER = re.compile(
    r"\*{1,3}|_{1,3}|={2}|~{1,2}|`{1,2}|\\?[\[({（【［｛]|<(?P<tag>[a-zA-Z]{1,10})\b[^<>\n]{0,200}>|\\?<|[#^|/]{1,2}"
)
_CLOSERS = {"[": "]", "(": ")", "{": "}", "（": "）", "【": "】", "［": "］", "｛": "｝", "<": ">"}
_OPENS = frozenset((*_CLOSERS, "\\"))
_TARGET = re.compile(r"\([^()\s]{0,300}(?:\s\"[^\"\n]{0,100}\")?\)|\{[^{}\n]{0,100}\}")
"""What follows a bracket in a link, or in a span with attributes."""
_INVISIBLE = " \t\u00a0\u200b\u200c\u200d\u2060\ufeff"
_BEHIND = f"{_INVISIBLE}\n\\"
_SIGNS = frozenset({"So", "Mn", "Cf"})
"""Unicode categories of picture signs, such as that of a button to play, and of what varies them."""
_BEGINS = frozenset("0123456789*_=~`\\[({（【［｛<#^|/@aAtTuUzZhHoOвВ时時")
"""What a time begins with, marks and introducing words included."""
_ENDS = frozenset("0123456789*_=~`])}）】］｝>#^|/\"”″'’′.:：smcnSMCNсыа秒초ertodi")
_LINK_ENDS = frozenset(")}>*_")
"""What the address of a link may end with, or marks around it."""
_COMMON = re.compile(
    r"\\?\[(?:(?P<hours>\d{1,2}):)?(?P<minutes>[0-5]?\d):(?P<seconds>[0-5]\d)(?:\.\d{1,3})?\\?\](?![({])"
)
"""`[0:12]`, `\\[01:12:44.19\\]`: the form of most times between marks, read at a fifth of the cost."""
_DIGIT = re.compile("[0-9]")
_NEAR = re.compile(r"[^0-9\n]{0,16}+[0-9]")
"""Most that begins like a time has no number there."""
_MAY_BEGIN = re.compile(rf"{_NEAR.pattern}|[^\w\n<]{{0,8}}+<")
"""The same for a whole text, or a tag."""
BEGINNINGS = re.compile(
    r"(?<![*_=~`\\\[({（【［｛<#^|/@])[*_=~`\\\[({（【［｛<#^|/@]"
    r"|(?<![\w.,:'’′*_=~`\\\[({（【［｛<#^|/@-])[0-9aAtTuUzZhHoOвВ时時]"
)
"""Where a time may begin: at marks, and at a word or number that marks do not enclose."""
_PARTING = re.compile(r"(?:[ \t\u00a0]*(?:[:：]+|[-–—|·•]+(?=\s)))?\s*")
_NO_WORDS = f"{_INVISIBLE}:：*_\\-–—|>"
_CUE_TIME = r"\d{1,3}:\d{2}(?::\d{2})?[.,]?\d{0,3}"
_CUE = re.compile(
    rf"\s*{_CUE_TIME}\s*-->\s*{_CUE_TIME}(?:\s+(?:align|line|position|size|vertical|region|[XY]\d):\S+)*\s*"
)
_DEEPEST = 5
"""Marks within one another around a time; a link in bold in brackets has three."""
LONGEST = 420
"""Characters of a time with its marks, most of them the address of a link."""
_LENGTHS_OF_LINKS = (LONGEST, LONGEST)
_LENGTHS = (60, 20)
"""Characters at the end of a text in which a time lies, and in which its last digits do."""


class Time(msgspec.Struct, frozen=True, gc=False):
    start: int
    end: int
    """Where its closing marks end."""
    clock: str
    """HH:MM:SS."""
    is_marked: bool
    """Whether marks enclose it, or a picture sign is in front of it, so that it is no word of a sentence."""
    is_full: bool
    """Whether it has hours, minutes and seconds, as hardly anybody says them."""


def clock(text: str) -> str | None:
    """The first time in `text` as HH:MM:SS, or None."""
    found = search_time(text)
    return as_clock(found) if found is not None else None


def time_at(text: str, place: int = 0) -> Time | None:
    """The time that begins at a place of `text`, white space before it aside; None where there is none."""
    first = _single(text, place)
    if first is None or not first.is_marked:
        return first
    to = _TO.match(text, first.end)
    if to is None or text[to.end() : to.end() + 1] not in _OPENS:
        return first
    second = _single(text, to.end())
    return first if second is None else replace(first, end=second.end)


def may_not_be_time(text: str) -> bool:
    """Whether a text begins with a letter with which no time begins, as most do."""
    first = text[:1]
    return first.isalpha() and first not in _BEGINS


def leading_time(text: str) -> Time | None:
    """The time at the start of what somebody says; None where a word goes on with it."""
    if may_not_be_time(text) or _MAY_BEGIN.match(text) is None:
        return None
    found = time_at(text)
    if found is None or found.is_marked or found.is_full:
        return found
    return None if text[found.end : found.end + 1].isalpha() else found


def closing_time(text: str) -> Time | None:
    """The time with which a text ends, white space aside; None where it ends in another way."""
    end = len(text)
    while end and text[end - 1] in _BEHIND:
        end -= 1
    if not end or text[end - 1] not in _ENDS:
        return None
    longest, digit_within = _LENGTHS_OF_LINKS if text[end - 1] in _LINK_ENDS else _LENGTHS
    if _DIGIT.search(text, max(0, end - digit_within), end) is None:
        return None
    start = max(0, end - longest)
    start = max(start, text.rfind("\n", start, end) + 1)
    # From the left, so that the marks around a time and the first of two are found before what they hold.
    for found in BEGINNINGS.finditer(text, start, end):
        time = time_at(text, found.start())
        if time is not None and time.end == end:
            return _with_signs(text, time)
    return None


def take_leading_time(text: str) -> tuple[str | None, str]:
    """A time between marks, or in full, at the start of what somebody says, and the words after it."""
    found = leading_time(text)
    if found is None or not (found.is_marked or found.is_full or not text[found.end :].strip()):
        return None, text
    return found.clock, after_time(text, found)


def after_time(text: str, time: Time) -> str:
    """What follows a time, without the colon or dash that parts it from the words."""
    parted = _PARTING.match(text, time.end)
    return text[parted.end() if parted is not None else time.end :]


def is_bare_time(line: str) -> bool:
    """Whether a line holds a time and nothing else."""
    if len(line) > LONGEST or _MAY_BEGIN.match(line) is None:
        return False
    time = time_at(line)
    return time is not None and not line[time.end :].removesuffix("<br>").strip(_NO_WORDS)


def is_cue(line: str) -> bool:
    """Whether a line is the timing of a WebVTT or SubRip cue."""
    return "-->" in line and _CUE.fullmatch(line) is not None


def _single(text: str, place: int) -> Time | None:
    begin = place = _skip(text, place)
    first = text[place : place + 1]
    is_signed = first > "\u2000" and first not in _BEGINS
    if is_signed:
        place = _skip_signs(text, place)
        first = text[place : place + 1]
    if first not in _BEGINS or (first != "<" and _NEAR.match(text, place) is None):
        return None
    common = _COMMON.match(text, place) if first in "\\[" else None
    if common is not None:
        hours, minutes, seconds = common.groups()
        spelled = f"{hours or 0:0>2}:{minutes:0>2}:{seconds}"
        return Time(begin, common.end(), spelled, is_marked=True, is_full=hours is not None)
    closers: list[str] = []
    while len(closers) < _DEEPEST and (found := _OPENER.match(text, place)) is not None:
        closers.append(_closer_of(found))
        place = _skip_signs(text, found.end())
    place = _behind_introduction(text, place, dated=bool(closers))
    time = match_time(text, place, marked=bool(closers))
    if time is None:
        return None
    end = _end_of_marks(text, _end_of_range(text, time.end(), marked=bool(closers)), closers)
    if end is None:
        return None
    return Time(begin, end, as_clock(time), bool(closers) or is_signed, is_full(time))


def _behind_introduction(text: str, place: int, *, dated: bool) -> int:
    """The place behind a word such as `at`, and behind a day where one may stand."""
    introduced = _INTRODUCED.match(text, place)
    if introduced is not None:
        return introduced.end()
    day = _DATED.match(text, place) if dated else None
    return day.end() if day is not None else place


def _end_of_range(text: str, place: int, *, marked: bool) -> int:
    """Where the second of two times ends, if a second one follows."""
    to = _TO.match(text, place)
    second = match_time(text, to.end(), marked=marked) if to is not None else None
    return second.end() if second is not None else place


def _end_of_marks(text: str, place: int, closers: list[str]) -> int | None:
    """The place behind all closing marks, with the targets of links; None where one of them is not there."""
    for closer in reversed(closers):
        place = _skip(text, place)
        if text.startswith("\\", place):
            place += 1
        if not text.startswith(closer, place):
            return None
        place += len(closer)
        target = _TARGET.match(text, place) if closer in ("]", "］") else None
        place = target.end() if target is not None else place
    return place


def _closer_of(found: re.Match[str]) -> str:
    mark = found[0]
    if found["tag"]:
        return f"</{found['tag']}>"
    return _CLOSERS.get(mark.removeprefix("\\"), mark)


def _with_signs(text: str, time: Time) -> Time:
    """The same with the picture signs in front of it."""
    begin = time.start
    while begin and (text[begin - 1] in _INVISIBLE or _is_sign(text[begin - 1])):
        begin -= 1
    if not text[begin : time.start].strip(_INVISIBLE):
        return time
    return replace(time, start=begin, is_marked=True)


def _skip(text: str, place: int) -> int:
    while place < len(text) and text[place] in _INVISIBLE:
        place += 1
    return place


def _skip_signs(text: str, place: int) -> int:
    """The place behind white space and picture signs."""
    while place < len(text) and (text[place] in _INVISIBLE or _is_sign(text[place])):
        place += 1
    return place


def _is_sign(character: str) -> bool:
    return character > "\u2000" and category(character) in _SIGNS


def match_time(text: str, place: int, *, marked: bool) -> re.Match[str] | None:
    """The time that begins at a place, in the forms that it may have between marks, or bare."""
    if place >= len(text) or not text[place].isdigit():
        return None
    matches = (form.match(text, place) for form in (_MARKED if marked else _BARE))
    return next((found for found in matches if found is not None), None)


def search_time(text: str) -> re.Match[str] | None:
    searches = (form.search(text) for form in _BARE)
    return next((found for found in searches if found is not None), None)


def is_full(found: re.Match[str]) -> bool:
    """Whether a time has hours, minutes and seconds, as hardly anybody says them."""
    return found.groupdict().get("third") is not None


def as_clock(found: re.Match[str]) -> str:
    groups = found.groupdict()
    if found.re is not _CLOCK:
        hours, minutes, seconds = (int(groups.get(unit) or 0) for unit in "hms")
    elif groups["third"] is None and not groups["half"]:
        hours, minutes, seconds = 0, int(groups["first"]), int(groups["second"])
    else:
        hours, minutes, seconds = int(groups["first"]), int(groups["second"]), int(groups["third"] or 0)
    if groups.get("half"):
        hours = hours % 12 + (12 if groups["half"] in "Pp" else 0)
    minutes += seconds // 60
    return f"{hours + minutes // 60:02d}:{minutes % 60:02d}:{seconds % 60:02d}"
