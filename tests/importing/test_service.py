"""What an import writes, what it leaves alone, and what it never overwrites."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from interviews.cli.main import main
from interviews.importing.bounds import LARGEST_PACKAGE
from interviews.importing.placing import origin_of
from interviews.importing.service import Task, import_all
from interviews.importing.sources import left_alone
from interviews.library.folders import list_folder
from interviews.library.transcripts import parse_file
from tests.importing.importing import BO, PROJECT, SAMPLES, import_again, import_file, interview_of, turns_of

REV = SAMPLES["rev.txt"]
TEXT = REV.data.decode()
CHANGED = TEXT.replace("Forty", "Fifty")


def test_what_is_unchanged_is_left_alone(tmp_path: Path) -> None:
    (first,) = import_file(tmp_path, "rev.txt", REV.data)
    assert first.target == tmp_path / "rev.md"
    before = first.target.stat().st_mtime_ns
    (again,) = import_again(first.source)
    assert (again.status, again.target) == ("unchanged", first.target)
    assert first.target.stat().st_mtime_ns == before


def test_questions_in_bold_are_turns_though_nobody_is_named(tmp_path: Path) -> None:
    said = [
        ("How did you come to the harbour?", "My father had a boat, and I went along when I was nine."),
        ("And school?", "In winter only. In summer there was the herring."),
        ("Did you like it?", "No. But nobody asked."),
    ]
    page = "".join(f"<p><b>{question}</b></p><p>{answer}</p>" for question, answer in said)
    (outcome,) = import_file(tmp_path, "talk.html", page)
    assert (outcome.turns, outcome.message) == (6, None)
    assert len(interview_of(outcome).qa_pairs) == 3
    (outcome,) = import_file(tmp_path, "letter.html", "<p>Nobody says anything in this letter.</p>")
    assert (outcome.status, outcome.turns) == ("failed", 0)
    (outcome,) = import_file(tmp_path, "letter.rtf", r"{\rtf1 Nobody says anything in this letter.}")
    assert outcome.turns == 0
    assert outcome.message is not None and "--in outside" in outcome.message


def test_markdown_needs_no_import(tmp_path: Path) -> None:
    (outcome,) = import_file(tmp_path, "talk.md", "**Ana Ruiz:** How deep?")
    assert outcome.message is not None and "`interviews rebuild` reads it" in outcome.message


def test_a_guess_at_the_encoding_is_said(tmp_path: Path) -> None:
    text = (
        "Ana Ruiz: Où est le puits?\n\nBéa Lind: Derrière l'église, à côté du café.\n\n"
        "Ana Ruiz: Et l'été?\n\nBéa Lind: À sec.\n"
    )
    (outcome,) = import_file(tmp_path, "talk.txt", text.encode("cp1252"))
    assert outcome.message is not None and "read as cp1252, which is a guess" in outcome.message
    assert "Béa Lind" in (tmp_path / "talk.md").read_text("utf-8")
    (outcome,) = import_file(tmp_path, "clean.txt", text)
    assert outcome.message is None


def test_a_source_that_changed_is_imported_again(tmp_path: Path) -> None:
    import_file(tmp_path, "rev.txt", REV.data)
    (again,) = import_file(tmp_path, "rev.txt", CHANGED)
    assert again.status == "renewed"
    assert "Fifty metres" in (tmp_path / "rev.md").read_text()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["rev.md", "rev.txt"]


def test_a_transcript_that_was_edited_is_never_overwritten(tmp_path: Path) -> None:
    import_file(tmp_path, "rev.txt", REV.data)
    mine = tmp_path / "rev.md"
    mine.write_text(mine.read_text().replace("Forty", "Forty-one"))
    edited = mine.read_text()
    assert import_again(tmp_path / "rev.txt")[0].status == "unchanged"
    for _ in range(2):
        (outcome,) = import_file(tmp_path, "rev.txt", CHANGED)
        assert (outcome.status, outcome.target) == ("edited", tmp_path / "rev.md.new")
        assert outcome.message is not None and "rev.md.new" in outcome.message
    assert mine.read_text() == edited
    assert "Fifty metres" in (tmp_path / "rev.md.new").read_text()
    # What stands beside it is no second transcript.
    assert [file.relative for file in list_folder(tmp_path).files] == ["rev.md"]


def test_taking_the_new_text_over_ends_it(tmp_path: Path) -> None:
    import_file(tmp_path, "rev.txt", REV.data)
    mine, new = tmp_path / "rev.md", tmp_path / "rev.md.new"
    mine.write_text(mine.read_text() + "\nA note.\n")
    import_file(tmp_path, "rev.txt", CHANGED)
    line = re.search(r"^imported_digest: .*$", new.read_text(), re.MULTILINE)
    assert line is not None
    mine.write_text(re.sub(r"^imported_digest: .*$", line[0], mine.read_text(), flags=re.MULTILINE))
    new.unlink()
    assert import_again(tmp_path / "rev.txt")[0].status == "unchanged"


def test_what_stands_beside_is_not_overwritten_when_it_was_edited(tmp_path: Path) -> None:
    import_file(tmp_path, "rev.txt", REV.data)
    for name, data in (("rev.md", REV.data), ("rev.md.new", CHANGED)):
        import_file(tmp_path, "rev.txt", data)
        (tmp_path / name).write_text((tmp_path / name).read_text() + "\nMine, too.\n")
    (outcome,) = import_file(tmp_path, "rev.txt", f"{CHANGED}\n\nBo Lind (02:00:00):\nMore.\n")
    assert outcome.status == "failed" and outcome.message is not None and "you edited it" in outcome.message
    assert "Mine, too." in (tmp_path / "rev.md.new").read_text()


def test_what_stands_beside_a_deleted_transcript_goes_with_the_next_import(tmp_path: Path) -> None:
    for mine in (False, True):
        import_file(tmp_path, "rev.txt", REV.data)
        path, new = tmp_path / "rev.md", tmp_path / "rev.md.new"
        path.write_text(path.read_text() + "\nA note.\n")
        import_file(tmp_path, "rev.txt", CHANGED)
        if mine:
            new.write_text(new.read_text() + "\nMine, too.\n")
        path.unlink()
        assert import_again(tmp_path / "rev.txt")[0].status == "imported"
        assert "Fifty metres" in path.read_text()
        # What somebody edited is kept, wherever it stands.
        assert new.exists() == mine
        path.unlink()


@pytest.mark.parametrize(("written", "status"), [("speakers-file", "renewed"), ("front-matter", "edited")])
def test_a_name_in_a_transcript_is_not_given_to_the_labels_of_another_text(
    tmp_path: Path, written: str, status: str
) -> None:
    talk = "".join(
        f"SPEAKER_0{number % 2}: {said}\n\n"
        for number, said in enumerate(("How deep is it?", "Forty metres.", "Who dug it?", "We did, by hand."))
    )
    import_file(tmp_path, "talk.txt", talk)
    path = tmp_path / "talk.md"
    assert main(["speakers", "name", str(path), "SPEAKER_01", "Ana Ruiz", "--yes", "--to", written]) == 0
    (outcome,) = import_file(tmp_path, "talk.txt", talk.replace("Forty", "Fifty"))
    assert outcome.status == status
    assert [pair.answerers for pair in parse_file(path)[0].qa_pairs] == [("Ana Ruiz",)] * 2
    assert ("named speakers in it" in (outcome.message or "")) == (status == "edited")


def test_files_of_one_name_have_a_transcript_each(tmp_path: Path) -> None:
    sources = [tmp_path / "talk.txt", tmp_path / "talk.vtt"]
    for source, sample in zip(sources, (REV, SAMPLES["zoom.vtt"]), strict=True):
        source.write_bytes(sample.data)
    (tmp_path / "talk.md").write_text("My own notes.\n")
    for expected in ("imported", "unchanged"):
        outcomes = import_again(*sources)
        assert [outcome.status for outcome in outcomes] == [expected] * 2
        assert [outcome.target for outcome in outcomes] == [
            tmp_path / "talk.txt.md",
            tmp_path / "talk.vtt.md",
        ]
    assert (tmp_path / "talk.md").read_text() == "My own notes.\n"
    (tmp_path / "talk.md").unlink()
    assert [outcome.status for outcome in import_again(*sources)] == ["unchanged"] * 2


def test_files_of_one_name_in_several_folders_do_not_meet_in_another(tmp_path: Path) -> None:
    into = tmp_path / "into"
    tasks = []
    for name, data in (("a", TEXT), ("b", CHANGED)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "rev.txt").write_text(data)
        tasks.append(Task(tmp_path / name / "rev.txt", into))
    for expected in ("imported", "unchanged"):
        outcomes = list(import_all(tasks, jobs=1))
        assert [(one.status, one.target) for one in outcomes] == [
            (expected, into / "rev.md"),
            (expected, into / "rev.txt.md"),
        ]
    origin = origin_of(into / "rev.txt.md")
    assert origin is not None and origin.source == "../b/rev.txt"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    source = tmp_path / "rev.txt"
    source.write_text(TEXT)
    (outcome,) = import_all([Task(source, source / "into")], jobs=1)
    assert (
        outcome.status == "failed" and outcome.message is not None and "cannot be written" in outcome.message
    )


def test_many_files_are_read_in_several_processes_in_their_order(tmp_path: Path) -> None:
    sources = [tmp_path / f"{number:02}.txt" for number in range(30)]
    for source in sources:
        source.write_text(TEXT)
    outcomes = list(import_all([Task(source, tmp_path) for source in sources], jobs=2))
    assert [outcome.source for outcome in outcomes] == sources
    assert {outcome.status for outcome in outcomes} == {"imported"}


def test_what_waits_in_a_folder_is_counted_by_kind(tmp_path: Path) -> None:
    assert left_alone(tmp_path) is None
    below = tmp_path / "below"
    below.mkdir()
    for name in (
        "a.vtt",
        "b.vtt",
        "c.docx",
        ".hidden.vtt",
        "~$c.docx",
        "README.txt",
        "notes.md",
        "photo.jpg",
    ):
        (below / name).write_text("x")
    (tmp_path / "rev.txt").write_text(TEXT)
    found = left_alone(tmp_path)
    assert found is not None
    assert found.kinds == ((".vtt", 2), (".docx", 1), (".txt", 1))
    assert str(found) == (
        "4 files of other kinds were left alone: 2 .vtt, 1 .docx, 1 .txt; "
        "`interviews import` makes transcripts of them"
    )
    import_again(tmp_path / "rev.txt")
    found = left_alone(tmp_path)
    assert found is not None and found.kinds == ((".vtt", 2), (".docx", 1))


def test_the_texts_of_a_project_are_a_transcript_each_with_its_codes_as_topics(tmp_path: Path) -> None:
    source = tmp_path / "wells.qdpx"
    with ZipFile(source, "w") as package:
        package.write(PROJECT, "project.qde")
        package.writestr("sources/s1.txt", TEXT)
    outcomes = import_again(source)
    assert [one.target and one.target.name for one in outcomes] == [
        "wells - Ana _ Bo.md",
        "wells - Inline.md",
    ]
    first, second = (interview_of(one) for one in outcomes)
    assert (first.title, first.topics) == ("Ana / Bo", ("Wells",))
    assert turns_of([first]) == REV.turns
    assert [text for _, _, text in turns_of([second])] == ["How deep?", "Forty.", "Really?", "Yes."]
    assert [one.status for one in import_again(source)] == ["unchanged"] * 2


def test_texts_of_one_name_in_a_project_are_a_transcript_each(tmp_path: Path) -> None:
    said = "".join(f"{who}: {text}\n" for who, _, text in REV.turns)
    texts = "".join(
        f'<TextSource name="&#10;Ana"><PlainTextContent>{said}</PlainTextContent></TextSource>'
        for _ in range(2)
    )
    for expected in ("imported", "unchanged"):
        source = tmp_path / "wells.qdpx"
        with ZipFile(source, "w") as package:
            package.writestr(ZipInfo("project.qde"), f"<Project><Sources>{texts}</Sources></Project>")
        outcomes = import_again(source)
        assert [one.status for one in outcomes] == [expected] * 2
        assert [one.target and one.target.name for one in outcomes] == [
            "wells - Ana.md",
            "wells - Ana (2).md",
        ]


def test_our_own_project_comes_back(tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text("**Ana Ruiz:** How deep is it?\n\n**Bo Lind:** Forty metres.\n")
    index, file = tmp_path / "index", tmp_path / "export.qdpx"
    assert main(["rebuild", str(tmp_path), "--index", str(index)]) == 0
    assert main(["export", "--index", str(index), "--output", str(file)]) == 0
    (outcome,) = import_again(file)
    assert ("Bo Lind", "Forty metres.") in [(who, text) for who, _, text in turns_of([interview_of(outcome)])]


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    word = tmp_path / "bomb.docx"
    with ZipFile(word, "w", ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<a>" + b" " * (30 << 20) + b"</a>")
    project = tmp_path / "bomb.qdpx"
    with ZipFile(project, "w", ZIP_DEFLATED) as package:
        package.writestr("project.qde", b"<a>" + b" " * (60 << 20) + b"</a>")
    laughs = tmp_path / "laughs.xml"
    laughs.write_text(
        '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><TEI><text><u who="x">&b;</u></text></TEI>'
    )
    outside = tmp_path / "outside.xml"
    outside.write_text(
        '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><TEI><text><u who="x">&a;</u></text></TEI>'
    )
    deep = tmp_path / "deep.xml"
    deep.write_text("<TEI>" * 10_000)
    outcomes = import_again(word, project, laughs, outside, deep)
    assert [outcome.status for outcome in outcomes] == ["failed"] * 5
    assert all(outcome.message and "Traceback" not in outcome.message for outcome in outcomes)
    assert LARGEST_PACKAGE < 1 << 30
    assert [file.suffix for file in tmp_path.glob("*.md")] == []


def test_a_file_of_a_gigabyte_is_refused_without_being_read(tmp_path: Path) -> None:
    source = tmp_path / "long.vtt"
    with source.open("wb") as file:
        file.truncate(1 << 30)
    (outcome,) = import_again(source)
    assert outcome.status == "failed"
    assert outcome.message is not None and "1,073,741,824 bytes is more than" in outcome.message


def test_labels_can_be_named_afterwards(tmp_path: Path) -> None:
    (outcome,) = import_file(tmp_path, "whisperx.srt", SAMPLES["whisperx.srt"].data)
    target = str(outcome.target)
    assert main(["speakers", "name", target, "SPEAKER_01", BO, "--yes"]) == 0
    (interview,) = parse_file(Path(target))
    assert BO in [speaker.name for speaker in interview.speakers]
    assert import_again(outcome.source)[0].status == "unchanged"
