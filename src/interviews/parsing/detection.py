"""Decides over a whole file which of the possible labels are labels.

A single bold word with a colon is no speaker. The forms of labels are looked at from the surest to the least
sure; the first that makes a dialogue is the convention of the file, and labels of other forms count where
they name the same speakers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import chain, pairwise
from operator import attrgetter

import msgspec
from msgspec.structs import replace

from interviews.parsing.candidates import Candidates, Said, Verdict
from interviews.parsing.dialogue import dialogue, is_quiz, mixed_dialogue
from interviews.parsing.labels import Container, Form, Label
from interviews.parsing.labels.label import (
    is_answer_label,
    is_question_label,
    label_of_name,
    may_be_label,
    plain,
    role_key,
)
from interviews.parsing.names import (
    LONGEST_NAME,
)
from interviews.parsing.other_spellings import labels_of_speakers, names_in_full_above
from interviews.parsing.plausibility import LIKE_A_NAME, LIKELY, NEVER, Plausibility
from interviews.parsing.requests import ends_as_question
from interviews.parsing.timestamps import is_bare_time
from interviews.parsing.unlabelled import FORMS as QUESTION_FORMS
from interviews.parsing.unlabelled import questions_of, unlabelled_questions
from interviews.parsing.vocabulary import ANSWER_WORDS, SPEAKING_ROLES
from interviews.parsing.words import Kind, speaks_of_self

LAYERS: tuple[tuple[Form, ...], ...] = (
    (Form.BOLD_LABEL, Form.HEADING_LABEL),
    (Form.VOICE,),
    (Form.BOLD_DASH,),
    (Form.TIMED_NAME,),
    (Form.ANSWERED_BY,),
    (Form.BOLD_NAME,),
    (Form.BOLD_BEGINNING,),
    (Form.DEFINITION,),
    (Form.PLAIN_LABEL,),
    (Form.TABLE_ROW,),
    (Form.BRACKETED,),
    (Form.HEADING_NAME,),
    (Form.PLAIN_NAME,),
)
"""Forms in the order of how sure they are; the first that makes a dialogue is the file's convention."""


_SURE_IN_CONTAINERS = (Form.BOLD_LABEL, Form.VOICE, Form.TIMED_NAME)
"""Forms that name a speaker of the paragraphs in a quotation, list or table, too."""
LEAST_QUESTIONS_OF_ONE = 3
MOSTLY = 0.6
"""Share of the words behind one label that ask, from which it is an interviewer's."""
WORDS_WITHIN = 4
"""Lines below a label without words on its own line, within which its words begin."""
_place = attrgetter("line")


class Detected(msgspec.Struct, frozen=True):
    """The labels that count, in order, and why."""

    labels: tuple[Label, ...]
    convention: str
    evidence: tuple[str, ...]


def detect(
    labels: Sequence[Label],
    lines: Sequence[str],
    text: str,
    known_names: Collection[str],
    calls_itself: Kind,
) -> Detected:
    """The labels of the file's own convention, with those of other forms that name the same speakers.

    `lines` are all lines of the file and `text` those below the front matter; `known_names` are the keys of
    people whom the metadata name; `calls_itself` what title,
    front matter or preamble call the text.
    """
    plausible = Plausibility(text, known_names, calls_itself)
    said = first_words(lines)
    labels = [*labels, *_names_as_headings(labels)]
    own = [label for label in labels if label.container is Container.NONE]
    accepted, evidence, answers_missing = _by_layers(own, plausible, said)
    if len(own) < len(labels) and (not accepted or answers_missing) and _return(labels):
        # Who does not speak in the paragraphs of the file may speak in its quotations, lists or tables.
        everywhere = _by_layers(labels, plausible, said)
        if len(everywhere[0]) > len(accepted):
            own, (accepted, evidence, _) = labels, everywhere
    by_form = forms_of(own)
    if _is_quiz_in_two_forms(accepted, by_form, plausible, said):
        return Detected((), "none", ())
    both = _bold_and_plain(accepted, by_form, plausible, said)
    if both:
        accepted, evidence = dict.fromkeys(sorted(both.keys), Form.BOLD_LABEL), [both.reason]
    convention = next(iter(accepted.values())).value if accepted else "none"
    if not accepted:
        found = (
            mixed_dialogue(by_form, plausible, said)
            or _answers_only(by_form, plausible, said)
            or _questions_only(by_form, plausible)
        )
        if not found and (found := _answers_to_numbers(labels, plausible)):
            # They may stand in lists, each with its question.
            own = labels
        accepted = dict.fromkeys(sorted(found.keys), Form.BOLD_LABEL)
        if accepted:
            evidence = [found.reason]
            convention = Form.BOLD_LABEL.value
    distinct = {(label.written, label.form, label.opens_block): label for label in own}.values()
    # Twice, since a full name that initials led to may lead to a first name.
    for _ in range(2):
        for key in labels_of_speakers(distinct, accepted, plausible):
            accepted[key] = Form.PLAIN_LABEL
    accepted |= dict.fromkeys(names_in_full_above(own, accepted, said), Form.BOLD_NAME)
    chosen = _below_head(_chosen(own, accepted))
    if len(own) < len(labels):
        chosen = sorted([*chosen, *_contained(labels, accepted)], key=_place)
    questions = unlabelled_questions(labels, chosen, lines, text, plausible)
    if questions:
        kind = Counter(label.form.value for label in questions).most_common(1)[0][0]
        evidence.append(f"{kind}: {len(questions)} questions, answered below them")
        convention = convention if chosen else kind
        taken = {label.line for label in questions}
        chosen = [label for label in chosen if label.line not in taken]
    together = sorted([*chosen, *questions], key=_place)
    return Detected(tuple(together), convention, tuple(evidence))


def forms_of(labels: Sequence[Label]) -> dict[Form, list[Label]]:
    by_form: dict[Form, list[Label]] = defaultdict(list)
    for label in labels:
        by_form[label.form].append(label)
    return by_form


def _by_layers(
    labels: Sequence[Label], plausible: Plausibility, said: Said
) -> tuple[dict[str, Form], list[str], bool]:
    """The speakers' keys with the form that made them speakers, what spoke for each form, and a flag.

    The flag says whether only those who ask are found.
    """
    by_form = forms_of(labels)
    accepted: dict[str, Form] = {}
    evidence: list[str] = []
    answers_missing = False
    for layer in LAYERS:
        own = sorted(chain.from_iterable(by_form.get(form, ()) for form in layer), key=_place)
        if accepted and not _may_join(layer[0], answers_missing=answers_missing):
            continue
        candidates = Candidates(layer[0], own, plausible, accepted, said, answers_missing=answers_missing)
        found = dialogue(candidates)
        if found.keys:
            answers_missing = found.answers_missing
            evidence.append(f"{layer[0].value}: {found.reason}")
            for key in sorted(found.keys):
                accepted.setdefault(key, layer[0])
    return accepted, evidence, answers_missing


def _is_quiz_in_two_forms(
    accepted: Mapping[str, Form],
    by_form: Mapping[Form, Sequence[Label]],
    plausible: Plausibility,
    said: Said,
) -> bool:
    """Whether labelled questions in bold, of which the answers have plain labels, are put to nobody.

    The questions alone do not show it, since what answers them would be without a label.
    """
    asking = [label for label in by_form.get(Form.BOLD_LABEL, ()) if is_question_label(label.name)]
    answering = [label for label in by_form.get(Form.PLAIN_LABEL, ()) if is_answer_label(label.name)]
    speaking = {label.key for label in (*asking, *answering)}
    if not asking or not speaking.issuperset(accepted) or len(answering) < MOSTLY * len(asking):
        return False
    return is_quiz(sorted([*asking, *answering], key=_place), said, plausible)


def _bold_and_plain(
    accepted: Mapping[str, Form],
    by_form: Mapping[Form, Sequence[Label]],
    plausible: Plausibility,
    said: Said,
) -> Verdict:
    """The speakers where one label and question are in bold, and plain labels answer, several people either.

    Those of one form alone make a dialogue of the people who ask, or of those who answer.
    """
    if set(accepted.values()) not in ({Form.BOLD_LABEL}, {Form.PLAIN_LABEL}):
        return Verdict()
    asked = [label for label in by_form.get(Form.BOLD_LABEL, ()) if label.complete and label.opens_block]
    if len(asked) < LEAST_QUESTIONS_OF_ONE or sum(ends_as_question(label.text) for label in asked) < (
        MOSTLY * len(asked)
    ):
        return Verdict()
    found = mixed_dialogue(by_form, plausible, said)
    uses = Counter(label.key for label in by_form.get(Form.PLAIN_LABEL, ()))
    # A slip, such as one `A:` among many `AR:`, stands for nobody whom the bold labels have to know.
    slips = {key for key, form in accepted.items() if form is Form.PLAIN_LABEL and uses[key] == 1}
    if found.keys > accepted.keys() - slips and _take_turns(by_form, found.keys):
        return Verdict(found.keys | slips, found.reason)
    return Verdict()


def _take_turns(by_form: Mapping[Form, Sequence[Label]], keys: Collection[str]) -> bool:
    """Whether labels in bold and plain ones of some speakers mostly follow each other."""
    turns = sorted(
        (
            label
            for form in (Form.BOLD_LABEL, Form.PLAIN_LABEL)
            for label in by_form[form]
            if label.key in keys
        ),
        key=_place,
    )
    changes = sum(one.form is not other.form for one, other in pairwise(turns))
    return changes * 2 >= len(turns)


def first_words(lines: Sequence[str]) -> Said:
    """Gives what stands behind a label, or on the next line that is not blank."""

    def said(label: Label) -> str:
        if label.text or label.line >= len(lines):
            return label.text
        below = (line.strip() for line in lines[label.end : label.end + WORDS_WITHIN])
        return next((line for line in below if line and not is_bare_time(line)), "")

    return said


def _chosen(labels: Sequence[Label], accepted: Mapping[str, Form]) -> list[Label]:
    """The labels of the accepted speakers, in all forms that count."""
    chosen = [label for label in labels if label.written and label.key in accepted]
    own = [label.line for label in chosen if label.form is accepted[label.key]]
    first, last = (own[0], own[-1]) if own else (0, 0)
    return [label for label in chosen if label.form is accepted[label.key] or _counts(label, first, last)]


def _below_head(chosen: list[Label]) -> list[Label]:
    """The labels without those of the head of a file, which are data.

    `Interviewee: Ana Roe` is, above labels that come back; where what is said stands below the label, so is
    `B. ROE: An interview held in May`.
    """
    counts = Counter(label.key for label in chosen)
    while chosen and counts[chosen[0].key] == 1 and len(chosen) > len(counts) and _says_who_it_is(chosen[0]):
        chosen = chosen[1:]
    plain_labels = [label for label in chosen if label.form is Form.PLAIN_LABEL]
    silent = [label for label in plain_labels if not label.text]
    if len(silent) * 2 <= len(plain_labels):
        return chosen
    return [label for label in chosen if label.line >= silent[0].line or label not in plain_labels]


def _says_who_it_is(label: Label) -> bool:
    """Whether a name, and what somebody is, stand behind a role: `Interviewee: Dr. Ana Roe, born 1931`."""
    text = label.text.rstrip("\\ ")
    words = text.partition(",")[0].split()
    return (
        label.form in (Form.PLAIN_LABEL, Form.BOLD_LABEL)
        and role_key(label.key) in SPEAKING_ROLES
        and 2 <= len(words) <= LONGEST_NAME + 1
        and all(word[0].isupper() for word in words)
        and not text.endswith((".", "!", "?", ","))
    )


def _return(labels: Sequence[Label]) -> bool:
    """Whether most labels in quotations, lists and tables come back; those of things in a row do not."""
    uses = Counter(label.key for label in labels if label.container is not Container.NONE and label.written)
    return 2 * sum(count for count in uses.values() if count >= 2) >= sum(uses.values()) > 0


def _contained(labels: Sequence[Label], accepted: Mapping[str, Form]) -> list[Label]:
    """The labels in quotations, lists and tables that name speakers of the paragraphs, at places of turns."""
    return [
        label
        for label in labels
        if label.key in accepted
        and label.container in (Container.QUOTE, Container.LIST, Container.TABLE)
        and label.form in _SURE_IN_CONTAINERS
        and label.opens_block
    ]


def _may_join(form: Form, *, answers_missing: bool) -> bool:
    """Whether labels of this form may name further speakers beside those of the file's own convention.

    Beside labelled speakers the least sure forms are prose; below questions, they are who answers.
    """
    if form is Form.PLAIN_LABEL:
        return answers_missing
    return form not in (Form.HEADING_NAME, Form.PLAIN_NAME, Form.DEFINITION, Form.BRACKETED, Form.TABLE_ROW)


def _names_as_headings(labels: Sequence[Label]) -> list[Label]:
    """Headings that are short enough to be names, as labels of what stands below them."""
    return [
        replace(
            label_of_name(Form.HEADING_NAME, written, label.line, label.text),
            end=label.end,
            timestamp=label.timestamp,
            level=label.level,
        )
        for label in labels
        if label.form is Form.HEADING_QUESTION and may_be_label(written := plain(label.text))
    ]


def _counts(label: Label, first: int, last: int) -> bool:
    """Whether a label of another form than its accepted speaker's counts.

    `first` and `last` are the lines of the first and the last label of an accepted form.
    """
    if label.form is Form.BOLD_BEGINNING:
        # Below the last turn a name in bold begins a note about somebody.
        return label.opens_block and first < label.line < last
    if label.form in (Form.PLAIN_NAME, Form.HEADING_NAME, Form.DEFINITION, Form.TABLE_ROW, Form.BRACKETED):
        return False
    # A name alone in bold above the interview is a byline or a headline.
    return label.form is not Form.BOLD_NAME or label.line > first


def _tells(key: str, labels: Sequence[Label], said: Said) -> bool:
    """Whether what stands behind a label is somebody's, unlike `Debian:` below each question of a manual."""
    return speaks_of_self(" ".join(said(label) for label in labels if label.key == key))


def _answers_only(by_form: Mapping[Form, Sequence[Label]], plausible: Plausibility, said: Said) -> Verdict:
    """The one speaker of a file whose questions have no label: they are in bold, headings or quotations."""
    for answers, least in ((Form.BOLD_LABEL, LIKELY), (Form.PLAIN_LABEL, LIKE_A_NAME)):
        labels = by_form.get(answers, ())
        counts = Counter(label.key for label in labels if plausible.score(label) >= least)
        repeated = [key for key, count in counts.items() if count >= 2]
        if len(repeated) != 1 or (answers is Form.PLAIN_LABEL and not _tells(repeated[0], labels, said)):
            continue
        for form in QUESTION_FORMS:
            questions = questions_of(form, by_form.get(form, ()))
            if questions and counts[repeated[0]] <= 2 * len(questions) <= 4 * counts[repeated[0]]:
                reason = f"{answers.value}: one speaker, below each {form.value}"
                return Verdict(frozenset(repeated), reason)
    return Verdict()


def _answers_to_numbers(labels: Sequence[Label], plausible: Plausibility) -> Verdict:
    """The label that says that an answer follows, below the numbered questions of an interview."""
    if not plausible.expects_people:
        return Verdict()
    questions = questions_of(Form.NUMBERED_QUESTION, labels)
    answers = [
        label for label in labels if label.form is Form.PLAIN_LABEL and role_key(label.key) in ANSWER_WORDS
    ]
    keys = frozenset(label.key for label in answers)
    if len(keys) != 1 or not LEAST_QUESTIONS_OF_ONE <= len(questions) <= 2 * len(answers):
        return Verdict()
    return Verdict(keys, f"{len(questions)} numbered questions, with labels of answers below them")


def _questions_only(by_form: Mapping[Form, Sequence[Label]], plausible: Plausibility) -> Verdict:
    """The one speaker of a file who asks in bold, or in headings, while the answers have no label.

    `Question:` alone may be that of a quiz, and is decided on as a dialogue.
    """
    for form in (Form.BOLD_LABEL, Form.HEADING_LABEL):
        whole = [
            label
            for label in by_form.get(form, ())
            if label.complete
            and label.opens_block
            and plausible.score(label) > NEVER
            and not is_question_label(label.name)
        ]
        counts = Counter(label.key for label in whole)
        key, count = counts.most_common(1)[0] if counts else ("", 0)
        asked = sum(ends_as_question(label.text) for label in whole if label.key == key)
        if count >= LEAST_QUESTIONS_OF_ONE and count * 2 > len(whole) and asked >= MOSTLY * count:
            return Verdict(frozenset([key]), f"{form.value}: {count} questions of one, answered below them")
    return Verdict()
