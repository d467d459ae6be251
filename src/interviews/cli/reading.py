"""How an interview is understood, in words: who speaks, in which role, and what told it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import exp

from interviews.model import Casting, Fact, Interview, Speaker
from interviews.parsing.roles import UNSURE
from interviews.parsing.weights import INTERCEPT, ROLE_WEIGHTS
from interviews.wording import counted

LONGEST_LINE = 100
"""Characters of a question or a piece of background."""
MOST_FACTS = 5
"""Facts that are told of each speaker unless all are wanted."""
LEAST_SAID = 0.05
"""What a fact has to add to the log odds to be told."""
SURE = 0.95
"""The probability from which a role is said to be sure."""
INDENT = " " * 16

Facts = Callable[[Casting], Sequence[str]]
"""What a reading tells of the facts about a speaker: `main_facts` or `all_facts`."""

OPPOSITES = {
    "asks more than the others": "asks less than the others",
    "says more in a turn than the others": "says less in a turn than the others",
    "draws long replies": "draws short replies",
    "is answered more than it answers": "answers more than it is answered",
    "speaks often": "speaks seldom",
}
"""What facts say that have a value below zero."""


def reading(interview: Interview, facts: Facts) -> Iterator[str]:
    """The lines that say how an interview is understood; `facts` tells those about the speakers."""
    yield f"{interview.path}{f' § {interview.section}' if interview.section else ''}"
    about = [interview.title, interview.outlet, interview.issued, interview.language]
    yield "  " + (" · ".join(part for part in about if part) or "no title, no date")
    yield f"  convention: {interview.detection.convention}"
    for sentence in interview.detection.evidence:
        yield f"    {sentence}"
    if not interview.turns:
        yield "  no interview was found"
        yield from _findings(interview)
    yield from _speakers(interview, facts)
    yield f"  {len(interview.turns)} turns, {len(interview.qa_pairs)} question-and-answer pairs"
    for pair in interview.qa_pairs:
        yield f"    {pair.number:>3}. lines {pair.start_line}-{pair.end_line}  {shortened(pair.question)}"
    for span in interview.background:
        yield f"  background: lines {span.start_line}-{span.end_line}  {shortened(span.text)}"
    if interview.turns:
        yield from _findings(interview)


def shortened(text: str, longest: int = LONGEST_LINE) -> str:
    """The beginning of a text on one line."""
    words = " ".join(text.split())
    return words[:longest] + "…" * (len(words) > longest)


def _findings(interview: Interview) -> Iterator[str]:
    for finding in interview.warnings:
        yield f"  line {finding.line}: {finding.code}: {finding.message}"


def _speakers(interview: Interview, facts: Facts) -> Iterator[str]:
    uses = Counter(turn.speaker for turn in interview.turns)
    castings = {casting.speaker: casting for casting in interview.casting}
    for speaker in interview.speakers:
        yield f"  {speaker.role:<11} {_described(speaker)}: {counted(uses[speaker.name], 'turn')}"
        casting = castings.get(speaker.name)
        if casting is None or casting.score is None:
            yield f"{INDENT}{speaker.reason or 'nothing tells the role'}"
        else:
            yield f"{INDENT}{_sureness(casting.role, casting.score)}"
        if casting is not None:
            yield from (f"{INDENT}{line}" for line in facts(casting))
    unnamed = [speaker.name for speaker in interview.speakers if not speaker.named]
    if unnamed:
        yield (
            f"  not named: {', '.join(unnamed)} (`interviews speakers name FILE LABEL NAME` names a speaker)"
        )


def _described(speaker: Speaker) -> str:
    aliases = f" (also {', '.join(speaker.aliases)})" if speaker.aliases else ""
    affiliation = f", {speaker.affiliation}" if speaker.affiliation else ""
    return f"{speaker.name}{aliases}{affiliation}"


def _sureness(role: str, score: float) -> str:
    """How probable a role is that was weighed, in a word and as a figure."""
    asks = 1 / (1 + exp(-max(-50.0, min(50.0, score))))
    probable = round(asks if role == "interviewer" else 1 - asks, 2)
    if probable < 0.5:
        return f"nobody fits better ({probable:.0%})"
    word = "doubtful" if abs(score) < UNSURE else "sure" if probable >= SURE else "likely"
    return f"{word} ({probable:.0%})"


def main_facts(casting: Casting) -> Sequence[str]:
    """The facts that weighed most, on one line; none where the role was not weighed."""
    if casting.score is None:
        return []
    told = [fact for fact in _by_weight(casting.facts) if abs(_added(fact)) >= LEAST_SAID][:MOST_FACTS]
    return [", ".join(f"{in_words(fact)} {_signed(_added(fact))}" for fact in told)] if told else []


def all_facts(casting: Casting) -> Sequence[str]:
    """All facts that hold, each on a line with what it adds to the log odds of asking."""
    lines = [
        f"{_signed(_added(fact)):>5}  {in_words(fact)} ({fact.value:+.2f} × {fact.weight:+.2f})"
        for fact in _by_weight(casting.facts)
    ]
    if casting.score is None:
        return [*lines, "       none of these was weighed, since the role is given"] if lines else []
    start = ROLE_WEIGHTS[INTERCEPT]
    return [
        *lines,
        f"{_signed(start):>5}  {INTERCEPT}",
        f"{_signed(casting.score):>5}  in sum: the log odds of asking; above zero somebody asks",
    ]


def _by_weight(facts: Sequence[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: -abs(_added(fact)))


def _added(fact: Fact) -> float:
    return fact.value * fact.weight


def in_words(fact: Fact) -> str:
    """A fact as a value below zero or above it is said."""
    return OPPOSITES.get(fact.name, fact.name) if fact.value < 0 else fact.name


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−")
