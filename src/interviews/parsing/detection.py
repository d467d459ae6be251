"""Decides over a whole file which of the possible labels are labels.

A single bold word with a colon is no speaker. What speaks for a label is that it comes back, that it alternates with
another, that it names a known person or a role, and that it looks like a name; what speaks against it is that it names
data (`Date`), holds numbers, or is an ordinary word of the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from interviews.parsing.labels import Form, Label
from interviews.parsing.labels.label import initials_of, is_data_label, is_question_label, role_key
from interviews.parsing.requests import asks, prompts
from interviews.parsing.vocabulary import (
    ANSWER_LABELS,
    CONJUNCTIONS,
    HONORIFICS,
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    OTHER_LABELS,
    QUESTION_LABELS,
    SMALL_WORDS_IN_NAMES,
)
from interviews.parsing.words import (
    addresses_somebody,
    first_person_share,
    ordinary_words,
    speaks_of_an_interview,
    takes_leave,
)

ROLE_LABELS = QUESTION_LABELS | ANSWER_LABELS | INTERVIEWER_LABELS | INTERVIEWEE_LABELS | OTHER_LABELS

_LAYERS: tuple[tuple[Form, ...], ...] = (
    (Form.BOLD_LABEL, Form.HEADING_LABEL),
    (Form.BOLD_DASH,),
    (Form.TIMED_NAME,),
    (Form.ANSWERED_BY,),
    (Form.BOLD_NAME,),
    (Form.DEFINITION,),
    (Form.PLAIN_LABEL,),
    (Form.HEADING_NAME,),
    (Form.PLAIN_NAME,),
)
"""Forms in the order of how sure they are; the first that makes a dialogue is the file's convention."""

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
LEAST_ALTERNATION = 0.3
"""Share of neighbouring labels that differ; hand-labelled dialogues in the wild lie above 0.5."""
ABOVE = 12
"""Lines at the head of a file in which it may be called an interview."""
LEAST_ADDRESSED = 5
"""One question in so many says `you`, in an interview without labels."""
LEAST_WORDS = 8
"""Mean words behind a label in a dialogue of ordinary words as labels, in which nobody asks."""
LEAST_FIRST_PERSON = 0.004
"""Share of first-person words in the answers of an interview without labels."""


_ANONYMOUS = re.compile(r"[PRSTI][-. ]?\d{1,2}")
"""`P1`: participant, respondent, speaker, teacher, informant number one."""


@dataclass(frozen=True, slots=True)
class Detected:
    """The labels that count, in order, and why."""

    labels: tuple[Label, ...]
    convention: str
    evidence: tuple[str, ...]


def detect(labels: Sequence[Label], text: str, known_names: Collection[str]) -> Detected:
    """The labels of the file's own convention, with those of other forms that name the same speakers.

    `known_names` are the keys of people whom the metadata name.
    """
    plausible = _Plausible(text, known_names)
    by_form: dict[Form, list[Label]] = defaultdict(list)
    for label in labels:
        by_form[label.form].append(label)
    accepted: dict[str, Form] = {}
    evidence: list[str] = []
    convention = "none"
    for layer in _LAYERS:
        candidates = sorted((label for form in layer for label in by_form[form]), key=_place)
        if accepted and layer[0] in (Form.HEADING_NAME, Form.PLAIN_NAME, Form.DEFINITION):
            break
        speakers, reason = _dialogue(layer[0], candidates, plausible, accepted)
        if speakers:
            evidence.append(f"{layer[0].value}: {reason}")
            convention = layer[0].value if not accepted else convention
            for key in speakers:
                accepted.setdefault(key, layer[0])
    if not accepted:
        speakers, reason = _mixed_dialogue(by_form, plausible)
        if speakers:
            evidence.append(f"bold and plain labels together: {reason}")
            convention = Form.BOLD_LABEL.value
            accepted = dict.fromkeys(speakers, Form.BOLD_LABEL)
    if not accepted:
        answering = _answers_only(by_form, plausible)
        if answering is not None:
            evidence.append(f"{Form.BOLD_LABEL.value}: one speaker, below questions in bold")
            convention = Form.BOLD_LABEL.value
            accepted = {answering: Form.BOLD_LABEL}
    for key in _relatives(labels, accepted, plausible):
        accepted[key] = Form.PLAIN_LABEL
    chosen = [label for label in labels if label.written and label.key in accepted]
    first = next((label.line for label in chosen if label.form is accepted[label.key]), 0)
    chosen = [label for label in chosen if _counts(label, accepted[label.key], first)]
    questions = _unlabelled_questions(labels, chosen, text)
    if questions:
        kind = Counter(label.form.value for label in questions).most_common(1)[0][0]
        evidence.append(f"{kind}: {len(questions)} questions, answered below them")
        convention = convention if chosen else kind
    together = sorted([*chosen, *questions], key=_place)
    return Detected(tuple(together), convention, tuple(evidence))


def _place(label: Label) -> int:
    return label.line


class _Plausible:
    """Judges single labels."""

    def __init__(self, text: str, known_names: Collection[str]) -> None:
        self._text = text
        self._words: frozenset[str] | None = None
        self._known = known_names
        self._seen: dict[str, float] = {}

    @property
    def knows_people(self) -> bool:
        """Whether the metadata name anybody."""
        return bool(self._known)

    def known(self, key: str) -> bool:
        """Whether the metadata name this person."""
        return key in self._known

    def score(self, label: Label) -> float:
        """How much a label looks like a speaker's: 0 never, 1 like a name, 2 a role or a known person."""
        key = label.key
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._score(label.name, key)
        return found

    def _score(self, name: str, key: str) -> float:
        if key in self._known:
            return 2.0
        if role_key(key) in ROLE_LABELS and not (name[0].islower() and len(key) <= 2):
            return 2.0
        if is_data_label(key) or key.startswith(("http", "www")):
            return 0.0
        if len(key) <= 2 and name[0].islower():
            return 0.0
        words = name.split()
        if _ANONYMOUS.fullmatch(name):
            return 1.0
        if any(character.isdigit() for character in name):
            return 0.0 if len(words) > 2 or not name[0].isalpha() or _numbered(name) else 0.5
        if name[0] in '-–—•"“«#|=':
            return 0.0
        cased = [word for word in words if word[0].isalpha()]
        if not cased:
            return 0.0
        if name.isupper() and len(words) == 1 and len(name) <= 5:
            return 0.8
        names = [
            word
            for word in cased
            if word[0].isupper()
            or word.casefold().strip(".") in SMALL_WORDS_IN_NAMES | CONJUNCTIONS | HONORIFICS
        ]
        uncased = [word for word in cased if word[0].lower() == word[0].upper()]
        if uncased:
            return 0.8 if len(name) <= 16 and not any(mark in name for mark in "，、“”（《") else 0.0
        if len(names) < len(cased) or len(cased) > 6:
            return 0.3 if len(words) == 1 and name.isalnum() else 0.0
        if len(words) == 1 and self._ordinary(name):
            return 0.3
        return 1.0

    def _ordinary(self, word: str) -> bool:
        """Whether a word also stands in the text in lower case, as names do not."""
        if self._words is None:
            self._words = ordinary_words(self._text)
        return word.lower() in self._words


def _numbered(name: str) -> bool:
    """`Tweet 1`, `Step 2`: one thing of a row."""
    return re.search(r"[\s.:-]\d+(?:\.\d+)*$", name) is not None


def _dialogue(
    form: Form, candidates: Sequence[Label], plausible: _Plausible, accepted: Mapping[str, Form]
) -> tuple[set[str], str]:
    """The keys of the speakers, if these labels make a dialogue, and the reason in words."""
    likely = [label for label in candidates if plausible.score(label) > 0]
    counts = Counter(label.key for label in likely)
    if not likely:
        return set(), ""
    if form is Form.ANSWERED_BY:
        return {label.key for label in likely}, f"{len(likely)} answers say who gives them"
    loose = form in (Form.PLAIN_LABEL, Form.PLAIN_NAME, Form.BOLD_NAME, Form.HEADING_NAME)
    best: dict[str, float] = {}
    for label in likely:
        best[label.key] = max(best.get(label.key, 0.0), plausible.score(label))
    strong = {
        key
        for key, count in counts.items()
        if best[key] >= 2
        or (count >= 2 and best[key] >= 0.8)
        or (count >= 3 and best[key] >= 0.3 and not loose)
        or (count >= 4 and best[key] >= 0.3)
    }
    if form is Form.PLAIN_LABEL:
        strong &= _speaking(likely)
    turns = [label for label in likely if label.key in strong]
    keys = {label.key for label in turns}
    if accepted:
        # Another form beside the file's own: only speakers who come back, or whom we already know.
        both = keys | set(accepted)
        if len(both) >= 2 and (len(turns) >= 3 or keys & set(accepted)):
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


def _are_data(turns: Sequence[Label], plausible: _Plausible) -> bool:
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


def _with_singles(keys: set[str], likely: Sequence[Label], plausible: _Plausible, loose: bool) -> set[str]:
    """The speakers with those who speak once and look like people, at the head of a paragraph."""
    least = 2.0 if loose else 1.0
    return keys | {
        label.key
        for label in likely
        if label.opens_block and plausible.score(label) >= least and label.text is not None
    }


def _single_exchange(
    likely: Sequence[Label], plausible: _Plausible, counts: Counter[str]
) -> tuple[set[str], str]:
    """A short interview: two people, each labelled once or twice, of whom the first asks."""
    turns = [label for label in likely if plausible.score(label) >= 1.0]
    keys = {label.key for label in turns}
    if 2 <= len(keys) <= 3 and len(turns) <= 6 and any("?" in label.text for label in turns[:-1]):
        return keys, _count_words(turns, "a short exchange with a question")
    return set(), ""


def _alternation(turns: Sequence[Label]) -> float:
    changes = sum(one.key != other.key for one, other in pairwise(turns))
    return changes / max(1, len(turns) - 1)


def _count_words(turns: Sequence[Label], what: str) -> str:
    speakers = len({label.key for label in turns})
    return f"{len(turns)} labels of {speakers} speakers, {what}"


def _counts(label: Label, own: Form, first: int) -> bool:
    """Whether one label of an accepted speaker counts, given the speaker's own form and where the first label is."""
    if label.form is own:
        return True
    if label.form in (Form.PLAIN_NAME, Form.HEADING_NAME, Form.DEFINITION):
        return False
    # A name alone in bold above the interview is a byline or a headline.
    return label.form is not Form.BOLD_NAME or label.line > first


def _mixed_dialogue(by_form: Mapping[Form, Sequence[Label]], plausible: _Plausible) -> tuple[set[str], str]:
    """The speakers of a file whose questions are labelled in bold and whose answers are labelled plainly."""
    bold = [label for label in by_form[Form.BOLD_LABEL] if plausible.score(label) >= 0.8]
    bare = [label for label in by_form[Form.PLAIN_LABEL] if plausible.score(label) >= 0.8]
    speakers: set[str] = set()
    for labels in (bold, bare):
        repeated = {key for key, count in Counter(label.key for label in labels).items() if count >= 2}
        if not repeated:
            return set(), ""
        speakers |= repeated
    turns = sorted((label for label in (*bold, *bare) if label.key in speakers), key=_place)
    if (
        len(speakers) < 2
        or len(turns) < LEAST_TURNS[Form.PLAIN_LABEL]
        or _alternation(turns) < LEAST_ALTERNATION
    ):
        return set(), ""
    return speakers, _count_words(turns, "labels that come back and alternate")


def _answers_only(by_form: Mapping[Form, Sequence[Label]], plausible: _Plausible) -> str | None:
    """The key of the one speaker of a file whose questions are in bold and have no label."""
    questions = _questions_of(Form.BOLD_QUESTION, by_form[Form.BOLD_QUESTION])
    counts = Counter(label.key for label in by_form[Form.BOLD_LABEL] if plausible.score(label) >= 0.8)
    repeated = [key for key, count in counts.items() if count >= 2]
    if len(repeated) != 1 or not counts[repeated[0]] <= 2 * len(questions) <= 4 * counts[repeated[0]]:
        return None
    return repeated[0]


def _relatives(labels: Sequence[Label], accepted: Mapping[str, Form], plausible: _Plausible) -> set[str]:
    """Keys of labels at the head of a paragraph that spell an accepted speaker otherwise."""
    distinct = {(label.written, label.form, label.opens_block): label for label in labels}.values()
    short = {key.upper().replace(" ", "") for key in accepted if len(key) <= 5}
    full = {initials for label in distinct if label.key in accepted for initials in _initials(label)}
    found = set()
    for label in distinct:
        if (
            label.key in accepted
            or not label.written
            or not label.opens_block
            or plausible.score(label) < 0.8
        ):
            continue
        if label.form in (Form.PLAIN_NAME, Form.BOLD_NAME, Form.HEADING_NAME):
            continue
        name = label.name
        is_short = name.isupper() and 2 <= len(name) <= 5
        if any(initials in short for initials in _initials(label)) or (is_short and name in full):
            found.add(label.key)
    return found


def _initials(label: Label) -> set[str]:
    initials = {initials_of(label.name)} if len(label.name) > 5 else set()
    if label.initials:
        initials.add(label.initials)
    return {one for one in initials if len(one) >= 2}


def _unlabelled_questions(labels: Sequence[Label], chosen: Sequence[Label], text: str) -> list[Label]:
    """Questions that the layout alone marks: whole paragraphs in bold, or headings."""
    answers_labelled = any(not is_question_label(label.name) for label in chosen)
    asked_by_label = any(
        is_question_label(label.name) or label.complete or "?" in label.text for label in chosen
    )
    if chosen and (asked_by_label or not answers_labelled):
        return []
    for form in (Form.BOLD_QUESTION, Form.HEADING_QUESTION):
        questions = _questions_of(form, labels)
        enough = len(questions) * 3 >= len(chosen) if chosen else _are_put_to_somebody(questions, text)
        if len(questions) >= 2 and enough:
            return sorted([*questions, *_further_questions(form, labels, chosen, questions)], key=_place)
    return []


def _questions_of(form: Form, labels: Sequence[Label]) -> list[Label]:
    """The candidates of a form if at least half of them ask; headings are looked at level by level."""
    by_level: dict[int, list[Label]] = defaultdict(list)
    for label in labels:
        if label.form is form:
            by_level[label.level].append(label)
    best: list[Label] = []
    for candidates in by_level.values():
        while candidates and not _asks(candidates[-1].text) and takes_leave(candidates[-1].text):
            candidates = candidates[:-1]
        asked = sum(_asks(label.text) for label in candidates)
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
    """Short paragraphs in bold that stand where a question would: `**Favourite film**`, `**Introduce yourself:**`."""
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


def _asks(text: str) -> bool:
    return text.rstrip(' *_)"”»').endswith(("?", "？", "؟"))
