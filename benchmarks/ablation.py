"""What each factor of the ranking is worth: known-item queries with one factor off at a time.

    python -m benchmarks.ablation INDEX QUERIES

INDEX is an index that `interviews rebuild` made. QUERIES has one JSON object a line: `query`, `file` (the end
of a path) and `answer_line`, a line of the pair that is looked for. SQLite FTS5 (porter, any word, bm25 over
question, answer and speakers) searches the same records in the same run.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.measuring import seconds_of, spread
from interviews.engines import open_index
from interviews.engines.embedded import searching
from interviews.engines.embedded.index import EmbeddedIndex
from interviews.engines.embedded.ranking import Weights, rank
from interviews.search import matching
from interviews.search.requests import SearchRequest
from interviews.search.results import IndexedPair

DEPTH = 10
REPEATS = 3

FACTORS: dict[str, Weights] = {
    "without coverage": Weights(coverage_exponent=0),
    "without credit for context": Weights(context_credit=0),
    "without words of the interview": Weights(interview_share=0),
    "without substance": Weights(substance=0),
    "without words side by side": Weights(side_by_side=0),
    "without words together": Weights(together=0),
    "without words where answers begin": Weights(opening=0),
    "without the pairs beside": Weights(beside=0),
    "without the boost of a speaker": Weights(speaker_boost=1, asker_boost=1),
    "askers like those who answer": Weights(asker_boost=Weights().speaker_boost),
    "passages like answers": Weights(passage=1),
    "BM25 alone": Weights(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1),
}


class Wanted(NamedTuple):
    """A query and the pair that it looks for."""

    query: str
    file: str
    line: int

    def is_in(self, pair: IndexedPair) -> bool:
        """Whether this is the pair."""
        return pair.path.endswith(self.file) and pair.start_line <= self.line <= pair.end_line


class Figures(NamedTuple):
    """How well and how fast pairs are found."""

    name: str
    reciprocal_rank: float
    recall: float
    p50: float
    """Milliseconds."""
    p95: float


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ablation", description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("queries", type=Path)
    options = parser.parse_args()
    wanted = [
        Wanted(row["query"], row["file"], row["answer_line"])
        for row in map(json.loads, options.queries.read_text(encoding="utf-8").splitlines())
    ]
    print(f"{'':34}{'MRR@10':>8}{'Recall@10':>11}{'p50 ms':>8}{'p95 ms':>8}")
    for figures in measure(options.index, wanted):
        print(
            f"{figures.name:34}{figures.reciprocal_rank:8.3f}{figures.recall:11.3f}"
            f"{figures.p50:8.1f}{figures.p95:8.1f}",
            flush=True,
        )


def measure(folder: Path, wanted: Sequence[Wanted]) -> Iterator[Figures]:
    """The figures of the product, of the product without each factor, and of SQLite FTS5."""
    index = open_index(folder)
    yield _figures("the product", wanted, lambda query: _found(index, query))
    for name, weights in FACTORS.items():
        with _weighted(weights):
            yield _figures(name, wanted, lambda query: _found(index, query))
    yield _figures(
        "without spelling and names (literal)", wanted, lambda query: _found(index, query, literal=True)
    )
    with _without_irregular_forms():
        yield _figures("without irregular forms", wanted, lambda query: _found(index, query))
    yield _figures("SQLite FTS5", wanted, _fts5(index))
    index.close()


def _figures(name: str, wanted: Sequence[Wanted], search: Callable[[str], Iterable[IndexedPair]]) -> Figures:
    places = []
    seconds = []
    for each in wanted:
        seconds.append(seconds_of(lambda each=each: search(each.query), REPEATS))  # type: ignore[misc]
        found = (place for place, pair in enumerate(search(each.query), 1) if each.is_in(pair))
        places.append(next(found, 0))
    times = spread(seconds)
    return Figures(
        name,
        sum(1 / place for place in places if place) / len(places),
        sum(map(bool, places)) / len(places),
        times.p50,
        times.p95,
    )


def _found(index: EmbeddedIndex, query: str, literal: bool = False) -> list[IndexedPair]:
    return [hit.pair for hit in index.search(SearchRequest(query, limit=DEPTH, literal=literal)).hits]


@contextmanager
def _weighted(weights: Weights) -> Iterator[None]:
    searching.rank = partial(rank, weights=weights)  # type: ignore[assignment]
    try:
        yield
    finally:
        searching.rank = rank


@contextmanager
def _without_irregular_forms() -> Iterator[None]:
    forms = matching.other_forms
    matching.other_forms = lambda word, language: frozenset()
    try:
        yield
    finally:
        matching.other_forms = forms


def _fts5(index: EmbeddedIndex) -> Callable[[str], list[IndexedPair]]:
    generation = index._generation
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "create virtual table record using fts5(question, answer, speakers, tokenize='porter unicode61')"
    )
    for row in np.flatnonzero(generation.table.alive).tolist():
        pair = generation.pair(row)
        speakers = "\n".join((*pair.questioners, *pair.answerers))
        connection.execute(
            "insert into record (rowid, question, answer, speakers) values (?, ?, ?, ?)",
            (row, pair.question, pair.answer, speakers),
        )

    def search(query: str) -> list[IndexedPair]:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", query))
        found = connection.execute(
            f"select rowid from record where record match ? order by bm25(record) limit {DEPTH}", (words,)
        )
        return [generation.pair(row) for (row,) in found]

    return search


if __name__ == "__main__":
    main()
