"""A few trials of each kind of fuzz that no other test does; `scripts/fuzz.py` does thousands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    "kind", ["paths --times 6", "transcripts --times 30", "imports --times 20", "index --times 6"]
)
def test_nothing_breaks_the_program(kind: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scripts.fuzz", *kind.split(), "--seed", "7"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
