"""What a rebuild asks of the embedded engine: the index as it is, and the next generation, which it fills."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Unpack

import numpy as np

from interviews.building.preparing import PreparedFile, PreparedInterview
from interviews.building.reports import RebuildReport
from interviews.engines.embedded.checksums import CheckedFolder
from interviews.engines.embedded.compaction import dead_share, drop_dead_rows, is_worth_it, join_record_files
from interviews.engines.embedded.contents import Contents, read_contents, require_complete
from interviews.engines.embedded.layout import (
    SCHEMA_VERSION,
    WORDS,
    folders_of_marker,
    generation_folder,
    newest_generation,
    require_ours,
)
from interviews.engines.embedded.lexicon import LexiconWriter, lexicon_name
from interviews.engines.embedded.locking import writing
from interviews.engines.embedded.manifest import read_manifest, write_manifest
from interviews.engines.embedded.publishing import clean, complete, generations, new_generation
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
from interviews.engines.engine import RebuildOptions
from interviews.engines.manifest import Manifest
from interviews.engines.rebuilding import USUAL_MEMORY, Rebuild
from interviews.errors import DamagedIndexError, NoIndexError, SearchIndexError
from interviews.identity import Identifiers
from interviews.library.fingerprints import Place
from interviews.library.transcripts import parser_version


def rebuild(index: Path, folders: Sequence[Path] = (), **options: Unpack[RebuildOptions]) -> RebuildReport:
    """Rebuilds the index in a folder, which need not be there; see `Engine.rebuild` for the rest."""
    require_ours(index)
    try:
        index.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SearchIndexError(
            f"{index}: cannot be made ({error.strerror}). Name another folder with --index."
        ) from error
    with writing(index):
        store = _read_store(index)
        store.memory = options.pop("memory", USUAL_MEMORY)
        store.compacting = options.get("compacting", False)
        return Rebuild(store, folders, **options).run()


@dataclass(slots=True)
class _Store:
    """The index as it is before."""

    index: Path
    generation: int = 0
    files: CheckedFolder | None = None
    """The newest generation; None when there is none to build on."""
    contents: Contents | None = None
    manifest: Manifest = field(default_factory=Manifest)
    notes: list[str] = field(default_factory=list)
    memory: int = USUAL_MEMORY
    compacting: bool = False

    def can_be_built_on(self) -> bool:
        contents = self.contents
        return contents is not None and (contents.schema, contents.parser) == (
            SCHEMA_VERSION,
            parser_version(),
        )

    def has_much_to_drop(self, *, however_little: bool) -> bool:
        if self.files is None:
            return False
        table = read_table(self.files)
        return is_worth_it(table) or (however_little and dead_share(table) > 0)

    @contextmanager
    def new_generation(self, folders: list[str], *, from_scratch: bool) -> Iterator[_NewGeneration]:
        number = self.generation + 1
        before = replace(self, files=None, contents=None) if from_scratch else self
        with new_generation(self.index, number, before.files and before.files.path) as folder:
            filling = _NewGeneration(folder, before, folders)
            try:
                yield filling
            except BaseException:
                filling.abandon()
                raise
        clean(self.index, number)


class _NewGeneration:
    """Puts prepared files into a generation in the making: records, words, lexicon and table together.

    Args:
        folder: Of the generation.
        before: The index as it begins, without files where it begins empty.
        folders: The transcripts folders.
    """

    def __init__(self, folder: Path, before: _Store, folders: list[str]) -> None:
        self.folder = folder
        self._before = before
        # What stays has the names and the checksums that it had.
        self._files = CheckedFolder(folder, before.files.known if before.files else {})
        self._table = empty_table() if before.files is None else read_table(before.files)
        self._names = Names() if before.files is None else read_names(before.files.path)
        for name in folders:
            if name not in self._names.folders:
                self._names.folders.append(name)
        self._sources: dict[tuple[str, str], int] = {
            (self._names.folders[number], path): source
            for source, (number, path) in enumerate(self._names.sources)
        }
        self._words = WordsWriter(self._files.folder(WORDS), before.memory)
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
        if is_worth_it(table) or (self._before.compacting and dead_share(table)):
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

    def publish(self, manifest: Manifest) -> None:
        """Makes it the newest."""
        contents = Contents(SCHEMA_VERSION, parser_version(), {})
        complete(self._before.index, self.folder, contents, self._before.contents, manifest.folders)

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


def _read_store(index: Path) -> _Store:
    """The index to build on; nothing where it is missing, damaged or of another version."""
    try:
        number = newest_generation(index)
    except NoIndexError:
        clean(index, 0)
        return _Store(index)
    except DamagedIndexError as error:
        return _from_scratch(index, max(generations(index), default=0), error)
    clean(index, number)
    folder = generation_folder(index, number)
    try:
        manifest, contents = read_manifest(folder), read_contents(folder)
        require_complete(folder, contents)
        files = CheckedFolder(folder, contents.files)
        if contents.schema == SCHEMA_VERSION:
            # The next ones are made of these.
            read_table(files), read_names(folder)
    except (DamagedIndexError, FileNotFoundError) as error:
        return _from_scratch(index, number, error)
    return _Store(index, number, files, contents, manifest)


def _from_scratch(index: Path, generation: int, error: Exception) -> _Store:
    """Nothing to build on but what can be saved: which file came first, or at least the folders."""
    store = _Store(index, generation, notes=[f"Rebuilt from scratch: {error}"])
    for folder in reversed(generations(index).values()):
        try:
            store.manifest = read_manifest(folder)
        except (DamagedIndexError, FileNotFoundError):
            continue
        return store
    store.manifest.folders = folders_of_marker(index)
    return store
