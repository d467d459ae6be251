"""The last word of a query that is still being written: a beginning, where nobody says it as it stands."""

from __future__ import annotations

import re
from itertools import islice

from interviews.search.analysis import fold_word, words
from interviews.search.query import Named, Node, Query, Text
from interviews.search.vocabulary import Vocabulary

MOST_BEARERS = 64
"""Speakers whose names begin so that are looked for."""


def with_last_word_as_beginning(vocabulary: Vocabulary, query: Query) -> Query:
    """The query in which the last word stands for those that begin so, be they said or somebody's name.

    A word that somebody says or bears stays what it is, and so does one that begins no other.
    """
    last = query.nodes[-1] if query.nodes else None
    if not isinstance(last, Text) or last.kind != "words" or not query.text.endswith(last.text):
        return query
    beginning = _beginning(vocabulary, last) if words(last.text) == [last.text] else None
    return query if beginning is None else query._replace(nodes=(*query.nodes[:-1], beginning))


def _beginning(vocabulary: Vocabulary, word: Text) -> Node | None:
    folded = fold_word(word.text)
    names = vocabulary.folded_speakers
    bears = folded in names
    if vocabulary.lexicon.count(folded) or (bears and re.search(rf"\b{re.escape(folded)}\b", names)):
        return None
    if vocabulary.lexicon.starting_with(folded, 1):
        return word._replace(kind="beginning")
    found = islice(re.finditer(rf"\b{re.escape(folded)}", names), MOST_BEARERS) if bears else ()
    bearers = tuple(dict.fromkeys(names.count("\n", 0, place.start()) for place in found))
    return Named(word.text, bearers) if bearers else None
