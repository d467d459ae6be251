"""Tells whether the sections of a file are interviews of their own.

They are when headings of one level cut the labels into groups, each with somebody who speaks in no other
group, while only those who ask speak in several, when the labels are roles and each heading says whose
interview it is, or when the same questions without labels come back below each. The topics of one interview
have headings too, but the same people below them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import msgspec

from interviews.parsing.blocks import Block, BlockKind
from interviews.parsing.cast import names_nobody
from interviews.parsing.labels import Label
from interviews.parsing.labels.label import plain
from interviews.parsing.names import bare_words
from interviews.parsing.requests import asks
from interviews.parsing.source import tidy
from interviews.parsing.vocabulary import ARTICLES, INTERVIEW_WORDS, INTERVIEWEE_LABELS

_WORD = re.compile(r"[^\W_]+")
_WHOSE = INTERVIEW_WORDS | INTERVIEWEE_LABELS
LEAST_LABELS = 4
"""Labels of a section that is an interview; 2 where its heading names one of the speakers."""
MOST_SHARED = 3
"""People who may ask in several interviews of a file."""
LEAST_ASKING = 0.4
"""Share of their turns in which they ask."""


class Section(msgspec.Struct, frozen=True):
    """Part of a file that holds one interview."""

    heading: str | None
    """None where the file is one interview."""
    blocks: Sequence[Block]
    labels: Sequence[Label]


def split_sections(
    blocks: Sequence[Block], labels: Sequence[Label], speakers: Callable[[], Mapping[str, str]]
) -> list[Section]:
    """The interviews of a file as sections; a single one without a heading where the file is one interview.

    `speakers` gives the name of the person for the key of each label; it is asked only where headings cut
    the labels into groups.
    """
    whole = [Section(None, blocks, labels)]
    unlabelled = sum(not label.written for label in labels)
    if not labels or 0 < unlabelled < len(labels):
        return whole
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    labelled = {label.line for label in labels}
    for level in sorted({heading.level for heading in headings}):
        starts = [heading for heading in headings if heading.level == level and heading.start not in labelled]
        groups = _groups(starts, labels)
        if len(groups) < 2:
            continue
        if unlabelled:
            apart = _are_asked_the_same(groups)
        else:
            apart = _are_interviews(groups, speakers()) or _are_called_interviews(groups)
        if apart:
            return _cut(blocks, [(heading, own) for heading, own in groups])
    return whole


def _groups(starts: Sequence[Block], labels: Sequence[Label]) -> list[tuple[Block, list[Label]]]:
    """The headings with the labels below them; empty where labels stand above the first heading."""
    groups: list[tuple[Block, list[Label]]] = []
    # Labels come in the order of their lines.
    lines = [label.line for label in labels]
    for number, heading in enumerate(starts):
        end = starts[number + 1].start if number + 1 < len(starts) else lines[-1] + 1
        own = list(labels[bisect_left(lines, heading.start) : bisect_left(lines, end)])
        if own:
            groups.append((heading, own))
    return groups if groups and groups[0][1][0] is labels[0] else []


def _are_interviews(groups: Sequence[tuple[Block, list[Label]]], speakers: Mapping[str, str]) -> bool:
    people = [{speakers[label.key] for label in own} for _, own in groups]
    uses = Counter(name for group in people for name in group)
    shared = {name for name, count in uses.items() if count > 1}
    if not shared or len(shared) > MOST_SHARED:
        return False
    for (heading, own), group in zip(groups, people, strict=True):
        alone = group - shared
        if not alone or not group & shared:
            return False
        words = set(bare_words(plain(heading.text)))
        named = any(set(bare_words(name)) & words for name in alone)
        if len(own) < (2 if named else LEAST_LABELS):
            return False
    said = [label.text for _, own in groups for label in own if label.text and speakers[label.key] in shared]
    return bool(said) and sum(map(asks, said)) >= LEAST_ASKING * len(said)


def _are_asked_the_same(groups: Sequence[tuple[Block, list[Label]]]) -> bool:
    """Whether most questions below each heading are those below another, since several people reply."""
    asked = [{label.text.casefold() for label in own} for _, own in groups]
    uses = Counter(text for own in asked for text in own)
    return all(len(own) >= 2 and sum(uses[text] > 1 for text in own) * 2 > len(own) for own in asked)


def _are_called_interviews(groups: Sequence[tuple[Block, list[Label]]]) -> bool:
    """Whether the labels are roles alone, and each heading says whose interview stands below it."""
    return all(
        len(own) >= LEAST_LABELS
        and _calls_an_interview(plain(heading.text))
        and all(names_nobody(label.name) for label in own)
        for heading, own in groups
    )


def _calls_an_interview(heading: str) -> bool:
    """`Interview with A. Roe`, `Participant B`, but no topic: `The interviews`, `Participant recruitment`."""
    words = _WORD.findall(heading)
    lowered = [word.casefold() for word in words]
    telling = not _WHOSE.isdisjoint(lowered[:2]) or any(
        word in heading for word in INTERVIEW_WORDS if not word.isascii()
    )
    return telling and any(
        not word.islower() or len(word) == 1 or any(map(str.isdigit, word))
        for word, low in zip(words, lowered, strict=True)
        if low not in _WHOSE and low not in ARTICLES
    )


def _cut(blocks: Sequence[Block], groups: Sequence[tuple[Block, list[Label]]]) -> list[Section]:
    starts = [heading.start for heading, _ in groups]
    inside: list[list[Block]] = [[] for _ in groups]
    for block in blocks:
        # What stands above the first heading belongs to the first interview.
        inside[max(0, bisect_right(starts, block.start) - 1)].append(block)
    return [
        Section(tidy(plain(heading.text)).strip("*_# "), own_blocks, own)
        for (heading, own), own_blocks in zip(groups, inside, strict=True)
    ]
