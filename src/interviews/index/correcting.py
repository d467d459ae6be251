"""Repairs the spelling of a query: words that hardly anybody says become what they were meant to be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from interviews.index.analysis import fold_word, normalise, spans, words
from interviews.index.opened import OpenGeneration
from interviews.index.postings.schema import BODY
from interviews.index.query import FIELDS, Group, Node, Query, Text
from interviews.index.spelling import OVERWHELMING, RARE, repair


class Repair(NamedTuple):
    """What a word was meant to be."""

    better: str
    keeps_original: bool
    """Whether somebody says the word as it was typed: it may be the right one, and is searched too."""


_TAKEN_AS_WRITTEN = rf"""(["“”][^"“”]*["“”]?|\b(?:{"|".join(FIELDS)}):\S+)"""


def corrected(generation: OpenGeneration, query: Query) -> Query | None:
    """The query with its spelling repaired; None where there is nothing to repair.

    A word that nobody says is replaced. One that a few say becomes `(word OR better)`, since a rare word is
    as often right as it is mistaken. Phrases, values of fields and words with an operator of their own are
    taken as they are.
    """
    repairs: dict[str, Repair] = {}
    for text in _texts(query.nodes):
        for word in words(text.text):
            folded = fold_word(word)
            if folded not in repairs and _may_be_mistaken(generation, word, folded):
                better = repair(generation.lexicon, folded, lambda: _words_of_names(generation))
                if better is not None:
                    repairs[folded] = Repair(better, generation.lexicon.count(folded) > 0)
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


def _may_be_mistaken(generation: OpenGeneration, word: str, folded: str) -> bool:
    # By its stem first, which costs next to nothing: a frequent stem has no misspelt word.
    most = max(RARE, generation.indexed / OVERWHELMING)
    stems = {normalise(word, language) for language in generation.names.languages}
    if any(generation.words.frequency(BODY, stem) >= most for stem in stems):
        return False
    if folded not in generation.folded_speakers:
        return True
    return re.search(rf"\b{re.escape(folded)}\b", generation.folded_speakers) is None


def _words_of_names(generation: OpenGeneration) -> Counter[str]:
    table, names = generation.table, generation.names
    pairs = table.speakers.counts(table.alive, len(names.speakers)).tolist()
    counts: Counter[str] = Counter()
    for name, count in zip(names.speakers, pairs, strict=True):
        for word in words(name):
            counts[fold_word(word)] += count
    return counts


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
