"""Names in a query that has no field for them: "hightower kubernetes" looks for what Hightower says about it.

A full name is always recognised. A surname alone is only where it is rare among the words people say, since
"moore's law" asks for no speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from interviews.index.analysis import fold_word, words
from interviews.index.arrays import Mask
from interviews.index.opened import OpenGeneration

RARE_SHARE = 0.002
"""A surname in a larger share of the pairs than this is an ordinary word."""
MOST_NAMESAKES = 3
"""A surname of more speakers than this says too little about which one is meant."""


class RecognisedPeople(NamedTuple):
    """The people a query names."""

    names: tuple[str, ...]
    """Canonical names."""
    words: frozenset[int]
    """Which words of the query are the names, by their place."""
    rows: tuple[Mask, ...]
    """For each of them, the rows where they speak."""


def recognise_people(generation: OpenGeneration, query_words: Sequence[str]) -> RecognisedPeople | None:
    """The people that some words name; None where there are none, or nothing else is asked."""
    folded = [fold_word(word) for word in query_words]
    numbers: dict[int, None] = {}
    used: set[int] = set()
    candidates = _names_with_any(generation, folded)
    for number, name in candidates:
        place = _place_of(name, folded)
        if len(name) > 1 and place is not None:
            numbers[number] = None
            used.update(range(place, place + len(name)))
    for place, word in enumerate(folded):
        if place not in used and _is_rare(generation, word):
            namesakes = [number for number, name in candidates if len(name) > 1 and name[-1] == word]
            if 0 < len(namesakes) <= MOST_NAMESAKES:
                numbers.update(dict.fromkeys(namesakes))
                used.add(place)
    if not used or len(used) == len(folded):
        return None
    return RecognisedPeople(
        tuple(generation.names.speakers[number] for number in numbers),
        frozenset(used),
        tuple(generation.table.speakers.rows_with([number]) for number in numbers),
    )


def _names_with_any(generation: OpenGeneration, folded: Sequence[str]) -> list[tuple[int, list[str]]]:
    """The speakers with any of the words in their name, each name as its folded words."""
    wanted = {word for word in folded if len(word) > 1}
    if not wanted:
        return []
    # One regular expression over all names at once: most queries name nobody, and are done with here.
    names = generation.folded_speakers
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(wanted)))})\b")
    numbers = dict.fromkeys(names.count("\n", 0, found.start()) for found in pattern.finditer(names))
    return [(number, _parts(generation.names.speakers[number])) for number in numbers]


def _parts(name: str) -> list[str]:
    return [fold_word(word) for word in words(name)]


def _place_of(name: Sequence[str], folded: Sequence[str]) -> int | None:
    for place in range(len(folded) - len(name) + 1):
        if folded[place : place + len(name)] == name:
            return place
    return None


def _is_rare(generation: OpenGeneration, word: str) -> bool:
    pairs = max(int(generation.table.alive.sum()), 1)
    return len(word) > 2 and generation.lexicon.count(word) <= max(RARE_SHARE * pairs, 2)
