"""Puts one interview together from its labels: turns, speakers, roles, pairs and what surrounds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from interviews.identity import PairIds
from interviews.model import (
    Background,
    Casting,
    Detection,
    Fact,
    Finding,
    Heading,
    Interview,
    Person,
    QAPair,
    SourceSpan,
    Speaker,
    Turn,
)
from interviews.parsing.blocks import Block
from interviews.parsing.conduct import Spoken
from interviews.parsing.dates import first_day
from interviews.parsing.labels import Label
from interviews.parsing.labels.label import label_key, plain, role_key
from interviews.parsing.metadata import Metadata
from interviews.parsing.naming import person_in
from interviews.parsing.moves import Voice
from interviews.parsing.pairing import pair_conversation, pair_turns
from interviews.parsing.people import Cast, Known, cast_speakers
from interviews.parsing.roles import Part, assign_roles, is_meeting
from interviews.parsing.source import Source, tidy
from interviews.parsing.topics import Topics
from interviews.parsing.turns import Draft, Layout, lay_out
from interviews.parsing.weights import ROLE_WEIGHTS
from interviews.parsing.vocabulary import ANSWER_LABELS, INTERVIEWER_LABELS, QUESTION_LABELS

UNNAMED_INTERVIEWER = "Interviewer (unnamed)"
UNNAMED_INTERVIEWEE = "Interviewee (unnamed)"
_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,15}", re.IGNORECASE)
INTRODUCTION = 4
"""Turns at the beginning in which people introduce each other."""


@dataclass(frozen=True, slots=True)
class Material:
    """What one interview is made of."""

    source: Source
    blocks: Sequence[Block]
    labels: Sequence[Label]
    metadata: Metadata
    known: Sequence[Known]
    detection: Detection
    language: str | None
    path: str
    section: str | None = None
    front_matter_end: int = 0
    findings: Sequence[Finding] = field(default_factory=tuple)
    ids: PairIds = field(default_factory=PairIds)
    """Shared by the interviews of one file."""


def build_interview(material: Material) -> Interview:
    """The interview that some blocks and labels of a file make."""
    source, metadata = material.source, material.metadata
    layout = lay_out(source.lines, material.blocks, material.labels)
    first = layout.drafts[0].start if layout.drafts else len(source.lines)
    above = [source.text(start, end) for start, end in layout.background if start < first]
    headings_above = [tidy(plain(piece.text)) for piece in layout.headings if piece.start < first]
    prose = "\n\n".join([metadata.title or "", *headings_above, material.section or "", *above])
    introduction = "\n\n".join(draft.text for draft in layout.drafts[:INTRODUCTION])
    cast = cast_speakers(material.labels, material.known, prose, introduction)
    order = _speakers_of(layout, cast, material, prose)
    meeting = is_meeting(metadata.title, headings_above, len(cast))
    spoken = [Spoken(index, draft.text) for draft, index in zip(layout.drafts, order, strict=True)]
    parts = assign_roles(cast, spoken, meeting=meeting)
    _name_roles(cast, parts, metadata, prose, source)
    turns = tuple(
        Turn(
            number=number,
            speaker=cast[index].name,
            label=draft.label.written or None if draft.label else None,
            start_line=draft.start + 1,
            end_line=_end_line(source, draft),
            timestamp=draft.timestamp,
            text=draft.text,
        )
        for number, (draft, index) in enumerate(zip(layout.drafts, order, strict=True), 1)
    )
    appearance = list(dict.fromkeys([*order, *range(len(cast))]))
    speakers = _united(_speaker(cast[index], parts[index]) for index in appearance)
    casting = tuple(_casting(cast[index], parts[index]) for index in appearance)
    interviewers = metadata.interviewers or _people(cast, parts, "interviewer")
    interviewees = metadata.interviewees or _people(cast, parts, "interviewee")
    headings = tuple(
        Heading(start_line=piece.start + 1, end_line=piece.end, level=piece.level, text=tidy(piece.text))
        for piece in layout.headings
    )
    return Interview(
        path=material.path,
        section=material.section,
        title=metadata.title,
        date=first_day(metadata.issued),
        date_as_written=metadata.date_as_written,
        issued=metadata.issued,
        outlet=metadata.outlet or _outlet(cast, parts),
        publisher=metadata.publisher,
        url=metadata.url,
        doi=metadata.doi,
        accessed=metadata.accessed,
        language=material.language,
        genre=metadata.genre,
        medium=metadata.medium,
        topics=metadata.topics,
        interviewers=interviewers,
        interviewees=interviewees,
        csl=dict(metadata.csl),
        speakers=speakers,
        turns=turns,
        qa_pairs=_pairs(turns, [parts[index] for index in order], headings, material, meeting=meeting),
        background=tuple(
            Background(start_line=start + 1, end_line=end, text=source.text(start, end))
            for start, end in layout.background
        ),
        headings=headings,
        front_matter=SourceSpan(start_line=1, end_line=material.front_matter_end)
        if material.front_matter_end
        else None,
        warnings=tuple(material.findings),
        detection=material.detection,
        casting=casting,
    )


def _end_line(source: Source, draft: Draft) -> int:
    end = draft.end
    while end > draft.start + 1 and not source.lines[end - 1].strip():
        end -= 1
    return end


def _speakers_of(layout: Layout, cast: list[Cast], material: Material, prose: str) -> list[int]:
    """The index of the speaker of each turn; speakers without a label of their own are added to the cast."""
    by_key = {key: index for index, one in enumerate(cast) for key in one.keys}
    answering = [index for index, one in enumerate(cast) if not _only_asks(one)]
    asking = [index for index, one in enumerate(cast) if _only_asks(one)]
    order = []
    for draft in layout.drafts:
        label = draft.label
        if label is not None and label.written:
            order.append(by_key[label.key])
        elif label is not None:
            if not asking:
                asking.append(_add(cast, UNNAMED_INTERVIEWER, "interviewer", material.metadata.interviewers))
            order.append(asking[0])
        else:
            candidates = [index for index in answering if index != order[-1]]
            # Which of several experts gives an answer without a label cannot be told.
            order.append(
                candidates[0]
                if len(candidates) == 1
                else _add(cast, UNNAMED_INTERVIEWEE, "interviewee", material.metadata.interviewees)
            )
    return order


def _only_asks(one: Cast) -> bool:
    return bool(one.keys) and all(role_key(key) in QUESTION_LABELS for key in one.keys)


def _add(cast: list[Cast], name: str, role: str, listed: Sequence[Person]) -> int:
    person = listed[0] if len(listed) == 1 else Person(name=name)
    for index, one in enumerate(cast):
        if one.name == person.name:
            return index
    given = Known(person, role, "asks and answers are told apart by the layout")  # type: ignore[arg-type]
    cast.append(Cast(person.name, known=given, affiliation=person.affiliation))
    return len(cast) - 1


def _name_roles(
    cast: Sequence[Cast], parts: Sequence[Part], metadata: Metadata, prose: str, source: Source
) -> None:
    """Gives speakers who are only known by `Q` and `A`, or by the layout, their names from the metadata."""
    taken = {one.name for one in cast}
    for one, part in zip(cast, parts, strict=True):
        anonymous = one.name in (UNNAMED_INTERVIEWER, UNNAMED_INTERVIEWEE) or (
            one.keys and all(role_key(key) in QUESTION_LABELS | ANSWER_LABELS for key in one.keys)
        )
        if not anonymous:
            continue
        if part.role == "interviewer":
            authors = [person for person in metadata.authors if person.name not in taken]
            named = metadata.interviewers or (authors if len(authors) == 1 else ())
            fallback = UNNAMED_INTERVIEWER
        else:
            named = metadata.interviewees
            if not named:
                others = [person.name for person in (*metadata.authors, *metadata.interviewers)]
                found = person_in(metadata.title, prose, source.text(0, len(source.lines)), others)
                named = (Person(name=found),) if found else ()
            fallback = UNNAMED_INTERVIEWEE
        person = named[0] if len(named) == 1 else None
        one.name = person.name if person else fallback
        if person is not None:
            one.affiliation = person.affiliation or one.affiliation
            taken.add(person.name)


def _speaker(one: Cast, part: Part) -> Speaker:
    return Speaker(
        name=one.name,
        aliases=one.aliases,
        role=part.role,
        affiliation=one.affiliation,
        name_parts=one.name_parts,
        reason=part.reason,
    )


def _casting(one: Cast, part: Part) -> Casting:
    facts = tuple(
        Fact(name=name, value=round(value, 3), weight=ROLE_WEIGHTS.get(name, 0.0))
        for name, value in part.facts.items()
    )
    return Casting(speaker=one.name, role=part.role, score=part.score, facts=facts)


def _united(speakers: Iterable[Speaker]) -> tuple[Speaker, ...]:
    """The speakers, those who turned out to have one name as one: `Q`, `Follow-up Q` and `Asker`."""
    by_name: dict[str, Speaker] = {}
    for speaker in speakers:
        other = by_name.get(speaker.name)
        if other is not None:
            aliases = tuple(dict.fromkeys((*other.aliases, *speaker.aliases)))
            speaker = other.model_copy(update={"aliases": aliases})
        by_name[speaker.name] = speaker
    return tuple(by_name.values())


def _people(cast: Sequence[Cast], parts: Sequence[Part], role: str) -> tuple[Person, ...]:
    return tuple(
        Person(name=one.name, aliases=one.aliases, affiliation=one.affiliation, name_parts=one.name_parts)
        for one, part in zip(cast, parts, strict=True)
        if part.role == role and not _is_nameless(one)
    )


def _is_nameless(one: Cast) -> bool:
    """Whether nobody is there to cite: `Interviewer`, but not `Participant 2`, whom a study calls so."""
    return (
        one.name in (UNNAMED_INTERVIEWER, UNNAMED_INTERVIEWEE)
        or role_key(label_key(one.name)) in INTERVIEWER_LABELS
    )


def _outlet(cast: Sequence[Cast], parts: Sequence[Part]) -> str | None:
    """An interviewer whose label is the address of a site is the outlet."""
    for one, part in zip(cast, parts, strict=True):
        if part.role == "interviewer" and _SITE.fullmatch(one.name):
            return one.name
    return None


def _pairs(
    turns: Sequence[Turn],
    parts: Sequence[Part],
    headings: Sequence[Heading],
    material: Material,
    *,
    meeting: bool,
) -> tuple[QAPair, ...]:
    voices = [
        Voice(turn.speaker, "interviewer" if part.is_audience else part.role, turn.text)
        for turn, part in zip(turns, parts, strict=True)
    ]
    if meeting:
        exchanges = []
    elif any(part.role == "interviewer" for part in parts):
        exchanges = pair_turns(voices)
    else:
        exchanges = pair_conversation(
            voices, {number for number, part in enumerate(parts) if not part.converses}
        )
    topics = Topics(headings, turns, material.metadata.topics)
    return tuple(
        qa_pair(
            number,
            [turns[index] for index in exchange.question],
            [turns[index] for index in exchange.answer],
            material.ids,
            topics,
        )
        for number, exchange in enumerate(exchanges, 1)
    )


def qa_pair(
    number: int, asking: Sequence[Turn], answering: Sequence[Turn], ids: PairIds, topics: Topics
) -> QAPair:
    """The pair of what is asked and what is answered; a passage, where nothing is asked."""
    question = "\n\n".join([turn.text for turn in asking])
    answer = "\n\n".join([turn.text for turn in answering])
    involved = [*asking, *answering]
    return QAPair(
        id=ids.of(question, answer),
        number=number,
        questioners=tuple(dict.fromkeys([turn.speaker for turn in asking])),
        answerers=tuple(dict.fromkeys([turn.speaker for turn in answering])),
        question=question,
        answer=answer,
        question_turns=tuple([turn.number for turn in asking]),
        answer_turns=tuple([turn.number for turn in answering]),
        start_line=involved[0].start_line,
        end_line=max([turn.end_line for turn in involved]),
        timestamp=next((turn.timestamp for turn in involved if turn.timestamp), None),
        topics=topics.of(involved[0].start_line),
    )
