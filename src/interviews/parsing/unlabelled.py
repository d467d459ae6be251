"""Finds questions that the layout alone marks: what is bold, in italics, quoted or numbered, and headings."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from msgspec.structs import replace

from interviews.parsing.labels import Form, Label
from interviews.parsing.labels.label import DASHES, HYPHENS, is_question_label, plain, without_dash
from interviews.parsing.outlets import looks_like_outlet
from interviews.parsing.plausibility import LIKE_A_NAME, Plausibility
from interviews.parsing.requests import ends_as_question, prompts
from interviews.parsing.vocabulary import BEFORE_GERMAN_NOUNS
from interviews.parsing.words import is_put_to_somebody, speaks_of_self, takes_leave

FORMS = (Form.BOLD_QUESTION, Form.HEADING_QUESTION, Form.ITALIC_QUESTION, Form.QUOTED_QUESTION)
"""In the order in which they are tried."""
LEAST_QUESTIONS = 2
_OF_OTHER_BLOCKS = ("#", ">", "- ", "* ", "+ ")
"""What begins a heading, a quotation or a list, also right below a paragraph."""
LEAST_ANSWERED = 0.6
"""Share of unlabelled questions below which somebody with a label speaks before the next one."""
MOST_ASKED_BELOW = 0.34
"""Share of unlabelled questions right below which a labelled speaker asks, up to which they ask."""
MOST_EXCHANGES = 0.5
"""Questions between labelled speakers for each unlabelled one, up to which nobody labelled interviews."""
MOST_QUESTIONS_BELOW = 2
"""Lines below unlabelled questions that ask, for each of them, up to which somebody answers."""
MOST_QUESTIONS_BEHIND = 0.5
"""The same for questions in front of their answers; with more, whoever reads them is to answer."""
LEAST_BEFORE_LABELS = 5
"""Unlabelled questions of an interview of which the answers have labels only from the second guest on."""
MOSTLY_ASKED = 0.8
"""Share of the turns behind dashes, or of every other one, that ask, from which these are questions."""
LEAST_ADDRESSED = 5
"""One question in so many says `you`, in an interview without labels."""


def unlabelled_questions(
    labels: Sequence[Label],
    chosen: Sequence[Label],
    lines: Sequence[str],
    text: str,
    plausible: Plausibility,
) -> list[Label]:
    """Questions that the layout alone marks, in the order of their lines; empty where labels ask.

    `chosen` are the labels that count, `text` is that of the file below its front matter.
    """
    start = len(lines) - text.count("\n") - 1
    labels = _without_topics_around(labels, chosen, lines) if chosen else _of_one_form_in_bold(labels)
    labels = _without_mere_lists(labels, lines)
    for form in (*FORMS, Form.NUMBERED_QUESTION, *(() if chosen else (Form.BOLD_BEFORE_ANSWER,))):
        read_as_labels = _read_as_labels(form, labels, chosen, lines)
        named = [label for label in read_as_labels if _names_somebody(label, plausible)]
        whole = [_whole(form, label, lines) for label in read_as_labels if label not in named]
        questions = questions_of(form, [*labels, *whole])
        if len(questions) < LEAST_QUESTIONS:
            continue
        level = questions[0].level
        questions = sorted([*questions, *(label for label in named if label.level == level)], key=_LINE)
        asked = (
            _answered_by_labelled(questions, chosen)
            or (
                (_labels_come_late(questions, chosen) or _labels_are_of_one_answer(questions, chosen))
                and plausible.expects_people
                and _are_put_to_somebody(questions, lines, start, plausible)
            )
            if chosen
            else _are_put_to_somebody(questions, lines, start, plausible)
        )
        if asked:
            further = _further_questions(form, labels, chosen, questions)
            return sorted([*questions, *further], key=_LINE)
    return _questions_behind_dashes(lines, start) if plausible.expects_people and not chosen else []


def _of_one_form_in_bold(labels: Sequence[Label]) -> Sequence[Label]:
    """The labels, in which bold questions are of the form that most have: in front of their answers, or not.

    Few in front of an answer, among others of which the answers stand below, are part of these.
    """
    forms = Counter(label.form for label in labels)
    if forms[Form.BOLD_BEFORE_ANSWER] <= forms[Form.BOLD_QUESTION]:
        return [label for label in labels if label.form is not Form.BOLD_BEFORE_ANSWER]
    return [
        replace(label, form=Form.BOLD_BEFORE_ANSWER) if label.form is Form.BOLD_QUESTION else label
        for label in labels
    ]


def _questions_behind_dashes(lines: Sequence[str], start: int) -> list[Label]:
    """Questions that begin with a dash, as the answers to them do or not: `— Who?`, and below that `— I.`.

    Where those behind a dash do not ask by turns, nobody knows who says which. Hyphens are those of lists as
    well, so that questions alone may be a list of them.
    """
    for dashes, steps in ((DASHES, (1, 2)), (HYPHENS, (2,))):
        turns = [
            _behind_dash(lines, number, dashes)
            for number, line in enumerate(lines[start:], start)
            if line.startswith(dashes)
        ]
        asking = [ends_as_question(turn.text) for turn in turns]
        for step in steps:
            asked, others = asking[::step], asking[1::step] if step > 1 else []
            if (
                len(asked) >= LEAST_QUESTIONS
                and sum(asked) >= MOSTLY_ASKED * len(asked)
                and sum(others) <= MOST_ASKED_BELOW * len(others)
            ):
                return turns[::step]
    return []


def _behind_dash(lines: Sequence[str], start: int, dashes: tuple[str, ...]) -> Label:
    """The words from a dash on to the first line that is blank, of another dash or of another block."""
    end = start + 1
    ends = (*dashes, *_OF_OTHER_BLOCKS)
    while end < len(lines) and lines[end].strip() and not lines[end].startswith(ends):
        end += 1
    text = without_dash("\n".join(lines[start:end]))
    return Label(Form.DASHED_QUESTION, "", "", start, end, text, complete=True)


def _answered_by_labelled(questions: Sequence[Label], chosen: Sequence[Label]) -> bool:
    """Whether those who have labels answer questions without any: nobody labelled asks below them.

    Somebody who asks back within an answer does not make the unlabelled questions topics; an interviewer
    who asks right below most of them does.
    """
    starts = [label.line for label in questions]
    in_questions = set(starts)
    speaking = [label for label in chosen if label.line not in in_questions]
    if not speaking or any(is_question_label(label.name) for label in speaking):
        return False
    places = [bisect_right(starts, label.line) for label in speaking]
    first_below: dict[int, Label] = {}
    for place, label in zip(places, speaking, strict=True):
        first_below.setdefault(place, label)
    below = [label for place, label in first_below.items() if place]
    asking = sum(_asks_with_label(label) for label in below)
    exchanges = sum(
        _asks_with_label(one) and one.key != other.key and place == next_place
        for (one, place), (other, next_place) in pairwise(zip(speaking, places, strict=True))
    )
    return (
        len(below) >= LEAST_ANSWERED * len(questions)
        and asking <= MOST_ASKED_BELOW * len(below)
        and exchanges <= MOST_EXCHANGES * len(questions)
    )


def _without_topics_around(
    labels: Sequence[Label], chosen: Sequence[Label], lines: Sequence[str]
) -> list[Label]:
    """The labels without what is set off above the first and below the last that counts, and asks nothing.

    What stands right above the first may be a request, such as `Your garden`.
    """
    first, last = chosen[0].line, chosen[-1].line
    return [
        label
        for label in labels
        if first <= label.line <= last
        or label.form not in FORMS
        or ends_as_question(label.text)
        or (label.line < first and not any(map(str.strip, lines[label.end : first])))
    ]


def _without_mere_lists(labels: Sequence[Label], lines: Sequence[str]) -> list[Label]:
    """The labels without the numbered questions right below which the next one or a heading follows."""
    numbered = {label.line for label in labels if label.form is Form.NUMBERED_QUESTION}
    return [
        label for label in labels if label.line not in numbered or _has_words_below(label, numbered, lines)
    ]


def _has_words_below(label: Label, numbered: Collection[int], lines: Sequence[str]) -> bool:
    below = next((number for number in range(label.end, len(lines)) if lines[number].strip()), None)
    return below is not None and below not in numbered and not lines[below].startswith("#")


def _labels_come_late(questions: Sequence[Label], chosen: Sequence[Label]) -> bool:
    """Whether answers have labels only once somebody joins, and none of those with a label asks."""
    return (
        len(questions) >= max(LEAST_BEFORE_LABELS, len(chosen))
        and questions[0].line < chosen[0].line
        and not any(map(_asks_with_label, chosen))
    )


def _labels_are_of_one_answer(questions: Sequence[Label], chosen: Sequence[Label]) -> bool:
    """Whether the few labels stand below one question: somebody puts another to themselves."""
    starts = [label.line for label in questions]
    return len(questions) >= max(LEAST_BEFORE_LABELS, len(chosen)) and 0 < bisect_right(
        starts, chosen[0].line
    ) == bisect_right(starts, chosen[-1].line)


def _asks_with_label(label: Label) -> bool:
    return ends_as_question(label.text) or is_question_label(label.name)


def questions_of(form: Form, labels: Sequence[Label]) -> list[Label]:
    """The candidates of a form if at least half of them ask or break off, headings level by level."""
    by_level: dict[int, list[Label]] = defaultdict(list)
    for label in labels:
        if label.form is form:
            by_level[label.level].append(label)
    best: list[Label] = []
    for candidates in by_level.values():
        while candidates and not ends_as_question(candidates[-1].text) and takes_leave(candidates[-1].text):
            candidates = candidates[:-1]
        asked = sum(ends_as_question(label.text) for label in candidates)
        left_open = sum(label.text.endswith(("...", "…")) for label in candidates)
        asks = asked >= LEAST_QUESTIONS and (asked + left_open) * 2 >= len(candidates)
        if asks and len(candidates) > len(best):
            best = candidates
    if not best:
        return []
    level = best[0].level
    beside = [
        label
        for label in labels
        if label.form is form
        and label.level != level
        and label.line > best[0].line
        and ends_as_question(label.text)
    ]
    return sorted(filter(_may_ask, [*best, *beside]), key=lambda label: label.line)


def _may_ask(label: Label) -> bool:
    """Whether a paragraph in bold is no sentence that is set off from an answer, such as `Please, no`."""
    text = label.text.rstrip('*_”"»')
    if label.form is Form.HEADING_QUESTION or not text.endswith((".", "!", "。", "！")):
        return True
    return is_put_to_somebody(text) or prompts(text)


def _read_as_labels(
    form: Form, labels: Sequence[Label], chosen: Sequence[Label], lines: Sequence[str]
) -> list[Label]:
    """The questions of a form whose words before a colon look like a label: `Honestly: is it loud?`."""
    labelled = _LABELLED.get(form)
    if labelled is None:
        return []
    speakers = {label.key for label in chosen}
    others = [label for label in labels if label.form is labelled and label.key not in speakers]
    uses = Counter(label.key for label in others)
    return [
        label
        for label in others
        if label.complete
        and label.opens_block
        and _is_in_italics(lines[label.line]) == (form is Form.ITALIC_QUESTION)
        and uses[label.key] == 1
        and (ends_as_question(label.text) or prompts(label.text))
    ]


def _names_somebody(label: Label, plausible: Plausibility) -> bool:
    """Whether the words before a colon are a label all the same: those of a name, or an outlet."""
    words = label.name.split()
    begins_small = words[0].casefold() in BEFORE_GERMAN_NOUNS
    named = plausible.score(label) >= LIKE_A_NAME and len(words) > 1 and not begins_small
    return named or plausible.known(label.key) or looks_like_outlet(label.name)


def _whole(form: Form, label: Label, lines: Sequence[str]) -> Label:
    """The question with the words before its colon."""
    if form is Form.HEADING_QUESTION:
        text = plain(lines[label.line].strip("# \t")).strip("*_ ")
    else:
        text = "\n".join(lines[label.line : label.end]).strip().strip("*_").strip()
    return replace(label, form=form, written="", name="", text=text, complete=True)


def _is_in_italics(line: str) -> bool:
    start = line.lstrip()[:2]
    return start[:1] in ("*", "_") and start not in ("**", "__")


_LABELLED = {
    Form.BOLD_QUESTION: Form.BOLD_LABEL,
    Form.HEADING_QUESTION: Form.HEADING_LABEL,
    Form.ITALIC_QUESTION: Form.BOLD_LABEL,
}
"""For a form of questions, that of the labels which those with a colon are read as."""
_LINE = attrgetter("line")


def _are_put_to_somebody(
    questions: Sequence[Label], lines: Sequence[str], start: int, plausible: Plausibility
) -> bool:
    """Whether questions without any label are an interviewer's, and the words below them a person's.

    A page of frequent questions asks `How do I …?` and answers for nobody; where the text calls itself an
    interview, its language need not have words for `you` and `I`. Of numbered questions both are asked, since
    those of an exam look no other.
    """
    asked = {label.text for label in questions}
    behind = {label.end - 1: label.answer for label in questions}
    answers = [
        behind.get(number) or line
        for number, line in enumerate(lines[start:], start)
        if line.strip("#*_ ") not in asked
    ]
    # A list of what one should ask oneself has questions below its questions.
    asking = sum(map(ends_as_question, answers))
    if asking > MOST_QUESTIONS_BELOW * len(questions):
        return False
    if any(label.answer for label in questions):
        return asking <= MOST_QUESTIONS_BEHIND * len(questions) and _are_of_an_interview(
            questions, "\n".join(answers), plausible
        )
    numbered = questions[0].form is Form.NUMBERED_QUESTION
    if plausible.expects_people != numbered:
        return plausible.expects_people
    if plausible.expects_nobody:
        return False
    if _addressed(questions) * LEAST_ADDRESSED < len(questions):
        return False
    return speaks_of_self("\n".join(answers))


def _are_of_an_interview(questions: Sequence[Label], answers: str, plausible: Plausibility) -> bool:
    """Whether questions that their answers follow on one line are an interviewer's.

    Lists of terms, instructions and courses look so, too. Hence one of both, `you` or `I`, is asked for in an
    interview as well, and of a text that does not call itself one, both, with `you` in most of the questions.
    """
    addressed = _addressed(questions)
    if plausible.expects_people:
        return addressed > 0 or speaks_of_self(answers)
    return not plausible.expects_nobody and addressed * 2 > len(questions) and speaks_of_self(answers)


def _addressed(questions: Sequence[Label]) -> int:
    """How many questions are put to a person."""
    return sum(is_put_to_somebody(label.text) or prompts(label.text) for label in questions)


def _further_questions(
    form: Form, labels: Sequence[Label], chosen: Sequence[Label], questions: Sequence[Label]
) -> Iterator[Label]:
    """Short paragraphs in bold that stand where a question would, such as `**Favourite film**`."""
    if form is not Form.BOLD_QUESTION or chosen:
        return
    taken = {label.line for label in questions}
    for label in labels:
        if (
            label.form in (Form.BOLD_NAME, Form.BOLD_LABEL)
            and label.opens_block
            and not label.text
            and label.line not in taken
            and (label.line > questions[0].line or prompts(label.written))
        ):
            yield replace(label, written="", name="", text=label.written, complete=True)
