"""Baskets: collected answers with notes, as plain files in the workspace.

`interviews.exporting.baskets` describes the files; here is what the terminal UI does with baskets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from interviews.errors import SourceError
from interviews.exporting.baskets import SUFFIX, Item, read_basket_file, words_about, write_items
from interviews.exporting.excerpts import LEFT_OUT
from interviews.exporting.untrusted import one_line, visible
from interviews.library.saving import save_over
from interviews.search.results import IndexedPair

__all__ = ["DEFAULT_NAME", "Basket", "Item", "basket_names", "file_of", "load_basket", "save_basket"]

DEFAULT_NAME = "basket"


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
