"""Columns of several values a row."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from interviews.engines.embedded.table import Listing, grouped

LISTS = st.lists(st.lists(st.integers(0, 4), max_size=3, unique=True), max_size=20)


@given(LISTS, st.data())
def test_equal_lists_are_counted_as_each_would_be(lists: list[list[int]], data: st.DataObject) -> None:
    starts = np.cumsum([0, *map(len, lists)]).astype("<u4")
    listing = Listing(starts, np.array([number for each in lists for number in each], "<u4"))
    rows = np.array(
        sorted(data.draw(st.sets(st.sampled_from(range(len(lists)))) if lists else st.just(set()))), np.int64
    )
    together = grouped(listing)
    assert len(together.lists.starts) - 1 == len({tuple(each) for each in lists})
    assert together.counts(rows, 5).tolist() == listing.counts(rows, 5).tolist()
    assert sum(together.counts(rows, 5).tolist()) == sum(len(lists[row]) for row in rows.tolist())
