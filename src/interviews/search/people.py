"""Names in a query that has no field for them: "hightower kubernetes" looks for what Hightower says about it.

A full name is always recognised. A surname alone is where it is rare among the words people say, or belongs
mostly to where its bearers speak, since "moore's law" asks for no speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from interviews.search.analysis import fold_word, words
from interviews.search.names import places_of_word
from interviews.search.query import Named, Query, Text
from interviews.search.vocabulary import Vocabulary

RARE_SHARE = 0.002
"""A surname in no larger share of what is said than this is a name wherever it is said."""
FEWEST_MENTIONS = 2
"""Times that a surname may always be said and still be one."""
MOSTLY = 0.5
"""The share of its uses with a capital from which on a word is a name to those who write it."""
MARKED = 4.0
"""Of a word that is written small, or has no case: how many times as often it must be said in the interviews
of its bearers as in others. "Ball" is said as often in those of a Mr Ball as in any."""
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


def recognise_people(vocabulary: Vocabulary, query: Query, nobody: Sequence[str] = ()) -> RecognisedPeople:
    """The query with a `Named` node for each name among its words; phrases and groups stay as they are.

    Args:
        vocabulary: Of the index that is searched.
        query: With its spelling repaired.
        nobody: Speakers whose names are plain words here.
    """
    places = [
        (number, word)
        for number, node in enumerate(query.nodes)
        if isinstance(node, Text) and node.kind == "words"
        for word in words(node.text)
    ]
    found = _find_names(vocabulary, [fold_word(word) for _, word in places], frozenset(nobody))
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


def _find_names(vocabulary: Vocabulary, folded: Sequence[str], nobody: frozenset[str]) -> list[_Found]:
    found: list[_Found] = []
    used: set[int] = set()
    candidates = [
        (number, name)
        for number, name in _names_with_any(vocabulary, folded)
        if vocabulary.speakers[number] not in nobody
    ]
    for number, name in candidates:
        place = _place_of(name, folded)
        if len(name) > 1 and place is not None:
            places = range(place, place + len(name))
            found.append(_Found(places, (number,)))
            used.update(places)
    for place, word in enumerate(folded):
        if place not in used and len(word) > 2:
            namesakes = tuple(number for number, name in candidates if len(name) > 1 and name[-1] == word)
            if 0 < len(namesakes) <= MOST_NAMESAKES and _is_name(vocabulary, word, namesakes):
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
    wanted = {word for word in folded if len(word) > 1}
    places = sorted(place for word in wanted for place in places_of_word(names, word))
    numbers = dict.fromkeys(names.count("\n", 0, place) for place in places)
    return [(number, _parts(vocabulary.speakers[number])) for number in numbers]


def _parts(name: str) -> list[str]:
    return [fold_word(word) for word in words(name)]


def _place_of(name: Sequence[str], folded: Sequence[str]) -> int | None:
    for place in range(len(folded) - len(name) + 1):
        if folded[place : place + len(name)] == name:
            return place
    return None


def _is_name(vocabulary: Vocabulary, word: str, namesakes: Sequence[int]) -> bool:
    """Whether a word is rare, or belongs mostly to where those speak who bear it as a surname."""
    lexicon = vocabulary.lexicon
    count = lexicon.count(word)
    if count <= max(RARE_SHARE * vocabulary.indexed, FEWEST_MENTIONS):
        return True
    said = vocabulary.mentions(word, namesakes)
    if said.elsewhere > vocabulary.pairs_with_any(namesakes):
        return False
    return lexicon.capitals(word) >= MOSTLY * count or (
        said.at_home * said.others >= MARKED * said.elsewhere * said.home
    )
