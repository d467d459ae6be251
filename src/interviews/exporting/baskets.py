"""The file of a basket: collected pairs with notes, as plain text that people can read and edit.

A basket holds the ids of its pairs, so it survives rebuilds; the words beside each id are for people who read
the file, and for pairs that are in no index any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from interviews.errors import SourceError
from interviews.exporting.collection import Quoted
from interviews.exporting.describing import byline, headline
from interviews.exporting.untrusted import one_line
from interviews.search.results import IndexedPair

SUFFIX = ".txt"
HEADING = "# A basket of interviews: id, words for people; below them a note after >, a quoted part after |"
_ENTRY = re.compile(r"(?P<id>[0-9a-f]{16})(?:\s+(?P<words>.*))?")
_BYLINE = re.compile(r"(?P<headline>.*) \([^()]*(?:\([^()]*\)[^()]*)*\)")


@dataclass(frozen=True, slots=True)
class Item:
    id: str
    words: str = ""
    """The question and who answers it, as they were when it was marked; of a passage, how it began."""
    note: str = ""
    part: str = ""
    """The part of the answer that is quoted; empty where all of it is."""

    @property
    def headline(self) -> str:
        """Its words without who answers: the question, or how a passage begins."""
        found = _BYLINE.fullmatch(self.words)
        return found["headline"] if found else self.words


def words_about(pair: IndexedPair) -> str:
    """What a basket keeps of a pair beside its id."""
    return one_line(f"{headline(pair)} ({byline(pair)})")


def write_items(items: Iterable[Item]) -> str:
    """The text of a basket's file."""
    lines = [HEADING]
    for item in items:
        lines.append(f"{item.id}  {item.words}".rstrip())
        lines += [f"  > {line}".rstrip() for line in item.note.split("\n") if item.note]
        lines += [f"  | {line}".rstrip() for line in item.part.split("\n") if item.part]
    return "\n".join(lines) + "\n"


def read_items(text: str) -> tuple[Item, ...]:
    """The items of a basket's file, each pair once; lines that belong to none are passed over."""
    return tuple(item for _, item in _numbered_items(text))


def read_basket_file(path: Path) -> tuple[Item, ...]:
    """The items of the basket at a path.

    Raises:
        SourceError: it cannot be read.
    """
    try:
        return read_items(path.read_text(encoding="utf-8-sig", errors="replace"))
    except OSError as error:
        raise SourceError(
            f"{path}: the basket cannot be read: {error.strerror}. Check the name and the permissions."
        ) from error


def read(text: str) -> Iterator[Quoted]:
    """The pairs of a basket; it quotes the question only, with its marks of Markdown taken away."""
    for line, item in _numbered_items(text):
        yield Quoted(line=line, id=item.id, question=item.headline)


def _numbered_items(text: str) -> list[tuple[int, Item]]:
    items: list[tuple[int, Item]] = []
    known: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith((">", "|")) and items:
            place, last = items[-1]
            field = "note" if stripped.startswith(">") else "part"
            before, words = getattr(last, field), " ".join(stripped[1:].split())
            items[-1] = place, replace(last, **{field: f"{before}\n{words}" if before else words})
        elif (found := _ENTRY.fullmatch(stripped)) and found["id"] not in known:
            known.add(found["id"])
            items.append((number, Item(found["id"], " ".join((found["words"] or "").split()))))
    return items
