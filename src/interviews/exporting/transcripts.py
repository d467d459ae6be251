"""Transcripts as they are now, however old the index is: whole for some formats, and their pairs."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from interviews.building.records import pairs_of_interviews, passages_of_interviews
from interviews.building.reports import SkippedFile
from interviews.engines.engine import Index
from interviews.errors import InterviewsError, PairReferenceError
from interviews.identity import words_of
from interviews.library.reading import read_transcript
from interviews.library.transcripts import parse_transcript
from interviews.model import Interview
from interviews.search.requests import SearchRequest
from interviews.search.results import IndexedPair

MOST_WORDS = 40
"""Of a quotation, to look for it by; more of them find nothing else and take longer."""
MOST_HITS = 10


@dataclass(frozen=True, slots=True)
class SourceText:
    """A transcript as it is now."""

    path: str
    """As in `IndexedPair.path`."""
    text: str
    """The whole file, `\\n` at the end of each line."""
    interviews: tuple[Interview, ...]


@dataclass(slots=True)
class TranscriptReader:
    """Reads transcripts and remembers those that could not be read."""

    skipped: list[SkippedFile] = field(default_factory=list)

    def of_pair(self, pair: IndexedPair) -> SourceText | None:
        """The transcript of a pair; None where it cannot be read."""
        return self.of_file(Path(pair.folder), pair.path)

    def of_file(self, folder: Path, path: str) -> SourceText | None:
        """The transcript at a path below a transcripts folder, or at an absolute one; None as above."""
        file = folder / path
        try:
            transcript = read_transcript(file)
            interviews = parse_transcript(transcript, root=folder, shown_as=path)
        except InterviewsError as error:
            self.skipped.append(SkippedFile(path, str(error)))
            return None
        return SourceText(path, transcript.text, interviews)


@dataclass(frozen=True, slots=True)
class CurrentFile:
    """The pairs of one transcript as it is now, then its passages."""

    pairs: tuple[IndexedPair, ...]
    by_words: dict[str, list[IndexedPair]]
    """By `identity.words_of`."""


_NO_FILE = CurrentFile((), {})


@dataclass(slots=True)
class CurrentPairs:
    """Finds pairs by the index and reads them from the transcripts themselves."""

    index: Index
    reader: TranscriptReader = field(default_factory=TranscriptReader)
    shown: Callable[[IndexedPair], IndexedPair] = lambda pair: pair
    """How pairs were exported, such as with invented names; their paths are the real ones."""
    _folders: tuple[Path, ...] | None = None
    _files: dict[Path, CurrentFile] = field(default_factory=dict)

    def indexed(self, identifier: str) -> IndexedPair | None:
        """The pair of that id as the index has it."""
        try:
            pair = self.index.pair(identifier)
        except PairReferenceError:
            return None
        return self.shown(pair) if pair.id == identifier else None

    def file(self, path: str) -> CurrentFile:
        """A transcript by the path that the index or an export gives it; without pairs if there is none."""
        located = self._located(path)
        if located is None:
            return _NO_FILE
        folder, file = located
        if file not in self._files:
            self._files[file] = self._parsed(folder, path)
        return self._files[file]

    def place(self, path: str) -> Path:
        """What two paths of the same file have in common."""
        located = self._located(path)
        return Path(path) if located is None else located[1]

    def paths_like(self, words: str) -> list[str]:
        """The files of the pairs, and then of the passages, that have most of some words in common."""
        request = SearchRequest(text=" ".join(words.split()[:MOST_WORDS]), limit=MOST_HITS, literal=True)
        pairs = self.index.search(request._replace(within="pair")).hits
        passages = self.index.search(request._replace(within="outside")).hits
        return list(dict.fromkeys(hit.pair.path for hit in (*pairs, *passages)))

    def _located(self, path: str) -> tuple[Path, Path] | None:
        """The transcripts folder of a path, and its file."""
        if self._folders is None:
            self._folders = tuple(map(Path, self.index.summary().folders))
        for folder in self._folders:
            # Exports come from anywhere, so a path in one leads to nothing but transcripts.
            file = Path(os.path.normpath(folder / path))
            try:
                if file.is_relative_to(folder) and file.is_file():
                    return folder, file
            except OSError:
                continue
        return None

    def _parsed(self, folder: Path, path: str) -> CurrentFile:
        source = self.reader.of_file(folder, path)
        interviews = source.interviews if source else ()
        parsed = (
            *pairs_of_interviews(interviews, path, str(folder)),
            *passages_of_interviews(interviews, path, str(folder)),
        )
        pairs = tuple(map(self.shown, parsed))
        by_words: dict[str, list[IndexedPair]] = {}
        for pair in pairs:
            by_words.setdefault(words_of(pair.question, pair.answer), []).append(pair)
        return CurrentFile(pairs, by_words)
