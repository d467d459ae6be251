"""Questions and answers that are counted: `P1.` and `R1.`, `P2.` and `R2.`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from interviews.parsing.labels.label import Label

_LETTER_AND_NUMBER = re.compile(r"(?P<letter>[^\W\d_])[-. ]?(?P<number>\d{1,3})")
LEAST_COUNTED = 2


def without_numbers(labels: Sequence[Label]) -> list[Label]:
    """The labels, those of questions and answers that are counted without their numbers.

    Two letters count alike, each from 1 on and each number once: these are the numbers of questions and
    answers, and not of participants, who come back.
    """
    counted: dict[str, list[int]] = defaultdict(list)
    found: dict[int, re.Match[str]] = {}
    for place, label in enumerate(labels):
        match = _LETTER_AND_NUMBER.fullmatch(label.name) if len(label.name) <= 6 else None
        if match is not None:
            found[place] = match
            counted[match["letter"]].append(int(match["number"]))
    rows = list(counted.values())
    if len(rows) != 2 or rows[0] != rows[1] or rows[0] != list(range(1, len(rows[0]) + 1)):
        return list(labels)
    if len(rows[0]) < LEAST_COUNTED:
        return list(labels)
    return [
        replace(label, name=found[place]["letter"]) if place in found else label
        for place, label in enumerate(labels)
    ]
