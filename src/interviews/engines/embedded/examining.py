"""Looks at everything an index consists of and was made from, and says what is wrong and what helps.

A search compares what it reads of an index with its checksums, and a rebuild trusts size and time of a
transcript: both must be quick. A checkup reads every file of the index and every transcript.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from interviews.engines.checkup import Checkup, Problem, outdated, problems_of_transcripts
from interviews.engines.embedded.checksums import CheckedFolder
from interviews.engines.embedded.compaction import dead_bytes, dead_share
from interviews.engines.embedded.contents import Contents, is_damaged, read_contents
from interviews.engines.embedded.generation import Generation
from interviews.engines.embedded.layout import SCHEMA_VERSION, generation_folder, newest_generation
from interviews.engines.embedded.manifest import read_manifest
from interviews.engines.embedded.publishing import orphans
from interviews.engines.embedded.table import read_names, read_table
from interviews.engines.embedded.vectors import is_whole, vector_files
from interviews.engines.manifest import Manifest
from interviews.errors import ClosedIndexError, DamagedIndexError, SearchIndexError


def examine(index: Path) -> Checkup:
    """Checks the newest generation and its transcripts.

    Raises:
        NoIndexError: there is no index.
        ForeignFolderError: the folder holds something else.
    """
    try:
        number = newest_generation(index)
    except DamagedIndexError as error:
        return Checkup((Problem("damaged", str(index), str(error), "full rebuild"),))
    except ClosedIndexError as error:
        return Checkup((_closed(index, error),))
    problems = [
        Problem(
            "unfinished", str(folder), "left by a rebuild that was killed; the next one removes it.", "none"
        )
        for folder in orphans(index, number)
    ]
    folder = generation_folder(index, number)
    try:
        contents, manifest = read_contents(folder), read_manifest(folder)
    except (DamagedIndexError, FileNotFoundError) as error:
        return Checkup((*problems, Problem("damaged", str(folder), _said(error), "full rebuild")))
    except ClosedIndexError as error:
        return Checkup((*problems, _closed(folder, error)))
    problems_of_version = outdated(str(folder), contents.schema == SCHEMA_VERSION, contents.parser)
    # Another version may have written other checksums.
    damaged = [] if contents.schema != SCHEMA_VERSION else list(_damaged(folder, contents))
    problems += damaged
    pairs, share, saved = 0, 0.0, 0
    if not damaged:
        found = problems_of_version or list(_inconsistent(folder, number, manifest))
        problems += found
        pairs = manifest.totals()["pairs"]
        if not found:
            table = read_table(CheckedFolder(folder, contents.files))
            share, saved = dead_share(table), dead_bytes(folder, table, read_names(folder))
    vectors = vector_files(index)
    problems += _vectors(vectors)
    problems += problems_of_transcripts(manifest)
    return Checkup(
        problems=tuple(problems),
        folders=tuple(manifest.folders),
        files_of_index=len(contents.files) + len(vectors),
        transcripts=len(manifest.files),
        pairs=pairs,
        dead_share=share,
        dead_bytes=saved,
    )


def _closed(path: Path, error: ClosedIndexError) -> Problem:
    return Problem("closed", str(path), str(error), "by hand")


def _said(error: Exception) -> str:
    return str(error) if isinstance(error, SearchIndexError) else f"missing ({error}). Rebuild it."


def _damaged(folder: Path, contents: Contents) -> Iterator[Problem]:
    for name, known in contents.files.items():
        try:
            damaged = is_damaged(folder / name, known)
        except ClosedIndexError as error:
            yield _closed(folder / name, error)
            continue
        if damaged:
            yield Problem(
                "damaged",
                str(folder / name),
                "not what was written; a disk error, or another program changed it. Repair it with "
                "`interviews doctor --repair`; the transcripts are not touched.",
                "full rebuild",
            )


def _vectors(files: Iterable[Path]) -> Iterator[Problem]:
    for file in files:
        try:
            if is_whole(file):
                continue
        except ClosedIndexError as error:
            yield _closed(file, error)
            continue
        yield Problem(
            "damaged",
            str(file),
            "not what was written. Delete it; where the model is, `interviews rebuild` makes them again.",
            "by hand",
        )


def _inconsistent(folder: Path, number: int, manifest: Manifest) -> Iterator[Problem]:
    try:
        generation = Generation(folder, number)
    except (SearchIndexError, FileNotFoundError) as error:
        yield Problem("damaged", str(folder), _said(error), "full rebuild")
        return
    try:
        rows = np.flatnonzero(generation.table.alive | generation.passages.table.alive)
        for row in rows.tolist():
            generation.pair(row)
        totals = manifest.totals()
        counts = {
            "the list of transcripts": totals["pairs"] + totals["passages"],
            "the table": len(rows),
            "the ids": len(set(generation.table.identifier[rows].tolist())),
            "the words": len(np.intersect1d(generation.words.rows(), rows)),
        }
    except (SearchIndexError, LookupError, TypeError, ValueError) as error:
        yield Problem("inconsistent", str(folder), f"a Q&A pair cannot be read ({error}).", "full rebuild")
        return
    if len(set(counts.values())) > 1:
        said = ", ".join(f"{name} {count:,}" for name, count in counts.items())
        yield Problem(
            "inconsistent",
            str(folder),
            f"the numbers of Q&A pairs and passages disagree: {said}.",
            "full rebuild",
        )
