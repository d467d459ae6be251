"""Pairs and interviews as an index keeps them: JSON, for whoever shows or cites a hit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from interviews.search.results import IndexedPair, InterviewEntry, Speech

if TYPE_CHECKING:
    from interviews.model import Interview, QAPair

SpeechRecord = tuple[str, str, int, str | None] | tuple[str, str, int, str | None, Sequence[tuple[str, int]]]
"""Speaker, text, start line, timestamp, and the pages where they are known."""


def encode_record(record: Any) -> bytes:
    """A record as it is kept; halves of surrogate pairs, which YAML can write, are kept too."""
    # Deferred: 5 ms that only writing costs, not a search.
    import msgspec

    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def description_of(interview: Interview) -> dict[str, Any]:
    """What is known about an interview, without what is as usual."""
    return interview.description().model_dump(mode="json", exclude_defaults=True)


def pair_record(interview: Interview, pair: QAPair, ordinal: int, topics: Sequence[str]) -> dict[str, Any]:
    """The record of a pair or passage; its words are kept as speeches, unless these joined are no other."""
    question, answer = (_speeches(interview, turns) for turns in (pair.question_turns, pair.answer_turns))
    record: dict[str, Any] = {
        "number": pair.number,
        "ordinal": ordinal,
        "start_line": pair.start_line,
        "end_line": pair.end_line,
        "timestamp": pair.timestamp,
        "questioners": pair.questioners,
        "answerers": pair.answerers,
        "topics": topics,
        "question_speeches": question,
        "answer_speeches": answer,
    }
    if pair.pages:
        record["pages"] = pair.pages
    if pair.question != join_speeches(question):
        record["question"] = pair.question
    if pair.answer != join_speeches(answer):
        record["answer"] = pair.answer
    return record


def affiliations_in(about: Mapping[str, Any]) -> dict[str, str]:
    """The affiliations in what `description_of` makes, by canonical name."""
    return {one["name"]: one["affiliation"] for one in about.get("speakers", ()) if one.get("affiliation")}


class InterviewOfPair(NamedTuple):
    """What a pair shows of its interview, as `IndexedPair` calls it."""

    section: str | None
    title: str | None
    date: str | None
    outlet: str | None
    language: str | None
    affiliations: Mapping[str, str]
    unnamed: tuple[str, ...]

    @classmethod
    def of(cls, about: Mapping[str, Any]) -> InterviewOfPair:
        """From what `description_of` makes."""
        return cls(
            section=about.get("section"),
            title=about.get("title"),
            date=about.get("date"),
            outlet=about.get("outlet"),
            language=about.get("language"),
            affiliations=affiliations_in(about),
            unnamed=unnamed_in(about),
        )


def indexed_pair(record: Mapping[str, Any], about: InterviewOfPair, **place: Any) -> IndexedPair:
    """The pair of what `pair_record` makes; its place is its `id`, `path`, `folder` and `interview`."""
    return IndexedPair(
        **place,
        **about._asdict(),
        number=record["number"],
        ordinal=record["ordinal"],
        start_line=record["start_line"],
        end_line=record["end_line"],
        timestamp=record["timestamp"],
        questioners=tuple(record["questioners"]),
        answerers=tuple(record["answerers"]),
        topics=tuple(record["topics"]),
        question=text_of(record, "question"),
        answer=text_of(record, "answer"),
        question_speeches=tuple(map(_speech, record["question_speeches"])),
        answer_speeches=tuple(map(_speech, record["answer_speeches"])),
        pages=tuple(record.get("pages", ())),
    )


def _speech(record: SpeechRecord) -> Speech:
    if len(record) == 4:
        return Speech(*record)
    speaker, text, line, timestamp, pages = record
    return Speech(speaker, text, line, timestamp, tuple((number, start) for number, start in pages))


def text_of(record: Mapping[str, Any], part: str) -> str:
    """The "question" or the "answer" of a record."""
    text: str = record[part] if part in record else join_speeches(record[f"{part}_speeches"])
    return text


def unnamed_in(about: Mapping[str, Any]) -> tuple[str, ...]:
    """The labels of those whom the file of an interview does not name."""
    return tuple(one["name"] for one in about.get("speakers", ()) if not one.get("named", True))


def _speeches(interview: Interview, numbers: Sequence[int]) -> list[SpeechRecord]:
    turns = (interview.turns[number - 1] for number in numbers)
    return [
        (
            turn.speaker,
            turn.text,
            turn.start_line,
            turn.timestamp,
            [(page.number, page.start) for page in turn.pages],
        )
        if turn.pages
        else (turn.speaker, turn.text, turn.start_line, turn.timestamp)
        for turn in turns
    ]


def join_speeches(speeches: Sequence[SpeechRecord]) -> str:
    """The text of several speeches, as pairs usually have it."""
    return "\n\n".join(speech[1] for speech in speeches)


def interview_entry(about: Mapping[str, Any], path: str, pairs: int) -> InterviewEntry:
    """An interview as it is listed, from what `description_of` makes; `path` is how its file is shown."""
    return InterviewEntry(
        path=path,
        section=about.get("section"),
        title=about.get("title"),
        date=about.get("date"),
        outlet=about.get("outlet"),
        interviewees=tuple(person["name"] for person in about.get("interviewees", ())),
        interviewers=tuple(person["name"] for person in about.get("interviewers", ())),
        pairs=pairs,
        unnamed=unnamed_in(about),
        affiliations=affiliations_in(about),
    )


def pairs_of_interviews(interviews: Sequence[Interview], path: str, folder: str) -> tuple[IndexedPair, ...]:
    """The pairs of the interviews of one file, in their order."""
    pairs = [interview.qa_pairs for interview in interviews]
    return tuple(_indexed(interviews, pairs, count(1), path, folder))


def passages_of_interviews(
    interviews: Sequence[Interview], path: str, folder: str
) -> tuple[IndexedPair, ...]:
    """The passages of the interviews of one file, in their order."""
    # Deferred: a search does not wait for the parser.
    from interviews.parsing.passages import passages_of

    return tuple(_indexed(interviews, passages_of(interviews), None, path, folder))


def _indexed(
    interviews: Sequence[Interview],
    pairs: Iterable[Sequence[QAPair]],
    ordinals: Iterator[int] | None,
    path: str,
    folder: str,
) -> Iterator[IndexedPair]:
    for number, (interview, own) in enumerate(zip(interviews, pairs, strict=True)):
        about = InterviewOfPair.of(description_of(interview))
        for pair in own:
            record = pair_record(interview, pair, next(ordinals) if ordinals else 0, pair.topics)
            yield indexed_pair(record, about, id=pair.id, path=path, folder=folder, interview=number)
