"""From a file to what the index keeps of it: the work that several processes share.

Nothing here writes. What comes back is plain data that can be sent between processes: the records already as
bytes, and beside them only what the index counts or searches.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interviews.building.records import description_of, encode_record, pair_record
from interviews.building.reports import FileFinding
from interviews.building.spellings import Spellings, count_spellings
from interviews.errors import InterviewsError, SourceError
from interviews.library.fingerprints import Fingerprint
from interviews.library.folders import TranscriptFile
from interviews.library.reading import read_transcript
from interviews.library.transcripts import companions_digest, parse_transcript, speakers_file_for
from interviews.search.analysis import ANALYZER, base_language
from interviews.search.splitting import Splitter, SplitText
from interviews.search.topics_file import TopicsFile, pair_topics, topics_file_for

if TYPE_CHECKING:
    from interviews.model import Interview, QAPair


class FileTask(NamedTuple):
    folder: str
    """The transcripts folder, absolute."""
    relative: str


class PreparedPair(NamedTuple):
    id: str
    record: bytes
    body: SplitText
    """The question and the answer, which are searched as one text."""
    question_words: int
    """How many of the words of the body are the question's."""
    answer_characters: int
    questioners: tuple[str, ...]
    """Those whom the file names; the record has all."""
    answerers: tuple[str, ...]
    topics: tuple[str, ...]
    topic_words: SplitText
    speaker_words: SplitText
    is_passage: bool
    """Whether it is said outside questions and answers; see `interviews.parsing.passages`."""


class PreparedInterview(NamedTuple):
    record: bytes
    title: SplitText
    issued: str | None
    """The date with its range."""
    outlet: str | None
    language: str
    """That its words are stemmed in."""
    topics: tuple[str, ...]
    pairs: tuple[PreparedPair, ...]
    passages: tuple[PreparedPair, ...]

    @property
    def said(self) -> tuple[PreparedPair, ...]:
        """The pairs, and then the passages."""
        return (*self.pairs, *self.passages)


class PreparedFile(NamedTuple):
    task: FileTask
    fingerprint: Fingerprint
    people: str | None
    """The digest of the speakers and topics files that were used."""
    interviews: tuple[PreparedInterview, ...]
    spellings: Spellings
    findings: tuple[FileFinding, ...]
    note: str | None
    """About its encoding."""


class RefusedFile(NamedTuple):
    task: FileTask
    reason: str


def prepare(task: FileTask) -> PreparedFile | RefusedFile:
    """Reads and structures one file; whatever is wrong with it comes back as a reason."""
    root = Path(task.folder)
    path = root / task.relative
    now = time.time_ns()
    try:
        transcript = read_transcript(path)
        people = companions_digest(path, root)
        topics_file = topics_file_for(path, root)
        interviews = parse_transcript(transcript, root=root, shown_as=task.relative)
    except InterviewsError as error:
        return RefusedFile(task, str(error))
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
        # A mistake in the parser must not cost the user the other thousand files.
        problem = f"{type(error).__name__}: {error}"
        return RefusedFile(
            task, str(SourceError(f"{path}: could not be structured ({problem}). Report this."))
        )
    # Deferred like the parser itself, which a rebuild that finds nothing to read does not wait for.
    from interviews.parsing.passages import passages_of

    said, named = Splitter(ANALYZER), Splitter(ANALYZER)
    ordinal = 0
    prepared = []
    for interview, passages in zip(interviews, passages_of(interviews), strict=True):
        prepared.append(_prepare_interview(interview, passages, ordinal, topics_file, said, named))
        ordinal += len(interview.qa_pairs)
    bodies = [pair.body for interview in prepared for pair in interview.said]
    return PreparedFile(
        task=task,
        fingerprint=Fingerprint(transcript.size, transcript.modified, transcript.digest, now),
        people=people,
        interviews=tuple(prepared),
        spellings=count_spellings(said.vocabulary, bodies),
        findings=tuple(
            dict.fromkeys(
                FileFinding(task.relative, finding.line, finding.code, finding.message)
                for interview in interviews
                for finding in interview.warnings
            )
        ),
        note=transcript.note,
    )


def _prepare_interview(
    interview: Interview,
    passages: Sequence[QAPair],
    pairs_before: int,
    topics_file: TopicsFile,
    said: Splitter,
    named: Splitter,
) -> PreparedInterview:
    language = base_language(interview.language)
    return PreparedInterview(
        record=encode_record(description_of(interview)),
        title=named.split(interview.title or "", language),
        issued=interview.issued or interview.date,
        outlet=interview.outlet,
        language=language,
        topics=tuple(topics_file.settle(interview.topics)),
        pairs=tuple(
            _prepare_pair(interview, pair, pairs_before + place, topics_file, said, named)
            for place, pair in enumerate(interview.qa_pairs, 1)
        ),
        passages=tuple(
            _prepare_pair(interview, passage, 0, topics_file, said, named) for passage in passages
        ),
    )


def _prepare_pair(
    interview: Interview, pair: QAPair, ordinal: int, topics_file: TopicsFile, said: Splitter, named: Splitter
) -> PreparedPair:
    spoken_of = topics_file.said(pair.question, pair.answer, interview.language)
    topics = pair_topics(topics_file, interview.topics, pair.topics, spoken_of)
    unnamed = {speaker.name for speaker in interview.speakers if not speaker.named}
    questioners = tuple(name for name in pair.questioners if name not in unnamed)
    answerers = tuple(name for name in pair.answerers if name not in unnamed)
    language = base_language(interview.language)
    of_question, of_answer = said.numbers(pair.question), said.numbers(pair.answer)
    return PreparedPair(
        id=pair.id,
        record=encode_record(pair_record(interview, pair, ordinal, topics)),
        body=SplitText(language, said.vocabulary, of_question + of_answer),
        question_words=len(of_question),
        answer_characters=len(pair.answer),
        questioners=questioners,
        answerers=answerers,
        topics=topics,
        topic_words=named.split("\n".join(topics), language),
        speaker_words=named.split("\n".join(dict.fromkeys(questioners + answerers)), language),
        is_passage=not pair.number,
    )


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
