"""Whether what users write beside transcripts, such as `speakers.toml`, can be used."""

from __future__ import annotations

from pathlib import Path

from interviews.errors import InterviewsError
from interviews.library.folders import TranscriptFile
from interviews.library.transcripts import speakers_file_for
from interviews.search.topics_file import topics_file_for


class CompanionProblems:
    """What is wrong with the companions of transcripts; each folder is looked at once."""

    def __init__(self) -> None:
        self._known: dict[Path, str | None] = {}

    def of(self, file: TranscriptFile) -> str | None:
        """What is wrong with the companions of a transcript; None where they can be used."""
        beside = file.path.parent
        if beside not in self._known:
            try:
                speakers_file_for(file.path, file.folder)
                topics_file_for(file.path, file.folder)
            except InterviewsError as error:
                self._known[beside] = str(error)
            else:
                self._known[beside] = None
        return self._known[beside]
