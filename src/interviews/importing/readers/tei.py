"""TEI: transcriptions of speech with `<u who>`, also in annotation blocks with a timeline, and `<sp who>`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.errors import SourceError
from interviews.importing.cues import Cue, numbered, turns_of
from interviews.importing.transcript import ImportedTranscript, Source
from interviews.importing.values import XML_ID, XML_LANGUAGE, local_name, named, seconds_of, texts_below

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNITS = {"ms": 0.001, "s": 1.0, "min": 60.0, "h": 3600.0}
_HEARD = frozenset({"vocal", "incident", "kinesic"})
"""What is heard and is no word: it stands in parentheses."""
_LEFT_OUT = frozenset({"spanGrp", "speaker", "note"})
MOST_STEPS = 50
"""From one time to the one that it is relative to."""


def read_tei(root: _Element, source: Source) -> tuple[ImportedTranscript, ...]:
    """The transcript of a TEI document.

    Raises:
        SourceError: nobody speaks in it.
    """
    people, times = _people(root), _times(root)
    cues = []
    for element in named(root, "u", "sp"):
        block = element.getparent()
        holders = [
            element,
            *([block] if block is not None and local_name(block) == "annotationBlock" else []),
        ]
        who = next((value for one in holders if (value := one.get("who"))), None)
        speaker = (
            " & ".join(people.get(one.lstrip("#")) or numbered(one.lstrip("#")) or "" for one in who.split())
            if who
            else None
        )
        said_by = next(texts_below(element, "speaker"), None) if local_name(element) == "sp" else None
        start, end = (
            next((times.get(value.lstrip("#")) for one in holders if (value := one.get(key))), None)
            for key in ("start", "end")
        )
        # What a play prints in front of a speech stands for an id that no list of people explains.
        label = speaker if who and who.lstrip("#") in people else said_by or speaker
        cues.append(Cue(label, words_of(element), start, end, begins_paragraph=True))
    turns = turns_of(cues)
    if not turns:
        raise SourceError(
            f"{source.path}: nobody speaks in this TEI document: there is no <u> and no <sp> in it."
        )
    text = next(named(root, "text"), root)
    header = next(named(root, "teiHeader"), root)
    return (
        ImportedTranscript(
            turns,
            title=next(texts_below(header, "title"), None),
            date=_date(header),
            language=text.get(XML_LANGUAGE)
            or next((one.get("ident") for one in named(header, "language")), None),
            media=next((one.get("url") for one in named(header, "media") if one.get("url")), None),
            interviewers=_of_role(root, people, "interviewer"),
            interviewees=_of_role(root, people, "interviewee"),
        ),
    )


def _date(header: _Element) -> str | None:
    """When it was recorded or said; that of the edition is another one."""
    places = named(header, "recording", "broadcast", "setting", "creation", "event")
    dates = (date.get("when") for place in places for date in (place, *named(place, "date")))
    return next(filter(None, dates), None)


def words_of(element: _Element) -> str:
    """What is said in an utterance, with what is heard besides in parentheses."""
    return "".join(_pieces(element)).strip()


def _pieces(element: _Element) -> list[str]:
    # A list, not a generator: utterances hold words by the ten thousand, some layers deep.
    pieces: list[str] = [element.text or ""]
    for child in element:
        name = local_name(child)
        if name in _HEARD:
            heard = " ".join("".join(map(str, child.itertext())).split()) or child.get("type", "")
            pieces.append(f" ({heard}) " if heard else " ")
        elif name in ("w", "seg", "s", "p", "l"):
            pieces += [" ", *_pieces(child)]
        elif name == "pc":
            pieces = ["".join(pieces).rstrip(), *_pieces(child)]
        elif name and name not in _LEFT_OUT:
            pieces += _pieces(child)
        pieces.append(child.tail or "")
    return pieces


def _people(root: _Element) -> dict[str, str]:
    people: dict[str, str] = {}
    for person in named(root, "person"):
        identifier = person.get(XML_ID)
        parts = [text for one in named(person, "forename", "givenName", "surname", "familyName")
                 if (text := "".join(map(str, one.itertext())).strip())]  # fmt: skip
        name = " ".join(parts) or next(texts_below(person, "persName"), None) or person.get("n")
        if identifier and name:
            people[identifier] = " ".join(name.split())
    return people


def _of_role(root: _Element, people: dict[str, str], role: str) -> tuple[str, ...]:
    return tuple(
        people[identifier]
        for person in named(root, "person")
        if (identifier := person.get(XML_ID, "")) in people and (person.get("role") or "").casefold() == role
    )


def _times(root: _Element) -> dict[str, float]:
    """The points of the timeline in seconds."""
    points = {identifier: one for one in named(root, "when") if (identifier := one.get(XML_ID))}
    unit = next((_UNITS.get(one.get("unit", "s"), 1.0) for one in named(root, "timeline")), 1.0)
    times: dict[str, float] = {}
    for identifier in points:
        seconds, place = 0.0, identifier
        for _ in range(MOST_STEPS):
            point = points.get(place)
            if point is None:
                break
            absolute = seconds_of(point.get("absolute"))
            if absolute is not None:
                seconds += absolute
                break
            seconds += seconds_of(point.get("interval"), unit) or 0.0
            following = (point.get("since") or "").lstrip("#")
            if not following or following == place:
                break
            place = following
        times[identifier] = seconds
    return times
