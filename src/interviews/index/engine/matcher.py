"""A posting list as a Whoosh matcher, for all that Whoosh evaluates itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh import formats
from whoosh.matching.mcore import LeafMatcher, ReadTooFar
from whoosh.query.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whoosh.scoring import BaseScorer

    from interviews.index.engine.files import Array
    from interviews.index.engine.segments import FieldReader


class ArrayMatcher(LeafMatcher):
    """Steps through the posting list of one term.

    Args:
        field: The field's reader.
        place: The place of the term among the field's terms.
        format_: The format in the schema.
        term: Field name and bytes of the term.
        scorer: What scores a posting; None where only documents matter.
    """

    def __init__(
        self,
        field: FieldReader,
        place: int,
        format_: formats.Format,
        term: tuple[str, bytes] | None = None,
        scorer: BaseScorer | None = None,
    ) -> None:
        self._field = field
        self._place = place
        self._extent = field.extent(place, place + 1)
        self._postings = field.postings(place)
        self._documents: list[int] = self._postings.documents.tolist()
        self.format = format_
        self._term = term
        self.scorer = scorer
        self._at = 0

    def copy(self) -> ArrayMatcher:
        """Return a matcher at the same place."""
        twin = ArrayMatcher(self._field, self._place, self.format, self._term, self.scorer)
        twin._at = self._at
        return twin

    def reset(self) -> None:
        """Go back to the first posting."""
        self._at = 0

    def is_active(self) -> bool:
        """Return whether there is a current posting."""
        return self._at < len(self._documents)

    def id(self) -> int:
        """Return the current document."""
        return self._documents[self._at]

    def all_ids(self) -> Iterator[int]:
        """Return all documents from the current one on."""
        return iter(self._documents[self._at :])

    def next(self) -> None:
        """Go to the next posting."""
        if not self.is_active():
            raise ReadTooFar
        self._at += 1

    def skip_to(self, id: int) -> None:
        """Go to the first posting of that document or a later one."""
        if not self.is_active():
            raise ReadTooFar
        self._at += int(np.searchsorted(self._postings.documents[self._at :], id))

    def weight(self) -> float:
        """Return the weight of the current posting."""
        return float(self._postings.weights[self._at])

    def supports(self, astype: str) -> bool:
        """Return whether `value_as` knows the kind of value."""
        if astype in {"frequency", "weight"}:
            return self.format.supports(astype)
        if astype == "characters":
            return self._field.has_places
        return astype in {"positions", "position_boosts"} and self._field.has_positions

    def supports_block_quality(self) -> bool:
        """Return False: a list is one block, so there is nothing to skip."""
        return False

    def value(self) -> bytes:
        """Return the current posting's value as the format of the schema encodes it."""
        value = b""
        if isinstance(self.format, formats.Characters):
            value = self.format.encode(self.value_as("characters"))
        elif isinstance(self.format, formats.Positions):
            value = self.format.encode(self.value_as("positions"))
        elif isinstance(self.format, formats.Frequency):
            value = int(self.weight() / self.format.field_boost).to_bytes(4, "big")
        return value

    def value_as(self, astype: str) -> Any:
        """Return the current posting's value, decoded.

        Args:
            astype: "positions", "position_boosts", "characters", "frequency" or "weight".
        """
        if astype == "weight":
            return self.weight()
        if astype == "frequency" and not self._field.has_positions:
            return self.format.decode_as(astype, self.value())
        positions = self._positions()
        if astype == "frequency":
            return len(positions)
        if astype == "positions":
            return positions.tolist()
        if astype == "position_boosts":
            return [(position, 1) for position in positions.tolist()]
        starts, ends = self._field.places_of(np.full(len(positions), self.id()), positions)
        return list(zip(positions.tolist(), starts.tolist(), ends.tolist(), strict=True))

    def spans(self) -> list[Span]:
        """Return the positions of the current posting as Whoosh's spans.

        Raises:
            TypeError: If the field keeps no positions.
        """
        span: Callable[..., Span] = Span
        if self._field.has_places:
            return [
                span(place, startchar=start, endchar=end) for place, start, end in self.value_as("characters")
            ]
        if self._field.has_positions:
            return [span(position) for position in self.value_as("positions")]
        raise TypeError(f"The field {self._field.name!r} keeps no positions")

    def _positions(self) -> Array:
        _, positions = self._field.positions_of(np.array([self._extent.start + self._at]))
        return positions
