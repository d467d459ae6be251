"""Tells whether the labels of one form make a dialogue.

What speaks for a label is that it comes back, that it alternates with another, that it names a known person
or a role, and that it looks like a name; what speaks against it is that it names data (`Date`), numbers the
things of a row, or is an ordinary word of the text. A label that looks like nothing of the kind counts by
its use alone: it returns, alternates, and questions are put and answered under it. A quiz, quotations, data,
the fields of a form and a scene only look like a dialogue.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter

from msgspec.structs import replace

from interviews.parsing.candidates import Candidates, Said, Verdict, alternation, exchanges, in_words
from interviews.parsing.labels import Form, Label
from interviews.parsing.labels.label import role_key
from interviews.parsing.names import abbreviates, is_full
from interviews.parsing.plausibility import LIKE_A_NAME, LIKELY, ROLE_LABELS, Plausibility
from interviews.parsing.requests import ENDING, asks, ends_as_question, holds_question_mark, prompts
from interviews.parsing.vocabulary import (
    ANSWER_LABELS,
    QUESTION_LABELS,
    QUESTION_WORDS,
)
from interviews.parsing.words import (
    LEAST_FIRST_PERSON,
    first_person_share,
    is_put_to_somebody,
    speaks_of_self,
)

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
LEAST_WORDS = 8
"""Mean words behind a label in a dialogue of ordinary words as labels, in which nobody asks."""
LEAST_FIELDS = 3
MOST_ASKING_FIELDS = 0.1
LEAST_IN_ORDER = 0.6
"""Share of labels behind which the label comes that mostly comes there, in a form."""
LEAST_QUOTED = 0.8
LEAST_QUOTED_EXCHANGES = 3
"""Questions that another replies to, between the quotations of a transcript."""
LEAST_APART = 0.3
"""Share of quotations behind which something else stands before the next one."""
LONGEST_IN_SCENE = 60
"""Characters of a mean turn in a scene that an article quotes from a play or a film."""
MOST_OF_SCENE = 0.5
"""Share of such a scene in the text around it."""
LEAST_AROUND_SCENE = 400
"""Characters; marks around labels and times are more than a third of some short transcripts."""
_LISTED = re.compile(r"\s*(?:[-*+•]|\d{1,2}[.)])\s")
"""The beginning of a list, such as one of questions under a heading in bold."""
_NONE = Verdict()
_GENERIC = QUESTION_LABELS | ANSWER_LABELS
_OPENING_MARKS = frozenset('“"«„「‘')
_CLOSING_MARKS = ("”", '"', "»", "“", "」", "’")


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
    # Headings with a colon are topics, unless they come back.
    turns = [
        label
        for label in found.likely
        if found.plausible.score(label) >= LIKE_A_NAME and label.form is not Form.HEADING_LABEL
    ]
    keys = frozenset(map(attrgetter("key"), turns))
    if any(_LISTED.match(found.said(label)) for label in turns):
        return None
    if all(label.complete and ends_as_question(label.text) for label in turns):
        # Questions as a whole, of which the words before a colon name nobody: `Honestly: is it good?`.
        return None
    if (
        2 <= len(keys) <= 3
        and len(turns) <= 6
        and any(holds_question_mark(found.said(label)) for label in turns[:-1])
    ):
        return Verdict(keys, in_words(turns, "a short exchange with a question"))
    return None


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
        not is_put_to_somebody(f"{asked} {answered}")
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
    replied = sum(1 for _ in exchanges(found.turns, found.said))
    if found.form is Form.BOLD_LABEL and replied >= LEAST_QUOTED_EXCHANGES:
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
    length = sum([len(label.written) + len(found.said(label)) for label in found.turns])
    around = found.plausible.length - length
    if length > LONGEST_IN_SCENE * len(found.turns) or around < max(
        length / MOST_OF_SCENE, LEAST_AROUND_SCENE
    ):
        return None
    if all(other.line - one.end <= 1 for one, other in pairwise(found.turns)):
        return Verdict(reason="a short scene that a longer text quotes")
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
