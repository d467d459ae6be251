"""Imports files: reads them in several processes, and writes over nothing that somebody edited."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PureWindowsPath
from typing import Literal, NamedTuple

from interviews.building.workers import usual_jobs, work_through
from interviews.errors import InterviewsError, SourceError
from interviews.importing.formats import FORMATS, reader_of, suffix_of
from interviews.importing.placing import NEW, Place, head_of, names_for, origin_of, place_for, sealed, way_to
from interviews.importing.sources import files_to_import
from interviews.importing.transcript import Source
from interviews.importing.writing import markdown_of
from interviews.library.folders import SUFFIXES
from interviews.library.reading import content_digest, decode, read_bytes
from interviews.library.saving import save_new, save_over
from interviews.parsing.metadata_keys import MEDIA_SUFFIXES

Status = Literal["imported", "renewed", "unchanged", "edited", "failed"]
"""`edited`: the source has changed and so has the transcript, beside which the new text is put."""

NOBODY_NAMED = "no speakers were told; `interviews search --in outside` finds what is said"
MISTAKE = "reading it failed by a mistake of the program"


class Task(NamedTuple):
    source: Path
    folder: Path
    """Where its transcripts go."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a source, or of one of the transcripts in it."""

    source: Path
    status: Status
    target: Path | None = None
    """The transcript; with `edited`, what stands beside it."""
    turns: int = 0
    """Those with a speaker."""
    message: str | None = None
    """What there is to know or to do."""


class _Text(NamedTuple):
    part: str | None
    markdown: str
    turns: int


class _Read(NamedTuple):
    """What was made of a source, in whichever process."""

    digest: str = ""
    texts: tuple[_Text, ...] = ()
    note: str | None = None
    """What is to be known of its encoding."""
    error: str | None = None
    unchanged: Path | None = None
    """The transcript of it that is up to date."""


def import_all(
    tasks: Iterable[Task],
    *,
    write: bool = True,
    jobs: int | None = None,
    progress: Callable[[int, int, Path], None] = lambda done, total, path: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Outcome]:
    """Imports files one after the other; what is wrong with one holds up no other.

    Args:
        tasks: What is imported.
        write: Whether transcripts are written, or only told.
        jobs: How many processes read; one a processor unless given.
        progress: Told how many are done, of how many, and the last.
        cancelled: Asked between files whether to stop.
    """
    todo = list(tasks)
    taken: set[Path] = set()
    for done, (task, read) in enumerate(
        zip(todo, work_through(_read, todo, jobs or usual_jobs(), cancelled), strict=False), 1
    ):
        yield from _outcomes(task, read, taken, write=write)
        progress(done, len(todo), task.source)


def tasks_of(folder: Path, into: Path | None = None) -> Iterator[Task]:
    """What can be imported of a folder, into the same places below another one if it is given."""
    for file in files_to_import(folder):
        yield Task(file, file.parent if into is None else into / file.parent.relative_to(folder))


def _read(task: Task) -> _Read:
    path, folder = task
    try:
        suffix = suffix_of(path.name)
        if suffix in SUFFIXES:
            raise SourceError(f"{path}: this is Markdown already: `interviews rebuild` reads it as it is.")
        if suffix not in FORMATS:
            if not os.path.lexists(path):
                raise SourceError(f"{path}: there is no such file or folder. Check the name.")
            raise SourceError(
                f"{path}: files of this kind cannot be imported. Save it as one of {', '.join(FORMATS)}."
            )
        data, _ = read_bytes(path, FORMATS[suffix].largest)
        digest = content_digest(data)
        place = place_for(path, None, folder)
        if place.origin is not None and place.origin.digest == digest:
            return _Read(digest, unchanged=place.path)
        if not data.strip():
            raise SourceError(f"{path}: the file is empty.")
        note = decode(data, path)[2] if FORMATS[suffix].is_text else None
        return _Read(digest, tuple(_texts(path, folder, data, digest)), note)
    except InterviewsError as error:
        return _Read(error=str(error))
    except (RecursionError, MemoryError):
        return _Read(error=f"{path}: nested too deep, or too large, to be a transcript.")
    except Exception as error:
        # A mistake of ours holds up no other file.
        return _Read(
            error=f"{path}: {MISTAKE} ({type(error).__name__}: {error}). Leave it out, and report it."
        )


def _texts(path: Path, folder: Path, data: bytes, digest: str) -> Iterator[_Text]:
    way = way_to(path, folder)
    for transcript in reader_of(suffix_of(path.name))(Source(path, data)):
        complete = replace(transcript, media=_recording_of(transcript.media, path, folder))
        text = markdown_of(complete, head_of(way, transcript.name, digest))
        yield _Text(transcript.name, sealed(text), transcript.labelled or transcript.told_by_layout)


def _recording_of(named: str | None, source: Path, folder: Path) -> str | None:
    """The recording that a source names, or the one beside it: its address, or the way from the transcript.

    Of a path that the source names only the file name counts: it is that of another machine, or of anybody.
    """
    if named is not None and named.lower().startswith(("https://", "http://")):
        return named
    wanted = PureWindowsPath(named.replace("/", "\\")).name if named else ""
    beside = source.parent / wanted if PureWindowsPath(wanted).suffix.lower() in MEDIA_SUFFIXES else None
    found = beside if beside is not None and beside.is_file() else _named_alike(source)
    return os.path.relpath(found, folder).replace(os.sep, "/") if found is not None else wanted or None


def _named_alike(source: Path) -> Path | None:
    """The recording beside a source; `talk.en.vtt` and `talk.transcript.vtt` are of `talk.mp4`."""
    stems = {source.stem, source.stem.rpartition(".")[0]} - {""}
    suffixes = [spelled for suffix in sorted(MEDIA_SUFFIXES) for spelled in (suffix, suffix.upper())]
    recordings = (source.parent / f"{stem}{suffix}" for stem in stems for suffix in suffixes)
    return next(filter(Path.is_file, recordings), None)


def _outcomes(task: Task, read: _Read, taken: set[Path], *, write: bool) -> Iterator[Outcome]:
    if read.error is not None:
        yield Outcome(task.source, "failed", message=read.error)
    if read.unchanged is not None:
        yield Outcome(task.source, "unchanged", read.unchanged)
    for text in read.texts:
        try:
            place = _free(place_for(task.source, text.part, task.folder), task, text, taken)
            taken.add(place.path)
            yield _placed(task.source, place, read, text, write=write)
        except InterviewsError as error:
            yield Outcome(task.source, "failed", message=str(error))
        except OSError as error:
            where = f"{task.folder}: its transcript cannot be written there ({error.strerror})"
            yield Outcome(task.source, "failed", message=f"{task.source}: {where}. Name another folder.")


def _free(place: Place, task: Task, text: _Text, taken: set[Path]) -> Place:
    """The place, or the next one where another source of this run has it and nothing was written."""
    if place.origin is not None or place.path not in taken:
        return place
    names = (task.folder / name for name in names_for(task.source, text.part))
    return Place(next(path for path in names if path not in taken and not path.exists()), None)


def _placed(source: Path, place: Place, read: _Read, text: _Text, *, write: bool) -> Outcome:
    notes = (read.note, None if text.turns else NOBODY_NAMED)
    message = "; ".join(note for note in notes if note) or None
    result = partial(Outcome, source, turns=text.turns, message=message)
    if place.origin is None:
        if write:
            place.path.parent.mkdir(parents=True, exist_ok=True)
            save_new([text.markdown], place.path)
            _remove_beside(source, place.path, text.part)
        return result("imported", place.path)
    if place.origin.digest == read.digest:
        return result("unchanged", place.path)
    if not place.origin.is_edited:
        if write:
            save_over([text.markdown], place.path)
            _remove_beside(source, place.path, text.part)
        return result("renewed", place.path)
    return _beside(source, place.path, read.digest, text, write=write)


def _remove_beside(source: Path, target: Path, part: str | None) -> None:
    """Removes what an earlier import put beside a transcript that has the newest text now, unless edited."""
    new = target.with_name(target.name + NEW)
    there = origin_of(new)
    own = way_to(source, target.parent), part
    if there is not None and not there.is_edited and (there.source, there.part) == own:
        new.unlink(missing_ok=True)


def _beside(source: Path, target: Path, digest: str, text: _Text, *, write: bool) -> Outcome:
    """Puts the new text beside a transcript that the user edited."""
    new = target.with_name(target.name + NEW)
    there = origin_of(new)
    if there is None and new.exists():
        raise SourceError(f"{new}: is there already and no import wrote it. Move it away.")
    if there is not None and there.is_edited:
        raise SourceError(f"{new}: you edited it. Make it the transcript, or move it away.")
    if write and (there is None or there.digest != digest):
        save_over([text.markdown], new)
    return Outcome(
        source,
        "edited",
        new,
        text.turns,
        f"{source} has changed, and you edited {target.name} or named speakers in it, whose labels may be "
        f"others now: it stays, and the new text is in {new.name}. "
        f"Take over what you want, and its line imported_digest; then delete {new.name}.",
    )
