"""Tells why what looks like a label in a file without an interview does not count, for the file's owner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from interviews.parsing.candidates import Candidates, Verdict
from interviews.parsing.detection import LAYERS, first_words, forms_of
from interviews.parsing.dialogue import LEAST_TURNS, dialogue
from interviews.parsing.labels import Container, Form, Label
from interviews.parsing.labels.label import is_data_label
from interviews.parsing.plausibility import NEVER, Plausibility
from interviews.parsing.requests import ends_as_question
from interviews.parsing.unlabelled import FORMS as QUESTION_FORMS
from interviews.parsing.unlabelled import LEAST_QUESTIONS, questions_of

MOST = 5
"""Rejected labels of a file that are told."""
RETURNING = 3
"""Uses from which a label comes nearer to a speaker's than others for no other reason."""
_TOLD = frozenset(
    (Form.BOLD_LABEL, Form.HEADING_LABEL, Form.VOICE, Form.BOLD_DASH, Form.TIMED_NAME, Form.BOLD_NAME,
     Form.PLAIN_LABEL, Form.TABLE_ROW, Form.BRACKETED, Form.DEFINITION)
)  # fmt: skip
"""Forms that a reader takes for labels; lines of a few words are too many."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """What looked like a label, or like a question without one, and does not count."""

    line: int
    """The index of the line where it first stands."""
    written: str
    uses: int
    reason: str
    """Why it does not count."""


def rejections(
    labels: Sequence[Label], lines: Sequence[str], plausible: Plausibility
) -> tuple[Rejected, ...]:
    """Up to `MOST` labels of a file without an interview, in order of their lines.

    Questions without a label go before labels, and labels that come back before others.
    """
    found = {one.written: one for one in _rejected_labels(labels, lines, plausible)}
    nearest = sorted(found.values(), key=lambda one: (-min(one.uses, RETURNING), one.line))
    together = [*_rejected_questions(labels), *nearest][:MOST]
    return tuple(sorted(together, key=attrgetter("line")))


def _rejected_labels(
    labels: Sequence[Label], lines: Sequence[str], plausible: Plausibility
) -> Iterator[Rejected]:
    by_form = forms_of(labels)
    said = first_words(lines)
    for layer in LAYERS:
        own = sorted(chain.from_iterable(by_form.get(form, ()) for form in layer), key=attrgetter("line"))
        if not own or layer[0] not in _TOLD:
            continue
        candidates = Candidates(layer[0], own, plausible, {}, said)
        verdict = dialogue(candidates)
        uses = Counter(label.key for label in own)
        for label in {label.key: label for label in reversed(own)}.values():
            reason = _reason(label, uses[label.key], candidates, verdict)
            yield Rejected(label.line, label.written, uses[label.key], reason)


def _reason(label: Label, uses: int, candidates: Candidates, verdict: Verdict) -> str:
    if is_data_label(label.key):
        return "a word for data, not for people"
    if candidates.scores[label.key] <= NEVER:
        return "spelled like no label"
    if label.container is not Container.NONE and not verdict.reason:
        return f"in a {label.container.value}"
    if uses == 1:
        return "used once"
    if label.key not in candidates.counts:
        return "spelled like no name, and nobody asks and replies under it"
    if not verdict and verdict.reason:
        return verdict.reason
    if len(candidates.keys) < 2:
        return "no other label comes back"
    if len(candidates.turns) < LEAST_TURNS[candidates.form]:
        return f"there are only {len(candidates.turns)} labels of this kind"
    return "no two of them alternate"


def _rejected_questions(labels: Sequence[Label]) -> Iterator[Rejected]:
    for form in QUESTION_FORMS:
        asking = [label for label in labels if label.form is form and ends_as_question(label.text)]
        if not asking:
            continue
        if len(asking) < LEAST_QUESTIONS:
            reason = f"the only {form.value}"
        elif not questions_of(form, labels):
            reason = f"most others of the kind ({form.value}) do not ask"
        else:
            reason = f"{len(asking)} times a {form.value}, and nobody says `you` in them and `I` below"
        yield Rejected(asking[0].line, asking[0].text, len(asking), reason)
