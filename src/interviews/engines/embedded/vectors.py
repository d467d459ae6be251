"""The vectors of pairs, by which they are found by their meaning.

They lie beside the generations, since they outlive them. Each file holds the ids and vectors of some pairs,
and is written once, under a name with its checksum; when there are many, they become one. What is not as it
was written is left out, and its vectors are made again.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import numpy as np

from interviews.building.reports import RebuildProgress
from interviews.engines.embedded.arrays import Array, Mask, Rows, read_arrays, write_arrays
from interviews.engines.embedded.checksums import CheckedFile
from interviews.engines.embedded.files import read_plain_file
from interviews.engines.embedded.generation import Generation
from interviews.engines.embedded.layout import MEANING
from interviews.engines.vectors import Packed, make_missing
from interviews.errors import DamagedIndexError, SearchIndexError
from interviews.search.meaning import Model
from interviews.search.results import IndexedPair
from interviews.search.scoring import NO_VECTOR

MOST_FILES = 8
SUFFIX = ".vectors"
DIGITS = 16
"""Of the checksum in the name of a file."""
CHUNK = 8_192
"""Rows whose vectors are unpacked at once, which then stay in the cache of the processor."""


class _Part(NamedTuple):
    rows: Rows
    """Of the table; -1 for pairs that are gone."""
    vectors: Array
    factors: Array


class Vectors:
    """The vectors of one model for the pairs of a generation."""

    def __init__(self, generation: Generation, model: str | None = None) -> None:
        """Opens those of a model; of whichever there is unless given."""
        folder = generation.folder.parent / MEANING
        files = _files(folder, model)
        self.model = model or (files[0].name.partition("-")[0] if files else "")
        self._parts = list(_parts(_files(folder, self.model), generation)) if files else []
        self._size = generation.table.size
        self.known: Mask = np.zeros(self._size, np.bool_)
        """The rows that have a vector."""
        for part in self._parts:
            self.known[part.rows[part.rows >= 0]] = True

    def likeness(self, vector: Array) -> Array:
        """The cosine between a vector and that of each row; `NO_VECTOR` for a row without one."""
        found: Array = np.full(self._size, NO_VECTOR, np.float32)
        for part in self._parts:
            if part.vectors.shape[1] != len(vector):
                continue
            for first in range(0, len(part.rows), CHUNK):
                rows = part.rows[first : first + CHUNK]
                near = part.vectors[first : first + CHUNK].astype(np.float32) @ vector
                near *= part.factors[first : first + CHUNK]
                found[rows[rows >= 0]] = near[rows >= 0]
        return found

    def of_row(self, row: int) -> Array | None:
        """The vector of a row, if it has one."""
        for part in self._parts:
            places = np.flatnonzero(part.rows == row)
            if len(places):
                vector: Array = part.vectors[places[0]].astype(np.float32) * part.factors[places[0]]
                return vector
        return None


def make_vectors(
    generation: Generation,
    model: Model,
    progress: Callable[[RebuildProgress], None],
    cancelled: Callable[[], bool],
) -> int:
    """Makes the vectors that pairs of a generation do not have yet; how many.

    What is made stays, whatever happens then. Vectors of other models are removed at the end.

    Raises:
        SearchIndexError: they cannot be written.
    """
    folder = generation.folder.parent / MEANING
    for file in _files(folder, model.identifier):
        if not is_whole(file):
            file.unlink(missing_ok=True)
    known = Vectors(generation, model.identifier).known
    missing: list[int] = np.flatnonzero(generation.table.alive & ~known).tolist()

    def pairs_of(rows: Sequence[int]) -> list[IndexedPair]:
        return [generation.pair(row) for row in rows]

    def keep(rows: Sequence[int], vectors: Packed) -> None:
        _save(folder, model.identifier, generation.table.identifier[rows], vectors)

    try:
        made = make_missing(missing, pairs_of, keep, model, progress, cancelled)
        if not cancelled():
            _tidy(folder, model.identifier, generation)
    except OSError as error:
        raise SearchIndexError(
            f"{folder}: cannot be written ({error.strerror or error}). Make room, or mend its permissions; "
            "the index itself is whole."
        ) from error
    return made


def vector_files(index: Path) -> list[Path]:
    """The files of vectors of an index, of whichever model."""
    return _files(index / MEANING, None)


def is_whole(file: Path) -> bool:
    """Whether a file of vectors holds what was written.

    Raises:
        ClosedIndexError: there is no permission to read it.
    """
    try:
        return file.stem.endswith(f"-{_digest(file)}")
    except OSError:
        return False


def _digest(file: Path) -> str:
    return blake2b(read_plain_file(file), digest_size=16).hexdigest()[:DIGITS]


def _files(folder: Path, model: str | None) -> list[Path]:
    """The files of a model, the newest first, so that a vector that was made twice counts once."""
    try:
        found = [path for path in folder.iterdir() if path.suffix == SUFFIX]
        found.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
    except OSError:
        return []
    return [path for path in found if model is None or path.name.startswith(f"{model}-")]


def _parts(files: list[Path], generation: Generation) -> Iterator[_Part]:
    table = generation.table
    identifiers = table.identifier[table.by_identifier]
    for file in files:
        try:
            arrays = read_arrays(CheckedFile(file))
            ids, vectors, factors = arrays["identifiers"], arrays["vectors"], arrays["factors"]
            if vectors.ndim != 2 or not len(ids) == len(vectors) == len(factors) or not len(identifiers):
                continue
        except (DamagedIndexError, FileNotFoundError, KeyError):
            continue
        places = np.minimum(np.searchsorted(identifiers, ids), len(identifiers) - 1)
        rows = table.by_identifier[places].astype(np.int64)
        rows[identifiers[places] != ids] = -1
        yield _Part(rows, vectors, factors)


def _save(folder: Path, model: str, identifiers: Array, packed: Packed) -> Path:
    folder.mkdir(exist_ok=True)
    unfinished = folder / f"{model}-{secrets.token_hex(4)}.new"
    arrays = {"identifiers": identifiers, "factors": packed.factors, "vectors": packed.numbers}
    write_arrays(unfinished, arrays)
    return unfinished.replace(folder / f"{model}-{_digest(unfinished)}{SUFFIX}")


def _tidy(folder: Path, model: str, generation: Generation) -> None:
    """Makes one file of many, without pairs that are gone, and removes what other models made."""
    files = _files(folder, model)
    parts = list(_parts(files, generation))
    gone = sum(int(np.count_nonzero(part.rows < 0)) for part in parts)
    if len(files) > MOST_FILES or gone > sum(len(part.rows) for part in parts) // 4:
        kept = [part.rows >= 0 for part in parts]
        together = _save(
            folder,
            model,
            np.concatenate(
                [generation.table.identifier[part.rows[keep]] for part, keep in zip(parts, kept, strict=True)]
            ),
            Packed(
                np.concatenate([part.vectors[keep] for part, keep in zip(parts, kept, strict=True)]),
                np.concatenate([part.factors[keep] for part, keep in zip(parts, kept, strict=True)]),
            ),
        )
        for file in files:
            if file != together:
                file.unlink(missing_ok=True)
    for file in _files(folder, None):
        if not file.name.startswith(f"{model}-"):
            file.unlink(missing_ok=True)
