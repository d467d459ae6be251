"""Matches the people who are known from around an interview with those who speak in it.

Every label spelling is held against every person of every source: the speakers file, the metadata, bylines,
lists, introductions. The surest match counts first; who fits two people alike fits neither. Names that only
prose has complete those of speakers who are left.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from operator import attrgetter

from msgspec.structs import replace

from interviews.model import Person
from interviews.parsing.cast import SPEAKERS_FILE, Cast, Known, names_nobody
from interviews.parsing.labels import Label
from interviews.parsing.labels.label import plain
from interviews.parsing.mentions import Mention, Reason, people_named
from interviews.parsing.mentions.guards import says_who
from interviews.parsing.names import (
    LONGEST_NAME,
    abbreviates,
    bare_words,
    fold,
    initials_given_in,
    is_full,
    is_initials,
    is_slip,
    joined_names,
    same_name,
)
from interviews.parsing.outlets import is_site
from interviews.parsing.source import tidy
from interviews.parsing.spellings import MOST_COMPARED, join, speakers_of, spelled_exactly
from interviews.parsing.vocabulary import HONORIFICS, INTERVIEW_WORDS, MEETING_WORDS

LONGEST_PROSE = 20_000
"""Characters of the prose above an interview that are searched for names."""
UNKNOWN = "Unknown"
LEAST_SHORT_FORM = 3
"""Letters."""
LEAST_IN_CAPITALS = 4
"""Letters of a name in capitals that is sought in the text; fewer may be initials, and an ordinary word."""
LONGEST_INTRODUCTION = 3_000
"""Characters of the first turns that are searched for names."""
EXACT = 1.0
LISTED = 0.95
"""The label is what a list of those who take part gives somebody."""
SHORTER = 0.8
"""The label abbreviates a name."""
FULLER = 0.7
"""The label has more of the name than the source of it."""
SLUG = 0.65
SHORT_FORM = 0.6
"""The label begins the first name: Ben for Benjamin Roe."""
SLIP = 0.5
_LATIN_WITH_SUFFIX = r"([A-Za-z][\w .'’-]*?)\s*[\u4e00-\u9fff]{1,3}"
_NOT_BEHIND_NAMES = MEETING_WORDS | INTERVIEW_WORDS
_SAID_IN_DIALOGUE = (Reason.INTRODUCES_SELF, Reason.INTRODUCES_SELF_AS_HOST, Reason.THANKS_HOST)


def _is_short_form(short: str, name: str) -> bool:
    words = bare_words(name)
    few = bare_words(short)
    return (
        len(few) == 1 and len(words) > 1 and len(few[0]) >= LEAST_SHORT_FORM and words[0].startswith(few[0])
    )


def gather_people(known: Sequence[Known], mentions: Sequence[Mention]) -> list[Known]:
    """The people of all sources, each once, with what the prose says they do.

    A full name in prose completes the first name or the slug that the metadata have.
    """
    people = list(known)
    for mention in mentions:
        if mention.reason is Reason.INTRODUCES_SELF or mention.inflected:
            continue
        found = [place for place, one in enumerate(people) if _is_of(mention, one)]
        if not found:
            people.append(_known_by(mention))
            continue
        if len(found) > 1:
            continue
        one = people[found[0]]
        person = one.person
        if one.source != SPEAKERS_FILE and len(bare_words(mention.name)) > len(bare_words(person.name)):
            person = person.model_copy(update={"name": mention.name})
        if person.affiliation is None and mention.affiliation:
            person = person.model_copy(update={"affiliation": mention.affiliation})
        people[found[0]] = replace(
            one, person=person, said=one.said or mention.role, short=one.short or mention.alias
        )
    return people


def _is_of(mention: Mention, known: Known) -> bool:
    names = (known.person.name, *known.person.aliases)
    return any(
        same_name(mention.name, name)
        or abbreviates(name, mention.name)
        or abbreviates(mention.name, name)
        or is_slug_of(name, mention.name)
        for name in names
    )


def _known_by(mention: Mention) -> Known:
    person = Person(name=mention.name, affiliation=mention.affiliation)
    return Known(person, None, mention.reason.value, mention.role, mention.alias)


def is_slug_of(slug: str, name: str) -> bool:
    """Whether an author's short name in the metadata is made of a name: `aroe`, `ana-roe`, `anaroe`."""
    if " " in slug or not slug.islower() or not is_full(name):
        return False
    words = bare_words(name)
    return fold(slug) in ("".join(words), words[0][:1] + words[-1], words[0] + words[-1][:1], words[-1])


def is_short_name(name: str) -> bool:
    """Whether metadata know somebody by an account or a slug only, which is nothing to cite: `aroe`."""
    return name.islower() and name.isascii()


def cast_speakers(
    labels: Sequence[Label],
    people: Sequence[Known],
    prose: str,
    introduction: str = "",
    ordinary: Container[str] = (),
) -> list[Cast]:
    """The speakers of the labels, in order of appearance.

    `prose` stands above the interview; `introduction` is what is said first, where a name may be said in
    full. `ordinary` are words that the file has in lower case.
    """
    prose = prose[:LONGEST_PROSE]
    spelled = {label.name for label in labels}
    explained = dict(initials_given_in(prose)) if any(map(is_initials, spelled)) else {}

    def is_named(speaker: Cast) -> bool:
        return any(spelled_exactly(speaker, one) for one in people) or any(
            is_full(spelling) and spelling in prose for spelling in speaker.spellings
        )

    groups = speakers_of(labels, explained, is_named)
    people = [*people, *_joined(groups)]
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for (key, name), count in Counter(map(attrgetter("key", "name"), labels)).items():
        names[key][name] = count
    for group in groups:
        if not group.is_role:
            group.name = _as_written_above(_without_suffix(_fullest(group, names, prose)), prose)
    _link(groups, people)
    if len(groups) > MOST_COMPARED:
        return unite(groups)
    _complete(groups, prose, explained, ordinary)
    partly = [group for group in groups if not is_full(group.name)]
    _complete(partly, introduction[:LONGEST_INTRODUCTION], {}, ordinary)
    _link([group for group in groups if group.known is None], people)
    for group in groups:
        if group.known is not None:
            take_name(group, group.known)
        group.affiliation = group.affiliation or affiliation_in(prose, group.name)
    united = unite(groups)
    for group in united:
        parts = joined_names(group.name)
        group.joins = len(parts) > 1 and all(_has_label(part, group, united) for part in parts)
    return united


def _has_label(name: str, joining: Cast, speakers: Sequence[Cast]) -> bool:
    """Whether a part of a joint label is another speaker's name or label."""
    return any(
        name in (one.name, *one.spellings) or abbreviates(name, one.name)
        for one in speakers
        if one is not joining
    )


def _joined(speakers: Sequence[Cast]) -> Iterator[Known]:
    """The people whom one label joins, as initials or first names further down may be theirs."""
    for speaker in speakers:
        parts = joined_names(speaker.name)
        if len(parts) > 1 and all(map(is_full, parts)):
            for part in parts:
                yield Known(Person(name=part), None, "one of several in a label")


def take_name(speaker: Cast, known: Known) -> None:
    """Gives a speaker the name and affiliation of the person they turned out to be."""
    speaker.known = known
    name = known.person.name
    if known.source == SPEAKERS_FILE or _is_better(name, speaker, known):
        speaker.name = name
    speaker.affiliation = known.person.affiliation or speaker.affiliation


def _is_better(name: str, speaker: Cast, known: Known) -> bool:
    """Whether the name of a known person is one to show in place of that of the labels.

    A full name in a label stands against that of an author, and against any shorter form or slug.
    """
    if is_slug_of(name, speaker.name) or is_short_name(name):
        return False
    if len(bare_words(name)) < len(bare_words(speaker.name)) and abbreviates(name, speaker.name):
        return False
    stands = is_full(speaker.name) and not names_nobody(speaker.name)
    return known.role is not None or not stands or not speaker.keys


def _link(speakers: Sequence[Cast], people: Sequence[Known]) -> None:
    """Links speakers with people, the surest matches first, and each speaker with one at most."""
    fits: list[tuple[float, int, Known]] = []
    for place, speaker in enumerate(speakers):
        own = [(_fit(speaker, known), known) for known in people]
        best = max((fit for fit, _ in own), default=0.0)
        names = {known.person.name for fit, known in own if fit == best}
        # Who fits two people alike is not known to be either.
        if best and len(names) == 1:
            fits.append((best, place, next(known for fit, known in own if fit == best)))
    taken: dict[str, float] = {}
    for fit, place, known in sorted(fits, key=lambda one: (-one[0], one[1])):
        if taken.get(known.person.name, 0.0) and fit < FULLER:
            continue
        taken.setdefault(known.person.name, fit)
        speakers[place].known = known


def _fit(speaker: Cast, known: Known) -> float:
    """How surely a speaker is a person, by the spelling of labels and names."""
    if spelled_exactly(speaker, known):
        return EXACT
    if known.short is not None and known.short in (speaker.name, speaker.initials, *speaker.spellings):
        return LISTED
    if speaker.is_role or speaker.is_letter:
        return 0.0
    name = known.person.name
    if any(abbreviates(speaker.name, one) for one in (name, *known.person.aliases)):
        return SHORTER
    if is_full(speaker.name) and abbreviates(name, speaker.name):
        return FULLER
    if _is_short_form(speaker.name, name):
        return SHORT_FORM
    if is_slug_of(name, speaker.name) or name == speaker.name.casefold():
        return SLUG
    return SLIP if is_full(name) and is_full(speaker.name) and is_slip(name, speaker.name) else 0.0


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
            is_site(name),
            not any(abbreviates(name, other) for other in uses),
            "," not in name,
            not name.isupper(),
            name in prose,
            not name.isascii(),
            len(name.split()),
            uses[name],
        ),
    )


def _as_written_above(name: str, prose: str) -> str:
    """A name that labels have in capitals, `ANA ROE`, as the text above the interview spells it."""
    if not name.isupper() or len(name) < LEAST_IN_CAPITALS:
        return name
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", prose, re.IGNORECASE):
        if not found[0].isupper() and all(word[0].isupper() for word in found[0].split()):
            return tidy(found[0])
    return name


def _without_suffix(name: str) -> str:
    """A name without a word of an East Asian language behind it: 网 (site), 先生 (Mr.), 교수 (professor)."""
    if name in ("???", "?"):
        return UNKNOWN
    found = None if name.isascii() else re.fullmatch(_LATIN_WITH_SUFFIX, name, re.ASCII)
    first, space, last = name.rpartition(" ")
    if space and last in HONORIFICS and not last.isascii():
        return first
    return found[1] if found else name


def _complete(
    groups: Sequence[Cast], prose: str, explained: Mapping[str, str], ordinary: Container[str]
) -> None:
    """Takes full names from the prose for those who are only known by a part of theirs."""
    # Whom a list explains by initials it names as far as they are named.
    partly_known = [
        group
        for group in groups
        if not group.is_role
        and (group.known is None or not (is_full(group.known.person.name) or group.known.short))
    ]
    named = people_named(prose, ordinary) if partly_known else []
    for group in partly_known:
        if group.name in explained:
            group.name = explained[group.name]
            continue
        candidates: Counter[str] = Counter()
        spelled: dict[str, str] = {}
        for name in named if not group.is_letter else ():
            full = _completion(group.name, name, ordinary)
            if full is not None and not _somebody_else(full, group, groups):
                folded = " ".join(bare_words(full))
                candidates[folded] += 1
                spelled[folded] = max(spelled.get(folded, ""), full, key=len)
        if candidates:
            # A short name goes first: behind a longer one, `Ana Roe van Acme`, may stand where she is from.
            best, *others = sorted(candidates, key=lambda name: (-candidates[name], len(name)))
            # Two full names that fit alike leave the label as it is.
            if not others or candidates[best] > candidates[others[0]] or _within(best, others[0]):
                group.name = spelled[best]


def _completion(short: str, name: str, ordinary: Container[str]) -> str | None:
    """The part of a name that a shorter one abbreviates: `Ana Roe` of `Using Ana Roe`."""
    words = name.split()[-LONGEST_NAME:]
    if words[-1].casefold() in _NOT_BEHIND_NAMES:
        words.pop()
    starts = (start for start in range(len(words) - 1) if words[start].casefold() not in ordinary)
    parts = (" ".join(words[start:]) for start in starts)
    return next((part for part in parts if abbreviates(short, part)), None)


def _within(one: str, other: str) -> bool:
    return set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split())


def _somebody_else(full: str, group: Cast, groups: Sequence[Cast]) -> bool:
    return any(other is not group and is_full(other.name) and same_name(other.name, full) for other in groups)


def unite(groups: Sequence[Cast]) -> list[Cast]:
    """One speaker of those who turned out to be the same person."""
    united: list[Cast] = []
    by_name: dict[str, Cast] = {}
    for group in groups:
        other = by_name.get(group.name)
        if other is None:
            by_name[group.name] = group
            united.append(group)
        else:
            join(other, group)
            other.known = other.known or group.known
    return united


_AFFILIATION = (
    r"\s*,\s+(?:(?:the|a|an|our|der|die|el|la|le)\s+)?(?P<phrase>[^.,;:!?()\n]{6,110}?)\s*"
    r"(?=[.,;:!?()\n*_]|$|\bwho\b|\bwhich\b|\babout\b|\bon\s+(?:what|how|why|the)\b)"
)
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
    return phrase if says_who(phrase) else None
