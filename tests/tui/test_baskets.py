"""The basket: on the screen, and as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import Start
from hypothesis import given
from hypothesis import strategies as st
from invented import Library

from interviews.errors import SourceError
from interviews.exporting.baskets import read_items, write_items
from interviews.session.baskets import Basket, Item, file_of, load_basket, save_basket


async def test_marked_answers_show_in_the_list_and_in_the_file(start: Start) -> None:
    async with start() as driver:
        await driver.press("escape", "m")
        assert "◆ How fast" in driver.screen_text
        text = (driver.folder / "baskets" / "basket.txt").read_text()
        assert (
            f"{driver.library.pairs[0].id}  How fast does the aquifer refill after a dry winter? (Ines"
            in text
        )
        await driver.press("m")
        assert "◆" not in driver.screen_text


async def test_the_basket_is_reordered_annotated_and_thinned(start: Start) -> None:
    async with start() as driver:
        await driver.press("escape", "m", "down", "m", "down", "m", "b")
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


async def test_keeping_an_answer_with_a_note_is_possible_when_asked(start: Start) -> None:
    async with start() as driver:
        await driver.press("escape", "m", "b", "a")
        await driver.write("note")
        await driver.press("enter", "d", "down", "enter")
        assert len(driver.app.session.basket.items) == 1


async def test_the_basket_is_exported_in_the_chosen_format(start: Start) -> None:
    async with start() as driver:
        await driver.press("escape", "m", "b", "e", "enter")
        assert "Slowly. Chalk takes the rain" in (driver.folder / "basket.md").read_text()


async def test_an_empty_basket_says_how_to_fill_it_and_why_keys_are_grey(start: Start) -> None:
    async with start() as driver:
        await driver.press("escape", "b")
        assert "Mark answers with m while you read" in driver.screen_text
        await driver.press("e")
        assert "The basket is empty. Mark answers with m while you read." in driver.messages


async def test_another_basket_is_started_and_the_first_one_found_again(start: Start) -> None:
    async with start() as driver:
        await driver.press("escape", "m", "b", "s", "down", "enter")
        await driver.write("chapter two")
        await driver.press("enter")
        assert driver.app.session.state.basket == "chapter-two"
        assert driver.app.session.basket == Basket()
        await driver.press("s", "enter")
        assert len(driver.app.session.basket.items) == 1


async def test_answers_that_are_in_no_index_any_more_keep_their_words(start: Start) -> None:
    async with start() as driver:
        item = Item("0123456789abcdef", "What was asked? (Somebody)")
        await driver.press("escape", "m")
        driver.app.session.change_basket(lambda basket: Basket((item, *basket.items)))
        await driver.press("b")
        assert "What was asked? (Somebody)" in driver.screen_text
        assert "not in this index" in driver.screen_text
        await driver.press("e", "enter")
        assert "Wrote 1 answer" in driver.messages[-1]
        assert "Left out, not in this index: What was asked?" in driver.messages[-1]


async def test_changes_of_others_to_the_file_are_kept(start: Start) -> None:
    async with start() as driver:
        await driver.press("escape", "m")
        file = driver.folder / "baskets" / "basket.txt"
        file.write_text(file.read_text() + "0123456789abcdef  Put in elsewhere (Somebody)\n")
        await driver.press("down", "m")
        assert [item.id for item in driver.app.session.basket.items][1] == "0123456789abcdef"
        assert "Put in elsewhere" in file.read_text()
        assert len(read_items(file.read_text())) == 3


async def test_a_file_that_cannot_be_read_is_left_alone(start: Start) -> None:
    async with start() as driver:
        file = driver.folder / "baskets" / "basket.txt"
        file.mkdir(parents=True)
        await driver.press("escape", "m")
        assert "cannot be read" in driver.messages[-1]
        assert file.is_dir()


_WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


@given(
    st.lists(st.tuples(st.integers(0, 2**64 - 1), _WORDS, _WORDS), max_size=5, unique_by=lambda row: row[0])
)
def test_a_basket_written_and_read_is_the_same(rows: list[tuple[int, str, str]]) -> None:
    basket = Basket(tuple(Item(f"{number:016x}") for number, _, _ in rows))
    for number, _, note in rows:
        basket = basket.noted(f"{number:016x}", note)
    assert read_items(write_items(basket.items)) == basket.items


def test_moving_past_the_ends_changes_nothing() -> None:
    basket = Basket((Item("a" * 16), Item("b" * 16)))
    assert basket.moved("a" * 16, -1) == basket
    assert basket.moved("b" * 16, 1) == basket
    assert basket.moved("c" * 16, 1) == basket
    assert basket.moved("a" * 16, 1).items[0].id == "b" * 16


def test_a_pair_is_put_in_once_and_taken_out_again(library: Library) -> None:
    pair = library.pairs[0]
    basket = Basket().toggled(pair)
    assert pair.id in basket
    assert basket.toggled(pair) == Basket()


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


async def test_what_is_marked_in_the_whole_interview_shows_in_the_list(start: Start) -> None:
    async with start() as driver:
        await driver.press("escape", "i", "m", "escape")
        assert "◆ How fast" in driver.screen_text
