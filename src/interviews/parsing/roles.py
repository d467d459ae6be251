"""Tells who asks and who is asked, for the whole cast together.

What the speakers file, the front matter and role labels say stands. For everybody else facts about their
conduct and about what is said of them are weighed (`interviews.parsing.weights`); at least one asks and at
least one answers, or nobody interviews. Who is close to the line between the two is said to be so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from interviews.model import Role
from interviews.parsing.cast import SPEAKERS_FILE, Cast
from interviews.parsing.conduct import Spoken, facts_of
from interviews.parsing.cues import Cues
from interviews.parsing.labels.label import role_key
from interviews.parsing.utterance import begins_as_objection
from interviews.parsing.vocabulary import (
    ANSWER_WORDS,
    AUDIENCE_LABELS,
    COURT_LABELS,
    INTERVIEW_WORDS,
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    MEETING_WORDS,
    OTHER_LABELS,
    QUESTION_WORDS,
    SPEAKER_LABELS,
    TOGETHER,
)
from interviews.parsing.weights import INTERCEPT, ROLE_WEIGHTS
from interviews.parsing.words import holds_any

PEOPLE_WHO_TALK = 2
"""In an interview without anybody else."""
LEAST_MEETING = 3
"""Speakers; two people who meet are an interview or a conversation."""
LEAST_OF_A_COURT = 3
"""Speakers, of whom one asks and one answers."""
MOST_OF_A_SHORT_TALK = 6
"""Turns."""
LEAST_OF_AN_ANSWER = 12
"""Words in a turn of several people together."""
LEAST_SCORE = -2.0
"""Log odds of asking below which even the one who asks most is no interviewer."""
MOST_SCORE = 2.0
"""The same for the one who asks least and is no interviewee."""
LEAST_ASKED_BY_ONE = 0.7
"""Share of the turns of one in a meeting that ask, from which it is an interview."""
LEAST_ASKED_BY_LEADER = 0.5
"""The same of one who is said to lead it."""
MOST_ASKED_BY_OTHERS = 0.3
"""The same of anybody else, up to which it is."""
UNSURE = 0.7
"""Log odds within which a role is doubtful: one in three such roles is wrong."""


class Part(msgspec.Struct, frozen=True):
    role: Role
    reason: str
    converses: bool = True
    """False for announcers, clips and breaks, who answer nobody."""
    is_audience: bool = False
    """The audience asks without being an interviewer."""
    facts: Mapping[str, float] = msgspec.field(default_factory=dict)
    score: float | None = None
    """Log odds that somebody asks; None where the role was not weighed."""

    @property
    def is_unsure(self) -> bool:
        """Whether the facts speak for either role nearly alike."""
        return self.score is not None and abs(self.score) < UNSURE


def is_meeting(title: str | None, headings: Sequence[str], speakers: int) -> bool:
    """Whether the title and the headings above call it a meeting, and nothing calls it an interview."""
    if speakers < LEAST_MEETING:
        return False
    text = " ".join([title or "", *headings]).casefold()
    return holds_any(text, MEETING_WORDS) and not holds_any(text, INTERVIEW_WORDS)


def assign_roles(cast: Sequence[Cast], turns: Sequence[Spoken], cues: Cues, *, meeting: bool) -> list[Part]:
    """The part of each speaker, who are known to `turns` by their index in the cast."""
    facts = facts_of(turns, cues)
    for index, own in facts.items():
        own.update(cast[index].facts)
    parts: dict[int, Part] = {}
    by_layout = any(one.by_layout == "interviewer" for one in cast)
    initial = _initial(cast, facts)
    for index, one in enumerate(cast):
        given = None if index == initial else _given(one, facts.get(index, {}))
        if by_layout and one.keys <= TOGETHER and one.keys and _says_much(index, turns):
            given = Part("interviewee", "answers for all who are asked", facts=facts.get(index, {}))
        if given is None and by_layout and one.keys and _never_asks(index, turns, facts):
            given = Part("interviewee", "asks nothing, where questions have no label", facts=facts[index])
        if given is None and len(cast) >= LEAST_OF_A_COURT and _only_objects(one, index, turns):
            given = _OBJECTS
        if given is not None and len(cast) == PEOPLE_WHO_TALK and one.keys <= SPEAKER_LABELS:
            # Of two, one whom a recogniser calls unknown asks or answers, too.
            given = None
        if given is not None:
            parts[index] = _ANNOUNCES if _is_announcer(one, index, turns) else given
    if meeting and not _one_asks(cast, facts):
        return [
            parts[index] if index in parts and _is_overridden(one) else _TAKES_PART
            for index, one in enumerate(cast)
        ]
    scores = {index: score_of(own) for index, own in facts.items() if index not in parts}
    asks = any(said.asks for _, said in turns)
    roles = {part.role for part in parts.values()}
    # Where nobody asks anything, speeches follow one another.
    asking = _who_asks(scores, roles) if asks or "interviewer" in roles else None
    for index in range(len(cast)):
        if index not in parts:
            parts[index] = _weighed(index, asking, scores, facts)
    opening = turns[0][0] if turns else None
    if opening in scores and parts[opening].is_unsure and _opens_only(opening, turns):
        parts[opening] = _ANNOUNCES
    return [parts[index] for index in range(len(cast))]


def score_of(facts: Mapping[str, float]) -> float:
    """The log odds that somebody of whom these facts hold asks, and does not answer."""
    return ROLE_WEIGHTS[INTERCEPT] + sum(ROLE_WEIGHTS.get(name, 0.0) * value for name, value in facts.items())


_ANNOUNCES = Part("other", "speaks once, of the programme", converses=False)
_OBJECTS = Part("other", "objects to what others ask, or rules on that", converses=False)
_NARRATOR = "narrator"
"""Of their own life in an oral history, and of the programme in a broadcast."""


def _is_announcer(one: Cast, index: int, turns: Sequence[Spoken]) -> bool:
    """Whether a narrator speaks but once while others converse: one who tells of a life speaks more."""
    if one.keys != {_NARRATOR} or len(turns) <= MOST_OF_A_SHORT_TALK:
        return False
    return sum(who == index for who, _ in turns) == 1


def _never_asks(index: int, turns: Sequence[Spoken], facts: Mapping[int, Mapping[str, float]]) -> bool:
    """Whether somebody asks in none of their turns, and is no outlet."""
    return (
        index in facts
        and not facts[index].get("is an outlet")
        and not any(said.asks for who, said in turns if who == index)
    )


def _only_objects(one: Cast, index: int, turns: Sequence[Spoken]) -> bool:
    """Whether all that somebody says begins as an objection does, or as a ruling on one.

    What a court says rules, unless it asks.
    """
    said = [text for who, text in turns if who == index]
    rules = bool(one.keys) and one.keys <= COURT_LABELS and not any(text.asks for text in said)
    return bool(said) and (rules or all(begins_as_objection(text.text) for text in said))


def _initial(cast: Sequence[Cast], facts: Mapping[int, Mapping[str, float]]) -> int | None:
    """The index of an `A` that is an initial: all others are letters, and none of these stands for asking."""
    answering = [index for index, one in enumerate(cast) if one.keys == {"a"}]
    others = [index for index in range(len(cast)) if index not in answering]
    for index in others:
        if not cast[index].is_letter or facts.get(index, {}).get("its letter asks"):
            return None
    return answering[0] if answering and others else None


def _says_much(index: int, turns: Sequence[Spoken]) -> bool:
    """Whether the turns of a speaker are answers, and no laughter, thanks or goodbye."""
    words = [said.words for who, said in turns if who == index]
    return sum(words) >= LEAST_OF_AN_ANSWER * len(words) > 0


def _opens_only(index: int, turns: Sequence[Spoken]) -> bool:
    """Whether somebody speaks once, first of all, while others converse at some length."""
    return len(turns) > MOST_OF_A_SHORT_TALK and all(who != index for who, _ in turns[1:])


_TAKES_PART = Part("other", "takes part in a meeting, which has no interviewer")


def _is_overridden(one: Cast) -> bool:
    return one.known is not None and one.known.source == SPEAKERS_FILE


def _one_asks(cast: Sequence[Cast], facts: Mapping[int, Mapping[str, float]]) -> bool:
    """Whether one speaker nearly always asks and nobody else does: an interview, whatever it is called.

    Whoever is said to lead it need ask in half of the turns only.
    """
    ranked = sorted(facts, key=lambda index: facts[index]["asks"], reverse=True)
    if len(ranked) < 2 or facts[ranked[1]]["asks"] > MOST_ASKED_BY_OTHERS:
        return False
    known = cast[ranked[0]].known
    led = known is not None and known.role == "interviewer"
    return facts[ranked[0]]["asks"] >= (LEAST_ASKED_BY_LEADER if led else LEAST_ASKED_BY_ONE)


def _who_asks(scores: Mapping[int, float], given: Collection[Role]) -> frozenset[int] | None:
    """Who of the speakers without a given role asks; None where nobody interviews anybody."""
    asking = {index for index, score in scores.items() if score > 0}
    if scores and not asking and "interviewer" not in given:
        best = max(scores, key=lambda index: scores[index])
        if scores[best] < LEAST_SCORE or (len(scores) == 1 and "interviewee" not in given):
            return None
        asking = {best}
    if scores and len(asking) == len(scores) and "interviewee" not in given:
        least = min(scores, key=lambda index: scores[index])
        if scores[least] > MOST_SCORE or (len(scores) == 1 and "interviewer" not in given):
            return None
        asking -= {least}
    if not asking and "interviewer" not in given:
        return None
    return frozenset(asking)


def _weighed(
    index: int,
    asking: frozenset[int] | None,
    scores: Mapping[int, float],
    facts: Mapping[int, Mapping[str, float]],
) -> Part:
    own = facts.get(index, {})
    figures = f"asks in {own.get('asks', 0.0):.0%} of the turns"
    if asking is None:
        reason = f"{figures}; a conversation in which nobody stands out as interviewer"
        return Part("other", reason, facts=own)
    role: Role = "interviewer" if index in asking else "interviewee"
    return Part(role, figures, facts=own, score=scores.get(index))


def _given(one: Cast, facts: Mapping[str, float]) -> Part | None:
    if one.known is not None and one.known.role is not None:
        return Part(one.known.role, one.known.source, facts=facts)
    if one.by_layout is not None:
        return Part(one.by_layout, "asks and answers are told apart by the layout", facts=facts)
    if not one.is_role:
        return None
    keys = {role_key(key) for key in one.keys}
    for role, labels in (
        ("interviewer", QUESTION_WORDS | INTERVIEWER_LABELS),
        ("interviewee", ANSWER_WORDS | INTERVIEWEE_LABELS),
        ("other", OTHER_LABELS),
    ):
        audience = bool(keys & AUDIENCE_LABELS)
        # `Speaker 1` and `Sprecher 2` are anonymous, and may ask or answer.
        anonymous = keys != one.keys and (keys <= SPEAKER_LABELS)
        if keys & labels and not anonymous and keys != {"speaker"}:
            reason = f"the label {one.spellings[0]!r} says so"
            return Part(role, reason, role != "other" or audience, audience, facts)  # type: ignore[arg-type]
    return None
