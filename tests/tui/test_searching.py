"""The query line, the list and the filters."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from driving import Driver, Start
from invented import TRANSCRIPTS, Library, build, opened
from textual.events import AppFocus
from textual.widgets import Input

from interviews.cli.main import main
from interviews.engines import engine_in
from interviews.locations import user_state_folder
from interviews.search.meaning import Vectors
from interviews.search.requests import SearchRequest
from interviews.session import tools
from interviews.session.query import Filter, Query
from interviews.session.state import State, save_state, state_file
from interviews.tui.screens.searching import Answered
from interviews.tui.widgets.facets import FacetFind, Facets, spark_line
from interviews.tui.widgets.query_bar import Chip


async def test_an_older_answer_that_comes_late_is_dropped(driver: Driver) -> None:
    screen = driver.app.screen
    late = screen.session.index.search(screen.query_now, 50)
    await driver.write("pear")
    await screen.take_answer(Answered(screen.serial - 1, late, same_query=False))
    await driver.settle()
    assert driver.results.row_count == 1


async def test_an_answer_that_changed_on_the_disk_is_not_shown(start: Start, own_library: Library) -> None:
    [records] = own_library.index_folder.glob("generation-*/records-*")
    data = records.read_bytes()
    records.write_bytes(data.replace(b"aquifer", b"seaside"))
    async with start(library=own_library) as driver:
        assert driver.reader.pair is None
        assert "changed on the disk" in driver.said[-1]
        assert "interviews rebuild --full" in driver.said[-1]
        assert "seaside" not in driver.screen_text


async def test_no_hits_under_a_filter_offer_to_take_it_off(driver: Driver) -> None:
    await driver.narrow(Filter("year", "1987"))
    await driver.search("pear")
    assert "Press x in the list to take off the filters." in driver.screen_text
    await driver.press("x")
    assert driver.results.row_count == 1


async def test_pages_are_fetched_only_when_they_scroll_into_view(start: Start, long_library: Library) -> None:
    async with start(library=long_library) as driver:
        assert driver.results.row_count == 400
        assert {request.offset for request in driver.index.requests if request.limit == 50} == {0}
        await driver.press("down", "end")
        assert driver.reader.pair is not None
        assert driver.reader.pair.number == 400
        assert 350 in {request.offset for request in driver.index.requests}
        assert 200 not in {request.offset for request in driver.index.requests}


async def test_a_filter_is_put_on_from_the_facets_and_shown_as_a_chip(driver: Driver) -> None:
    await driver.press("escape", "f")
    assert driver.app.focused is driver.app.screen.query_one(FacetFind)
    await driver.press("enter")
    assert driver.index.requests[-1].speakers == ("Ines Okonjo",)
    assert [chip.filter.value for chip in driver.app.screen.query(Chip)] == ["Ines Okonjo"]
    assert driver.results.row_count == 3


async def test_filters_are_found_by_writing(driver: Driver) -> None:
    await driver.press("escape", "f", *"light", "down", "up")
    facets = driver.app.screen.query_one(Facets)
    assert [facets._rows[row].value for row in range(facets.row_count)] == ["", "lighthouses"]
    await driver.press("enter")
    assert driver.index.requests[-1].topics == ("lighthouses",)
    await driver.press("escape")
    assert facets.row_count > 10
    assert isinstance(driver.app.focused, FacetFind)
    await driver.press("escape")
    assert driver.app.focused is driver.results


def _facet_lines(driver: Driver) -> list[str]:
    facets = driver.app.screen.query_one(Facets)
    return [str(line) for index in range(facets.row_count) for line in facets.row(index, 30)]


def test_years_are_bars_from_the_first_to_the_last() -> None:
    assert spark_line([("2021", 8), ("2018", 1), ("2019", 4)]) == "2018 ▁▄ █ 2021"
    assert len(spark_line([("1900", 1), ("2024", 9)])) == len("1900  2024") + 20
    assert spark_line([("2021", 3)]) == ""


async def test_a_second_speaker_widens_and_a_topic_narrows(driver: Driver) -> None:
    await driver.narrow(Filter("speaker", "Ines Okonjo"), Filter("speaker", "Tomas Arle"))
    assert driver.results.row_count == 5
    await driver.narrow(Filter("topic", "farming"))
    assert driver.results.row_count == 2


async def test_the_other_speakers_stay_to_be_chosen_when_one_is(driver: Driver) -> None:
    await driver.press("escape", "f", "enter")
    text = "\n".join(_facet_lines(driver))
    assert "Archive" in text
    assert "● Ines Okonjo" in text


async def test_the_index_is_asked_once_whatever_filters_are_on(driver: Driver) -> None:
    await driver.narrow(Filter("speaker", "Ines Okonjo"), Filter("topic", "farming"))
    asked = len(driver.index.requests)
    await driver.press("escape", "slash", "w")
    assert len(driver.index.requests) == asked + 1


async def test_enter_on_a_chip_and_backspace_in_the_empty_line_take_filters_off(driver: Driver) -> None:
    screen = driver.app.screen
    await driver.narrow(Filter("year", "2019"), Filter("topic", "farming"))
    screen.query(Chip).first().focus()
    await driver.press("enter")
    assert [held.value for held in screen.query_now.filters] == ["farming"]
    await driver.press("backspace")
    assert screen.query_now.filters == ()


@pytest.mark.parametrize("on_chip", [True, False])
async def test_a_name_among_the_words_is_a_chip_that_one_key_removes(driver: Driver, on_chip: bool) -> None:
    await driver.search("okonjo water")
    screen = driver.app.screen
    assert [chip.filter for chip in screen.query(Chip)] == [Filter("name", "Ines Okonjo")]
    if on_chip:
        screen.query(Chip).first().focus()
    await driver.press("backspace" if on_chip else "x")
    assert not screen.query(Chip)
    assert driver.index.requests[-1].nobody == ("Ines Okonjo",)
    assert screen.query_now.text == "okonjo water"
    await driver.press("slash", "backspace")
    await driver.search("okonjo")
    assert driver.index.requests[-1].nobody == ()


class Boats:
    """A model to which everything means one of two things."""

    identifier = "boats"

    def vectors(self, texts: Sequence[str]) -> Vectors:
        afloat = [("boat" in text or "ferry" in text or "vessel" in text) for text in texts]
        return np.array([[float(one), 1.0 - one] for one in afloat], np.float32)


async def test_a_key_finds_what_means_the_same_in_other_words(
    start: Start, own_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools, "load_model", lambda named: Boats())
    engine_in(own_library.index_folder).make_vectors(Boats())
    async with start(library=own_library, meaning="") as driver:
        await driver.search("vessel")
        assert driver.results.row_count == 0
        await driver.press("W")
        assert driver.results.row_count > 0
        assert "by meaning" in driver.screen_text
        assert driver.results.hit(0).found_by == "meaning"
        await driver.press("W")
        assert driver.results.row_count == 0


async def test_without_a_model_the_key_says_what_it_needs(start: Start) -> None:
    async with start(meaning="off") as driver:
        await driver.search("well")
        found = driver.results.row_count
        await driver.press("W")
        assert any("[meaning] model" in message for message in driver.messages)
        assert driver.results.row_count == found
        assert not driver.app.screen.query_now.by_meaning


async def test_a_click_on_a_chip_takes_its_filter_off(driver: Driver) -> None:
    await driver.narrow(Filter("year", "2019"))
    await driver.pilot.click(Chip)
    await driver.settle()
    assert driver.app.screen.query_now.filters == ()


async def test_what_is_said_outside_of_answers_is_told_read_and_marked(start: Start, tmp_path: Path) -> None:
    async with start(library=build(tmp_path / "opened", opened(TRANSCRIPTS))) as driver:
        await driver.write("heron OR aquifer")
        assert "hits by relevance · w: 1 outside" in driver.screen_text
        assert "outside questions ·" in driver.screen_text
        await driver.press("escape", "w")
        assert "Outside questions" in driver.screen_text
        assert "the heron has not moved" in driver.screen_text
        assert "(no question)" not in driver.screen_text
        passage = driver.reader.pair
        assert passage is not None
        await driver.press("m")
        assert [item.id for item in driver.app.session.basket.items] == [passage.id]
        await driver.press("right_square_bracket")
        assert "Answer 1" in driver.screen_text


async def test_an_interview_in_which_nobody_is_asked_is_opened_at_what_is_said(
    start: Start, tmp_path: Path
) -> None:
    talk = "---\ntitle: A monologue\n---\n\n**Nora Felling:** The heron has not moved since noon.\n"
    async with start(library=build(tmp_path / "alone", {"monologue.md": talk})) as driver:
        assert "The index holds no Q&A pairs." in driver.screen_text
        assert "Write words to find what else is said" in driver.screen_text
        await driver.press("escape", "2")
        assert "Nobody is asked here. Press Enter to read what is said." in driver.screen_text
        await driver.press("enter")
        request = driver.index.requests[-1]
        assert (request.path, request.within) == ("monologue.md", "outside")
        assert driver.reader.pair is not None
        assert "Nora Felling: The heron has not moved" in driver.screen_text
        await driver.press("right_square_bracket", "left_square_bracket")
        assert "No question comes after this passage in its file." in driver.messages
        assert "No question comes before this passage in its file." in driver.messages


async def test_answers_are_sorted_by_one_key_and_the_border_says_how(driver: Driver) -> None:
    assert "10 answers by date" in driver.screen_text
    await driver.search("aquifer")
    orders = []
    for order in ("relevance", "date", "speaker", "length"):
        assert f"3 answers by {order}" in driver.screen_text
        orders.append([driver.results.hit(row).pair for row in range(3)])
        await driver.press("s")
    assert driver.app.screen.query_now == Query("aquifer")
    by_relevance, by_date, by_speaker, by_length = orders
    assert {pair.id for pair in by_relevance} == {pair.id for pair in by_length}
    assert by_date == sorted(by_date, key=lambda pair: pair.date, reverse=True)
    assert by_speaker == sorted(by_speaker, key=lambda pair: pair.answerers[0])
    assert by_length == sorted(by_length, key=lambda pair: -len(pair.answer))
    await driver.press("3")
    assert "Only answers have several orders" in (driver.app.screen.why_not("sort") or "")


async def test_searches_are_kept_by_name_and_searched_again(
    start: Start, library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = state_file(user_state_folder(), library.index_folder)
    async with start(state_file=file) as driver:
        await driver.search("aquifer")
        await driver.press("w", "w", "s", "S")
        await driver.write("wells and pumps")
        await driver.press("enter")
        await driver.search("pear")
        await driver.press("h")
        assert driver.screen_name == "ChooseDialog"
        assert "wells and pumps" in driver.screen_text
        await driver.press("enter")
        assert driver.app.screen.query_now == Query("aquifer", within="question", sort="date")
    index = ["--index", str(library.index_folder)]
    assert main(["search", "--saved", "wells and pumps", "--json", *index]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == 1
    for wrong in (["--saved", "wells"], ["--saved", "wells and pumps", "pear"]):
        assert main(["search", *wrong, *index]) == 2
    assert "There are: wells and pumps." in capsys.readouterr().err
    async with start(state_file=file) as driver:
        await driver.press("escape", "S")
        assert "No longer kept: wells and pumps" in driver.messages


def test_a_search_that_was_kept_by_meaning_is_one_by_meaning(
    own_library: Library, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interviews.search.meaning.load_model", lambda named: Boats())
    engine_in(own_library.index_folder).make_vectors(Boats())
    kept = State(searches={"boats": Query("vessel", by_meaning=True)})
    save_state(kept, state_file(user_state_folder(), own_library.index_folder))
    assert main(["search", "--saved", "boats", "--json", "--index", str(own_library.index_folder)]) == 0
    assert json.loads(capsys.readouterr().out)["total"] > 0


async def test_the_request_of_a_search_holds_every_filter(driver: Driver) -> None:
    query = driver.app.screen.query_now.with_text("water")
    for chosen in (Filter("outlet", "Radio Quay"), Filter("year", "2021"), Filter("path", "a.md")):
        query = query.toggled(chosen)
    assert query.request(5, 10) == SearchRequest(
        text="water", outlets=("Radio Quay",), years=("2021",), path="a.md", limit=5, offset=10
    )


async def test_an_index_rebuilt_elsewhere_is_noticed_when_the_terminal_has_the_focus_again(
    start: Start, own_library: Library
) -> None:
    async with start(library=own_library) as driver:
        (own_library.transcripts / own_library.pairs[0].path).unlink()
        own_library.rebuild()
        driver.app.post_message(AppFocus())
        await driver.settle()
        assert driver.results.row_count == 7


async def test_up_and_down_in_the_query_line_go_through_what_was_searched(driver: Driver) -> None:
    line = driver.app.screen.query_one("#query", Input)
    await driver.press("up")
    assert line.value == ""
    await driver.search("aquifer")
    await driver.search("pear")
    await driver.press("slash")
    await driver.write("stre")
    seen = []
    for key in ("up", "up", "up", "down", "down"):
        await driver.press(key)
        seen.append(line.value)
    assert seen == ["pear", "aquifer", "aquifer", "pear", "stre"]
    await driver.press("down")
    assert not line.has_focus


@pytest.mark.parametrize(
    ("mode", "first", "second"), [("3", "Ines Okonjo", "Nora Felling"), ("4", "drought", "groundwater")]
)
async def test_the_reader_follows_the_list_of_people_and_topics(
    driver: Driver, mode: str, first: str, second: str
) -> None:
    await driver.press("escape", mode)
    lines = [line.content.plain for line in driver.reader.view.laid_out.lines]
    assert lines[0] == first
    assert "answers; Enter lists them." in lines[2 if mode == "3" else 1]
    await driver.press("down")
    assert driver.reader.view.laid_out.lines[0].content.plain == second
    assert driver.reader.pair is None
    await driver.press("c")
    assert driver.screen_name == "BrowseScreen"
    assert "Choose an answer in the list first." in driver.messages


@pytest.mark.parametrize("mode", ["2", "3", "4"])
async def test_where_the_list_is_empty_the_reader_is_and_no_command_acts(driver: Driver, mode: str) -> None:
    await driver.press("escape", mode, "slash")
    await driver.write("zeppelin")
    await driver.press("enter")
    assert driver.reader.pair is None
    assert "the list is empty" in driver.screen_text
    await driver.press("m", "c", "i")
    assert driver.screen_name == "BrowseScreen"
    assert not driver.app.session.basket.items
    await driver.press("slash")
    await driver.write("o")
    assert "the list is empty" not in driver.screen_text


async def test_an_interview_in_the_list_is_the_one_that_is_cited(driver: Driver) -> None:
    await driver.press("escape", "2", "down", "m")
    [item] = driver.app.session.basket.items
    assert "Tomas Arle" in item.words


async def test_words_that_were_only_begun_are_not_remembered(driver: Driver) -> None:
    await driver.write("aqui")
    await driver.press("down", "slash")
    await driver.write("pear")
    await driver.press("escape")
    assert driver.app.session.state.history == []
    await driver.press("slash", "enter")
    assert driver.app.session.state.history == ["pear"]


async def test_what_was_searched_is_there_again_and_typing_replaces_it(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    async with start(state_file=file) as driver:
        await driver.search("aquifer")
        await driver.press("w", "w")
    async with start(state_file=file) as driver:
        assert "questions only" in driver.screen_text
        await driver.press(*"pear")
        assert driver.app.screen.query_one("#query", Input).value == "pear"


async def test_what_is_told_takes_the_place_of_what_was_told_before(driver: Driver) -> None:
    await driver.press("escape", "m", "m", "m", "e")
    [told] = driver.app._notifications
    assert "Wrote arle-2019" in told.message


async def test_no_cursor_blinks_where_nothing_is_to_move(driver: Driver) -> None:
    driver.app.animation_level = "none"
    await driver.press("escape", "slash")
    assert not driver.app.focused.cursor_blink
    await driver.press("escape", "f")
    assert not driver.app.focused.cursor_blink
    await driver.press("escape", "m", "b", "a")
    assert not driver.app.focused.cursor_blink


async def test_half_a_word_does_not_empty_the_list_while_one_writes(driver: Driver) -> None:
    await driver.search("aquifer")
    await driver.press("slash")
    driver.app.patience = 60
    await driver.write("zeppel")
    assert driver.results.row_count == 3
    await driver.write("s")
    assert driver.results.row_count == 3
    await driver.press("enter")
    assert driver.results.row_count == 0
    assert "0 hits" in driver.screen_text


async def test_what_half_a_word_finds_is_listed_without_waiting_and_stays_with_enter(driver: Driver) -> None:
    driver.app.patience = 60
    await driver.press("escape", "slash")
    await driver.write("aqui")
    assert driver.results.row_count == 3
    await driver.press("enter")
    assert driver.results.row_count == 3


async def test_a_word_mended_before_the_one_that_is_written_keeps_nothing_waiting(driver: Driver) -> None:
    await driver.press("escape", "slash")
    driver.app.patience = 60
    everything = driver.results.row_count
    await driver.write("aquifre")
    assert driver.results.row_count == everything
    await driver.write(" so")
    assert driver.results.row_count < everything
    assert "Searched for" in driver.screen_text


async def test_what_is_written_during_a_search_is_searched_after_it_and_only_the_last_of_it(
    driver: Driver,
) -> None:
    await driver.press("escape", "slash")
    line = driver.app.focused
    before = len(driver.index.requests)
    for letter in "aquifer":
        line.insert_text_at_cursor(letter)
    await driver.settle()
    assert [request.text for request in driver.index.requests[before:]] == ["a", "aquifer"]
    assert driver.results.row_count == 3
