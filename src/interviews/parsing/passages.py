"""What stands outside questions and answers, in pieces that can be found and cited like an answer.

Opening words, asides, speeches, whole meetings, the prose around an interview: nobody is asked there, so that
no Q&A pair has their words. A passage has the form of a pair that lacks the question. It ends with its
section, where a pair begins, and once it is long enough to make sense by itself, so that a meeting of three
hours is not one passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interviews.identity import PairIds
from interviews.model import Background, Interview, QAPair, Turn
from interviews.parsing.interview import Topics, qa_pair

PASSAGE_NUMBER = 0
"""In place of the number that a Q&A pair has in its interview."""
SHORTEST = 30
"""Bytes of UTF-8, in which a word takes about as much in every script: half a dozen words. Shorter ones are
mostly "Right." or a laugh: half of what is said outside of pairs, with a twentieth of its words."""
LONG_ENOUGH = 1200
"""Bytes: what is said in a minute and a half."""

_NO_PROSE = re.compile(r"[ \t]*(?:\[[^\]]+\]:|(?:[-*_][ \t]*){3,}$)")
"""The definition of a link, or a rule."""
_MARKUP = re.compile(r"<[^<>]*>|!\[[^\[\]]*\]\([^()]*\)")


def passages_of(interviews: Sequence[Interview]) -> tuple[tuple[QAPair, ...], ...]:
    """For each interview of one file its passages, in their order.

    A passage of prose has nobody who answers and no turns.
    """
    ids = PairIds()
    return tuple(_passages(interview, ids) for interview in interviews)


def _passages(interview: Interview, ids: PairIds) -> tuple[QAPair, ...]:
    topics = Topics(interview.headings, interview.turns, interview.topics)
    said = [qa_pair(PASSAGE_NUMBER, [], turns, ids, topics) for turns in _speeches(interview)]
    written = [
        _prose(piece, ids, topics) for background in interview.background for piece in _pieces(background)
    ]
    return tuple(sorted([*said, *written], key=lambda passage: passage.start_line))


def _speeches(interview: Interview) -> Iterator[list[Turn]]:
    for turns in _outside(interview):
        size = 0
        run: list[Turn] = []
        for turn in turns:
            run.append(turn)
            size += _size(turn.text)
            if size >= LONG_ENOUGH:
                yield run
                run, size = [], 0
        if size >= SHORTEST:
            yield run


def _outside(interview: Interview) -> Iterator[list[Turn]]:
    """Turns that follow one another, outside of pairs and in one section."""
    paired = {number for pair in interview.qa_pairs for number in (*pair.question_turns, *pair.answer_turns)}
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


def _pieces(background: Background) -> Iterator[Background]:
    """The paragraphs of some prose, short ones with those that follow."""
    lines = background.text.split("\n")
    first = size = 0
    for place, line in enumerate(lines):
        size += _size(_words_of(line))
        ends = not line.strip() and size >= LONG_ENOUGH
        if ends or place == len(lines) - 1:
            if size >= SHORTEST:
                yield _lines_of(background, lines, first, place + 1)
            first, size = place + 1, 0


def _lines_of(background: Background, lines: list[str], first: int, end: int) -> Background:
    while not _words_of(lines[first]):
        first += 1
    while not _words_of(lines[end - 1]):
        end -= 1
    return Background(
        start_line=background.start_line + first,
        end_line=background.start_line + end - 1,
        text="\n".join(lines[first:end]),
    )


def _prose(piece: Background, ids: PairIds, topics: Topics) -> QAPair:
    return QAPair(
        id=ids.of("", piece.text),
        number=PASSAGE_NUMBER,
        questioners=(),
        answerers=(),
        question="",
        answer=piece.text,
        question_turns=(),
        answer_turns=(),
        start_line=piece.start_line,
        end_line=piece.end_line,
        timestamp=None,
        topics=topics.of(piece.start_line),
    )


def _words_of(line: str) -> str:
    """What a line of prose says: no markup of HTML, pictures, rules and addresses of links."""
    return "" if _NO_PROSE.match(line) else _MARKUP.sub("", line).strip()


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
