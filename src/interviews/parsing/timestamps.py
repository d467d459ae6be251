"""Times of a recording, in every written form that transcripts use, as HH:MM:SS.

A time stands bare or within marks of any kind, `[0:12]`, `#00:00:12-3#`, `[0:12](https://…)`, `<time>0:12</time>`,
and may be one of two, the beginning and the end of what is said.
"""

from __future__ import annotations

import re
from unicodedata import category

import msgspec

_UNITS = {
    "hours": "hours?|hrs?|h|stunden?|std|heures?|horas?|ore|ora|uur|timmar|timme|godzin[ay]?|час(?:а|ов)?|ч|小时|小時|時間|시간",
    "minutes": "minutes?|mins?|m|minuten?|minutos?|minuti|minuto|minuut|minut(?:er|y|a)?|минут[аы]?|мин|分钟|分鐘|分|분",
    "seconds": "seconds?|secs?|s|sekunden?|sek|secondes?|segundos?|secondi|secondo|seconden|sekund(?:er|y|a)?|"
    "секунд[аы]?|сек|с|秒|초",
}
"""How hours, minutes and seconds are written behind their number."""

_HOURS = rf"(?P<h>\d{{1,2}})\s?(?:{_UNITS['hours']})\.?(?:[\s,]+|(?=\d))"
_MINUTES = rf"(?P<m>\d{{1,3}})\s?(?:{_UNITS['minutes']})\.?"
_SECONDS = rf"(?P<s>\d{{1,2}})(?:[.,]\d{{1,3}})?\s?(?:{_UNITS['seconds']})\b\.?"
_CLOCK = re.compile(
    r"(?P<first>\d{1,3})[:：](?P<second>[0-5]\d)(?:[:：]\s?(?P<third>[0-5]\d))?(?:[.,;]\d{1,3}|[:：]\d{2})?(?:-\d{1,2}(?=#))?"
    r"(?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?(?![:：]?\d)"
)
"""`0:44`, `00:12:34`, `0:00:41.9`, `00:11: 57.25` (a slip seen in the wild), `00:00:22-3`, `10:02:11 AM`."""
_IN_UNITS = re.compile(rf"(?:{_HOURS})?{_MINUTES}(?:[\s,]+|\s?(?=\d)){_SECONDS}", re.IGNORECASE)
"""`0 minutes 11 seconds`, `1h02m03s`, `12 Min. 4 Sek.`."""
_PRIMES = re.compile(r"(?P<m>\d{1,3})['’′]\s?(?P<s>[0-5]?\d)(?:[\"”″]|''|’’|′′)")
_DOTTED = re.compile(r"(?P<h>\d{1,2})\.(?P<m>[0-5]\d)\.(?P<s>[0-5]\d)(?![\d.])")
"""Only between marks, and with two stops: bare, it may be a date."""
_ALONE = re.compile(rf"(?P<s>\d{{1,5}})(?:[.,]\d{{1,3}})?\s?(?:{_UNITS['seconds']})\b", re.IGNORECASE)
"""Seconds without minutes, `[130.5s]`; only between marks."""
_BARE = (_CLOCK, _IN_UNITS, _PRIMES)
_MARKED = (*_BARE, _DOTTED, _ALONE)

_INTRODUCED = re.compile(
    r"(?:(?:at|time|timecode|timestamp|tc|ts|t|um|zeit|hora|temps|ora|время|时间|時刻)\s?[:=]?\s?|@\s?)(?=[\d\[(<])",
    re.IGNORECASE,
)
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
_BEGINS = frozenset("0123456789*_=~`\\[({（【［｛<#^|/@aAtTuUzZhHoOвВ时時")
"""What a time begins with, marks and introducing words included."""
_ENDS = frozenset("0123456789*_=~`])}）】］｝>#^|/\"”″'’′.:：smcnSMCNсыа秒초ertodi")
_NEAR = re.compile(r"[^0-9\n]{0,16}[0-9]")
"""Most that begins like a time has no number there."""
_MAY_BEGIN = re.compile(r"[^0-9\n]{0,16}[0-9]|[^\w\n]{0,8}<")
"""The same for a whole text, or a tag."""
_DEEPEST = 5
"""Marks within one another around a time; a link in bold in brackets has three."""
_LONGEST = 420
"""Characters of a time with its marks, most of them the address of a link."""
_LONGEST_BARE = 60


class Time(msgspec.Struct, frozen=True, gc=False):
    """A time in a text."""

    start: int
    end: int
    """Where its closing marks end."""
    clock: str
    """HH:MM:SS."""
    is_marked: bool
    """Whether marks enclose it, so that it is no word of a sentence."""
    is_full: bool
    """Whether it has hours, minutes and seconds, as hardly anybody says them."""


def clock(text: str) -> str | None:
    """The first time in `text` as HH:MM:SS, or None."""
    found = _CLOCK.search(text) or _IN_UNITS.search(text) or _PRIMES.search(text)
    return _as_clock(found) if found is not None else None


def time_at(text: str, place: int = 0) -> Time | None:
    """The time that begins at a place of `text`, white space before it aside; None where there is none."""
    first = _single(text, place)
    if first is None or not first.is_marked:
        return first
    to = _TO.match(text, first.end)
    if to is None or text[to.end() : to.end() + 1] not in _OPENS:
        return first
    second = _single(text, to.end())
    return first if second is None else msgspec.structs.replace(first, end=second.end)


def _single(text: str, place: int) -> Time | None:
    """A time within one set of marks."""
    begin = place = _skip(text, place) if text[place : place + 1] in _INVISIBLE else place
    first = text[place : place + 1]
    is_signed = first > "\u2000" and first not in _BEGINS
    if is_signed:
        place = _skip_signs(text, place)
        first = text[place : place + 1]
    if first not in _BEGINS or (first != "<" and _NEAR.match(text, place) is None):
        return None
    closers: list[str] = []
    while len(closers) < _DEEPEST and (found := _OPENER.match(text, place)) is not None:
        closers.append(_closer_of(found))
        place = _skip_signs(text, found.end())
    introduced = _INTRODUCED.match(text, place)
    if introduced is not None:
        place = introduced.end()
        if place < len(text) and not text[place].isdigit():
            return None
    if closers and (dated := _DATED.match(text, place)) is not None:
        place = dated.end()
    core = _core(text, place, marked=bool(closers))
    if core is None:
        return None
    place = _end_of_range(text, core.end(), marked=bool(closers))
    for closer in reversed(closers):
        place = _skip(text, place)
        if text.startswith("\\", place):
            place += 1
        if not text.startswith(closer, place):
            return None
        place += len(closer)
        target = _TARGET.match(text, place) if closer in ("]", "］") else None
        place = target.end() if target is not None else place
    groups = core.groupdict()
    is_full = groups.get("third") is not None
    return Time(begin, place, _as_clock(core), bool(closers) or is_signed, is_full)


def closing_time(text: str) -> Time | None:
    """The time with which a text ends, white space aside; None where it ends in another way."""
    end = len(text)
    while end and (text[end - 1] in _INVISIBLE or text[end - 1] in "\n\\"):
        end -= 1
    if not end or text[end - 1] not in _ENDS:
        return None
    first = max(0, end - (_LONGEST if text[end - 1] in ")}>*_" else _LONGEST_BARE))
    start = max(first, text.rfind("\n", first, end) + 1)
    if (
        _DIGIT.search(text, max(start, end - _DIGIT_WITHIN) if text[end - 1] not in ")}>" else start, end)
        is None
    ):
        return None
    # From the left, so that the marks around a time and the first of two are found before what they hold.
    for found in BEGINNINGS.finditer(text, start, end):
        time = time_at(text, found.start())
        if time is not None and time.end == end:
            return _with_signs(text, time)
    return None


def _with_signs(text: str, time: Time) -> Time:
    """The same with the picture signs in front of it."""
    begin = time.start
    while begin and (text[begin - 1] in _INVISIBLE or _is_sign(text[begin - 1])):
        begin -= 1
    return (
        msgspec.structs.replace(time, start=begin, is_marked=True)
        if text[begin : time.start].strip(_INVISIBLE)
        else time
    )


_DIGIT = re.compile(r"[0-9]")
_DIGIT_WITHIN = 20
"""Characters at the end of a time among which a digit is, where no address of a link comes last."""
BEGINNINGS = re.compile(
    r"(?<![*_=~`\\\[({（【［｛<#^|/@])[*_=~`\\\[({（【［｛<#^|/@]|(?<![\w.,:'’′*_=~`\\\[({（【［｛<#^|/@-])[0-9aAtTuUzZhHoOвВ时時]"
)
"""Where a time may begin: at marks, and at a word or number that marks do not enclose."""


def take_leading_time(text: str) -> tuple[str | None, str]:
    """A time between marks, or in full, at the start of what somebody says, and the words after it."""
    found = leading_time(text)
    if found is None or not (found.is_marked or found.is_full or not text[found.end :].strip()):
        return None, text
    return found.clock, after_time(text, found)


def leading_time(text: str) -> Time | None:
    """The time at the start of what somebody says, followed by the end of a word."""
    if _MAY_BEGIN.match(text) is None:
        return None
    found = time_at(text)
    glued = found is not None and text[found.end : found.end + 1].isalpha()
    if found is None or (glued and not (found.is_marked or found.is_full)):
        return None
    return found


def after_time(text: str, time: Time) -> str:
    """What follows a time, without the colon or dash that parts it from the words."""
    return _PARTING.sub("", text[time.end :], count=1)


_PARTING = re.compile(r"^(?:[ \t\u00a0]*(?:[:：]+|[-–—|·•]+(?=\s)))?\s*")


def is_bare_time(line: str) -> bool:
    """Whether a line holds a time and nothing else."""
    if (
        len(line) > _LONGEST
        or _MAY_BEGIN.match(line) is None
        or (line[0].isalpha() and len(line) > _LONGEST_BARE)
    ):
        return False
    time = time_at(line)
    return time is not None and not line[time.end :].removesuffix("<br>").strip(
        " \t\u00a0\u200b\u2060\ufeff:：*_\\-–—|>"
    )


def is_cue(line: str) -> bool:
    """Whether a line is the timing of a WebVTT or SubRip cue."""
    return "-->" in line and _CUE.fullmatch(line) is not None


_CUE_TIME = r"\d{1,3}:\d{2}(?::\d{2})?[.,]?\d{0,3}"
_CUE = re.compile(
    rf"\s*{_CUE_TIME}\s*-->\s*{_CUE_TIME}(?:\s+(?:align|line|position|size|vertical|region|[XY]\d):\S+)*\s*"
)


def _skip(text: str, place: int) -> int:
    while place < len(text) and text[place] in _INVISIBLE:
        place += 1
    return place


def _skip_signs(text: str, place: int) -> int:
    """The place behind white space and picture signs, such as that of a button to play."""
    while place < len(text) and (text[place] in _INVISIBLE or _is_sign(text[place])):
        place += 1
    return place


def _is_sign(character: str) -> bool:
    return character > "\u2000" and category(character) in _SIGNS


_SIGNS = frozenset({"So", "Mn", "Cf"})


def _closer_of(found: re.Match[str]) -> str:
    mark = found[0]
    if found["tag"]:
        return f"</{found['tag']}>"
    return _CLOSERS.get(mark.removeprefix("\\"), mark)


def _core(text: str, place: int, *, marked: bool) -> re.Match[str] | None:
    if place >= len(text) or not text[place].isdigit():
        return None
    for pattern in _MARKED if marked else _BARE:
        found = pattern.match(text, place)
        if found is not None:
            return found
    return None


def _end_of_range(text: str, place: int, *, marked: bool) -> int:
    """Where the second of two times ends, if a second one follows."""
    to = _TO.match(text, place)
    if to is None:
        return place
    second = _core(text, to.end(), marked=marked)
    return second.end() if second is not None else place


def _as_clock(found: re.Match[str]) -> str:
    groups = found.groupdict()
    if found.re is _CLOCK:
        first, second = int(groups["first"]), int(groups["second"])
        if groups["third"] is None and not groups["half"]:
            hours, minutes, seconds = 0, first, second
        else:
            hours, minutes, seconds = first, second, int(groups["third"] or 0)
        if groups["half"]:
            hours = hours % 12 + (12 if groups["half"] in "Pp" else 0)
    else:
        hours, minutes, seconds = (int(groups.get(unit) or 0) for unit in "hms")
    minutes += seconds // 60
    return f"{hours + minutes // 60:02d}:{minutes % 60:02d}:{seconds % 60:02d}"
