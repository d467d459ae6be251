"""Which terms a prefix, a pattern, a range or a misspelling stands for, as stretches of a field's terms."""

from __future__ import annotations

import fnmatch
import re
from typing import TYPE_CHECKING, Any

from whoosh.fields import FieldType
from whoosh.query.ranges import TermRange
from whoosh.query.terms import FuzzyTerm, MultiTerm, Prefix, Wildcard

from interviews.index.engine.fuzzy import near_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from whoosh.reading import IndexReader

    from interviews.index.engine.segments import FieldReader

    Ranges = list[tuple[int, int]]
    """Each the place of a first term and the place after a last."""


def term_ranges(query: MultiTerm, field: FieldReader, field_type: FieldType, reader: IndexReader) -> Ranges:
    """Return the stretches of terms that a query stands for, without the empty term.

    Args:
        query: Any query for several terms of one field.
        field: The terms of that field in a segment.
        field_type: The field in the schema.
        reader: Whoosh's reader of the segment, for kinds of queries not known here.
    """
    if isinstance(query, Prefix):
        ranges = [field.terms.prefix_range(field_type.to_bytes(query.text))]
    elif isinstance(query, TermRange):
        ranges = _between(query, field, field_type.to_bytes)
    elif isinstance(query, Wildcard):
        ranges = _alike(query, field, _decoder(field_type))
    elif isinstance(query, FuzzyTerm):
        ranges = _near(query, field, _decoder(field_type))
    else:
        places = {field.terms.find(field_type.to_bytes(text)) for text in query._btexts(reader)}
        ranges = _stretches(sorted(place for place in places if place is not None))
    if len(field.terms) and field.terms[0] == b"":
        ranges = [(max(first, 1), last) for first, last in ranges]
    return [(first, last) for first, last in ranges if first < last]


def _decoder(field_type: FieldType) -> Callable[[bytes], str]:
    # Whoosh's own decoding of text goes through three calls in Python for each term.
    return bytes.decode if type(field_type).from_bytes is FieldType.from_bytes else field_type.from_bytes


def _between(query: TermRange, field: FieldReader, to_bytes: Callable[[Any], bytes]) -> Ranges:
    terms = field.terms
    try:
        start = b"" if query.start is None else to_bytes(query.start)
        end = b"\xff\xff\xff\xff" if query.end is None else to_bytes(query.end)
    except ValueError:
        return []
    first, last = terms.lower_bound(start), terms.lower_bound(end)
    if first < len(terms) and query.startexcl and terms[first] == start:
        first += 1
    if last < len(terms) and not query.endexcl and terms[last] == end:
        last += 1
    return [(first, last)]


def _alike(query: Wildcard, field: FieldReader, from_bytes: Callable[[bytes], str]) -> Ranges:
    matches = re.compile(fnmatch.translate(query.text)).match
    prefix = query._find_prefix(query.text).encode()
    first, last = field.terms.prefix_range(prefix)
    terms = enumerate(field.terms.between(first, last), start=first)
    return _stretches([place for place, term in terms if matches(from_bytes(term))])


def _near(query: FuzzyTerm, field: FieldReader, from_bytes: Callable[[bytes], str]) -> Ranges:
    prefix = query.text[: query.prefixlength].encode()
    first, last = field.terms.prefix_range(prefix)
    words = [from_bytes(term) for term in field.terms.between(first, last)]
    return _stretches([first + place for place in near_words(query.text, words, int(query.maxdist))])


def _stretches(places: list[int]) -> Ranges:
    """Return ascending places as stretches of neighbours."""
    stretches: Ranges = []
    for place in places:
        if stretches and stretches[-1][1] == place:
            stretches[-1] = (stretches[-1][0], place + 1)
        else:
            stretches.append((place, place + 1))
    return stretches
