"""The records that every engine gets: the Q&A pairs and passages as the product's own parser gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from interviews.building.workers import work_through
from interviews.errors import InterviewsError
from interviews.library.folders import TranscriptFile, list_folder
from interviews.library.reading import read_transcript
from interviews.library.transcripts import parse_transcript
from interviews.parsing.passages import passages_of

JOBS = 2
"""Processes that parse, for every engine alike."""


@dataclass(frozen=True, slots=True)
class Record:
    """A Q&A pair or passage as an engine is given it."""

    question: str
    answer: str
    title: str
    speakers: tuple[str, ...]
    topics: tuple[str, ...]
    outlet: str
    year: str

    @property
    def body(self) -> str:
        """The question and the answer, which are searched as one text."""
        return f"{self.question}\n{self.answer}"

    @property
    def facets(self) -> list[tuple[str, str]]:
        """Kind and value of all that hits are counted by."""
        values = [("speaker", name) for name in self.speakers] + [("topic", name) for name in self.topics]
        values += [("outlet", self.outlet)] * bool(self.outlet) + [("year", self.year)] * bool(self.year)
        return values


def parsed_records(folder: Path) -> Iterator[Record]:
    """The records of all transcripts, parsed in several processes while they are asked for.

    These do nothing but parse, so that an engine pays for no more than it needs.
    """
    files = list_folder(folder).files
    for records in work_through(records_of, files, JOBS, lambda: False):
        yield from records


def records_of(file: TranscriptFile) -> list[Record]:
    """The records of one file; none of a file that cannot be read."""
    try:
        transcript = read_transcript(file.path)
        interviews = parse_transcript(transcript, root=file.folder, shown_as=file.relative)
    except InterviewsError:
        return []
    return [
        Record(
            question=pair.question,
            answer=pair.answer,
            title=interview.title or "",
            speakers=tuple(dict.fromkeys((*pair.questioners, *pair.answerers))),
            topics=tuple(dict.fromkeys((*interview.topics, *pair.topics))),
            outlet=interview.outlet or "",
            year=(interview.issued or interview.date or "")[:4],
        )
        for interview, passages in zip(interviews, passages_of(interviews), strict=True)
        for pair in (*interview.qa_pairs, *passages)
    ]
