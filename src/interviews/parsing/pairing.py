"""Forms question-and-answer pairs from turns with roles.

A pair opens at a turn of an interviewer that asks, hands over the floor, or puts a statement that gets a
reply. Agreement inside an answer is an interjection: the answer goes on after it. Introductions, breaks and
goodbyes close a pair and open none. Guests who ask each other stay interviewees: their questions are part of
the answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import repeat

import msgspec

from interviews.parsing.cues import Cues
from interviews.parsing.moves import Move, Run, Voice, moves_of, runs_of

LONGEST_ADDITION = 30
"""Words of somebody who has asked up to which they add nothing to the answer they were given."""


class Exchange(msgspec.Struct):
    """A question and its answer, as indices of turns."""

    question: list[int] = msgspec.field(default_factory=list)
    answer: list[int] = msgspec.field(default_factory=list)


def pair_turns(voices: Sequence[Voice], cues: Cues) -> list[Exchange]:
    """The exchanges of an interview, in order; those without any words in the answer are none."""
    runs = runs_of(voices, cues)
    return _exchanges(voices, runs, iter(moves_of(runs, cues)))


def pair_by_labels(voices: Sequence[Voice], cues: Cues) -> list[Exchange]:
    """The exchanges where all labels say `Question` or `Answer`, which leaves nothing to be weighed."""
    return _exchanges(voices, runs_of(voices, cues), repeat(Move.ASKS))


def _exchanges(voices: Sequence[Voice], runs: Sequence[Run], moves: Iterator[Move]) -> list[Exchange]:
    exchanges: list[Exchange] = []
    current: Exchange | None = None
    for run in runs:
        if run.role == "other":
            if current is not None and current.answer:
                current = None
        elif run.role == "interviewee":
            if current is not None:
                current.answer += run.turns
        else:
            move = next(moves)
            if move is Move.ASKS:
                current = Exchange(list(run.turns))
                exchanges.append(current)
            elif move is Move.KEEPS_HOUSE:
                current = None
    return [
        exchange
        for exchange in exchanges
        if any(voices[number].said.text.strip() for number in exchange.answer)
    ]


def pair_conversation(voices: Sequence[Voice], silent: Collection[int] = ()) -> list[Exchange]:
    """The exchanges of a conversation in which everybody asks and answers, in order.

    Whoever ends a turn with a question opens a pair; what follows is the answer, until the next question.
    Turns in `silent` belong to nobody's answer.
    """
    exchanges: list[Exchange] = []
    current: Exchange | None = None
    for number, voice in enumerate(voices):
        if number in silent:
            current = None
            continue
        if voice.said.agreement:
            continue
        own = current is not None and voices[current.question[-1]].speaker == voice.speaker
        if voice.said.asks:
            if current is not None and not current.answer and own:
                current.question.append(number)
                continue
            current = Exchange([number])
            exchanges.append(current)
        elif current is not None and not own:
            current.answer.append(number)
        elif current is not None and not current.answer:
            current.question.append(number)
        elif current is not None and voice.said.words > LONGEST_ADDITION:
            current.answer.append(number)
    return [exchange for exchange in exchanges if exchange.answer]
