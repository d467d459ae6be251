"""Prints one table: parsing, building, searching, memory and size, beside other engines.

    python -m benchmarks FOLDER [--without "stock Whoosh"] [--copies 6]

Everything is measured in this run on the transcripts of FOLDER, of which a copy is made. Figures of a busy
machine are worth little, their ratios more: `(0.50 x)` says that the product takes half of what the peer
takes. Queries and starts are measured by what they take of a processor.

With `--copies`, as many altered copies of the transcripts are indexed, too, and the same queries are timed on
those: a quarter of an hour for 54,000 pairs and six copies.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.growth import altered_copies
from benchmarks.measuring import Spread, apart, megabytes, run_program, spread
from benchmarks.parsing import WORKS, speeds
from benchmarks.peers import PEERS
from benchmarks.peers.peer import Peer
from benchmarks.product import build_peer, build_product, peer_times, product_times
from benchmarks.queries import WantedPairs, queries_for
from benchmarks.table import Row, print_table

COLD = 9
"""Cold starts; the median counts."""
IMPORTS = "import whoosh.index, numpy"


def main() -> None:
    """Runs everything and prints the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure beside other engines.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without", action="append", default=[], choices=[peer.name for peer in PEERS])
    parser.add_argument("--copies", type=int, default=0)
    options = parser.parse_args()
    peers = [peer for peer in PEERS if peer.name not in options.without]
    with tempfile.TemporaryDirectory(prefix="interviews-bench-") as name:
        place = Path(name)
        corpus = place / "transcripts"
        shutil.copytree(options.folder, corpus, ignore=shutil.ignore_patterns(".*"))
        rows = measure(corpus, place, peers, options.copies)
    print_table(rows, ["markdown-it-py", "Python", "one copy", *(peer.name for peer in peers)])


def measure(corpus: Path, place: Path, peers: list[Peer], copies: int) -> list[Row]:
    """All rows of the table."""
    say("records")
    (queries, pairs), _ = apart(queries_for, corpus)
    say(f"{pairs:,} pairs and passages")
    rows = parsing_rows(corpus)
    rows += building_rows(corpus, place, peers)
    rows += searching_rows(place, peers, queries)
    rows += rebuilding_rows(corpus, place / "index")
    rows += cold_rows(place / "index")
    if copies:
        rows += growth_rows(corpus, place, queries, copies)
    return rows


def parsing_rows(corpus: Path) -> list[Row]:
    """How fast transcripts are structured, and how much faster two processes are."""
    say("parsing")
    found, _ = apart(speeds, corpus)
    rows = [
        Row(
            f"parse, {jobs}",
            "MB/s",
            found[f"interviews, {jobs}"],
            {"markdown-it-py": found[f"markdown-it-py, {jobs}"]},
        )
        for jobs in ("1 process", "2 processes")
    ]
    gains = {name: found[f"{name}, 2 processes"] / found[f"{name}, 1 process"] for name in WORKS}
    return [*rows, Row("parse, gain of a second process", "x", gains.pop("interviews"), gains)]


def building_rows(corpus: Path, place: Path, peers: list[Peer]) -> list[Row]:
    """From files to searchable, with the same parser in as many processes."""
    say("building interviews")
    ours, our_peak = apart(build_product, place / "index", corpus)
    time = Row("full rebuild, files to searchable", "s", ours)
    memory = Row("peak memory of it", "MB", our_peak)
    size = Row("size on disk", "MB", megabytes(place / "index"))
    for peer in peers:
        say(f"building {peer.name}")
        time.peers[peer.name], memory.peers[peer.name] = apart(build_peer, peer, place / peer.name, corpus)
        size.peers[peer.name] = megabytes(place / peer.name)
    return [time, memory, size]


def searching_rows(place: Path, peers: list[Peer], queries: list[WantedPairs]) -> list[Row]:
    """Sixty queries; the product always counts facets."""
    say("searching")
    times, peak = apart(product_times, place / "index", queries)
    ours = spread(times)
    rows = []
    for faceted, label in ((True, "20 snippets, facets"), (False, "peers without facets")):
        theirs: dict[str, Spread] = {}
        for peer in peers:
            found, _ = apart(peer_times, peer, place / peer.name, queries, faceted)
            if found:
                theirs[peer.name] = spread(found)
        rows += [
            Row(
                f"query {figure}, {label}",
                "ms",
                getattr(ours, figure),
                {name: getattr(each, figure) for name, each in theirs.items()},
            )
            for figure in ("p50", "p95", "longest")
        ]
    return [*rows, Row("peak memory of 60 queries", "MB", peak)]


def rebuilding_rows(corpus: Path, index: Path) -> list[Row]:
    """Through the command line, its start included."""
    say("rebuilding")
    command = (*interviews(), "rebuild", "--index", str(index))
    unchanged = run_program(*command, times=5).seconds
    file = next(path for path in sorted(corpus.rglob("*.md")) if path.stat().st_size > 10_000)
    text = file.read_text(encoding="utf-8", errors="replace")
    changed = []
    for number in range(5):
        file.write_text(f"{text}\n\nAnd that was edit number {number}.\n", encoding="utf-8")
        changed.append(run_program(*command).seconds)
    return [
        Row("rebuild without changes", "s", unchanged),
        Row("rebuild with one changed file", "s", sorted(changed)[2]),
    ]


def growth_rows(corpus: Path, place: Path, queries: list[WantedPairs], copies: int) -> list[Row]:
    """The same queries on several times the pairs."""
    say(f"{copies} copies")
    small, _ = apart(product_times, place / "index", queries)
    altered_copies(corpus, place / "copies", copies)
    seconds, peak = apart(build_product, place / "grown", place / "copies")
    large, _ = apart(product_times, place / "grown", queries)
    one, all_of_them = spread(small), spread(large)
    return [
        Row(f"full rebuild of {copies} copies", "s", seconds),
        Row("peak memory of it", "MB", peak),
        Row("size on disk", "MB", megabytes(place / "grown"), {"one copy": megabytes(place / "index")}),
        *(
            Row(
                f"query {figure}, {copies} copies",
                "ms",
                getattr(all_of_them, figure),
                {"one copy": getattr(one, figure)},
            )
            for figure in ("p50", "p95", "longest")
        ),
    ]


def cold_rows(index: Path) -> list[Row]:
    """Whole processes, from start to end."""
    say("cold starts")
    search = run_program(*interviews(), "search", "database", "migrations", "--index", str(index), times=COLD)
    version = run_program(*interviews(), "--version", times=COLD).processor
    imports = run_program(sys.executable, "-c", IMPORTS, times=COLD).processor
    nothing = run_program(sys.executable, "-c", "pass", times=COLD).processor
    return [
        Row("interviews search; Python: Whoosh and NumPy", "s", search.processor, {"Python": imports}),
        Row("peak memory of it", "MB", search.peak),
        Row("interviews --version; Python: pass", "s", version, {"Python": nothing}),
    ]


def interviews() -> tuple[str, ...]:
    """The installed command, which is what users start."""
    return (str(Path(sys.executable).with_name("interviews")),)


def say(stage: str) -> None:
    """Tells how far the run is."""
    print(f"... {stage}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
