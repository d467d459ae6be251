"""What the terminal UI does with other parts: whole interviews, edited sources, exports, the clipboard."""

from __future__ import annotations

import os
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from driving import Start
from invented import CHALK, TRANSCRIPTS, Library, build, opened

from interviews.engines import open_index
from interviews.errors import CitationError, SourceError
from interviews.exporting.collection import Entry
from interviews.exporting.verifying import read_quotations
from interviews.locations import find_workspace, user_state_folder
from interviews.model import Interview, QAPair, Turn
from interviews.parsing import parse
from interviews.search.requests import SearchRequest
from interviews.search.results import source_file
from interviews.session.clipboard import copy_with_tool
from interviews.session.file_names import write_new
from interviews.session.query import Query
from interviews.session.shared_index import SharedIndex
from interviews.session.state import State, save_state, state_file
from interviews.session.tools import Tools
from interviews.tui.app import InterviewsApp, run
from interviews.tui.documents import lay_out
from interviews.tui.pages import column_blocks, interview_blocks


@pytest.fixture
def tools(own_library: Library, tmp_path: Path) -> Tools:
    """The tools of a session on a library that the test may change."""
    return own_library.tools(tmp_path)


@pytest.fixture
def opened_library(tmp_path: Path) -> Library:
    """A library in which one transcript begins with prose that nobody says."""
    return build(tmp_path / "opened", opened(TRANSCRIPTS))


@pytest.fixture
def entry(tools: Tools) -> Entry:
    """An answer of the library, with a note."""
    index = SharedIndex(tools)
    [hit, *_] = index.search(Query("wet stone"), 5).hits
    noted = Entry(hit.pair, index.description(hit.pair), "for chapter two")
    index.close()
    return noted


async def test_a_passage_is_read_in_its_interview_and_compared(start: Start, opened_library: Library) -> None:
    async with start(library=opened_library) as driver:
        await driver.write("in:outside heron")
        await driver.press("enter")
        assert "Text around the interview" in driver.screen_text
        await driver.press("i")
        assert "the heron has not moved" in driver.screen_text
        assert "answer 0" not in driver.screen_text
        await driver.press("right_square_bracket")
        assert "answer 1 of 3" in driver.screen_text
        await driver.press("left_square_bracket")
        assert "answer 1 of 3" not in driver.screen_text
        (opened_library.transcripts / CHALK).unlink()
        await driver.press("escape", "i")
        assert "the heron has not moved" in driver.screen_text


def test_a_passage_in_a_column_says_that_nobody_asked_for_it(opened_library: Library) -> None:
    with closing(open_index(opened_library.index_folder)) as index:
        [hit] = index.search(SearchRequest("in:outside heron")).hits
        [answer, *_] = index.search(SearchRequest("in:pair aquifer")).hits
    said = [[block.content.plain for block in column_blocks(pair)] for pair in (hit.pair, answer.pair)]
    assert ["Outside questions" in column for column in said] == [True, False]


async def test_an_edited_passage_stays_in_the_basket_and_goes_into_its_export(
    start: Start, opened_library: Library
) -> None:
    async with start(size=(160, 50), library=opened_library) as driver:
        await driver.write("in:outside heron")
        await driver.press("enter", "m")
        file = opened_library.transcripts / CHALK
        file.write_text(file.read_text().replace("since noon", "since nine"))
        opened_library.rebuild()
        driver.app.session.index.refresh()
        await driver.press("b")
        assert "edited since it was marked" in driver.screen_text
        assert "since nine" in driver.screen_text
        assert "Outside questions" in driver.screen_text
        await driver.press("e", "end", "enter")
        assert "As they are now, edited since they were marked: Nora Felling's bicycle" in driver.messages[-1]


def test_a_pair_is_cited_in_formats_and_styles(tools: Tools, entry: Entry) -> None:
    assert tools.citer.cite(entry.interview, entry.pair, "bibtex").text.startswith("@misc{okonjo")
    assert (tools.citer.suffix("bibtex"), tools.citer.suffix("apa")) == (".bib", ".txt")
    assert {"apa", "bibtex"} <= {style.name for style in tools.citer.styles()}
    with pytest.raises(CitationError, match="no-such-style"):
        tools.citer.cite(entry.interview, entry.pair, "no-such-style")


def test_a_basket_is_exported_with_its_notes_in_formats_that_can_be_told_apart(
    tools: Tools, entry: Entry, tmp_path: Path
) -> None:
    exporter = tools.exporter
    labels = [form.label for form in exporter.formats()]
    assert labels[0] == "Markdown packet"
    assert len(set(labels)) == len(labels)
    for form in ("markdown", "html", "csv", "jsonl", "qdpx", "markdown-quotations"):
        assert form in {choice.name for choice in exporter.formats()}
        assert exporter.suffix(form) == f".{'md' if 'markdown' in form else form}"
        content, remarks = exporter.export([entry], form, "basket")
        file = write_new(tmp_path, form, exporter.suffix(form), content)
        if form == "qdpx":
            with zipfile.ZipFile(file) as archive:
                written = b"".join(map(archive.read, archive.namelist()))
        else:
            written = file.read_bytes()
        assert b"It is wet stone." in written
        assert b"for chapter two" in written
        assert remarks == ()
    [quoted] = read_quotations(tmp_path / "markdown.md")
    assert (quoted.id, quoted.answer) == (entry.pair.id, entry.pair.answer)
    assert "@misc{okonjo" in str(exporter.export([entry], "bibtex", "basket").content)
    source_file(entry.pair).unlink()
    [remark] = exporter.export([entry], "qdpx", "basket").remarks
    assert "chalk-streams.md" in remark


def test_a_source_that_is_gone_cannot_be_read(tools: Tools, entry: Entry) -> None:
    assert tools.read_interview(entry.pair).title == "What chalk streams remember"
    source_file(entry.pair).unlink()
    with pytest.raises(SourceError):
        tools.read_interview(entry.pair)


def test_the_clipboard_tool_gets_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = tmp_path / "wl-copy"
    tool.write_text(f"#!/bin/sh\ncat > {tmp_path}/copied\n")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert copy_with_tool("käse", {"WAYLAND_DISPLAY": "w"})
    assert (tmp_path / "copied").read_text() == "käse"
    tool.write_text("#!/bin/sh\nexit 1\n")
    assert not copy_with_tool("käse", {"WAYLAND_DISPLAY": "w"})
    assert not copy_with_tool("käse", {})


def test_emphasis_is_copied_as_html_and_what_cannot_take_it_gets_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = tmp_path / "copied"
    tool = tmp_path / "wl-copy"
    tool.write_text(f'#!/bin/sh\n[ "$FAIL" = "$2" ] && exit 1\necho "$2" > {copied}\ncat >> {copied}\n')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    wayland = {"WAYLAND_DISPLAY": "w"}
    assert copy_with_tool("käse", wayland, "<em>käse</em>")
    assert copied.read_text() == 'text/html\n<meta charset="utf-8"><em>käse</em>'
    monkeypatch.setenv("FAIL", "text/html")
    assert copy_with_tool("käse", wayland, "<em>käse</em>")
    assert copied.read_text() == "\nkäse"


def test_pairs_that_begin_on_one_line_are_told_apart(library: Library) -> None:
    first, second = library.pairs[:2]
    second = second._replace(start_line=first.start_line)
    said = ("Q", "first?"), ("A", "One."), ("Q", "second?"), ("A", "Two.")
    turns = tuple(
        Turn(
            number=number, speaker=speaker, label=speaker, timestamp=None, text=text, start_line=9, end_line=9
        )
        for number, (speaker, text) in enumerate(said, 1)
    )
    pairs = tuple(
        QAPair(
            id=pair.id,
            number=pair.number,
            questioners=("Q",),
            answerers=("A",),
            question="?",
            answer=".",
            question_turns=(2 * pair.number - 1,),
            answer_turns=(2 * pair.number,),
            timestamp=None,
            topics=(),
            start_line=9,
            end_line=9,
        )
        for pair in (first, second)
    )
    interview = Interview(path="a.md", turns=turns, qa_pairs=pairs)
    anchors = lay_out(interview_blocks(interview, [first, second]), 40).anchors
    assert anchors == {first.id: 0, second.id: 6}


def test_pages_stand_beside_the_names_like_times() -> None:
    (interview,) = parse(
        "[p. 4]\n\n**Ines:** [00:10] Was it dry?\n\n**Bram:** Yes. The well\n\n[p. 5]\n\nfell dry in May.\n"
    )
    lines = [line.content.plain for line in lay_out(interview_blocks(interview, []), 60).lines]
    assert "Ines  00:00:10 · p. 4" in lines
    assert "Bram  pp. 4-5" in lines


def test_a_pair_ends_where_its_answer_does(library: Library) -> None:
    (interview,) = parse(
        "**Ines:** Dry?\n\n**Bram:** Yes.\n\n**Ines:** Thank you very much, Bram, and goodbye.\n"
    )
    (found,) = interview.qa_pairs
    pair = library.pairs[0]._replace(id=found.id, start_line=found.start_line, end_line=found.end_line)
    laid_out = lay_out(interview_blocks(interview, [pair]), 40)
    start, end = laid_out.anchors.values()
    inside = [line.content.plain for line in laid_out.lines[start:end]]
    assert ("Yes." in inside, any("goodbye" in line for line in inside)) == (True, False)


async def test_an_index_that_another_program_rebuilt_is_noticed(start: Start, own_library: Library) -> None:
    async with start(library=own_library) as driver:
        await driver.write("quagga")
        assert "No question, answer or passage has" in driver.screen_text
        talk = "**Ines:** What came back?\n\n**Bram:** The quagga.\n"
        (own_library.transcripts / "new.md").write_text(talk)
        own_library.rebuild()
        driver.app.screen.look_for_newer()
        await driver.settle()
        assert "What came back?" in driver.screen_text


def test_words_search_the_answers_whatever_was_listed_last(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    remembered = state_file(user_state_folder(), library.index_folder)
    save_state(State(mode="speakers"), remembered)
    begun = []
    monkeypatch.setattr(InterviewsApp, "run", lambda app: begun.append(app.session.state))
    assert run(find_workspace(tmp_path), library.index_folder, "aquifer") == 0
    [state] = begun
    assert (state.mode, state.query) == ("answers", Query("aquifer"))
