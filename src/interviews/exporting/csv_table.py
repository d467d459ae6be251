"""CSV: one row a pair, as RFC 4180 has it, for spreadsheets and statistics.

Spreadsheets run a cell that begins like a formula, and a transcript may hold anything, so such a cell gets an
apostrophe in front (https://owasp.org/www-community/attacks/CSV_Injection). Cells that begin with apostrophes
before a formula get one more, so that taking one away always gives the words back.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from interviews.errors import SourceError
from interviews.exporting.collection import Collection, Quoted
from interviews.exporting.jsonl import COLUMNS, attributes

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the system's own encoding."""

BETWEEN = "; "
"""Stands between the names or topics of one cell."""

LARGEST_CELL = 64 * 1024 * 1024
"""Characters: the most that a transcript can have; the csv module's own limit is 131,072."""

_FORMULA = re.compile(r"[\s']*[=+\-@＝＋－＠\t\r]")
"""What spreadsheets take for a formula, after the blanks that some of them pass over."""


def export(collection: Collection) -> Iterator[str]:
    """The header, then one row a pair."""
    yield BYTE_ORDER_MARK + csv_row(COLUMNS)
    for entry in collection.entries:
        yield csv_row([harmless_cell(_cell(value)) for value in attributes(entry).values()])


def read(text: str) -> list[Quoted]:
    """The quotations of a file; a spreadsheet may have saved it with semicolons or tabs.

    Raises:
        SourceError: it has no columns id, question and answer.
    """
    before = csv.field_size_limit(LARGEST_CELL)
    try:
        return list(_read(text.removeprefix(BYTE_ORDER_MARK)))
    except csv.Error as error:
        raise SourceError(f"this is no CSV: {error}.") from error
    finally:
        csv.field_size_limit(before)


def harmless_cell(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would run it."""
    return f"'{text}" if _FORMULA.match(text) else text


def original_cell(cell: str) -> str:
    """The text of which `harmless_cell` made a cell."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def _read(text: str) -> Iterator[Quoted]:
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    if not {"id", "question", "answer"} <= set(rows.fieldnames or ()):
        raise SourceError("the table has no columns id, question and answer.")
    line = rows.line_num + 1
    for row in rows:
        known = {name: original_cell(value) for name, value in row.items() if isinstance(value, str)}
        start = known.get("start_line", "")
        yield Quoted(
            line=line,
            id=known.get("id", ""),
            path=known.get("path") or None,
            start_line=int(start) if start.isascii() and start.isdigit() else None,
            question=known.get("question", ""),
            answer=known.get("answer", ""),
        )
        line = rows.line_num + 1


def csv_row(cells: Any) -> str:
    """One row as RFC 4180 has it."""
    row = io.StringIO()
    csv.writer(row, lineterminator="\r\n").writerow(cells)
    return row.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, list):
        return BETWEEN.join(value)
    if isinstance(value, dict):
        return BETWEEN.join(f"{name}: {affiliation}" for name, affiliation in value.items())
    return "" if value is None else str(value)
