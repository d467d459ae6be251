"""Repairs the spelling of a query: words that hardly anybody says become what they were meant to be."""

from __future__ import annotations

import re
from collections import Counter

from interviews.index.analysis import fold_word, normalise, spans, words
from interviews.index.opened import OpenGeneration
from interviews.index.query import Group, Node, Query, Text
from interviews.index.schema import BODY
from interviews.index.spelling import OVERWHELMING, RARE, repair


def corrected(generation: OpenGeneration, query: Query) -> Query | None:
    """The query with its spelling repaired; None where there is nothing to repair.

    Phrases, values of fields and words with an operator of their own are taken as they are.
    """
    repairs: dict[str, str] = {}
    for text in _texts(query.nodes):
        for word in words(text.text):
            folded = fold_word(word)
            if folded not in repairs and _may_be_mistaken(generation, word, folded):
                better = repair(generation.lexicon, folded, lambda: _words_of_names(generation))
                if better is not None:
                    repairs[folded] = better
    if not repairs:
        return None
    return query._replace(
        text=_repaired(query.text, repairs), nodes=tuple(_mended(node, repairs) for node in query.nodes)
    )


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
    most = max(RARE, int(generation.table.alive.sum()) / OVERWHELMING)
    stems = {normalise(word, language) for language in generation.names.languages}
    if any(generation.words.frequency(BODY, stem) >= most for stem in stems):
        return False
    return re.search(rf"\b{re.escape(folded)}\b", generation.folded_speakers) is None


def _words_of_names(generation: OpenGeneration) -> Counter[str]:
    table, names = generation.table, generation.names
    pairs = table.speakers.counts(table.alive, len(names.speakers)).tolist()
    counts: Counter[str] = Counter()
    for name, count in zip(names.speakers, pairs, strict=True):
        for word in words(name):
            counts[fold_word(word)] += count
    return counts


def _mended(node: Node, repairs: dict[str, str]) -> Node:
    if isinstance(node, Group):
        return node._replace(nodes=tuple(_mended(each, repairs) for each in node.nodes))
    if isinstance(node, Text) and node.kind == "words":
        return node._replace(text=_repaired(node.text, repairs))
    return node


def _repaired(text: str, repairs: dict[str, str]) -> str:
    pieces, place = [], 0
    for start, end in spans(text):
        better = repairs.get(fold_word(text[start:end]))
        if better is not None:
            pieces += [text[place:start], better]
            place = end
    return "".join([*pieces, text[place:]])
