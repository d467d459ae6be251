"""QDPX: transcripts with one code for each speaker, role and topic, for programs of qualitative analysis."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from interviews.exporting.collection import Collection, Entry
from interviews.exporting.csv_table import BYTE_ORDER_MARK, csv_row, harmless_cell
from interviews.exporting.refi.codebook import PAIRS, ROLES, SPEAKERS, TOPICS, UNNAMED, Code, Codebook
from interviews.exporting.refi.project import Passage, Person, Source, project_xml
from interviews.exporting.refi.ranges import Layout
from interviews.exporting.transcripts import SourceText
from interviews.identity import words_of
from interviews.model import Interview, QAPair
from interviews.parsing.passages import passages_of
from interviews.wording import counted

Chosen = dict[str, Entry]
"""The exported pairs of one transcript by their words, which may have moved since they were indexed."""


def export(collection: Collection) -> Iterator[bytes]:
    """The project as one archive; transcripts that cannot be read are not in it."""
    codebook = Codebook()
    sources = []
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        for transcript, source in coded_sources(collection, codebook):
            sources.append(source)
            text = transcript.text.encode("utf-8", "replace")
            packed.writestr(_member(f"sources/{source.guid}.txt", collection), text)
        created = collection.made.strftime("%Y-%m-%dT%H:%M:%SZ")
        with packed.open(_member("project.qde", collection), "w", force_zip64=True) as project:
            for piece in project_xml(collection.presentation.title, codebook, sources, created):
                project.write(piece)
    yield archive.getvalue()


def export_codebook(collection: Collection) -> Iterator[str]:
    """The codes as a table: the header, then one row a code; how often it is coded is its description.

    Spreadsheets and Taguette's import of codebooks know the columns. Source of these: `import_codebook.py`.
    """
    codebook = Codebook()
    coded: Counter[Code] = Counter()
    for _, source in coded_sources(collection, codebook):
        coded.update(code for passage in source.passages for code in passage.codes)
    yield BYTE_ORDER_MARK + csv_row(("tag", "parent", "description"))
    for group, codes in codebook.groups():
        yield csv_row([group, "", ""])
        for code in codes:
            number = coded[code]
            passages = f"{number:,} passage{'' if number == 1 else 's'}"
            yield csv_row([harmless_cell(code.name), group, passages])


def coded_sources(collection: Collection, codebook: Codebook) -> Iterator[tuple[SourceText, Source]]:
    """Each transcript with its coded passages; the codebook gets their codes.

    One transcript at a time: parsed, a thousand of them take more than a gigabyte.
    """
    entries: dict[str, list[Entry]] = {}
    for entry in collection.entries:
        entries.setdefault(entry.pair.path, []).append(entry)
    for exported in entries.values():
        transcript = collection.transcript(exported[0].pair)
        if transcript is not None:
            yield transcript, _source(transcript, exported, codebook, collection)
    for transcript in collection.others():
        if transcript.path not in entries:
            yield transcript, _source(transcript, [], codebook, collection)


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
            f"{transcript.path}: not marked, since not in it any more: "
            f"{counted(len(missing), 'exported Q&A pair')}. Run `interviews rebuild`."
        )
    marked = tuple(_marked(transcript.text, quotable, chosen, codebook))
    people = _people(transcript, codebook)
    return Source(transcript.path, _description(transcript), marked, _variables(transcript), people)


def _variables(transcript: SourceText) -> tuple[tuple[str, str], ...]:
    """What is known of a transcript as values of variables; of several interviews, all values."""
    values = {
        name: dict.fromkeys(str(value) for one in transcript.interviews if (value := read(one)))
        for name, read in VARIABLES.items()
    }
    return tuple((name, "; ".join(found)) for name, found in values.items() if found)


def _people(transcript: SourceText, codebook: Codebook) -> tuple[Person, ...]:
    """Those who speak in a transcript and whom it names."""
    heard = {turn.speaker for one in transcript.interviews for turn in one.turns if turn.text.strip()}
    people = {
        speaker.name: Person(
            codebook.code(SPEAKERS, speaker.name),
            tuple(
                (name, value)
                for name, value in (("Role", speaker.role), ("Affiliation", speaker.affiliation))
                if value
            ),
        )
        for interview in transcript.interviews
        for speaker in interview.speakers
        if speaker.named and speaker.name in heard
    }
    return tuple(people.values())


VARIABLES: dict[str, Callable[[Interview], object]] = {
    "Title": lambda interview: interview.title,
    "Outlet": lambda interview: interview.outlet,
    "Year": lambda interview: (interview.date or "")[:4],
    "Date": lambda interview: interview.issued or interview.date,
    "Language": lambda interview: interview.language,
    "Kind": lambda interview: interview.genre,
}
"""Variables of a transcript, by name."""


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
