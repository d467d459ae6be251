"""What a citation takes from a Q&A pair, and who says which part of its answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Speech(Protocol):
    """What one person says in one go."""

    @property
    def speaker(self) -> str: ...
    @property
    def text(self) -> str: ...


class Pair(Protocol):
    """What is quoted: `interviews.search.results.IndexedPair` is one."""

    @property
    def number(self) -> int: ...
    @property
    def timestamp(self) -> str | None: ...
    @property
    def pages(self) -> Sequence[str]: ...
    @property
    def questioners(self) -> tuple[str, ...]: ...
    @property
    def answerers(self) -> tuple[str, ...]: ...
    @property
    def question(self) -> str: ...
    @property
    def answer(self) -> str: ...
    @property
    def answer_speeches(self) -> Sequence[Speech]: ...


class AnswerPart(NamedTuple):
    """What is said in a row."""

    speakers: tuple[str, ...]
    """One, or all who answer where it is not known who says which words."""
    words: str


def answer_parts(pair: Pair) -> tuple[AnswerPart, ...]:
    """The answer as one part, or a part for each time that another of several people speaks.

    Nobody is to be quoted with the words of another.
    """
    parts: list[AnswerPart] = []
    for speech in pair.answer_speeches:
        if parts and parts[-1].speakers == (speech.speaker,):
            parts[-1] = AnswerPart(parts[-1].speakers, f"{parts[-1].words}\n\n{speech.text}")
        else:
            parts.append(AnswerPart((speech.speaker,), speech.text))
    if len(parts) > 1 and "\n\n".join(part.words for part in parts) == pair.answer:
        return tuple(parts)
    return (AnswerPart(tuple(pair.answerers), pair.answer),)
