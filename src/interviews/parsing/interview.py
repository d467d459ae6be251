"""Puts one interview together from its labels: turns, speakers, roles, pairs and what surrounds them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from interviews.identity import PairIds
from interviews.model import (
    Background,
    Casting,
    Fact,
    Heading,
    Interview,
    Person,
    QAPair,
    Role,
    SourceSpan,
    Speaker,
    Turn,
)
from interviews.parsing.cast import Cast, is_person
from interviews.parsing.casting import Casting as Found
from interviews.parsing.casting import Material, cast_interview
from interviews.parsing.cues import cues_of
from interviews.parsing.dates import first_day
from interviews.parsing.labels import Form
from interviews.parsing.labels.label import label_key, plain, role_key
from interviews.parsing.moves import Voice, pair_by_headings, pair_by_labels, pair_conversation, pair_turns
from interviews.parsing.outlets import is_site
from interviews.parsing.pieces import Draft
from interviews.parsing.roles import Part
from interviews.parsing.source import Source, tidy
from interviews.parsing.timestamps import clock
from interviews.parsing.turns import lay_out
from interviews.parsing.vocabulary import ANSWER_WORDS, OTHER_LABELS, QUESTION_WORDS
from interviews.parsing.weights import ROLE_WEIGHTS

_TURNS = TypeAdapter(tuple[Turn, ...])
"""They come by the hundred, and are validated in one go: each by itself takes a third longer."""
LONGEST_TOPIC = 60
"""Characters of a heading that is taken for a topic."""


def build_interview(material: Material) -> Interview:
    """The interview that some blocks and labels of a file make."""
    source, metadata = material.source, material.metadata
    layout = lay_out(source.lines, material.blocks, material.labels, material.page_marks)
    found = cast_interview(material, layout)
    cast, parts, order = found.cast, found.parts, found.order
    turns = _turns(source, layout.drafts, [cast[index].name for index in order])
    appearance = list(dict.fromkeys([*order, *range(len(cast))]))
    headings = tuple(
        Heading(start_line=piece.start + 1, end_line=piece.end, level=piece.level, text=tidy(piece.text))
        for piece in layout.headings
    )
    pairs = _pairs(turns, found, headings, material)
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
        media=metadata.media,
        topics=metadata.topics,
        interviewers=_cited(metadata.interviewers, cast, parts, "interviewer"),
        interviewees=_cited(metadata.interviewees, cast, parts, "interviewee"),
        csl=dict(metadata.csl),
        speakers=_united(_speaker(cast[index], parts[index]) for index in appearance),
        turns=turns,
        qa_pairs=pairs,
        background=tuple(
            Background(start_line=begin + 1, end_line=end, text=source.text(begin, end))
            for begin, end in layout.background
        ),
        headings=headings,
        front_matter=SourceSpan(start_line=1, end_line=material.front_matter_end)
        if material.front_matter_end
        else None,
        warnings=tuple(material.findings),
        detection=material.detection,
        casting=tuple(_casting(cast[index], parts[index]) for index in appearance),
    )


def _turns(source: Source, drafts: Sequence[Draft], speakers: Sequence[str]) -> tuple[Turn, ...]:
    turns: list[dict[str, Any]] = [
        {
            "number": number,
            "speaker": speaker,
            "label": draft.label.as_written or draft.label.written or None if draft.label else None,
            "start_line": draft.start + 1,
            "end_line": _end_line(source, draft),
            "timestamp": draft.timestamp,
            "text": draft.text,
        }
        for number, (draft, speaker) in enumerate(zip(drafts, speakers, strict=True), 1)
    ]
    if drafts and drafts[-1].pages:
        for turn, draft in zip(turns, drafts, strict=True):
            turn["pages"] = [{"number": str(page), "start": start} for page, start in draft.pages]
    return _TURNS.validate_python(turns)


def _end_line(source: Source, draft: Draft) -> int:
    start, end = draft.start, draft.end
    while end > start + 1 and not source.lines[end - 1].strip():
        end -= 1
    return end


def _speaker(one: Cast, part: Part) -> Speaker:
    return Speaker(
        name=one.name,
        aliases=one.aliases,
        role=part.role,
        affiliation=one.affiliation,
        name_parts=one.name_parts,
        named=one.is_named,
        reason=part.reason,
    )


def _casting(one: Cast, part: Part) -> Casting:
    # Two facts in three do not hold of a speaker, and are not rounded in vain.
    facts = tuple(
        [_fact(name, shown) for name, value in part.facts.items() if value and (shown := round(value, 3))]
    )
    return Casting(speaker=one.name, role=part.role, score=part.score, facts=facts)


@lru_cache(maxsize=4096)
def _fact(name: str, value: float) -> Fact:
    """One record for all speakers of whom a fact holds alike: most values are 1."""
    return Fact(name=name, value=value, weight=ROLE_WEIGHTS.get(name, 0.0))


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


def _cited(
    listed: Sequence[Person], cast: Sequence[Cast], parts: Sequence[Part], role: Role
) -> tuple[Person, ...]:
    """Who has a role for a citation: those whom the metadata list, by their full names, or who speak so.

    Nobody whose name the file does not give, and nobody whose role is doubtful.
    """
    listed = [one for one in listed if is_person(one)]
    linked = {one.known.person.name: one for one in cast if one.known is not None}
    speaking = [
        one
        for one, part in zip(cast, parts, strict=True)
        if part.role == role and one.is_named and not part.is_unsure
    ]
    if listed:
        return tuple(_person(linked[one.name]) if one.name in linked else one for one in listed)
    return tuple(map(_person, speaking))


def _person(one: Cast) -> Person:
    return Person(name=one.name, aliases=one.aliases, affiliation=one.affiliation, name_parts=one.name_parts)


def _outlet(cast: Sequence[Cast], parts: Sequence[Part]) -> str | None:
    """An interviewer whose label is the address of a site is the outlet."""
    for one, part in zip(cast, parts, strict=True):
        if part.role == "interviewer" and is_site(one.name):
            return one.name
    return None


def _pairs(
    turns: Sequence[Turn], found: Found, headings: Sequence[Heading], material: Material
) -> tuple[QAPair, ...]:
    parts = [found.parts[index] for index in found.order]
    voices = [
        Voice(turn.speaker, "interviewer" if part.is_audience else part.role, said)
        for turn, part, said in zip(turns, parts, found.said, strict=True)
    ]
    if found.meeting:
        exchanges = []
    elif _are_questions_and_answers(found.cast):
        exchanges = pair_by_labels(voices, cues_of(material.language))
    elif {label.form for label in material.labels if not label.written} == {Form.HEADING_QUESTION}:
        exchanges = pair_by_headings(voices, cues_of(material.language))
    elif any(part.role == "interviewer" for part in parts):
        exchanges = pair_turns(voices, cues_of(material.language))
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


def _are_questions_and_answers(cast: Sequence[Cast]) -> bool:
    """Whether each label says that a question or an answer follows, and there are both."""
    roles = [{role_key(key) for key in one.keys} for one in cast]
    asking = [one for one in roles if one and one <= QUESTION_WORDS]
    answering = [one for one in roles if one and one <= ANSWER_WORDS]
    return bool(asking and answering) and len(asking) + len(answering) == len(cast)


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
        pages=pages_of(involved),
        topics=topics.of(involved[0].start_line),
    )


def pages_of(turns: Sequence[Turn]) -> tuple[str, ...]:
    """The pages that turns stand on, in order."""
    if not turns[-1].pages:
        return ()
    return tuple(dict.fromkeys([page.number for turn in turns for page in turn.pages]))


class Topics:
    """Tells the topics of what begins in a line of an interview.

    Args:
        headings: The headings of the interview, in their order.
        turns: Its turns.
        topics: Those of the whole interview.
    """

    def __init__(self, headings: Sequence[Heading], turns: Sequence[Turn], topics: Sequence[str]) -> None:
        first = turns[0].start_line if turns else 0
        last = turns[-1].end_line if turns else 0
        # A single heading is a label of the transcript as a whole and tells nothing about a part of it.
        inside = [heading for heading in headings if first <= heading.start_line <= last]
        above = [heading for heading in headings if heading.start_line < first][-1:]
        self._headings = [*above, *inside] if inside else []
        self._topics = topics
        self._by_place: dict[int, tuple[str, ...]] = {}

    def of(self, line: int) -> tuple[str, ...]:
        place = bisect_left(self._headings, line, key=lambda heading: heading.start_line - 1)
        topics = self._by_place.get(place)
        if topics is None:
            topics = self._by_place[place] = self._below(self._headings[place - 1].text if place else "")
        return topics

    def _below(self, written: str) -> tuple[str, ...]:
        heading = tidy(plain(written)).strip("# ")
        topics = [*self._topics, heading] if _may_be_topic(heading) else self._topics
        return tuple(dict.fromkeys(topics))


def _may_be_topic(heading: str) -> bool:
    """Whether a section heading says what is talked about: not a break, a time or a number."""
    first = label_key(heading.split(":")[0])
    return (
        0 < len(heading) <= LONGEST_TOPIC
        and any(character.isalpha() for character in heading)
        and role_key(first) not in OTHER_LABELS
        and clock(heading) is None
    )
