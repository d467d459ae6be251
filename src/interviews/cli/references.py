"""What a reference on the command line names: a pair of the index, or of a file parsed on the spot."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from interviews.cli.common import open_chosen_index
from interviews.errors import PairReferenceError, SearchIndexError
from interviews.identity import IdPrefix, PairInFile, read_reference
from interviews.search.results import IndexedPair, around

if TYPE_CHECKING:
    from interviews.engines.engine import Index
    from interviews.exporting.pseudonyms import Pseudonyms
    from interviews.model import InterviewDescription


@dataclass(frozen=True, slots=True)
class FoundPair:
    """The pair that a reference names."""

    reference: str
    pair: IndexedPair
    siblings: tuple[IndexedPair, ...]
    """All pairs of its file in their order."""

    def neighbours(self, number: int) -> tuple[Sequence[IndexedPair], Sequence[IndexedPair]]:
        """At most so many pairs before it, and so many after it."""
        before, after = around(self.pair, self.siblings)
        return before[max(0, len(before) - number) :], after[:number]

    def with_invented_names(self, pseudonyms: Pseudonyms) -> Self:
        """The same with invented names in place of real ones."""
        siblings = tuple(map(pseudonyms.pair, self.siblings))
        return replace(self, pair=pseudonyms.pair(self.pair), siblings=siblings)


@dataclass(frozen=True, slots=True)
class DescribedPair(FoundPair):
    """The same with what is known of its interview."""

    description: InterviewDescription

    def with_invented_names(self, pseudonyms: Pseudonyms) -> Self:
        described = replace(self, description=pseudonyms.description(self.description))
        return FoundPair.with_invented_names(described, pseudonyms)


def find_pairs(references: Sequence[str], arguments: argparse.Namespace) -> list[FoundPair]:
    """The pairs that references name; the index is opened only for ids.

    Raises:
        PairReferenceError: one names no pair, or several.
        SourceError: the file of one cannot be read.
        SearchIndexError: there is an id and no index that can be used.
    """
    return _find(references, arguments, _in_index)


def find_described_pairs(references: Sequence[str], arguments: argparse.Namespace) -> list[DescribedPair]:
    """The same with their interviews; what describes these takes as long to load as a search."""
    return _find(references, arguments, _described_in_index)


Found = TypeVar("Found", bound=FoundPair)


def _find(
    references: Sequence[str],
    arguments: argparse.Namespace,
    in_index: Callable[[Index, str, str], Found],
) -> list[Found | DescribedPair]:
    read = [(text, read_reference(text)) for text in references]
    found: dict[str, Found | DescribedPair] = {}
    for text, place in read:
        if isinstance(place, PairInFile):
            found[text] = _in_file(text, place, arguments)
    ids = [(text, place.prefix) for text, place in read if isinstance(place, IdPrefix)]
    if ids:
        with closing(open_chosen_index(arguments)) as index:
            for text, prefix in ids:
                found[text] = in_index(index, text, prefix)
    return [found[text] for text in references]


def _in_index(index: Index, text: str, prefix: str) -> FoundPair:
    pair = index.pair(prefix)
    return FoundPair(text, pair, index.pairs_of(pair.path))


def _described_in_index(index: Index, text: str, prefix: str) -> DescribedPair:
    pair = index.pair(prefix)
    return DescribedPair(text, pair, index.pairs_of(pair.path), index.description(pair))


def _in_file(text: str, place: PairInFile, arguments: argparse.Namespace) -> DescribedPair:
    # Deferred: only a reference to a file needs the parser.
    from interviews.building.records import pairs_of_interviews
    from interviews.library.transcripts import parse_file

    folder = _folder_with(Path(place.path), arguments)
    interviews = parse_file(folder / place.path, shown_as=place.path)
    pairs = pairs_of_interviews(interviews, place.path, str(folder))
    if place.ordinal > len(pairs):
        has = f"only {len(pairs)}" if pairs else "no"
        raise PairReferenceError(
            f"{place.path} has {has} Q&A pairs. `interviews parse` shows how it is read."
        )
    owner = [interview for interview in interviews for _ in interview.qa_pairs][place.ordinal - 1]
    return DescribedPair(text, pairs[place.ordinal - 1], pairs, owner.description())


def _folder_with(path: Path, arguments: argparse.Namespace) -> Path:
    """The folder from which a file is named: the current one, or one of the index, as in hits."""
    if path.is_absolute():
        return path.parent
    if not path.exists():
        try:
            with closing(open_chosen_index(arguments)) as index:
                folders = index.summary().folders
        except SearchIndexError:
            folders = ()
        for folder in folders:
            if Path(folder, path).exists():
                return Path(folder)
    return Path.cwd()
