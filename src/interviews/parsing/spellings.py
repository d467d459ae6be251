"""Makes one speaker of the different labels that name them, by their spelling.

Two spellings are one person when they differ in case, accents, marks or honorifics; when one is the
initials, the first name or the surname of the other and of nobody else; or when a rare one is a slip of the
keyboard away from a frequent one and the two never speak to each other. An outlet is one in all spellings of
its title and address.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from interviews.parsing.cast import Cast, Known
from interviews.parsing.labels import Label
from interviews.parsing.labels.label import label_key, role_key
from interviews.parsing.names import (
    abbreviates,
    bare_words,
    fold,
    in_order,
    is_full,
    is_initials,
    is_slip,
    may_be_relatives,
    same_name,
)
from interviews.parsing.outlets import is_initials_of_site, outlet_key
from interviews.parsing.plausibility import is_role
from interviews.parsing.vocabulary import ANSWER_WORDS, QUESTION_WORDS, QUESTION_WORDS_AND_NAMES

MOST_COMPARED = 250
"""Speakers of a file up to which each is compared with each; no meeting seen has more than 60."""
RARE = 2
"""Turns up to which a label may be a slip of one that is four times as frequent, though nobody names that."""


def speakers_of(
    labels: Sequence[Label], explained: Mapping[str, str], is_named: Callable[[Cast], bool]
) -> list[Cast]:
    """The speakers of the labels in order of appearance, each with all spellings.

    `explained` are full names by the initials that a list gives for them; `is_named` says whether metadata
    or prose have a name as it is spelled.
    """
    speakers = _merge_same(_spellings(labels))
    if any(speaker.keys <= ANSWER_WORDS for speaker in speakers):
        for speaker in speakers:
            speaker.is_word_for_question = speaker.keys <= QUESTION_WORDS_AND_NAMES
    if len(speakers) <= MOST_COMPARED:
        uses = _Uses(labels)
        speakers = _merge_slips(speakers, uses, _is_named_otherwise(is_named), len(labels))
        speakers = _merge_parts(speakers)
        speakers = _merge_abbreviated(speakers, explained, uses)
        speakers = _merge_slips(speakers, uses, _is_much_rarer, RARE)
    return speakers


def spelled_exactly(speaker: Cast, known: Known) -> bool:
    """Whether a label has one of the names of a known person, but for case, accents and honorifics."""
    own = (speaker.name, *speaker.spellings)
    names = (known.person.name, *known.person.aliases)
    return any(
        same_name(spelling, name) or same_name(in_order(spelling), in_order(name))
        for spelling in own
        for name in names
    )


def _spellings(labels: Sequence[Label]) -> list[Cast]:
    members: dict[str, Cast] = {}
    # Labels come back hundreds of times in a few spellings.
    distinct = {
        (label.written, label.name, label.initials, label.remark): label for label in reversed(labels)
    }
    for label in sorted(distinct.values(), key=lambda label: label.line):
        if not label.written:
            continue
        member = members.setdefault(_member_key(label.key), Cast(label.name))
        member.keys.add(label.key)
        if label.written not in member.spellings:
            member.spellings.append(label.written)
        member.initials = member.initials or label.initials
        if label.remark and not is_role(label.remark):
            member.affiliation = member.affiliation or label.remark
    return list(members.values())


def _member_key(key: str) -> str:
    """The key under which labels are one speaker: `Q1`, `Q2` and `Follow-up question` are asked by one."""
    role = role_key(key)
    if role in QUESTION_WORDS:
        return "q"
    return "a" if role in ANSWER_WORDS else key


def join(into: Cast, other: Cast) -> None:
    """Adds to a speaker what another has, who turned out to be the same."""
    into.spellings += [one for one in other.spellings if one not in into.spellings]
    into.keys |= other.keys
    into.initials = into.initials or other.initials
    into.affiliation = into.affiliation or other.affiliation


def _merge_same(members: Sequence[Cast]) -> list[Cast]:
    groups: list[Cast] = []
    by_words: dict[str, Cast] = {}
    spelled = {_joined_words(member.name) for member in members if "," not in member.name}
    for member in members:
        turned = _joined_words(in_order(member.name))
        words = turned if turned in spelled else _joined_words(member.name)
        outlet = outlet_key(member.name)
        group = by_words.get(words) or (by_words.get(outlet) if outlet else None)
        if group is None:
            groups.append(member)
        else:
            join(group, member)
        for key in filter(None, (words, outlet)):
            by_words.setdefault(key, group or member)
    return groups


def _joined_words(name: str) -> str:
    return "".join(bare_words(name)) or fold(name) or name


def _merge_parts(groups: Sequence[Cast]) -> list[Cast]:
    """Makes one of `Senior Editor, The Echo` and both parts of that, where they are labels, too."""
    kept = list(groups)
    by_words = {_joined_words(group.name): group for group in groups}
    for whole in groups:
        parts = [by_words.get(_joined_words(part.strip())) for part in whole.name.split(",")]
        if len(parts) < 2 or whole not in kept:
            continue
        for part in parts:
            if part is not None and part is not whole and part in kept:
                _absorb(whole, part, groups)
                kept.remove(part)
    return kept


def _merge_abbreviated(groups: Sequence[Cast], explained: Mapping[str, str], uses: _Uses) -> list[Cast]:
    kept = list(groups)
    # The longer first: once A. Roe and Ana Roe are one, it is clear who Ms Roe is.
    for short in sorted(groups, key=lambda one: -len(bare_words(one.name))):
        # `A` answers, unless somebody is `Ana (A)`, or `B` talks to `A` and nobody is `Q`.
        letter = label_key(short.name) if short.is_letter or _is_initial(short, groups) else None
        if short.is_role and letter is None and all(one.initials != short.name for one in groups):
            continue
        others = [one for one in kept if one is not short]
        for candidates in _fuller(short, letter, others, explained.get(short.name), uses):
            if len(candidates) == 1:
                _absorb(candidates[0], short, groups)
                kept = others
                break
            if candidates:
                break
    return kept


def _is_initial(speaker: Cast, cast: Sequence[Cast]) -> bool:
    """Whether an `A` is somebody's initial: others have letters of their own, and none of them is `Q`."""
    others = [one for one in cast if one is not speaker]
    return (
        speaker.keys == {"a"}
        and any(one.is_letter for one in others)
        and all(role_key(key) not in QUESTION_WORDS for one in others for key in one.keys)
    )


def _fuller(
    short: Cast, letter: str | None, others: Sequence[Cast], explained: str | None, uses: _Uses
) -> Iterator[list[Cast]]:
    """Whom a short label may stand for, the surest reason first; `letter` is the initial that it is."""
    yield [one for one in others if one.initials == short.name]
    yield [one for one in others if explained and same_name(one.name, explained)]
    people = [one for one in others if not one.is_role and not one.is_letter]
    if letter is not None:
        yield [
            one
            for one in people
            if letter in (one.name[:1].casefold(), bare_words(one.name)[-1][:1]) and not uses.talk(short, one)
        ]
    else:
        yield [
            one
            for one in people
            if abbreviates(short.name, one.name) or is_initials_of_site(short.name, one.name)
        ]


def _absorb(full: Cast, short: Cast, order: Sequence[Cast]) -> None:
    spellings = [*short.spellings, *full.spellings]
    if order.index(full) < order.index(short):
        spellings = [*full.spellings, *short.spellings]
    join(full, short)
    full.spellings = list(dict.fromkeys(spellings))


LEAST_OF_ROLE = 8
"""Letters."""


class _Uses:
    def __init__(self, labels: Sequence[Label]) -> None:
        self._keys = [label.key for label in labels]
        self._counts = Counter(self._keys)

    def of(self, group: Cast) -> int:
        return sum(self._counts[key] for key in group.keys)

    def talk(self, one: Cast, other: Cast) -> bool:
        return any((mine, theirs) in self._neighbours for mine in one.keys for theirs in other.keys)

    @cached_property
    def _neighbours(self) -> set[tuple[str, str]]:
        following = set(pairwise(self._keys))
        return following | {(second, first) for first, second in following}


def _merge_slips(
    groups: Sequence[Cast], uses: _Uses, is_likely: Callable[[Cast, int, Cast, int], bool], most: int
) -> list[Cast]:
    """Makes a rare label one with a label that is one or two slips of the keyboard away.

    `is_likely` judges the two by who they are and how often they come, the rare one at `most` so often.
    Two who talk to each other are two.
    """
    if len(groups) < 3:
        return list(groups)
    kept = list(groups)
    for rare in groups:
        own = uses.of(rare)
        if own > most or rare.is_role or is_initials(rare.name):
            continue
        for other in kept:
            # A role is misspelt as a name is, and longer than the words that may look like it.
            if other is rare or uses.of(other) < own or (other.is_role and len(other.name) < LEAST_OF_ROLE):
                continue
            if not is_slip(rare.name, other.name):
                continue
            if not uses.talk(rare, other) and is_likely(rare, own, other, uses.of(other)):
                join(other, rare)
                kept.remove(rare)
                break
    return kept


def _is_much_rarer(rare: Cast, uses: int, other: Cast, others_uses: int) -> bool:
    return others_uses >= 4 * uses


def _is_named_otherwise(is_named: Callable[[Cast], bool]) -> Callable[[Cast, int, Cast, int], bool]:
    """Whether the other is named in full around the interview, and nobody spelled as the rare one."""

    def judge(rare: Cast, uses: int, other: Cast, others_uses: int) -> bool:
        if not is_full(rare.name) or others_uses < uses or not is_named(other) or is_named(rare):
            return False
        return not may_be_relatives(rare.name, other.name) or _is_much_rarer(rare, uses, other, others_uses)

    return judge
