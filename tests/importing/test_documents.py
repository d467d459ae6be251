"""Sixteen ways in which people lay out a transcript in Word, the same in LibreOffice, RTF and HTML."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Cm
from docx.text.paragraph import Paragraph
from odf.opendocument import OpenDocumentText
from odf.style import Style, TextProperties
from odf.text import H, P, Span, Tab

from interviews.errors import CitationError
from tests.importing.importing import ANA, BO, Turn, import_file, interview_of, turns_of

SAID = [
    (ANA, "How deep is the water under the field?"),
    (BO, "Forty metres. It was eleven."),
    (ANA, "And the *wells*, 5 < 6 of them?"),
    (BO, "They fell dry - all of them. I dug for years."),
    (ANA, "Thank you."),
]
PLAIN: list[Turn] = [(who, None, text) for who, text in SAID]
TIMED: list[Turn] = [(who, f"00:0{minute}:10", text) for minute, (who, text) in enumerate(SAID)]
CAPITALS: list[Turn] = [(who.upper(), None, text) for who, text in SAID]
INITIALS: list[Turn] = [("AR" if who == ANA else "BL", None, text) for who, text in SAID]
Layout = Callable[[WordDocument], None]


def add(document: WordDocument, *runs: tuple[str, str]) -> Paragraph:
    """A paragraph of runs, each with a look."""
    paragraph = document.add_paragraph()
    for text, look in runs:
        run = paragraph.add_run(text)
        run.bold, run.underline, run.italic = look == "bold", look == "underlined", look == "italic"
    return paragraph


def paragraphs(*looks: tuple[str, str]) -> Layout:
    """A paragraph a turn, of runs that are filled with who speaks, when and what, and have a look."""

    def layout(document: WordDocument) -> None:
        for number, ((who, text), (_, time, _)) in enumerate(zip(SAID, TIMED, strict=True), 1):
            known = {"who": who, "WHO": who.upper(), "text": text, "time": time, "number": number}
            line: list[tuple[str, str]] = []
            for words, look in (*looks, ("\n", "")):
                if words == "\n":
                    add(document, *line)
                    line = []
                else:
                    line.append((words.format(**known), look))

    return layout


def teams(document: WordDocument) -> None:
    for minute, (who, text) in enumerate(SAID):
        paragraph = add(document, (who, "bold"), (f"   {minute}:10", ""))
        paragraph.add_run().add_break()
        paragraph.add_run(text)


def hanging_indents(document: WordDocument) -> None:
    for who, text in SAID:
        paragraph = add(document, (f"{who}\t{text}", ""))
        paragraph.paragraph_format.left_indent = Cm(3)
        paragraph.paragraph_format.first_line_indent = Cm(-3)


def two_columns(document: WordDocument) -> None:
    table = document.add_table(0, 2)
    for who, text in SAID:
        row = table.add_row()
        row.cells[0].text, row.cells[1].text = who, text


def three_columns(document: WordDocument) -> None:
    table = document.add_table(0, 3)
    for cells in [("Time", "Speaker", "Text"), *((time, who, text) for who, time, text in TIMED)]:
        row = table.add_row()
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = str(text)


def numbered(document: WordDocument) -> None:
    for who, text in SAID:
        document.add_paragraph(f"{who}: {text}", style="List Number")


def headings(document: WordDocument) -> None:
    for who, text in SAID:
        document.add_heading(who, 3)
        add(document, (text, ""))


def initials(document: WordDocument) -> None:
    add(document, (f"Participants: {ANA} (AR), interviewer; {BO} (BL)", ""))
    for who, text in SAID:
        add(document, ("AR: " if who == ANA else "BL: ", "italic"), (text, ""))


LAYOUTS: dict[str, tuple[Layout, list[Turn]]] = {
    "bold with colon": (paragraphs(("{who}:", "bold"), (" {text}", "")), PLAIN),
    "colon outside of bold": (paragraphs(("{who}", "bold"), (": {text}", "")), PLAIN),
    "bold without colon": (paragraphs(("{who}", "bold"), (" {text}", "")), PLAIN),
    "capitals": (paragraphs(("{WHO}: {text}", "")), CAPITALS),
    "underlined": (paragraphs(("{who}", "underlined"), (" {text}", "")), PLAIN),
    "underlined with colon": (paragraphs(("{who}:", "underlined"), (" {text}", "")), PLAIN),
    "teams": (teams, TIMED),
    "hanging indents": (hanging_indents, PLAIN),
    "tabulator after colon": (paragraphs(("{who}:\t{text}", "")), PLAIN),
    "two columns": (two_columns, PLAIN),
    "three columns": (three_columns, TIMED),
    "numbered": (numbered, PLAIN),
    "numbered by hand": (paragraphs(("{number}. {who}: {text}", "")), PLAIN),
    "time first": (paragraphs(("[{time}] {who}: {text}", "")), TIMED),
    "time and tabulators": (paragraphs(("{time}\t{who}\t{text}", "")), TIMED),
    "bold on a line of its own": (paragraphs(("{who}", "bold"), ("\n", ""), ("{text}", "")), PLAIN),
    "colon on a line of its own": (paragraphs(("{who}:", ""), ("\n", ""), ("{text}", "")), PLAIN),
    "name alone": (paragraphs(("{who}", ""), ("\n", ""), ("{text}", "")), PLAIN),
    "headings": (headings, PLAIN),
    "initials": (initials, INITIALS),
}


def word_file(layout: Layout) -> bytes:
    document = Document()
    layout(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize(("layout", "turns"), LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_of_word_gives_its_turns(layout: Layout, turns: list[Turn], tmp_path: Path) -> None:
    (outcome,) = import_file(tmp_path, "interview.docx", word_file(layout))
    assert outcome.status == "imported", outcome.message
    assert turns_of([interview_of(outcome)]) == turns


def test_title_headings_notes_and_prose_of_a_document_stay(tmp_path: Path) -> None:
    def layout(document: WordDocument) -> None:
        document.add_heading("Water under the field", 0)
        add(document, ("Recorded in Hollin on 4 July 2019.", ""))
        document.add_heading("The wells", 1)
        for who, text in SAID[:2]:
            add(document, (f"{who}:", "bold"), (f" {text}", ""))
        document.add_heading("The field", 1)
        add(document, ("It is ", ""), ("mine", "italic"), (".", ""))
        for who, text in SAID[2:]:
            add(document, (f"{who}:", "bold"), (f" {text}", ""))

    (outcome,) = import_file(tmp_path, "interview.docx", word_file(layout))
    interview = interview_of(outcome)
    assert (interview.title, interview.date) == ("Water under the field", "2019-07-04")
    assert [heading.text for heading in interview.headings] == ["The wells", "The field"]
    assert interview.turns[1].text == "Forty metres. It was eleven.\n\nIt is *mine*."


def open_document(*, bold: bool) -> bytes:
    document = OpenDocumentText()
    style = Style(name="Strong", family="text")
    style.addElement(TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(style)
    document.text.addElement(H(outlinelevel=1, text="Water talk"))
    for who, text in SAID:
        paragraph = P()
        if bold:
            paragraph.addElement(Span(stylename=style, text=f"{who}:"))
            paragraph.addText(f" {text}")
        else:
            paragraph.addText(who)
            paragraph.addElement(Tab())
            paragraph.addText(text)
        document.text.addElement(paragraph)
    file = BytesIO()
    document.write(file)
    return file.getvalue()


RICH_TEXTS = [
    "{\\rtf1\\ansi\\deff0 " + "".join(f"{{\\b {who}:}} {text}\\par\n" for who, text in SAID) + "}",
    "{\\rtf1\\ansi\\deff0 "
    + "".join(f"\\pard\\li1700\\fi-1700 {who}\\tab {text}\\par\n" for who, text in SAID)
    + "}",
]


PAGES = [
    "<html><head><title>Water talk</title><script>alert(1)</script></head><body>"
    + "".join(f"<p><b>{who}:</b> {text.replace('<', '&lt;')}</p>" for who, text in SAID)
    + "</body></html>",
    "<table>" + "".join(f"<tr><td>{who}</td><td>{text.replace('<', '&lt;')}</td></tr>" for who, text in SAID)
    + "</table>",
]  # fmt: skip


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        *(("odt", open_document(bold=bold)) for bold in (True, False)),
        *(("rtf", text) for text in RICH_TEXTS),
        *(("html", page) for page in PAGES),
    ],
    # The bytes of a package have the time in them: processes that collect tests would not agree.
    ids=["odt-bold", "odt-tabulators", "rtf-bold", "rtf-tabulators", "html-bold", "html-table"],
)
def test_documents_of_other_kinds(suffix: str, data: str | bytes, tmp_path: Path) -> None:
    (outcome,) = import_file(tmp_path, f"interview.{suffix}", data)
    assert turns_of([interview_of(outcome)]) == PLAIN
    assert suffix != "odt" or interview_of(outcome).title == "Water talk"


def test_links_lead_where_they_led(tmp_path: Path) -> None:
    data = (
        "<p><b>Ana:</b> Where is <a href='https://wells.example/a_(b) c'>the map</a>?</p>"
        "<p><b>Bo:</b> On <a href='https://wells.example'>https://wells.example</a>, "
        "not <a href='javascript:x'>there</a>.</p>"
    )
    (outcome,) = import_file(tmp_path, "interview.html", data)
    assert [turn.text for turn in interview_of(outcome).turns] == [
        "Where is [the map](https://wells.example/a_%28b%29%20c)?",
        "On https://wells.example, not there.",
    ]


def test_a_page_of_a_podcast_names_speakers_in_cites(tmp_path: Path) -> None:
    data = "".join(f"<cite>{who}:</cite><time>{time[4:]}</time><p>{text.replace('<', '&lt;')}</p>"
                   for who, time, text in TIMED if time)  # fmt: skip
    (outcome,) = import_file(tmp_path, "interview.html", data)
    assert turns_of([interview_of(outcome)]) == TIMED


def test_without_pandoc_the_message_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> Path:
        raise CitationError("there is none")

    monkeypatch.setattr("interviews.importing.readers.document.find_pandoc", missing)
    (outcome,) = import_file(tmp_path, "interview.docx", word_file(headings))
    assert outcome.status == "failed"
    assert outcome.message is not None and "pip install 'interviews[styles]'" in outcome.message
