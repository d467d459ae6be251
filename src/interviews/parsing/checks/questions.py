"""Questions and answers that went to the wrong turn, and questions that nobody answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

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
    Form.ITALIC_QUESTION: "in italics",
    Form.HEADING_QUESTION: "as a heading",
    Form.HEADING_LABEL: "as a heading",
    Form.BOLD_LABEL: "in bold",
}


def questions_in_answers(checked: Checked) -> Iterator[Remark]:
    """Paragraphs in bold or italics, and headings, that ask within what somebody answers."""
    lines = checked.source.lines
    for label, turn in checked.within_turns:
        how = _SET_OFF.get(label.form)
        if how is None or not label.opens_block or not _may_answer(turn, checked):
            continue
        whole = label.complete or not label.written
        if not whole or not ends_as_question(label.text) or _is_one_of_a_row(lines, label):
            continue
        yield (
            label.line + 1,
            f"a question {how} within what {turn.speaker} says: {shortened(label.text)!r}; "
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
