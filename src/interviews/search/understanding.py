"""What a request means: its query read, widened and mended, and the names in it told from other words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from interviews.search.analysis import fold_word, words
from interviews.search.correcting import corrected
from interviews.search.people import recognise_people
from interviews.search.query import Named, Node, Query, Text, has_words, parse_query
from interviews.search.requests import Scope, SearchRequest, chosen
from interviews.search.synonyms import synonyms_of, widened
from interviews.search.vocabulary import Vocabulary

MOST_BEARERS = 64
"""Speakers whose names begin as a word that is being written, who are looked for."""

View = TypeVar("View", bound=Vocabulary)


class Understood(NamedTuple, Generic[View]):
    """A request as it is searched."""

    view: View
    """Of the pairs, of the passages, or of both."""
    within: Scope | None
    """None where words are looked for in both."""
    query: Query
    """With spelling repaired and names recognised."""
    corrected: str | None
    people: tuple[str, ...]


def understand(
    request: SearchRequest, folders: Iterable[str], view: Callable[[Query, Scope | None], View]
) -> Understood[View]:
    """What a request means.

    Args:
        request: What is asked.
        folders: Of the transcripts, where synonyms may be.
        view: Gives what is searched, for the query and where its words must stand.
    """
    typed = parse_query(request.text)
    if not request.literal and typed.nodes:
        typed = widened(typed, *synonyms_of(folders))
    within = request.within or typed.within or (None if any(map(has_words, typed.nodes)) else "pair")
    seen = view(typed, within)
    if request.literal or not typed.nodes:
        return Understood(seen, within, typed, None, ())
    if request.unfinished:
        typed = _with_last_word_as_beginning(seen, typed)
    repaired = corrected(seen, typed)
    query, people = recognise_people(seen, repaired or typed, request.nobody)
    return Understood(seen, within, query, repaired.text if repaired else None, people)


def for_outside(request: SearchRequest) -> SearchRequest | None:
    """The request for passages in place of all pairs that its filters admit.

    None where it has no filters, or a scope, or words, which find passages beside pairs.
    """
    query = parse_query(request.text)
    asks = query.nodes or chosen(request) or request.path or request.since or request.until
    if not asks or request.within or query.within or any(map(has_words, query.nodes)):
        return None
    return request._replace(within="outside", meaning=None)


def _with_last_word_as_beginning(vocabulary: Vocabulary, query: Query) -> Query:
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
