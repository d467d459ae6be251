"""What has labels as a dialogue has and is none: a quiz, quotations, data, the fields of a form, a scene."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from interviews.parsing.candidates import Candidates, Said, Verdict
from interviews.parsing.labels import Form, Label
from interviews.parsing.labels.label import role_key
from interviews.parsing.plausibility import ROLE_LABELS, Plausibility
from interviews.parsing.requests import ENDING, asks, holds_question_mark, prompts
from interviews.parsing.vocabulary import (
    ANSWER_LABELS,
    QUESTION_LABELS,
    QUESTION_WORDS,
)
from interviews.parsing.words import (
    LEAST_FIRST_PERSON,
    addresses_somebody,
    first_person_share,
    speaks_of_self,
)

LEAST_WORDS = 8
"""Mean words behind a label in a dialogue of ordinary words as labels, in which nobody asks."""
LEAST_FIELDS = 3
MOST_ASKING_FIELDS = 0.1
LEAST_IN_ORDER = 0.6
"""Share of labels behind which the label comes that mostly comes there, in a form."""
LEAST_QUOTED = 0.8
LEAST_APART = 0.3
"""Share of quotations behind which something else stands before the next one."""
LONGEST_IN_SCENE = 60
"""Characters of a mean turn in a scene that an article quotes from a play or a film."""
MOST_OF_SCENE = 0.5
"""Share of such a scene in the text around it."""
LEAST_AROUND_SCENE = 400
"""Characters; marks around labels and times are more than a third of some short transcripts."""
_GENERIC = QUESTION_LABELS | ANSWER_LABELS
_OPENING_MARKS = frozenset('“"«„「‘')
_CLOSING_MARKS = ("”", '"', "»", "“", "」", "’")


def quiz(found: Candidates) -> Verdict | None:
    """Questions and answers that are put to nobody, as in a quiz."""
    if found.asks_by_label and is_quiz(found.turns, found.said, found.plausible):
        return Verdict(reason="questions and answers that are put to nobody, as in a quiz")
    return None


def is_quiz(turns: Sequence[Label], said: Said, plausible: Plausibility) -> bool:
    """Whether questions and answers marked as such are put to nobody: a quiz, or cards to learn from."""
    roles = [role_key(label.key) for label in turns]
    generic = all(
        role in _GENERIC or (" " not in label.name and role not in ROLE_LABELS)
        for role, label in zip(roles, turns, strict=True)
    )
    if plausible.expects_people or plausible.knows_people or not generic:
        return False
    asked = " ".join(said(label) for role, label in zip(roles, turns, strict=True) if role in QUESTION_WORDS)
    answered = " ".join(
        said(label) for role, label in zip(roles, turns, strict=True) if role not in QUESTION_WORDS
    )
    if not asked.strip():
        return False
    if plausible.expects_nobody:
        return not speaks_of_self(answered)
    if not any(role in ANSWER_LABELS for role in roles):
        return False
    return (
        not addresses_somebody(f"{asked} {answered}")
        and not prompts(asked)
        and first_person_share(answered) < LEAST_FIRST_PERSON
    )


def quotations(found: Candidates) -> Verdict | None:
    """Words that an article quotes, or testimonials: everything behind the labels is in quotation marks."""
    if found.asks_by_label or found.form not in (Form.PLAIN_LABEL, Form.BOLD_LABEL):
        return None
    quoted = sum(
        [
            label.text[:1] in _OPENING_MARKS and label.text.rstrip(".,").endswith(_CLOSING_MARKS)
            for label in found.turns
        ]
    )
    if not found.turns or quoted < LEAST_QUOTED * len(found.turns):
        return None
    # A transcript that puts everything into quotation marks has turn below turn; an article goes on between.
    apart = sum(other.line - one.end > 1 for one, other in pairwise(found.turns))
    if apart >= LEAST_APART * (len(found.turns) - 1):
        return Verdict(reason="everything behind them is in quotation marks")
    return None


def data(found: Candidates) -> Verdict | None:
    """Data with their names in front, or the fields of a form that is filled in again and again."""
    if _are_data(found):
        return Verdict(reason="data: single words with a few words behind them")
    if _are_fields(found):
        return Verdict(reason="fields of a form: they come in one order again and again, and hardly any asks")
    return None


def _are_data(found: Candidates) -> bool:
    """Whether labels that come back name data: single words with a few words behind them, and no question."""
    turns = found.turns
    if any(
        " " in label.name or not label.text or asks(label.text) or found.plausible.known(label.key)
        for label in turns
    ):
        return False
    if speaks_of_self(" ".join(label.text for label in turns)):
        return False
    words = sum(len(label.text.split()) for label in turns)
    unspaced = any(not label.name.isascii() for label in turns)
    return not unspaced and words < LEAST_WORDS * len(turns)


def _are_fields(found: Candidates) -> bool:
    """Whether labels come in one order again and again and hardly anybody asks: the fields of a form."""
    keys = [label.key for label in found.turns]
    if len(found.keys) < LEAST_FIELDS or any(map(found.plausible.known, found.keys)):
        return False
    following = Counter(pairwise(keys))
    usual: dict[str, int] = {}
    for (one, _), count in following.items():
        usual[one] = max(count, usual.get(one, 0))
    in_order = sum(usual.values())
    if in_order < LEAST_IN_ORDER * (len(keys) - 1):
        return False
    if _several_ask(found):
        return False
    return first_person_share(" ".join(map(found.said, found.turns))) < LEAST_FIRST_PERSON


def _several_ask(found: Candidates) -> bool:
    """Whether more than a few ask."""
    most = MOST_ASKING_FIELDS * len(found.turns)
    said = list(map(found.said, found.turns))
    # Question marks are seen at once, and mostly are enough.
    if sum([holds_question_mark(text[-ENDING:]) for text in said]) > most:
        return True
    return sum(map(asks, said)) > most


def scene(found: Candidates) -> Verdict | None:
    """A play, a film or a chat that a longer text quotes: short turns of people whom nothing names."""
    strangers = found.plausible.knows_people or not found.plausible.expects_people
    if not found.turns or not strangers or found.asks_by_label or found.answers_by_label:
        return None
    length = sum([len(label.written) + len(label.text) for label in found.turns])
    around = found.plausible.length - length
    if length > LONGEST_IN_SCENE * len(found.turns) or around < max(
        length / MOST_OF_SCENE, LEAST_AROUND_SCENE
    ):
        return None
    if all(other.line - one.end <= 1 for one, other in pairwise(found.turns)):
        return Verdict(reason="a short scene that a longer text quotes")
    return None
