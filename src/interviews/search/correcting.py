"""Repairs the spelling of a query: words that hardly anybody says become what they were meant to be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from interviews.search.analysis import fold_word, normalise, spans, words
from interviews.search.names import places_of_word
from interviews.search.query import FIELDS, Group, Node, Query, Text
from interviews.search.spelling import OVERWHELMING, RARE, repair
from interviews.search.vocabulary import Vocabulary


class Repair(NamedTuple):
    """What a word was meant to be."""

    better: str
    keeps_original: bool
    """Whether somebody says the word as it was typed: it may be the right one, and is searched too."""


_TAKEN_AS_WRITTEN = rf"""(["“”][^"“”]*["“”]?|\b(?:{"|".join(FIELDS)}):\S+)"""


def corrected(vocabulary: Vocabulary, query: Query) -> Query | None:
    """The query with its spelling repaired; None where there is nothing to repair.

    A word that nobody says is replaced. One that somebody says becomes `(word OR better)`, since it may be
    right. Phrases, values of fields and words with an operator of their own are taken as they are.
    """
    repairs: dict[str, Repair] = {}
    for text in _texts(query.nodes):
        for word in words(text.text):
            folded = fold_word(word)
            if folded not in repairs and _may_be_mistaken(vocabulary, word, folded):
                better = repair(vocabulary.lexicon, folded, vocabulary.indexed, vocabulary.words_of_speakers)
                if better is not None:
                    repairs[folded] = Repair(better, vocabulary.lexicon.count(folded) > 0)
    if not repairs:
        return None
    # The parts at odd places are what the pattern found.
    parts = re.split(_TAKEN_AS_WRITTEN, query.text)
    parts[::2] = [_repaired(part, repairs) for part in parts[::2]]
    return query._replace(text="".join(parts), nodes=tuple(_mended(node, repairs) for node in query.nodes))


def _texts(nodes: tuple[Node, ...]) -> list[Text]:
    found = []
    for node in nodes:
        if isinstance(node, Group):
            found += _texts(node.nodes)
        elif isinstance(node, Text) and node.kind == "words":
            found.append(node)
    return found


def _may_be_mistaken(vocabulary: Vocabulary, word: str, folded: str) -> bool:
    # By its stem first, which costs next to nothing: a frequent stem has no misspelt word.
    most = max(RARE, vocabulary.indexed / OVERWHELMING)
    stems = {normalise(word, language) for language in vocabulary.languages}
    if any(vocabulary.frequency(stem) >= most for stem in stems):
        return False
    return next(places_of_word(vocabulary.folded_speakers, folded), None) is None


def _mended(node: Node, repairs: Mapping[str, Repair]) -> Node:
    if isinstance(node, Group):
        return node._replace(nodes=tuple(_mended(each, repairs) for each in node.nodes))
    if not isinstance(node, Text) or node.kind != "words":
        return node
    repaired = repairs.get(fold_word(node.text))
    if repaired is not None and repaired.keeps_original:
        return Group("either", (node, node._replace(text=repaired.better)))
    return node._replace(text=_repaired(node.text, repairs))


def _repaired(text: str, repairs: Mapping[str, Repair]) -> str:
    pieces, place = [], 0
    for start, end in spans(text):
        written = text[start:end]
        repaired = repairs.get(fold_word(written))
        if repaired is None:
            continue
        pieces += [
            text[place:start],
            f"({written} OR {repaired.better})" if repaired.keeps_original else repaired.better,
        ]
        place = end
    return "".join([*pieces, text[place:]])
