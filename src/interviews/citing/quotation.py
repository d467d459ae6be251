"""A Q&A pair as a citation needs it, whichever record it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, runtime_checkable


class Pair(Protocol):
    """What the Q&A pairs of a parsed interview and those of an index have in common."""

    @property
    def id(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def timestamp(self) -> str | None: ...
    @property
    def questioners(self) -> tuple[str, ...]: ...
    @property
    def answerers(self) -> tuple[str, ...]: ...
    @property
    def question(self) -> str: ...
    @property
    def answer(self) -> str: ...


class Speech(Protocol):
    """What one person says in one go."""

    @property
    def speaker(self) -> str: ...
    @property
    def text(self) -> str: ...


@runtime_checkable
class SpokenPair(Protocol):
    """A pair that knows who says which part of its answer."""

    @property
    def answer_speeches(self) -> Sequence[Speech]: ...


class AnswerPart(NamedTuple):
    """What is said in a row."""

    speakers: tuple[str, ...]
    """One, or all who answer where it is not known who says which words."""
    words: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words that are quoted, who said them and where."""

    id: str
    """The pair's identifier."""
    number: int
    """1-based within the interview; 0 for what is said outside questions and answers."""
    timestamp: str | None
    """HH:MM:SS from the start of the recording."""
    questioners: tuple[str, ...]
    answerers: tuple[str, ...]
    question: str
    answer: str
    parts: tuple[AnswerPart, ...]
    """Who says what of the answer: nobody is to be quoted with the words of another."""

    @classmethod
    def of(cls, pair: Pair) -> Quotation:
        return cls(
            id=pair.id,
            number=pair.number,
            timestamp=pair.timestamp,
            questioners=tuple(pair.questioners),
            answerers=tuple(pair.answerers),
            question=pair.question,
            answer=pair.answer,
            parts=answer_parts(
                tuple(pair.answerers),
                pair.answer,
                pair.answer_speeches if isinstance(pair, SpokenPair) else (),
            ),
        )


def answer_parts(
    answerers: tuple[str, ...], answer: str, speeches: Sequence[Speech]
) -> tuple[AnswerPart, ...]:
    """The answer as one part, or a part for each time that another of several people speaks."""
    parts: list[AnswerPart] = []
    for speech in speeches:
        if parts and parts[-1].speakers == (speech.speaker,):
            parts[-1] = AnswerPart(parts[-1].speakers, f"{parts[-1].words}\n\n{speech.text}")
        else:
            parts.append(AnswerPart((speech.speaker,), speech.text))
    if len(parts) > 1 and "\n\n".join(part.words for part in parts) == answer:
        return tuple(parts)
    return (AnswerPart(answerers, answer),)
