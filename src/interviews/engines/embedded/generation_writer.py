"""Puts prepared files into a generation in the making: records, words, lexicon and table together."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import numpy as np

from interviews.building.preparing import PreparedFile, PreparedInterview
from interviews.engines.embedded.checksums import CheckedFolder
from interviews.engines.embedded.compaction import dead_share, drop_dead_rows, is_worth_it, join_record_files
from interviews.engines.embedded.layout import WORDS
from interviews.engines.embedded.lexicon import LexiconWriter, lexicon_name
from interviews.engines.embedded.manifest import write_manifest
from interviews.engines.embedded.records import RecordWriter, records_name
from interviews.engines.embedded.table import (
    Names,
    empty_table,
    read_names,
    read_table,
    write_names,
    write_table,
)
from interviews.engines.embedded.table_builder import TableBuilder
from interviews.engines.embedded.words import Document, WordsWriter
from interviews.engines.manifest import Manifest
from interviews.identity import Identifiers
from interviews.library.fingerprints import Place


class GenerationWriter:
    """Fills the folder of a generation.

    Args:
        folder: Of the generation in the making.
        before: The one that it begins as; None for an empty one.
        folders: The transcripts folders.
        memory: MB that words may take before they are written.
        compacting: Whether dead rows are dropped, however few they are.
    """

    def __init__(
        self, folder: Path, before: CheckedFolder | None, folders: list[str], memory: int, *, compacting: bool
    ) -> None:
        self.folder = folder
        # What stays has the names and the checksums that it had.
        self._files = CheckedFolder(folder, before.known if before else {})
        self._compacting = compacting
        self._table = empty_table() if before is None else read_table(before)
        self._names = Names() if before is None else read_names(before.path)
        for name in folders:
            if name not in self._names.folders:
                self._names.folders.append(name)
        self._sources: dict[tuple[str, str], int] = {
            (self._names.folders[number], path): source
            for source, (number, path) in enumerate(self._names.sources)
        }
        self._words = WordsWriter(self._files.folder(WORDS), memory)
        self._number = max(self._names.records, default=0) + 1
        self._records = RecordWriter(folder / records_name(self._number))
        self._records_place = len(self._names.records)
        self._names.records.append(self._number)
        self._lexicon = LexiconWriter()
        self._builder = TableBuilder(self._table, self._names)
        self._identifiers = Identifiers(self._table.identifier[self._table.alive].tolist())

    def remove(self, places: Collection[Place]) -> None:
        """Removes all pairs of some files; to be called once, before any file is added."""
        gone = self._builder.remove_sources(
            {self._sources[there] for there in places if there in self._sources}
        )
        self._words.delete(np.flatnonzero(gone).tolist())
        self._identifiers = Identifiers(self._table.identifier[self._table.alive & ~gone].tolist())

    def add(self, prepared: PreparedFile, kept: Mapping[str, str]) -> dict[str, str]:
        """Adds a file; the ids of pairs that could not have their own (see `Identifiers`)."""
        source = self._source(prepared.task.folder, prepared.task.relative)
        salted: dict[str, str] = {}
        self._lexicon.add(prepared.spellings)
        for interview in prepared.interviews:
            place = (self._records_place, *self._records.add(interview.record))
            number = self._builder.add_interview(source, interview, place)
            self._add_pairs(number, interview, prepared.task.relative, kept, salted)
        return salted

    def finish(self, manifest: Manifest, built: str) -> None:
        """Writes everything that was collected; drops dead rows where they are many, or if asked to."""
        self._records.close()
        self._lexicon.write(self.folder / lexicon_name(self._number))
        table = self._builder.finish()
        if is_worth_it(table) or (self._compacting and dead_share(table)):
            compacted = drop_dead_rows(self._files, table, self._names)
            table = compacted.table
            self._words.commit(compacted.rows)
        else:
            table = join_record_files(self._files, table, self._names)
            self._words.commit()
        write_table(self.folder, table)
        self._names.built = built
        self._names.twins = [list(both) for both in manifest.twins()]
        write_names(self.folder, self._names)
        write_manifest(self.folder, manifest)

    def abandon(self) -> None:
        """Lets go of the files; the folder is somebody else's to remove."""
        self._records.close()
        self._words.cancel()

    def _add_pairs(
        self,
        number: int,
        interview: PreparedInterview,
        path: str,
        kept: Mapping[str, str],
        salted: dict[str, str],
    ) -> None:
        # The passages come last, so that the row before a pair's is the pair before.
        for pair in interview.said:
            identifier = self._identifiers.claim(pair.id, path, kept)
            if identifier != pair.id:
                salted[pair.id] = identifier
            place = (self._records_place, *self._records.add(pair.record))
            row = self._builder.add_pair(number, pair, identifier, place, pair.question_words)
            self._words.add(
                Document(
                    row=row,
                    id=identifier,
                    body=pair.body,
                    title=interview.title,
                    topic=pair.topic_words,
                    speaker=pair.speaker_words,
                )
            )

    def _source(self, folder: str, relative: str) -> int:
        there = (folder, relative)
        if there not in self._sources:
            self._sources[there] = len(self._names.sources)
            self._names.sources.append((self._names.folders.index(folder), relative))
        return self._sources[there]
