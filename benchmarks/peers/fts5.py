"""SQLite FTS5 with the porter tokenizer; facets in an ordinary table."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from benchmarks.peers.peer import PAGE, Search
from benchmarks.queries import WantedPairs
from benchmarks.records import Record

PAGE_OF_HITS = f"""
    select rowid, snippet(record, 0, '**', '**', '…', 40), title, speakers
    from record where record match ? order by bm25(record) limit {PAGE}
"""
TOTAL = "select count(*) from record where record match ?"
FACETS = """
    select kind, value, count(*) from facet
    where pair in (select rowid from record where record match ?) group by kind, value
"""


class FTS5:
    """SQLite's full-text search."""

    name = "SQLite FTS5"

    def build(self, place: Path, records: Iterable[Record]) -> None:
        """Makes a database with the records and their facet values."""
        place.mkdir()
        connection = sqlite3.connect(place / "pairs.db")
        connection.execute(
            "create virtual table record using fts5(body, title, speakers, tokenize='porter unicode61')"
        )
        connection.execute("create table facet (pair integer, kind text, value text)")
        for number, record in enumerate(records, 1):
            connection.execute(
                "insert into record (rowid, body, title, speakers) values (?, ?, ?, ?)",
                (number, record.body, record.title, "\n".join(record.speakers)),
            )
            connection.executemany(
                "insert into facet values (?, ?, ?)", [(number, *value) for value in record.facets]
            )
        connection.execute("create index facet_pair on facet (pair)")
        connection.commit()
        connection.close()

    def searcher(self, place: Path) -> Search:
        """Total and a page with snippets."""
        connection = sqlite3.connect(place / "pairs.db")

        def search(query: WantedPairs) -> object:
            written = (written_for_fts5(query),)
            return connection.execute(TOTAL, written).fetchone(), connection.execute(
                PAGE_OF_HITS, written
            ).fetchall()

        return search

    def faceted_searcher(self, place: Path) -> Search:
        """The same and the counts."""
        connection = sqlite3.connect(place / "pairs.db")
        plain = self.searcher(place)

        def search(query: WantedPairs) -> object:
            return plain(query), connection.execute(FACETS, (written_for_fts5(query),)).fetchall()

        return search


def written_for_fts5(query: WantedPairs) -> str:
    """The query in FTS5's language, on the body alone."""
    words = [f'"{word}"' for word in query.words]
    match query.kind:
        case "both":
            text = " AND ".join(words)
        case "phrase":
            text = f'"{" ".join(query.words)}"'
        case "prefix":
            text = f"{words[0]}* OR {words[1]}"
        case "without":
            text = f"({' OR '.join(words[:-1])}) NOT {words[-1]}"
        case _:
            text = " OR ".join(words)
    return f"body : ({text})"
