"""What the turns of an interviewer do, ask, interject, or keep house, and the pairs that this makes.

Facts about each turn and its reply are weighed (`interviews.parsing.weights`), and the likeliest sequence of
moves over the whole interview is taken. A pair opens at a turn of an interviewer that asks, hands over the
floor, or puts a statement that gets a reply. Agreement inside an answer is an interjection: the answer goes
on after it. Introductions, breaks and goodbyes close a pair and open none. Guests who ask each other stay
interviewees: their questions are part of the answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum
from itertools import groupby, pairwise, repeat
from math import log
from operator import attrgetter

import msgspec

from interviews.model import Role
from interviews.parsing.cues import Cues
from interviews.parsing.requests import ENDING, LONGEST_REQUEST, Kind, ends_with_prompt, reads_as_question
from interviews.parsing.utterance import (
    Utterance,
    begins_by_agreeing,
    begins_by_confirming,
    hear,
    speaks_of_the_programme,
    welcomes,
)
from interviews.parsing.weights import INTERCEPT, MOVE_WEIGHTS
from interviews.parsing.words import addresses_somebody, takes_leave

_SENTENCE_END = re.compile(r"(?<=[.!])\s+")
LONGEST_FAREWELL = 60
"""Words of a turn that thanks or says goodbye."""

LONG_REPLY = 40
FEW_WORDS = 5
BEGINNING = 6
"""Runs at the beginning of an interview, among which somebody is welcomed."""
SHORT_THANKS = 25
SHORT_STATEMENT = 12
"""Words."""
LONGEST_ADDITION = 30
"""Words of somebody who has asked up to which they add nothing to the answer they were given."""
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
    whole = _Whole(runs, cues)
    return [Observed(runs[number], _facts(whole, number)) for number in whole.asking]


def moves_of(runs: Sequence[Run], cues: Cues) -> list[Move]:
    """What each run of an interviewer does by the weights of its facts, in order."""
    whole = _Whole(runs, cues)
    return [_move(whole, number) for number in whole.asking]


class _Whole:
    """All runs of an interview, and what of them bears on each."""

    def __init__(self, runs: Sequence[Run], cues: Cues) -> None:
        self.runs = runs
        self.cues = cues
        self.asking = [number for number, run in enumerate(runs) if run.role == "interviewer"]
        statements = sum([not runs[number].said.questions for number in self.asking])
        self.talk = statements / max(1, len(self.asking))
        """The share of these that hold no question mark."""
        self.last_answer = max(
            [number for number, run in enumerate(runs) if run.role == "interviewee"], default=-1
        )


def _move(whole: _Whole, number: int) -> Move:
    if _is_plain_question(whole, number):
        return Move.ASKS
    if _are_thanks_for_thanks(whole.runs[number : number + 2]):
        return Move.KEEPS_HOUSE
    return _likeliest(_facts(whole, number))


def _are_thanks_for_thanks(runs: Sequence[Run]) -> bool:
    """Whether a run of few words and its reply thank or take leave: `Thanks for your time`, `Thank you`."""
    if len(runs) < 2 or runs[0].said.questions or runs[1].role != "interviewee":
        return False
    thanks, reply = runs[0].said, runs[1].said
    short = thanks.words < LONGEST_FAREWELL and reply.words < SHORT_STATEMENT
    # `Thank you. Tell us about the mill.` thanks for an answer and goes on.
    goes_on = thanks.asks and not takes_leave(_SENTENCE_END.split(thanks.text.strip())[-1])
    return short and not goes_on and not reply.asks and _takes_leave(thanks) and _takes_leave(reply)


def _is_plain_question(whole: _Whole, number: int) -> bool:
    """Whether a run is a question with an answer, which asks whatever else holds of it.

    All that may hold of such a run weighs less than these two do.
    """
    said = whole.runs[number].said
    if not said.questions or said.agreement or number + 1 == len(whole.runs):
        return False
    reply = whole.runs[number + 1]
    return reply.role == "interviewee" and reply.said.words >= SHORT_THANKS and not reply.said.agreement


def _likeliest(facts: Mapping[str, float]) -> Move:
    asks, interjects, keeps_house = MOVE_WEIGHTS[INTERCEPT]
    for name, value in facts.items():
        asking, interjecting, keeping = MOVE_WEIGHTS.get(name, _NOTHING)
        asks += asking * value
        interjects += interjecting * value
        keeps_house += keeping * value
    if asks >= interjects and asks >= keeps_house:
        return Move.ASKS
    return Move.INTERJECTS if interjects >= keeps_house else Move.KEEPS_HOUSE


def _facts(whole: _Whole, number: int) -> dict[str, float]:
    """The facts that hold of a run; what is not there has the value 0."""
    runs, talk = whole.runs, whole.talk
    said = runs[number].said
    words = said.words
    facts = {"its length": log(words + 1) / 6, "statements among the turns": talk}
    short = False
    if said.questions:
        facts |= _holding(("holds a question", True), ("ends in a question", said.ends_in_question))
    else:
        short = _add_facts_of_statement(facts, said, whole.cues)
        facts["is a statement where most ask"] = 1 - talk
        facts["is a statement among statements"] = talk
    facts |= _holding(
        ("is agreement alone", said.agreement),
        ("begins by agreeing", begins_by_agreeing(said.text)),
        ("is of a few words", words <= FEW_WORDS),
        ("welcomes", number < BEGINNING and welcomes(said.text)),
        ("is the first", number == whole.asking[0]),
        ("comes after the last answer", number > whole.last_answer),
        ("comes near the end", number > 0.9 * len(runs)),
    )
    _add_facts_of_reply(facts, runs[number + 1] if number + 1 < len(runs) else None, short=short)
    _add_facts_of_before(facts, runs[number - 1] if number else None, questions=said.questions)
    return facts


def _holding(*facts: tuple[str, bool]) -> dict[str, float]:
    return {name: 1.0 for name, holds in facts if holds}


def _add_facts_of_statement(facts: dict[str, float], said: Utterance, cues: Cues) -> bool:
    """Adds what the words of a run without a question mark do; gives whether it is a short statement."""
    if _requests(said):
        facts["requests to tell"] = 1.0
        return False
    text, words = said.text, said.words
    short = words <= SHORT_STATEMENT and not said.agreement
    facts |= _holding(
        ("reads as a question", Kind.QUESTION in said.kinds and reads_as_question(text[-ENDING:])),
        ("is a short statement", short),
        ("is a short statement to somebody", short and addresses_somebody(text)),
        ("exclaims", words <= FEW_WORDS + 1 and text.endswith(("!", "！"))),
        ("thanks or takes leave", words < LONGEST_FAREWELL and _takes_leave(said)),
        ("speaks of the programme", _speaks_of_the_programme(said, cues)),
    )
    return short


def _add_facts_of_reply(facts: dict[str, float], reply: Run | None, *, short: bool) -> None:
    if reply is None or reply.role != "interviewee":
        facts["nobody replies"] = 1.0
        if reply is not None and reply.role == "interviewer":
            facts["another interviewer follows"] = 1.0
        return
    said = reply.said
    words = said.words
    confirms = begins_by_confirming(said.text[:40])
    facts["length of the reply"] = log(words + 1) / 6
    facts |= _holding(
        ("the reply confirms", confirms),
        ("the reply confirms and goes on", confirms and words >= LONG_REPLY),
        ("a short statement is taken up", not confirms and short and words > FEW_WORDS),
        ("a reply of a few words", words <= FEW_WORDS),
        ("the reply goes on in mid-sentence", said.text[:1].islower() or said.text[:1] in "–—-…"),
        (
            "the reply thanks or agrees at most",
            said.agreement or (words < SHORT_THANKS and _takes_leave(said)),
        ),
    )


def _add_facts_of_before(facts: dict[str, float], before: Run | None, *, questions: bool) -> None:
    if before is None or before.role != "interviewee":
        facts["no answer precedes"] = 1.0
        if before is not None and before.role == "interviewer":
            facts["another interviewer precedes"] = 1.0
        return
    said = before.said
    facts["length of the answer before"] = log(said.words + 1) / 6
    facts |= _holding(
        ("the answer before is cut off", said.text.endswith(_CUT_OFF)),
        ("the answer before asks back", said.ends_in_question),
        ("replies to a question", said.ends_in_question and not questions),
    )
    if said.ends_in_question and not questions:
        facts.pop("a short statement is taken up", None)


def _requests(statement: Utterance) -> bool:
    """Whether a statement requests to tell; a short one asks only if it does."""
    return statement.asks or (len(statement.text) > LONGEST_REQUEST and ends_with_prompt(statement.text))


def _takes_leave(said: Utterance) -> bool:
    return Kind.FAREWELL in said.kinds and takes_leave(said.text)


def _speaks_of_the_programme(said: Utterance, cues: Cues) -> bool:
    return Kind.PROGRAMME in said.kinds and speaks_of_the_programme(said.text, cues)


class Exchange(msgspec.Struct):
    """A question and its answer, as indices of turns."""

    question: list[int] = msgspec.field(default_factory=list)
    answer: list[int] = msgspec.field(default_factory=list)


def pair_turns(voices: Sequence[Voice], cues: Cues) -> list[Exchange]:
    """The exchanges of an interview, in order; those without any words in the answer are none."""
    runs = runs_of(voices, cues)
    return _exchanges(voices, runs, iter(moves_of(runs, cues)))


def pair_by_headings(voices: Sequence[Voice], cues: Cues) -> list[Exchange]:
    """The exchanges where each question is a heading; one to somebody, `Sell your talk!`, asks, too."""
    runs = runs_of(voices, cues)
    asking = [run.said.text for run in runs if run.role == "interviewer"]
    moves = (
        Move.ASKS if move is Move.INTERJECTS and addresses_somebody(text) else move
        for move, text in zip(moves_of(runs, cues), asking, strict=True)
    )
    return _exchanges(voices, runs, moves)


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
