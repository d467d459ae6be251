"""Dates of the front matter as CSL has them, with their precision, range and doubt."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Any

from interviews.citing.text import one_line, words

Date = dict[str, Any]
"""A CSL date variable."""

_SEASONS = (
    words("spring frühling frühjahr printemps primavera lente vår forår wiosna jaro весна весной 春 봄"),
    words("summer sommer été verano estate verão zomer sommar lato léto лето летом 夏 여름"),
    words("autumn fall herbst automne otoño autunno outono herfst höst jesień podzim осень осенью 秋 가을"),
    words("winter hiver invierno inverno vinter zima зима зимой 冬 겨울"),
)
"""In the order of their numbers in CSL."""
SEASON_NAMES = ("spring", "summer", "autumn", "winter")
_SEASON_AND_YEAR = re.compile(
    r"([^\W\d_]+)\W{1,3}(?:(?:of|de|del|du|d’|d')\s*)?(\d{4})|(\d{4})\W{0,2}([^\W\d_]+)"
)
_DECADE = re.compile(r"(?:(?:the|early|mid|late)[ -])*(\d\d[1-9]0|2000)['’]?s", re.IGNORECASE)
"""`1900s` may be the century."""
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def csl_date(text: str | None) -> Date | None:
    """The CSL date of `YYYY[-MM[-DD]]`, of a range `a/b`, either with `~` (circa) at the end.

    A text that is no date is kept as a literal one; None where there is none.
    """
    written = one_line(text or "")
    if not written:
        return None
    circa = "~" in written
    halves = [_parts(half) for half in written.replace("~", "").split("/")]
    dates = [half for half in halves if half]
    if not dates or len(dates) != len(halves) or len(dates) > 2:
        return {"literal": written}
    date: Date = {"date-parts": dates}
    if circa:
        date["circa"] = True
    return date


def with_season(date: Date | None, written: str | None) -> Date | None:
    """The date with the season that it is written with, where that and the year are all it says."""
    found = _SEASON_AND_YEAR.fullmatch(one_line(written or "").replace("年", ""))
    if not found or not date or date.get("date-parts") != [[int(found[2] or found[3])]]:
        return date
    named = (found[1] or found[4]).casefold()
    number = next((number for number, names in enumerate(_SEASONS, 1) if named in names), None)
    return {**date, "season": number} if number else date


def decade(written: str | None) -> Date | None:
    """The ten years of a date that says no more (`1990s`, `early 1990s`); None for other dates."""
    found = _DECADE.fullmatch(one_line(written or ""))
    first = int(found[1]) if found else 0
    return {"date-parts": [[first], [first + 9]], "circa": True} if first else None


def date_parts(date: Date | None) -> list[list[int]]:
    """The days of a date: none, one, or the two ends of a range; each year, month, day as far as known."""
    parts = (date or {}).get("date-parts") or []
    return [[int(number) for number in part] for part in parts]


def iso_date(date: Date | None) -> str:
    """The date in the form of the front matter, without `~`; empty where there is none.

    Seasons are months from 21 on, as in EDTF.
    """
    if date and "literal" in date:
        return str(date["literal"])
    if date and "season" in date:
        return f"{date_parts(date)[0][0]:04d}-{20 + int(date['season'])}"
    return "/".join(
        "-".join(f"{number:0{2 if place else 4}d}" for place, number in enumerate(part))
        for part in date_parts(date)
    )


def _parts(text: str) -> list[int] | None:
    found = _DAY.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = (int(group) if group else 0 for group in found.groups())
    if not year or not found[2]:
        return [year] if year else None
    if not 1 <= month <= 12:
        return None
    if not found[3]:
        return [year, month]
    return [year, month, day] if 1 <= day <= monthrange(year, month)[1] else None
