"""Tantivy through its Python binding, with the English stemmer."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.peers.peer import PAGE, Search
from benchmarks.queries import WantedPairs
from benchmarks.records import Record

MEMORY = 256_000_000
"""Bytes that its writer may take."""


class Tantivy:
    """The engine in Rust."""

    name = "tantivy"

    def build(self, place: Path, records: Iterable[Record]) -> None:
        """Makes an index; the binding's own threads write."""
        from tantivy import Document, Index

        place.mkdir()
        writer = Index(_schema(), path=str(place)).writer(MEMORY)
        for record in records:
            writer.add_document(
                Document(body=record.body, title=record.title, speakers="\n".join(record.speakers))
            )
        writer.commit()
        writer.wait_merging_threads()

    def searcher(self, place: Path) -> Search:
        """Total and a page with snippets."""
        from tantivy import Index, SnippetGenerator

        schema = _schema()
        index = Index(schema, path=str(place))
        index.reload()
        searcher = index.searcher()

        def search(wanted: WantedPairs) -> object:
            query = _query(index, schema, wanted)
            found = searcher.search(query, PAGE, count=True)
            snippets = SnippetGenerator.create(searcher, query, schema, "body")
            page = []
            for score, address in found.hits:
                document = searcher.doc(address)
                page.append((score, document, snippets.snippet_from_doc(document).to_html()))
            return found.count, page

        return search

    def faceted_searcher(self, place: Path) -> None:
        """The binding counts no values of several a document over all hits."""


def _schema() -> Any:
    from tantivy import SchemaBuilder

    builder = SchemaBuilder()
    for name in ("body", "title", "speakers"):
        builder.add_text_field(name, stored=True, tokenizer_name="en_stem")
    return builder.build()


def _query(index: Any, schema: Any, wanted: WantedPairs) -> Any:
    from tantivy import Occur, Query

    words = wanted.words
    match wanted.kind:
        case "both":
            text = " AND ".join(words)
        case "phrase":
            text = f'"{" ".join(words)}"'
        case "prefix":
            beginning = Query.regex_query(schema, "body", f"{words[0]}.*")
            other = index.parse_query(words[1], ["body"])
            return Query.boolean_query([(Occur.Should, beginning), (Occur.Should, other)])
        case "without":
            text = f"({' '.join(words[:-1])}) -{words[-1]}"
        case _:
            text = " ".join(words)
    return index.parse_query(text, ["body"])
