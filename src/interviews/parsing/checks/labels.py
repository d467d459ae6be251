"""Labels that look wrong: spelled nearly alike, used once, or of several people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from interviews.model import Finding, Turn
from interviews.parsing.checks.checked import MOST_COMPARED, Checked
from interviews.parsing.labels.label import label_key, role_key
from interviews.parsing.names import bare_words, is_initials, is_slip
from interviews.parsing.vocabulary import OTHER_LABELS

LEAST_LABELLED = 8
"""Turns with a label from which one that comes once stands out."""
MOST_ONCE = 0.34
"""Share of the speakers who speak once, from which that is how the file is."""

LEAST_LETTERS = 3
"""Of a name that is sought in the text."""


def near_duplicates(checked: Checked) -> Iterator[Finding]:
    """Two speakers whose names are a slip of the keyboard apart."""
    named = {speaker.name for speaker in checked.interview.speakers if speaker.named}
    names = [name for name in checked.first_lines if name in named and not is_initials(name)]
    for one, other in combinations(names[:MOST_COMPARED], 2):
        if any(map(str.isdigit, one + other)):
            continue  # `Participant 1` and `Participant 2`.
        if is_slip(one, other) or _share_first_name(bare_words(one), bare_words(other)):
            yield Finding(
                line=checked.first_lines[other],
                code="near-duplicate",
                message=f"{other!r} and {one!r} are two people here; speakers.toml can make them one: "
                f'["{one}"] aliases = ["{other}"]',
            )


def _share_first_name(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two names differ by a slip in the surname alone: what is between may be a second name."""
    if len(words) < 2 or len(others) < 2 or words[0] != others[0]:
        return False
    return words[-1] != others[-1] and is_slip(words[-1], others[-1])


def labels_used_once(checked: Checked) -> Iterator[Finding]:
    """Labels that come once, in a file where labels come back."""
    labelled = [turn for turn in checked.interview.turns if turn.label]
    if len(labelled) < LEAST_LABELLED:
        return
    uses = Counter([turn.speaker for turn in labelled])
    once = [turn for turn in labelled if uses[turn.speaker] == 1 and _is_somebody(turn, checked)]
    if len(once) > max(1, MOST_ONCE * len(uses)):
        return
    for turn in once[:MOST_COMPARED]:
        if not _is_spoken_of(turn, checked):
            yield Finding(
                line=turn.start_line,
                code="label-once",
                message=f"the label {turn.label!r} is used only here; is it a speaker, and spelled right?",
            )


def _is_somebody(turn: Turn, checked: Checked) -> bool:
    """Whether a label is no break or jingle, which come once, and nobody whom the metadata name."""
    key = label_key(turn.label or "")
    if role_key(key) in OTHER_LABELS or not turn.text:
        return False
    return checked.seen.known_names.isdisjoint((key, label_key(turn.speaker)))


def _is_spoken_of(turn: Turn, checked: Checked) -> bool:
    """Whether the first word of a label stands elsewhere in the file, too, as a name does that is spoken."""
    first = (turn.label or turn.speaker).split()[0].strip("*_[]")
    return len(first) >= LEAST_LETTERS and checked.text.count(first) > 1
