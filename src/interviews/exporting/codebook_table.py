"""The codes of a QDPX as a table: columns that Taguette's import of codebooks and spreadsheets know.

Source: Taguette's `import_codebook.py`, which takes the columns `tag`, `parent` and `description`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from interviews.exporting.collection import Collection
from interviews.exporting.csv_table import BYTE_ORDER_MARK, csv_row, harmless_cell
from interviews.exporting.qdpx import coded_sources
from interviews.exporting.refi.codebook import Code, Codebook

COLUMNS = ("tag", "parent", "description")


def export(collection: Collection) -> Iterator[str]:
    """The header, then one row a code; how often it is coded is its description."""
    codebook = Codebook()
    coded: Counter[Code] = Counter()
    for _, source in coded_sources(collection, codebook):
        coded.update(code for passage in source.passages for code in passage.codes)
    yield BYTE_ORDER_MARK + csv_row(COLUMNS)
    for group, codes in codebook.groups():
        yield csv_row([group, "", ""])
        for code in codes:
            number = coded[code]
            passages = f"{number:,} passage{'' if number == 1 else 's'}"
            yield csv_row([harmless_cell(code.name), group, passages])
