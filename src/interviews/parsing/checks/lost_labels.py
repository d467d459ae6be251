"""Labels that were lost: they stand within a turn, and what follows them goes to the wrong person.

A label of somebody who speaks elsewhere is a finding in whatever form; an unknown one is when it comes back,
is in capitals, or is spelled like a full name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from interviews.model import Turn
from interviews.parsing.checks.checked import Checked, LinesOf, Remark, shortened
from interviews.parsing.labels import Container, Form, Label
from interviews.parsing.labels.label import is_data_label
from interviews.parsing.names import bare_words, is_initials
from interviews.parsing.plausibility import LIKE_A_NAME, LIKELY, NEVER, is_role
from interviews.parsing.requests import ends_as_question
from interviews.parsing.vocabulary import HONORIFICS

LONGEST_LABEL = 50
"""Characters of what `_LIKE_A_LABEL` matches, up to its colon or dash."""
LEAST_RETURNS = 2
"""Turns in which an unknown label stands, from which it comes back."""

_LIKE_A_LABEL = re.compile(
    r"[*_]{0,3}(?P<name>[^\W\d_][^*_:：\n]{0,40}?)[*_]{0,3}\s?(?:[:：]|\s[-–—]{1,2}\s)[*_]{0,3}"
)
_BOLD_BEGINNING = re.compile(r"(?:\*\*|__)(?P<name>[^\W\d_][^*_:：\n]{0,40}?)(?:\*\*|__)\s+")
_IN_CAPITALS = re.compile(r"[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’-]){2,30}")
_WORD = re.compile(r"[^\W\d_]+")
_FIRST_WORD = re.compile(r"\n\n[*_]{0,3}([^\W\d_]+)")
_BOLD_WITHIN = re.compile(r"(?<=[^\n*])\*\*(?P<name>[^*\n:：]{1,50})(?:[:：]\*\*|\*\*[:：])")
_ENDS_OF_SENTENCES = frozenset('.!?…”"»)]。！？*')

_OF_SPEAKERS = frozenset(
    {
        Form.BOLD_LABEL,
        Form.BOLD_DASH,
        Form.BOLD_NAME,
        Form.TIMED_NAME,
        Form.PLAIN_LABEL,
        Form.BRACKETED,
        Form.VOICE,
        Form.HEADING_LABEL,
        Form.HEADING_NAME,
        Form.DEFINITION,
        Form.TABLE_ROW,
    }
)
"""Forms that are findings where they name somebody who speaks elsewhere."""
_OF_ANYBODY = frozenset({Form.BOLD_LABEL, Form.TIMED_NAME, Form.VOICE, Form.HEADING_LABEL})
"""Forms that are findings also where nobody else is labelled so."""


class _Lost(NamedTuple):
    line: int
    whose: str
    turn: Turn
    remedy: str


def lost_labels(checked: Checked) -> Iterator[Remark]:
    found: dict[int, _Lost] = {}
    for search in (_seen_labels, _beginnings, _within_lines):
        for lost in search(checked):
            found.setdefault(lost.line, lost)
    for lost in found.values():
        yield (
            lost.line,
            f"this looks like a label of {lost.whose} and is part of what {lost.turn.speaker} says; "
            f"{lost.remedy} if it is one",
        )


def _seen_labels(checked: Checked) -> Iterator[_Lost]:
    """Possible labels at the beginnings of lines, in any form that the parser knows."""
    unknown: list[tuple[Label, Turn]] = []
    for label, turn in checked.within_turns:
        if label.form is Form.HEADING_QUESTION:
            # What a heading says as a whole may be a name.
            label = replace(label, form=Form.HEADING_NAME, written=label.text, name=label.text)
        if label.form not in _OF_SPEAKERS or not label.written:
            continue
        whose = _speaker(label.name, checked)
        if whose is not None:
            if whose != turn.speaker or label.form in _OF_ANYBODY:
                yield _Lost(label.line + 1, whose, turn, _known_remedy(whose))
        elif label.opens_block and label.container is Container.NONE:
            unknown.append((label, turn))
    for label, turn in _likely(unknown, checked):
        yield _Lost(label.line + 1, label.written, turn, _unknown_remedy(label.written))


def _speaker(name: str, checked: Checked) -> str | None:
    """Whose label this is, if it is that of somebody who speaks."""
    if name in checked.written_labels:
        return checked.written_labels[name]
    return checked.speakers_by_words.get("".join(bare_words(name)))


def _likely(unknown: Sequence[tuple[Label, Turn]], checked: Checked) -> Iterator[tuple[Label, Turn]]:
    """Those of unknown labels that come back in several turns, are in capitals, or look like a full name."""
    turns: dict[str, set[int]] = defaultdict(set)
    asking = {label.key for label, _ in unknown if ends_as_question(label.text)}
    for label, turn in unknown:
        turns[label.key].add(turn.number)
    for label, turn in unknown:
        if is_data_label(label.key) or not any(map(str.isalpha, label.name)):
            continue
        in_capitals = label.name.isupper() and _IN_CAPITALS.fullmatch(label.name) is not None
        if in_capitals or (
            label.form in _OF_ANYBODY and (is_initials(label.name) or _is_likely(label, checked))
        ):
            yield label, turn
        elif label.form in _OF_ANYBODY and len(turns[label.key]) >= LEAST_RETURNS:
            score = checked.plausible.score(label)
            if score >= LIKELY or (score > NEVER and label.key in asking):
                yield label, turn


def _is_likely(label: Label, checked: Checked) -> bool:
    """Whether a label is spelled like a full name, and no word of it is an ordinary one."""
    words = label.name.split()
    plausible = checked.plausible
    return (
        len(words) > 1 and plausible.score(label) >= LIKE_A_NAME and not any(map(plausible.ordinary, words))
    )


def _beginnings(checked: Checked) -> Iterator[_Lost]:
    """Paragraphs that begin with a speaker, a dash, a full stop or bold, where no rule sees a label."""
    several = checked.turns_of_paragraphs
    words = _first_words(checked) if several else frozenset()
    for turn in several:
        lines = LinesOf(checked.source, turn)
        for first in _FIRST_WORD.finditer(turn.text):
            if first[1].casefold() in words:
                paragraph = turn.text[first.start() + 2 : first.start() + 2 * LONGEST_LABEL]
                yield from _known_beginning(paragraph.partition("\n\n")[0], turn, lines, checked)


def _first_words(checked: Checked) -> frozenset[str]:
    """What the label of a speaker may begin with."""
    spellings = [*checked.written_labels, *(speaker.name for speaker in checked.interview.speakers)]
    return HONORIFICS.union(word for spelling in spellings for word in _WORD.findall(spelling.casefold()))


def _known_beginning(paragraph: str, turn: Turn, lines: LinesOf, checked: Checked) -> Iterator[_Lost]:
    label, stop, said = paragraph[:LONGEST_LABEL].partition(". ")
    # `A. Roe` is a name and no answer.
    if stop and len(label) > 1 and label in checked.written_labels and not said[:1].islower():
        yield _Lost(lines.beginning(f"{label}."), label, turn, _known_remedy(label))
        return
    found = _LIKE_A_LABEL.match(paragraph) or _BOLD_BEGINNING.match(paragraph)
    if found is None or _is_spoken_to(found[0], paragraph[found.end() :]):
        return
    whose = _speaker(found["name"].rstrip("."), checked)
    if whose is not None:
        yield _Lost(lines.beginning(found[0].rstrip()), whose, turn, _known_remedy(whose))


def _is_spoken_to(beginning: str, rest: str) -> bool:
    """Whether a name with a dash speaks to somebody: `Ana - thanks so much` goes on in lower case."""
    return beginning.rstrip().endswith(("-", "–", "—")) and "*" not in beginning and rest[:1].islower()


def _within_lines(checked: Checked) -> Iterator[_Lost]:
    for turn in checked.interview.turns:
        if ":" in turn.text:
            if "*" in turn.text:
                yield from _bold_within(turn, checked)
            if ": " in turn.text:
                yield from _plain_within(turn, checked)


def _bold_within(turn: Turn, checked: Checked) -> Iterator[_Lost]:
    lines = LinesOf(checked.source, turn)
    for found in _BOLD_WITHIN.finditer(turn.text):
        whose = _speaker(found["name"].strip(), checked)
        if whose is not None:
            yield _Lost(lines.holding(found[0]), whose, turn, _own_line_remedy(whose))


def _plain_within(turn: Turn, checked: Checked) -> Iterator[_Lost]:
    """Plain labels behind the end of a sentence."""
    text, labels = turn.text, checked.long_labels
    lines = LinesOf(checked.source, turn)
    place = text.find(": ")
    while place >= 0:
        if text.endswith(labels, 0, place):
            label = max((one for one in labels if text.endswith(one, 0, place)), key=len)
            before = text[max(0, place - len(label) - 2) : place - len(label)]
            if before[-1:] == " " and before[:1] in _ENDS_OF_SENTENCES:
                whose = checked.written_labels[label]
                yield _Lost(lines.holding(f"{label}: "), whose, turn, _own_line_remedy(whose))
        place = text.find(": ", place + 1)


def _known_remedy(whose: str) -> str:
    return f"write **{whose}:**"


def _own_line_remedy(whose: str) -> str:
    return f"begin a new paragraph with **{whose}:**"


def _unknown_remedy(written: str) -> str:
    if is_role(written):
        return f"write **{written}:**, as the other labels are written,"
    name = shortened(written)
    return f"write it as the other labels, and name {name!r} in speakers.toml or in the front matter,"
