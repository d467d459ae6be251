"""Per-document values: columns to sort and count by, and the stored fields.

Texts are kept as ordinals: each different text once, in ascending order, and for each document the places
of its texts in that list. Numbers are kept as one array.
"""

from __future__ import annotations

import base64
import json
from array import array
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from whoosh import columns

from interviews.index.engine.inverting import compact_integers
from interviews.index.engine.schemas import VALUE_SEPARATOR, OrdinalColumn

if TYPE_CHECKING:
    from whoosh.columns import Column

    from interviews.index.engine.files import Array, SectionWriter

TAG: Final = "\x00"
"""Key of the one-entry dictionaries that stand for values JSON lacks."""

NUMBER_TYPES: Final = {
    "b": "i4",
    "h": "i4",
    "B": "u1",
    "H": "u2",
    "I": "u4",
    "Q": "u8",
    "i": "i4",
    "q": "i8",
    "f": "f4",
    "d": "f8",
}
"""Array type for each of Whoosh's type codes."""


class OrdinalRecorder:
    """Collects the texts of a column."""

    def __init__(self, column: Column) -> None:
        self._several = isinstance(column, OrdinalColumn)
        self._default: bytes = column.default_value()
        self._numbers: dict[bytes, int] = {}
        self._ordinals = array("I")
        self._counts = array("I")

    def add(self, document: int, value: bytes) -> None:
        """Record the texts of a document; documents come in ascending order."""
        self._fill(document)
        numbers = self._numbers
        texts = value.split(VALUE_SEPARATOR) if value and self._several else [value]
        if not value and self._several:
            texts = []
        self._counts.append(len(texts))
        self._ordinals.extend(numbers.setdefault(text, len(numbers)) for text in texts)

    def _fill(self, documents: int) -> None:
        missing = documents - len(self._counts)
        if missing and self._default:
            number = self._numbers.setdefault(self._default, len(self._numbers))
            self._ordinals.extend([number] * missing)
        self._counts.extend([1 if self._default else 0] * missing)

    def write(self, writer: SectionWriter, field: str, documents: int) -> None:
        """Write the column for that many documents."""
        self._fill(documents)
        texts = sorted(self._numbers)
        ranks = np.empty(len(texts), dtype="u4")
        ranks[[self._numbers[text] for text in texts]] = np.arange(len(texts))
        counts = np.frombuffer(self._counts, dtype="u4")
        write_ordinals(writer, field, texts, ranks[np.frombuffer(self._ordinals, dtype="u4")], counts)


class NumberRecorder:
    """Collects the numbers of a column."""

    def __init__(self, column: columns.NumericColumn) -> None:
        self._kind = NUMBER_TYPES[column._typecode]
        self._default = column.default_value()  # type: ignore[no-untyped-call]
        self._numbers: list[Any] = []

    def add(self, document: int, value: Any) -> None:
        """Record the number of a document; documents come in ascending order."""
        self._fill(document)
        self._numbers.append(value)

    def _fill(self, documents: int) -> None:
        self._numbers.extend([self._default] * (documents - len(self._numbers)))

    def write(self, writer: SectionWriter, field: str, documents: int) -> None:
        """Write the column for that many documents."""
        self._fill(documents)
        writer.add(f"{field}/numbers", np.array(self._numbers, dtype=self._kind))


def recorder_for(column: Column) -> OrdinalRecorder | NumberRecorder:
    """Return the recorder for a column of the schema."""
    return NumberRecorder(column) if isinstance(column, columns.NumericColumn) else OrdinalRecorder(column)


def write_ordinals(
    writer: SectionWriter, field: str, texts: list[bytes], ordinals: Array, counts: Array
) -> None:
    """Write a column of texts.

    Args:
        writer: Where to.
        field: The column's name.
        texts: The different texts, ascending.
        ordinals: Places in `texts`, those of a document together.
        counts: How many of them each document has.
    """
    ends = np.cumsum([0, *map(len, texts)], dtype="i8")
    writer.add(f"{field}/texts", np.frombuffer(b"".join(texts), dtype="u1"))
    writer.add(f"{field}/text ends", ends.astype("u8"))
    writer.add(f"{field}/ordinals", compact_integers(ordinals))
    writer.add(f"{field}/ordinal starts", np.concatenate([[0], np.cumsum(counts, dtype="i8")]).astype("u4"))


def encode_stored(fields: dict[str, Any]) -> bytes:
    """Return the stored fields of a document as JSON.

    Raises:
        TypeError: If a value is none of text, number, truth value, date and time, bytes, None, list and
            dictionary.
    """
    if not fields:
        return b""
    text = json.dumps(fields, ensure_ascii=False, default=_tagged, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def decode_stored(data: bytes) -> dict[str, Any]:
    """Return the stored fields that `encode_stored` wrote.

    Raises:
        ValueError: If the bytes are something else.
    """
    if not data:
        return {}
    fields = json.loads(data.decode("utf-8", "surrogatepass"), object_hook=_untagged)
    if not isinstance(fields, dict):
        raise ValueError("the stored fields are no dictionary")
    return fields


def _tagged(value: Any) -> dict[str, list[str]]:
    if isinstance(value, datetime):
        return {TAG: ["datetime", value.isoformat()]}
    if isinstance(value, bytes):
        return {TAG: ["bytes", base64.b85encode(value).decode()]}
    raise TypeError(f"values of type {type(value).__name__} cannot be stored")


def _untagged(value: dict[str, Any]) -> Any:
    match value.get(TAG):
        case ["datetime", str(text)]:
            return datetime.fromisoformat(text)
        case ["bytes", str(text)]:
            return base64.b85decode(text)
    return value
