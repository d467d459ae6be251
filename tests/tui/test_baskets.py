"""The basket: on the screen, and as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import Driver, Start
from hypothesis import given
from hypothesis import strategies as st
from invented import Library
from textual.geometry import Offset
from textual.selection import Selection

from interviews.errors import SourceError
from interviews.exporting.baskets import (
    Basket,
    Item,
    file_of,
    load_basket,
    read_items,
    save_basket,
    write_items,
)
from interviews.exporting.packet import read
from interviews.tui.widgets.results import PAGE_SIZE


async def test_marked_answers_show_in_the_list_and_in_the_file(driver: Driver) -> None:
    await driver.press("escape", "m")
    assert "◆ How fast" in driver.screen_text
    text = (driver.folder / "baskets" / "basket.txt").read_text()
    assert f"{driver.library.pairs[0].id}  How fast does the aquifer refill after a dry winter? (Ines" in text
    await driver.press("up", "m")
    assert "◆" not in driver.screen_text


async def test_the_basket_is_reordered_annotated_and_thinned(driver: Driver) -> None:
    await driver.press("escape", "m", "m", "m", "b")
    first, second, third = (item.id for item in driver.app.session.basket.items)
    await driver.press("J", "a")
    await driver.write("for the chapter on wells")
    await driver.press("enter")
    assert [item.id for item in driver.app.session.basket.items] == [second, first, third]
    assert "✎ for the chapter on wells" in driver.screen_text
    await driver.press("d")
    assert driver.screen_name == "ChooseDialog"
    await driver.press("enter")
    assert [item.id for item in driver.app.session.basket.items] == [second, third]
    await driver.press("d")
    assert len(driver.app.session.basket.items) == 1


async def test_a_note_may_have_several_lines(driver: Driver) -> None:
    await driver.press("escape", "m", "b", "a")
    await driver.write("for the chapter")
    await driver.press("ctrl+j")
    await driver.write("on wells")
    await driver.press("enter")
    assert driver.app.session.basket.items[0].note == "for the chapter\non wells"
    assert load_basket(driver.folder / "baskets", "basket") == driver.app.session.basket
    await driver.press("e", "enter")
    assert "Note: for the chapter\\\non wells" in (driver.folder / "basket.md").read_text()


async def test_the_packet_keeps_the_order_of_the_basket(driver: Driver) -> None:
    await driver.press("escape", "m", "m", "m", "m", "b", "J", "J", "e", "enter")
    text = (driver.folder / "basket.md").read_text()
    items = driver.app.session.basket.items
    assert items[2].id == driver.library.pairs[0].id
    places = [text.index(f"`{item.id}`") for item in items]
    assert places == sorted(places)
    assert text.count("\n## ") == 1


async def test_changes_of_the_basket_are_taken_back_one_by_one(driver: Driver) -> None:
    await driver.press("escape", "u")
    assert "The basket was not changed since you began." in driver.messages
    await driver.press("m", "m", "b", "a")
    await driver.write("a note")
    await driver.press("enter", "d", "enter")
    assert len(driver.app.session.basket.items) == 1
    await driver.press("u")
    assert driver.app.session.basket.items[0].note == "a note"
    assert "✎ a note" in driver.screen_text
    await driver.press("u", "u", "u")
    assert driver.app.session.basket == Basket()
    assert load_basket(driver.folder / "baskets", "basket") == Basket()


async def test_what_others_changed_is_not_taken_back(driver: Driver) -> None:
    await driver.press("escape", "m")
    file = driver.folder / "baskets" / "basket.txt"
    file.write_text(file.read_text() + "0123456789abcdef  Put in elsewhere (Somebody)\n")
    await driver.press("u")
    assert "changed elsewhere" in driver.messages[-1]
    assert "Put in elsewhere" in file.read_text()


async def test_a_range_of_answers_is_marked(start: Start, long_library: Library) -> None:
    async with start(library=long_library) as driver:
        await driver.press("escape", "M")
        assert "Mark the first answer with m" in driver.messages[-1]
        await driver.press("m", "end", "M")
        held = [item.id for item in driver.app.session.basket.items]
        assert held == [pair.id for pair in driver.library.pairs[: driver.results.cursor + 1]]
        assert len(held) > PAGE_SIZE


async def test_selected_words_are_quoted_with_who_says_them_and_when(driver: Driver) -> None:
    await driver.press("escape")
    view = driver.reader.view
    lines = [line.content.plain for line in view.laid_out.lines]
    row = next(row for row, line in enumerate(lines) if "cold water" in line)
    start_place = Offset(lines[row].index("cold"), row)
    chosen = Selection(start_place, Offset(len(lines[row + 1]), row + 1))
    driver.app.screen.selections = {view: chosen}
    await driver.press("m")
    [item] = driver.app.session.basket.items
    assert item.part.startswith("*cold* water: for weeks nothing")
    assert not driver.app.screen.selections
    driver.app.screen.selections = {view: Selection(Offset(0, row + 1), Offset(9, row + 1))}
    await driver.press("y")
    copied = driver.app.clipboard
    assert "00:04:20" in copied
    assert "Slowly" not in copied
    await driver.press("b")
    assert "❝ cold water" in driver.screen_text
    await driver.press("e", "enter")
    packet = (driver.folder / "basket.md").read_text()
    assert "> **Ines Okonjo:** *cold* water" in packet
    assert "Slowly" not in packet
    assert "part of the answer" in packet
    [quoted] = read(packet)
    assert quoted.in_part


async def test_lines_are_selected_with_the_keyboard(driver: Driver) -> None:
    await driver.search("drizzle")
    await driver.press("enter", "n", "shift+down", "m")
    [item] = driver.app.session.basket.items
    assert item.part == "whether the rain comes as drizzle or as a storm."


async def test_selecting_begins_with_the_answer_and_its_beginning_can_be_moved(driver: Driver) -> None:
    await driver.press("escape", "enter", "shift+down", "shift+down", "shift+down")
    view = driver.reader.view
    lines = [line.content.plain for line in view.laid_out.lines]
    first = next(number for number, line in enumerate(lines) if line.startswith("Slowly."))
    assert (view.text_selection.start.y, view.text_selection.end.y) == (first, first + 2)
    await driver.press("shift+right", "shift+right", "shift+left", "shift+up")
    assert (view.text_selection.start.y, view.text_selection.end.y) == (first + 1, first + 1)
    await driver.press("shift+right")
    assert view.text_selection is None


async def test_selected_words_of_no_answer_are_not_quoted(driver: Driver) -> None:
    await driver.press("escape")
    driver.app.screen.selections = {driver.reader.view: Selection(Offset(0, 0), Offset(8, 1))}
    await driver.press("m")
    assert "Only words of one answer can be quoted" in driver.messages[-1]
    assert driver.app.session.basket == Basket()


async def test_answers_that_are_in_no_index_any_more_keep_their_words(driver: Driver) -> None:
    item = Item("0123456789abcdef", "What was asked? (Somebody)")
    await driver.press("escape", "m")
    driver.app.session.change_basket(lambda basket: Basket((item, *basket.items)))
    await driver.press("b")
    assert "What was asked? (Somebody)" in driver.screen_text
    assert "not in this index" in driver.screen_text
    await driver.press("e", "enter")
    assert "Wrote 1 item" in driver.messages[-1]
    assert "Left out, not in this index: What was asked?" in driver.messages[-1]


async def test_changes_of_others_to_the_file_are_kept(driver: Driver) -> None:
    await driver.press("escape", "m")
    file = driver.folder / "baskets" / "basket.txt"
    file.write_text(file.read_text() + "0123456789abcdef  Put in elsewhere (Somebody)\n")
    await driver.press("m")
    assert [item.id for item in driver.app.session.basket.items][1] == "0123456789abcdef"
    assert "Put in elsewhere" in file.read_text()
    assert len(read_items(file.read_text())) == 3


async def test_a_file_that_cannot_be_read_is_left_alone(driver: Driver) -> None:
    file = driver.folder / "baskets" / "basket.txt"
    file.mkdir(parents=True)
    await driver.press("escape", "m")
    assert "cannot be read" in driver.messages[-1]
    assert file.is_dir()


_WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


@given(
    st.lists(st.tuples(st.integers(0, 2**64 - 1), _WORDS, _WORDS), max_size=5, unique_by=lambda row: row[0])
)
def test_a_basket_written_and_read_is_the_same(library: Library, rows: list[tuple[int, str, str]]) -> None:
    basket = Basket()
    for number, part, note in rows:
        pair = library.pairs[0]._replace(id=f"{number:016x}")
        basket = basket.with_part(pair, part).with_part(pair, note).noted(pair.id, note)
    assert read_items(write_items(basket.items)) == basket.items


def test_moving_past_the_ends_changes_nothing() -> None:
    basket = Basket((Item("a" * 16), Item("b" * 16)))
    assert basket.moved("a" * 16, -1) == basket
    assert basket.moved("b" * 16, 1) == basket
    assert basket.moved("c" * 16, 1) == basket
    assert basket.moved("a" * 16, 1).items[0].id == "b" * 16


def test_a_pair_is_put_in_once_and_taken_out_again(library: Library) -> None:
    pair = library.pairs[0]
    basket = Basket().with_all([pair]).with_all([pair, pair])
    assert len(basket.items) == 1
    assert pair.id in basket
    assert basket.without(pair.id) == Basket()


def test_names_cannot_leave_the_basket_folder(tmp_path: Path) -> None:
    assert file_of(tmp_path, "../../etc/passwd").parent == tmp_path
    assert file_of(tmp_path, "...").name == "basket.txt"


def test_a_basket_that_cannot_be_written_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "baskets").write_text("a file where the folder should be")
    with pytest.raises(SourceError, match="cannot be written"):
        save_basket(Basket(), tmp_path / "baskets", "basket")


def test_a_basket_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert load_basket(tmp_path, "none") == Basket()
    assert load_basket(None, "none") == Basket()
