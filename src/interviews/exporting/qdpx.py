"""QDPX: transcripts with one code for each speaker, role and topic, for programs of qualitative analysis."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

from interviews.exporting.collection import Collection, Entry
from interviews.exporting.refi.codebook import PAIRS, ROLES, SPEAKERS, TOPICS, UNNAMED, Codebook
from interviews.exporting.refi.project import Passage, Source, project_xml
from interviews.exporting.refi.ranges import Layout
from interviews.exporting.transcripts import SourceText
from interviews.identity import words_of
from interviews.model import Interview, QAPair
from interviews.parsing.passages import passages_of

Chosen = dict[str, Entry]
"""The exported pairs of one transcript by their words, which may have moved since they were indexed."""


def export(collection: Collection) -> Iterator[bytes]:
    """The project as one archive; transcripts that cannot be read are not in it."""
    entries: dict[str, list[Entry]] = {}
    for entry in collection.entries:
        entries.setdefault(entry.pair.path, []).append(entry)
    codebook = Codebook()
    sources = []
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        for exported in entries.values():
            # One transcript at a time: parsed, a thousand of them take more than a gigabyte.
            transcript = collection.transcript(exported[0].pair)
            if transcript is None:
                continue
            source = _source(transcript, exported, codebook, collection)
            sources.append(source)
            text = transcript.text.encode("utf-8", "replace")
            packed.writestr(_member(f"sources/{source.guid}.txt", collection), text)
        created = collection.made.strftime("%Y-%m-%dT%H:%M:%SZ")
        with packed.open(_member("project.qde", collection), "w", force_zip64=True) as project:
            for piece in project_xml(collection.presentation.title, codebook, sources, created):
                project.write(piece)
    yield archive.getvalue()


def _member(name: str, collection: Collection) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, collection.made.timetuple()[:6])
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def _source(
    transcript: SourceText, exported: list[Entry], codebook: Codebook, collection: Collection
) -> Source:
    chosen = {words_of(entry.pair.question, entry.pair.answer): entry for entry in exported}
    quotable = [
        (interview, (*interview.qa_pairs, *passages))
        for interview, passages in zip(transcript.interviews, passages_of(transcript.interviews), strict=True)
    ]
    missing = chosen.keys() - {
        words_of(pair.question, pair.answer) for _, pairs in quotable for pair in pairs
    }
    if missing:
        collection.report(
            f"{transcript.path}: {len(missing)} exported Q&A pair(s) are not in it any more and so not "
            "marked. Run `interviews rebuild`."
        )
    marked = tuple(_marked(transcript.text, quotable, chosen, codebook))
    return Source(transcript.path, _description(transcript), marked)


def _marked(
    text: str, quotable: Iterable[tuple[Interview, Iterable[QAPair]]], chosen: Chosen, codebook: Codebook
) -> Iterator[Passage]:
    layout = Layout(text)
    for interview, pairs in quotable:
        yield from _turns(interview, layout, codebook)
        for pair in pairs:
            place = layout.pair(pair, interview.turns)
            if place is None:
                continue
            topics = [codebook.code(TOPICS, topic) for topic in pair.topics if topic.strip()]
            entry = chosen.get(words_of(pair.question, pair.answer))
            if entry is not None:
                memo = "\n".join(part for part in (pair.id, entry.note) if part)
                yield Passage(place, (codebook.code(PAIRS, "Exported"), *topics), memo)
            elif topics:
                yield Passage(place, tuple(topics))


def _turns(interview: Interview, layout: Layout, codebook: Codebook) -> Iterator[Passage]:
    roles = {speaker.name: speaker.role for speaker in interview.speakers}
    unnamed = {speaker.name for speaker in interview.speakers if not speaker.named}
    for turn in interview.turns:
        place = layout.turn(turn)
        if place is None or not turn.speaker.strip():
            continue
        role = roles.get(turn.speaker, "other").capitalize()
        who = (
            codebook.code(UNNAMED, f"{turn.speaker} in {interview.path}")
            if turn.speaker in unnamed
            else codebook.code(SPEAKERS, turn.speaker)
        )
        yield Passage(place, (who, codebook.code(ROLES, role)))


def _description(transcript: SourceText) -> str:
    lines = [transcript.path]
    for interview in transcript.interviews:
        known = (
            interview.title,
            interview.outlet,
            interview.issued or interview.date_as_written,
            interview.url,
        )
        lines.append(" · ".join(part for part in known if part))
    return "\n".join(line for line in lines if line)
