"""Files of other tools become transcripts with the turns, speakers and times that they have."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviews.parsing import parse
from tests.importing.importing import FOLDER, SAMPLES, Sample, import_file, interview_of, turns_of


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_turns_speakers_and_times_are_those_of_the_source(sample: Sample, tmp_path: Path) -> None:
    (outcome,) = import_file(tmp_path, sample.name, sample.data)
    assert outcome.status == "imported", outcome.message
    assert turns_of([interview_of(outcome)]) == sample.turns
    assert outcome.turns == len(sample.turns)


@pytest.mark.parametrize(
    ("name", "paragraphs"),
    [
        ("youtube.vtt", ["[00:00:00] so how deep is the water forty metres"]),
        ("whisper.json", ["[00:00:00] How deep is the water?", "[00:00:08] Forty metres."]),
        ("whisper-cpp.json", ["[00:00:00] How deep is the water?", "[00:00:08] Forty metres."]),
    ],
)
def test_words_of_nobody_are_paragraphs_with_times(name: str, paragraphs: list[str], tmp_path: Path) -> None:
    (outcome,) = import_file(tmp_path, name, (FOLDER / name).read_bytes())
    interview = interview_of(outcome)
    assert interview.language == "en"
    assert [part for one in interview.background for part in one.text.split("\n\n")] == paragraphs
    assert outcome.message is not None and "no speakers" in outcome.message


def test_what_a_record_of_an_archive_says_is_kept(tmp_path: Path) -> None:
    (outcome,) = import_file(tmp_path, "ohms.xml", SAMPLES["ohms.xml"].data)
    interview = interview_of(outcome)
    assert (interview.title, interview.date) == ("Interview with Bo Lind", "2019-07-04")
    assert [person.name for person in interview.interviewers] == ["Ana Ruiz"]
    assert [person.name for person in interview.interviewees] == ["Bo Lind"]
    assert interview.topics == ("Wells", "Drought")
    assert interview.media == "https://recordings.example/hollin.mp3"


def test_a_document_of_tei_was_said_when_it_was_recorded(tmp_path: Path) -> None:
    (outcome,) = import_file(tmp_path, "speech.tei", SAMPLES["speech.tei"].data)
    interview = interview_of(outcome)
    assert (interview.title, interview.date, interview.language) == ("Water talk", "1974-07-04", "en")
    assert [person.name for person in interview.interviewers] == ["Ana Ruiz"]


def test_lines_above_a_text_say_its_title_and_date(tmp_path: Path) -> None:
    (outcome,) = import_file(tmp_path, "tabulators.txt", SAMPLES["tabulators.txt"].data)
    assert (interview_of(outcome).title, interview_of(outcome).date) == ("Water talk", "2021-03-12")


def test_page_marks_stay_where_they_are(tmp_path: Path) -> None:
    text = (
        "[p. 11]\n\nAna Ruiz: How deep is the water?\n\n[p. 12] Bo Lind: Forty metres, and\n\n[p. 13]\n\n"
        "it was eleven. It falls.\n\nAna Ruiz: And the wells?\n\nBo Lind: They fell dry in May.\n"
    )
    (before,) = parse(text)
    [outcome] = import_file(tmp_path, "talk.txt", text)
    after = interview_of(outcome)
    assert [pair.pages for pair in after.qa_pairs] == [("11", "12", "13"), ("13",)]
    assert [[page.number for page in turn.pages] for turn in after.turns] == [
        [page.number for page in turn.pages] for turn in before.turns
    ]


def test_form_feeds_become_page_marks(tmp_path: Path) -> None:
    text = (
        "Ana Ruiz: How deep is it?\n\nBo Lind: Forty metres,\n\fand it falls.\n\n"
        "\fAna Ruiz: And then?\n\nBo Lind: Rain.\n"
    )
    [outcome] = import_file(tmp_path, "talk.txt", text)
    after = interview_of(outcome)
    assert [(turn.speaker, [page.number for page in turn.pages]) for turn in after.turns] == [
        ("Ana Ruiz", ["1"]),
        ("Bo Lind", ["1", "2"]),
        ("Ana Ruiz", ["3"]),
        ("Bo Lind", ["3"]),
    ]


def test_the_recording_is_the_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "hollin.mp3").touch()
    (tmp_path / "zoom.mp4").touch()
    (named,) = import_file(tmp_path, "noscribe.txt", SAMPLES["noscribe.txt"].data)
    assert interview_of(named).media == "hollin.mp3"
    (alike,) = import_file(tmp_path, "zoom.vtt", SAMPLES["zoom.vtt"].data)
    assert interview_of(alike).media == "zoom.mp4"
    (elsewhere,) = import_file(tmp_path, "elan.eaf", SAMPLES["elan.eaf"].data)
    assert interview_of(elsewhere).media == "hollin.wav"


def test_a_voice_that_nothing_names_is_not_the_one_above(tmp_path: Path) -> None:
    cue = "00:00:0{}.000 --> 00:00:0{}.900\n{}\n\n"
    said = [
        "music",
        "<v Ana>How deep is it?",
        "<v Bo>Forty metres.",
        "Really?",
        "<v Ana>So he says.",
        "<v Bo>Yes.",
    ]
    data = "WEBVTT\n\n" + "".join(cue.format(number, number, line) for number, line in enumerate(said))
    (outcome,) = import_file(tmp_path, "call.vtt", data)
    interview = interview_of(outcome)
    assert [(who, text) for who, _, text in turns_of([interview])] == [
        ("Ana", "How deep is it?"),
        ("Bo", "Forty metres."),
        ("Unknown speaker", "Really?"),
        ("Ana", "So he says."),
        ("Bo", "Yes."),
    ]
    assert [one.text for one in interview.background] == ["[00:00:00] music"]
    assert [speaker.named for speaker in interview.speakers if speaker.name == "Unknown speaker"] == [False]


def test_unnamed_speakers_keep_their_labels(tmp_path: Path) -> None:
    (outcome,) = import_file(tmp_path, "whisperx.json", SAMPLES["whisperx.json"].data)
    assert [speaker.named for speaker in interview_of(outcome).speakers] == [False, False]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.json", '{"rows": [1], "kind": "x"}', "unknown shape, with the keys rows, kind"),
        ("a.json", "{", "cannot be read"),
        ("a.json", "[" * 100_000, "cannot be read"),
        ("a.vtt", "WEBVTT\n\n", "no captions"),
        ("a.srt", "What is this?", "no captions"),
        ("a.xml", "<svg/>", "unknown kind"),
        ("a.xml", "<TEI/>", "nobody speaks"),
        ("a.xml", "<a>", "cannot be read"),
        ("a.eaf", "<ANNOTATION_DOCUMENT/>", "no annotations"),
        ("a.txt", "Only a note to myself.", "no speakers"),
        ("a.txt", b"\0\0\0", "not text"),
        ("a.docx", b"PK", "damaged"),
        ("a.qdpx", b"no zip", "damaged"),
        ("a.rtf", b"no rtf", "no RTF"),
        ("a.pdf", b"%PDF", "cannot be imported"),
        ("a.vtt", "", "empty"),
    ],
)
def test_what_cannot_be_read_is_said(name: str, data: str | bytes, message: str, tmp_path: Path) -> None:
    (outcome,) = import_file(tmp_path, name, data)
    assert outcome.status == "failed"
    assert (
        outcome.message is not None and message in outcome.message and str(tmp_path / name) in outcome.message
    )
    assert [file.name for file in tmp_path.iterdir()] == [name]
