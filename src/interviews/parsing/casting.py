"""Tells who speaks in each turn of one interview, by name and role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from functools import cache

import msgspec

from interviews.identity import PairIds
from interviews.model import Detection, Finding, Person, Role
from interviews.parsing.blocks import Block
from interviews.parsing.cast import SPEAKERS_FILE, Cast, Known, is_author
from interviews.parsing.conduct import Surroundings, add_standing, roles_said
from interviews.parsing.cues import cues_of
from interviews.parsing.labels import Form, Label
from interviews.parsing.labels.label import plain, role_key
from interviews.parsing.mentions import (
    LowerCaseWords,
    Mention,
    Reason,
    introductions,
    is_person,
    mentions_above,
    mentions_below,
)
from interviews.parsing.metadata import Metadata
from interviews.parsing.names import abbreviates, bare_words, is_full, is_initials, same_name
from interviews.parsing.naming import names_of, person_in
from interviews.parsing.outlets import looks_like_outlet
from interviews.parsing.pages import PageMarks
from interviews.parsing.people import cast_speakers, gather_people, is_short_name, take_name
from interviews.parsing.roles import Part, assign_roles, is_meeting
from interviews.parsing.source import Source, tidy
from interviews.parsing.turns import Layout
from interviews.parsing.utterance import Utterance, hear
from interviews.parsing.vocabulary import QUESTION_WORDS
from interviews.parsing.words import LONGEST_WITH_ORDINARY_WORDS, Kind

UNNAMED: dict[Role, str] = {
    "interviewer": "Interviewer (unnamed)",
    "interviewee": "Interviewee (unnamed)",
}
"""Names of speakers whom only the layout shows."""
INTRODUCTION = 4
"""Turns at the beginning in which people introduce each other."""
MOST_INTRODUCING = 12
"""Turns at the beginning in which people introduce themselves."""
_INTRODUCES = (Reason.INTRODUCES_GUEST, Reason.INTRODUCES_COHOST)
"""What somebody who asks says of others."""
CELL_MARKS_OF_A_PAIR = 3
"""Marks of cells in a row of a table with two columns, `| Guest | Ana Roe |`."""


class Material(msgspec.Struct, frozen=True):
    """What one interview is made of."""

    source: Source
    blocks: Sequence[Block]
    labels: Sequence[Label]
    metadata: Metadata
    known: Sequence[Known]
    detection: Detection
    language: str | None
    path: str
    calls_itself: Kind = Kind.NOTHING
    """What the words above the text call it."""
    hosts: Collection[str] = ()
    """Folded names of those who host the interviews of the folder."""
    section: str | None = None
    front_matter_end: int = 0
    page_marks: PageMarks = msgspec.field(default_factory=PageMarks)
    findings: Sequence[Finding] = msgspec.field(default_factory=tuple)
    ids: PairIds = msgspec.field(default_factory=PairIds)
    """Shared by the interviews of one file."""

    @property
    def start(self) -> int:
        """The index of the first line below the front matter."""
        return self.blocks[0].start if self.blocks else self.front_matter_end


class Casting(msgspec.Struct, frozen=True):
    """The speakers of an interview, their parts, and who speaks in each turn."""

    cast: list[Cast]
    parts: list[Part]
    order: list[int]
    """The index of the speaker of each turn."""
    said: list[Utterance]
    """What is said in each turn."""
    meeting: bool


def cast_interview(material: Material, layout: Layout) -> Casting:
    """Who speaks in each turn of a layout."""
    source, metadata, language = material.source, material.metadata, material.language
    first = layout.drafts[0].start if layout.drafts else len(source.lines)
    above = [source.text(begin, end) for begin, end in layout.background if begin < first]
    headings = [tidy(plain(piece.text)) for piece in layout.headings if piece.start < first]
    titles = [material.section or "", metadata.title or "", *headings]
    introduction = "\n\n".join(draft.text for draft in layout.drafts[:INTRODUCTION])
    ordinary = LowerCaseWords(source.opening(material.start, LONGEST_WITH_ORDINARY_WORDS))

    @cache
    def introduced(number: int) -> tuple[Mention, ...]:
        # The first turns are asked for twice.
        draft = layout.drafts[number]
        return introductions(draft.text, draft.start, language=language, ordinary=ordinary)

    mentions = _mentions(material, layout, ordinary, introduced)
    people = gather_people(material.known, mentions)
    for name in dict.fromkeys(name for title in titles for name in names_of(title, ordinary)):
        if not any(same_name(name, one.person.name) for one in people):
            people.append(Known(Person(name=name), None, "the title"))
    cast = cast_speakers(material.labels, people, "\n\n".join([*titles, *above]), introduction, ordinary)
    order = _speakers_of(layout, cast)
    _introduce_themselves(cast, order, introduced, people)
    words = {word for title in titles for word in bare_words(title)}
    add_standing(cast, Surroundings(words, metadata.outlet, language, people, material.hosts))
    for number in range(min(INTRODUCTION, len(order))):
        if any(mention.reason in _INTRODUCES for mention in introduced(number)):
            cast[order[number]].facts["is said to ask"] = 1.0
    meeting = is_meeting(metadata.title, headings, len(cast))
    said = [hear(draft.text) for draft in layout.drafts]
    parts = assign_roles(cast, list(zip(order, said, strict=True)), cues_of(language), meeting=meeting)
    _name_by_role(cast, parts, [known for known in people if not is_author(known)])
    # Who stands in a table of several columns is one of many, such as the author of a version.
    prose = [line for text in above for line in text.split("\n") if line.count("|") <= CELL_MARKS_OF_A_PAIR]
    bent = [mention.name for mention in mentions if mention.inflected]
    _name_by_title(cast, parts, people, bent, titles, "\n".join(prose), source)
    if material.calls_itself is Kind.INTERVIEW or _somebody_answers(cast, parts):
        _name_by_role(cast, parts, people)
    nobody_asks = all(part.role != "interviewer" for part in parts)
    return Casting(cast, parts, order, said, meeting and nobody_asks)


def _mentions(
    material: Material,
    layout: Layout,
    ordinary: LowerCaseWords,
    introduced: Callable[[int], tuple[Mention, ...]],
) -> list[Mention]:
    if not layout.drafts:
        return []
    lines, language = material.source.lines, material.language
    found = [
        *mentions_above(
            lines,
            material.start,
            layout.drafts[0].start,
            title=material.metadata.title,
            standfirst=material.metadata.standfirst,
            language=language,
            ordinary=ordinary,
            speakers=dict.fromkeys(label.name for label in material.labels if is_full(label.name)),
        ),
        *mentions_below(lines, layout.drafts[-1].end, language=language, ordinary=ordinary),
    ]
    for number in range(min(INTRODUCTION, len(layout.drafts))):
        found += [mention for mention in introduced(number) if mention.reason is not Reason.THANKS_HOST]
    return found


def _introduce_themselves(
    cast: Sequence[Cast],
    order: Sequence[int],
    introduced: Callable[[int], tuple[Mention, ...]],
    people: Sequence[Known],
) -> None:
    """Takes the full names of those who say who they are: `My name is Ana Roe`."""
    first_turns: dict[int, int] = {}
    for number, index in enumerate(order):
        first_turns.setdefault(index, number)
        if len(first_turns) == len(cast):
            break
    for index, number in list(first_turns.items())[:MOST_INTRODUCING]:
        one = cast[index]
        if one.is_named and is_full(one.name):
            continue
        for mention in introduced(number):
            says_so = mention.reason in (Reason.INTRODUCES_SELF, Reason.INTRODUCES_SELF_AS_HOST)
            if says_so and is_full(mention.name) and _may_be(one, mention.name):
                own = Known(Person(name=mention.name), None, mention.reason.value, mention.role)
                fuller = [known for known in people if _is_shorter(mention.name, known.person.name)]
                take_name(one, fuller[0] if len(fuller) == 1 else own)
                break


def _is_shorter(name: str, fuller: str) -> bool:
    """Whether a name is what somebody says of a longer one: `Rui Alves` of `Rui Alves Peixoto`."""
    words = bare_words(name)
    return abbreviates(name, fuller) or (len(words) > 1 and bare_words(fuller)[: len(words)] == words)


def _may_be(one: Cast, name: str) -> bool:
    """Whether a speaker may have a name: it completes theirs, or theirs is none."""
    return not one.is_named or one.is_letter or abbreviates(one.name, name) or same_name(one.name, name)


def _speakers_of(layout: Layout, cast: list[Cast]) -> list[int]:
    """The index of the speaker of each turn; speakers without a label of their own are added to the cast."""
    by_key = {key: index for index, one in enumerate(cast) for key in one.keys}
    asking = _asking(layout, cast, by_key)
    answering = sorted(set(range(len(cast))) - set(asking))
    unlabelled: int | None = None
    order: list[int] = []
    for draft in layout.drafts:
        label = draft.label
        if label is not None and label.written:
            order.append(by_key[label.key])
        elif label is not None:
            if not asking:
                asking.append(_add(cast, "interviewer"))
            order.append(asking[0])
        else:
            # Which of several experts gives an answer without a label cannot be told; of three or more
            # at least two may.
            candidates = [index for index in answering[:3] if not order or index != order[-1]]
            if len(candidates) != 1 and unlabelled is None:
                unlabelled = _add(cast, "interviewee")
            order.append(candidates[0] if len(candidates) == 1 or unlabelled is None else unlabelled)
    return order


def _asking(layout: Layout, cast: Sequence[Cast], by_key: dict[str, int]) -> list[int]:
    """Who asks the questions that have no label: who asks all others of the same form by theirs."""
    unlabelled = {draft.label.form for draft in layout.drafts if draft.label and not draft.label.written}
    forms: dict[int, set[Form]] = defaultdict(set)
    for draft in layout.drafts:
        if draft.label is not None and draft.label.written:
            forms[by_key[draft.label.key]].add(draft.label.form)
    asks_in_headings = Form.HEADING_QUESTION in unlabelled
    return [
        index
        for index, one in enumerate(cast)
        if (one.keys and all(role_key(key) in QUESTION_WORDS for key in one.keys))
        or (asks_in_headings and forms[index] == {Form.HEADING_LABEL})
    ]


def _add(cast: list[Cast], role: Role) -> int:
    name = UNNAMED[role]
    for index, one in enumerate(cast):
        if one.name == name:
            return index
    cast.append(Cast(name, by_layout=role))
    return len(cast) - 1


def _name_by_role(cast: Sequence[Cast], parts: Sequence[Part], people: Sequence[Known]) -> None:
    """Gives a speaker known by role or letter the name of the one person left who has that role.

    Initials that fit nobody are somebody's when only one person is left who shares the first.
    """
    for role in ("interviewer", "interviewee"):
        linked = {one.known.person.name for one in cast if one.known is not None} | {one.name for one in cast}
        own = [
            one
            for one, part in zip(cast, parts, strict=True)
            if part.role == role and not part.is_audience and one.known is None
        ]
        left = [
            known
            for known in _people_for(role, people)
            if known.person.name not in linked and not is_short_name(known.person.name)
        ]
        if len(left) != 1:
            continue
        nameless = [one for one in own if not one.is_named]
        initials = [one for one in own if is_initials(one.name) and one.name[:1] == left[0].person.name[:1]]
        if len(nameless) == 1 and not any(one is not nameless[0] and is_initials(one.name) for one in own):
            take_name(nameless[0], left[0])
        elif len(initials) == 1:
            take_name(initials[0], left[0])


def _somebody_answers(cast: Sequence[Cast], parts: Sequence[Part]) -> bool:
    """Whether somebody with a name or a label answers, and not whoever wrote the text."""
    return any(
        (one.keys or one.is_named) and part.role == "interviewee"
        for one, part in zip(cast, parts, strict=True)
    )


def _people_for(role: Role, people: Sequence[Known]) -> list[Known]:
    """Who may have a role without a label that says so, of those whom this file names.

    Those to whom front matter or prose give it; where it gives nobody the interviewer's, the author.
    """
    given = [
        known
        for known in roles_said(people, role)
        if (known.source != SPEAKERS_FILE or known.said is not None)
        and (role == "interviewer" or not looks_like_outlet(known.person.name))
    ]
    if given or role != "interviewer":
        return given
    return [known for known in people if is_author(known) and is_person(known.person.name)]


def _may_not_answer(known: Known) -> bool:
    """Whether somebody wrote the text or asks; whom it says to have talked may be who answers."""
    return known.role != "interviewee" and known.source != Reason.TALKED.value


def _name_by_title(
    cast: Sequence[Cast],
    parts: Sequence[Part],
    people: Sequence[Known],
    bent: Sequence[str],
    titles: Sequence[str],
    prose: str,
    source: Source,
) -> None:
    """Gives the one interviewee without a name that of the one person whom titles and prose are about.

    `bent` are names in another case than the first, which are nothing to show.
    """
    answering = [one for one, part in zip(cast, parts, strict=True) if part.role == "interviewee"]
    if len(answering) != 1 or answering[0].is_named:
        return
    others = [*bent, *(known.person.name for known in people if _may_not_answer(known))]
    named = [one.name for one in cast if one.is_named]
    ordinary = LowerCaseWords(source.opening(0, LONGEST_WITH_ORDINARY_WORDS))
    for title in dict.fromkeys(filter(None, titles)):
        found = person_in(title, prose, ordinary, [*others, *named])
        if found is not None and not looks_like_outlet(found):
            take_name(answering[0], Known(Person(name=found), None, "whom the title is about", "interviewee"))
            return
