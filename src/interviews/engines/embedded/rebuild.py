"""What a rebuild asks of the embedded engine: the index as it is, and the next generation of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Unpack

from interviews.building.reports import RebuildReport
from interviews.engines.embedded.checksums import CheckedFolder
from interviews.engines.embedded.compaction import dead_share, is_worth_it
from interviews.engines.embedded.contents import Contents, read_contents, require_complete
from interviews.engines.embedded.generation_writer import GenerationWriter
from interviews.engines.embedded.layout import (
    SCHEMA_VERSION,
    folders_of_marker,
    generation_folder,
    newest_generation,
    require_ours,
)
from interviews.engines.embedded.locking import writing
from interviews.engines.embedded.manifest import read_manifest
from interviews.engines.embedded.publishing import clean, complete, generations, new_generation
from interviews.engines.embedded.table import read_names, read_table
from interviews.engines.engine import RebuildOptions
from interviews.engines.manifest import Manifest
from interviews.engines.rebuilding import USUAL_MEMORY, Rebuild
from interviews.errors import DamagedIndexError, NoIndexError, SearchIndexError
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


class _NewGeneration(GenerationWriter):
    index: Path
    contents_before: Contents | None = None
    """Of the generation that it begins as."""

    def publish(self, manifest: Manifest) -> None:
        contents = Contents(SCHEMA_VERSION, parser_version(), {})
        complete(self.index, self.folder, contents, self.contents_before, manifest.folders)


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
        before = None if from_scratch else self.files
        with new_generation(self.index, number, before and before.path) as folder:
            filling = _NewGeneration(folder, before, folders, self.memory, compacting=self.compacting)
            filling.index = self.index
            filling.contents_before = None if from_scratch else self.contents
            try:
                yield filling
            except BaseException:
                filling.abandon()
                raise
        clean(self.index, number)


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
