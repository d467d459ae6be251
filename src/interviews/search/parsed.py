"""Pairs of a file that was parsed on the spot, in the form in which an index gives them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from interviews.parsing.passages import passages_of
from interviews.search.results import IndexedPair, Speech

if TYPE_CHECKING:
    from interviews.model import Interview, QAPair


def pairs_of_interviews(interviews: Iterable[Interview], path: str, folder: str) -> tuple[IndexedPair, ...]:
    """The pairs of the interviews of one file, in their order."""
    places = [
        (interview, number, pair)
        for number, interview in enumerate(interviews)
        for pair in interview.qa_pairs
    ]
    return tuple(
        _pair(interview, number, pair, ordinal, path, folder)
        for ordinal, (interview, number, pair) in enumerate(places, 1)
    )


def passages_of_interviews(
    interviews: Sequence[Interview], path: str, folder: str
) -> tuple[IndexedPair, ...]:
    """The passages of the interviews of one file, in their order."""
    return tuple(
        _pair(interview, number, passage, 0, path, folder)
        for number, (interview, passages) in enumerate(zip(interviews, passages_of(interviews), strict=True))
        for passage in passages
    )


def _pair(
    interview: Interview, number: int, pair: QAPair, ordinal: int, path: str, folder: str
) -> IndexedPair:
    return IndexedPair(
        id=pair.id,
        path=path,
        folder=folder,
        section=interview.section,
        number=pair.number,
        ordinal=ordinal,
        start_line=pair.start_line,
        end_line=pair.end_line,
        timestamp=pair.timestamp,
        title=interview.title,
        date=interview.date,
        outlet=interview.outlet,
        language=interview.language,
        questioners=pair.questioners,
        answerers=pair.answerers,
        affiliations={
            speaker.name: speaker.affiliation for speaker in interview.speakers if speaker.affiliation
        },
        topics=pair.topics,
        question=pair.question,
        answer=pair.answer,
        question_speeches=_speeches(interview, pair.question_turns),
        answer_speeches=_speeches(interview, pair.answer_turns),
        interview=number,
        unnamed=tuple(speaker.name for speaker in interview.speakers if not speaker.named),
    )


def _speeches(interview: Interview, numbers: Iterable[int]) -> tuple[Speech, ...]:
    turns = (interview.turns[number - 1] for number in numbers)
    return tuple(Speech(turn.speaker, turn.text, turn.start_line, turn.timestamp) for turn in turns)
