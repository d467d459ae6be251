"""Sensible names for the files that the user's work leaves."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from interviews.errors import SourceError
from interviews.exporting.describing import year
from interviews.search.results import IndexedPair

LONGEST_STEM = 60
"""Characters, so that the name stays readable in a listing."""


def slug(text: str) -> str:
    """The text as part of a file name: letters, digits and single dashes."""
    kept = re.sub(r"[^\w]+", "-", unicodedata.normalize("NFC", text).casefold()).strip("-_")
    return kept[:LONGEST_STEM].rstrip("-_")


def citation_stem(pair: IndexedPair) -> str:
    """Who is cited, when and about what, such as `okonjo-2019-how-fast-does-the-aquifer-refill`."""
    people = [name for name in pair.named_answerers if name.split()]
    family = people[0].split()[-1] if people else "interview"
    words = " ".join(pair.question.split()[:6])
    return slug(" ".join(part for part in (family, year(pair.date), words) if part)) or pair.id


def write_new(folder: Path, stem: str, suffix: str, content: str | bytes) -> Path:
    """Writes a file; a number is added to the name where it is taken, unless by a file with the same content.

    Raises:
        SourceError: the folder cannot be written.
    """
    if isinstance(content, str):
        content = (content if content.endswith("\n") else content + "\n").encode("utf-8", "replace")
    for number in range(1, 10_000):
        file = folder / f"{stem}{'' if number == 1 else f'-{number}'}{suffix}"
        try:
            with file.open("xb") as opened:
                opened.write(content)
        except FileExistsError:
            if _holds(file, content):
                return file
            continue
        except OSError as error:
            raise SourceError(
                f"{file}: cannot be written: {error.strerror}. Start in a folder where you may write."
            ) from error
        return file
    raise SourceError(f"{folder}: holds thousands of files named {stem}. Clear them away.")


def _holds(file: Path, content: bytes) -> bool:
    try:
        return file.is_file() and file.stat().st_size == len(content) and file.read_bytes() == content
    except OSError:
        return False
