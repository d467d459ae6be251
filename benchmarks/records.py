"""The records that every engine gets: the Q&A pairs as the product's own parser gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from interviews.index.preparing import FileTask, PreparedFile
from interviews.index.workers import prepare_all
from interviews.library.folders import list_folder

JOBS = 2
"""Processes that parse, for every engine alike."""


@dataclass(frozen=True, slots=True)
class Record:
    """A Q&A pair as an engine is given it."""

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


def tasks_of(folder: Path) -> list[FileTask]:
    """The transcripts of a folder."""
    return [FileTask(str(file.folder), file.relative) for file in list_folder(folder).files]


def parsed_records(folder: Path, jobs: int = JOBS) -> Iterator[Record]:
    """The records of all transcripts, parsed in several processes while they are asked for."""
    for prepared in prepare_all(tasks_of(folder), jobs, lambda: False):
        if isinstance(prepared, PreparedFile):
            for interview in prepared.interviews:
                for pair in interview.pairs:
                    yield Record(
                        question=pair.question,
                        answer=pair.answer,
                        title=interview.title or "",
                        speakers=tuple(dict.fromkeys((*pair.questioners, *pair.answerers))),
                        topics=pair.topics,
                        outlet=interview.outlet or "",
                        year=(interview.issued or "")[:4],
                    )
