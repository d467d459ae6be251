"""Rebuilding from inside, the first start, and an index that goes away."""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from driving import PATIENCE, Start
from invented import Library
from tests.engines.concepts import Concepts
from textual.widgets import Static

from interviews.building.reports import FileFinding, RebuildProgress, RebuildReport, SkippedFile
from interviews.engines import open_index
from interviews.engines.embedded import EmbeddedEngine
from interviews.errors import IndexBusyError, RebuildCancelledError, SettingsError
from interviews.exporting.describing import CHANGED
from interviews.search.meaning import Model
from interviews.search.results import source_file
from interviews.session import rebuilding
from interviews.tui.screens.rebuild import report_words
from interviews.tui.screens.welcome import FolderInput

CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ines>What came back?</v>\n<v Bram>The quagga.</v>\n"


async def test_a_rebuild_reports_what_it_did_and_keeps_the_open_answer(
    start: Start, own_library: Library
) -> None:
    async with start(library=own_library) as driver:
        await driver.press("escape", "down")
        pair = driver.reader.pair
        (own_library.transcripts / "new.md").write_text(
            "**Ines:** What came back?\n\n**Bram:** The quagga.\n"
        )
        await driver.press("r")
        assert driver.screen_name == "RebuildScreen"
        assert "1 new; 5 as before." in driver.screen_text
        await driver.press("enter")
        assert driver.screen_name == "BrowseScreen"
        assert driver.reader.pair == pair
        assert driver.results.cursor == 1


async def test_a_rebuild_reads_the_folders_that_are_written_here_alone(
    start: Start, own_library: Library
) -> None:
    beside = own_library.transcripts / "others"
    beside.mkdir()
    (beside / "talk.md").write_text("**Ines:** What came back?\n\n**Bram:** The quagga.\n")

    class Elsewhere(EmbeddedEngine):
        def folders(self) -> list[str]:
            return [str(beside)]

    async with start(library=own_library, make_engine=lambda: Elsewhere(own_library.index_folder)) as driver:
        await driver.press("escape", "r")
        assert driver.screen_name == "RebuildScreen"
        # A long path is cut wherever the line ends.
        assert str(beside) in str(driver.app.screen.query_one("#rebuild-folders", Static).content)
        assert "The index holds 1 answer" in driver.screen_text


async def test_a_rebuild_finds_out_what_answers_mean_where_there_is_a_model(
    start: Start, own_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "is_available", lambda named: True)
    monkeypatch.setattr(rebuilding, "load_model", lambda named: Concepts())
    async with start(library=own_library) as driver:
        await driver.press("escape", "r")
        assert "more can be found by meaning" in driver.screen_text
    with closing(open_index(own_library.index_folder)) as index:
        assert index.with_vectors(Concepts().identifier) == len(own_library.pairs)


async def test_a_model_that_cannot_be_used_takes_nothing_from_a_rebuild(
    start: Start, own_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(named: str) -> Model:
        raise SettingsError("[meaning] model: this one is broken. Name another.")

    monkeypatch.setattr(rebuilding, "is_available", lambda named: True)
    monkeypatch.setattr(rebuilding, "load_model", broken)
    async with start(library=own_library) as driver:
        await driver.press("escape", "r")
        assert "5 as before." in driver.screen_text
        assert "this one is broken" in driver.screen_text


class Slow:
    """A rebuild that goes on until it is cancelled."""

    def __init__(self) -> None:
        self.began, self.stopped = threading.Event(), threading.Event()

    def __call__(
        self, _: object, progressed: Callable[[RebuildProgress], None], cancelled: Callable[[], bool]
    ) -> RebuildReport:
        progressed(RebuildProgress("parsing", 1, 10, "one.md"))
        self.began.set()
        assert cancelled.__self__.wait(PATIENCE)  # type: ignore[attr-defined]
        self.stopped.set()
        raise RebuildCancelledError("Cancelled. The index is as it was before.")


async def test_a_rebuild_is_cancelled_from_its_dialog(start: Start) -> None:
    slow = Slow()
    async with start(rebuild=slow) as driver:
        await driver.pilot.press("escape", "r")
        assert slow.began.wait(PATIENCE)
        await driver.pilot.pause()
        assert "1 of 10" in driver.screen_text
        assert "one.md" in driver.screen_text
        await driver.press("escape")
        assert "Cancelled. The index is as it was before." in driver.screen_text
        await driver.press("escape")
        assert driver.screen_name == "BrowseScreen"


async def test_leaving_the_program_stops_a_rebuild(start: Start) -> None:
    slow = Slow()
    async with start(rebuild=slow) as driver:
        await driver.pilot.press("escape", "r")
        assert slow.began.wait(PATIENCE)
    assert slow.stopped.wait(PATIENCE)


async def test_a_rebuild_that_fails_says_why(start: Start) -> None:
    def busy(*_: object) -> RebuildReport:
        raise IndexBusyError("Another process is rebuilding the index. Wait until it has finished.")

    async with start(rebuild=busy) as driver:
        await driver.press("escape", "r")
        assert "Another process is rebuilding" in driver.screen_text


async def test_skipped_files_are_listed_with_reasons_and_open_in_the_editor(
    start: Start,
) -> None:
    def skipping(*_: object) -> RebuildReport:
        return RebuildReport(
            unchanged=2, skipped=(SkippedFile("bad.md", "bad.md: this is not text. Convert it."),)
        )

    commands: list[list[str]] = []
    async with start(rebuild=skipping, environment={"EDITOR": "nano"}) as driver:
        await driver.press("escape", "r")
        assert "bad.md" in driver.screen_text
        assert "this is not text. Convert it." in driver.screen_text
        driver.app.run_editor = commands.append  # type: ignore[method-assign]
        await driver.press("enter")
    assert commands == [["nano", "+1", str(driver.library.transcripts / "bad.md")]]


async def test_what_a_rebuild_finds_is_listed_below_its_file_and_opens_at_its_line(
    start: Start, own_library: Library
) -> None:
    (own_library.transcripts / "odd.md").write_text(
        "**Ines:** What came back?\n\n**Bram:** The quagga.\n\n**Ines:** Then?\n\n"
        "**Bram:** Yes [inaudible] so.\n\n**Inez:** And now?\n\n**Bram:** No.\n"
    )
    commands: list[list[str]] = []
    async with start(library=own_library, environment={"EDITOR": "nano"}) as driver:
        await driver.press("escape", "r")
        shown = driver.screen_text
        assert shown.index("odd.md") < shown.index("7  inaudible: ") < shown.index("9  near-duplicate: ")
        assert "Line 7: [inaudible] in what Bram says" in shown
        driver.app.run_editor = commands.append  # type: ignore[method-assign]
        await driver.press("down", "o", "down", "enter")
        file = str(own_library.transcripts / "odd.md")
        assert commands == [["nano", "+7", file], ["nano", "+9", file]]
        await driver.press("escape")
        assert driver.screen_name == "BrowseScreen"


async def test_all_transcripts_are_checked_on_request(start: Start, own_library: Library) -> None:
    (own_library.transcripts / "odd.md").write_bytes(b"**A:** Caf\xe9?\n\n**B:** Tea.\n")
    async with start(library=own_library) as driver:
        await driver.press("escape", "r", "enter", "r")
        assert "Nothing had changed" in driver.screen_text
        assert "encoding: " not in driver.screen_text
        await driver.press("c")
        assert "6 transcripts checked" in driver.screen_text
        assert "encoding: read as" in driver.screen_text


async def test_what_a_check_still_finds_is_no_part_of_the_report_of_an_import(
    start: Start, own_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own_library.transcripts / "call.vtt").write_text(CAPTIONS)
    reading, go_on = threading.Event(), threading.Event()
    over: list[bool] = []

    def check(
        folders: object, progress: Callable[[int, int], None], stopped: Callable[[], bool]
    ) -> Iterator[FileFinding]:
        reading.set()
        go_on.wait(PATIENCE)
        over.append(stopped())
        yield FileFinding("late.md", 1, "inaudible", "found too late")
        progress(1, 1)

    monkeypatch.setattr("interviews.tui.screens.rebuild.check_folders", check)
    async with start(library=own_library) as driver:
        await driver.press("escape", "r")
        driver.app.screen.action_check_all()
        assert await asyncio.to_thread(reading.wait, PATIENCE)
        driver.app.screen.action_import_waiting()
        go_on.set()
        await driver.settle()
        assert "1 transcript made." in driver.screen_text
        assert over == [True]
        assert "found too late" not in driver.screen_text
        assert "checked" not in driver.screen_text


async def test_an_import_after_a_check_is_reported_without_what_was_checked(
    start: Start, own_library: Library
) -> None:
    (own_library.transcripts / "call.vtt").write_text(CAPTIONS)
    async with start(library=own_library) as driver:
        await driver.press("escape", "r", "c")
        assert "5 transcripts checked" in driver.screen_text
        await driver.press("i")
        assert "1 transcript made." in driver.screen_text
        assert "checked" not in driver.screen_text


async def test_the_first_start_asks_for_the_transcripts_and_shows_them_when_indexed(
    start: Start, own_library: Library
) -> None:
    shutil.rmtree(own_library.index_folder)
    async with start(library=own_library) as driver:
        assert driver.screen_name == "WelcomeScreen"
        assert "Which folder holds your transcripts?" in driver.screen_text
        await driver.press("enter")
        assert driver.screen_name == "RebuildScreen"
        await driver.press("enter")
        assert driver.screen_name == "BrowseScreen"
        assert driver.results.row_count == 10


async def test_the_first_start_begins_in_the_current_folder_and_counts_what_is_typed(
    start: Start, own_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(own_library.index_folder)
    monkeypatch.chdir(own_library.folder)
    async with start(library=own_library, transcript_folders=()) as driver:
        line = driver.app.focused
        assert isinstance(line, FolderInput)
        assert line.folder == own_library.folder
        driver.app.screen_stack[1].look_for_newer()
        await driver.settle()
        assert driver.messages == []
        assert "5 transcripts. Enter indexes them." in driver.screen_text
        await driver.press(*"/tra", "tab")
        assert line.folder == own_library.transcripts
        await driver.press(*"gone", "enter")
        # Behind a path of any length.
        assert "there is no such folder" in " ".join(driver.screen_text.split())
        assert driver.screen_name == "WelcomeScreen"
        await driver.press(*["backspace"] * 4, *"arch", "tab")
        assert "1 transcript. Enter indexes it." in driver.screen_text
        await driver.press("enter")
        assert "1 new; 0 as before." in driver.screen_text
        await driver.press("enter")
        assert driver.results.row_count == 2


async def test_a_home_folder_is_indexed_only_after_asking(
    start: Start, own_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(own_library.index_folder)
    monkeypatch.chdir(own_library.transcripts)
    monkeypatch.setenv("HOME", str(own_library.transcripts))
    async with start(library=own_library, transcript_folders=()) as driver:
        assert "Everything you have is below this folder." in driver.screen_text
        await driver.press("enter")
        assert driver.screen_name == "ChooseDialog"
        await driver.press("enter")
        assert driver.screen_name == "WelcomeScreen"
        await driver.press("enter", "down", "enter")
        assert driver.screen_name == "RebuildScreen"


async def test_leaving_the_first_screen_without_an_index_leaves_the_program(
    start: Start, own_library: Library
) -> None:
    shutil.rmtree(own_library.index_folder)
    async with start(library=own_library) as driver:
        await driver.press("escape")
        assert driver.app.return_code == 0


async def test_an_index_that_vanishes_while_open_is_said_and_nothing_crashes(start: Start) -> None:
    async with start() as driver:
        driver.index.error = FileNotFoundError("segment.npy")
        await driver.search("aquifer")
        assert any("cannot be read (FileNotFoundError" in message for message in driver.messages)
        notice = driver.app.screen.query_one("#notice")
        assert notice.display
        assert "Run `interviews rebuild --full`" in str(notice.render())
        driver.index.error = None
        await driver.search("pear")
        assert driver.results.row_count == 1
        assert not notice.display


async def test_an_index_folder_that_is_deleted_leads_to_the_first_screen(
    start: Start, own_library: Library
) -> None:
    async with start(library=own_library) as driver:
        shutil.rmtree(own_library.index_folder)
        driver.index.error = FileNotFoundError("segment.npy")
        await driver.write("aquifer")
        assert driver.screen_name == "WelcomeScreen"


def test_a_report_says_what_changed_and_what_the_index_holds() -> None:
    report = RebuildReport(
        changed=1,
        removed=2,
        unchanged=7,
        files=8,
        interviews=9,
        pairs=1,
        findings=(FileFinding("a.md", 2, "odd", "m"),),
        notes=("n",),
    )
    assert report_words(report, "3 files of other kinds.").splitlines() == [
        "1 changed, 2 removed; 7 as before.",
        "The index holds 1 answer of 9 interviews in 8 files.",
        "n",
        "3 files of other kinds.",
        "1 thing to look at in what was read:",
    ]
    assert report_words(RebuildReport(unchanged=3)).startswith("Nothing had changed; 3 as before.")


async def test_the_first_start_offers_transcripts_of_files_of_other_kinds(
    start: Start, own_library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.rmtree(own_library.index_folder)
    calls = tmp_path / "calls"
    calls.mkdir()
    (calls / "call.vtt").write_text(CAPTIONS)
    monkeypatch.chdir(calls)
    async with start(library=own_library, transcript_folders=()) as driver:
        (calls / "talk.md").write_text("**Ines:** Why?\n\n**Bram:** The rain.\n")
        await driver.press("backspace", "s")
        said = " ".join(driver.screen_text.split())
        assert "1 transcript. Enter indexes it. 1 file of other kinds: 1 .vtt: Enter, then Import" in said
        (calls / "talk.md").unlink()
        await driver.press("backspace", "s")
        assert "1 file of other kinds: 1 .vtt" in " ".join(driver.screen_text.split())
        await driver.press("enter")
        assert "Import makes transcripts beside them" in " ".join(driver.screen_text.split())
        await driver.press("i")
        assert "1 transcript made." in driver.screen_text
        assert "1 new; 0 as before." in driver.screen_text
        await driver.press("enter")
        assert driver.results.row_count == 1


async def test_an_answer_whose_transcript_has_changed_says_so_until_the_rebuild(
    start: Start, own_library: Library
) -> None:
    async with start(library=own_library) as driver:
        await driver.search("aquifer")
        assert CHANGED not in driver.screen_text
        file = source_file(driver.reader.pair)
        file.write_text(file.read_text().replace("Slowly.", "Slowly, as a rule."))
        driver.app.screen_stack[1].look_for_newer()
        await driver.settle()
        assert driver.screen_text.count(CHANGED) >= 2
        await driver.press("2")
        driver.app.screen_stack[1].look_for_newer()
        await driver.settle()
        assert f"{CHANGED} · Radio Quay" in driver.screen_text
        await driver.press("1")
        await driver.press("r", "enter")
        assert CHANGED not in driver.screen_text


async def test_an_edited_answer_stays_open_and_in_the_basket(start: Start, own_library: Library) -> None:
    async with start(library=own_library) as driver:
        await driver.search("aquifer")
        await driver.press("m", "up")
        before = driver.reader.pair
        file = source_file(before)
        file.write_text(file.read_text().replace("Slowly.", "Slowly, as a rule."))
        await driver.press("r", "enter")
        after = driver.reader.pair
        assert after.id != before.id
        assert after.question == before.question
        assert "Slowly, as a rule." in driver.screen_text
        assert "◆ in the basket" in driver.screen_text
        await driver.press("m")
        assert driver.app.session.basket.items == ()
