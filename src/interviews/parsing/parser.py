"""The parser's one entry point."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter

from msgspec.structs import replace

from interviews.model import Detection, Interview, Person
from interviews.parsing.blocks import Block, BlockKind, split_blocks
from interviews.parsing.cast import Known, names_nobody
from interviews.parsing.casting import Material
from interviews.parsing.checks import Seen, check
from interviews.parsing.data_labels import explained_keys, opening_of, without_data, without_numbers
from interviews.parsing.detection import Detected, detect
from interviews.parsing.front_matter import FrontMatter, read_front_matter
from interviews.parsing.interview import build_interview
from interviews.parsing.labels import Form, Label
from interviews.parsing.labels.label import initials_of, label_key, plain
from interviews.parsing.lines_above import add_headings, add_people_named, lines_above
from interviews.parsing.metadata import Metadata, add_path, add_tags, known_people, override, read_metadata
from interviews.parsing.names import family, fold, is_full
from interviews.parsing.pages import read_page_marks
from interviews.parsing.people import cast_speakers
from interviews.parsing.scanning import rejoined, scan_labels
from interviews.parsing.sections import Section, split_sections
from interviews.parsing.source import Source, read_source
from interviews.parsing.speakers_file import SpeakersFile
from interviews.parsing.spoken_front_matter import spoken_entries
from interviews.parsing.vocabulary import INTERVIEW_GUIDES
from interviews.parsing.words import Kind, detect_language, holds_any, kind_of

LINES_OF_STANDFIRST = 12
"""Lines above the first turn in which a text is called an interview."""
_ADDRESS = re.compile(r"//\S+")


def parse(text: str, path: str = "", people: SpeakersFile | None = None) -> tuple[Interview, ...]:
    """The interviews in the text of one file: one, or several where sections hold interviews of their own.

    `path` goes into the records as it is, and gives a date as the last resort. Never raises; a text without
    an interview is one `Interview` without turns, all of it background.
    """
    source = read_source(text)
    front_matter = read_front_matter(source.lines)
    blocks: Sequence[Block] = split_blocks(source, front_matter.end)
    metadata, overrides = override(read_metadata(front_matter.values), people)
    scanned = scan_labels(source.lines, blocks)
    opening = opening_of(scanned, len(source.lines))
    labels = without_numbers(without_data(scanned, opening))
    beginning = lines_above(source.lines, blocks, len(source.lines))
    above = lines_above(source.lines, blocks, opening)
    metadata = add_tags(add_people_named(metadata, above, said=beginning[len(above) :]), above)
    known = [*overrides, *known_people(metadata)]
    body = source.text(front_matter.end, len(source.lines))
    keys, calls_itself = _keys(known, labels), _kind_of(metadata, above)
    detected = detect(labels, source.lines, body, keys, calls_itself)
    detected = replace(detected, labels=tuple(rejoined(detected.labels, scanned)))
    if not detected.labels:
        blocks, detected = _from_front_matter(front_matter, source, blocks, detected)
    first = detected.labels[0].line if detected.labels else len(source.lines)
    language = metadata.language or detect_language(_spoken(detected.labels, source, first) or body)
    metadata = add_path(add_headings(metadata, source.lines, blocks, first, language), path)
    whole = Material(
        source=source,
        blocks=blocks,
        labels=detected.labels,
        metadata=metadata,
        known=known,
        detection=Detection(convention=detected.convention, evidence=detected.evidence),
        language=language,
        path=path,
        calls_itself=calls_itself,
        hosts=_hosts(people),
        front_matter_end=front_matter.end,
        page_marks=read_page_marks(body, front_matter.end),
        findings=front_matter.findings,
    )
    return tuple(_build(whole, Seen(scanned, detected.labels, known, keys, calls_itself)))


def _from_front_matter(
    front_matter: FrontMatter, source: Source, blocks: Sequence[Block], otherwise: Detected
) -> tuple[Sequence[Block], Detected]:
    """The transcript that the front matter holds, with the text below as its background."""
    labels = spoken_entries(front_matter.values, source.lines, front_matter.end)
    if not labels:
        return blocks, otherwise
    spoken = [Block(BlockKind.PARAGRAPH, label.line, label.end) for label in labels]
    evidence = f"{Form.FRONT_MATTER.value}: {len(labels)} entries with a speaker"
    return [*blocks, *spoken], Detected(tuple(labels), Form.FRONT_MATTER.value, (evidence,))


def _build(whole: Material, seen: Seen) -> Iterator[Interview]:
    """The interviews of a file, of which each section may be one."""
    known = whole.known

    @cache
    def speakers() -> dict[str, str]:
        return {key: one.name for one in cast_speakers(whole.labels, whole.known, "") for key in one.keys}

    sections = split_sections(whole.blocks, whole.labels, speakers)
    if len(sections) > 1:
        # A first name in one section may be explained in another.
        named = [name for name in speakers().values() if not names_nobody(name)]
        known = [*known, *(Known(Person(name=name), None, "named in the file") for name in named)]
    for number, section in enumerate(sections):
        material = replace(
            whole,
            blocks=section.blocks,
            labels=section.labels,
            metadata=_of_section(whole.metadata, section, sections),
            known=known,
            section=section.heading,
        )
        interview = build_interview(
            replace(material, front_matter_end=0, findings=()) if number else material
        )
        own = _seen_in(section, seen) if len(sections) > 1 else seen
        yield interview.model_copy(update={"warnings": check(interview, whole.source, own)})


def _seen_in(section: Section, seen: Seen) -> Seen:
    """What was seen in one section: a file may have thousands, of which each is looked at alone."""
    line = attrgetter("line")
    first = bisect_left(seen.labels, section.blocks[0].start, key=line)
    end = bisect_left(seen.labels, section.blocks[-1].end, key=line)
    return replace(seen, labels=seen.labels[first:end], chosen=section.labels)


def _hosts(people: SpeakersFile | None) -> frozenset[str]:
    """The folded names of those of whom the speakers file says that they usually ask."""
    return frozenset(
        fold(name)
        for one in (people.speakers if people else ())
        if one.usually == "interviewer"
        for name in (one.person.name, *one.person.aliases)
    )


def _of_section(metadata: Metadata, section: Section, sections: Sequence[Section]) -> Metadata:
    """The metadata of one interview of a file, whose title is no other interview's heading."""
    if section.heading is None or metadata.title != sections[0].heading:
        return metadata
    return replace(metadata, title=section.heading)


def _kind_of(metadata: Metadata, above: Sequence[str]) -> Kind:
    """What the front matter, the title and the lines above call the text."""
    if metadata.interviewers or metadata.interviewees:
        return Kind.INTERVIEW
    head = above[:LINES_OF_STANDFIRST]
    titles = " ".join([metadata.title or "", *(line for line in head if line.startswith("#"))])
    if holds_any(titles.casefold(), INTERVIEW_GUIDES):
        return Kind.QUESTIONS
    words = [
        metadata.title,
        metadata.subject,
        metadata.genre,
        *metadata.standfirst,
        *metadata.topics,
        *head,
    ]
    # An address tells of what it leads to.
    return kind_of(_ADDRESS.sub(" ", plain("\n".join(filter(None, words)))))


def _spoken(labels: Sequence[Label], source: Source, first: int) -> str:
    if labels and labels[0].form is Form.FRONT_MATTER:
        return "\n".join(label.text for label in labels[:40])
    return source.text(first, len(source.lines))


def _keys(known: Sequence[Known], labels: Sequence[Label]) -> set[str]:
    """What the labels of known people may be: names, surnames, initials, also those that labels explain."""
    names = {name for one in known for name in (one.person.name, *one.person.aliases)}
    initials = {letters for name in names if len(letters := initials_of(name)) >= 2}
    surnames = {family(name) for name in names if is_full(name)}
    return {label_key(name) for name in names | initials | surnames} | explained_keys(labels)
