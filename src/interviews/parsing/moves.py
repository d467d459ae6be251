"""What the turns of an interviewer do: ask, interject, or keep house.

Facts about each turn and its reply are weighed (`interviews.parsing.weights`), and the likeliest sequence of
moves over the whole interview is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from itertools import groupby, pairwise
from math import log
from operator import attrgetter

import msgspec

from interviews.model import Role
from interviews.parsing.cues import Cues
from interviews.parsing.hints import Kind
from interviews.parsing.requests import ENDING, LONGEST_REQUEST, ends_with_prompt, reads_as_question
from interviews.parsing.small_talk import (
    begins_by_agreeing,
    begins_by_confirming,
    gives_a_code,
    speaks_of_the_programme,
    welcomes,
)
from interviews.parsing.utterance import Utterance, hear
from interviews.parsing.weights import INTERCEPT, MOVE_WEIGHTS
from interviews.parsing.words import addresses_somebody, takes_leave

LONGEST_FAREWELL = 60
"""Words of a turn that thanks or says goodbye."""

LONG_REPLY = 40
FEW_WORDS = 5
BEGINNING = 6
"""Runs at the beginning of an interview, among which somebody is welcomed."""
SHORT_THANKS = 25
SHORT_STATEMENT = 12
"""Words."""
_NOTHING = (0.0, 0.0, 0.0)
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
    said: Utterance


class Run(msgspec.Struct, frozen=True, gc=False):
    """Turns of one speaker in a row, together: some transcripts label every sentence."""

    turns: list[int]
    """Their indices."""
    speaker: str
    role: Role
    said: Utterance


class Observed(msgspec.Struct, frozen=True, gc=False):
    """A run of an interviewer and the facts about it."""

    run: Run
    facts: dict[str, float]


def runs_of(voices: Sequence[Voice], cues: Cues) -> list[Run]:
    """The turns as runs, in order; a turn about the programme is no part of the question behind it."""
    runs = []
    first = 0
    for (speaker, role), group in groupby(voices, key=attrgetter("speaker", "role")):
        said = [voice.said for voice in group]
        if len(said) == 1:
            runs.append(Run([first], speaker, role, said[0]))
        else:
            runs += _runs_of_one(speaker, role, said, first, cues)
        first += len(said)
    return runs


def _runs_of_one(
    speaker: str, role: Role, said: Sequence[Utterance], first: int, cues: Cues
) -> Iterator[Run]:
    """The runs that several turns of one speaker in a row make; `first` is the index of the first turn."""
    starts = [0]
    if role == "interviewer":
        starts += [
            number for number in range(1, len(said)) if _speaks_of_the_programme(said[number - 1], cues)
        ]
    for start, end in pairwise([*starts, len(said)]):
        own = said[start:end]
        whole = own[0] if len(own) == 1 else hear("\n".join([one.text for one in own]))
        yield Run(list(range(first + start, first + end)), speaker, role, whole)


def observe(runs: Sequence[Run], cues: Cues) -> list[Observed]:
    """The runs of interviewers with the facts about each, in order."""
    asking = [number for number, run in enumerate(runs) if run.role == "interviewer"]
    statements = sum([not runs[number].said.questions for number in asking])
    talk = statements / max(1, len(asking))
    last_answer = max([number for number, run in enumerate(runs) if run.role == "interviewee"], default=-1)
    return [
        Observed(runs[number], _facts(runs, number, cues, talk, last_answer, first=place == 0))
        for place, number in enumerate(asking)
    ]


def moves_of(observed: Sequence[Observed]) -> list[Move]:
    """What each run does by the weights of its facts."""
    return [_likeliest(one.facts) for one in observed]


def _likeliest(facts: Mapping[str, float]) -> Move:
    asks, interjects, keeps_house = MOVE_WEIGHTS[INTERCEPT]
    for name, value in facts.items():
        weights = MOVE_WEIGHTS.get(name, _NOTHING)
        asks += weights[0] * value
        interjects += weights[1] * value
        keeps_house += weights[2] * value
    if asks >= interjects and asks >= keeps_house:
        return Move.ASKS
    return Move.INTERJECTS if interjects >= keeps_house else Move.KEEPS_HOUSE


def _facts(
    runs: Sequence[Run], number: int, cues: Cues, talk: float, last_answer: int, *, first: bool
) -> dict[str, float]:
    """The facts that hold of a run; what is not there has the value 0."""
    said = runs[number].said
    text, words = said.text, said.words
    requests = not said.questions and _requests(said)
    statement = not said.questions and not requests
    short = statement and words <= SHORT_STATEMENT and not said.agreement
    facts = {"its length": log(words + 1) / 6, "statements among the turns": talk}
    for name, holds in (
        ("ends in a question", said.ends_in_question),
        ("holds a question", said.questions),
        ("requests to tell", requests),
        ("reads as a question", statement and reads_as_question(text[-ENDING:])),
        ("is agreement alone", said.agreement),
        ("begins by agreeing", begins_by_agreeing(text)),
        ("is of a few words", words <= FEW_WORDS),
        ("is a short statement", short),
        ("is a short statement to somebody", short and addresses_somebody(text)),
        ("exclaims", statement and words <= FEW_WORDS + 1 and text.endswith(("!", "！"))),
        ("thanks or takes leave", statement and words < LONGEST_FAREWELL and _takes_leave(said)),
        ("welcomes", number < BEGINNING and welcomes(text)),
        ("speaks of the programme", statement and _speaks_of_the_programme(said, cues)),
        ("is the first", first),
        ("comes after the last answer", number > last_answer),
        ("comes near the end", number > 0.9 * len(runs)),
    ):
        if holds:
            facts[name] = 1.0
    if not said.questions:
        facts["is a statement where most ask"] = 1 - talk
        facts["is a statement among statements"] = talk
    _add_facts_of_reply(facts, runs[number + 1] if number + 1 < len(runs) else None, short=short)
    _add_facts_of_before(facts, runs[number - 1] if number else None, questions=said.questions)
    return facts


def _add_facts_of_reply(facts: dict[str, float], reply: Run | None, *, short: bool) -> None:
    if reply is None or reply.role != "interviewee":
        facts["nobody replies"] = 1.0
        if reply is not None and reply.role == "interviewer":
            facts["another interviewer follows"] = 1.0
        return
    words = reply.said.words
    confirms = begins_by_confirming(reply.said.text[:40])
    facts["length of the reply"] = log(words + 1) / 6
    for name, holds in (
        ("a reply of a few words", words <= FEW_WORDS),
        ("the reply confirms", confirms),
        ("the reply confirms and goes on", confirms and words >= LONG_REPLY),
        ("a short statement is taken up", short and not confirms and words > FEW_WORDS),
        ("the reply goes on in mid-sentence", _is_lower(reply.said.text)),
        (
            "the reply thanks or agrees at most",
            reply.said.agreement or (words < SHORT_THANKS and _takes_leave(reply.said)),
        ),
    ):
        if holds:
            facts[name] = 1.0


def _add_facts_of_before(facts: dict[str, float], before: Run | None, *, questions: bool) -> None:
    if before is None or before.role != "interviewee":
        facts["no answer precedes"] = 1.0
        if before is not None and before.role == "interviewer":
            facts["another interviewer precedes"] = 1.0
        return
    facts["length of the answer before"] = log(before.said.words + 1) / 6
    if before.said.text.endswith(_CUT_OFF):
        facts["the answer before is cut off"] = 1.0
    if before.said.ends_in_question:
        facts["the answer before asks back"] = 1.0
        if not questions:
            facts["replies to a question"] = 1.0
            facts.pop("a short statement is taken up", None)


def _requests(statement: Utterance) -> bool:
    """Whether a statement requests to tell; a short one asks only if it does."""
    return statement.asks or (len(statement.text) > LONGEST_REQUEST and ends_with_prompt(statement.text))


def _takes_leave(said: Utterance) -> bool:
    return Kind.FAREWELL in said.kinds and takes_leave(said.text)


def _speaks_of_the_programme(said: Utterance, cues: Cues) -> bool:
    if Kind.PROGRAMME in said.kinds:
        return speaks_of_the_programme(said.text, cues)
    return gives_a_code(said.text)


def _is_lower(text: str) -> bool:
    return text[:1].islower() or text[:1] in "–—-…"
