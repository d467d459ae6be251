"""Reads a segment: terms, posting lists, per-document values and stored fields, straight from the map.

Opening maps the file and looks at its directory; fields are looked at when first asked for. All of it
belongs to one file, so a reader that holds the map keeps everything when the file is deleted.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from interviews.index.engine.deletions import read_deletions
from interviews.index.engine.errors import DamagedFileError
from interviews.index.engine.files import SectionFile
from interviews.index.engine.inverting import gathered
from interviews.index.engine.lengths import LENGTH_OF_BYTE
from interviews.index.engine.values import decode_stored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from interviews.index.engine.files import Array
    from interviews.index.engine.toc import SegmentRecord

_UNKNOWN = -1
REMEMBERED = 1024
"""Texts of a table whose places are kept once they were found."""


class PostingList(NamedTuple):
    """The documents of a term, or of several neighbouring terms one after the other."""

    documents: Array
    """Ascending within a term."""
    weights: Array
    lengths: Array | None
    """Length bytes of the documents; None for a field without scores."""


def are_bounds(bounds: Array, total: int) -> bool:
    """Return whether ascending bounds cut a whole of that size into stretches."""
    if not len(bounds):
        return False
    return int(bounds[0]) == 0 and int(bounds[-1]) == total and bool(np.all(bounds[1:] >= bounds[:-1]))


class TextTable:
    """Byte strings in ascending order, one after the other, found by bisection."""

    def __init__(self, file: SectionFile, name: str, ends_name: str) -> None:
        self._texts = file.text(name)
        self.ends = file.array(ends_name)
        if self.ends.dtype != np.uint64 or not are_bounds(self.ends, len(self._texts)):
            raise DamagedFileError(file.path, f"has a malformed section {ends_name!r}")
        # A memory view gives Python numbers, in a third of the time that NumPy needs to give its own.
        self._ends = self.ends.data.cast("B").cast("Q")
        self._found: dict[bytes, int | None] = {}

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, place: int) -> bytes:
        return bytes(self._texts[self._ends[place] : self._ends[place + 1]])

    def __iter__(self) -> Iterator[bytes]:
        return self.between(0, len(self))

    def between(self, first: int, last: int) -> Iterator[bytes]:
        """Yield the texts from place `first` to before place `last`."""
        ends = self._ends[first : last + 1].tolist()
        origin = ends[0]
        # One copy and slices of it: half the time of a slice of the map for each.
        texts = bytes(self._texts[origin : ends[-1]])
        for start, end in pairwise(ends):
            yield texts[start - origin : end - origin]

    def lower_bound(self, text: bytes) -> int:
        """Return the place of the first text that is not less."""
        return bisect_left(range(len(self)), text, key=self.__getitem__)

    def find(self, text: bytes) -> int | None:
        """Return the place of a text, None if it is absent."""
        # A search asks for a word's statistics, postings and positions one after the other.
        found = self._found.get(text, _UNKNOWN)
        if found == _UNKNOWN:
            place = self.lower_bound(text)
            found = place if place < len(self) and self[place] == text else None
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            self._found[text] = found
        return found

    def prefix_range(self, prefix: bytes) -> tuple[int, int]:
        """Return the first place and the place after the last of the texts that start so."""
        first = self.lower_bound(prefix)
        above = prefix.rstrip(b"\xff")
        if not above:
            return first, len(self)
        return first, self.lower_bound(above[:-1] + bytes([above[-1] + 1]))


class FieldReader:
    """The terms and posting lists of one field of a segment."""

    def __init__(self, file: SectionFile, name: str, documents: int) -> None:
        self.name = name
        self.path = file.path
        self._documents_in_segment = documents
        self.terms = TextTable(file, f"{name}/terms", f"{name}/term ends")
        self.starts = file.array(f"{name}/starts")
        self.documents = file.array(f"{name}/documents")
        self.weights = file.array(f"{name}/weights")
        self.lengths = file.array(f"{name}/lengths") if f"{name}/lengths" in file else None
        self.has_positions = f"{name}/positions" in file
        self.has_places = f"{name}/character starts" in file
        if self.has_positions:
            self.values = file.array(f"{name}/values")
            self.positions = file.array(f"{name}/positions")
        if self.has_places:
            self._word_starts = file.array(f"{name}/word starts")
            self._character_starts = file.array(f"{name}/character starts")
            self._character_widths = file.array(f"{name}/character widths")
        self._check(file)

    def _check(self, file: SectionFile) -> None:
        count = len(self.documents)
        agree = [
            len(self.starts) == len(self.terms) + 1 and are_bounds(self.starts, count),
            len(self.weights) == count,
            self.lengths is None or (len(self.lengths) == count and self.lengths.dtype == np.uint8),
            self.documents.dtype == np.uint32,
            not self.has_positions or len(self.values) == count + 1,
            not self.has_places or len(self._word_starts) == self._documents_in_segment + 1,
            not self.has_places or len(self._character_starts) == len(self._character_widths),
        ]
        if not all(agree):
            raise DamagedFileError(file.path, f"has sections of field {self.name!r} that do not fit together")

    def damaged(self) -> DamagedFileError:
        """Return the error to raise for arrays that contradict each other."""
        return DamagedFileError(self.path, f"has impossible postings in field {self.name!r}")

    def extent(self, first: int, last: int) -> slice:
        """Return where the lists of terms `first` to before `last` lie in the arrays of the field."""
        start, end = int(self.starts[first]), int(self.starts[last])
        if not start <= end <= len(self.documents):
            raise self.damaged()
        return slice(start, end)

    def postings(self, first: int, last: int | None = None) -> PostingList:
        """Return the list of one term, or of all terms from `first` to before `last`.

        Raises:
            DamagedFileError: If a document of the list does not exist.
        """
        extent = self.extent(first, first + 1 if last is None else last)
        documents = self.documents[extent]
        highest = documents[-1:] if last is None else documents
        if len(highest) and int(highest.max()) >= self._documents_in_segment:
            raise self.damaged()
        lengths = None if self.lengths is None else self.lengths[extent]
        return PostingList(documents, self.weights[extent], lengths)

    def document_frequency(self, term: bytes) -> int:
        """Return how many documents, deleted ones included, have the term."""
        place = self.terms.find(term)
        if place is None:
            return 0
        extent = self.extent(place, place + 1)
        return int(extent.stop - extent.start)

    def document_frequencies(self) -> Array:
        """Return for each term how many documents have it, deleted ones included."""
        return np.diff(self.starts.astype("i8"))

    def positions_of(self, postings: Array) -> tuple[Array, Array]:
        """Return the positions in several postings.

        Args:
            postings: Places in the arrays of the field.

        Returns:
            How many positions each posting has, and all positions one after the other.

        Raises:
            DamagedFileError: If the postings point outside the positions.
        """
        starts = self.values[postings].astype("i8")
        counts = self.values[postings + 1].astype("i8") - starts
        if len(counts) and (counts.min() < 0 or int((starts + counts).max()) > len(self.positions)):
            raise self.damaged()
        return counts, self.positions[gathered(starts, counts)]

    def places_of(self, documents: Array, positions: Array) -> tuple[Array, Array]:
        """Return where positions of documents lie in their texts.

        Args:
            documents: One for each position.
            positions: The positions.

        Returns:
            Starts and ends, in characters.

        Raises:
            DamagedFileError: If a document has fewer positions.
        """
        starts = self._word_starts[documents].astype("i8")
        known = starts + positions.astype("i8")
        limits = np.minimum(self._word_starts[documents + 1].astype("i8"), len(self._character_starts))
        if np.any(known >= limits) or np.any(starts > known):
            raise self.damaged()
        first = self._character_starts[known].astype("i8")
        return first, first + self._character_widths[known]

    def all_places(self) -> tuple[Array, Array, Array]:
        """Return the number of positions of each document, and start and width of each position."""
        if not are_bounds(self._word_starts, len(self._character_starts)):
            raise self.damaged()
        counts = np.diff(self._word_starts.astype("i8"))
        return counts, self._character_starts, self._character_widths


class OrdinalReader:
    """A column of texts: the different texts and, for each document, their places."""

    def __init__(self, file: SectionFile, name: str, documents: int) -> None:
        self.path = file.path
        self.texts = TextTable(file, f"{name}/texts", f"{name}/text ends")
        self.ordinals = file.array(f"{name}/ordinals")
        self.starts = file.array(f"{name}/ordinal starts")
        in_order = len(self.starts) == documents + 1 and are_bounds(self.starts, len(self.ordinals))
        if not in_order or (len(self.ordinals) and int(self.ordinals.max()) >= len(self.texts)):
            raise DamagedFileError(file.path, f"has sections of column {name!r} that do not fit together")

    def of(self, document: int) -> list[bytes]:
        """Return the texts of a document."""
        places = self.ordinals[int(self.starts[document]) : int(self.starts[document + 1])]
        return [self.texts[place] for place in places.tolist()]

    @cached_property
    def documents(self) -> Array:
        """For each ordinal the document it belongs to."""
        return np.repeat(np.arange(len(self.starts) - 1, dtype="u4"), np.diff(self.starts.astype("i8")))

    @cached_property
    def firsts(self) -> Array:
        """For each document the place of its first text, -1 if it has none."""
        starts = self.starts[:-1].astype("i8")
        present = np.diff(self.starts.astype("i8")) > 0
        firsts = np.full(len(starts), -1, dtype="i8")
        firsts[present] = self.ordinals[starts[present]]
        return firsts

    @cached_property
    def continued(self) -> Array:
        """For each document but the last whether the next has the same first text."""
        same: Array = self.firsts[1:] == self.firsts[:-1]
        return same & (self.firsts[1:] >= 0)


class SegmentFile:
    """A segment opened for reading.

    Args:
        folder: The folder of the index.
        record: The segment's record in the table of contents.

    Raises:
        DamagedFileError: If the file or its deletions are not what the record says.
    """

    def __init__(self, folder: Path, record: SegmentRecord) -> None:
        self.record = record
        self.documents = record.documents
        self._file = SectionFile(folder, record.file)
        self.deleted = read_deletions(folder, record)
        self._fields: dict[str, FieldReader | None] = {}
        self._ordinals: dict[str, OrdinalReader] = {}
        self._stored = self._file.text("stored")
        self._stored_ends = self._file.array("stored ends")
        if len(self._stored_ends) != self.documents + 1:
            raise DamagedFileError(self._file.path, "has another number of documents than recorded")

    @property
    def path(self) -> Path:
        """The segment's file."""
        return self._file.path

    @cached_property
    def deleted_set(self) -> frozenset[int]:
        """The numbers of the deleted documents."""
        return frozenset(self.deleted.tolist())

    @cached_property
    def living(self) -> Array | None:
        """For each document whether it is not deleted; None if none is."""
        if not len(self.deleted):
            return None
        living = np.ones(self.documents, dtype=bool)
        living[self.deleted] = False
        return living

    def field(self, name: str) -> FieldReader | None:
        """Return the reader of an indexed field, None if the segment lacks it.

        Raises:
            DamagedFileError: If its sections do not fit together.
        """
        if name not in self._fields:
            present = f"{name}/documents" in self._file
            self._fields[name] = FieldReader(self._file, name, self.documents) if present else None
        return self._fields[name]

    def indexed_names(self) -> list[str]:
        """Return the names of the fields that have terms, in order."""
        return self._file.names_before("/documents")

    def length_bytes(self, name: str) -> Array | None:
        """Return the length byte of each document in a scored field, None if the segment lacks it."""
        if f"{name}/length bytes" not in self._file:
            return None
        lengths = self._file.array(f"{name}/length bytes")
        if len(lengths) != self.documents or lengths.dtype != np.uint8:
            raise DamagedFileError(self._file.path, f"has a malformed section {name + '/length bytes'!r}")
        return lengths

    def field_length(self, name: str) -> int:
        """Return the number of words of a scored field, in deleted documents too."""
        return self.record.lengths.get(name, 0)

    def document_length(self, name: str, document: int) -> int:
        """Return the number of words of a document in a field, as its byte rounds it."""
        lengths = self.length_bytes(name)
        return 0 if lengths is None else int(LENGTH_OF_BYTE[lengths[document]])

    def has_ordinals(self, name: str) -> bool:
        """Return whether the segment has a column of texts of that name."""
        return f"{name}/ordinals" in self._file

    def ordinals(self, name: str) -> OrdinalReader:
        """Return the reader of a column of texts.

        Raises:
            DamagedFileError: If its sections do not fit together.
        """
        if name not in self._ordinals:
            self._ordinals[name] = OrdinalReader(self._file, name, self.documents)
        return self._ordinals[name]

    def has_numbers(self, name: str) -> bool:
        """Return whether the segment has a column of numbers of that name."""
        return f"{name}/numbers" in self._file

    def numbers(self, name: str) -> Array:
        """Return the number of each document in a column of numbers."""
        numbers = self._file.array(f"{name}/numbers")
        if len(numbers) != self.documents:
            raise DamagedFileError(self._file.path, f"has a malformed section {name + '/numbers'!r}")
        return numbers

    def stored_bytes(self, document: int) -> bytes:
        """Return the stored fields of a document as they are kept."""
        start, end = int(self._stored_ends[document]), int(self._stored_ends[document + 1])
        return bytes(self._stored[start:end])

    def stored_fields(self, document: int) -> dict[str, Any]:
        """Return the stored fields of a document.

        Raises:
            DamagedFileError: If they cannot be read.
        """
        try:
            return decode_stored(self.stored_bytes(document))
        except (ValueError, RecursionError) as error:
            raise DamagedFileError(
                self._file.path, f"has unreadable fields of document {document}"
            ) from error
