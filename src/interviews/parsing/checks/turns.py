"""Turns that are empty, too long or out of time, words of nobody or of somebody else, and no answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from statistics import median

from interviews.model import Turn
from interviews.parsing.checks.checked import Checked, LinesOf, Remark, shortened
from interviews.parsing.labels import Form, Label
from interviews.parsing.requests import ends_as_question, holds_question_mark

LEAST_WORDS_OF_ANSWER = 40
LEAST_RATIO = 3
"""Times the words of the question that words have which look like its answer."""
MOST_WITHOUT_INTERVIEWER = 2
"""Speakers of a file in which nobody was found to ask; with more it is a meeting or a conversation."""
_SET_OFF = {
    Form.BOLD_QUESTION: "in bold",
    Form.BOLD_BEFORE_ANSWER: "in bold",
    Form.ITALIC_QUESTION: "in italics",
    Form.HEADING_QUESTION: "as a heading",
    Form.HEADING_LABEL: "as a heading",
    Form.BOLD_LABEL: "in bold",
}

LONG_TURN = 900
"""Words; a turn is long from here on and above `LONG_TURN_RATIO` times the median of its file."""
LONG_TURN_RATIO = 12
LEAST_WORDS_OF_PROSE = 12
LEAST_QUESTIONS_BELOW = 3
"""Questions below the last turn from which there may be another interview."""
LONGEST_REMARK = 60
"""Characters behind a bracket within which a remark says what could not be heard."""

_INAUDIBLE = re.compile(
    r"\\?[\[(](?:\?{2,}|[^\[\]()<>\n]{0,20}\b(?:inaudible|unintelligible|indistinct|unverständlich|unhörbar|"
    r"inaudible|ininteligible|inintelligible|incomprensible|incomprensibile|неразборчиво|неразб|听不清|聞き取り不能)\b"
    r"[^\[\]()<>\n]{0,30})\\?[\])]",
    re.IGNORECASE,
)
_HINTS_IN_ASCII = ("igible", "audible", "distinct", "comprens", "??")
_HINTS = (*_HINTS_IN_ASCII, "verständlich", "hörbar", "неразб", "听不清", "聞き取り")
"""One of these stands in every remark of the kind, once it is in lower case."""
EDGE = 48
"""Characters at the beginning and at the end of a turn within which a time at its edge lies."""
NEAR = 8
"""Characters of these among which its first or last digit is."""
_DIGITS = frozenset("0123456789")
_BARE = r"\d{1,3}[:：]\d{2}(?:[:：;]\d{1,2}){0,2}(?:[.,]\d{1,3})?(?!\s?[AaPp]\.?[Mm]\b)"
_TIME = (
    r"(?:\d{1,3}(?:[:：;.]\s?\d{1,2}){2,3}(?:[.,]\d{1,3})?|\d{1,3}[:：;]\d{2}"
    r"|\d{1,2}\s?h\s?\d{1,2}(?:\s?m(?:in)?\s?\d{1,2}\s?s?)?)"
)
"""The same in forms that are not read as times, too: `12.5.33`, `00:12:34:07`, `12;33`, `0h12`."""
_OPENERS = r"\\?[\[({<{【（]"
_CLOSERS = r"\\?[\])}>】）]"
_MARKED = rf"{_OPENERS}\s?[#@~]?\s?(?P<marked>{_TIME})\s?{_CLOSERS}"
_LEADING = (
    rf"[*_#`~\s]{{0,4}}(?:{_MARKED}|(?P<bare>{_BARE})"
    r"(?=[*_`]{0,3}(?:$|\n|\s*[-–—|>:：]\s|\s+[A-ZÀ-ÞА-ЯΑ-Ω])))"
)
"""At the beginning: between marks, or before the end of the line, a dash or a capital letter."""
_CLOSING = rf"(?:{_MARKED}|(?:(?<=[.!?…\n»”\"])\s*|(?<=[.!?…\n»”\"]\s))(?P<bare>{_BARE}))[*_#`~\s.]{{0,4}}$"
"""At the end: between marks, or behind the end of a sentence; `we met at 10:30` is said."""


def empty_turns(checked: Checked) -> Iterator[Remark]:
    """Labels without words; a break or a jingle is one by nature."""
    for turn in checked.interview.turns:
        if not turn.text and checked.roles.get(turn.speaker) != "other":
            yield (
                turn.start_line,
                f"nothing stands behind the label {turn.label!r}; write what is said, or take it out",
            )


def long_turns(checked: Checked) -> Iterator[Remark]:
    turns = checked.interview.turns
    if len(turns) < 4:
        return
    # Words are counted where there may be as many; in most files that is nowhere.
    long = [turn for turn in turns if len(turn.text) > 2 * LONG_TURN and turn.text.count(" ") >= LONG_TURN]
    if not long:
        return
    least = max(LONG_TURN, LONG_TURN_RATIO * median([turn.text.count(" ") + 1 for turn in turns]))
    for turn in long:
        length = turn.text.count(" ") + 1
        if length > least:
            yield (
                turn.start_line,
                f"{turn.speaker} speaks {length} words at a stretch; is a label missing below?",
            )


def unattributed(checked: Checked) -> Iterator[Remark]:
    """Prose between two turns that nobody says, and questions below the last turn."""
    turns = checked.interview.turns
    if not turns:
        return
    first, last = turns[0].start_line, turns[-1].end_line
    for span in checked.interview.background:
        words = len(span.text.split())
        is_prose = not span.text.lstrip().startswith(("!", "|", "[", "<", ">", "-", "*"))
        if first < span.start_line < last and words >= LEAST_WORDS_OF_PROSE and is_prose:
            yield (
                span.start_line,
                f"{words} words between two turns that nobody says; give them a label if need be",
            )
    asked = list(_asked_below(checked, last))
    if len(asked) >= LEAST_QUESTIONS_BELOW:
        yield (
            asked[0].line + 1,
            f"{len(asked)} questions {_SET_OFF[asked[0].form]} below the last turn, which nobody answers; "
            "if they are another interview's, give the answers labels, too, or it a file of its own",
        )


def _asked_below(checked: Checked, last: int) -> Iterator[Label]:
    """The questions set off as a whole, below the last line of the last turn and within the interview."""
    interview = checked.interview
    below = {
        line
        for span in (*interview.background, *interview.headings)
        if span.start_line > last
        for line in range(span.start_line, span.end_line + 1)
    }
    for label in checked.seen.labels:
        if label.line + 1 in below and not label.answer and _asks_as_a_whole(label):
            yield label


def _asks_as_a_whole(label: Label) -> bool:
    return label.form in _SET_OFF and (label.complete or not label.written) and ends_as_question(label.text)


def before_first_label(checked: Checked) -> Iterator[Remark]:
    """Prose above the first label, which may be an introduction."""
    turns = checked.interview.turns
    if not turns or not checked.interview.background:
        return
    above = [span for span in checked.interview.background if span.end_line < turns[0].start_line]
    words = sum(len(span.text.split()) for span in above)
    if words >= LEAST_WORDS_OF_PROSE:
        yield above[0].start_line, f"{words} words above the first label are kept as background"


def inaudible(checked: Checked) -> Iterator[Remark]:
    turns = checked.interview.turns
    for turn in [turn for turn in turns if "[" in turn.text or "(" in turn.text]:
        remarks = _beginnings_of_remarks(turn.text)
        if not any(map(remarks.__contains__, _HINTS_IN_ASCII if remarks.isascii() else _HINTS)):
            continue
        for number in range(turn.start_line - 1, turn.end_line):
            for found in _INAUDIBLE.finditer(checked.source.lines[number]):
                yield number + 1, f"{found[0]} in what {turn.speaker} says"


def _beginnings_of_remarks(text: str) -> str:
    """What stands behind the opening brackets of a text, in lower case."""
    behind = text.replace("(", "[").split("[")[1:]
    return "\n".join([words[:LONGEST_REMARK] for words in behind]).lower()


def timestamp_order(checked: Checked) -> Iterator[Remark]:
    latest = ""
    for turn in checked.interview.turns:
        if turn.timestamp is None:
            continue
        if turn.timestamp < latest:
            yield turn.start_line, f"{turn.timestamp} comes after {latest}; is one of the two mistyped?"
        latest = turn.timestamp


def untaken_times(checked: Checked) -> Iterator[Remark]:
    """What looks like a time at the beginning or end of a turn and is part of its words."""
    turns = checked.interview.turns
    near = [turn for turn in turns if not _DIGITS.isdisjoint(turn.text[:NEAR] + turn.text[-NEAR:])]
    for turn in near:
        text = turn.text
        left = None
        if not _DIGITS.isdisjoint(text[:NEAR]):
            left = re.match(_LEADING, text[:EDGE])
        if left is None and not _DIGITS.isdisjoint(text[-NEAR:]):
            left = re.search(_CLOSING, text[-EDGE:])
        if left is not None:
            written = left["marked"] or left["bare"]
            yield (
                LinesOf(checked.source, turn).holding(written),
                f"{written!r} looks like a time and counts as words; write [00:12:34] if it is one",
            )


def questions_in_answers(checked: Checked) -> Iterator[Remark]:
    """Paragraphs in bold or italics, and headings, that ask within what somebody answers."""
    lines = checked.source.lines
    for label, turn in checked.within_turns:
        if not label.opens_block or not _may_answer(turn, checked):
            continue
        if not _asks_as_a_whole(label) or _is_one_of_a_row(lines, label):
            continue
        yield (
            label.line + 1,
            f"a question {_SET_OFF[label.form]} within what {turn.speaker} says: {shortened(label.text)!r}; "
            "give it the label of whoever asks if it is one of the interview",
        )


def _may_answer(turn: Turn, checked: Checked) -> bool:
    """Whether a turn is an interviewee's, or that of one or two people of whom nobody asks."""
    role = checked.roles.get(turn.speaker)
    return role == "interviewee" or (role == "other" and len(checked.roles) <= MOST_WITHOUT_INTERVIEWER)


def _is_one_of_a_row(lines: Sequence[str], label: Label) -> bool:
    """Whether words in italics stand above or below others: the lines of a song or a scene."""
    if label.form is not Form.ITALIC_QUESTION:
        return False
    above = next((line for line in reversed(lines[max(0, label.line - 3) : label.line]) if line.strip()), "")
    below = next((line for line in lines[label.end : label.end + 3] if line.strip()), "")
    return above.startswith(("*", "_")) != above.startswith(("**", "__")) or below.startswith(
        ("*", "_")
    ) != below.startswith(("**", "__"))


def unlabelled_answers(checked: Checked) -> Iterator[Remark]:
    """Paragraphs like an answer, behind a question in one turn."""
    for turn in checked.turns_of_paragraphs:
        if checked.roles.get(turn.speaker) != "interviewer" or not holds_question_mark(turn.text):
            continue
        answer = _answer_within(turn.text.split("\n\n"))
        if answer is not None and not _is_answered(turn, checked):
            yield (
                LinesOf(checked.source, turn).beginning(answer.partition("\n")[0].rstrip()),
                f"this stands behind a question of {turn.speaker} in the same turn, and looks like "
                "the answer; give it a label if somebody else says it",
            )


def _answer_within(paragraphs: Sequence[str]) -> str | None:
    """The paragraph with which an answer begins, behind the last question, if what follows is long enough."""
    asking = [number for number, text in enumerate(paragraphs) if ends_as_question(text)]
    if not asking or asking[-1] == len(paragraphs) - 1:
        return None
    last = asking[-1]
    asked = len(paragraphs[last].split())
    answered = sum(len(text.split()) for text in paragraphs[last + 1 :])
    return paragraphs[last + 1] if answered >= max(LEAST_WORDS_OF_ANSWER, LEAST_RATIO * asked) else None


def _is_answered(turn: Turn, checked: Checked) -> bool:
    """Whether somebody of another role replies to a turn."""
    own = checked.roles.get(turn.speaker)
    # Turns are numbered from 1.
    following = checked.interview.turns[turn.number : turn.number + 1]
    return any(checked.roles.get(other.speaker) not in (own, "other") for other in following)


def unanswered(checked: Checked) -> Iterator[Remark]:
    """Questions of interviewers behind which nobody else says anything."""
    interview = checked.interview
    if not interview.qa_pairs:
        return
    paired = {number for pair in interview.qa_pairs for number in (*pair.question_turns, *pair.answer_turns)}
    for turn, following in zip_longest(interview.turns, interview.turns[1:]):
        if (
            turn.number not in paired
            and checked.roles.get(turn.speaker) == "interviewer"
            and ends_as_question(turn.text)
            # Be it a colleague, whoever asks back, or a break.
            and (following is None or following.speaker == turn.speaker)
        ):
            yield turn.start_line, f"{turn.speaker} asks here and nobody answers; is a label missing below?"
