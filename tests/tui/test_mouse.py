"""Everything can be done with the mouse."""

from __future__ import annotations

from driving import Driver, Start
from invented import Library
from textual.events import MouseScrollDown

from interviews.tui.widgets.command_footer import CommandFooter
from interviews.tui.widgets.document_view import DocumentView
from interviews.tui.widgets.list_pane import ModeTab
from interviews.tui.widgets.results import ResultList


async def test_a_click_on_an_answer_shows_it(driver: Driver) -> None:
    await driver.pilot.click(ResultList, offset=(5, 6))
    await driver.settle()
    assert driver.reader.pair == driver.library.pairs[1]


async def test_a_click_on_a_tab_shows_its_list(driver: Driver) -> None:
    await driver.pilot.click(list(driver.app.screen.query(ModeTab))[1])
    await driver.settle()
    assert driver.app.screen.lists.mode == "interviews"


async def test_a_click_in_the_footer_presses_the_key(driver: Driver) -> None:
    await driver.press("escape")
    footer = driver.app.screen.query_one(CommandFooter)
    column = footer.render().plain.index("Cite")
    await driver.pilot.click(footer, offset=(column, 0))
    await driver.settle()
    assert driver.screen_name == "CiteScreen"


async def test_a_click_beside_the_citation_closes_it(driver: Driver) -> None:
    await driver.press("escape", "c")
    await driver.pilot.click(offset=(0, 0))
    await driver.settle()
    assert driver.screen_name == "BrowseScreen"


async def test_the_wheel_scrolls_the_list_without_moving_the_cursor(
    start: Start, long_library: Library
) -> None:
    async with start(library=long_library) as driver:
        await driver.pilot._post_mouse_events([MouseScrollDown], ResultList, offset=(5, 5))
        await driver.settle()
        assert driver.results.scroll_offset.y > 0
        assert driver.results.cursor == 0


async def test_text_is_selected_by_dragging_and_copied_with_ctrl_c(driver: Driver) -> None:
    view = driver.app.screen.query_one("#answer", DocumentView)
    await driver.pilot.mouse_down(view, offset=(1, 1))
    await driver.pilot.hover(view, offset=(9, 1))
    await driver.pilot.mouse_up(view, offset=(9, 1))
    await driver.press("ctrl+c")
    assert driver.app.clipboard.startswith("How fast")
