"""Keeps the number of record files small: every rebuild adds one, and many small ones become one.

The largest stays as it is; the others are written one after the other into a new file, and the table is told
where their records are now. Nothing is read or encoded again.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np

from interviews.index.arrays import Array
from interviews.index.lexicon import lexicon_name, merge_lexicons
from interviews.index.records import records_name
from interviews.index.table import Names, Table

MOST_FILES = 16
"""Record files. Each costs a search about 0.1 ms to open."""


def compact(generation: Path, table: Table, names: Names) -> Table:
    """The table over fewer record files, where there are many; the files of the generation are replaced."""
    if len(names.records) <= MOST_FILES:
        return table
    sizes = [(generation / records_name(number)).stat().st_size for number in names.records]
    kept = sizes.index(max(sizes))
    merged = max(names.records) + 1
    shifts = np.zeros(len(sizes), np.int64)
    small = [place for place in range(len(sizes)) if place != kept]
    with (generation / records_name(merged)).open("xb") as target:
        for place in small:
            shifts[place] = target.tell()
            with (generation / records_name(names.records[place])).open("rb") as source:
                shutil.copyfileobj(source, target)
    merge_lexicons(
        [generation / lexicon_name(names.records[place]) for place in small],
        generation / lexicon_name(merged),
    )
    for place in small:
        (generation / records_name(names.records[place])).unlink()
        (generation / lexicon_name(names.records[place])).unlink()
    moved = np.array([0 if place == kept else 1 for place in range(len(sizes))], "<u2")
    names.records = [names.records[kept], merged]
    return table._replace(
        records=moved[table.records],
        start=_shifted(table.start, shifts[table.records]),
        interview_records=moved[table.interview_records],
        interview_start=_shifted(table.interview_start, shifts[table.interview_records]),
    )


def _shifted(starts: Array, shifts: Array) -> Array:
    return (starts.astype(np.int64) + shifts).astype("<u8")
