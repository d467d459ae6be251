"""Kills rebuilds at random moments and looks at what is left.

    python scripts/kill_rebuild.py [--times 200] [--seed 1]

After every kill the index must hold the old or the new edition, whole, and the next rebuild must succeed and
leave nothing behind. Ends with 0 when that was so each time.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from editions import edition_of, write_edition

from interviews.engines.embedded.publishing import generations
from interviews.engines.embedded.rebuild import rebuild


def main() -> int:
    """Does the run and prints one line about it."""
    parser = argparse.ArgumentParser(description="Kill rebuilds at random moments.")
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="interviews-kill-") as name:
        outcomes = run(Path(name), options.times, random.Random(options.seed))  # noqa: S311 - repeatable
    print(", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())))
    return 0


def run(folder: Path, times: int, chance: random.Random) -> Counter[str]:
    """Kills so many rebuilds and counts what was left; raises where that was neither edition."""
    transcripts, index = folder / "transcripts", folder / "index"
    transcripts.mkdir()
    write_edition(transcripts, 1)
    rebuild(index, [transcripts])
    usual = duration(transcripts, index, 2)
    edition, outcomes = 2, Counter[str]()
    for _ in range(times):
        write_edition(transcripts, edition + 1)
        ended = killed_after(chance.uniform(0, usual * 1.2), index)
        left = edition_of(index)
        assert left in (edition, edition + 1), f"edition {left} in place of {edition}"
        outcomes[f"{'killed' if ended else 'finished'}, {'old' if left == edition else 'new'} edition"] += 1
        rebuild(index)
        edition += 1
        assert edition_of(index) == edition
        assert len(generations(index)) <= 2, "an unfinished generation stayed"
    return outcomes


def duration(transcripts: Path, index: Path, edition: int) -> float:
    """How many seconds a rebuild takes that nobody kills."""
    write_edition(transcripts, edition)
    started = time.monotonic()
    child = start(index)
    os.waitpid(child, 0)
    return time.monotonic() - started


def killed_after(seconds: float, index: Path) -> bool:
    """Starts a rebuild and kills it after a while; whether it was still at work."""
    child = start(index)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def start(index: Path) -> int:
    """Starts a rebuild in a process of its own; a fork, so that imports do not take most of its time."""
    child = os.fork()
    if child == 0:
        try:
            rebuild(index)
        except BaseException:
            sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
            os._exit(1)
        os._exit(0)
    return child


if __name__ == "__main__":
    sys.exit(main())
