"""Baskets: collected pairs with notes, in files of plain text that people can read and edit.

A basket holds the ids of its pairs, so it survives rebuilds; the words beside each id are for people who read
the file, and for pairs that are in no index any more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from interviews.errors import SourceError
from interviews.exporting.collection import Quoted
from interviews.exporting.describing import byline, headline
from interviews.exporting.excerpts import LEFT_OUT
from interviews.exporting.untrusted import one_line, visible
from interviews.library.saving import save_over
from interviews.search.results import IndexedPair

SUFFIX = ".txt"
DEFAULT_NAME = "basket"
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


@dataclass(frozen=True, slots=True)
class Basket:
    """Answers in an order that the user gives them."""

    items: tuple[Item, ...] = ()

    def __contains__(self, identifier: str) -> bool:
        return any(item.id == identifier for item in self.items)

    def without(self, identifier: str) -> Basket:
        return Basket(tuple(item for item in self.items if item.id != identifier))

    def position(self, identifier: str) -> int | None:
        """Where a pair is in the order."""
        return next((place for place, item in enumerate(self.items) if item.id == identifier), None)

    def moved(self, identifier: str, step: int) -> Basket:
        """The basket with a pair moved; unchanged at the ends."""
        items, position = list(self.items), self.position(identifier)
        if position is not None and 0 <= position + step < len(items):
            items.insert(position + step, items.pop(position))
        return Basket(tuple(items))

    def with_all(self, pairs: Iterable[IndexedPair]) -> Basket:
        """The basket with the pairs that it lacks at its end."""
        missing = {pair.id: pair for pair in pairs if pair.id not in self}
        return Basket((*self.items, *(Item(pair.id, words_about(pair)) for pair in missing.values())))

    def with_part(self, pair: IndexedPair, part: str) -> Basket:
        """The basket with a part of an answer, after those that were picked out of it before."""
        held = self.with_all([pair])
        return held._changed(pair.id, lambda item: _with_part(item, part))

    def noted(self, identifier: str, note: str) -> Basket:
        return self._changed(identifier, lambda item: replace(item, note=_lines(note)))

    def _changed(self, identifier: str, change: Callable[[Item], Item]) -> Basket:
        return Basket(tuple(change(item) if item.id == identifier else item for item in self.items))


def _with_part(item: Item, part: str) -> Item:
    words = _lines(part)
    if not words or words in item.part.split(f"\n\n{LEFT_OUT}\n\n"):
        return item
    return replace(item, part=f"{item.part}\n\n{LEFT_OUT}\n\n{words}" if item.part else words)


def _lines(text: str) -> str:
    """A text of several lines as the file of a basket can hold it."""
    return "\n".join(one_line(line) for line in visible(text).split("\n")).strip("\n")


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


def basket_names(folder: Path | None) -> list[str]:
    """The names of the baskets in a folder."""
    if folder is None or not folder.is_dir():
        return []
    return sorted(file.stem for file in folder.glob(f"*{SUFFIX}"))


def file_of(folder: Path, name: str) -> Path:
    """The file of a basket; whatever a file name could not hold in its name becomes a dash."""
    safe = re.sub(r"[^\w. -]+", "-", name).strip(". ") or DEFAULT_NAME
    return folder / f"{safe}{SUFFIX}"


def load_basket(folder: Path | None, name: str) -> Basket:
    """A basket by its name; an empty one where there is none yet.

    Raises:
        SourceError: the file is there and cannot be read.
    """
    if folder is None:
        return Basket()
    file = file_of(folder, name)
    try:
        items = read_basket_file(file)
    except SourceError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return Basket()
        raise
    return Basket(
        tuple(
            replace(item, words=one_line(item.words), note=_lines(item.note), part=_lines(item.part))
            for item in items
        )
    )


def save_basket(basket: Basket, folder: Path | None, name: str) -> None:
    """Writes a basket at once or not at all.

    Raises:
        InterviewsError: it cannot be written.
    """
    if folder is None:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SourceError(f"{folder}: cannot be written: {error.strerror}. Mend the permissions.") from error
    save_over([write_items(basket.items)], file_of(folder, name))
