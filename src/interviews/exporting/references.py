"""The formats of reference managers: one entry an interview, as `interviews.citing` writes them."""

from __future__ import annotations

from collections.abc import Iterator

from interviews import citing
from interviews.errors import CitationError
from interviews.exporting.attribution import citable_entries
from interviews.exporting.collection import Collection


def export_references(collection: Collection, format_name: str) -> Iterator[str]:
    """All interviews of a collection as one file; those that cannot be cited are reported and left out.

    Raises:
        CitationError: none can be cited.
    """
    citable = citable_entries(collection)
    if not citable:
        raise CitationError(
            "Nothing is known of these interviews by which they could be cited. Add title, date or outlet to "
            "the front matter of the transcripts (see docs/citing.md)."
        )
    cited = citing.cite([(entry.interview, citing.passage(entry.pair)) for entry in citable], format_name)
    for remark in cited.remarks:
        collection.report(remark)
    yield cited.text
