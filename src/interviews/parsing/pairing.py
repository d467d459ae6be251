"""Forms question-and-answer pairs from turns with roles.

A pair opens at a turn of an interviewer that asks, hands over the floor, or puts a statement that gets a
reply. Short agreement inside an answer is an interjection: the answer goes on after it. Introductions,
breaks and goodbyes close a pair and open none. Guests who ask each other stay interviewees: their questions
are part of the answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from enum import Enum
from itertools import groupby
from operator import attrgetter

import msgspec

from interviews.model import Role
from interviews.parsing.requests import ENDING, asks, ends_with_prompt, holds_question_mark, reads_as_question
from interviews.parsing.vocabulary import BACKCHANNELS, BETWEEN_BACKCHANNELS, CONFIRMATIONS
from interviews.parsing.words import takes_leave

SHORTEST_STATEMENT = 5
"""Words of a statement that may be taken up."""
SHORTEST_TAKING_UP = 60
"""Words of a reply that takes up a statement."""
LEAST_RUNS = 6
"""Times an interviewer speaks from which the share of statements tells talk from writing."""
TALK_STATEMENTS = 0.3
"""Share of an interviewer's turns without a question; in writing it is below 0.2."""
SHORT_STATEMENT = 20
"""Words of an interviewer without a question up to which a turn is an interjection, in talk."""
SHORT_AGREEMENT = 30
"""The same when the turn begins by agreeing."""
LONGEST_FAREWELL = 60
"""Words of a turn that thanks or says goodbye."""
LONGEST_BACKCHANNEL = 100
"""Characters."""


class Move(Enum):
    """What an interviewer's turn does."""

    ASKS = "asks"
    PUTS = "puts a statement"
    INTERJECTS = "interjects"
    CLOSES = "closes"


class Voice(msgspec.Struct, frozen=True, gc=False):
    """One turn as pairing sees it."""

    speaker: str
    role: Role
    text: str


class Exchange(msgspec.Struct):
    """A question and its answer, as indices of turns."""

    question: list[int] = msgspec.field(default_factory=list)
    answer: list[int] = msgspec.field(default_factory=list)


_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_UNSPACED = re.compile("[\u3040-\u9fff]")
"""Letters of scripts that put no spaces between words."""
_SMALL_WORDS = BACKCHANNELS | BETWEEN_BACKCHANNELS
_REMARK = re.compile(r"\\?\[[^\]]*\]|\([^)]*\)")
"""What the transcriber adds, such as `[laughs]`."""
_TAG_QUESTION = re.compile(
    r"(?:^|[,.…]\s*)(?:right|yeah|huh|ok|okay|no|really|you know|is it|isn't it|wow|oh|what)\?\s*$",
    re.IGNORECASE,
)


def pair_turns(voices: Sequence[Voice]) -> list[Exchange]:
    """The exchanges of an interview, in order."""
    exchanges: list[Exchange] = []
    current: Exchange | None = None
    last_answer = max((number for number, one in enumerate(voices) if one.role == "interviewee"), default=-1)
    runs = list(_runs(voices))
    texts = ["\n".join([voices[number].text for number in numbers]) for numbers in runs]
    talk = _is_talk(
        [text for text, numbers in zip(texts, runs, strict=True) if voices[numbers[0]].role == "interviewer"]
    )
    for numbers, text, reply in zip(runs, texts, [*texts[1:], ""], strict=True):
        voice = voices[numbers[0]]
        if voice.role == "other":
            if current is not None and current.answer:
                current = None
            continue
        if voice.role == "interviewee":
            if current is not None:
                current.answer += numbers
            continue
        move = _move(text, reply, talk=talk, opening=not exchanges and current is None)
        if current is not None and not current.answer:
            same = voices[current.question[-1]].speaker == voice.speaker
            if same and move is not Move.CLOSES:
                current.question += numbers
                continue
        if move is Move.INTERJECTS and current is not None:
            continue
        if move in (Move.CLOSES, Move.INTERJECTS) or numbers[0] > last_answer:
            current = None
            continue
        current = Exchange(numbers)
        exchanges.append(current)
    return [exchange for exchange in exchanges if exchange.answer]


def _runs(voices: Sequence[Voice]) -> Iterator[list[int]]:
    """The indices of turns, those of one speaker in a row together: some transcripts label every sentence."""
    first = 0
    for _, run in groupby(voices, key=attrgetter("speaker", "role")):
        last = first + len(list(run))
        yield list(range(first, last))
        first = last


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
        if _is_backchannel(voice.text):
            continue
        if asks(voice.text):
            if (
                current is not None
                and not current.answer
                and voices[current.question[-1]].speaker == voice.speaker
            ):
                current.question.append(number)
                continue
            current = Exchange([number])
            exchanges.append(current)
        elif current is not None:
            own = voices[current.question[-1]].speaker == voice.speaker
            if not own:
                current.answer.append(number)
            elif not current.answer:
                current.question.append(number)
            elif len(voice.text.split()) > SHORT_AGREEMENT:
                current.answer.append(number)
    return [exchange for exchange in exchanges if exchange.answer]


def _is_talk(asked: Sequence[str]) -> bool:
    """Whether an interviewer talks, with interjections, and does not exchange letters."""
    if len(asked) < 2:
        return False
    small = sum(map(_is_backchannel, asked))
    if small >= 2 or small * 10 >= len(asked):
        return True
    statements = sum(not asks(text) for text in asked)
    return len(asked) >= LEAST_RUNS and statements >= TALK_STATEMENTS * len(asked)


def _move(text: str, reply: str, *, talk: bool, opening: bool) -> Move:
    """What an interviewer's turn does, given what is said after it."""
    if _asks(text, talk) or ends_with_prompt(text):
        return Move.ASKS
    if _is_backchannel(text):
        return Move.INTERJECTS
    if talk and reads_as_question(text[-ENDING:]):
        return Move.ASKS
    if opening and talk:
        return Move.CLOSES
    length = len(text) // 2 if _is_unspaced(text) else len(text.split())
    if length < LONGEST_FAREWELL and takes_leave(text):
        return Move.CLOSES
    if not talk:
        return Move.PUTS
    first = _WORDS.search(text)
    agrees = first is not None and first[0].casefold() in BACKCHANNELS
    if length > (SHORT_AGREEMENT if agrees else SHORT_STATEMENT):
        return Move.PUTS
    if not agrees and length >= SHORTEST_STATEMENT and _takes_up(reply):
        return Move.PUTS
    return Move.INTERJECTS


def _takes_up(reply: str) -> bool:
    """Whether somebody confirms or denies a statement and goes on to talk about it."""
    first = _WORDS.search(reply[:40])
    return (
        first is not None and first[0].casefold() in CONFIRMATIONS and reply.count(" ") >= SHORTEST_TAKING_UP
    )


def _asks(text: str, talk: bool) -> bool:
    if not holds_question_mark(text):
        return False
    # `Right?` and `Really?` leave the floor to the other; a name with a question mark hands it over.
    return (
        not talk
        or len(text) > LONGEST_BACKCHANNEL
        or not all(word.casefold() in BACKCHANNELS for word in _WORDS.findall(text))
    )


def _is_backchannel(text: str) -> bool:
    if len(text) > LONGEST_BACKCHANNEL:
        return False
    stripped = _REMARK.sub(" ", text) if "[" in text or "(" in text else text
    if "?" in stripped and not _TAG_QUESTION.search(stripped):
        return False
    if _is_unspaced(text):
        return len(stripped.strip()) <= 4
    words = [word.casefold() for word in _WORDS.findall(stripped)]
    return len(words) <= 8 and sum([word not in _SMALL_WORDS for word in words]) <= len(words) // 4


def _is_unspaced(text: str) -> bool:
    if text.isascii():
        return False
    beginning = text[:200]
    return len(_UNSPACED.findall(beginning)) * 3 > len(beginning)
