"""Finds questions that the layout alone marks: whole paragraphs in bold, or headings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from interviews.parsing.labels import Form, Label
from interviews.parsing.labels.label import is_question_label
from interviews.parsing.requests import ends_as_question, prompts
from interviews.parsing.words import (
    LEAST_FIRST_PERSON,
    addresses_somebody,
    first_person_share,
    speaks_of_an_interview,
    takes_leave,
)

ABOVE = 12
"""Lines at the head of a file in which it may be called an interview."""
LEAST_ASKING_HEADINGS = 3
"""Questions in headings from which they may be an interviewer's beside labelled answers."""
LEAST_ADDRESSED = 5
"""One question in so many says `you`, in an interview without labels."""


def unlabelled_questions(labels: Sequence[Label], chosen: Sequence[Label], text: str) -> list[Label]:
    """Questions that the layout alone marks: whole paragraphs in bold, or headings."""
    answers_labelled = any(not is_question_label(label.name) for label in chosen)
    asked_by_label = any(
        is_question_label(label.name) or label.complete or "?" in label.text for label in chosen
    )
    if answers_labelled:
        headings = questions_of(Form.HEADING_QUESTION, labels)
        if _headings_ask(headings, chosen):
            return headings
    if chosen and (asked_by_label or not answers_labelled):
        return []
    for form in (Form.BOLD_QUESTION, Form.HEADING_QUESTION):
        questions = questions_of(form, labels)
        enough = len(questions) * 3 >= len(chosen) if chosen else _are_put_to_somebody(questions, text)
        if len(questions) >= 2 and enough:
            return sorted(
                [*questions, *_further_questions(form, labels, chosen, questions)],
                key=lambda label: label.line,
            )
    return []


def _headings_ask(headings: Sequence[Label], chosen: Sequence[Label]) -> bool:
    """Whether headings ask and all who are labelled answer: below them hardly anybody asks anything."""
    if len(headings) < LEAST_ASKING_HEADINGS or any(is_question_label(label.name) for label in chosen):
        return False
    asking = sum("?" in label.text for label in chosen)
    below = [
        min(
            (label for label in chosen if label.line > heading.line),
            key=lambda label: label.line,
            default=None,
        )
        for heading in headings
    ]
    return asking * 5 <= len(chosen) and not any(label and "?" in label.text for label in below)


def questions_of(form: Form, labels: Sequence[Label]) -> list[Label]:
    """The candidates of a form if at least half of them ask; headings are looked at level by level."""
    by_level: dict[int, list[Label]] = defaultdict(list)
    for label in labels:
        if label.form is form:
            by_level[label.level].append(label)
    best: list[Label] = []
    for candidates in by_level.values():
        while candidates and not ends_as_question(candidates[-1].text) and takes_leave(candidates[-1].text):
            candidates = candidates[:-1]
        asked = sum(ends_as_question(label.text) for label in candidates)
        if asked >= 2 and asked * 2 >= len(candidates) and len(candidates) > len(best):
            best = candidates
    return best


def _are_put_to_somebody(questions: Sequence[Label], text: str) -> bool:
    """Whether questions without any label are an interviewer's, and the words below them a person's.

    A page of frequent questions asks `How do I …?` and answers for nobody.
    """
    addressed = sum(addresses_somebody(label.text) or prompts(label.text) for label in questions)
    above = "\n".join(text.split("\n", ABOVE)[:ABOVE])
    if addressed * LEAST_ADDRESSED < len(questions) and not speaks_of_an_interview(above):
        return False
    asked = {label.text for label in questions}
    answers = "\n".join(line for line in text.split("\n") if line.strip("#*_ ") not in asked)
    return first_person_share(answers) >= LEAST_FIRST_PERSON


def _further_questions(
    form: Form, labels: Sequence[Label], chosen: Sequence[Label], questions: Sequence[Label]
) -> list[Label]:
    """Short paragraphs in bold that stand where a question would, such as `**Favourite film**`."""
    if form is not Form.BOLD_QUESTION or chosen:
        return []
    return [
        replace(label, written="", name="", text=label.written, complete=True)
        for label in labels
        if label.form in (Form.BOLD_NAME, Form.BOLD_LABEL)
        and label.opens_block
        and not label.text
        and (label.line > questions[0].line or prompts(label.written))
    ]
