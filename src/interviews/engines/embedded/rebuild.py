"""Brings an index in line with its folders of transcripts.

Only new and changed files are read. Everything happens in a new generation; whatever goes wrong on the way,
and wherever a cancel comes, the index stays as it was.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Unpack

from interviews.building.companions import CompanionProblems
from interviews.building.preparing import FileTask, PreparedFile, RefusedFile, prepare
from interviews.building.reports import RebuildProgress, RebuildReport, SkippedFile
from interviews.building.workers import work_through
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
from interviews.engines.embedded.manifest import KnownFile, Manifest, read_manifest
from interviews.engines.embedded.publishing import clean, complete, generations, new_generation
from interviews.engines.embedded.table import read_table
from interviews.engines.engine import RebuildOptions
from interviews.errors import (
    DamagedIndexError,
    NoIndexError,
    RebuildCancelledError,
    SearchIndexError,
    SettingsError,
    SourceError,
)
from interviews.library.fingerprints import Place, compare, place
from interviews.library.folders import FolderListing, TranscriptFile, list_folder
from interviews.library.transcripts import companions_digest, parser_version

USUAL_MEMORY = 400
"""MB; the words of 30,000 pairs."""


@dataclass(slots=True)
class _State:
    """The index as it is before."""

    generation: int = 0
    folder: Path | None = None
    """Of the newest generation; None when there is none to build on."""
    contents: Contents | None = None
    manifest: Manifest = field(default_factory=Manifest)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Plan:
    """What has to be done."""

    tasks: list[FileTask]
    """In the order in which they claim ids."""
    removed: list[Place]
    renamed: dict[Place, Place]
    touched: list[TranscriptFile]
    unchanged: int
    added: set[Place]


def rebuild(index: Path, folders: Sequence[Path] = (), **options: Unpack[RebuildOptions]) -> RebuildReport:
    """Rebuilds the index in a folder, which need not be there; see `Engine.rebuild` for the rest."""
    started = time.monotonic()
    require_ours(index)
    try:
        index.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SearchIndexError(
            f"{index}: cannot be made ({error.strerror}). Name another folder with --index."
        ) from error
    with writing(index):
        state = _read_state(index)
        wanted = _distinct([Path(os.path.realpath(folder)) for folder in folders], state.notes) or [
            Path(folder) for folder in state.manifest.folders
        ]
        if not wanted:
            raise NoIndexError("Which transcripts? Name their folder: `interviews rebuild FOLDER`.")
        return _Rebuild(index, state, wanted, started, **options).run()


@dataclass(slots=True)
class _Rebuild:
    index: Path
    state: _State
    wanted: list[Path]
    started: float
    full: bool = False
    compacting: bool = False
    jobs: int = 1
    memory: int = USUAL_MEMORY
    progress: Callable[[RebuildProgress], None] = lambda progress: None
    cancelled: Callable[[], bool] = lambda: False
    listings: list[FolderListing] = field(default_factory=list)
    skipped: list[SkippedFile] = field(default_factory=list)
    refused: set[Place] = field(default_factory=set)
    """Where the skipped files are."""
    kept: int = 0
    """Files that stay as they were, since what goes with them is wrong."""

    def run(self) -> RebuildReport:
        """Does the work; what was done."""
        self.progress(RebuildProgress("looking", 0, 0))
        self.listings = [list_folder(folder) for folder in self.wanted]
        files = [file for listing in self.listings for file in listing.files]
        for listing in self.listings:
            self.state.notes += listing.notes
        if not files:
            named = ", ".join(map(str, self.wanted))
            raise SourceError(
                f"{named}: no transcripts in it (*.md or *.markdown). Name the folder that holds them."
            )
        from_scratch = self.full or not self._can_build_on()
        plan = self._plan(files, from_scratch)
        prepared = self._prepared(plan)
        first = next(prepared, None)
        self._stop_if_cancelled()
        lost = self.refused & self.state.manifest.files.keys()
        changed = first or lost or plan.removed or plan.touched or self._other_folders()
        if changed or from_scratch or self._has_much_to_drop():
            return self._build(plan, from_scratch, chain([first] if first else [], prepared))
        return self._report(self.state.manifest, plan, changed=set())

    def _prepared(self, plan: _Plan) -> Iterator[PreparedFile]:
        """The files that can be indexed; the others are noted."""
        for done, result in enumerate(work_through(prepare, plan.tasks, self.jobs, self.cancelled), 1):
            if isinstance(result, RefusedFile):
                self.skipped.append(SkippedFile(result.task.relative, result.reason))
                self.refused.add((result.task.folder, result.task.relative))
            else:
                yield result
            self.progress(RebuildProgress("parsing", done, len(plan.tasks), result.task.relative))

    def _can_build_on(self) -> bool:
        contents = self.state.contents
        return contents is not None and (contents.schema, contents.parser) == (
            SCHEMA_VERSION,
            parser_version(),
        )

    def _other_folders(self) -> bool:
        return [str(folder) for folder in self.wanted] != self.state.manifest.folders

    def _has_much_to_drop(self) -> bool:
        folder = self.state.folder
        if folder is None:
            return False
        table = read_table(folder)
        return is_worth_it(table) or (self.compacting and dead_share(table) > 0)

    def _plan(self, files: list[TranscriptFile], from_scratch: bool) -> _Plan:
        known = self.state.manifest.files
        changes = compare(files, {there: file.fingerprint for there, file in known.items()})
        removed = [there for there in changes.removed if not self._unknown(there)]
        again = {place(file) for file in changes.changed}
        if from_scratch:
            again |= {place(file) for file in changes.unchanged}
        else:
            again |= self._with_other_people(changes.unchanged)
        added = {place(file) for file in changes.added}
        again -= self._kept([file for file in files if place(file) in again], from_scratch)
        order = {there: file.first for there, file in known.items()}
        order |= {new: order[old] for new, old in changes.renamed.items()}
        return _Plan(
            tasks=[
                FileTask(*there)
                for there in sorted(again | added, key=lambda there: (order.get(there, 1 << 60), there))
            ],
            removed=removed,
            renamed=dict(changes.renamed),
            touched=[] if from_scratch else list(changes.touched),
            unchanged=len(files) - len(again | added),
            added=added,
        )

    def _kept(self, files: Sequence[TranscriptFile], from_scratch: bool) -> set[Place]:
        """Those that cannot be structured anew: they stay as they are until what goes with them is mended."""
        problems = CompanionProblems()
        known = self.state.manifest.files
        wrong = {
            place(file): found for file in files if (found := problems.of(file)) and place(file) in known
        }
        for problem in dict.fromkeys(wrong.values()):
            if from_scratch:
                raise SettingsError(f"{problem} Nothing was rebuilt.")
            number = sum(other == problem for other in wrong.values())
            transcripts = "transcript stays" if number == 1 else "transcripts stay"
            self.state.notes.append(f"{problem} Until then {number:,} {transcripts} in the index as before.")
        self.kept = len(wrong)
        return set(wrong)

    def _unknown(self, there: Place) -> bool:
        # A folder without permission may still hold the files it held before.
        return any(
            there[0] == str(folder) and any(there[1].startswith(f"{below}/") for below in listing.unreadable)
            for folder, listing in zip(self.wanted, self.listings, strict=True)
        )

    def _with_other_people(self, files: Sequence[TranscriptFile]) -> set[Place]:
        digests: dict[Path, str | None] = {}
        others = set()
        for file in files:
            beside = file.path.parent
            if beside not in digests:
                try:
                    digests[beside] = companions_digest(file.path, file.folder)
                except SourceError:
                    digests[beside] = "unreadable"
            if self.state.manifest.files[place(file)].people != digests[beside]:
                others.add(place(file))
        return others

    def _build(self, plan: _Plan, from_scratch: bool, prepared: Iterable[PreparedFile]) -> RebuildReport:
        number = self.state.generation + 1
        before = None if from_scratch else self.state.folder
        changed = set()
        with new_generation(self.index, number, before) as folder:
            filling = GenerationWriter(folder, before, [str(wanted) for wanted in self.wanted], self.memory)
            try:
                manifest = self._carry_over(plan, filling, from_scratch)
                for file in prepared:
                    changed.add(self._take(file, manifest, filling))
                self._stop_if_cancelled()
                for there in self.refused:
                    manifest.files.pop(there, None)
                self.progress(RebuildProgress("writing", 0, 1))
                filling.finish(
                    manifest, datetime.now(UTC).isoformat(timespec="seconds"), compacting=self.compacting
                )
            except BaseException:
                filling.abandon()
                raise
            self._stop_if_cancelled()
            contents = Contents(SCHEMA_VERSION, parser_version(), {})
            before_contents = None if from_scratch else self.state.contents
            complete(self.index, folder, contents, before_contents, manifest.folders)
            self.progress(RebuildProgress("writing", 1, 1))
        clean(self.index, number)
        return self._report(manifest, plan, changed)

    def _carry_over(self, plan: _Plan, filling: GenerationWriter, from_scratch: bool) -> Manifest:
        """The manifest to begin with: what stays, and what renamed and changed files were known by."""
        before = self.state.manifest
        files = dict(before.files)
        gone = [files.pop(there) for there in plan.removed]
        for new, old in plan.renamed.items():
            files[new] = before.files[old]
        read_again = [(task.folder, task.relative) for task in plan.tasks]
        if not from_scratch:
            rows_of = [known.source for known in gone]
            rows_of += [files[there].source for there in read_again if there in files]
            filling.remove(set(rows_of))
        for file in plan.touched:
            known = files[place(file)]
            known.fingerprint = filling.touched(known.fingerprint, file)
        return Manifest([str(folder) for folder in self.wanted], files, before.next_first)

    def _take(self, prepared: PreparedFile, manifest: Manifest, filling: GenerationWriter) -> Place:
        there = (prepared.task.folder, prepared.task.relative)
        known = manifest.files.get(there)
        if known is None:
            first, manifest.next_first = manifest.next_first, manifest.next_first + 1
        else:
            first = known.first
        source, salted = filling.add(prepared, {} if known is None else known.salted)
        if prepared.note:
            self.state.notes.append(f"{prepared.task.relative}: {prepared.note}.")
        manifest.files[there] = KnownFile(
            source=source,
            fingerprint=prepared.fingerprint,
            people=prepared.people,
            first=first,
            salted=salted,
            interviews=len(prepared.interviews),
            pairs=sum(len(interview.pairs) for interview in prepared.interviews),
            passages=sum(len(interview.passages) for interview in prepared.interviews),
            warnings=prepared.warnings,
        )
        return there

    def _stop_if_cancelled(self) -> None:
        if self.cancelled():
            raise RebuildCancelledError("Cancelled. The index is as it was before.")

    def _report(self, manifest: Manifest, plan: _Plan, changed: set[Place]) -> RebuildReport:
        return RebuildReport(
            added=len(changed & plan.added),
            changed=len(changed - plan.added),
            removed=len(plan.removed),
            unchanged=plan.unchanged,
            skipped=tuple(self.skipped),
            kept=self.kept,
            warnings=sum(manifest.files[there].warnings for there in changed),
            files=len(manifest.files),
            interviews=sum(known.interviews for known in manifest.files.values()),
            pairs=sum(known.pairs for known in manifest.files.values()),
            passages=sum(known.passages for known in manifest.files.values()),
            without_pairs=sum(not known.pairs for known in manifest.files.values()),
            seconds=time.monotonic() - self.started,
            notes=tuple(self.state.notes),
        )


def _read_state(index: Path) -> _State:
    """The index to build on; nothing where it is missing, damaged or of another version."""
    try:
        number = newest_generation(index)
    except NoIndexError:
        clean(index, 0)
        return _State()
    except DamagedIndexError as error:
        return _from_scratch(index, max(generations(index), default=0), error)
    clean(index, number)
    folder = generation_folder(index, number)
    try:
        manifest, contents = read_manifest(folder), read_contents(folder)
        require_complete(folder, contents)
    except (DamagedIndexError, FileNotFoundError) as error:
        return _from_scratch(index, number, error)
    return _State(number, folder, contents, manifest)


def _from_scratch(index: Path, generation: int, error: Exception) -> _State:
    """Nothing to build on but what can be saved: which file came first, or at least the folders."""
    state = _State(generation, notes=[f"Rebuilt from scratch: {error}"])
    for folder in reversed(generations(index).values()):
        try:
            state.manifest = read_manifest(folder)
        except (DamagedIndexError, FileNotFoundError):
            continue
        return state
    state.manifest.folders = folders_of_marker(index)
    return state


def _distinct(folders: list[Path], notes: list[str]) -> list[Path]:
    """The folders without those inside another of them, whose files are read with it."""
    kept: list[Path] = []
    for folder in dict.fromkeys(folders):
        outer = next((other for other in folders if other != folder and folder.is_relative_to(other)), None)
        if outer is None:
            kept.append(folder)
        else:
            notes.append(f"{folder}: lies in {outer} and is read with it.")
    return kept
