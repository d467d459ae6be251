"""Time grows with the size of a text and not faster, whatever its shape."""

from __future__ import annotations

import gc
import time

import pytest

from interviews.parsing import parse

from .shapes import SHAPES

SMALL = 8_000
"""Characters."""
LARGER = ("headings with labels", "headings of topics", "unique bold labels, twice")
"""Shapes whose quadratic part was so small that it takes three times the size to show."""
TIMES_LARGER = 8
MOST = 2.25 * TIMES_LARGER
"""By how much the time may grow; quadratic time grows by the square. Both are measured in the same process."""
WORST = (
    "headings with labels",
    "headings of topics",
    "short headings",
    "one long heading",
    "a long setext heading",
    "unique bold labels",
    "unique bold labels, twice",
    "unique plain labels",
    "labels of one surname",
    "initials of many names",
    "names that are called",
    "names in prose",
    "introductions",
    "labels in div blocks",
    "labels before links",
    "the same questions below headings",
    "spaces in HTML",
    "spaces behind a number",
    "captions",
    "one long line",
    "emphasis within emphasis",
    "broken links",
    "front matter of many people",
    "combining marks",
)


@pytest.mark.parametrize("shape", WORST)
def test_time_grows_with_size(shape: str) -> None:
    make = SHAPES[shape]
    # What is read first loads models and fills tables, which says nothing about the text.
    size = 3 * SMALL if shape in LARGER else SMALL
    parse(make(size // 4))
    small, large = make(size), make(size * TIMES_LARGER)
    # What other processes take of the caches can spoil one reading, but not three.
    assert any(seconds(large) < MOST * seconds(small) for _ in range(3))


def seconds(text: str) -> float:
    """Of the processor, without the time of collecting the garbage of other tests."""
    gc.disable()
    started = time.process_time()
    parse(text)
    taken = time.process_time() - started
    gc.enable()
    return taken
