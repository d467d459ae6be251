"""The formats of reference managers: one entry an interview, as `interviews.citing` writes them."""

from __future__ import annotations

from collections.abc import Iterator

from interviews import citing
from interviews.exporting.collection import Collection


def export_references(collection: Collection, format_name: str) -> Iterator[str]:
    """All interviews of a collection as one file.

    Raises:
        CitationError: of one of the interviews nothing is known.
    """
    passages = [(entry.interview, citing.passage(entry.pair)) for entry in collection.entries]
    cited = citing.cite(passages, format_name)
    for remark in cited.remarks:
        collection.report(remark)
    yield cited.text
