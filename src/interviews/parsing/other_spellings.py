"""Labels that spell a speaker of a file otherwise than those that make its dialogue."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from operator import attrgetter

from interviews.parsing.candidates import Said
from interviews.parsing.labels import Form, Label
from interviews.parsing.labels.label import initials_of, label_key
from interviews.parsing.names import SHORT_LINE, abbreviates, is_full, is_slip, joined_names, same_name
from interviews.parsing.outlets import is_initials_of_site, is_site, same_outlet
from interviews.parsing.plausibility import LIKELY, Plausibility
from interviews.parsing.requests import ends_as_question
from interviews.parsing.spellings import MOST_COMPARED

_NO_OTHER_SPELLINGS = (
    Form.PLAIN_NAME, Form.BOLD_NAME, Form.HEADING_NAME, Form.BOLD_BEGINNING, Form.TABLE_ROW, Form.BRACKETED
)  # fmt: skip
"""Forms that do not by themselves spell a speaker otherwise."""
_NUMBERED = re.compile(r"(.*\D)\d{1,2}")
"""The key of a label that tells people of a group apart by numbers: `P3`, `Participant 12`."""
_place = attrgetter("line")


def labels_of_speakers(
    distinct: Collection[Label], accepted: Mapping[str, Form], plausible: Plausibility
) -> set[str]:
    """Keys of labels at the head of a paragraph that spell an accepted speaker otherwise, or number another.

    Of a group in which `P1:` and `P2:` speak, `P3:` is one, however seldom.
    """
    short = {key.upper().replace(" ", "") for key in accepted if len(key) <= 5}
    full = {initials for label in distinct if label.key in accepted for initials in _initials(label)}
    speaking = [label for label in distinct if label.key in accepted]
    # Each label is held against each speaker: among hundreds that would take quadratic time, and tell little.
    speaking = speaking if len(speaking) <= MOST_COMPARED else []
    parts = [part for label in speaking for part in joined_names(label.name)]
    names = list(dict.fromkeys(part for part in parts if is_full(part)))
    full |= {initials_of(part) for part in parts if is_full(part)}
    in_reverse = sorted(distinct, key=_place, reverse=True)
    letters = {label.key: label.line for label in in_reverse if len(label.key) == 1 and label.key in accepted}
    parts_of_names = [one for one in speaking if not is_full(one.name)]
    series = {(numbered[1], label.form) for label in speaking if (numbered := _NUMBERED.fullmatch(label.key))}
    found = set()
    for label in distinct:
        if label.key in accepted or not label.written or not label.opens_block:
            continue
        numbered = _NUMBERED.fullmatch(label.key)
        if numbered is not None and label.text and (numbered[1], label.form) in series:
            found.add(label.key)
            continue
        if plausible.score(label) < LIKELY and not is_site(label.name):
            continue
        if label.form in _NO_OTHER_SPELLINGS:
            continue
        if _is_before_its_letter(label, letters) or _is_first_in_full(label, parts_of_names):
            found.add(label.key)
            continue
        name = label.name
        is_short = name.isupper() and 2 <= len(name) <= 5 and name.isascii()
        spells_one = name.replace(".", "") in full if is_short else label.text and _spells_one(name, names)
        titled = bool(label.text) and any(
            same_name(name, one.name) or is_initials_of_site(one.name, name) or same_outlet(one.name, name)
            for one in speaking
        )
        if spells_one or titled or any(initials in short for initials in _initials(label)):
            found.add(label.key)
    return found


def names_in_full_above(labels: Sequence[Label], accepted: Mapping[str, Form], said: Said) -> set[str]:
    """The keys of full names alone in bold above the first shorter ones, if one of them asks.

    Those of a head of the file, or of a byline, have no question below them.
    """
    alone = [label for label in labels if label.form is Form.BOLD_NAME and label.opens_block]
    short = {label.name: label for label in reversed(alone) if accepted.get(label.key) is Form.BOLD_NAME}
    first = min((label.line for label in short.values()), default=0)
    above = [
        label
        for label in alone
        if label.line < first and is_full(label.name) and any(abbreviates(name, label.name) for name in short)
    ]
    keys = {label.key for label in above}
    asks = any(ends_as_question(said(label)) for label in above)
    return keys if len(keys) > 1 and asks else set()


def _is_before_its_letter(label: Label, letters: Mapping[str, int]) -> bool:
    """Whether a name comes before the first label that is its initial: `Ana:`, and from then on `A:`."""
    return bool(label.text) and label.line < letters.get(label.key[:1], 0)


def _is_first_in_full(label: Label, parts_of_names: Collection[Label]) -> bool:
    """Whether a label has in full what another is a part of: `Ana Roe (Acme):`, and then `Ana (Acme):`."""
    if not (label.text or label.form is Form.TIMED_NAME) or not is_full(label.name):
        return False
    fitting = {
        one.key
        for one in parts_of_names
        if one.form is label.form
        and (one.remark or one.initials) == (label.remark or label.initials)
        and label_key(one.name) in label.key.split()
    }
    return len(fitting) == 1 and _stands_among(label, parts_of_names)


def _stands_among(label: Label, others: Collection[Label]) -> bool:
    """Whether a label with what is said behind it is no headline: long, or as short as what others say."""
    return len(label.text) > SHORT_LINE or any(len(one.text) <= SHORT_LINE for one in others)


def _spells_one(name: str, names: Collection[str]) -> bool:
    """Whether a label spells one of some names otherwise, and not several people's."""
    found = [
        known
        for known in names
        if known != name
        and (abbreviates(name, known) or same_name(name, known) or (is_full(name) and is_slip(name, known)))
    ]
    return bool(found) and all(
        is_slip(found[0], other) or abbreviates(other, found[0]) or abbreviates(found[0], other)
        for other in found[1:]
    )


def _initials(label: Label) -> set[str]:
    initials = {initials_of(label.name)} if len(label.name) > 5 else set()
    if label.initials:
        initials.add(label.initials)
    return {one for one in initials if len(one) >= 2}
