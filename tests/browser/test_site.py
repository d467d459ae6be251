"""A published collection as its readers have it: searched, followed, cited, and safe from its transcripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interviews.cli.main import main

axe = pytest.importorskip("axe_playwright_python.sync_playwright")

SAMPLES = Path(__file__).parents[2] / "sample_data"
HOSTILE = """\
---
title: '<img src=x onerror="document.title=1"><script>document.title = "acted"</script> wells'
---

**Eve:** Is it <img src=x onerror="document.title='acted'"> so? <script>document.title = "acted"</script>

**Bram Tielman:** A zanzibar of <b onmouseover="document.title='acted'">wells</b>.

<mark>&lt;img src=x&gt;</mark>
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, served: Callable[[Path], str]) -> str:
    root = tmp_path_factory.mktemp("site")
    (root / "more").mkdir()
    (root / "more" / "hostile.md").write_text(HOSTILE, encoding="utf-8")
    index = str(root / "index")
    assert main(["rebuild", str(SAMPLES), str(root / "more"), "--index", index]) == 0
    assert main(["publish", str(root / "site"), "--index", index]) == 0
    return served(root / "site")


@pytest.fixture
def page(browser: Any) -> Any:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    opened.requested = []
    opened.wrong = []
    opened.on("request", lambda request: opened.requested.append(request.url))
    opened.on("pageerror", lambda error: opened.wrong.append(str(error)))
    opened.on("console", lambda said: opened.wrong.append(said.text) if said.type == "error" else None)
    yield opened
    assert opened.wrong == []
    context.close()


def test_an_answer_is_found_read_and_cited(site: str, page: Any) -> None:
    page.goto(f"{site}/index.html")
    page.fill("#words", "expensive puddle")
    page.locator("#hits li", has_text="The Slow Hour").locator("p a").first.click()
    assert "/interviews/" in page.url
    answer = page.locator("section:has(h2:target)")
    assert "puddle" in answer.inner_text()
    answer.locator("summary").click()
    answer.get_by_role("button", name="Copy").click()
    answer.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "(Benhaddad, 2019" in copied
    assert "Benhaddad, Y. (2019" in copied
    assert copied.endswith(page.url)
    assert {address.split("/")[2] for address in page.requested} == {site.removeprefix("http://")}


def test_a_search_is_an_address_and_the_keyboard_reaches_all(site: str, page: Any) -> None:
    page.goto(f"{site}/index.html?q=drought")
    page.locator("#hits li").first.wait_for()
    assert "interviews" in page.inner_text("#found")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_nothing_in_a_transcript_acts(site: str, page: Any) -> None:
    page.goto(f"{site}/index.html?q=zanzibar")
    page.locator("#hits li p a").first.wait_for()
    assert page.locator("#hits img").count() == 0
    page.locator("#hits li p a").first.click()
    assert "<script>" in page.locator("h1").inner_text()
    assert page.locator("main img, main script").count() == 0
    assert "acted" not in page.evaluate("document.title").split("·")[0].replace('"acted"', "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_accessibility_checker_finds_nothing(site: str, browser: Any, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 400, "height": 800})
    page = context.new_page()
    page.goto(f"{site}/index.html?q=drought")
    page.locator("#hits li").first.wait_for()
    pages = [page.url]
    for name in ("Speakers", "Topics"):
        page.goto(f"{site}/index.html")
        page.get_by_role("link", name=name, exact=True).click()
        pages.append(page.url)
        page.locator("main li a").first.click()
        pages.append(page.url)
    page.locator("main li a").first.click()
    pages.append(page.url.partition("#")[0])
    for address in pages:
        page.goto(address)
        found = axe.Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], address
    context.close()


def test_without_a_server_all_is_read_and_it_is_said_why_there_is_no_search(
    tmp_path: Path, browser: Any
) -> None:
    index = str(tmp_path / "index")
    assert main(["rebuild", str(SAMPLES), "--index", index]) == 0
    assert main(["publish", str(tmp_path / "site"), "--index", index]) == 0
    page = browser.new_page()
    page.goto((tmp_path / "site" / "index.html").as_uri())
    assert "web server" in page.inner_text("#found")
    page.locator("main li a").first.click()
    assert page.locator("article section").count() > 1
    page.close()
