"""Expectations as data: files of rows, cells apart by ⇒ and remarks between, and parts of objects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any


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


def is_part(part: Any, whole: Any) -> bool:
    """Whether objects have at least these fields; lists have to be as long, and all else equal."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(name in whole and is_part(value, whole[name]) for name, value in part.items())
    if isinstance(part, list) and isinstance(whole, list):
        return len(part) == len(whole) and all(map(is_part, part, whole))
    return bool(part == whole)
