"""Tells who asks and who is asked.

What the metadata, the speakers file and role labels say stands. Beyond that an interviewer asks in a larger
share of their turns than the others, and says less in a turn. A meeting has no interviewer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from interviews.model import Role
from interviews.parsing.labels.label import role_key
from interviews.parsing.people import SPEAKERS_FILE, Cast
from interviews.parsing.requests import asks
from interviews.parsing.vocabulary import (
    ANSWER_LABELS,
    AUDIENCE_LABELS,
    INTERVIEW_WORDS,
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    MEETING_WORDS,
    OTHER_LABELS,
    QUESTION_LABELS,
)

LEAST_MEETING = 3
"""Speakers; two people who meet are an interview or a conversation."""
FEW_TURNS = 3
"""Turns below which the share of questions says little."""
CO_INTERVIEWER = 0.65
"""A second interviewer asks in at least this share of the turns in which the first one asks."""
CO_INTERVIEWER_WHO_LISTENS = 0.5
"""The same for one who says much less in a turn than those who answer."""
WIDE_GAP = 1.7
"""How many times as much as those who ask the others say in a turn, where questions alone do not tell."""
LISTENERS_ASKING = 0.12
"""Share of their turns in which those who listen ask at least."""
LEAST_DIFFERENCE = 0.05
"""Share of turns with a question from which one of two people may be the interviewer."""
LEAST_ASKING = 0.25
"""Share of turns with a question below which nobody is taken for an interviewer by that alone."""


@dataclass(frozen=True, slots=True)
class Conduct:
    """How one speaker speaks."""

    turns: int
    asking: float
    """Share of the turns with a question or a request to tell."""
    words: float
    """Mean number of words in a turn."""


@dataclass(frozen=True, slots=True)
class Part:
    """The role of a speaker and why."""

    role: Role
    reason: str
    converses: bool = True
    """False for announcers, clips and breaks, who answer nobody."""
    is_audience: bool = False
    """The audience asks without being an interviewer."""


def conduct_of(texts: Sequence[str]) -> Conduct:
    """How somebody speaks in their turns."""
    if not texts:
        return Conduct(0, 0.0, 0.0)
    asking = sum(map(asks, texts))
    # Counting spaces is ten times faster than splitting, and close enough for a mean.
    words = sum([text.count(" ") + 1 if text.isascii() or " " in text else len(text) // 4 for text in texts])
    return Conduct(len(texts), asking / len(texts), words / len(texts))


def is_meeting(title: str | None, headings: Sequence[str], speakers: int) -> bool:
    """Whether the title and the headings above call it a meeting, and nothing calls it an interview."""
    if speakers < LEAST_MEETING:
        return False
    text = " ".join([title or "", *headings]).casefold()
    return _holds(text, MEETING_WORDS) and not _holds(text, INTERVIEW_WORDS)


def _holds(text: str, words: frozenset[str]) -> bool:
    return any(
        word in text if not word[0].isascii() else re.search(rf"\b{re.escape(word)}\b", text)
        for word in words
    )


def assign_roles(
    cast: Sequence[Cast], texts: Mapping[int, Sequence[str]], order: Sequence[int], *, meeting: bool
) -> list[Part]:
    """The part of each speaker; `texts` holds their turns by index, `order` who speaks in each turn."""
    parts: dict[int, Part] = {}
    for index, one in enumerate(cast):
        given = _given(one)
        if given is not None:
            parts[index] = given
    conducts = {index: conduct_of(texts.get(index, ())) for index in range(len(cast))}
    if meeting and not _one_asks(conducts):
        taking_part = Part("other", "takes part in a meeting, which has no interviewer")
        overridden = [one.known is not None and one.known.source == SPEAKERS_FILE for one in cast]
        return [
            parts.get(index, taking_part) if overridden[index] else taking_part for index in range(len(cast))
        ]
    free = [index for index in range(len(cast)) if index not in parts]
    interviewers = {index for index, part in parts.items() if part.role == "interviewer"}
    interviewees = {index for index, part in parts.items() if part.role == "interviewee"}
    found = _interviewers(free, conducts, order, cast, interviewers, interviewees)
    for index in free:
        conduct = conducts[index]
        figures = f"asks in {conduct.asking:.0%} of {conduct.turns} turns, {conduct.words:.0f} words each"
        if index in found:
            parts[index] = Part("interviewer", figures)
        elif found or interviewers:
            parts[index] = Part("interviewee", figures)
        else:
            parts[index] = Part(
                "other", f"{figures}; a conversation in which nobody stands out as interviewer"
            )
    return [parts[index] for index in range(len(cast))]


def _one_asks(conducts: Mapping[int, Conduct]) -> bool:
    """Whether one speaker nearly always asks and nobody else does: an interview, whatever it is called."""
    shares = sorted(
        (conduct.asking for conduct in conducts.values() if conduct.turns >= FEW_TURNS), reverse=True
    )
    return len(shares) > 1 and shares[0] >= 0.75 and shares[1] <= 0.25


def _given(one: Cast) -> Part | None:
    if one.known is not None and one.known.role is not None:
        return Part(one.known.role, one.known.source)
    if not one.is_role:
        return None
    keys = {role_key(key) for key in one.keys}
    for role, labels in (
        ("interviewer", QUESTION_LABELS | INTERVIEWER_LABELS),
        ("interviewee", ANSWER_LABELS | INTERVIEWEE_LABELS),
        ("other", OTHER_LABELS),
    ):
        # `Speaker 1`, `Speaker 2` are anonymous, not interviewees.
        if keys & labels and keys != {"speaker"}:
            audience = bool(keys & AUDIENCE_LABELS)
            reason = f"the label {one.spellings[0]!r} says so"
            return Part(role, reason, role != "other" or audience, audience)  # type: ignore[arg-type]
    return None


def _interviewers(
    free: Sequence[int],
    conducts: Mapping[int, Conduct],
    order: Sequence[int],
    cast: Sequence[Cast],
    interviewers: set[int],
    interviewees: set[int],
) -> set[int]:
    """Who of the speakers without a given role asks."""
    speaking = [index for index in free if conducts[index].turns]
    if not speaking:
        return set()
    if interviewers:
        # Those whom the metadata name are complete, as a rule; a further one must ask like them and answer
        # nobody.
        least = max(LEAST_ASKING, min(conducts[index].asking for index in interviewers))
        talk = max(conducts[index].words for index in interviewers)
        return {
            index
            for index in speaking
            if interviewees
            and conducts[index].turns >= FEW_TURNS
            and conducts[index].asking >= max(least, 0.6)
            and conducts[index].words <= talk
        }
    if interviewees and len(speaking) == 1:
        return {speaking[0]}
    authors = {index for index in speaking if cast[index].known is not None}
    scores = {index: _score(index, conducts[index], order, index in authors) for index in speaking}
    # A clip at the beginning may ask once; an interviewer comes back.
    most = max(conduct.turns for conduct in conducts.values())
    returning = [index for index in speaking if conducts[index].turns * 10 >= most] or speaking
    best = max(returning, key=lambda index: (scores[index], -index))
    others = [index for index in (*speaking, *interviewees) if index != best and conducts[index].turns]
    if not others:
        return set()
    # Of two people one is the interviewer as a rule; of more, somebody has to stand out.
    least = LEAST_ASKING if len(others) > 1 else max(LEAST_DIFFERENCE, conducts[others[0]].asking)
    if conducts[best].asking < least and best not in authors:
        return _who_listens(returning, conducts)
    found = {best}
    replies = _replies(order)
    for index in speaking:
        conduct = conducts[index]
        if index in found or conduct.turns < FEW_TURNS:
            continue
        asks_alike = conduct.asking >= max(LEAST_ASKING, CO_INTERVIEWER * conducts[best].asking)
        asks_often = conduct.asking >= max(LEAST_ASKING, CO_INTERVIEWER_WHO_LISTENS * conducts[best].asking)
        # Somebody who mostly speaks right after the interviewer answers, however much they ask back.
        answers = replies[index][best] / max(1, sum(replies[index].values()))
        short = conduct.words <= 1.5 * max(conducts[best].words, 1)
        listens = conduct.words <= 0.6 * max(conducts[other].words for other in others)
        if ((asks_alike and short) or (asks_often and listens)) and answers < 0.7 and len(others) >= 2:
            found.add(index)
    # Where everybody asks, nobody is the interviewer.
    return found if set(speaking) - found or interviewees else _who_listens(returning, conducts)


def _who_listens(speaking: Sequence[int], conducts: Mapping[int, Conduct]) -> set[int]:
    """Those who say much less in a turn than all the others and ask now and then, if there is such a gap."""
    ranked = sorted(speaking, key=lambda index: conducts[index].words)
    if len(ranked) < LEAST_MEETING:
        return set()
    gaps = [conducts[more].words / max(conducts[less].words, 1) for less, more in pairwise(ranked)]
    widest = max(range(len(gaps)), key=lambda number: gaps[number])
    listening = ranked[: widest + 1]
    turns = sum(conducts[index].turns for index in listening)
    asked = sum(conducts[index].asking * conducts[index].turns for index in listening)
    return set(listening) if gaps[widest] >= WIDE_GAP and asked >= LISTENERS_ASKING * turns else set()


def _score(index: int, conduct: Conduct, order: Sequence[int], author: bool) -> float:
    share = conduct.asking if conduct.turns >= FEW_TURNS else 0.6 * conduct.asking
    opens = 0.15 if order and order[0] == index else 0.0
    return share + opens + (0.3 if author else 0.0) - min(conduct.words, 400) / 2000


def _replies(order: Sequence[int]) -> dict[int, dict[int, int]]:
    counts: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for one, other in pairwise(order):
        if one != other:
            counts[other][one] += 1
    return counts
