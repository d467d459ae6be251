"""How the speakers of an interview conduct themselves: the facts from which their roles are told.

A fact is a number between about -1 and 1 under a name; what it weighs stands in `interviews.parsing.weights`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import log
from typing import NamedTuple

from interviews.parsing.cues import Cues
from interviews.parsing.names import bare_words, is_initials
from interviews.parsing.small_talk import speaks_as_guest, speaks_as_host, welcomes
from interviews.parsing.utterance import Utterance
from interviews.parsing.words import takes_leave

LONGEST_TURN = 400
"""Words of a turn beyond which more says nothing about who asks."""
ADDRESS_WITHIN = 60
"""Characters at both ends of a turn in which somebody is addressed by name."""
LONG_ANSWER = 20
"""Words."""
OPENING = 4
"""Turns at the beginning, in which somebody welcomes and is welcomed."""
BEGINNING = 12
"""Turns at the beginning, in which hosts present guests."""
CLOSING = 6
"""Turns at the end, in which somebody thanks."""
LEAST_WORDS_IN_NAME = 3
"""Letters of a name that may be sought in what is said."""


class Spoken(NamedTuple):
    """One turn as the roles see it."""

    speaker: int
    """The index of the speaker in the cast."""
    said: Utterance


class _Turn(NamedTuple):
    speaker: int
    words: int
    """At most `LONGEST_TURN`."""
    said: Utterance
    addressed: int | None


def facts_of(turns: Sequence[Spoken], names: Sequence[str], cues: Cues) -> dict[int, dict[str, float]]:
    """For each speaker who speaks, the facts about how they do it.

    Args:
        turns: All turns in order.
        names: Of the speakers, by their index.
        cues: What hosts and guests say in the language of the interview.
    """
    read = _read(turns, names)
    by_speaker: dict[int, list[_Turn]] = defaultdict(list)
    for turn in read:
        by_speaker[turn.speaker].append(turn)
    totals = _Totals(read, by_speaker, cues)
    return {speaker: dict(_facts(speaker, own, totals)) for speaker, own in by_speaker.items()}


def _read(turns: Sequence[Spoken], names: Sequence[str]) -> list[_Turn]:
    words_of = _words_of_names(names)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words_of)))})\b") if words_of else None
    return [
        _Turn(
            turn.speaker,
            min(turn.said.words, LONGEST_TURN),
            turn.said,
            _addressed(turn, words_of, pattern),
        )
        for turn in turns
    ]


def _words_of_names(names: Sequence[str]) -> dict[str, int]:
    """First names and surnames as they are spoken, with the index of the one speaker who bears them."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for index, name in enumerate(names):
        if is_initials(name):
            continue
        folded = bare_words(name)
        for word in name.replace(",", " ").split():
            if (
                len(word) >= LEAST_WORDS_IN_NAME
                and word[0].isupper()
                and "".join(bare_words(word))
                in (
                    folded[0],
                    folded[-1],
                )
            ):
                bearers[word].add(index)
    return {word: next(iter(indices)) for word, indices in bearers.items() if len(indices) == 1}


def _addressed(turn: Spoken, words_of: Mapping[str, int], pattern: re.Pattern[str] | None) -> int | None:
    """Whom a turn addresses: another speaker whose name stands at its beginning or at its end."""
    text = turn.said.text
    if len(text) > 2 * ADDRESS_WITHIN:
        text = f"{text[:ADDRESS_WITHIN]} … {text[-ADDRESS_WITHIN:]}"
    if pattern is None or not any(map(text.__contains__, words_of)):
        return None
    for found in pattern.finditer(text):
        index = words_of[found[0]]
        if index != turn.speaker:
            return index
    return None


class _Totals:
    """What is counted over all turns."""

    def __init__(self, turns: Sequence[_Turn], by_speaker: Mapping[int, Sequence[_Turn]], cues: Cues) -> None:
        self.turns = len(turns)
        self.speakers = len(by_speaker)
        self.words = sum(turn.words for turn in turns)
        self.asking = sum(turn.said.asks for turn in turns)
        self.opening = turns[0].speaker if turns else -1
        self.closing = turns[-1].speaker if turns else -1
        self.asked: Counter[int] = Counter()
        self.replied: Counter[int] = Counter()
        """Words that others say right after somebody."""
        self.follows: Counter[int] = Counter()
        self.called: Counter[int] = Counter()
        self.answered: Counter[int] = Counter()
        """Questions of somebody that another answers at length."""
        self.answers: Counter[int] = Counter()
        """Answers at length that somebody gives to questions of others."""
        for one, other in pairwise(turns):
            if one.speaker == other.speaker:
                continue
            if one.said.asks and not other.said.ends_in_question and other.words >= LONG_ANSWER:
                self.answered[one.speaker] += 1
                self.answers[other.speaker] += 1
            self.follows[other.speaker] += 1
            self.asked[other.speaker] += one.said.ends_in_question
            self.replied[one.speaker] += other.words
        for turn in turns:
            if turn.addressed is not None:
                self.called[turn.addressed] += 1
        self.first_to_ask = next((turn.speaker for turn in turns if turn.said.asks), None)
        self.greeting = _first(turns[:OPENING], welcomes)
        self.thanking = _thanking(turns[-CLOSING:])
        around = [*turns[:BEGINNING], *turns[BEGINNING:][-CLOSING:]]
        self.hosting = Counter(turn.speaker for turn in around if speaks_as_host(turn.said.text, cues))
        self.visiting = Counter(turn.speaker for turn in around if speaks_as_guest(turn.said.text, cues))
        self.most_asking = max(
            (share_asking(own) for own in by_speaker.values() if len(own) * 10 >= self.turns / self.speakers),
            default=0.0,
        )


def share_asking(own: Sequence[_Turn]) -> float:
    """The share of turns that ask, drawn to the middle where there are few."""
    return (sum(turn.said.asks for turn in own) + 0.5) / (len(own) + 1)


def _facts(speaker: int, own: Sequence[_Turn], totals: _Totals) -> Iterator[tuple[str, float]]:
    count = len(own)
    others = max(1, totals.turns - count)
    words = sum(turn.words for turn in own) / count
    words_of_others = max(1.0, (totals.words - words * count) / others)
    asking = share_asking(own)
    asking_of_others = (totals.asking - sum(turn.said.asks for turn in own) + 0.5) / (others + 1)
    yield "asks", asking
    yield "asks more than the others", asking - asking_of_others
    yield "asks most", float(asking >= totals.most_asking)
    yield "says more in a turn than the others", _bounded(log((words + 3) / (words_of_others + 3)))
    yield "draws long replies", _bounded(log((totals.replied[speaker] / count + 3) / (words + 3)))
    yield "is asked", totals.asked[speaker] / max(1, totals.follows[speaker])
    yield "is answered at length", totals.answered[speaker] / count
    yield "answers at length", totals.answers[speaker] / count
    yield (
        "is answered more than it answers",
        _bounded(log((totals.answered[speaker] + 1) / (totals.answers[speaker] + 1))),
    )
    yield "speaks first", float(totals.opening == speaker)
    yield "asks first", float(totals.first_to_ask == speaker)
    yield "speaks last", float(totals.closing == speaker)
    yield "addresses others by name", min(1.0, 2 * sum(turn.addressed is not None for turn in own) / count)
    yield "is addressed by name", min(1.0, 2 * totals.called[speaker] / count)
    yield "greets first", float(totals.greeting == speaker)
    yield "speaks as a host", min(1.0, totals.hosting[speaker] / 2)
    yield "speaks as a guest", min(1.0, totals.visiting[speaker])
    yield "thanks at the end", float(speaker in totals.thanking)
    yield "listens", sum(turn.said.agreement for turn in own) / count
    yield "speaks often", _bounded(log(count * totals.speakers / totals.turns)) if count else 0.0
    yield "is one of two", float(totals.speakers == 2)


def _first(turns: Sequence[_Turn], holds: Callable[[str], bool]) -> int | None:
    """Who is the first to say something of a kind."""
    return next((turn.speaker for turn in turns if holds(turn.said.text)), None)


def _thanking(turns: Sequence[_Turn]) -> set[int]:
    """Who thanks, and not in reply to thanks."""
    thanks = [takes_leave(turn.said.text) for turn in turns]
    return {
        turn.speaker
        for turn, own, before in zip(turns, thanks, [False, *thanks], strict=False)
        if own and not before
    }


def _bounded(value: float) -> float:
    return max(-1.0, min(1.0, value / 2))
