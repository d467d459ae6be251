"""Dates as numbers that compare: YYYYMMDD, with 00 for what is unknown."""

from __future__ import annotations

import re

from interviews.errors import UsageError

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_GIVEN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
FORMS = "YYYY, YYYY-MM or YYYY-MM-DD"
"""How a date is written that somebody searches by."""
FIRST_DAY, LAST_DAY = 0, 99_999_999


def days(date: str | None) -> tuple[int, int]:
    """The first and the last day that `YYYY[-MM[-DD]]`, or a range `a/b` of such, may mean; (0, 0) for none.

    The first day keeps 00 for an unknown month or day, so that a year sorts before its days.
    """
    parts = (date or "").rstrip("~").split("/")
    first, last = _DATE.match(parts[0].strip()), _DATE.match(parts[-1].strip())
    if not first:
        return 0, 0
    last = last or first
    return (
        int(first[1]) * 10_000 + int(first[2] or 0) * 100 + int(first[3] or 0),
        int(last[1]) * 10_000 + int(last[2] or 12) * 100 + int(last[3] or 31),
    )


def ends_of(value: str) -> tuple[str | None, str | None]:
    """The first and the last date of `A..B`, either of which may be open, or of one date."""
    since, mark, until = value.partition("..")
    return since or None, (until if mark else since) or None


def days_between(since: str | None, until: str | None) -> tuple[int, int]:
    """The first and the last day from one date to another, both included and either open.

    Raises:
        UsageError: one of them is no date.
    """
    for given in (since, until):
        if given and not is_date(given):
            raise UsageError(f"{given!r} is no date; write {FORMS}.")
    return days(since)[0] if since else FIRST_DAY, days(until)[1] if until else LAST_DAY


def is_date(text: str) -> bool:
    """Whether a text is in one of the `FORMS`, with months and days that there are."""
    return _GIVEN.fullmatch(text) is not None
