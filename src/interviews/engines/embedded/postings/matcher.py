"""A posting list as a Whoosh matcher, for all that Whoosh evaluates itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.matching.mcore import ListMatcher, ReadTooFar

from interviews.engines.embedded.arrays import Array

if TYPE_CHECKING:
    from whoosh.formats import Format
    from whoosh.scoring import BaseScorer

    from interviews.engines.embedded.postings.fields import FieldArrays


class PostingMatcher(ListMatcher):
    """Steps through the posting list of one term."""

    def __init__(
        self,
        field: FieldArrays,
        place: int,
        format_: Format,
        term: tuple[str, bytes],
        scorer: BaseScorer | None,
    ) -> None:
        extent = field.extent(place, place + 1)
        self._documents = field.documents[extent]
        super().__init__(
            self._documents.tolist(),
            weights=field.weights(extent).tolist(),
            values=_Positions(field, place, format_),
            format=format_,
            scorer=scorer,
            term=term,
        )
        self._arguments = field, place, format_, term, scorer

    def copy(self) -> PostingMatcher:
        twin = PostingMatcher(*self._arguments)
        twin._i = self._i
        return twin

    def skip_to(self, id: int) -> None:
        if not self.is_active():
            raise ReadTooFar
        self._i += int(np.searchsorted(self._documents[self._i :], id))

    def next(self) -> None:
        if not self.is_active():
            raise ReadTooFar
        self._i += 1

    def supports_block_quality(self) -> bool:
        # A list is one block, so that there is nothing to skip.
        return False


class _Positions(Sequence[bytes]):
    """The positions in each posting as Whoosh encodes them, made when they are asked for."""

    def __init__(self, field: FieldArrays, place: int, format_: Any) -> None:
        extent = field.extent(place, place + 1)
        self._size: int = extent.stop - extent.start
        self._format = format_
        self._field, self._place = field, place
        self._split: list[Array] | None = None

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, posting: int) -> bytes:  # type: ignore[override]
        if self._split is None:
            counts, positions = self._field.positions_of(self._place)
            self._split = np.split(positions, np.cumsum(counts, dtype=np.int64)[:-1])
        encoded: bytes = self._format.encode(self._split[posting].tolist())
        return encoded
