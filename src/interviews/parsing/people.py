"""Makes one person of the different labels that name them.

Two spellings are one person when they differ in case, accents, marks or honorifics; when one is the
initials, the first name or the surname of the other and of nobody else; or when a rare one is a slip of the
keyboard away from a frequent one and the two never speak to each other. Full names come from the metadata
and from the prose above the interview.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from interviews.model import NameParts, Person, Role
from interviews.parsing.labels import Label
from interviews.parsing.labels.label import is_answer_label, is_question_label, plain, role_key
from interviews.parsing.names import (
    abbreviates,
    bare_words,
    completion,
    fold,
    in_order,
    initials_given_in,
    is_full,
    is_initials,
    is_slip,
    names_in,
    same_name,
)
from interviews.parsing.plausibility import ROLE_LABELS
from interviews.parsing.source import tidy

SPEAKERS_FILE = "named in the speakers file"
"""The source of what the user has said about people."""
LONGEST_PROSE = 20_000
"""Characters of the prose above an interview that are searched for names."""
UNKNOWN = "Unknown"
_LATIN_WITH_SUFFIX = re.compile(r"([A-Za-z][\w .'’-]*?)\s*[\u4e00-\u9fff]{1,3}", re.ASCII)
MOST_COMPARED = 250
"""Speakers of a file up to which each is compared with each; no meeting seen has more than 60."""
LONGEST_INTRODUCTION = 3_000
"""Characters of the first turns that are searched for names."""
RARE = 2
"""Turns up to which a label may be a slip of a label that is at least four times as frequent."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom the metadata or the speakers file name."""

    person: Person
    role: Role | None
    source: str
    """Where the name comes from, in words."""


@dataclass(slots=True)
class Cast:
    """One speaker."""

    name: str
    spellings: list[str] = field(default_factory=list)
    """As written, in order of appearance."""
    keys: set[str] = field(default_factory=set)
    known: Known | None = None
    affiliation: str | None = None
    initials: str | None = None
    facts: dict[str, float] = field(default_factory=dict)
    """What label, title and prose say about the role, under the names of weights."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """All spellings but the canonical one."""
        given = self.known.person.aliases if self.known and self.known.source == SPEAKERS_FILE else ()
        return tuple(dict.fromkeys(one for one in (*self.spellings, *given) if one != self.name))

    @property
    def name_parts(self) -> NameParts | None:
        """The name in parts, where it was given so."""
        return self.known.person.name_parts if self.known else None

    @property
    def is_role(self) -> bool:
        """Whether the label says what somebody does and not who they are."""
        return all(role_key(key) in ROLE_LABELS for key in self.keys)


def cast_speakers(
    labels: Sequence[Label], known: Sequence[Known], prose: str, introduction: str = ""
) -> list[Cast]:
    """The speakers of the labels, in order of appearance.

    `prose` stands above the interview; `introduction` is what is said first, where a name may be said in
    full.
    """
    members = _spellings(labels)
    prose = prose[:LONGEST_PROSE]
    explained = dict(initials_given_in(prose)) if any(is_initials(one.name) for one in members) else {}
    groups = _merge_same(members)
    if len(groups) <= MOST_COMPARED:
        uses = _Uses(labels)
        groups = _merge_slips(groups, uses, _is_named_otherwise(known, prose))
        groups = _merge_abbreviated(groups, explained)
        groups = _merge_slips(groups, uses, _is_much_rarer)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for (key, name), count in Counter(map(attrgetter("key", "name"), labels)).items():
        names[key][name] = count
    for group in groups:
        group.name = _without_suffix(_fullest(group, names, prose))
    _recognise(groups, known)
    if len(groups) > MOST_COMPARED:
        return _unite_known(groups)
    _complete(groups, prose, explained)
    _complete([group for group in groups if not is_full(group.name)], introduction[:LONGEST_INTRODUCTION], {})
    _recognise([group for group in groups if group.known is None], known)
    for group in groups:
        if group.known is not None:
            # An author's name in the metadata completes a label; a full name in a label stands.
            if group.known.role is not None or not is_full(group.name):
                group.name = group.known.person.name
            group.affiliation = group.known.person.affiliation or group.affiliation
        group.affiliation = group.affiliation or affiliation_in(prose, group.name)
    return _unite_known(groups)


def _spellings(labels: Sequence[Label]) -> list[Cast]:
    members: dict[str, Cast] = {}
    # Labels come back hundreds of times in a few spellings.
    distinct = {(label.written, label.initials, label.remark): label for label in reversed(labels)}
    for label in sorted(distinct.values(), key=lambda label: label.line):
        if not label.written:
            continue
        # `Q1` and `Q2` are asked by the same interviewer.
        numbered = is_question_label(label.name) or is_answer_label(label.name)
        member = members.setdefault(role_key(label.key) if numbered else label.key, Cast(label.name))
        member.keys.add(label.key)
        if label.written not in member.spellings:
            member.spellings.append(label.written)
        member.initials = member.initials or label.initials
        member.affiliation = member.affiliation or label.remark
    return list(members.values())


def _join(into: Cast, other: Cast) -> None:
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
        group = by_words.get(words)
        if group is None:
            by_words[words] = member
            groups.append(member)
        else:
            _join(group, member)
    return groups


def _joined_words(name: str) -> str:
    return "".join(bare_words(name)) or fold(name) or name


def _merge_abbreviated(groups: Sequence[Cast], explained: Mapping[str, str]) -> list[Cast]:
    kept = list(groups)
    # The longer first: once A. Roe and Ana Roe are one, it is clear who Ms Roe is.
    for short in sorted(groups, key=lambda one: -len(bare_words(one.name))):
        if short.is_role:
            continue
        explicit = [one for one in kept if one is not short and one.initials == short.name]
        named = explained.get(short.name)
        given = [one for one in kept if one is not short and named and same_name(one.name, named)]
        fuller = [
            one for one in kept if one is not short and not one.is_role and abbreviates(short.name, one.name)
        ]
        for candidates in (explicit, given, fuller):
            if len(candidates) == 1:
                _absorb(candidates[0], short, groups)
                kept = [one for one in kept if one is not short]
                break
            if candidates:
                break
    return kept


def _absorb(full: Cast, short: Cast, order: Sequence[Cast]) -> None:
    spellings = [*short.spellings, *full.spellings]
    if order.index(full) < order.index(short):
        spellings = [*full.spellings, *short.spellings]
    _join(full, short)
    full.spellings = list(dict.fromkeys(spellings))


class _Uses:
    """How often the labels come, and which of them follow each other."""

    def __init__(self, labels: Sequence[Label]) -> None:
        self._keys = [label.key for label in labels]
        self._counts = Counter(self._keys)

    def of(self, group: Cast) -> int:
        """How often somebody is labelled."""
        return sum(self._counts[key] for key in group.keys)

    def talk(self, one: Cast, other: Cast) -> bool:
        """Whether two speak right after each other."""
        return any((mine, theirs) in self._neighbours for mine in one.keys for theirs in other.keys)

    @cached_property
    def _neighbours(self) -> set[tuple[str, str]]:
        following = set(pairwise(self._keys))
        return following | {(second, first) for first, second in following}


def _merge_slips(
    groups: Sequence[Cast], uses: _Uses, is_likely: Callable[[Cast, int, Cast, int], bool]
) -> list[Cast]:
    """Makes a rare label one with a label that is one or two slips of the keyboard away.

    `is_likely` judges the two by who they are and how often they come. Two who talk to each other are two.
    """
    if len(groups) < 3:
        return list(groups)
    kept = list(groups)
    for rare in groups:
        own = uses.of(rare)
        if own > RARE or rare.is_role or is_initials(rare.name):
            continue
        for other in kept:
            if other is rare or other.is_role or not is_slip(rare.name, other.name):
                continue
            if not uses.talk(rare, other) and is_likely(rare, own, other, uses.of(other)):
                _join(other, rare)
                kept.remove(rare)
                break
    return kept


def _is_much_rarer(rare: Cast, uses: int, other: Cast, others_uses: int) -> bool:
    return others_uses >= 4 * uses


def _is_named_otherwise(known: Sequence[Known], prose: str) -> Callable[[Cast, int, Cast, int], bool]:
    """Whether the metadata or the prose above name the other in full, and nobody spelled as the rare one."""

    def is_named(group: Cast) -> bool:
        return any(_spelled_exactly(group, one) for one in known) or any(
            is_full(spelling) and spelling in prose for spelling in group.spellings
        )

    def judge(rare: Cast, uses: int, other: Cast, others_uses: int) -> bool:
        return is_full(rare.name) and others_uses >= uses and is_named(other) and not is_named(rare)

    return judge


def _fullest(group: Cast, names: Mapping[str, Counter[str]], prose: str) -> str:
    """The spelling with the most words; among these one that the prose above has too, or the most frequent.

    `names` counts the names under each key.
    """
    uses: Counter[str] = Counter()
    for key in sorted(group.keys):
        uses.update(names.get(key, {}))
    if not uses:
        return group.name
    return max(
        uses,
        key=lambda name: (
            len(bare_words(name)),
            sum(map(len, bare_words(name))) if _has_initial(name) else LONGEST_PROSE,
            "," not in name,
            not name.isupper(),
            name in prose,
            len(name.split()),
            uses[name],
        ),
    )


def _has_initial(name: str) -> bool:
    return any(len(word) == 1 for word in bare_words(name)[:1])


def _without_suffix(name: str) -> str:
    """A name in Latin letters without the Chinese word for what it is, such as 网 (site) and 先生 (Mr.)."""
    if name in ("???", "?"):
        return UNKNOWN
    found = _LATIN_WITH_SUFFIX.fullmatch(name)
    return found[1] if found else name


def _recognise(groups: Sequence[Cast], known: Sequence[Known]) -> None:
    """Links speakers with people whom the metadata name, each with one at most."""
    if not known:
        return
    for group in groups:
        if group.is_role and not any(_spelled_exactly(group, one) for one in known):
            continue
        matches = [one for one in known if _spelled_exactly(group, one)]
        if not matches:
            matches = [
                one
                for one in known
                if abbreviates(group.name, one.person.name)
                or any(abbreviates(group.name, alias) for alias in one.person.aliases)
                or (is_full(group.name) and abbreviates(one.person.name, group.name))
            ]
        names = {one.person.name for one in matches}
        if len(names) == 1:
            group.known = matches[0]


def _spelled_exactly(group: Cast, known: Known) -> bool:
    own = (group.name, *group.spellings)
    return any(
        same_name(spelling, name) for spelling in own for name in (known.person.name, *known.person.aliases)
    )


def _complete(groups: Sequence[Cast], prose: str, explained: Mapping[str, str]) -> None:
    """Takes full names from the prose for those who are only known by a part of theirs."""
    if not prose.strip():
        return
    runs = list(dict.fromkeys(names_in(prose)))
    for group in groups:
        if group.is_role or group.known is not None:
            continue
        if group.name in explained:
            group.name = explained[group.name]
            continue
        candidates: Counter[str] = Counter()
        spelled: dict[str, str] = {}
        for run in runs:
            full = completion(group.name, run)
            if full is not None and not _somebody_else(full, group, groups):
                folded = " ".join(bare_words(full))
                candidates[folded] += 1
                best = spelled.get(folded, full)
                spelled[folded] = full if len(full) > len(best) else best
        if candidates:
            ranked = candidates.most_common(2)
            if len(ranked) == 1 or ranked[0][1] > ranked[1][1] or _within(ranked[1][0], ranked[0][0]):
                group.name = spelled[ranked[0][0]]
            else:
                group.name = spelled[ranked[0][0]]


def _within(one: str, other: str) -> bool:
    return set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split())


def _somebody_else(full: str, group: Cast, groups: Sequence[Cast]) -> bool:
    return any(other is not group and is_full(other.name) and same_name(other.name, full) for other in groups)


def _unite_known(groups: Sequence[Cast]) -> list[Cast]:
    """One speaker of those who turned out to be the same person."""
    united: list[Cast] = []
    by_name: dict[str, Cast] = {}
    for group in groups:
        other = by_name.get(group.name)
        if other is None:
            by_name[group.name] = group
            united.append(group)
        else:
            _join(other, group)
            other.known = other.known or group.known
    return united


_AFFILIATION = (
    r"\s*,\s+(?:(?:the|a|an|our|der|die|el|la|le)\s+)?(?P<phrase>[^.,;:!?()\n]{6,110}?)\s*"
    r"(?=[.,;:!?()\n*_]|$|\bwho\b|\bwhich\b|\babout\b|\bon\s+(?:what|how|why|the)\b)"
)
_AT = re.compile(
    r"\b(?:at|of|for|from|with|in|am|an|bei|beim|der|des|von|vom|de|del|en|à|au|chez|di|da|do|na|van|bij)\b",
    re.IGNORECASE,
)
_RELATIVE = {"who", "which", "that", "whose", "der", "die", "que", "qui", "который", "которая"}
_SOFT_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
_IN_PARENTHESES = r"\s*\((?P<phrase>[^()\n]{2,60})\)"


def affiliation_in(prose: str, name: str) -> str | None:
    """What the prose says right after a name: `A. Roe, Fellow at the Institute`, `A. Roe (Acme)`."""
    if not prose or name.split()[0] not in prose or not is_full(name):
        return None
    text = plain(prose) if "**" in prose else _SOFT_BREAK.sub(" ", plain(prose))
    spelled = r"\s+".join(map(re.escape, name.split()))
    found = re.search(spelled + _IN_PARENTHESES, text)
    if found is not None and not is_initials(found["phrase"]) and not any(map(str.isdigit, found["phrase"])):
        return tidy(found["phrase"])
    found = re.search(spelled + _AFFILIATION, text)
    if found is None:
        return None
    phrase = tidy(found["phrase"]).strip("*_ ")
    words = phrase.split()
    if not 2 <= len(words) <= 14 or words[0] in _RELATIVE or _AT.search(phrase) is None:
        return None
    return phrase
