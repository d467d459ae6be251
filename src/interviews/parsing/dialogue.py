"""Tells whether the labels of one form make a dialogue.

What speaks for a label is that it comes back, that it alternates with another, that it names a known person
or a role, and that it looks like a name; what speaks against it is that it names data (`Date`), numbers the
things of a row, or is an ordinary word of the text. A label that looks like nothing of the kind counts by
its use alone: it returns, alternates, and questions are put and answered under it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from operator import attrgetter, ne

from interviews.parsing.labels import Form, Label
from interviews.parsing.labels.label import role_key
from interviews.parsing.names import family
from interviews.parsing.plausibility import (
    BY_USE,
    KNOWN,
    LIKE_A_NAME,
    LIKELY,
    POSSIBLE,
    ROLE_LABELS,
    Plausibility,
)
from interviews.parsing.requests import ENDING, asks, ends_as_question, holds_question_mark, prompts
from interviews.parsing.vocabulary import (
    ANSWER_LABELS,
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    QUESTION_LABELS,
    QUESTION_WORDS,
)
from interviews.parsing.words import (
    LEAST_FIRST_PERSON,
    addresses_somebody,
    first_person_share,
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
LEAST_OF_PLAIN_FAMILY = 3
"""Plain labels with one surname from which they are spellings of one speaker."""
LEAST_ALTERNATION = 0.3
"""Share of neighbouring labels that differ; hand-labelled dialogues in the wild lie above 0.5."""
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
INSIDE_PARAGRAPHS = 0.3
"""Share of labels within a paragraph from which single newlines separate the turns of a file."""
LEAST_ALTERNATION_BY_USE = 0.5
LEAST_EXCHANGES_BY_USE = 2
"""Questions that somebody else replies to, from which labels count by their use."""
_ASKING = QUESTION_LABELS | INTERVIEWER_LABELS
_ANSWERING = ANSWER_LABELS | INTERVIEWEE_LABELS
_GENERIC = QUESTION_LABELS | ANSWER_LABELS
_OPENING_MARKS = ("“", '"', "«", "„", "「", "‘")
_CLOSING_MARKS = ("”", '"', "»", "“", "」", "’")
_LOOSE = (
    Form.PLAIN_LABEL,
    Form.PLAIN_NAME,
    Form.BOLD_NAME,
    Form.HEADING_NAME,
    Form.BRACKETED,
    Form.TABLE_ROW,
)
"""Forms that stand in prose and lists as often as in dialogues."""
_KEY = attrgetter("key")
_KEY_AND_NAME = attrgetter("key", "name")

Said = Callable[[Label], str]
"""The first words behind a label, on its line or on the next."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The keys of the speakers that labels of one form make, none where they make no dialogue."""

    keys: frozenset[str] = frozenset()
    reason: str = ""
    """What speaks for a dialogue, or against it."""
    answers_missing: bool = False
    """Whether only those who ask have a label of this form, so that whoever answers is still to be found."""

    def __bool__(self) -> bool:
        """Whether there is a dialogue."""
        return bool(self.keys)


_NONE = Verdict()


class Candidates:
    """The labels of one form that may be speakers', and what their use shows.

    Args:
        form: The form, or the surest of those that are looked at together.
        labels: All labels of the form, in order.
        plausible: Judges single labels.
        accepted: The keys that surer forms have made speakers.
        said: Gives the first words behind a label.
        answers_missing: Whether the accepted are those who ask alone.
    """

    def __init__(
        self,
        form: Form,
        labels: Sequence[Label],
        plausible: Plausibility,
        accepted: Mapping[str, Form],
        said: Said,
        *,
        answers_missing: bool = False,
    ) -> None:
        self.form = form
        self.answers_missing = answers_missing
        self.plausible = plausible
        self.accepted = accepted
        self.said = said
        self.loose = form in _LOOSE
        # Labels come back hundreds of times: what a key tells is asked once for each.
        firsts = {label.key: label for label in reversed(labels)}
        self.scores = {key: plausible.score(label) for key, label in firsts.items()}
        possible = [label for label in labels if self.scores[label.key] > 0]
        by_use = _speakers_by_use(possible, self.scores, said)
        self.likely = [label for label in possible if self.scores[label.key] > BY_USE or label.key in by_use]
        self.by_use = frozenset(key for key in by_use if self.scores[key] == BY_USE)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each key comes."""
        return Counter(map(_KEY, self.likely))

    @cached_property
    def _of_family(self) -> dict[str, int]:
        """By key, how many labels have the surname: A. Roe, Ms Roe and Ana Roe are one who comes back."""
        families: Counter[str] = Counter()
        for (key, name), uses in Counter(map(_KEY_AND_NAME, self.likely)).items():
            if self.scores[key] >= LIKE_A_NAME:
                families[family(name)] += uses
        found: dict[str, int] = {}
        # The last spelling of a speaker decides.
        for key, name in dict.fromkeys(map(_KEY_AND_NAME, reversed(self.likely))):
            if key not in found and not (self.loose and self.plausible.ordinary(family(name))):
                found[key] = families[family(name)]
        return found

    def _is_strong(self, key: str) -> bool:
        score, count = self.scores[key], self.counts[key]
        least_of_family = LEAST_OF_PLAIN_FAMILY if self.loose else 2
        return (
            score >= KNOWN
            or key in self.by_use
            or (count >= 2 and score >= LIKELY)
            or (self._of_family.get(key, 0) >= least_of_family and score >= LIKE_A_NAME)
            or (count >= (4 if self.loose else 3) and score >= POSSIBLE)
        )

    @cached_property
    def turns(self) -> list[Label]:
        """The labels of those who come back, are known, or are named by what they do."""
        strong = set(filter(self._is_strong, self.counts))
        if self.form is Form.PLAIN_LABEL and not self.answers_missing:
            strong &= _speaking(self.likely)
        return [label for label in self.likely if label.key in strong]

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of these."""
        return frozenset(map(_KEY, self.turns))

    @cached_property
    def asks_by_label(self) -> bool:
        """Whether a label says that a question follows, or that somebody interviews."""
        return any(role_key(key) in _ASKING for key in self.keys)

    @cached_property
    def answers_by_label(self) -> bool:
        """The same for answers and interviewees; a letter that stands for either needs another beside it."""
        answering = {key for key in self.keys if role_key(key) in _ANSWERING}
        return bool(answering) and len(self.keys) >= 2

    def _least_of_single(self, label: Label) -> float:
        """How much a label that is used once must look like a speaker's.

        A single heading with a colon is a topic, unless headings of its level are labels.
        """
        among_headings = label.form is not Form.HEADING_LABEL or label.level in self._levels
        return KNOWN if self.loose or not among_headings else LIKE_A_NAME

    @cached_property
    def _levels(self) -> set[int]:
        return {label.level for label in self.turns if label.form is Form.HEADING_LABEL}

    def verdict(self, what: str) -> Verdict:
        """The speakers with those who speak once and look like people, where a turn of the file may begin."""
        opens_block = [label.opens_block for label in self.likely if label.key in self.keys]
        anywhere = not self.loose and opens_block.count(False) >= INSIDE_PARAGRAPHS * len(opens_block)
        singles = {
            label.key
            for label in self.likely
            if label.key not in self.keys
            and (label.opens_block or anywhere)
            and self.plausible.score(label) >= self._least_of_single(label)
        }
        return Verdict(self.keys | singles, _count_words(self.turns, what))


def dialogue(candidates: Candidates) -> Verdict:
    """The speakers, if the candidates make a dialogue, and the reason in words."""
    if not candidates.likely:
        return _NONE
    verdicts = (test(candidates) for test in _TESTS)
    return next((verdict for verdict in verdicts if verdict is not None), _NONE)


def _attributions(found: Candidates) -> Verdict | None:
    if found.form is not Form.ANSWERED_BY:
        return None
    return Verdict(frozenset(map(_KEY, found.likely)), f"{len(found.likely)} answers say who gives them")


def _more_of_another_form(found: Candidates) -> Verdict | None:
    """Another form beside the file's own: only speakers who come back, or whom we already know."""
    if not found.accepted:
        return None
    least = 2 if found.answers_missing else 3
    known = found.keys & set(found.accepted)
    if len(found.keys | set(found.accepted)) >= 2 and (len(found.turns) >= least or known):
        return Verdict(found.verdict("").keys, f"{len(found.turns)} more labels")
    return _NONE


def _quiz(found: Candidates) -> Verdict | None:
    is_quiz = found.asks_by_label and _is_quiz(found.turns, found.said, found.plausible)
    return Verdict(reason="questions and answers that are put to nobody, as in a quiz") if is_quiz else None


def _roles(found: Candidates) -> Verdict | None:
    only_asks = all(role_key(key) in QUESTION_WORDS for key in found.keys)
    if found.asks_by_label and not only_asks and (found.answers_by_label or len(found.keys) >= 2):
        return found.verdict("role labels that alternate")
    return None


def _people_of_the_metadata(found: Candidates) -> Verdict | None:
    known = sum(map(found.plausible.known, found.keys))
    if known >= 2 or (known and len(found.keys) >= 2):
        return found.verdict("people whom the metadata name")
    return None


def _data(found: Candidates) -> Verdict | None:
    if _are_data(found):
        return Verdict(reason="data: single words with a few words behind them")
    if _are_fields(found):
        return Verdict(reason="fields of a form: they come in one order again and again, and hardly any asks")
    return None


def _quotations(found: Candidates) -> Verdict | None:
    """Words that an article quotes, or testimonials: everything behind the labels is in quotation marks."""
    if found.asks_by_label or found.form not in (Form.PLAIN_LABEL, Form.BOLD_LABEL):
        return None
    quoted = sum([label.text.startswith(_OPENING_MARKS) and _is_quoted(label.text) for label in found.turns])
    if not found.turns or quoted < LEAST_QUOTED * len(found.turns):
        return None
    # A transcript that puts everything into quotation marks has turn below turn; an article goes on between.
    apart = sum(other.line - one.end > 1 for one, other in pairwise(found.turns))
    if apart >= LEAST_APART * (len(found.turns) - 1):
        return Verdict(reason="everything behind them is in quotation marks")
    return None


def _scene(found: Candidates) -> Verdict | None:
    """A few lines of a play, a film or a chat that a longer text quotes: short turns of people whom nothing names."""
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


def _alternating(found: Candidates) -> Verdict | None:
    if (
        len(found.keys) >= 2
        and len(found.turns) >= LEAST_TURNS[found.form]
        and _alternation(found.turns) >= LEAST_ALTERNATION
    ):
        return found.verdict("labels that come back and alternate")
    return None


def _questions_alone(found: Candidates) -> Verdict | None:
    if found.asks_by_label and len(found.turns) >= 2 and not found.loose:
        return replace(found.verdict("question labels"), answers_missing=True)
    return None


def _short_exchange(found: Candidates) -> Verdict | None:
    """Two people, each labelled once or twice, of whom the first asks."""
    if found.loose and found.form is not Form.BOLD_NAME:
        return None
    turns = [label for label in found.likely if found.plausible.score(label) >= LIKE_A_NAME]
    keys = frozenset(map(_KEY, turns))
    if 2 <= len(keys) <= 3 and len(turns) <= 6 and any("?" in found.said(label) for label in turns[:-1]):
        return Verdict(keys, _count_words(turns, "a short exchange with a question"))
    return None


_TESTS: tuple[Callable[[Candidates], Verdict | None], ...] = (
    _attributions,
    _more_of_another_form,
    _quiz,
    _quotations,
    _roles,
    _people_of_the_metadata,
    _data,
    _scene,
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
        repeated = {key for key, count in Counter(map(_KEY, of_form)).items() if count >= 2}
        if not repeated:
            return _NONE
        speakers |= repeated
        labels += of_form
    turns = sorted((label for label in labels if label.key in speakers), key=attrgetter("line"))
    if (
        len(speakers) < 2
        or len(turns) < LEAST_TURNS[Form.PLAIN_LABEL]
        or _alternation(turns) < LEAST_ALTERNATION
    ):
        return _NONE
    reason = _count_words(turns, "labels that come back and alternate")
    if _is_quiz(turns, said, plausible):
        return _NONE
    return Verdict(frozenset(speakers), f"bold and plain labels together: {reason}")


def _speakers_by_use(labels: Sequence[Label], scores: Mapping[str, float], said: Said) -> set[str]:
    """The keys that return and alternate while questions are put and answered under them."""
    if all(scores[label.key] > BY_USE for label in labels):
        return set()
    counts = Counter(map(_KEY, labels))
    opening = [label for label in labels if label.opens_block]
    # In some files every line of a paragraph begins with a label.
    placed = opening if len(opening) * 2 >= len(labels) else labels
    turns = [label for label in placed if counts[label.key] >= 2 or scores[label.key] >= LIKE_A_NAME]
    returning = {label.key for label in turns if counts[label.key] >= 2}
    if len(returning) < 2 or _alternation(turns) < LEAST_ALTERNATION_BY_USE:
        return set()
    exchanges = list(_exchanges(turns, said))
    if len(exchanges) < LEAST_EXCHANGES_BY_USE:
        return set()
    involved = {key for exchange in exchanges for key in exchange}
    # Somebody else than those who ask and reply may come back under such a label, too.
    return returning if involved & returning else set()


def _exchanges(turns: Sequence[Label], said: Said) -> Iterator[tuple[str, str]]:
    """Who asks and who replies, for each question that somebody else replies to without asking."""
    for asking, replying in pairwise(turns):
        if asking.key == replying.key or not ends_as_question(said(asking)):
            continue
        reply = said(replying)
        if reply and not ends_as_question(reply):
            yield asking.key, replying.key


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
    if len(set(keys)) < LEAST_FIELDS or any(map(found.plausible.known, keys)):
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


def _is_quoted(text: str) -> bool:
    return text.startswith(_OPENING_MARKS) and text.rstrip(".,").endswith(_CLOSING_MARKS)


def _is_quiz(turns: Sequence[Label], said: Said, plausible: Plausibility) -> bool:
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


def _speaking(labels: Sequence[Label]) -> set[str]:
    """The keys of plain labels behind most of which words follow on the line."""
    uses = Counter(map(_KEY, labels))
    said = Counter(label.key for label in labels if len(label.text) > 1)
    return {key for key, count in uses.items() if said[key] * 2 >= count}


def _alternation(turns: Sequence[Label]) -> float:
    keys = [label.key for label in turns]
    changes: int = sum(map(ne, keys, keys[1:]))
    return changes / max(1, len(turns) - 1)


def _count_words(turns: Sequence[Label], what: str) -> str:
    speakers = len({label.key for label in turns})
    return f"{len(turns)} labels of {speakers} speakers, {what}"
