"""Dates by which somebody searches: a wrong one is refused by every engine and never left out in silence."""

from __future__ import annotations

import pytest

from interviews.errors import UsageError
from interviews.search.dates import days_between, is_date


@pytest.mark.parametrize("text", ["2020", "2020-02", "2020-12-31"])
def test_a_date_may_leave_out_its_day_and_month(text: str) -> None:
    assert is_date(text)
    first, last = days_between(text, text)
    assert first <= last


@pytest.mark.parametrize("text", ["yesterday", "2020-13", "2020-00", "2020-1", "2020-02-32", "20"])
def test_what_is_no_date_is_refused(text: str) -> None:
    assert not is_date(text)
    with pytest.raises(UsageError, match="is no date; write YYYY"):
        days_between(text, None)
    with pytest.raises(UsageError, match="is no date"):
        days_between(None, text)
