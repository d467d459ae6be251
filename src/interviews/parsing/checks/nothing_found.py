"""Files in which no interview was found, with what looked like labels and why it was none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from interviews.parsing.candidates import Candidates, Verdict
from interviews.parsing.checks.checked import Checked, Remark, shortened
from interviews.parsing.detection import LAYERS, first_words, forms_of
from interviews.parsing.dialogue import LEAST_TURNS, dialogue
from interviews.parsing.labels import Container, Form, Label
from interviews.parsing.labels.label import is_data_label
from interviews.parsing.plausibility import NEVER, Plausibility
from interviews.parsing.requests import ends_as_question
from interviews.parsing.timestamps import is_cue, leading_time
from interviews.parsing.unlabelled import FORMS as QUESTION_FORMS
from interviews.parsing.unlabelled import LEAST_QUESTIONS, questions_of

LINES_OF_CAPTIONS = 100
"""Lines at the beginning of a file in which captions have some times."""
LEAST_TIMES = 2
MOST = 5
"""Rejected labels of a file that are told."""
RETURNING = 3
"""Uses from which a label comes nearer to a speaker's than others for no other reason."""
_TOLD = frozenset(
    (Form.BOLD_LABEL, Form.HEADING_LABEL, Form.VOICE, Form.BOLD_DASH, Form.TIMED_NAME, Form.BOLD_NAME,
     Form.PLAIN_LABEL, Form.TABLE_ROW, Form.BRACKETED, Form.DEFINITION)
)  # fmt: skip
"""Forms that a reader takes for labels; lines of a few words are too many."""

_REMEDY = (
    "write labels as **Name:** at the head of a paragraph, and name who takes part in the front matter "
    "(interviewers: [NAME], interviewees: [NAME])"
)


class _Rejected(NamedTuple):
    """What looked like a label, or like a question without one, and why it does not count."""

    line: int
    """The index of the line where it first stands."""
    written: str
    uses: int
    reason: str


def nothing_found(checked: Checked) -> Iterator[Remark]:
    """The one finding of a file without turns."""
    if checked.interview.turns:
        return
    what = "no speaker labels and no questions were found"
    if _times_tell_nobody(checked.source.lines):
        what += "; these are captions or paragraphs with times, and none says who speaks"
    rejected = _rejections(checked.seen.labels, checked.source.lines, checked.plausible)
    if rejected:
        what += f"; nearest came {_in_words(rejected)}"
    yield 1, f"{what}. If it is an interview, {_REMEDY}"


def _times_tell_nobody(lines: Sequence[str]) -> bool:
    """Whether the beginning of a file without labels has times in front of words, as captions have."""
    timed = [line for line in lines[:LINES_OF_CAPTIONS] if is_cue(line) or leading_time(line) is not None]
    return len(timed) >= LEAST_TIMES


def _in_words(rejected: Sequence[_Rejected]) -> str:
    """What looked like a label, with the line, and why it is none; those with one reason together."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for one in rejected:
        by_reason[one.reason].append(f"line {one.line + 1}, {shortened(one.written)!r}")
    return "; ".join(f"{'; '.join(places)} ({reason})" for reason, places in by_reason.items())


def _rejections(labels: Sequence[Label], lines: Sequence[str], plausible: Plausibility) -> list[_Rejected]:
    """Up to `MOST` labels of a file without an interview, in order of their lines.

    Questions without a label go before labels, and labels that come back before others.
    """
    found = {one.written: one for one in _rejected_labels(labels, lines, plausible)}
    nearest = sorted(found.values(), key=lambda one: (-min(one.uses, RETURNING), one.line))
    return sorted([*_rejected_questions(labels), *nearest][:MOST], key=attrgetter("line"))


def _rejected_labels(
    labels: Sequence[Label], lines: Sequence[str], plausible: Plausibility
) -> Iterator[_Rejected]:
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
            yield _Rejected(label.line, label.written, uses[label.key], reason)


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


def _rejected_questions(labels: Sequence[Label]) -> Iterator[_Rejected]:
    for form in (*QUESTION_FORMS, Form.BOLD_BEFORE_ANSWER):
        asking = [label for label in labels if label.form is form and ends_as_question(label.text)]
        if not asking:
            continue
        if len(asking) < LEAST_QUESTIONS:
            reason = f"the only {form.value}"
        elif not questions_of(form, labels):
            reason = f"most others of the kind ({form.value}) do not ask"
        else:
            reason = f"{len(asking)} times a {form.value}, and nobody says `you` in them and `I` below"
        yield _Rejected(asking[0].line, asking[0].text, len(asking), reason)
