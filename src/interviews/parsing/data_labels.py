"""Tells labels about the interview, `Date: May 1981`, and numbers of questions from labels of people."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from interviews.parsing.labels import Form
from interviews.parsing.labels.label import Label, initials_of, is_data_label, label_key, role_key
from interviews.parsing.mentions.unspaced import found_unspaced
from interviews.parsing.names import is_full, is_initials
from interviews.parsing.requests import ends_as_question
from interviews.parsing.vocabulary import BACKCHANNELS, GREETINGS, OTHER_LABELS, SPEAKING_ROLES, TAKES_PART

_SMALL_TALK = GREETINGS | BACKCHANNELS
_ROLES = SPEAKING_ROLES | OTHER_LABELS
_BEFORE_WORDS = (Form.BOLD_LABEL, Form.BOLD_DASH, Form.TIMED_NAME, Form.PLAIN_LABEL)
"""Forms of labels with words behind them, as data about an interview may have."""
LONGEST_DATA = 10
"""Words behind a label of a list of data."""
_LETTER_AND_NUMBER = re.compile(r"(?P<letter>[^\W\d_])[-. ]?(?P<number>\d{1,3})")
_REMARK_BEHIND = re.compile(r"\s\([^()]{1,60}\)$")
"""Behind a name, such as `(name changed)`."""
_LINK_ALONE = re.compile(r"(?:[^\W\d_]+\s)?\[[^\[\]]{1,100}\]\([^()\s]{1,300}\)\W{0,3}")
"""Behind a label that comes once, this leads elsewhere: `English readers: click [here](…)`."""
LEAST_COUNTED = 2
LONGEST_NAME_ALONE = 30
"""Characters of one or two names."""


def opening_of(labels: Sequence[Label], end: int) -> int:
    """The index of the line where somebody first speaks, or `end` where no label shows that.

    There a role says something else than a name, or somebody is labelled who is labelled again.
    """
    first_lines: dict[str, int] = {}
    opening = end
    beside_data = _beside_data(labels)
    head = _head_of_list(labels)
    for label in labels:
        if (
            label.key == head
            or label.form not in _BEFORE_WORDS
            or (_may_be_data(label.key) and (_is_name_alone(label.text) or _is_unspaced_name(label)))
        ):
            continue
        if label.line in beside_data and _is_role(label.key):
            continue
        line = first_lines.setdefault(label.key, label.line)
        if _is_role(label.key) or (line < label.line and not _may_be_data(label.key)):
            opening = min(opening, line)
        if opening == next(iter(first_lines.values())):
            break
    return opening


def explained_keys(labels: Sequence[Label]) -> set[str]:
    """The keys of initials that are somebody's, though they may be short for data: `ID`, `NB`.

    Another label explains them, `Dag Olsen (DO)`, or has the name that they are short for; or they come back
    beside other initials that do, and reply to a question, as no note does.
    """
    explained = {label_key(label.initials) for label in labels if label.initials}
    data = {key for key in {label.key for label in labels} if is_data_label(key)}
    if not data:
        return explained
    explained |= data & {label_key(initials_of(label.name)) for label in labels if is_full(label.name)}
    initials = Counter(label.key for label in labels if "." not in label.name and is_initials(label.name))
    returning = {key for key, count in initials.items() if count > 1}
    if not returning - data:
        return explained
    replying = {below.key for above, below in pairwise(labels) if ends_as_question(above.text)}
    return explained | (returning & data & replying)


def without_data(labels: Sequence[Label], opening: int) -> list[Label]:
    """The labels that are not about the interview, as `Date: May 1981` and `**Interviewer:** A. Roe` are.

    `opening` is the line where somebody first speaks. Only above it a name behind a role tells who takes
    part; below it the name is the answer, unless nobody of the file is labelled by their role.
    """
    uses = Counter(label.key for label in labels)
    labels = [
        label
        for label in labels
        if label.line >= opening or uses[label.key] > 1 or not _LINK_ALONE.fullmatch(label.text)
    ]
    # Labels come back hundreds of times: in most files none of them may be data.
    keys = {label.key for label in labels}
    suspected = {key for key in keys if _may_be_data(key) or key in TAKES_PART}
    if not suspected:
        return list(labels)
    explained = explained_keys(labels)
    beside_data = _beside_data(labels)
    head = _head_of_list(labels)
    roles = {key for key in keys if _is_role(key)}
    roles_speak = any(
        label.key in roles and not _is_name_alone(label.text) and not _is_unspaced_name(label)
        for label in labels
    )

    def names_somebody(label: Label) -> bool:
        answers = roles_speak and label.line >= opening and label.key in roles
        if answers:
            return False
        is_long = len(label.text.split()) > 1 or _LETTER_AND_NUMBER.fullmatch(label.text) is not None
        return (is_long and _is_name_alone(label.text)) or _is_unspaced_name(label)

    return [
        label
        for label in labels
        if label.key in explained
        or label.key not in suspected
        or not (
            is_data_label(label.key)
            or label.key == head
            or names_somebody(label)
            or (label.line in beside_data and label.line < opening)
        )
    ]


def _head_of_list(labels: Sequence[Label]) -> str | None:
    """The key of a label that says once, above all that speak, who takes part: `Participants: two farmers`.

    The same word may be the label of one of them, or of all who speak at once, and then comes back.
    """
    for label in labels:
        if label.key in TAKES_PART:
            others = Counter(one.key for one in labels)
            return label.key if others[label.key] == 1 < max(others.values()) else None
        if label.form in _BEFORE_WORDS and not _may_be_data(label.key):
            break
    return None


def _beside_data(labels: Sequence[Label]) -> set[int]:
    """The lines of short labels right above or below one that names data, with which they make one list."""
    keys = {key for key in {label.key for label in labels} if is_data_label(key)}
    if not keys:
        return set()
    data = {label.line for label in labels if label.key in keys}
    return {
        label.line
        for label in labels
        if data & {label.line - 1, label.line + 1} and len(label.text.split()) <= LONGEST_DATA
    }


@lru_cache(maxsize=8192)
def _is_role(key: str) -> bool:
    return role_key(key) in SPEAKING_ROLES


def _is_unspaced_name(label: Label) -> bool:
    """Whether a name stands behind the word for a role in a script without capitals: 嘉宾：李明远."""
    text = label.text.rstrip(" *")
    if (
        text.isascii()
        or len(text) > LONGEST_NAME_ALONE
        or text.endswith(("。", "？", "؟", "?", ".", "！", "!"))
    ):
        return False
    return any(found_unspaced(f"{label.name}: {text}", ("around", "bylines")))


def _is_name_alone(text: str) -> bool:
    """Whether words behind a label may be names, and are no sentence and no greeting."""
    words = _REMARK_BEHIND.sub("", text).split()
    return (
        1 <= len(words) <= 12
        and not text.rstrip(" *").endswith((".", "?", "!", "…", "。", "？"))
        and all(word[0].isupper() or not word[0].isalpha() or len(word) <= 3 for word in words)
        and any(word[0].isalpha() and not word[0].islower() for word in words)
        and not all(word.strip(",").casefold() in _SMALL_TALK for word in words)
    )


@lru_cache(maxsize=8192)
def _may_be_data(key: str) -> bool:
    return is_data_label(key) or role_key(key) in _ROLES


def without_numbers(labels: Sequence[Label]) -> list[Label]:
    """The labels, those of questions and answers that are counted without their numbers.

    Two letters count alike, each from 1 on and each number once: these are the numbers of questions and
    answers, and not of participants, who come back.
    """
    counted: dict[str, list[int]] = defaultdict(list)
    found: dict[int, re.Match[str]] = {}
    for place, label in enumerate(labels):
        match = _LETTER_AND_NUMBER.fullmatch(label.name) if len(label.name) <= 6 else None
        if match is not None:
            found[place] = match
            counted[match["letter"]].append(int(match["number"]))
    rows = list(counted.values())
    if len(rows) != 2 or rows[0] != rows[1] or rows[0] != list(range(1, len(rows[0]) + 1)):
        return list(labels)
    if len(rows[0]) < LEAST_COUNTED:
        return list(labels)
    return [
        replace(label, name=found[place]["letter"]) if place in found else label
        for place, label in enumerate(labels)
    ]
