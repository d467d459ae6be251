"""The fields of the full-text half of an index, and the version that a rebuild compares.

Only words are here. What is filtered and counted by value (people, topics, outlets, dates) is in the table
(`interviews.index.table`), and the text of the pairs is in the record files (`interviews.index.records`), so
that nothing but posting lists depends on the engine.
"""

from __future__ import annotations

from typing import Any

from whoosh import columns
from whoosh.fields import COLUMN, TEXT, Schema

from interviews.index.analysis import ANALYZER

SCHEMA_VERSION = 4
"""Grows with every change of fields, analysis, table or records: older indexes are rebuilt."""

BODY = "body"
"""The question and the answer, one text: one field ranks better than two."""
TITLE = "title"
TOPICS = "topics"
ROW = "row"
"""The pair's row in the table."""


def make_schema() -> Schema:
    """The schema of an index."""
    whole_numbers: Any = columns.NumericColumn  # Whoosh has no types for it.
    return Schema(
        body=TEXT(analyzer=ANALYZER),
        title=TEXT(analyzer=ANALYZER),
        topics=TEXT(analyzer=ANALYZER),
        row=COLUMN(whole_numbers("I")),
    )
