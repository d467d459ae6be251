"""The labels of one form that may be those of speakers, and what their use shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from operator import attrgetter, ne

import msgspec

from interviews.parsing.labels import Form, Label
from interviews.parsing.labels.label import role_key
from interviews.parsing.names import family
from interviews.parsing.plausibility import (
    BY_USE,
    KNOWN,
    LIKE_A_NAME,
    LIKELY,
    POSSIBLE,
    Plausibility,
)
from interviews.parsing.requests import ends_as_question
from interviews.parsing.vocabulary import ANSWERING_LABELS, ASKING_LABELS

LEAST_OF_PLAIN_FAMILY = 3
"""Plain labels with one surname from which they are spellings of one speaker."""
INSIDE_PARAGRAPHS = 0.3
"""Share of labels within a paragraph from which single newlines separate the turns of a file."""
LEAST_ALTERNATION_BY_USE = 0.5
LEAST_EXCHANGES_BY_USE = 2
"""Questions that somebody else replies to, from which labels count by their use."""
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


class Verdict(msgspec.Struct, frozen=True):
    """The keys of the speakers that labels of one form make, none where they make no dialogue."""

    keys: frozenset[str] = frozenset()
    reason: str = ""
    """What speaks for a dialogue, or against it."""
    answers_missing: bool = False
    """Whether only those who ask have a label of this form, so that whoever answers is still to be found."""

    def __bool__(self) -> bool:
        return bool(self.keys)


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
        by_use = _speakers_by_use(labels, self.scores, said)
        likely = {key for key, score in self.scores.items() if score > BY_USE or key in by_use}
        self.likely = [label for label in labels if label.key in likely]
        self.by_use = frozenset(key for key in by_use if self.scores[key] == BY_USE)

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(map(_KEY, self.likely))

    @cached_property
    def _of_family(self) -> dict[str, int]:
        """By key, how many labels have the surname: A. Roe, Ms Roe and Ana Roe are one who comes back."""
        uses = Counter(map(_KEY_AND_NAME, reversed(self.likely)))
        families: Counter[str] = Counter()
        for (key, name), count in uses.items():
            if self.scores[key] >= LIKE_A_NAME:
                families[family(name)] += count
        found: dict[str, int] = {}
        # The last spelling of a speaker decides.
        for key, name in uses:
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
            speaking = _speaking(self.likely)
            strong = (strong & speaking) | _above_what_they_say(self.likely, strong - speaking, self.said)
        return [label for label in self.likely if label.key in strong]

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of these."""
        return frozenset(map(_KEY, self.turns))

    @cached_property
    def asks_by_label(self) -> bool:
        """Whether a label says that a question follows, or that somebody interviews."""
        return any(role_key(key) in ASKING_LABELS for key in self.keys)

    @cached_property
    def answers_by_label(self) -> bool:
        """The same for answers and interviewees; a letter that stands for either needs another beside it."""
        answering = {key for key in self.keys if role_key(key) in ANSWERING_LABELS}
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
        return Verdict(self.keys | singles, in_words(self.turns, what))


def _speakers_by_use(labels: Sequence[Label], scores: Mapping[str, float], said: Said) -> set[str]:
    """The keys that return and alternate while questions are put and answered under them."""
    if not any(0 < score <= BY_USE for score in scores.values()):
        return set()
    labels = [label for label in labels if scores[label.key] > 0]
    counts = Counter(map(_KEY, labels))
    opening = [label for label in labels if label.opens_block]
    # In some files every line of a paragraph begins with a label.
    placed = opening if len(opening) * 2 >= len(labels) else labels
    turns = [label for label in placed if counts[label.key] >= 2 or scores[label.key] >= LIKE_A_NAME]
    returning = {label.key for label in turns if counts[label.key] >= 2}
    if len(returning) < 2 or alternation(turns) < LEAST_ALTERNATION_BY_USE:
        return set()
    replied = list(exchanges(turns, said))
    if len(replied) < LEAST_EXCHANGES_BY_USE:
        return set()
    involved = {key for exchange in replied for key in exchange}
    # Somebody else than those who ask and reply may come back under such a label, too.
    return returning if involved & returning else set()


def exchanges(turns: Sequence[Label], said: Said) -> Iterator[tuple[str, str]]:
    """Who asks and who replies, for each question that somebody else replies to without asking."""
    for asking, replying in pairwise(turns):
        if asking.key == replying.key or not ends_as_question(said(asking)):
            continue
        reply = said(replying)
        if reply and not ends_as_question(reply):
            yield asking.key, replying.key


def _speaking(labels: Sequence[Label]) -> set[str]:
    """The keys of plain labels behind most of which words follow on the line."""
    uses = Counter(map(_KEY, labels))
    said = Counter(label.key for label in labels if len(label.text) > 1)
    return {key for key, count in uses.items() if said[key] * 2 >= count}


def _above_what_they_say(labels: Sequence[Label], silent: Collection[str], said: Said) -> set[str]:
    """The keys of plain labels that stand on lines of their own, where a dialogue stands below them.

    `Input:` and `Output:` stand so, too, but nothing is asked under one and replied to under the other.
    """
    own = [label for label in labels if label.key in silent and label.opens_block]
    replied = list(exchanges(own, said)) if len(silent) > 1 else []
    return set(silent) if len(replied) >= LEAST_EXCHANGES_BY_USE else set()


def alternation(turns: Sequence[Label]) -> float:
    """The share of neighbouring labels that differ."""
    keys = [label.key for label in turns]
    changes: int = sum(map(ne, keys, keys[1:]))
    return changes / max(1, len(turns) - 1)


def in_words(turns: Sequence[Label], what: str) -> str:
    """How many labels of how many speakers there are, and what they show, as evidence for the user."""
    speakers = len({label.key for label in turns})
    return f"{len(turns)} labels of {speakers} speakers, {what}"
