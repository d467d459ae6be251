"""How the time of parsing grows with texts of odd shapes: `python -m scripts.grow_texts [SHAPE ...]`.

Prints, for each shape, seconds of processor time at four sizes, each twice the one before, and by how much
the time grows from one to the next; 2 is linear. What grows by more than `SUSPECT` is marked.
"""

from __future__ import annotations

import sys
import time
from itertools import pairwise

from tests.parsing.shapes import SHAPES

from interviews.parsing import parse

SMALLEST = 50_000
"""Characters."""
DOUBLINGS = 3
SUSPECT = 2.6
LEAST = 0.05
"""Seconds; growth below it is noise."""


def main(chosen: list[str]) -> None:
    """Prints a line for each shape."""
    for shape in chosen or SHAPES:
        seconds = []
        for doubling in range(DOUBLINGS + 1):
            text = SHAPES[shape](SMALLEST << doubling)
            started = time.process_time()
            parse(text)
            seconds.append(time.process_time() - started)
        growths = [after / before for before, after in pairwise(seconds) if after > LEAST]
        shown = " ".join(f"{one:6.2f}" for one in seconds)
        mark = "  <-- more than linear" if any(growth > SUSPECT for growth in growths) else ""
        print(f"{shape:<38}{shown}   x{max(growths, default=0):.1f}{mark}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
