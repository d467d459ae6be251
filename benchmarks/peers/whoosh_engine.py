"""Whoosh as it comes: its own writer, matchers and highlighter."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh import index
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import STORED, TEXT, Schema
from whoosh.qparser import OrGroup, QueryParser

from benchmarks.peers.peer import PAGE, Search
from benchmarks.queries import WantedPairs
from benchmarks.records import Record

MEMORY = 512
"""MB that its writer may take."""


class StockWhoosh:
    """Whoosh without the product's engine."""

    name = "stock Whoosh"

    def build(self, place: Path, records: Iterable[Record]) -> None:
        """Makes an index with Whoosh's default writer."""
        place.mkdir()
        analyzer = StemmingAnalyzer(stoplist=None)
        schema = Schema(body=TEXT(analyzer=analyzer, stored=True), title=TEXT(stored=True), speakers=STORED)
        writer = index.create_in(str(place), schema).writer(limitmb=MEMORY)
        for record in records:
            writer.add_document(body=record.body, title=record.title, speakers=list(record.speakers))
        writer.commit()

    def searcher(self, place: Path) -> Search:
        """Total and a page with snippets."""
        opened = index.open_dir(str(place))
        searcher: Any = opened.searcher()
        parser = QueryParser("body", opened.schema, group=OrGroup)

        def search(wanted: WantedPairs) -> object:
            results = searcher.search(parser.parse(_written(wanted)), limit=PAGE, optimize=False)
            return len(results), [(hit.score, hit["title"], hit.highlights("body", top=1)) for hit in results]

        return search

    def faceted_searcher(self, place: Path) -> None:
        """Its grouping collects every hit of every value, which nobody would wait for here."""


def _written(query: WantedPairs) -> str:
    words = query.words
    match query.kind:
        case "both":
            return " AND ".join(words)
        case "phrase":
            return f'"{" ".join(words)}"'
        case "prefix":
            return f"{words[0]}* {words[1]}"
        case "without":
            return f"({' '.join(words[:-1])}) ANDNOT {words[-1]}"
        case _:
            return " ".join(words)
