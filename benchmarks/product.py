"""The product itself: building through its own door, and the same queries."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.measuring import processor_seconds_of, seconds_of
from benchmarks.peers.peer import PAGE, Peer
from benchmarks.queries import WantedPairs
from benchmarks.records import JOBS, parsed_records
from interviews.engines import open_index
from interviews.engines.embedded.rebuild import rebuild
from interviews.search.requests import SearchRequest

REPEATS = 3
"""Each query is asked so often, and the shortest time counts, for every engine alike."""


def build_product(index: Path, folder: Path) -> float:
    """Seconds from files to searchable."""
    return seconds_of(lambda: rebuild(index, [folder], jobs=JOBS))


def build_peer(peer: Peer, place: Path, folder: Path) -> float:
    """Seconds of a script that uses the same parser and gives each pair to another engine."""
    return seconds_of(lambda: peer.build(place, parsed_records(folder)))


def product_times(index: Path, queries: Iterable[WantedPairs]) -> list[float]:
    """Seconds of a processor for each query: a page of snippets, all facets, spelling repair and names."""
    opened = open_index(index)
    times = [
        processor_seconds_of(
            lambda query=query: opened.search(SearchRequest(written(query), limit=PAGE)),  # type: ignore[misc]
            REPEATS,
        )
        for query in queries
    ]
    opened.close()
    return times


def peer_times(peer: Peer, place: Path, queries: Iterable[WantedPairs], faceted: bool) -> list[float]:
    """The same of a peer; none where the engine cannot do it."""
    search = peer.faceted_searcher(place) if faceted else peer.searcher(place)
    if search is None:
        return []
    return [processor_seconds_of(lambda query=query: search(query), REPEATS) for query in queries]  # type: ignore[misc]


def written(query: WantedPairs) -> str:
    """The query in the product's language."""
    words = query.words
    match query.kind:
        case "both":
            return " AND ".join(words)
        case "phrase":
            return f'"{" ".join(words)}"'
        case "prefix":
            return f"{words[0]}* {words[1]}"
        case "without":
            return f"{' '.join(words[:-1])} -{words[-1]}"
        case _:
            return " ".join(words)
