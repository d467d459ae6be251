"""How alike two indexes answer, one in a folder and one on a cluster, and what it costs.

python -m scripts.compare_engines QUERIES FOLDER URL INDEX

QUERIES has a query a line, or a JSON object with a "query"; both indexes are of the same transcripts.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from interviews.engines import engine_in
from interviews.engines.engine import Index
from interviews.engines.opensearch import OpenSearchEngine
from interviews.locations import credentials_file
from interviews.search.requests import SearchRequest
from interviews.search.results import SearchResults
from interviews.settings import SearchSettings


def read_queries(file: Path) -> list[str]:
    """The queries of a file."""
    lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
    return [str(json.loads(line)["query"]) if line.startswith("{") else line for line in lines if line]


def answers(index: Index, queries: list[str], name: str) -> list[SearchResults]:
    """What an index answers; prints how long it took."""
    index.search(SearchRequest(queries[0]))
    times, found = [], []
    for query in queries:
        started = time.perf_counter()
        found.append(index.search(SearchRequest(query)))
        times.append((time.perf_counter() - started) * 1000)
    times.sort()
    print(f"{name}: p50 {times[len(times) // 2]:.0f} ms, p95 {times[int(len(times) * 0.95)]:.0f} ms")
    return found


def main() -> None:
    """Prints the figures."""
    queries_file, folder, url, index = sys.argv[1:]
    queries = read_queries(Path(queries_file))
    settings = SearchSettings(engine="opensearch", url=tuple(url.split(",")), index=index)
    here = answers(engine_in(Path(folder)).open(), queries, "in the folder")
    there = answers(OpenSearchEngine(settings, credentials_file()).open(), queries, "on the cluster")
    same = {"totals": 0, "counts": 0, "first ten": 0, "first ten in any order": 0}
    for one, other in zip(here, there, strict=True):
        first, second = ([hit.pair.id for hit in results.hits[:10]] for results in (one, other))
        same["totals"] += one.total == other.total
        same["counts"] += one.facets == other.facets
        same["first ten"] += first == second
        same["first ten in any order"] += set(first) == set(second)
    for what, number in same.items():
        print(f"the same {what}: {number} of {len(queries)}")


if __name__ == "__main__":
    main()
