"""Tables of short texts and what they mean, in files: a row a line, cells apart by ⇒, and remarks between."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def read_rows(file: Path) -> Iterator[tuple[str | None, ...]]:
    """The rows of a file, in which ⏎ is a line break and `none` is nothing."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if " ⇒ " in line:
            yield tuple(None if cell == "none" else cell.replace("⏎", "\n") for cell in line.split(" ⇒ "))


def read_rows_of_languages(file: Path) -> Iterator[tuple[str | None, ...]]:
    """The rows of a file whose lines begin with a language; where none is known, with two dashes."""
    for text, *rest in read_rows(file):
        language, _, words = (text or "").partition(": ")
        yield None if language == "--" else language, words, *rest
