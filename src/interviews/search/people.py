"""Names in a query that has no field for them: "hightower kubernetes" looks for what Hightower says about it.

A full name is always recognised. A surname alone is only where it is rare among the words people say, since
"moore's law" asks for no speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from interviews.search.analysis import fold_word, words
from interviews.search.query import Named, Query, Text
from interviews.search.vocabulary import Vocabulary

RARE_SHARE = 0.002
"""A surname in a larger share of the pairs than this is an ordinary word."""
OWN_SHARE = 0.25
"""In a small index: a surname in more pairs than this share of those where its bearers speak is one too."""
MOST_MENTIONS = 10
"""Pairs up to which `OWN_SHARE` counts."""
FEWEST_MENTIONS = 2
"""Pairs in which a surname may always be said and still be one."""
MOST_NAMESAKES = 3
"""A surname of more speakers than this says too little about which one is meant."""


class RecognisedPeople(NamedTuple):
    """A query with the names in it told from the other words."""

    query: Query
    names: tuple[str, ...]
    """Canonical names; empty where nobody is named."""


class _Found(NamedTuple):
    places: range
    """Which words of the query are the name."""
    speakers: tuple[int, ...]


def recognise_people(vocabulary: Vocabulary, query: Query) -> RecognisedPeople:
    """The query with a `Named` node for each name among its words; phrases and groups stay as they are."""
    places = [
        (number, word)
        for number, node in enumerate(query.nodes)
        if isinstance(node, Text) and node.kind == "words"
        for word in words(node.text)
    ]
    found = _find_names(vocabulary, [fold_word(word) for _, word in places])
    if not found:
        return RecognisedPeople(query, ())
    used = {place for each in found for place in each.places}
    others = {number for place, (number, _) in enumerate(places) if place not in used}
    named = {places[place][0] for place in used} - others
    nodes = [node for number, node in enumerate(query.nodes) if number not in named]
    nodes += [Named(" ".join(places[place][1] for place in each.places), each.speakers) for each in found]
    numbers = dict.fromkeys(number for each in found for number in each.speakers)
    names = tuple(vocabulary.speakers[number] for number in numbers)
    return RecognisedPeople(query._replace(nodes=tuple(nodes)), names)


def _find_names(vocabulary: Vocabulary, folded: Sequence[str]) -> list[_Found]:
    found: list[_Found] = []
    used: set[int] = set()
    candidates = _names_with_any(vocabulary, folded)
    for number, name in candidates:
        place = _place_of(name, folded)
        if len(name) > 1 and place is not None:
            places = range(place, place + len(name))
            found.append(_Found(places, (number,)))
            used.update(places)
    for place, word in enumerate(folded):
        if place not in used and len(word) > 2:
            namesakes = tuple(number for number, name in candidates if len(name) > 1 and name[-1] == word)
            if 0 < len(namesakes) <= MOST_NAMESAKES and _is_rare(vocabulary, word, namesakes):
                found.append(_Found(range(place, place + 1), namesakes))
    return _in_view(vocabulary, found) if found else found


def _in_view(vocabulary: Vocabulary, found: Sequence[_Found]) -> list[_Found]:
    """Those who speak in what is searched: who says nothing but passages is in no pair."""
    pairs = vocabulary.pairs_of_speakers()
    speaking = (each._replace(speakers=tuple(one for one in each.speakers if pairs[one])) for each in found)
    return [each for each in speaking if each.speakers]


def _names_with_any(vocabulary: Vocabulary, folded: Sequence[str]) -> list[tuple[int, list[str]]]:
    """The speakers with any of the words in their name, each name as its folded words."""
    # Over all names at once: most queries name nobody, and are done with here.
    names = vocabulary.folded_speakers
    wanted = sorted({re.escape(word) for word in folded if len(word) > 1 and word in names})
    if not wanted:
        return []
    # It begins with the letters themselves, to which the search can leap.
    pattern = re.compile("|".join(rf"{word}(?<=\b{word})\b" for word in wanted))
    numbers = dict.fromkeys(names.count("\n", 0, found.start()) for found in pattern.finditer(names))
    return [(number, _parts(vocabulary.speakers[number])) for number in numbers]


def _parts(name: str) -> list[str]:
    return [fold_word(word) for word in words(name)]


def _place_of(name: Sequence[str], folded: Sequence[str]) -> int | None:
    for place in range(len(folded) - len(name) + 1):
        if folded[place : place + len(name)] == name:
            return place
    return None


def _is_rare(vocabulary: Vocabulary, word: str, namesakes: Sequence[int]) -> bool:
    mentions = max(min(OWN_SHARE * vocabulary.pairs_with_any(namesakes), MOST_MENTIONS), FEWEST_MENTIONS)
    return vocabulary.lexicon.count(word) <= max(RARE_SHARE * vocabulary.indexed, mentions)
