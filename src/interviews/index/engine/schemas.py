"""Which fields the engine keeps, how it recognises its own schema again, and a field type for facets.

The table of contents does not hold a schema that could be loaded, since a Whoosh schema can only be
pickled. It holds a description in JSON; the program supplies the schema and both must agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoosh import columns, formats
from whoosh.analysis.tokenizers import IDTokenizer
from whoosh.fields import FieldType

from interviews.index.engine.analysis import WordAnalyzer
from interviews.index.engine.errors import SchemaMismatchError, UnsupportedFieldError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from whoosh.fields import Schema

FORMATS = (formats.Existence, formats.Frequency, formats.Positions, formats.Characters)
BYTE_COLUMNS = (columns.VarBytesColumn, columns.FixedBytesColumn, columns.RefBytesColumn)
VALUE_SEPARATOR = b"\x00"


class OrdinalColumn(columns.VarBytesColumn):
    """A column of any number of texts per document, made for counting.

    The engine keeps each different text once and a number per occurrence. Stock Whoosh keeps the texts of
    a document joined by a zero byte.
    """


class FACET(FieldType):
    """Values to filter and count by: speakers, topics, years; one or several per document.

    Each value is one term, folded so that filters need not match case; counts show it as it was given.

    Args:
        fold: Gives the form of a value that filters compare; a function of a module.
        stored: Whether `stored_fields` gives the values back.
    """

    def __init__(self, fold: Callable[[str], str] = str.casefold, stored: bool = False) -> None:
        self.analyzer: Any = IDTokenizer()
        self.format = formats.Existence()
        self.scorable = False
        self.stored = stored
        self.unique = False
        self.column_type = OrdinalColumn()  # type: ignore[no-untyped-call]
        self.fold = fold

    def values(self, value: str | Iterable[str]) -> tuple[str, ...]:
        """Return the different values in what a document gives for the field."""
        return (value,) if isinstance(value, str) else tuple(dict.fromkeys(value))

    def index(self, value: Any, **_kwargs: Any) -> Iterator[tuple[bytes, int, float, bytes]]:  # type: ignore[override]
        """Yield the folded values as terms."""
        for term in dict.fromkeys(self.to_bytes(text) for text in self.values(value)):
            yield term, 1, 1.0, b""

    def to_bytes(self, value: Any) -> bytes:
        """Return the term of a value."""
        if isinstance(value, bytes):
            return value
        return encode_term(self.fold(value))

    def to_column_value(self, value: Any) -> bytes:
        """Return the values as the column keeps them."""
        return VALUE_SEPARATOR.join(encode_term(text) for text in self.values(value))

    def from_column_value(self, value: Any) -> Any:
        """Return the values of a document, a tuple of texts."""
        return tuple(text.decode() for text in value.split(VALUE_SEPARATOR)) if value else ()


def encode_term(text: str) -> bytes:
    """Return the bytes of a term; halves of surrogate pairs, which UTF-8 lacks, become "?"."""
    return text.encode("utf-8", "replace")


def check_schema(schema: Schema) -> None:
    """Make sure that the engine keeps all that the schema asks for.

    Raises:
        UnsupportedFieldError: If a field asks for something else.
    """
    for name, field in schema.items():
        column = field.column_type
        if field.vector:
            raise UnsupportedFieldError(f"The field {name!r} asks for term vectors, which are not kept.")
        if field.separate_spelling():
            raise UnsupportedFieldError(
                f"The field {name!r} asks for a spelling field; add an unstemmed one."
            )
        if field.indexed and type(field.format) not in FORMATS:
            kind = type(field.format).__name__
            raise UnsupportedFieldError(f"The field {name!r} asks for postings of kind {kind}.")
        if column and not isinstance(column, (*BYTE_COLUMNS, columns.NumericColumn)):
            kind = type(column).__name__
            raise UnsupportedFieldError(f"The field {name!r} asks for a column of kind {kind}.")


def describe(schema: Schema) -> dict[str, Any]:
    """Return all that an index depends on in a schema, as JSON holds it."""
    return {name: _describe_field(field) for name, field in schema.items()}


def _describe_field(field: FieldType) -> dict[str, Any]:
    analyzer = field.analyzer
    return {
        "kind": type(field).__name__,
        "format": type(field.format).__name__ if field.indexed else None,
        "boost": field.format.field_boost if field.indexed and field.format else None,
        "analyzer": analyzer.description if isinstance(analyzer, WordAnalyzer) else type(analyzer).__name__,
        "scorable": bool(field.scorable),
        "stored": bool(field.stored),
        "unique": bool(field.unique),
        "column": type(field.column_type).__name__ if field.column_type else None,
    }


def require_same(folder: Path, schema: Schema, description: Mapping[str, Any]) -> None:
    """Make sure that an index was built with the schema.

    Raises:
        SchemaMismatchError: If it was built with another one; the message names the fields.
    """
    wanted = describe(schema)
    names = [name for name in sorted({*wanted, *description}) if wanted.get(name) != description.get(name)]
    if names:
        fields = ", ".join(names)
        raise SchemaMismatchError(
            f"The index in {str(folder)!r} was built with other settings for: {fields}. Rebuild it."
        )
