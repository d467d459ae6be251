"""QDPX: transcripts with one code for each speaker, role and topic, for programs of qualitative analysis."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from interviews.exporting.collection import Collection, Entry
from interviews.exporting.refi.codebook import PAIRS, ROLES, SPEAKERS, TOPICS, Codebook
from interviews.exporting.refi.project import Passage, Source, project_xml
from interviews.exporting.refi.ranges import Layout
from interviews.exporting.transcripts import SourceText
from interviews.identity import words_of
from interviews.model import Interview

Chosen = dict[str, Entry]
"""The exported pairs of one transcript by their words, which may have moved since they were indexed."""


def export(collection: Collection) -> Iterator[bytes]:
    """The project as one archive; transcripts that cannot be read are not in it."""
    codebook = Codebook()
    transcripts: dict[str, SourceText] = {}
    chosen: dict[str, Chosen] = {}
    for entry in collection.entries:
        pair = entry.pair
        if pair.path not in transcripts:
            transcript = collection.transcript(pair)
            if transcript is None:
                continue
            transcripts[pair.path] = transcript
        chosen.setdefault(pair.path, {})[words_of(pair.question, pair.answer)] = entry
    sources = []
    for path, transcript in transcripts.items():
        sources.append(
            Source(path, _description(transcript), tuple(_passages(transcript, chosen[path], codebook)))
        )
        if missing := chosen[path].keys() - _pairs_of(transcript):
            collection.report(
                f"{path}: {len(missing)} exported Q&A pair(s) are not in it any more and so not marked. "
                "Run `interviews rebuild`."
            )
    yield _packed(
        collection,
        project_xml(collection.presentation.title, codebook, sources, _made(collection)),
        {source.guid: transcripts[source.path].text for source in sources},
    )


def _packed(collection: Collection, project: bytes, texts: Mapping[str, str]) -> bytes:
    archive = io.BytesIO()
    moment = collection.made.timetuple()[:6]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        files = {"project.qde": project}
        files |= {f"sources/{name}.txt": text.encode("utf-8", "replace") for name, text in texts.items()}
        for name, content in files.items():
            member = zipfile.ZipInfo(name, moment)
            member.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(member, content)
    return archive.getvalue()


def _made(collection: Collection) -> str:
    return collection.made.strftime("%Y-%m-%dT%H:%M:%SZ")


def _pairs_of(transcript: SourceText) -> set[str]:
    return {
        words_of(pair.question, pair.answer)
        for interview in transcript.interviews
        for pair in interview.qa_pairs
    }


def _passages(transcript: SourceText, chosen: Chosen, codebook: Codebook) -> Iterator[Passage]:
    layout = Layout(transcript.text)
    for interview in transcript.interviews:
        yield from _turns(interview, layout, codebook)
        for pair in interview.qa_pairs:
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
    for turn in interview.turns:
        place = layout.turn(turn)
        if place is None or not turn.speaker.strip():
            continue
        role = roles.get(turn.speaker, "other").capitalize()
        yield Passage(place, (codebook.code(SPEAKERS, turn.speaker), codebook.code(ROLES, role)))


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
