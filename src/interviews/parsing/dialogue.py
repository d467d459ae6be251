"""Tells whether the labels of one form make a dialogue.

What speaks for a label is that it comes back, that it alternates with another, that it names a known person
or a role, and that it looks like a name; what speaks against it is that it names data (`Date`), holds
numbers, or is an ordinary word of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from operator import attrgetter, ne

from interviews.parsing.labels import Form, Label
from interviews.parsing.labels.label import role_key
from interviews.parsing.names import family
from interviews.parsing.plausibility import KNOWN, LIKE_A_NAME, LIKELY, POSSIBLE, ROLE_LABELS, Plausibility
from interviews.parsing.requests import asks, prompts
from interviews.parsing.vocabulary import (
    ANSWER_LABELS,
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    QUESTION_LABELS,
)
from interviews.parsing.words import LEAST_FIRST_PERSON, addresses_somebody, first_person_share

LEAST_TURNS = {
    Form.BOLD_LABEL: 4,
    Form.BOLD_DASH: 6,
    Form.TIMED_NAME: 4,
    Form.ANSWERED_BY: 2,
    Form.BOLD_NAME: 6,
    Form.DEFINITION: 4,
    Form.PLAIN_LABEL: 4,
    Form.HEADING_NAME: 4,
    Form.PLAIN_NAME: 8,
}
"""Labels that a file must have for a form to be its convention, unless roles or known people are named."""
LEAST_OF_PLAIN_FAMILY = 3
"""Plain labels with one surname from which they are spellings of one speaker."""
LEAST_ALTERNATION = 0.3
"""Share of neighbouring labels that differ; hand-labelled dialogues in the wild lie above 0.5."""
LEAST_WORDS = 8
"""Mean words behind a label in a dialogue of ordinary words as labels, in which nobody asks."""
INSIDE_PARAGRAPHS = 0.3
"""Share of labels within a paragraph from which single newlines separate the turns of a file."""
_KEY = attrgetter("key")
_KEY_AND_NAME = attrgetter("key", "name")


def dialogue(
    form: Form, candidates: Sequence[Label], plausible: Plausibility, accepted: Mapping[str, Form]
) -> tuple[set[str], str]:
    """The keys of the speakers, if these labels make a dialogue, and the reason in words."""
    # Labels come back hundreds of times: what a key or a name tells is asked once for each.
    firsts = {label.key: label for label in reversed(candidates)}
    scores = {key: plausible.score(label) for key, label in firsts.items()}
    likely = [label for label in candidates if scores[label.key] > 0]
    counts = Counter(map(_KEY, likely))
    if not likely:
        return set(), ""
    loose = form in (Form.PLAIN_LABEL, Form.PLAIN_NAME, Form.BOLD_NAME, Form.HEADING_NAME)
    families: Counter[str] = Counter()
    for (key, name), uses in Counter(map(_KEY_AND_NAME, likely)).items():
        if scores[key] >= LIKE_A_NAME:
            families[family(name)] += uses
    of_family: dict[str, int] = {}
    # The last spelling of a speaker decides.
    for key, name in dict.fromkeys(map(_KEY_AND_NAME, reversed(likely))):
        if key not in of_family and not (loose and plausible.ordinary(family(name))):
            of_family[key] = families[family(name)]
    least_of_family = LEAST_OF_PLAIN_FAMILY if loose else 2
    if form is Form.ANSWERED_BY:
        return {label.key for label in likely}, f"{len(likely)} answers say who gives them"
    strong = {
        key
        for key, count in counts.items()
        if scores[key] >= KNOWN
        or (count >= 2 and scores[key] >= LIKELY)
        # A. Roe, Ms Roe and Ana Roe are one who comes back.
        or (of_family.get(key, 0) >= least_of_family and scores[key] >= LIKE_A_NAME)
        or (count >= 3 and scores[key] >= POSSIBLE and not loose)
        or (count >= 4 and scores[key] >= POSSIBLE)
    }
    if form is Form.PLAIN_LABEL and not only_questions(accepted):
        strong &= _speaking(likely)
    turns = [label for label in likely if label.key in strong]
    keys = {label.key for label in turns}
    if accepted:
        # Another form beside the file's own: only speakers who come back, or whom we already know.
        both = keys | set(accepted)
        least = 2 if only_questions(accepted) else 3
        if len(both) >= 2 and (len(turns) >= least or keys & set(accepted)):
            return _with_singles(keys, likely, plausible, loose), f"{len(turns)} more labels"
        return set(), ""
    roles = {role_key(key) for key in keys}
    asking = roles & (QUESTION_LABELS | INTERVIEWER_LABELS)
    answers = roles & (ANSWER_LABELS | INTERVIEWEE_LABELS)
    if asking and not plausible.knows_people and _is_quiz(turns):
        return set(), ""
    if asking and (answers or len(keys) >= 2):
        return _with_singles(keys, likely, plausible, loose), _count_words(
            turns, "role labels that alternate"
        )
    if sum(plausible.known(key) for key in keys) >= 2 or (len(keys) >= 2 and any(map(plausible.known, keys))):
        return _with_singles(keys, likely, plausible, loose), _count_words(
            turns, "people whom the metadata name"
        )
    if _are_data(turns, plausible):
        return set(), ""
    if len(keys) >= 2 and len(turns) >= LEAST_TURNS[form] and _alternation(turns) >= LEAST_ALTERNATION:
        return _with_singles(keys, likely, plausible, loose), _count_words(
            turns, "labels that come back and alternate"
        )
    if asking and len(turns) >= 2 and not loose:
        return keys, _count_words(turns, "question labels")
    if not loose or form is Form.BOLD_NAME:
        return _single_exchange(likely, plausible, counts)
    return set(), ""


def mixed_dialogue(by_form: Mapping[Form, Sequence[Label]], plausible: Plausibility) -> tuple[set[str], str]:
    """The speakers of a file whose questions are labelled in bold and whose answers are labelled plainly."""
    bold = [label for label in by_form[Form.BOLD_LABEL] if plausible.score(label) >= LIKELY]
    bare = [label for label in by_form[Form.PLAIN_LABEL] if plausible.score(label) >= LIKELY]
    speakers: set[str] = set()
    for labels in (bold, bare):
        repeated = {key for key, count in Counter(label.key for label in labels).items() if count >= 2}
        if not repeated:
            return set(), ""
        speakers |= repeated
    turns = sorted((label for label in (*bold, *bare) if label.key in speakers), key=lambda label: label.line)
    if (
        len(speakers) < 2
        or len(turns) < LEAST_TURNS[Form.PLAIN_LABEL]
        or _alternation(turns) < LEAST_ALTERNATION
    ):
        return set(), ""
    return speakers, _count_words(turns, "labels that come back and alternate")


def _are_data(turns: Sequence[Label], plausible: Plausibility) -> bool:
    """Whether labels that come back name data: single words with a few words behind them, and no question."""
    if any(
        " " in label.name or not label.text or asks(label.text) or plausible.known(label.key)
        for label in turns
    ):
        return False
    words = sum(len(label.text.split()) for label in turns)
    unspaced = any(not label.name.isascii() for label in turns)
    return not unspaced and words < LEAST_WORDS * len(turns)


def _is_quiz(turns: Sequence[Label]) -> bool:
    """Whether questions and answers marked as such are put to nobody: a quiz, or cards to learn from."""
    generic = all(
        role_key(label.key) in QUESTION_LABELS | ANSWER_LABELS
        or (" " not in label.name and role_key(label.key) not in ROLE_LABELS)
        for label in turns
    ) and any(role_key(label.key) in ANSWER_LABELS for label in turns)
    said = " ".join(label.text for label in turns)
    if not generic or not said.strip():
        return False
    return (
        not addresses_somebody(said) and first_person_share(said) < LEAST_FIRST_PERSON and not prompts(said)
    )


def _speaking(labels: Sequence[Label]) -> set[str]:
    """The keys of plain labels behind most of which words follow on the line."""
    uses = Counter(label.key for label in labels)
    said = Counter(label.key for label in labels if len(label.text) > 1)
    return {key for key, count in uses.items() if said[key] * 2 >= count}


def only_questions(accepted: Collection[str]) -> bool:
    """Whether all known labels are those of questions, so that whoever answers is still to be found."""
    return bool(accepted) and all(role_key(key) in QUESTION_LABELS for key in accepted)


def _with_singles(keys: set[str], likely: Sequence[Label], plausible: Plausibility, loose: bool) -> set[str]:
    """The speakers with those who speak once and look like people, where a turn of the file may begin."""
    least = KNOWN if loose else LIKE_A_NAME
    opens_block = [label.opens_block for label in likely if label.key in keys]
    anywhere = not loose and opens_block.count(False) >= INSIDE_PARAGRAPHS * len(opens_block)
    return keys | {
        label.key
        for label in likely
        if label.key not in keys and (label.opens_block or anywhere) and plausible.score(label) >= least
    }


def _single_exchange(
    likely: Sequence[Label], plausible: Plausibility, counts: Counter[str]
) -> tuple[set[str], str]:
    """A short interview: two people, each labelled once or twice, of whom the first asks."""
    turns = [label for label in likely if plausible.score(label) >= LIKE_A_NAME]
    keys = {label.key for label in turns}
    if 2 <= len(keys) <= 3 and len(turns) <= 6 and any("?" in label.text for label in turns[:-1]):
        return keys, _count_words(turns, "a short exchange with a question")
    return set(), ""


def _alternation(turns: Sequence[Label]) -> float:
    keys = [label.key for label in turns]
    changes: int = sum(map(ne, keys, keys[1:]))
    return changes / max(1, len(turns) - 1)


def _count_words(turns: Sequence[Label], what: str) -> str:
    speakers = len({label.key for label in turns})
    return f"{len(turns)} labels of {speakers} speakers, {what}"
