"""The written forms of a time: with colons, in units, with primes, between marks also with stops."""

from __future__ import annotations

import re

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


def match_time(text: str, place: int, *, marked: bool) -> re.Match[str] | None:
    """The time that begins at a place, in the forms that it may have between marks, or bare."""
    if place >= len(text) or not text[place].isdigit():
        return None
    matches = (form.match(text, place) for form in (_MARKED if marked else _BARE))
    return next((found for found in matches if found is not None), None)


def search_time(text: str) -> re.Match[str] | None:
    """The first bare time in a text."""
    searches = (form.search(text) for form in _BARE)
    return next((found for found in searches if found is not None), None)


def is_full(found: re.Match[str]) -> bool:
    """Whether a time has hours, minutes and seconds, as hardly anybody says them."""
    return found.groupdict().get("third") is not None


def as_clock(found: re.Match[str]) -> str:
    """A time as HH:MM:SS."""
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
