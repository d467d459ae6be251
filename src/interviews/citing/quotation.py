"""A Q&A pair as a citation needs it, whichever record it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Pair(Protocol):
    """What the Q&A pairs of a parsed interview and those of an index have in common."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def number(self) -> int: ...  # noqa: D102
    @property
    def timestamp(self) -> str | None: ...  # noqa: D102
    @property
    def questioners(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def answerers(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def question(self) -> str: ...  # noqa: D102
    @property
    def answer(self) -> str: ...  # noqa: D102


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

    @classmethod
    def of(cls, pair: Pair) -> Quotation:
        """The quotation of a pair."""
        return cls(
            id=pair.id,
            number=pair.number,
            timestamp=pair.timestamp,
            questioners=tuple(pair.questioners),
            answerers=tuple(pair.answerers),
            question=pair.question,
            answer=pair.answer,
        )
