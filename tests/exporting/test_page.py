"""The HTML page, read by an HTML parser."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.exporting.collection import Collection, Entry, Presentation
from interviews.exporting.page import export

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "h4", "h5", "h6", "section"),
    *("article", "blockquote", "p", "a", "em", "strong", "code", "pre", "ul", "ol", "li", "hr", "br"),
}
LOADING = {"src", "srcset", "background", "data", "action", "poster", "style"}


class Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in {"meta", "br", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def page(*entries: Entry, **shown: Any) -> Page:
    return Page("".join(export(Collection(entries, Presentation(**shown)))))


@pytest.mark.usefixtures("needs_pandoc")
def test_a_page_has_words_sources_notes_and_bibliography(make_entry: Any) -> None:
    read = page(make_entry(note="for chapter two"), title="Wells")
    for words in (
        "How deep is it?",
        "It was four.",
        "Runa Halvard, interview by Piet Mossel",
        "question 1",
        "(Halvard, 2021)",
        "for chapter two",
        "Bibliography",
        "Halvard, R. (2021, June 14).",
    ):
        assert words in read.words
    assert ("id", "pair-0123456789abcdef") in read.attributes
    assert ("lang", "en") in read.attributes
    assert not read.open


HOSTILE = (
    "<script>alert(1)</script>",
    "![x](https://example.com/pixel.png)",
    "[x](javascript:alert(1))",
    '<img src=x onerror="alert(1)">',
    '" onmouseover="alert(1)',
    "</style></head><iframe src='https://example.com'></iframe>",
    "<!-- ",
    "```\n</blockquote>",
    "&lt;b&gt;\x00\x1b[31m",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_in_a_page_runs_or_loads(words: str, make_uncitable: Any) -> None:
    assert_harmless(hostile_page(words, make_uncitable))


@given(st.text(max_size=80))
def test_nothing_in_any_page_runs_or_loads(make_uncitable: Any, words: str) -> None:
    assert_harmless(hostile_page(words, make_uncitable))


@pytest.mark.usefixtures("needs_pandoc")
def test_hostile_metadata_run_and_load_nothing(make_entry: Any) -> None:
    for words in HOSTILE:
        about = {"title": words, "outlet": words, "url": "javascript:alert(1)"}
        assert_harmless(page(make_entry(about, title=words)))


def hostile_page(words: str, make_uncitable: Any) -> Page:
    entry = make_uncitable(
        question=words,
        answer=words,
        questioners=(words,),
        answerers=(words,),
        topics=(words,),
        language=words,
        path=words,
        note=words,
    )
    return page(entry, title=words)


def assert_harmless(read: Page) -> None:
    assert set(read.tags) <= TAGS
    for name, value in read.attributes:
        assert name not in LOADING
        assert not name.startswith("on")
        if name == "href":
            assert (
                not (value or "").lower().strip().startswith(("javascript:", "data:", "vbscript:", "file:"))
            )
    assert not read.open
