"""What a request means: its query read, widened and mended, and the names in it told from other words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from interviews.search.correcting import corrected
from interviews.search.people import recognise_people
from interviews.search.query import Query, has_words, parse_query
from interviews.search.requests import Scope, SearchRequest, chosen
from interviews.search.synonyms import synonyms_of, widened
from interviews.search.unfinished import with_last_word_as_beginning
from interviews.search.vocabulary import Vocabulary

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
        typed = with_last_word_as_beginning(seen, typed)
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
