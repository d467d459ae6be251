"""How much is said, by speaker, interview or topic: turns, words, share of the talk, time, questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

from interviews.counting.said import Said, number_of_words
from interviews.library.recordings import seconds_of

By = Literal["speaker", "interview", "topic"]


@dataclass(slots=True)
class Talk:
    """What was counted of one speaker, interview or topic."""

    about: Mapping[str, Any]
    """Its name, and what else tells which it is."""
    by: By
    interviews: set[tuple[str, int]] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    turns: int = 0
    words: int = 0
    seconds: int | None = None
    """From the time of a turn to that of the next, where both are known; None where that is nowhere so."""
    asked: set[object] = field(default_factory=set)
    """The Q&A pairs of which the questions are."""
    answered: set[object] = field(default_factory=set)

    def row(self, all_words: int) -> dict[str, Any]:
        """The counts by name; the share is of so many words in all, from 0 to 1."""
        others = {"interviews": len(self.interviews), "speakers": len(self.speakers)}
        return {
            **self.about,
            **{name: number for name, number in others.items() if name != f"{self.by}s"},
            "turns": self.turns,
            "words": self.words,
            "share": round(self.words / all_words, 4) if all_words else 0.0,
            "seconds": self.seconds,
            "questions": len(self.asked),
            "answers": len(self.answered),
        }


_KEYS: Mapping[By, Callable[[Said], Iterable[tuple[object, Mapping[str, Any]]]]] = {
    "speaker": lambda turn: [(turn.who, {"speaker": turn.who})],
    "interview": lambda turn: [
        ((turn.path, turn.interview), {"path": turn.path, "title": turn.title, "date": turn.date})
    ],
    "topic": lambda turn: [(topic, {"topic": topic}) for topic in turn.topics],
}
"""What a turn counts for: what tells it from others, and how that is shown."""


def talk(runs: Iterable[list[Said]], by: By) -> list[dict[str, Any]]:
    """The counts of each speaker, interview or topic, those with the most words first.

    The turns of a run follow one another. Each counts for all of its topics, and for none without any.
    """
    counted: dict[object, Talk] = {}
    all_words = 0
    for run in runs:
        for turn, seconds in _timed(run):
            words = number_of_words(turn.text)
            all_words += words
            for key, about in _KEYS[by](turn):
                _count(counted.setdefault(key, Talk(about, by)), turn, words, seconds)
    rows = [one.row(all_words) for one in counted.values()]
    return sorted(rows, key=lambda row: -row["words"])


def _count(one: Talk, turn: Said, words: int, seconds: int | None) -> None:
    one.interviews.add((turn.path, turn.interview))
    one.speakers.add(turn.who)
    one.turns += 1
    one.words += words
    if seconds is not None:
        one.seconds = (one.seconds or 0) + seconds
    if turn.pair is not None:
        (one.asked if turn.asks else one.answered).add((turn.path, turn.pair))


def _timed(run: list[Said]) -> Iterator[tuple[Said, int | None]]:
    """Each turn with the seconds that it takes, where they are known."""
    for turn, following in pairwise(run):
        seconds = None
        if turn.timestamp and following.timestamp:
            seconds = seconds_of(following.timestamp) - seconds_of(turn.timestamp)
        # Times that run backwards, as those of several recordings do, tell nothing.
        yield turn, seconds if seconds is not None and seconds >= 0 else None
    yield run[-1], None
