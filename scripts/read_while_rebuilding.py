"""Lets several processes read an index while another rebuilds it.

    python scripts/read_while_rebuilding.py [--readers 8] [--seconds 60 | --rebuilds N]

Every reader must see whole editions only, each at least as new as the one before. Ends with 0 when all did.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from editions import edition_in, edition_of, write_edition

from interviews.engines import open_index
from interviews.engines.embedded.rebuild import rebuild


def main() -> int:
    """Does the run and prints one line about it."""
    parser = argparse.ArgumentParser(description="Read an index from several processes while it is rebuilt.")
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--rebuilds", type=int, default=1_000_000, help="stop after so many")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="interviews-read-") as name:
        folder = Path(name)
        transcripts, index, end = folder / "transcripts", folder / "index", folder / "end"
        transcripts.mkdir()
        write_edition(transcripts, 1)
        rebuild(index, [transcripts])
        readers = [
            start(lambda number=number: read(index, end, refreshing=number % 2 == 0))  # type: ignore[misc]
            for number in range(options.readers)
        ]
        rebuilds = write(transcripts, index, time.monotonic() + options.seconds, options.rebuilds)
        end.touch()
        codes = [os.waitstatus_to_exitcode(os.waitpid(reader, 0)[1]) for reader in readers]
    failed = sum(code != 0 for code in codes)
    print(f"{rebuilds} rebuilds, {len(codes)} readers, {failed} of them failed")
    return 1 if failed else 0


def write(transcripts: Path, index: Path, until: float, most: int) -> int:
    """Rebuilds again and again; how often."""
    edition = 1
    while edition <= most and time.monotonic() < until:
        edition += 1
        write_edition(transcripts, edition)
        rebuild(index)
    return edition - 1


def read(index: Path, end: Path, *, refreshing: bool) -> None:
    """Reads until `end` is there; half of the readers keep one index open, half open a new one each time."""
    opened, seen = open_index(index), 0
    while not end.exists():
        if refreshing:
            opened.refresh()
            edition = edition_in(opened)
        else:
            newer = open_index(index)
            edition = edition_in(newer)
            newer.close()
        assert edition >= seen, f"edition {edition} after {seen}"
        seen = edition
    opened.close()
    assert edition_of(index) >= seen


def start(work: Callable[[], None]) -> int:
    """Starts some work in a process of its own."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
            os._exit(1)
        os._exit(0)
    return child


if __name__ == "__main__":
    sys.exit(main())
