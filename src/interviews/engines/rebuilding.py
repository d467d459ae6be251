"""How any engine brings its index in line with folders of transcripts.

Only new and changed files are read. Everything happens in a new generation; whatever goes wrong on the way,
and wherever a cancel comes, the index stays as it was.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Protocol

from interviews.building.preparing import CompanionProblems, FileTask, PreparedFile, RefusedFile, prepare
from interviews.building.reports import FileFinding, RebuildProgress, RebuildReport, SkippedFile
from interviews.building.workers import work_through
from interviews.engines.manifest import KnownFile, Manifest
from interviews.errors import NoIndexError, RebuildCancelledError, SettingsError, SourceError
from interviews.library.fingerprints import Place, compare, place
from interviews.library.folders import FolderListing, TranscriptFile, list_folder
from interviews.library.transcripts import companions_digest

USUAL_MEMORY = 400
"""MB; the words of 30,000 pairs."""


class NewGeneration(Protocol):
    """The next state of an index, in the making."""

    def remove(self, places: Collection[Place]) -> None:
        """Removes all pairs of some files; called once, before any file is added."""

    def add(self, prepared: PreparedFile, kept: Mapping[str, str]) -> dict[str, str]:
        """Adds a file; the ids of pairs that could not have their own (see `Identifiers`)."""

    def finish(self, manifest: Manifest, built: str) -> None:
        """Writes what was collected; nobody sees it yet."""

    def publish(self, manifest: Manifest) -> None:
        """Makes it the newest, all at once."""


class Store(Protocol):
    """What a rebuild asks of an engine whose index nobody else is writing."""

    @property
    def manifest(self) -> Manifest:
        """Of the newest generation, or what is left of it; empty where there is none."""

    @property
    def notes(self) -> list[str]:
        """What there is to tell about the index as it is."""

    def can_be_built_on(self) -> bool:
        """Whether there is a generation that this version of the program made, and that is whole."""

    def has_much_to_drop(self, *, however_little: bool) -> bool:
        """Whether a new generation would be worth while for what it drops."""

    def new_generation(
        self, folders: list[str], *, from_scratch: bool
    ) -> AbstractContextManager[NewGeneration]:
        """A generation that begins as the newest one, or empty; gone again after an error."""


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


@dataclass(slots=True)
class Rebuild:
    """One rebuild: what is to be done, and doing it."""

    store: Store
    folders: Sequence[Path]
    """As the user names them; those of the last time where there are none."""
    full: bool = False
    compacting: bool = False
    jobs: int = 1
    memory: int = USUAL_MEMORY
    progress: Callable[[RebuildProgress], None] = lambda progress: None
    cancelled: Callable[[], bool] = lambda: False
    wanted: list[Path] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    findings: list[FileFinding] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)
    listings: list[FolderListing] = field(default_factory=list)
    skipped: list[SkippedFile] = field(default_factory=list)
    refused: set[Place] = field(default_factory=set)
    """Where the skipped files are."""
    kept: int = 0
    """Files that stay as they were, since what goes with them is wrong."""

    def run(self) -> RebuildReport:
        """Does the work; what was done. See `Engine.rebuild` for what it raises."""
        self.notes += self.store.notes
        self.wanted = _distinct(self.folders, self.notes) or list(map(Path, self.store.manifest.folders))
        if not self.wanted:
            raise NoIndexError("Which transcripts? Name their folder: `interviews rebuild FOLDER`.")
        self.progress(RebuildProgress("looking", 0, 0))
        self.listings = [list_folder(folder) for folder in self.wanted]
        files = [file for listing in self.listings for file in listing.files]
        for listing in self.listings:
            self.notes += listing.notes
        if not files:
            named = ", ".join(map(str, self.wanted))
            raise SourceError(
                f"{named}: no transcripts in it (*.md or *.markdown). Name the folder that holds them."
            )
        from_scratch = self.full or not self.store.can_be_built_on()
        plan = self._plan(files, from_scratch)
        prepared = self._prepared(plan)
        first = next(prepared, None)
        self._stop_if_cancelled()
        lost = self.refused & self.store.manifest.files.keys()
        changed = first or lost or plan.removed or plan.touched or self._other_folders()
        if changed or from_scratch or self.store.has_much_to_drop(however_little=self.compacting):
            return self._build(plan, from_scratch, chain([first] if first else [], prepared))
        return self._report(self.store.manifest, plan, changed=set())

    def _prepared(self, plan: _Plan) -> Iterator[PreparedFile]:
        """The files that can be indexed; the others are noted."""
        for done, result in enumerate(work_through(prepare, plan.tasks, self.jobs, self.cancelled), 1):
            if isinstance(result, RefusedFile):
                self.skipped.append(SkippedFile(result.task.relative, result.reason))
                self.refused.add((result.task.folder, result.task.relative))
            else:
                yield result
            self.progress(RebuildProgress("parsing", done, len(plan.tasks), result.task.relative))

    def _other_folders(self) -> bool:
        return [str(folder) for folder in self.wanted] != self.store.manifest.folders

    def _plan(self, files: list[TranscriptFile], from_scratch: bool) -> _Plan:
        known = self.store.manifest.files
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
        known = self.store.manifest.files
        wrong = {
            place(file): found for file in files if (found := problems.of(file)) and place(file) in known
        }
        for problem in dict.fromkeys(wrong.values()):
            if from_scratch:
                raise SettingsError(f"{problem} Nothing was rebuilt.")
            number = sum(other == problem for other in wrong.values())
            transcripts = "transcript stays" if number == 1 else "transcripts stay"
            self.notes.append(f"{problem} Until then {number:,} {transcripts} in the index as before.")
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
            if self.store.manifest.files[place(file)].people != digests[beside]:
                others.add(place(file))
        return others

    def _build(self, plan: _Plan, from_scratch: bool, prepared: Iterable[PreparedFile]) -> RebuildReport:
        changed = set()
        folders = [str(wanted) for wanted in self.wanted]
        with self.store.new_generation(folders, from_scratch=from_scratch) as generation:
            manifest = self._carry_over(plan, generation, from_scratch)
            for file in prepared:
                changed.add(self._take(file, manifest, generation))
            self._stop_if_cancelled()
            for there in self.refused:
                manifest.files.pop(there, None)
            self.progress(RebuildProgress("writing", 0, 1))
            generation.finish(manifest, datetime.now(UTC).isoformat(timespec="seconds"))
            self._stop_if_cancelled()
            generation.publish(manifest)
            self.progress(RebuildProgress("writing", 1, 1))
        return self._report(manifest, plan, changed)

    def _carry_over(self, plan: _Plan, generation: NewGeneration, from_scratch: bool) -> Manifest:
        """The manifest to begin with: what stays, and what renamed and changed files were known by."""
        before = self.store.manifest
        files = dict(before.files)
        for there in plan.removed:
            del files[there]
        for new, old in plan.renamed.items():
            files[new] = before.files[old]
        if not from_scratch:
            read_again = {(task.folder, task.relative) for task in plan.tasks}
            generation.remove({*plan.removed, *(read_again & before.files.keys())})
        for file in plan.touched:
            known = files[place(file)]
            # It has a new time and its old content.
            known.fingerprint = replace(known.fingerprint, modified=file.modified, read=time.time_ns())
        return Manifest([str(folder) for folder in self.wanted], files, before.next_first)

    def _take(self, prepared: PreparedFile, manifest: Manifest, generation: NewGeneration) -> Place:
        there = (prepared.task.folder, prepared.task.relative)
        known = manifest.files.get(there)
        if known is None:
            first, manifest.next_first = manifest.next_first, manifest.next_first + 1
        else:
            first = known.first
        salted = generation.add(prepared, {} if known is None else known.salted)
        if prepared.note:
            self.notes.append(f"{prepared.task.relative}: {prepared.note}.")
        self.findings += prepared.findings
        manifest.files[there] = KnownFile(
            fingerprint=prepared.fingerprint,
            people=prepared.people,
            first=first,
            salted=salted,
            interviews=len(prepared.interviews),
            pairs=sum(len(interview.pairs) for interview in prepared.interviews),
            passages=sum(len(interview.passages) for interview in prepared.interviews),
            warnings=len(prepared.findings),
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
            findings=tuple(self.findings),
            files=len(manifest.files),
            **manifest.totals(),
            without_pairs=sum(not known.pairs for known in manifest.files.values()),
            seconds=time.monotonic() - self.started,
            notes=tuple(self.notes),
        )


def _distinct(named: Sequence[Path], notes: list[str]) -> list[Path]:
    """The folders without those inside another of them, whose files are read with it."""
    folders = [Path(os.path.realpath(folder)) for folder in named]
    kept: list[Path] = []
    for folder in dict.fromkeys(folders):
        outer = next((other for other in folders if other != folder and folder.is_relative_to(other)), None)
        if outer is None:
            kept.append(folder)
        else:
            notes.append(f"{folder}: lies in {outer} and is read with it.")
    return kept
