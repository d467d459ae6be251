"""How the speakers of an interview conduct themselves and what is said of them: facts that tell their roles.

A fact is a number between about -1 and 1 under a name; what it weighs stands in `interviews.parsing.weights`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from math import log

import msgspec

from interviews.model import Role
from interviews.parsing.cast import Cast, Known, is_author, is_letter
from interviews.parsing.cues import Cues
from interviews.parsing.labels.label import initials_of, role_key
from interviews.parsing.names import bare_words, fold, is_initials
from interviews.parsing.outlets import looks_like_outlet, same_outlet
from interviews.parsing.utterance import Utterance, ends_of, speaks_as_guest, speaks_as_host, welcomes
from interviews.parsing.vocabulary import (
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    LETTERS,
    QUESTION_WORDS,
    SPEAKER_LABELS,
)
from interviews.parsing.words import takes_leave

LONGEST_TURN = 400
"""Words of a turn beyond which more says nothing about who asks."""
LONG_ANSWER = 20
"""Words."""
OPENING = 4
"""Turns at the beginning, in which somebody welcomes and is welcomed."""
BEGINNING = 12
"""Turns at the beginning, in which hosts present guests."""
CLOSING = 6
"""Turns at the end, in which somebody thanks."""
LEAST_WORD_OF_NAME = 3
"""Letters of a name that is sought in a title."""
_WORD_OF_LABEL = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ANSWERING = INTERVIEWEE_LABELS - SPEAKER_LABELS

Spoken = tuple[int, Utterance]
"""One turn as the roles see it: the index of the speaker in the cast, and what is said."""


class _Conduct(msgspec.Struct):
    turns: int = 0
    words: int = 0
    """No more than `LONGEST_TURN` of each turn."""
    asking: int = 0
    agreeing: int = 0
    replied: int = 0
    """Words that others say right behind their turns."""
    answered: int = 0
    """Questions of theirs that another answers at length."""
    answers: int = 0
    """Answers at length that they give to questions of others."""

    @property
    def share_asking(self) -> float:
        """The share of turns that ask, drawn to the middle where there are few."""
        return (self.asking + 0.5) / (self.turns + 1)


def facts_of(turns: Sequence[Spoken], cues: Cues) -> dict[int, dict[str, float]]:
    """For each speaker who speaks, by index, the facts about how they do it; `turns` are all in order."""
    by_speaker: dict[int, _Conduct] = defaultdict(_Conduct)
    _count(turns, by_speaker)
    totals = _Totals(turns, by_speaker, cues)
    return {speaker: dict(_facts(speaker, own, totals)) for speaker, own in by_speaker.items()}


def _count(turns: Sequence[Spoken], by_speaker: Mapping[int, _Conduct]) -> None:
    """Counts each turn, and what it is to the turn of another before it."""
    before: _Conduct | None = None
    asks = False
    for speaker, said in turns:
        own = by_speaker[speaker]
        words = min(said.words, LONGEST_TURN)
        own.turns += 1
        own.words += words
        own.asking += said.asks
        own.agreeing += said.agreement
        if before is not None and before is not own:
            if asks and words >= LONG_ANSWER and not said.ends_in_question:
                before.answered += 1
                own.answers += 1
            before.replied += words
        before, asks = own, said.asks


class _Totals:
    def __init__(self, turns: Sequence[Spoken], by_speaker: Mapping[int, _Conduct], cues: Cues) -> None:
        conducts = by_speaker.values()
        self.turns = len(turns)
        self.speakers = len(by_speaker)
        self.words = sum([own.words for own in conducts])
        self.asking = sum([own.asking for own in conducts])
        self.opening = turns[0][0] if turns else -1
        self.closing = turns[-1][0] if turns else -1
        self.first_to_ask = next((speaker for speaker, said in turns if said.asks), None)
        self.greeting = _first(turns[:OPENING], welcomes)
        self.thanking = _thanking(turns[-CLOSING:])
        around = [*turns[:BEGINNING], *turns[BEGINNING:][-CLOSING:]]
        edges = [(speaker, ends_of(said.text)) for speaker, said in around]
        self.hosting = Counter([speaker for speaker, ends in edges if speaks_as_host(ends, cues)])
        self.visiting = Counter([speaker for speaker, ends in edges if speaks_as_guest(ends, cues)])
        self.most_asking = max(
            [own.share_asking for own in conducts if own.turns * 10 >= self.turns / self.speakers],
            default=0.0,
        )


def _facts(speaker: int, own: _Conduct, totals: _Totals) -> Iterator[tuple[str, float]]:
    count = own.turns
    others = max(1, totals.turns - count)
    words = own.words / count
    words_of_others = max(1.0, (totals.words - words * count) / others)
    asking = own.share_asking
    asking_of_others = (totals.asking - own.asking + 0.5) / (others + 1)
    yield "asks", asking
    yield "asks more than the others", asking - asking_of_others
    yield "asks most", float(asking >= totals.most_asking)
    yield "says more in a turn than the others", _bounded(log((words + 3) / (words_of_others + 3)))
    yield "draws long replies", _bounded(log((own.replied / count + 3) / (words + 3)))
    yield "is answered at length", own.answered / count
    yield "answers at length", own.answers / count
    yield "is answered more than it answers", _bounded(log((own.answered + 1) / (own.answers + 1)))
    yield "speaks first", float(totals.opening == speaker)
    yield "asks first", float(totals.first_to_ask == speaker)
    yield "speaks last", float(totals.closing == speaker)
    yield "greets first", float(totals.greeting == speaker)
    yield "speaks as a host", min(1.0, totals.hosting[speaker] / 2)
    yield "speaks as a guest", min(1.0, totals.visiting[speaker])
    yield "thanks at the end", float(speaker in totals.thanking)
    yield "listens", own.agreeing / count
    yield "speaks often", _bounded(log(count * totals.speakers / totals.turns))
    yield "is one of two", float(totals.speakers == 2)


def _first(turns: Sequence[Spoken], holds: Callable[[str], bool]) -> int | None:
    return next((speaker for speaker, said in turns if holds(said.text)), None)


def _thanking(turns: Sequence[Spoken]) -> set[int]:
    """Who thanks, and not in reply to thanks."""
    thanks = [takes_leave(said.text) for _, said in turns]
    return {
        speaker
        for (speaker, _), own, before in zip(turns, thanks, [False, *thanks], strict=False)
        if own and not before
    }


def _bounded(value: float) -> float:
    return max(-1.0, min(1.0, value / 2))


class Surroundings(msgspec.Struct, frozen=True):
    """What stands around an interview, as far as it tells roles."""

    title_words: Collection[str]
    """Folded."""
    outlet: str | None
    language: str | None
    people: Sequence[Known]
    hosts: Collection[str]
    """Folded names of those who host the interviews of the folder."""


def add_standing(cast: Sequence[Cast], around: Surroundings) -> None:
    """Adds to each speaker the facts about what is said of them."""
    in_title = {
        index
        for index, one in enumerate(cast)
        if any(
            len(word) >= LEAST_WORD_OF_NAME and word in around.title_words
            for word in bare_words(one.name)[-1:]
        )
    }
    by_label = [one for one in cast if one.is_role and {role_key(key) for key in one.keys} <= QUESTION_WORDS]
    for index, one in enumerate(cast):
        one.facts = dict(_facts_said(one, around, in_title, index))
        if by_label and one not in by_label:
            one.facts["others are said to ask"] = 1.0


def _facts_said(
    one: Cast, around: Surroundings, in_title: set[int], index: int
) -> Iterator[tuple[str, float]]:
    words = {
        word.casefold()
        for spelling in (one.name, *one.spellings)
        for word in _WORD_OF_LABEL.findall(spelling)
    }
    yield "hosts its folder", float(bool(around.hosts) and fold(one.name) in around.hosts)
    yield "its label says that it asks", float(not INTERVIEWER_LABELS.isdisjoint(words))
    yield "its label says that it answers", float(not _ANSWERING.isdisjoint(words))
    yield "is an outlet", float(_is_outlet(one, around.outlet))
    yield "is named in the title", float(index in in_title)
    yield "others are named in the title", float(bool(in_title - {index}))
    asks, answers = _letters(one, around.language)
    yield "its letter asks", float(asks)
    yield "its letter answers", float(answers)
    yield "is an author of the text", float(one.known is not None and is_author(one.known))
    for role, verb in (("interviewer", "ask"), ("interviewee", "answer")):
        said = [known for known in around.people if role in (known.role, known.said)]
        own = one.known is not None and role in (one.known.role, one.known.said)
        yield f"is said to {verb}", float(own)
        yield f"others are said to {verb}", float(bool(said) and not own)


def _is_outlet(one: Cast, outlet: str | None) -> bool:
    names = (one.name, *one.spellings)
    if outlet and any(same_outlet(name, outlet) or _is_initials_of(name, outlet) for name in names):
        return True
    return any(map(looks_like_outlet, names))


def _is_initials_of(name: str, outlet: str) -> bool:
    return is_initials(name) and name.replace(".", "") == initials_of(outlet)


def _letters(one: Cast, language: str | None) -> tuple[bool, bool]:
    """Whether a letter stands for asking, and for answering, in the language of the text."""
    letters = [role_key(key) for key in one.keys if is_letter(role_key(key))]
    asking, answering = LETTERS.get((language or "en").split("-")[0], LETTERS["en"])
    return (
        any(letter in asking.split() for letter in letters),
        any(letter in answering.split() for letter in letters),
    )


def roles_said(people: Sequence[Known], role: Role) -> list[Known]:
    return [known for known in people if role in (known.role, known.said)]
