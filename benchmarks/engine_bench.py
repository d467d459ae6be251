"""Times the array engine against stock Whoosh and SQLite FTS5 on the same records in the same run.

    python benchmarks/engine_bench.py [FOLDER] [--records N] [--stock N]

Records are paragraphs of the Markdown files under FOLDER, or made-up text without one. Read the ratios: they
hold on a noisy machine, the absolute figures do not.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from whoosh.fields import ID, TEXT, Schema
from whoosh.lang.porter import stem
from whoosh.query import And, AndNot, FuzzyTerm, Or, Phrase, Prefix, Term, Wildcard

from interviews.index.engine import (
    FACET,
    ArrayIndex,
    FacetCounter,
    SpanFinder,
    WordAnalyzer,
    create_stock,
    open_stock,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whoosh.query.qcore import Query

    Record = dict[str, object]

QUESTION_WORDS = ("how", "what", "why", "the", "you")


@cache
def porter(word: str) -> str:
    return stem(word.lower())


def normalise(word: str, _language: str) -> str:
    return porter(word)


def schema() -> Schema:
    return Schema(
        body=TEXT(analyzer=WordAnalyzer(normalise), chars=True, stored=True),
        key=ID(unique=True, stored=True),
        date=ID(stored=True, sortable=True),
        speaker=FACET(stored=True),
    )


def records_of(folder: Path | None, most: int, characters: int = 1000) -> Iterator[Record]:
    texts = invented() if folder is None else paragraphs(folder, characters)
    chance = random.Random(1)
    for number, text in zip(range(most), texts, strict=False):
        yield {
            "body": text,
            "key": f"record-{number}",
            "date": f"{2000 + number % 24}-{1 + number % 12:02}-{1 + number % 28:02}",
            "speaker": chance.sample([f"Speaker {n}" for n in range(200)], 2),
        }


def paragraphs(folder: Path, characters: int) -> Iterator[str]:
    for path in sorted(folder.rglob("*.md")):
        text = ""
        for paragraph in path.read_text(errors="replace").split("\n\n"):
            text += paragraph + "\n\n"
            if len(text) >= characters:
                yield text
                text = ""


def invented() -> Iterator[str]:
    chance = random.Random(2)
    words = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=chance.randint(2, 9))) for _ in range(30000)]
    weights = [1 / (place + 10) for place in range(len(words))]
    while True:
        yield " ".join(chance.choices(words, weights, k=170))


def queries_for(records: list[Record], count: int = 60) -> list[Query]:
    """Mixed queries of words that occur, some with the question words people type."""
    chance = random.Random(3)
    frequencies: Counter[str] = Counter()
    for record in records[:: max(1, len(records) // 3000)]:
        frequencies.update(set(re.findall(r"\w+", str(record["body"]).lower())))
    known = [word for word, count in frequencies.most_common(4000) if len(word) > 3][30:]
    queries: list[Query] = []
    while len(queries) < count:
        words = chance.sample(known, chance.randint(2, 5))
        terms = [Term("body", porter(word)) for word in words]
        texts = re.findall(r"\w+", str(chance.choice(records)["body"]).lower())
        pair = texts[20:22] if len(texts) > 22 else texts[:2]
        questions = [Term("body", porter(word)) for word in chance.sample(QUESTION_WORDS, 2)]
        queries += [
            Or(terms),
            Or(terms + questions),
            And(terms[:2]),
            Phrase("body", [porter(word) for word in pair]),
            AndNot(Or(terms[:2]), terms[-1]),
            And([Or(terms), Term("speaker", f"speaker {chance.randint(0, 199)}")]),
            Prefix("body", words[0][:4], constantscore=False),
            Or([FuzzyTerm("body", porter(words[0]), prefixlength=1), terms[1]]),
            Wildcard("body", words[0][:3] + "*" + words[0][-1], constantscore=False),
            Phrase("body", [porter(word) for word in pair], slop=3),
        ]
    return queries[:count]


def timed(function: Callable[[], object]) -> float:
    """CPU seconds, which other processes disturb least."""
    start = time.process_time()
    function()
    return time.process_time() - start


def summary(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    tail = ordered[int(len(ordered) * 0.95)]
    figures = {"p50": statistics.median(ordered), "p95": tail, "max": ordered[-1]}
    return "   ".join(f"{name} {1000 * value:7.2f} ms" for name, value in figures.items())


def build_arrays(folder: Path, records: list[Record]) -> ArrayIndex:
    index = ArrayIndex.create(folder, schema())
    with index.writer() as writer:
        for record in records:
            writer.add_document(**record)
    return index


def build_stock(folder: Path, records: list[Record]) -> None:
    writer = create_stock(folder, schema()).writer(limitmb=512)
    for record in records:
        writer.add_document(**record)
    writer.commit()


def build_sqlite(path: Path, records: list[Record]) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.execute("create virtual table record using fts5(body, speaker, tokenize='porter unicode61')")
    rows = ((record["body"], " ".join(map(str, record["speaker"]))) for record in records)  # type: ignore[call-overload]
    connection.executemany("insert into record values (?, ?)", rows)
    connection.commit()
    return connection


def search_arrays(index: ArrayIndex, queries: list[Query], with_snippets: bool) -> list[float]:
    searcher = index.searcher()
    counters = [FacetCounter(searcher, "speaker")]

    def search(query: Query) -> None:
        matches = searcher.matching(query)
        best = matches.best(20)
        finder = SpanFinder(searcher, query, "body")
        if with_snippets:
            for counter in counters:
                counter.most_common(matches.documents, 20)
            for document, _ in best:
                searcher.stored_fields(document)
            finder.spans([document for document, _ in best])

    return [min(timed(lambda query=query: search(query)) for _ in range(3)) for query in queries]


def search_stock(folder: Path, queries: list[Query]) -> list[float]:
    """Stock Whoosh with exact totals; with `optimize` its AndNot raises IndexError."""
    with open_stock(folder, schema()).searcher() as searcher:
        return [
            timed(lambda query=query: len(searcher.search(query, limit=20, optimize=False)))
            for query in queries
        ]


def search_sqlite(connection: sqlite3.Connection, queries: list[Query]) -> list[float]:
    def words(query: Query) -> str:
        terms = [str(text) for _, text in query.iter_all_terms() if " " not in str(text)]
        joint = " AND " if isinstance(query, And) else " OR "
        return joint.join(f'"{term}"' for term in terms) or '"nothing"'

    statement = (
        "select rowid, snippet(record, 0, '[', ']', '...', 40) from record where record match ? "
        "order by bm25(record) limit 20"
    )
    return [
        min(
            timed(lambda query=query: connection.execute(statement, (words(query),)).fetchall())
            for _ in range(3)
        )
        for query in queries
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Time the array engine against stock Whoosh and SQLite FTS5."
    )
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--characters", type=int, default=1000, help="of a record at least")
    parser.add_argument(
        "--stock", type=int, default=5_000, help="records that stock Whoosh indexes (it is slow)"
    )
    options = parser.parse_args()
    records = list(records_of(options.folder, options.records, options.characters))
    folder = Path(tempfile.mkdtemp(prefix="engine-bench-"))
    try:
        report(folder, records, options.stock)
    finally:
        shutil.rmtree(folder)


def report(folder: Path, records: list[Record], stock: int) -> None:
    characters = sum(len(str(record["body"])) for record in records)
    print(f"{len(records):,} records, {characters / 1e6:.1f} million characters")
    arrays = timed(lambda: build_arrays(folder / "arrays", records))
    whoosh = (
        timed(lambda: build_stock(folder / "stock", records[:stock]))
        / min(stock, len(records))
        * len(records)
    )
    lite = timed(lambda: build_sqlite(folder / "lite.db", records))
    for name, seconds in (("arrays", arrays), ("stock Whoosh (extrapolated)", whoosh), ("SQLite FTS5", lite)):
        print(
            f"build   {name:28} {len(records) / seconds:9,.0f} records/s   {seconds / arrays:6.2f} x arrays"
        )
    size = sum(path.stat().st_size for path in (folder / "arrays").iterdir())
    print(
        f"size    arrays {size / 1e6:.0f} MB   SQLite FTS5 {(folder / 'lite.db').stat().st_size / 1e6:.0f} MB"
    )
    index = ArrayIndex(folder / "arrays", schema())
    queries = queries_for(records)
    plain = search_arrays(index, queries, False)
    full = search_arrays(index, queries, True)
    peer = search_sqlite(sqlite3.connect(folder / "lite.db"), queries)
    print(f"search  arrays                       {summary(plain)}")
    print(f"search  arrays, snippets and facets  {summary(full)}")
    print(f"search  SQLite FTS5 with snippets    {summary(peer)}")
    part = records[:stock]
    few = search_arrays(build_arrays(folder / "few", part), queries, False)
    theirs = search_stock(folder / "stock", queries)
    ratio = statistics.median(theirs) / statistics.median(few)
    print(f"search  arrays, {len(part):,} records       {summary(few)}")
    print(f"search  stock Whoosh, the same       {summary(theirs)}   {ratio:.0f} x arrays")
    slowest = sorted(zip(full, queries, strict=True), key=lambda pair: -pair[0])[:5]
    for seconds, query in slowest:
        print(f"  slow  {1000 * seconds:6.2f} ms  {query!r}"[:108])


if __name__ == "__main__":
    main()
