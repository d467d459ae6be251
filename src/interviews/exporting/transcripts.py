"""Whole transcripts, for the formats that need them and to check quotations against."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from interviews.building.reports import SkippedFile
from interviews.errors import InterviewsError
from interviews.library.reading import read_transcript
from interviews.library.transcripts import parse_transcript
from interviews.model import Interview
from interviews.search.results import IndexedPair


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
