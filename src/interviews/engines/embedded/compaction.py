"""Keeps an index as small as what it stands for.

Every rebuild adds a record file, and marks the rows of files that changed or went as dead. Many small record
files become one (`join_record_files`): nothing is read or encoded again. When many rows are dead, the table,
the records and the spellings are written anew without them (`drop_dead_rows`), which reads every record that
stays, so that it waits until it is worth it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from interviews.building.records import text_of
from interviews.building.spellings import count_spellings
from interviews.engines.embedded.arrays import Array, Mask, Rows
from interviews.engines.embedded.checksums import CheckedFolder
from interviews.engines.embedded.lexicon import LexiconWriter, lexicon_name, merge_lexicons
from interviews.engines.embedded.records import RecordFile, RecordWriter, records_name
from interviews.engines.embedded.table import GROUPED, LISTINGS, Listing, Names, Table
from interviews.search.analysis import ANALYZER, base_language
from interviews.search.splitting import Splitter

MOST_FILES = 16
"""Record files. Each costs a search about 0.1 ms to open."""
MOST_DEAD = 0.25
"""The share of dead rows above which they are dropped: an index is then never more than a third too large,
and a row is written anew three times at most for each row that died."""


def is_worth_it(table: Table) -> bool:
    """Whether so many rows are dead that a rebuild drops them."""
    return dead_share(table) > MOST_DEAD


def dead_share(table: Table) -> float:
    """Which share of the rows stands for nothing any more; 0 for a table without rows."""
    return 1 - int(np.count_nonzero(table.alive)) / table.size if table.size else 0.0


def dead_bytes(generation: Path, table: Table, names: Names) -> int:
    """About how many bytes of a generation belong to dead rows.

    Of the records that is known exactly, of everything else by the share of the rows.
    """
    live = sum(int(lengths[alive].sum()) for lengths, alive in _lengths_of_records(table))
    records = sum((generation / records_name(number)).stat().st_size for number in names.records)
    everything = sum(path.stat().st_size for path in generation.rglob("*") if path.is_file())
    return records - live + round((everything - records) * dead_share(table))


def _lengths_of_records(table: Table) -> tuple[tuple[Array, Mask], tuple[Array, Mask]]:
    return (table.length, table.alive), (table.interview_length, table.interview_alive)


class Compacted(NamedTuple):
    """A table without dead rows."""

    table: Table
    rows: Rows
    """For each row of before its new number, -1 for a dead one."""


def drop_dead_rows(generation: CheckedFolder, table: Table, names: Names) -> Compacted:
    """Writes a generation's records and spellings anew without those of dead rows, and renumbers the rest.

    The lists of `names` lose what nothing points to any more. The old record files are removed from the
    generation; readers of the one before keep theirs.
    """
    number = max(names.records) + 1
    rows, interviews = np.flatnonzero(table.alive), np.flatnonzero(table.interview_alive)
    writer = _RecordMover(generation, names, number)
    try:
        places = [writer.move_interview(table, interview) for interview in interviews.tolist()]
        places_of_rows = [writer.move_pair(table, row) for row in rows.tolist()]
    finally:
        writer.close()
    writer.lexicon.write(generation.path / lexicon_name(number))
    for old in names.records:
        (generation.path / records_name(old)).unlink()
        (generation.path / lexicon_name(old)).unlink()
    names.records = [number]
    names.languages = [language for language in names.languages if language in writer.languages]
    kept = _kept(table, rows, interviews, places_of_rows, places)
    return Compacted(_with_used_names(kept, names), _numbering(table.alive))


class _RecordMover:
    """Copies records to a new file and counts their words once more."""

    def __init__(self, generation: CheckedFolder, names: Names, number: int) -> None:
        self._files = [RecordFile(generation.file(records_name(each))) for each in names.records]
        self._writer = RecordWriter(generation.path / records_name(number))
        self.lexicon = LexiconWriter()
        self.languages: set[str] = set()

    def close(self) -> None:
        self._writer.close()

    def move_interview(self, table: Table, interview: int) -> tuple[int, int]:
        file = self._files[table.interview_records[interview]]
        start, length = int(table.interview_start[interview]), int(table.interview_length[interview])
        self.languages.add(base_language(file.read(start, length).get("language")))
        return self._writer.add(file.bytes(start, length))

    def move_pair(self, table: Table, row: int) -> tuple[int, int]:
        file = self._files[table.records[row]]
        start, length = int(table.start[row]), int(table.length[row])
        splitter = Splitter(ANALYZER)
        record = file.read(start, length)
        words = splitter.split("\n".join(text_of(record, part) for part in ("question", "answer")), "")
        self.lexicon.add(count_spellings(splitter.vocabulary, [words]))
        return self._writer.add(file.bytes(start, length))


def _kept(
    table: Table,
    rows: Rows,
    interviews: Rows,
    places_of_rows: list[tuple[int, int]],
    places_of_interviews: list[tuple[int, int]],
) -> Table:
    columns: dict[str, Any] = {}
    for name, column in table._asdict().items():
        if name == "by_identifier" or name in GROUPED:
            continue
        if name in LISTINGS:
            columns[name] = column.chosen(rows)
        else:
            of_interviews = name.startswith("interview_") or name in ("first_day", "last_day")
            columns[name] = column[interviews if of_interviews else rows]
    starts = np.array(places_of_rows, "<u8").reshape(-1, 2)[:, 0]
    starts_of_interviews = np.array(places_of_interviews, "<u8").reshape(-1, 2)[:, 0]
    identifiers = columns["identifier"]
    order = np.argsort(columns["rank"], kind="stable")
    rank = np.empty(len(rows), "<u4")
    rank[order] = np.arange(len(rows))
    return Table(
        **{
            **columns,
            "interview": _numbering(table.interview_alive)[columns["interview"]].astype("<i8"),
            "by_identifier": np.argsort(identifiers, kind="stable").astype("<u4"),
            "rank": rank,
            "records": np.zeros(len(rows), "<u2"),
            "start": starts,
            "interview_records": np.zeros(len(interviews), "<u2"),
            "interview_start": starts_of_interviews,
        }
    )


def _with_used_names(table: Table, names: Names) -> Table:
    """The table with the numbers that names have when those are left out that nobody uses."""
    speakers = _used(len(names.speakers), table.speakers.values)
    topics = _used(len(names.topics), table.topics.values)
    outlets = _used(len(names.outlets), table.interview_outlet[table.interview_outlet >= 0])
    sources = _used(len(names.sources), table.interview_source)
    for kind, used in (
        ("speakers", speakers),
        ("topics", topics),
        ("outlets", outlets),
        ("sources", sources),
    ):
        known = getattr(names, kind)
        setattr(names, kind, [known[place] for place in np.flatnonzero(used).tolist()])
    number_of_source = _numbering(sources)
    # One more, for interviews without an outlet: -1.
    number_of_outlet = np.append(_numbering(outlets), -1)
    return table._replace(
        speakers=_renumbered(table.speakers, speakers),
        questioners=_renumbered(table.questioners, speakers),
        answerers=_renumbered(table.answerers, speakers),
        topics=_renumbered(table.topics, topics),
        interview_outlet=number_of_outlet[table.interview_outlet].astype("<i4"),
        interview_source=number_of_source[table.interview_source].astype("<u4"),
    )


def _renumbered(listing: Listing, used: Mask) -> Listing:
    return listing._replace(values=_numbering(used)[listing.values].astype("<u4"))


def _used(size: int, values: Array) -> Mask:
    used = np.zeros(size, np.bool_)
    used[values] = True
    return used


def _numbering(kept: Mask) -> Rows:
    """For each place the number it has among those that are kept, -1 for the others."""
    numbers = np.cumsum(kept, dtype=np.int64) - 1
    numbers[~kept] = -1
    return numbers


def join_record_files(generation: CheckedFolder, table: Table, names: Names) -> Table:
    """The table over fewer record files, where there are many; the files of the generation are replaced.

    The largest stays as it is; the others are written one after the other into a new file, and the table is
    told where their records are now.
    """
    if len(names.records) <= MOST_FILES:
        return table
    sizes = [(generation.path / records_name(number)).stat().st_size for number in names.records]
    kept = sizes.index(max(sizes))
    merged = max(names.records) + 1
    shifts = np.zeros(len(sizes), np.int64)
    small = [place for place in range(len(sizes)) if place != kept]
    with (generation.path / records_name(merged)).open("xb") as target:
        for place in small:
            shifts[place] = target.tell()
            source = generation.file(records_name(names.records[place]))
            source.require_all()
            target.write(source.data)
    merge_lexicons(
        [generation.file(lexicon_name(names.records[place])) for place in small],
        generation.path / lexicon_name(merged),
    )
    for place in small:
        (generation.path / records_name(names.records[place])).unlink()
        (generation.path / lexicon_name(names.records[place])).unlink()
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
