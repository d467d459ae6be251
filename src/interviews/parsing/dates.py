"""Dates as front matter and prose write them, in the front-matter form.

That is `2019`, `2019-05`, `2019-05-01`, a range `2019-05-01/2019-05-03`, or circa `1974~`.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name, monthrange
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from interviews.parsing.vocabulary import (
    BETWEEN_SEASON_AND_YEAR,
    DAY_FIRST,
    MONTH_FIRST,
    MONTHS_OF_THE_LEVANT,
    SEASONS,
    SEASONS_UNSPACED,
)

if TYPE_CHECKING:
    from datetime import datetime

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(~?)(?=$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})\.?(?=$|\s)")
_HAN_NUMERALS = "〇一二三四五六七八九"
_UP_TO_99 = rf"[{_HAN_NUMERALS}]?十[{_HAN_NUMERALS}]?|[{_HAN_NUMERALS}]{{1,2}}"
_IN_HAN_NUMERALS = re.compile(rf"([{_HAN_NUMERALS}零○]{{4}})年(?:({_UP_TO_99})月(?:({_UP_TO_99})[日号])?)?")
_CIRCA = re.compile(r"^(?:c\.?|ca\.?|circa|um|vers|hacia|around|about)\s*(\d{4})\??$", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_NUMERIC = re.compile(r"(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)")
_DAYS = re.compile(r"(?<![\d.:/-])(\d{1,2})(\.?)\s?[–—-]\s?(\d{1,2})\.?(?![\d:/-])")
_WINTER = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)\s?[/–-]\s?(\d\d|\d{4})(?!\d)")
_PARTS_OF_SEASONS = frozenset(("early", "late", "mid", "anfang", "ende", "début", "fin"))
_LETTERS = re.compile(r"[^\W\d_]+['’.]?")
_IN_FILE_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-_/.])(?:(0[1-9]|1[0-2])(?:\2(0[1-9]|[12]\d|3[01]))?|([1-9])\2([1-9]|[12]\d|3[01]))(?!\d)"
)
"""Digits without a leading zero may be numbers, as in `2021-3` and `2021-10-3-questions`."""
_ADDRESS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\S*(?:https?:)?//\S+")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|\.?[ºª°])(?!\w)")
_BEFORE_DAY = re.compile(r"\b(?:den|dia|día)\s+(?=\d)", re.IGNORECASE)
_STOP_BEHIND_YEAR = re.compile(r"(?<=\d{4})\.$")
_COUNT = re.compile(
    r"\b(?:an?|eine?|une?|una|one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE
)
"""What dateparser takes for a day or a month: `in May 1979 by a student`."""
_LEADING_WORD = re.compile(r"^(?:on|in|am|im|le|el|il|em|en|den|på)\s+", re.IGNORECASE)
_WORDS_BEHIND = re.compile(r"(?<=\d)\s+\D+$")
"""What dateparser takes along: `May 1979 at the`."""
_TIME_OF_DAY = re.compile(r"[,\s]*\(?\b\d{1,2}[:.h]\d{2}.*$", re.DOTALL)


_NAMES_OF_LANGUAGES = {"no": "nb", "nn": "nb"}
"""As dateparser calls them."""
LONGEST = 80
"""Characters of the words for a date."""


def issued(written: str, language: str | None = None) -> str | None:
    """The date in front-matter form, or None where the words hold none.

    ISO forms, ranges and circa dates are read as the project's front matter defines them. The `language`
    says whether the day or the month comes first in `03/04/2021`; where it does not, as English alone does
    not, only the year is sure. Of a season the year is. Everything else is left to dateparser, which knows
    some 200 languages.
    """
    text = _in_digits(written.strip().strip("\"'“”()*_<>[]"))
    if not text:
        return None
    if "/" in text and text.count("/") == 1:
        first, last = (issued_part.strip() for issued_part in text.split("/"))
        if _ISO.match(first) and _ISO.match(last):
            begin, end = _iso(first), _iso(last)
            if begin and end:
                return begin if begin == end else f"{begin}/{end}"
    found = _iso(text)
    if found is not None:
        return found
    circa = _CIRCA.match(text)
    if circa is not None:
        return f"{circa[1]}~"
    numeric = _NUMERIC.match(text)
    if numeric is not None:
        return _in_order(int(numeric[1]), int(numeric[3]), numeric[4], (language or "").casefold())
    return season(text) or _days(text, language) or _parsed(text, language)


def _in_digits(text: str) -> str:
    """A date with the digits of ASCII in place of others, and of the numerals of 二〇二四年三月五日.

    Years stay those of their calendar: of the Hijra and of the Buddhist era no date is made.
    """
    if text.isascii():
        return text
    text = "".join(str(unicodedata.decimal(one, one)) for one in text)
    return _IN_HAN_NUMERALS.sub(lambda found: "-".join(map(_han_number, filter(None, found.groups()))), text)


def _han_number(numerals: str) -> str:
    """A number in Chinese numerals as digits: 二〇二四, 三, 十五, 三十一."""
    digits = "".join(str(max(0, _HAN_NUMERALS.find(one))) if one != "十" else "十" for one in numerals)
    tens, ten, ones = digits.rpartition("十")
    return str(int(tens or 1) * 10 + int(ones or 0)) if ten else digits


def season(text: str) -> str | None:
    """The year of words that are nothing but a season: `Spring 2019`; two years of a winter as a range."""
    years = _WINTER.search(text) or _YEAR.search(text)
    if years is None:
        return None
    rest = text.replace(years[0], " ").replace("年", " ").replace("년", " ").casefold()
    words = _LETTERS.findall(rest)
    named = [word for word in words if word in SEASONS or word.startswith(SEASONS_UNSPACED)]
    others = [word for word in words if word not in named and word not in BETWEEN_SEASON_AND_YEAR]
    if not named or len(named) > 2 or not _PARTS_OF_SEASONS.issuperset(others):
        return None
    if years.re is _YEAR:
        return years[0]
    last = years[2] if len(years[2]) == 4 else years[1][:2] + years[2]
    return f"{years[1]}/{last}" if int(last) == int(years[1]) + 1 else years[1]


def _in_order(first: int, second: int, year: str, language: str) -> str | None:
    """A date of two numbers and a year; the year alone where it is doubtful which number is the month."""
    base = language.split("-")[0]
    day_first = language in DAY_FIRST or (base in DAY_FIRST and language not in MONTH_FIRST)
    readings = {
        f"{year}-{month:02d}-{day:02d}"
        for day, month, is_custom in (
            (first, second, day_first),
            (second, first, language in MONTH_FIRST),
        )
        if _is_day(int(year), month, day) and (is_custom or not (day_first or language in MONTH_FIRST))
    }
    if len(readings) == 1:
        return readings.pop()
    return year if _YEAR.fullmatch(year) else None


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(max(1, year), month)[1]


def _days(text: str, language: str | None) -> str | None:
    """A range of days of one month: `3–5 May 2019`, `May 3-5, 2019`."""
    days = _DAYS.search(text)
    if days is None or len(text) > LONGEST or int(days[1]) >= int(days[3]):
        return None
    begin, end = (
        _parsed(text[: days.start()] + day + days[2] + text[days.end() :], language)
        for day in (days[1], days[3])
    )
    whole = begin is not None and end is not None and begin[:7] == end[:7] and len(begin) == len(end) == 10
    return f"{begin}/{end}" if whole else None


def first_day(date: str | None) -> str | None:
    """YYYY[-MM[-DD]] of a date in front-matter form: the beginning of a range, without the mark for circa."""
    return date.split("/")[0].rstrip("~") if date else None


def date_in(line: str, language: str | None) -> tuple[str, str] | None:
    """A date with a month and a year in a line of prose, as written and in front-matter form."""
    line = _ADDRESS.sub(" ", line)
    if not _YEAR.search(line):
        return None
    line = _COUNT.sub("·", line)
    for found, _ in _dates_in(line, language or "en"):
        written = _LEADING_WORD.sub("", found)
        date = issued(written, language) if _YEAR.search(written) else None
        if date is not None and "-" in date:
            shorter = _WORDS_BEHIND.sub("", written)
            return shorter if issued(shorter, language) == date else written, date
    return None


def _dates_in(line: str, language: str) -> Sequence[tuple[str, datetime]]:
    from dateparser.search import search_dates

    settings = {"REQUIRE_PARTS": ["year", "month"]}
    try:
        # Without a language dateparser tries all it has, which takes a second.
        return search_dates(line, languages=[language], settings=settings) or ()
    except ValueError:
        # It does not know every language that can be told from the words, such as Latin.
        return search_dates(line, languages=["en"], settings=settings) or ()


def date_in_file_name(name: str) -> str | None:
    """A date (YYYY-MM[-DD], also with `_` or `/`) in a file name or the address of a page."""
    found = _IN_FILE_NAME.search(name)
    if found is None:
        return None
    parts = [found[3] or found[5], found[4] or found[6]]
    return "-".join([found[1], *(f"{int(part):02d}" for part in parts if part)])


def _iso(text: str) -> str | None:
    found = _ISO.match(text) or _COMPACT.match(text) or _SLASHED.match(text)
    if found is None:
        return None
    groups = found.groups()
    year, month, day = groups[0], groups[1], groups[2]
    circa = "~" if len(groups) > 3 and groups[3] else ""
    if _YEAR.fullmatch(year) is None:
        # Of the Hijra, of the Buddhist era, or a slip.
        return None
    if month is None:
        return year + circa
    if not 1 <= int(month) <= 12:
        return None
    if day is None:
        return f"{year}-{int(month):02d}{circa}"
    if not 1 <= int(day) <= 31:
        return None
    return f"{year}-{int(month):02d}-{int(day):02d}{circa}"


@lru_cache(maxsize=1024)
def _parsed(text: str, language: str | None = None) -> str | None:
    """What dateparser makes of a date that is not ISO; a date without a year is none.

    In the language of the text first: in others a month may be anything, as `Mart` is a time zone in English.
    """
    if len(text) > LONGEST or not _YEAR.search(text):
        return None
    cleaned = _ORDINAL.sub("", _TIME_OF_DAY.sub("", text)) or text
    cleaned = _STOP_BEHIND_YEAR.sub("", _BEFORE_DAY.sub("", cleaned))
    for month, names in enumerate(MONTHS_OF_THE_LEVANT, 1):
        cleaned = next(
            (cleaned.replace(name, month_name[month]) for name in names if name in cleaned), cleaned
        )
    base = (language or "").casefold().partition("-")[0]
    return (_read(cleaned, base) if base else None) or _read(cleaned, None)


def _read(text: str, language: str | None) -> str | None:
    from dateparser.date import DateDataParser

    languages = [_NAMES_OF_LANGUAGES.get(language, language)] if language else None
    try:
        data = DateDataParser(languages, settings={"PREFER_DAY_OF_MONTH": "first"}).get_date_data(text)
    except ValueError:
        # It does not know every language.
        return None
    if data is None or data.date_obj is None or str(data.date_obj.year) not in text:
        return None
    if data.period == "month" and data.date_obj.tzinfo is not None:
        # The word for the month was taken for a time zone, and the number of the day for that of the month.
        return str(data.date_obj.year)
    form = {"year": "%Y", "month": "%Y-%m"}.get(data.period or "day", "%Y-%m-%d")
    return str(data.date_obj.strftime(form))
