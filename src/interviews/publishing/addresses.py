"""Where each page of the site is, and each answer on its page. The same collection has the same addresses."""

from __future__ import annotations

import re
from hashlib import blake2b

from interviews.search.analysis import fold
from interviews.search.results import IndexedPair

LONGEST_NAME = 60
"""Characters of a page's name that come from a title or a person; the digits behind tell it from others."""


def interview_page(path: str, section: str | None) -> str:
    """The page of an interview, by its file and its part of the file."""
    stem = re.sub(r"\.(?:md|markdown)$", "", path.rsplit("/", 1)[-1], flags=re.IGNORECASE)
    name = _named(f"{stem} {section or ''}", f"{path}\x1f{section}")
    return f"interviews/{name}"


def speaker_page(name: str) -> str:
    return f"speakers/{_named(name, name)}"


def topic_page(name: str) -> str:
    return f"topics/{_named(name, name)}"


def anchor(pair: IndexedPair) -> str:
    """The name of a pair or passage on its page; it stays when other answers of the interview change."""
    return f"a{pair.id}"


def _named(words: str, whole: str) -> str:
    """A file name of letters, digits and hyphens, different for different wholes on every file system."""
    digits = blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    readable = re.sub(r"[^a-z0-9]+", "-", fold(words))[:LONGEST_NAME].strip("-")
    return f"{readable}-{digits}.html" if readable else f"{digits}.html"
