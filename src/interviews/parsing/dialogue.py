"""Tells whether the labels of one form make a dialogue.

What speaks for a label is that it comes back, that it alternates with another, that it names a known person
or a role, and that it looks like a name; what speaks against it is that it names data (`Date`), numbers the
things of a row, or is an ordinary word of the text. A label that looks like nothing of the kind counts by
its use alone: it returns, alternates, and questions are put and answered under it. What only looks like a
dialogue stands in `interviews.parsing.look_alikes`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from interviews.parsing.candidates import Candidates, Said, Verdict, alternation, in_words
from interviews.parsing.labels import Form, Label
from interviews.parsing.labels.label import role_key
from interviews.parsing.look_alikes import data, is_quiz, quiz, quotations, scene
from interviews.parsing.names import abbreviates, is_full
from interviews.parsing.plausibility import LIKE_A_NAME, LIKELY, Plausibility
from interviews.parsing.vocabulary import QUESTION_WORDS

LEAST_TURNS = {
    Form.BOLD_LABEL: 4,
    Form.BOLD_DASH: 6,
    Form.TIMED_NAME: 4,
    Form.ANSWERED_BY: 2,
    Form.BOLD_NAME: 6,
    Form.BOLD_BEGINNING: 6,
    Form.DEFINITION: 4,
    Form.PLAIN_LABEL: 4,
    Form.HEADING_NAME: 4,
    Form.PLAIN_NAME: 8,
    Form.VOICE: 2,
    Form.TABLE_ROW: 4,
    Form.BRACKETED: 6,
}
"""Labels that a file must have for a form to be its convention, unless roles or known people are named."""
LEAST_ALTERNATION = 0.3
"""Share of neighbouring labels that differ; hand-labelled dialogues in the wild lie above 0.5."""
LEAST_CHANGES = 6
"""Changes of speaker in a file of which most labels repeat the one before."""
_LISTED = re.compile(r"\s*(?:[-*+•]|\d{1,2}[.)])\s")
"""The beginning of a list, such as one of questions under a heading in bold."""
_NONE = Verdict()


def dialogue(candidates: Candidates) -> Verdict:
    """The speakers, if the candidates make a dialogue, and the reason in words."""
    if not candidates.likely:
        return _NONE
    verdicts = (test(candidates) for test in _TESTS)
    return next((verdict for verdict in verdicts if verdict is not None), _NONE)


def _attributions(found: Candidates) -> Verdict | None:
    if found.form is not Form.ANSWERED_BY:
        return None
    keys = frozenset(label.key for label in found.likely)
    return Verdict(keys, f"{len(found.likely)} answers say who gives them")


def _more_of_another_form(found: Candidates) -> Verdict | None:
    """Another form beside the file's own: only speakers who come back, or whom we already know."""
    if not found.accepted:
        return None
    least = 2 if found.answers_missing else 3
    known = found.keys & set(found.accepted)
    if len(found.keys | set(found.accepted)) >= 2 and (len(found.turns) >= least or known):
        return Verdict(found.verdict("").keys, f"{len(found.turns)} more labels")
    return _NONE


def _roles(found: Candidates) -> Verdict | None:
    only_asks = all(role_key(key) in QUESTION_WORDS for key in found.keys)
    if found.asks_by_label and not only_asks and (found.answers_by_label or len(found.keys) >= 2):
        return found.verdict("role labels that alternate")
    return None


def _people_of_the_metadata(found: Candidates) -> Verdict | None:
    known = sum(map(found.plausible.known, found.keys))
    if known and _are_several(found):
        return found.verdict("people whom the metadata name")
    return None


def _alternating(found: Candidates) -> Verdict | None:
    if (
        len(found.turns) >= LEAST_TURNS[found.form]
        and (alternation(found.turns) >= LEAST_ALTERNATION or _take_turns_in_full(found))
        and _are_several(found)
    ):
        return found.verdict("labels that come back and alternate")
    return None


def _take_turns_in_full(found: Candidates) -> bool:
    """Whether people with full names speak in turn though most labels repeat the last, as in captions."""
    changes = alternation(found.turns) * (len(found.turns) - 1)
    return changes >= LEAST_CHANGES and all(is_full(name) for name in {label.name for label in found.turns})


def _are_several(found: Candidates) -> bool:
    """Whether two people speak: a full name and its surname are one, who answers somebody without a label."""
    if len(found.keys) != 2:
        return len(found.keys) > 2
    one, other = {label.key: label.name for label in found.turns}.values()
    return not (abbreviates(one, other) or abbreviates(other, one))


def _questions_alone(found: Candidates) -> Verdict | None:
    if found.asks_by_label and len(found.turns) >= 2 and not found.loose:
        return replace(found.verdict("question labels"), answers_missing=True)
    return None


def _short_exchange(found: Candidates) -> Verdict | None:
    """Two people, each labelled once or twice, of whom the first asks."""
    if found.loose and found.form is not Form.BOLD_NAME:
        return None
    turns = [label for label in found.likely if found.plausible.score(label) >= LIKE_A_NAME]
    keys = frozenset(map(attrgetter("key"), turns))
    if any(_LISTED.match(found.said(label)) for label in turns):
        return None
    if 2 <= len(keys) <= 3 and len(turns) <= 6 and any("?" in found.said(label) for label in turns[:-1]):
        return Verdict(keys, in_words(turns, "a short exchange with a question"))
    return None


_TESTS: tuple[Callable[[Candidates], Verdict | None], ...] = (
    _attributions,
    _more_of_another_form,
    quiz,
    quotations,
    _roles,
    _people_of_the_metadata,
    data,
    scene,
    _alternating,
    _questions_alone,
    _short_exchange,
)
"""In order; the first that gives a verdict decides, also that there is no dialogue."""


def mixed_dialogue(by_form: Mapping[Form, Sequence[Label]], plausible: Plausibility, said: Said) -> Verdict:
    """The speakers of a file whose questions are labelled in bold and whose answers are labelled plainly."""
    speakers: set[str] = set()
    labels: list[Label] = []
    for form in (Form.BOLD_LABEL, Form.PLAIN_LABEL):
        own = Candidates(form, by_form[form], plausible, {}, said)
        of_form = [label for label in own.likely if own.scores[label.key] >= LIKELY]
        repeated = {key for key, count in Counter(map(attrgetter("key"), of_form)).items() if count >= 2}
        if not repeated:
            return _NONE
        speakers |= repeated
        labels += of_form
    turns = sorted((label for label in labels if label.key in speakers), key=attrgetter("line"))
    if (
        len(speakers) < 2
        or len(turns) < LEAST_TURNS[Form.PLAIN_LABEL]
        or alternation(turns) < LEAST_ALTERNATION
    ):
        return _NONE
    reason = in_words(turns, "labels that come back and alternate")
    if is_quiz(turns, said, plausible):
        return _NONE
    return Verdict(frozenset(speakers), f"bold and plain labels together: {reason}")
