"""Baskets: collected answers with notes, as plain files in the workspace.

A basket holds the ids of its pairs, so it survives rebuilds; the words beside each id are for people who read
the file, and for pairs that are in no index any more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from interviews.errors import SourceError
from interviews.index.interface import IndexedPair
from interviews.tui.untrusted import one_line, plain_words
from interviews.tui.wording import byline

SUFFIX = ".txt"
DEFAULT_NAME = "basket"
_HEADING = "# A basket of interviews: id, words for people, and below an entry its note after >."
_ENTRY = re.compile(r"(?P<id>[0-9a-f]{16})(?:\s+(?P<words>.*))?")


@dataclass(frozen=True, slots=True)
class Item:
    """One collected answer."""

    id: str
    words: str = ""
    """The question and who answers it, as they were when it was marked."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Basket:
    """Answers in an order that the user gives them."""

    items: tuple[Item, ...] = ()

    def __contains__(self, identifier: str) -> bool:
        return any(item.id == identifier for item in self.items)

    def toggled(self, pair: IndexedPair) -> Basket:
        """The basket with a pair put in at the end, or taken out."""
        if pair.id in self:
            return self.without(pair.id)
        words = f"{plain_words(pair.question)} ({byline(pair)})"
        return Basket((*self.items, Item(pair.id, words)))

    def without(self, identifier: str) -> Basket:
        """The basket without a pair."""
        return Basket(tuple(item for item in self.items if item.id != identifier))

    def moved(self, position: int, step: int) -> Basket:
        """The basket with the item at a position moved; unchanged at the ends."""
        target = position + step
        if not (0 <= position < len(self.items) and 0 <= target < len(self.items)):
            return self
        items = list(self.items)
        items.insert(target, items.pop(position))
        return Basket(tuple(items))

    def noted(self, position: int, note: str) -> Basket:
        """The basket with a note at a position."""
        items = list(self.items)
        items[position] = replace(items[position], note=one_line(note))
        return Basket(tuple(items))


def basket_text(basket: Basket) -> str:
    """The file of a basket."""
    lines = [_HEADING]
    for item in basket.items:
        lines.append(f"{item.id}  {item.words}".rstrip())
        if item.note:
            lines.append(f"  > {item.note}")
    return "\n".join(lines) + "\n"


def read_basket_text(text: str) -> Basket:
    """The basket of a file; lines that are neither an entry nor a note are passed over."""
    items: list[Item] = []
    for line in text.splitlines():
        stripped = line.strip()
        if stripped.startswith(">") and items:
            note = one_line(stripped[1:])
            items[-1] = replace(items[-1], note=f"{items[-1].note} {note}".strip())
        elif (found := _ENTRY.fullmatch(stripped)) and not any(item.id == found["id"] for item in items):
            items.append(Item(found["id"], one_line(found["words"] or "")))
    return Basket(tuple(items))


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
        return read_basket_text(file.read_text(encoding="utf-8", errors="replace"))
    except FileNotFoundError:
        return Basket()
    except OSError as error:
        raise SourceError(
            f"{file}: the basket cannot be read: {error.strerror}. Mend its permissions."
        ) from error


def save_basket(basket: Basket, folder: Path | None, name: str) -> None:
    """Writes a basket at once or not at all.

    Raises:
        SourceError: it cannot be written.
    """
    if folder is None:
        return
    file = file_of(folder, name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_name(f".{file.name}.new")
        unfinished.write_text(basket_text(basket), encoding="utf-8")
        unfinished.replace(file)
    except OSError as error:
        raise SourceError(
            f"{file}: the basket cannot be written: {error.strerror}. "
            "Make room, or mend the folder's permissions."
        ) from error
