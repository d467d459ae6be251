"""The parser's one entry point."""

from __future__ import annotations

from collections.abc import Sequence

from interviews.model import Detection, Interview
from interviews.parsing.blocks import split_blocks
from interviews.parsing.checks import check
from interviews.parsing.detection import detect
from interviews.parsing.front_matter import read_front_matter
from interviews.parsing.interview import Material, build_interview
from interviews.parsing.labels import Label
from interviews.parsing.labels.label import label_key
from interviews.parsing.language import detect_language
from interviews.parsing.metadata import (
    add_path,
    add_preamble,
    is_about_the_interview,
    known_people,
    read_metadata,
)
from interviews.parsing.people import SPEAKERS_FILE, Known
from interviews.parsing.scanning import scan_labels
from interviews.parsing.source import read_source
from interviews.parsing.speakers_file import SpeakersFile

PARSER_VERSION = 1
"""Raised with every change of what the parser makes of a text, so that indexes are rebuilt."""


def parse(text: str, path: str = "", people: SpeakersFile | None = None) -> tuple[Interview, ...]:
    """The interviews in the text of one file: one, or several where sections hold interviews of their own.

    `path` goes into the records as it is, and gives a date as the last resort. Never raises; a text without an
    interview is one `Interview` without turns, all of it background.
    """
    source = read_source(text)
    front_matter = read_front_matter(source.lines)
    blocks = split_blocks(source, front_matter.end)
    metadata = read_metadata(front_matter.values)
    overrides = [Known(one.person, one.role, SPEAKERS_FILE) for one in (people.speakers if people else ())]
    known = [*overrides, *known_people(metadata)]
    body = source.text(front_matter.end, len(source.lines))
    labels = _without_data(scan_labels(source.lines, blocks))
    detected = detect(labels, body, _keys(known))
    first = detected.labels[0].line if detected.labels else len(source.lines)
    language = metadata.language or detect_language(source.text(first, len(source.lines)) or body)
    metadata = add_path(add_preamble(metadata, source.lines, blocks, first, language), path)
    interview = build_interview(
        Material(
            source=source,
            blocks=blocks,
            labels=detected.labels,
            metadata=metadata,
            known=[*overrides, *known_people(metadata)],
            detection=Detection(convention=detected.convention, evidence=detected.evidence),
            language=language,
            path=path,
            front_matter_end=front_matter.end,
            findings=front_matter.findings,
        )
    )
    return (interview.model_copy(update={"warnings": check(interview, source)}),)


def _keys(known: Sequence[Known]) -> set[str]:
    return {label_key(name) for one in known for name in (one.person.name, *one.person.aliases)}


def _without_data(labels: Sequence[Label]) -> list[Label]:
    """The possible labels without those lines that say who takes part or when."""
    return [label for label in labels if not is_about_the_interview(label)]
