"""What the turns of an interviewer do: ask, interject, or keep house.

Facts about each turn and its reply are weighed (`interviews.parsing.weights`), and the likeliest sequence of
moves over the whole interview is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import groupby, pairwise
from math import log
from operator import attrgetter

import msgspec

from interviews.model import Role
from interviews.parsing.conduct import count_words
from interviews.parsing.requests import (
    ENDING,
    ends_as_question,
    ends_with_prompt,
    holds_question_mark,
    reads_as_question,
)
from interviews.parsing.small_talk import (
    agrees_only,
    begins_by_agreeing,
    begins_by_confirming,
    is_backchannel,
    speaks_of_the_programme,
    welcomes,
)
from interviews.parsing.weights import INTERCEPT, MOVE_WEIGHTS
from interviews.parsing.words import addresses_somebody, takes_leave

LONGEST_FAREWELL = 60
"""Words of a turn that thanks or says goodbye."""

LONG_REPLY = 40
SHORT_STATEMENT = 12
"""Words."""
LONGEST_ADDRESS = 400
"""Characters of a turn that is looked through for words such as `you`; longer ones nearly always have one."""
_CUT_OFF = ("-", "–", "—", "...", "…", ",")


class Move(Enum):
    """What an interviewer's turn does."""

    ASKS = "asks"
    INTERJECTS = "interjects"
    KEEPS_HOUSE = "keeps house"


class Voice(msgspec.Struct, frozen=True, gc=False):
    """One turn as moves and pairs see it."""

    speaker: str
    role: Role
    text: str


class Run(msgspec.Struct, frozen=True, gc=False):
    """Turns of one speaker in a row, together: some transcripts label every sentence."""

    turns: list[int]
    """Their indices."""
    speaker: str
    role: Role
    text: str


class Observed(msgspec.Struct, frozen=True, gc=False):
    """A run of an interviewer and the facts about it."""

    run: Run
    facts: dict[str, float]


def runs_of(voices: Sequence[Voice]) -> list[Run]:
    """The turns as runs, in order; a turn about the programme is no part of the question behind it."""
    runs = []
    first = 0
    for (speaker, role), group in groupby(voices, key=attrgetter("speaker", "role")):
        texts = [voice.text for voice in group]
        starts = [0]
        if role == "interviewer" and len(texts) > 1:
            starts += [
                number for number in range(1, len(texts)) if speaks_of_the_programme(texts[number - 1])
            ]
        for start, end in pairwise([*starts, len(texts)]):
            turns = list(range(first + start, first + end))
            runs.append(Run(turns, speaker, role, "\n".join(texts[start:end])))
        first += len(texts)
    return runs


def observe(runs: Sequence[Run]) -> list[Observed]:
    """The runs of interviewers with the facts about each, in order."""
    asking = [number for number, run in enumerate(runs) if run.role == "interviewer"]
    statements = sum(not holds_question_mark(runs[number].text) for number in asking)
    talk = statements / max(1, len(asking))
    last_answer = max((number for number, run in enumerate(runs) if run.role == "interviewee"), default=-1)
    return [
        Observed(runs[number], dict(_facts(runs, number, talk, last_answer, first=place == 0)))
        for place, number in enumerate(asking)
    ]


def moves_of(observed: Sequence[Observed]) -> list[Move]:
    """The likeliest sequence of moves."""
    return [max(Move, key=lambda move: _score(move, one.facts)) for one in observed]


def _score(move: Move, facts: dict[str, float]) -> float:
    weights = MOVE_WEIGHTS[move.name]
    return weights[INTERCEPT] + sum(weights.get(name, 0.0) * value for name, value in facts.items())


def _facts(
    runs: Sequence[Run], number: int, talk: float, last_answer: int, *, first: bool
) -> Iterator[tuple[str, float]]:
    text = runs[number].text
    words = count_words(text)
    questions = holds_question_mark(text)
    end = text[-ENDING:]
    yield "ends in a question", float(ends_as_question(text))
    yield "holds a question", float(questions)
    yield "asks and agrees at most", float(questions and agrees_only(text))
    yield "requests to tell", float(ends_with_prompt(text))
    yield "reads as a question", float(not questions and reads_as_question(end))
    yield "is agreement alone", float(is_backchannel(text))
    yield "begins by agreeing", float(begins_by_agreeing(text))
    yield "its length", log(words + 1) / 6
    yield "is of a few words", float(words <= 4)
    statement = not questions and not ends_with_prompt(text)
    addresses = addresses_somebody(text) if len(text) <= LONGEST_ADDRESS else True
    yield "is a short statement", float(statement and words <= SHORT_STATEMENT)
    yield "is a short statement to somebody", float(statement and words <= SHORT_STATEMENT and addresses)
    yield "speaks to somebody", float(addresses)
    yield "exclaims", float(text.rstrip("*_ ").endswith(("!", "！")))
    yield "thanks or takes leave", float(words < LONGEST_FAREWELL and takes_leave(text))
    yield "welcomes", float(welcomes(text))
    yield "speaks of the programme", float(speaks_of_the_programme(text))
    yield "is the first", float(first)
    yield "comes after the last answer", float(number > last_answer)
    yield "comes near the end", float(number > 0.9 * len(runs))
    yield "statements among the turns", talk
    yield "is a statement where most ask", (1 - talk) * (not questions)
    yield "is a statement among statements", talk * (not questions)
    yield from _facts_of_reply(runs, number)
    yield from _facts_of_before(runs, number)


def _facts_of_reply(runs: Sequence[Run], number: int) -> Iterator[tuple[str, float]]:
    reply = runs[number + 1] if number + 1 < len(runs) else None
    if reply is None or reply.role != "interviewee":
        yield "another interviewer follows", float(reply is not None and reply.role == "interviewer")
        yield "nobody replies", 1.0
        return
    words = count_words(reply.text)
    yield "length of the reply", log(words + 1) / 6
    yield "a reply of a few words", float(words <= 6)
    confirms = begins_by_confirming(reply.text[:40])
    yield "the reply confirms", float(confirms)
    yield "the reply confirms and goes on", float(confirms and words >= LONG_REPLY)
    yield "the reply goes on in mid-sentence", float(_is_lower(reply.text))
    yield (
        "the reply thanks or agrees at most",
        float(is_backchannel(reply.text) or (words < 25 and takes_leave(reply.text))),
    )


def _facts_of_before(runs: Sequence[Run], number: int) -> Iterator[tuple[str, float]]:
    before = runs[number - 1] if number else None
    if before is None or before.role != "interviewee":
        yield "another interviewer precedes", float(before is not None and before.role == "interviewer")
        yield "no answer precedes", 1.0
        return
    yield "the answer before is cut off", float(before.text.rstrip("*_ ").endswith(_CUT_OFF))
    yield "length of the answer before", log(count_words(before.text) + 1) / 6
    asks_back = ends_as_question(before.text)
    yield "the answer before asks back", float(asks_back)
    yield "replies to a question", float(asks_back and not holds_question_mark(runs[number].text))


def _is_lower(text: str) -> bool:
    return text[:1].islower() or text[:1] in "–—-…"
