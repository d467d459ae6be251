"""What is said outside questions and answers, in pieces that can be found and cited like an answer.

Opening words, asides, speeches, whole meetings: nobody is asked there, so that no Q&A pair has their words.
A passage has the form of a pair that lacks the question. Where several people speak in turn it ends once it is
long enough to make sense by itself, so that a meeting of three hours is not one passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from interviews.identity import PairIds
from interviews.model import Interview, QAPair, Turn

PASSAGE_NUMBER = 0
"""In place of the number that a Q&A pair has in its interview."""
FEWEST_WORDS = 20
"""With fewer it is a "Right." or a laugh: half of all that is said outside of pairs, and a twentieth of its words."""
LONG_ENOUGH = 200
"""Words: what a spoken answer of two minutes has."""


def passages_of(interviews: Sequence[Interview]) -> tuple[tuple[QAPair, ...], ...]:
    """For each interview of one file its passages, in their order."""
    ids = PairIds()
    return tuple(
        tuple(_passage(interview, turns, ids) for turns in _runs(interview)) for interview in interviews
    )


def _runs(interview: Interview) -> Iterator[list[Turn]]:
    for turns in _outside(interview):
        words = 0
        run: list[Turn] = []
        for turn in turns:
            run.append(turn)
            words += len(turn.text.split())
            if words >= LONG_ENOUGH:
                yield run
                run, words = [], 0
        if words >= FEWEST_WORDS:
            yield run


def _outside(interview: Interview) -> Iterator[list[Turn]]:
    paired = {
        number for pair in interview.qa_pairs for number in (*pair.question_turns, *pair.answer_turns)
    }
    headings = iter(sorted(heading.start_line for heading in interview.headings))
    heading = next(headings, None)
    run: list[Turn] = []
    for turn in interview.turns:
        starts_section = False
        while heading is not None and heading <= turn.start_line:
            starts_section = True
            heading = next(headings, None)
        if run and (turn.number in paired or starts_section):
            yield run
            run = []
        if turn.number not in paired and turn.text.strip():
            run.append(turn)
    if run:
        yield run


def _passage(interview: Interview, turns: Sequence[Turn], ids: PairIds) -> QAPair:
    text = "\n\n".join(turn.text for turn in turns)
    return QAPair(
        id=ids.of("", text),
        number=PASSAGE_NUMBER,
        questioners=(),
        answerers=_different(turn.speaker for turn in turns),
        question="",
        answer=text,
        question_turns=(),
        answer_turns=tuple(turn.number for turn in turns),
        start_line=turns[0].start_line,
        end_line=max(turn.end_line for turn in turns),
        timestamp=next((turn.timestamp for turn in turns if turn.timestamp), None),
        topics=interview.topics,
    )


def _different(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
